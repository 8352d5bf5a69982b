"""Lists of bodies, as after Kính gửi and under Nơi nhận: their pieces and the items they make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from loaders.fold import squeeze
from loaders.parts.layout import columns, flatten

_WORD = re.compile(r"[^\W_]")
_DASH = re.compile(r"(?:\A|(?<=[;:,.]))[ .]{0,6}[-–—~•+]+[\s.]{0,3}(?=[^\W_\-])")
_LATER_DASH = re.compile(r"[-–—~•+](?<=[;:,. ].)")
"""What a dash within a line looks like; it settles quickly that a long line has none."""
_DASH_REACH = 7
_SHORT_LINE = 90
"""Longer lines are hardly ever the same in two documents."""
_EDGE = " .;:,-–—~•^|/\\[]{}<>…¯=#★☆¬·'‘’&§ˆ›»\n"
_SCRAP = re.compile(r"[;:]\s[^;:\n]{0,8}[ˆ§¬›‹°~^\\][^;:\n]{0,8}\Z")
"""What a stamp or a signature left behind an item when the page was scanned."""
_INNER = (",", ";", ":")
_CLOSERS = ".;"


_GROUP = re.compile(
    r"\b(?:các|những|từng|mọi|toàn thể|toàn bộ)\b"
    r"|\b(?:sở|huyện|xã|phường|tỉnh|phòng|ban|quận|thôn|bản|tổ)\s?,\s?[a-zđà-ỹ]"
    r"|\b\d{1,3} (?:xã|phường|huyện|tỉnh|quận|khu phố|thôn|ấp|tổ)\b"
    r"|\A(?:đ/c |đại biểu|thành viên|thành ủy viên|huyện ủy viên|lãnh đạo|l/đ)"
    r"|\Ahiệu trưởng(?! trường)"
)


class Item(NamedTuple):
    """One body of a list: `text` as printed on one line, `start`:`end` in the document's text.

    `group` marks a class of bodies; `role` is why a body receives a copy ("b/c"), None for
    addressees.
    """

    text: str
    start: int
    end: int
    group: bool = False
    role: str | None = None


class Piece(NamedTuple):
    """A cell or a dashed part of it. `column` counts the cells of the line from 0."""

    text: str
    start: int
    end: int
    tail: str
    line: int
    column: int
    dashed: bool


def pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of `text[start:end]`, markup and table borders apart.

    They are worked out line by line, so that a list costs no more than its own length.
    """
    end = min(end, len(text))
    line = 0
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            row = text[start:stop]
            parts = _parts(row) if stop - start < _SHORT_LINE else _parts_of(row)
            for body, first, last, tail, column, dashed in parts:
                yield Piece(body, start + first, start + last, tail, line, column, dashed)
        start = stop + 1
        line += 1


_Part = tuple[str, int, int, str, int, bool]
"""A piece without its place in the document: `text`, `start`, `end`, `tail`, `column`, `dashed`."""


def _parts_of(row: str) -> tuple[_Part, ...]:
    """The pieces of one line, their offsets counted in the line."""
    found: list[_Part] = []
    column = 0
    for at, cell in columns(flatten(row)):
        if _WORD.search(cell) is None:
            continue
        for first, last, dashed in _dashed_parts(cell):
            body, start, tail = _bare(cell[first:last])
            start += at + first
            found.append((body, start, start + len(body), tail, column, dashed))
        column += 1
    return tuple(found)


_parts = lru_cache(maxsize=8192)(_parts_of)
"""The same lines close the documents of one office again and again."""


def _dashed_parts(cell: str) -> list[tuple[int, int, bool]]:
    """The parts that dashes open or set apart: start, end, whether a dash stands before it."""
    opening = _DASH.match(cell)
    start, dashed = (opening.end(), True) if opening else (0, False)
    later = _LATER_DASH.search(cell, start)
    parts = []
    if later:
        for mark in _DASH.finditer(cell, max(start, later.start() - _DASH_REACH)):
            if _WORD.search(cell, start, mark.start()):
                parts.append((start, mark.start(), dashed))
            start, dashed = mark.end(), True
    parts.append((start, len(cell), dashed))
    return parts


def _bare(raw: str) -> tuple[str, int, str]:
    """`raw` without rules and marks at its ends, how many went before it, and what closed it."""
    left = raw.lstrip(_EDGE)
    text = left.rstrip(_EDGE)
    return text, len(raw) - len(left), left[len(text) :].strip()


def item(parts: Sequence[Piece]) -> Item:
    """The pieces of one item as one: joined by blanks, end punctuation dropped."""
    text = squeeze(_joined(parts) if len(parts) > 1 else parts[0].text)
    if ";" in text or ":" in text:
        scrap = _SCRAP.search(text)
        text = text[: scrap.start()] if scrap else text
    return Item(text, parts[0].start, parts[-1].end, is_group(text))


def _joined(parts: Sequence[Piece]) -> str:
    joined = [p.text + (p.tail if p.tail in _INNER else "") for p in parts[:-1]]
    return " ".join((*joined, parts[-1].text))


@lru_cache(maxsize=8192)
def is_group(text: str) -> bool:
    """Whether `text` names a class of bodies ("UBND các xã, phường") and not one body.

    >>> is_group("Các sở, ban, ngành"), is_group("Sở Y tế")
    (True, False)
    """
    return _GROUP.search(text.lower()) is not None


def closed(piece: Piece) -> bool:
    """Whether the punctuation behind `piece` ends its item (a comma also stands within items)."""
    return piece.tail[:1] in _CLOSERS and piece.tail != ""


def at_semicolons(whole: Item, text: str) -> list[Item]:
    """`whole` split at its semicolons, for lists that are set in one line without dashes."""
    printed = text[whole.start : whole.end]
    if printed == whole.text and ";" not in printed:
        return [whole]
    found = []
    for match in re.finditer(r"[^;]+", printed):
        body, left, tail = _bare(match[0])
        start = whole.start + match.start() + left
        if body:
            found.append(item([Piece(body, start, start + len(body), tail, 0, 0, False)]))
    return found
