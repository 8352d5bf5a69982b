"""By which rule a mention was read: what it prints, and what had to be filled in."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.citations.law_names import LAW_TYPES, known_name_end
from loaders.citations.mentions import Found
from loaders.fold import lower

_OPEN_END = re.compile(
    r"(?:(?<!\w)(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)| ủy)\Z", re.IGNORECASE
)
_DAY = len("2021-05-10")


def rule_of(found: Found, text: str) -> str:
    """The name of the rule that read a mention in `text`, one of those in `rules.toml`."""
    if found.points_back:
        return "pointing-back"
    if found.shape == "numbered" and not found.name:
        return _numbered(found, text)
    if found.name:
        return _named(found)
    if found.shape == "dated":
        return "type-date-open-issuer" if _is_open(found.issuer) else "type-date-issuer"
    return "counter" if found.shape == "bare" else "pointing-back"


def _numbered(found: Found, text: str) -> str:
    return _doubt(found, text) or _printed(found)


def _doubt(found: Found, text: str) -> str | None:
    """What makes a number doubtful however complete its mention is."""
    if found.bad_date:
        return "impossible-date"
    if _is_mended(found, text):
        return "mended-number"
    if found.head is None:
        return "untyped-number"
    return "shared-symbol" if _shares_symbol(found) else None


def _printed(found: Found) -> str:
    """Which of type, date and issuer a number's mention has."""
    if found.issuer is None:
        return "number-date" if found.date else "number"
    if _is_open(found.issuer):
        return "open-issuer"
    issuer = "code" if found.by_code else "issuer"
    if found.date is None:
        return f"number-{issuer}"
    return f"number-date-{issuer}" if found.prints_type else f"listed-date-{issuer}"


def _is_mended(found: Found, text: str) -> bool:
    """Whether the counter or the year stands otherwise in the text, "O5/2O21/QĐ-UBND"."""
    number = found.number
    if number is None:
        return False
    printed = text[number.start : number.end]
    year = number.year is not None and str(number.year) not in printed
    return year or not printed.startswith(number.counter)


def _shares_symbol(found: Found) -> bool:
    """Whether only the counter is printed, as in "Công văn số 2522, 2523/UBND-VX"."""
    number = found.number
    return number is not None and number.end - number.start == len(number.counter)


def _named(found: Found) -> str:
    if found.number is not None:
        return "law-number"
    if found.date is not None:
        return "law-date"
    if found.amends:
        return "amending-law"
    if found.type not in LAW_TYPES:
        return "plenum"
    return "law-name" if _is_known(found.type or "", found.name or "") else "new-law-name"


@lru_cache(maxsize=4096)
def _is_known(kind: str, name: str) -> bool:
    """Whether a law's name, its type word in front, is one of the vocabulary's."""
    plain = lower(name)
    return plain == kind or known_name_end(plain, kind, len(kind) + 1) == len(plain)


@lru_cache(maxsize=4096)
def _is_open(issuer: str | None) -> bool:
    """Whether an issuer's name lacks its place, "Ủy ban nhân dân huyện"."""
    return issuer is not None and _OPEN_END.search(issuer) is not None
