"""The head and the foot of a document as cells: what stands together in one line and column.

Text extraction leaves tables as pipes or tabs, columns as wide blanks, and bold or rules as
markup. A cell is a piece of a line between such borders.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

_COLUMN = re.compile(r"[^\t]+")
_WORD = re.compile(r"[^\W_]")
_MARKUP = (("*", " "), ("_", " "), ("`", " "))
_EDGE = " .;:,-–—~^|/\\[]{}<>…¯=#★☆¬·"


class Cell(Struct, frozen=True):
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
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        parts += (text[at:start], "\t" * (end - max(at, start)))
        at = max(at, end)
    return "".join(parts) + text[at:]


def columns(row: str) -> Sequence[tuple[int, str]]:
    """The columns of one flattened line, each with its offset in the line."""
    if "|" not in row and "\t" not in row and "   " not in row:
        return ((0, row),)
    bordered = row.replace("|", "\t").replace("   ", "\t\t\t")
    return [(match.start(), match[0]) for match in _COLUMN.finditer(bordered)]


def cells(text: str) -> list[Cell]:
    """The cells of flattened `text` that hold a letter or a digit, in order.

    >>> [c.text for c in cells("SỞ Y TẾ     CỘNG HÒA | ---")]
    ['SỞ Y TẾ', 'CỘNG HÒA']
    """
    found = []
    offset = 0
    for line, row in enumerate(text.split("\n")):
        for at, piece in columns(row) if row and not row.isspace() else ():
            left = piece.lstrip(_EDGE)
            body = left.rstrip(_EDGE)
            if not body or not (body[0].isalnum() or _WORD.search(body)):
                continue
            start = offset + at + len(piece) - len(left)
            tail = left[len(body) :].strip()
            found.append(Cell(body, start, start + len(body), line, tail))
        offset += len(row) + 1
    return found


def before(text: str, position: int, floor: int = 0) -> str:
    """What stands before `position` in the same cell, not reaching back beyond `floor`."""
    if position == floor or text[position - 1] in "\n\t|":
        return ""
    piece = text[max(floor, position - 80) : position]
    cut = max(piece.rfind("\n"), piece.rfind("\t"), piece.rfind("|")) + 1
    wide = piece.rfind("   ", cut)
    return piece[cut if wide < 0 else wide + 3 :].strip()


def floor_of(ends: list[int], position: int, floor: int = 0) -> int:
    """The last of `ends` that is not behind `position`; `floor` if there is none."""
    found = [end for end in ends if end <= position]
    return max(found) if found else floor
