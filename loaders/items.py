"""Lists of bodies, as after Kính gửi and under Nơi nhận: their pieces and the items they make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from loaders.fold import squeeze

_CELL = re.compile(r"[^\t\n]+")
_WORD = re.compile(r"[^\W_]")
_DASH = re.compile(r"(?:\A|(?<=[;:,.]))[ .]{0,6}[-–—~•+]+[\s.]{0,3}(?=[^\W_\-])")
_EDGE = " .;:,-–—~•^|/\\[]{}<>…¯=#★☆¬·'‘’&§ˆ›»"
_SCRAP = re.compile(r"[;:]\s[^;:\n]{0,8}[ˆ§¬›‹°~^\\][^;:\n]{0,8}\Z")
"""What a stamp or a signature left behind an item when the page was scanned."""
_INNER = (",", ";", ":")
_CLOSERS = ".;"


_GROUP = re.compile(
    r"(?i)\b(?:các|những|từng|mọi|toàn thể|toàn bộ)\b"
    r"|\b(?:sở|huyện|xã|phường|tỉnh|phòng|ban|quận|thôn|bản|tổ)\s?,\s?[a-zđà-ỹ]"
    r"|\b\d{1,3} (?:xã|phường|huyện|tỉnh|quận|khu phố|thôn|ấp|tổ)\b"
    r"|\A(?:đ/c |đại biểu|thành viên|thành ủy viên|huyện ủy viên|lãnh đạo|l/đ)"
    r"|\Ahiệu trưởng(?! trường)"
)


@dataclass(frozen=True, slots=True)
class Item:
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


def pieces(flat: str, offset: int) -> Iterator[Piece]:
    """The pieces of the flattened text `flat`, which begins at `offset` of the document.

    They are worked out one by one, so that a list costs no more than its own length.
    """
    columns = flat.replace("|", "\t").replace("   ", "\t\t\t")
    line = seen = column = 0
    for match in _CELL.finditer(columns):
        lines = columns.count("\n", seen, match.start())
        line, seen, column = line + lines, match.start(), 0 if lines else column
        if _WORD.search(match[0]) is None:
            continue
        start, dashed, cell = 0, False, match[0]
        for mark in _DASH.finditer(cell):
            if mark.start() > start and _WORD.search(cell, start, mark.start()):
                raw = cell[start : mark.start()]
                yield _piece(raw, offset + seen + start, line, column, dashed)
            start, dashed = mark.end(), True
        yield _piece(cell[start:], offset + seen + start, line, column, dashed)
        column += 1


def item(parts: Sequence[Piece]) -> Item:
    """The pieces of one item as one: joined by blanks, end punctuation dropped."""
    joined = [p.text + (p.tail if p.tail in _INNER else "") for p in parts[:-1]]
    text = squeeze(" ".join((*joined, parts[-1].text)))
    scrap = _SCRAP.search(text)
    text = text[: scrap.start()] if scrap else text
    return Item(text, parts[0].start, parts[-1].end, is_group(text))


@lru_cache(maxsize=8192)
def is_group(text: str) -> bool:
    """Whether `text` names a class of bodies ("UBND các xã, phường") and not one body.

    >>> is_group("Các sở, ban, ngành"), is_group("Sở Y tế")
    (True, False)
    """
    return _GROUP.search(text) is not None


def closed(piece: Piece) -> bool:
    """Whether the punctuation behind `piece` ends its item (a comma also stands within items)."""
    return piece.tail[:1] in _CLOSERS and piece.tail != ""


def at_semicolons(whole: Item, text: str) -> list[Item]:
    """`whole` split at its semicolons, for lists that are set in one line without dashes."""
    found = []
    for match in re.finditer(r"[^;]+", text[whole.start : whole.end]):
        raw = _piece(match[0], whole.start + match.start(), 0, 0, False)
        if raw.text:
            found.append(item([raw]))
    return found


def _piece(raw: str, start: int, line: int, column: int, dashed: bool) -> Piece:
    left = raw.lstrip(_EDGE + "\n")
    start += len(raw) - len(left)
    text = left.rstrip(_EDGE + "\n")
    return Piece(text, start, start + len(text), left[len(text) :].strip(), line, column, dashed)
