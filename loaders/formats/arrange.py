"""Words on a page to lines of text: which stand in one line, and which column is read first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from loaders.formats.typescript import Typewriter
from loaders.positions import Box


class Piece(NamedTuple):
    """A word as a page has it: lengths in points from the page's top left.

    `sure` in percent where it was recognised from an image.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: int | None = None


def arrange(writer: Typewriter, pieces: Sequence[Piece]) -> None:
    """Write the words of the page that `writer` has turned to, in reading order."""
    line: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.bottom, piece.left)):
        if line and piece.top > line[-1].bottom:
            _write_line(writer, line)
            line = []
        line.append(piece)
    _write_line(writer, line)


def _write_line(writer: Typewriter, line: list[Piece]) -> None:
    for piece in sorted(line, key=lambda piece: piece.left):
        box = Box(writer.page, *map(round, (piece.left, piece.top, piece.right, piece.bottom)))
        writer.word(piece.text, box, piece.sure)
        writer.write(" ")
    if line:
        writer.write("\n")
