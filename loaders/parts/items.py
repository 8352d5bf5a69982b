"""Lists of bodies, as after Kính gửi and under Nơi nhận: their pieces and the items they make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from loaders.fold import squeeze
from loaders.parts.layout import columns, flatten
from loaders.parts.scribble import goes_on, without_scribble

_WORD = re.compile(r"[^\W_ˆ]")  # Unicode has "ˆ" as a letter; here it is a speck of a scan
_BULLETS = "-‐‑‒–—−~+•·▪■●◦\uf02d\uf076\uf0a7\uf0b7\uf0d8\uf0fc"
"""What opens an item; the last ones are what Word's symbol fonts leave in plain text."""
_BULLET = f"[{_BULLETS}]"
_DASH = re.compile(rf"(?:\A|(?<=[;:,.]))[ .>\\]{{0,6}}{_BULLET}+[\s.]{{0,3}}(?=[^\W_])")
_LATER_DASH = re.compile(rf"{_BULLET}(?<=[;:,. ].)")
"""What a dash within a line looks like; it settles quickly that a long line has none."""
_DASH_REACH = 7
_STAR = re.compile(r"[ >|]*\*(?=[ \t]+[^\s*])")
"""A bullet of Markdown; other stars are bold or italic print."""
_PAGE_NUMBER = re.compile(r"(?i)\s*(?:trang )?[-–]? ?\d{1,3}(?: ?/ ?\d{1,3})? ?[-–]?\s*")
_LONGEST_PAGE_NUMBER = 20
_WIDEST_PAGE_NUMBER = 80
"""Blanks around it included, in characters."""
_SHORT_LINE = 90
"""Longer lines are hardly ever the same in two documents."""
_EDGE = f" .;:,{_BULLETS}^|/\\[]{{}}<>…¯=#★☆¬·'‘’&§ˆ›»\n"
_INNER = {",": ",", ";": ";", ":": ":", "-": " -", "–": " –"}
"""Marks at a line end inside an item."""
_CLOSERS = ".;"
_SLACK = 6
"""Characters by which the lines of a column may stand out to the left."""


_GROUP = re.compile(
    r"\b(?:các|những|từng|mọi|toàn thể|toàn bộ)\b"
    r"|\b(?:sở|huyện|xã|phường|tỉnh|phòng|ban|quận|thôn|bản|tổ)\s?,\s?"
    r"(?!chống\b)[a-zđà-ỹ]"  # "phòng, chống dịch" is a task
    r"|\b\d{1,3} (?:xã|phường|huyện|tỉnh|quận|khu phố|thôn|ấp|tổ)\b"
    r"|\A(?:đ/c |đại biểu|thành viên|thành ủy viên|huyện ủy viên|lãnh đạo|l/đ)"
    r"|\Ahiệu trưởng(?! trường)"
)


class Item(Struct, frozen=True):
    """One body of a list: `text` as printed on one line, `start`:`end` in the document's text.

    `group` marks a class of bodies; `role` is why a body receives a copy ("b/c"), None for
    addressees.
    """

    text: str
    start: int
    end: int
    group: bool = False
    role: str | None = None


class Piece(Struct, frozen=True):
    """A cell or a dashed part of it. `column` counts the cells of the line from 0."""

    text: str
    start: int
    end: int
    tail: str
    line: int
    column: int
    dashed: bool


def pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of `text[start:end]`, markup, table borders and page numbers apart.

    They are worked out line by line, so that a list costs no more than its own length.
    """
    carried = False  # the line above ended with the dash of the next item
    for at, line, row in _rows(text, start, min(end, len(text))):
        parts, carries = _parts(row) if len(row) < _SHORT_LINE else _parts_of(row)
        for body, first, last, tail, column, dashed in parts:
            yield Piece(body, at + first, at + last, tail, line, column, dashed or carried)
            carried = False
        carried = carried or carries


def _rows(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The lines that are not empty: offset, number from 0, text.

    A page number is left out, and with it the empty lines around it.
    """
    line = printed = 0
    broken = False
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        row = text[start:stop]
        if shown := row.strip():
            if (shown[-1].isdecimal() or shown[-1] in "-–") and _is_page_number(row, shown):
                broken = True
            else:
                line = printed + 1 if broken else line
                yield start, line, row
                printed, broken = line, False
        start = stop + 1
        line += 1


