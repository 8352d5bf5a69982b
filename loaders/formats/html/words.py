"""The vocabulary of `page.toml` as patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

_RULE: Final = re.compile(r"[-–—_*=.★ ]+$")
_ENUMERATION: Final = re.compile(r"\s*(?:[|•·»>]|\s/\s|\s{2,})\s*")
_LONGEST: Final = 250
"""Characters of a line that may be furniture or an attribute's name."""


class Mark(NamedTuple):
    """How much a line speaks for a document, whether a document begins about there, and whether the
    box around the document has every such line."""

    weight: int
    head: bool = False
    needed: bool = False


NO_MARK: Final = Mark(0)


@cache
def words() -> dict[str, Any]:
    """The vocabulary as data."""
    return tomllib.loads(files(__package__).joinpath("page.toml").read_text("utf-8"))


def mark(line: str) -> Mark:
    """What mark of a document a line is; weight 0 for none.

    >>> mark("Nơi nhận:").weight, mark("Tải về").weight
    (4, 0)
    """
    found = _marks().match(line)
    return NO_MARK if found is None else _mark_list()[(found.lastindex or 1) - 1]


def is_furniture(line: str) -> bool:
    """Whether a whole line is what sites write around documents.

    >>> is_furniture("Tải về | In trang"), is_furniture("Tải trọng của cầu")
    (True, False)
    """
    if len(line) > _LONGEST:
        return False
    return all(_furniture().fullmatch(part) for part in _ENUMERATION.split(line.strip()) if part)


def closes(line: str) -> bool:
    """Whether a line begins a part of the page that is no document ("Bình luận")."""
    return len(line) <= _LONGEST and _closing().fullmatch(line) is not None


def attribute(line: str) -> str:
    """The name of an attribute that a line begins with, in small letters; "" for none."""
    found = _attributes().match(line) if len(line) <= _LONGEST else None
    return found[0].rstrip(": ").lower() if found else ""


def may_stand_above(line: str) -> bool:
    """Whether a line may stand above the head of a document: "DỰ THẢO", a rule."""
    return len(line) <= 100 and bool(_RULE.match(line) or _above().fullmatch(line))


def may_be_issuer(line: str) -> bool:
    """Whether a line may name an issuer: capitals without a number.

    >>> may_be_issuer("UBND TỈNH BẮC KẠN"), may_be_issuer("QUYẾT ĐỊNH SỐ 5/QĐ-UBND")
    (True, False)
    """
    return len(line) <= 80 and line.isupper() and not any(map(str.isdigit, line))


@cache
def _mark_list() -> list[Mark]:
    return [
        Mark(entry["weight"], entry.get("head", False), entry.get("needed", False))
        for entry in words()["mark"]
    ]


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("|".join(f"({entry['pattern']})" for entry in words()["mark"]), re.I)


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in words()["furniture"]), re.I)


@cache
def _closing() -> re.Pattern[str]:
    entries = [entry["pattern"] for entry in words()["furniture"] if entry.get("closes")]
    return re.compile("|".join(f"(?:{pattern})" for pattern in entries), re.I)


@cache
def _attributes() -> re.Pattern[str]:
    return re.compile(words()["attributes"]["pattern"], re.I)


@cache
def _above() -> re.Pattern[str]:
    return re.compile(words()["above"]["pattern"], re.I)
