"""Lists of bodies, as after Kính gửi and under Nơi nhận: their pieces and the items they make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from loaders.fold import squeeze

_CELL = re.compile(r"[^\t\n]+")
_WORD = re.compile(r"[^\W_]")
_DASH = re.compile(r"(?:\A|(?<=[;:,.]))[ .]{0,6}[-–—~•+]+\s{0,3}(?=[^\W_\-])")
_EDGE = " .;:,-–—~•^|/\\[]{}<>…¯=#★☆¬·'‘’"
_CLOSERS = ".;"


@dataclass(frozen=True, slots=True)
class Item:
    """One body of a list: `text` as printed on one line, `start`:`end` in the document's text."""

    text: str
    start: int
    end: int


class Piece(NamedTuple):
    """A cell or a dashed part of it. `column` counts the cells of the line from 0."""

    text: str
    start: int
    end: int
    tail: str
    line: int
    column: int
    dashed: bool


def pieces(flat: str, offset: int) -> list[Piece]:
    """The pieces of the flattened text `flat`, which begins at `offset` of the document."""
    columns = flat.replace("|", "\t").replace("   ", "\t\t\t")
    found: list[Piece] = []
    line = seen = column = 0
    for match in _CELL.finditer(columns):
        lines = columns.count("\n", seen, match.start())
        line, seen, column = line + lines, match.start(), 0 if lines else column
        if _WORD.search(match[0]) is None:
            continue
        marks = [(m.start(), m.end()) for m in _DASH.finditer(match[0])]
        edges = [0, *(end for _, end in marks)], [*(start for start, _ in marks), len(match[0])]
        for number, (start, end) in enumerate(zip(*edges, strict=True)):
            raw = match[0][start:end]
            if _WORD.search(raw):
                piece = _piece(raw, offset + seen + start)
                found.append(piece._replace(line=line, column=column, dashed=number > 0))
        column += 1
    return found


def item(parts: Sequence[Piece]) -> Item:
    """The pieces of one item as one: joined by blanks, end punctuation dropped."""
    return Item(squeeze(" ".join(p.text for p in parts)), parts[0].start, parts[-1].end)


def closed(piece: Piece) -> bool:
    """Whether the punctuation behind `piece` ends its item (a comma also stands within items)."""
    return piece.tail[:1] in _CLOSERS and piece.tail != ""


def at_semicolons(whole: Item, text: str) -> list[Item]:
    """`whole` split at its semicolons, for lists that are set in one line without dashes."""
    found = []
    for match in re.finditer(r"[^;]+", text[whole.start : whole.end]):
        raw = _piece(match[0], whole.start + match.start())
        if raw.text:
            found.append(item([raw]))
    return found


def _piece(raw: str, start: int) -> Piece:
    left = raw.lstrip(_EDGE + "\n")
    start += len(raw) - len(left)
    text = left.rstrip(_EDGE + "\n")
    return Piece(text, start, start + len(text), left[len(text) :].strip(), 0, 0, False)
