"""The head and the foot of a document as cells: what stands together in one line and column.

Text extraction leaves tables as pipes or tabs, columns as wide blanks, and bold or rules as
markup. A cell is a piece of a line between such borders.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_CELL = re.compile(r"[^\t\n]+")
_WORD = re.compile(r"[^\W_]")
_MARKUP = (("*", " "), ("_", " "), ("`", " "))
_EDGE = " .;:,-–—~^|/\\[]{}<>…¯=#★☆¬·"


class Cell(NamedTuple):
    """`text` without rules and markup at its ends, at `start`:`end`, `line` lines from the top.

    `tail` is what was cut off behind it: the punctuation that closes it.
    """

    text: str
    start: int
    end: int
    line: int
    tail: str


def flatten(text: str) -> str:
    """`text` with markup characters as blanks; same length."""
    for mark, blank in _MARKUP:
        text = text.replace(mark, blank)
    return text


def carve(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with each span as column borders, so that what is left of it falls into cells."""
    for start, end in spans:
        text = text[:start] + "\t" * (end - start) + text[end:]
    return text


def cells(text: str, offset: int = 0) -> list[Cell]:
    """The cells of flattened `text` that hold a letter or a digit, in order; starts at `offset`.

    >>> [c.text for c in cells("SỞ Y TẾ     CỘNG HÒA | ---")]
    ['SỞ Y TẾ', 'CỘNG HÒA']
    """
    columns = text.replace("|", "\t").replace("   ", "\t\t\t")
    found = []
    line = seen = 0
    for match in _CELL.finditer(columns):
        start = match.start()
        if start > seen:
            line += columns.count("\n", seen, start)
            seen = start
        piece = match.group()
        if _WORD.search(piece) is None:
            continue
        left = piece.lstrip(_EDGE)
        start += len(piece) - len(left)
        body = left.rstrip(_EDGE)
        end = start + len(body)
        found.append(Cell(body, offset + start, offset + end, line, left[len(body) :].strip()))
    return found


def before(text: str, position: int, floor: int = 0) -> str:
    """What stands before `position` in the same cell, not reaching back beyond `floor`."""
    piece = text[max(floor, position - 80) : position]
    for border in ("\n", "\t", "|", "   "):
        cut = piece.rfind(border)
        if cut >= 0:
            piece = piece[cut + len(border) :]
    return piece.strip()
