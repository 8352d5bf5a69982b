"""Offices of signatories: recognised in any letters, written as inside a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.bodies.casing import cased
from loaders.fold import fold
from loaders.vocabulary import toml

VOCABULARY = "offices.toml"

_PLACE = re.compile(r"\b((?:tỉnh|thành phố|huyện|quận|phường|xã|thị trấn) )([^,]+)\Z")
_BODY = re.compile(
    r"(?<=[^\W\d_]) ((?i:bộ|sở|cục|chi cục|tổng cục|vụ|viện) (?!trưởng)[^\W\d_][^,-]+)\Z"
)
_LONGEST_OFFICE = 40


@dataclass(frozen=True, slots=True)
class _Offices:
    """The vocabulary: `known` finds a folded office, `alone` fits one that is a whole line.

    `pattern` finds words in lower case and `cased` maps them to sentence case; `misread` and
    `folded` do so for offices of several words whose diacritics a scan lost.
    """

    known: re.Pattern[str]
    alone: re.Pattern[str]
    cased: dict[str, str]
    pattern: re.Pattern[str]
    misread: re.Pattern[str]
    folded: dict[str, str]


@cache
def _offices() -> _Offices:
    data = toml(VOCABULARY)
    words = (*data["forms"], *data["bodies"], *data["abbreviations"])
    cased = {word.lower(): word for word in words}
    ordered = sorted(cased, key=len, reverse=True)
    known = "|".join(re.escape(fold(form)) for form in sorted(data["forms"], key=len, reverse=True))
    folded = {fold(form): form for form in data["forms"] if " " in form}
    several = "|".join(sorted(folded, key=len, reverse=True))
    return _Offices(
        re.compile(rf"\b(?:{known})\b"),
        re.compile(rf"(?:{known})(?: (?:{known}))?"),
        cased,
        re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b"),
        re.compile(rf"\b(?:pho )?(?:{several})\b"),
        folded | {f"pho {plain}": f"Phó {form}" for plain, form in folded.items()},
    )


@lru_cache(maxsize=8192)
def is_office(text: str) -> bool:
    """Whether `text` is an office and nothing else, in whatever letters.

    >>> is_office("Phó Chủ tịch"), is_office("Chủ tịch UBND tỉnh")
    (True, False)
    """
    short = text[:1].isupper() and len(text) < _LONGEST_OFFICE
    return short and _offices().alone.fullmatch(fold(text)) is not None


def opens_office(text: str) -> bool:
    """Whether `text` begins with an office, in whatever letters."""
    return _offices().known.match(fold(text[:_LONGEST_OFFICE])) is not None


def names_office(text: str) -> bool:
    """Whether an office stands anywhere in `text`."""
    return _offices().known.search(fold(text)) is not None


@lru_cache(maxsize=4096)
def office_case(text: str) -> str:
    """An office printed in capitals as it is written inside a sentence.

    >>> office_case("CHÁNH VĂN PHÒNG HĐND VÀ UBND HUYỆN")
    'Chánh Văn phòng HĐND và UBND huyện'
    """
    text = text.replace("Ð", "Đ").strip(" .,")
    if not text.isupper():
        return text
    offices = _offices()
    text = _read_again(text.lower(), offices)
    text = offices.pattern.sub(lambda m: offices.cased[m[0]], text)
    text = _PLACE.sub(lambda m: m[1] + m[2].title(), text)
    text = _BODY.sub(lambda m: " " + cased(m[1], upper=True), text)
    return text[:1].upper() + text[1:]


def _read_again(text: str, offices: _Offices) -> str:
    """`text` with the offices in it whose diacritics a scan lost or mixed up."""
    plain = fold(text)
    for match in offices.misread.finditer(plain):
        text = text[: match.start()] + offices.folded[match[0]].lower() + text[match.end() :]
    return text
