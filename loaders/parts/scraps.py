"""Signatures that ran into the items of a list, as where columns are set close together."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.parts.signature import is_person, is_signature_line

_GAP = re.compile(r"[ \t]+(?=[A-ZĐÐÀ-Ỹ])")
_MARKER = re.compile(r"(?:TUQ|TM|KT|TL|Q)\b(?!\s?[./])\s?")
_LONGEST_SIGNATURE = 60
_CLOSED = re.compile(
    r"(?:[;:)]|(?<=\))\.|\ALưu[^\n]{0,80}\.)\s{1,3}(?=[^\W\d_]+(?:\s[^\W\d_]+){1,4}\Z)"
)
_APART = re.compile(r"\s{2,}(?=[^\W\d_]+(?:\s[^\W\d_]+){2,4}\Z)")
_PERSONS = re.compile(r"(?i)\b(?:đ/c|đồng chí|ông|bà|đ\.c) ")


@lru_cache(maxsize=8192)
def signature_in(text: str) -> int | None:
    """Where in an item a signature begins that ran into it; None without any.

    >>> signature_in("UBND tỉnh (b/c); PHÓ CHỦ TỊCH"), signature_in("Sở Y tế; Lê Thị An")
    (17, 9)
    """
    names_persons = _PERSONS.search(text) is not None
    for gap in _GAP.finditer(text, max(0, len(text) - _LONGEST_SIGNATURE)):
        rest = text[gap.end() :]
        before = text[: gap.start()]
        apart = before[-1:] in ";,)" or not (names_persons or before.isupper())
        if rest.isupper() and apart and _is_signature(rest):
            return gap.end()
    if names_persons:
        return None
    closed = _CLOSED.search(text) or _APART.search(text)
    if closed and is_person(text[closed.end() :]):
        return closed.end()
    before, _, name = text.rpartition(", ")
    repeated = name.count(" ") > 1 and name in before and is_person(name)
    return len(before) + 2 if repeated else None


def _is_signature(rest: str) -> bool:
    """Whether `rest` is an office or an authority, no list of units ("KT, TH")."""
    marker = _MARKER.match(rest)
    if marker:
        rest = rest[marker.end() :]
    return " " in rest and is_signature_line(rest)
