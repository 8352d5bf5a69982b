"""What a head lacks and the rest of the text tells: its date, its place, who issues."""

from __future__ import annotations

import re

from msgspec import structs

from loaders.fold import fold, squeeze
from loaders.parts import date_line
from loaders.parts.date_line import DateLine
from loaders.parts.head_parts import names_body
from loaders.parts.layout import flatten

_REACH = 3000
_TELEGRAPHS = re.compile(r"\W{0,8}(\S[^\n,]{3,120}?)\s{0,9},?\s{1,9}[đĐ]iện:")
_ISSUING = re.compile(
    r"(?:^|[;.,]\s)\s{0,9}(?P<organ>[A-ZĐÀ-Ỹ][^;.,:]{5,90}?)\s{1,9}"
    r"(?:ban\s{1,9}hành|xây\s{1,9}dựng)\s{1,9}(?P<kind>[A-ZĐÀ-Ỹ]\S{0,9}\s{1,9}\S{1,9})",
    re.MULTILINE,
)


def with_foot(head: DateLine | None, rest: str) -> DateLine | None:
    """The date above the signature where the head has none; its place where it is the same day."""
    flat = flatten(rest[-_REACH:])
    foot = date_line.last(flat, fold(flat), 0)
    if head is None or foot is None:
        return head or foot
    return structs.replace(head, place=foot.place) if head.date == foot.date else head


def telegraphing(text: str, address: int) -> str | None:
    """The organ that a telegram's address names ("CHỦ TỊCH UBND TỈNH …, điện:")."""
    match = _TELEGRAPHS.match(text, address)
    return match[1] if match and names_body(match[1]) else None


def issuing(text: str, start: int, kind: str) -> str | None:
    """The organ that says in its own text what it issues ("UBND huyện ban hành Kế hoạch")."""
    for match in _ISSUING.finditer(text, start, start + _REACH):
        if squeeze(match["kind"]).startswith(kind.capitalize()) and names_body(match["organ"]):
            return squeeze(match["organ"])
    return None