def _is_page_number(row: str, shown: str) -> bool:
    if len(shown) >= _LONGEST_PAGE_NUMBER or len(row) >= _WIDEST_PAGE_NUMBER:
        return False
    return _PAGE_NUMBER.fullmatch(row) is not None


_Part = tuple[str, int, int, str, int, bool]
"""A piece without its place in the document: `text`, `start`, `end`, `tail`, `column`, `dashed`."""


def _parts_of(row: str) -> tuple[tuple[_Part, ...], bool]:
    """The pieces of one line, their offsets counted in it; whether it ends with a dash."""
    found: list[_Part] = []
    column = 0
    carries = False
    star = _STAR.match(row)
    if star:
        row = f"{row[: star.end() - 1]}-{row[star.end() :]}"
    for at, cell in columns(flatten(row)):
        carries = carries or (not column and _ends_with_dash(cell))
        if _WORD.search(cell) is None:
            continue
        for first, last, dashed in _dashed_parts(cell):
            body, start, tail = _bare(cell[first:last])
            start += at + first
            found.append((body, start, start + len(body), tail, column, dashed))
        column += 1
    return tuple(found), carries


_parts = lru_cache(maxsize=8192)(_parts_of)
"""The same lines close the documents of one office again and again."""


def _ends_with_dash(cell: str) -> bool:
    """Whether a single dash ends the line behind an item or stands in it alone."""
    bare = cell.rstrip()
    if bare[-1:] not in _BULLETS or bare[-2:-1] in _BULLETS:
        return False
    return bare[:-1].rstrip(" >")[-1:] in ("", *";:,.")


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
    """The pieces of one item as one: joined by blanks, end punctuation and scribble dropped."""
    text = without_scribble(squeeze(_joined(parts) if len(parts) > 1 else parts[0].text))
    return Item(text, parts[0].start, parts[-1].end, is_group(text))


def _joined(parts: Sequence[Piece]) -> str:
    joined = [p.text + _INNER.get(p.tail, "") for p in parts[:-1]]
    return " ".join((*joined, parts[-1].text))


@lru_cache(maxsize=8192)
def is_group(text: str) -> bool:
    """Whether `text` names a class of bodies ("UBND các xã, phường") and not one body.

    >>> is_group("Các sở, ban, ngành"), is_group("Sở Y tế")
    (True, False)
    """
    return _GROUP.search(text.lower()) is not None


def in_column(piece: Piece, text: str, margin: int) -> bool:
    """Whether `piece` stands in the column that begins `margin` characters from the left."""
    offset = piece.start - text.rfind("\n", 0, piece.start) - 1
    return piece.column > 0 or offset >= margin - _SLACK


def closed(piece: Piece) -> bool:
    """Whether the punctuation behind `piece` ends its item (a comma also stands within items)."""
    return piece.tail[:1] in _CLOSERS and piece.tail != ""


def at_semicolons(whole: Item, text: str) -> list[Item]:
    """`whole` split at its semicolons, for lists that are set in one line without dashes."""
    printed = text[whole.start : whole.end]
    if printed == whole.text and ";" not in printed:
        return [whole]
    found: list[Item] = []
    for match in re.finditer(r"[^;]+", printed):
        body, left, tail = _bare(match[0])
        start = whole.start + match.start() + left
        if body and (not found or goes_on(body, found[0].text)):
            found.append(item([Piece(body, start, start + len(body), tail, 0, 0, False)]))
    return found
