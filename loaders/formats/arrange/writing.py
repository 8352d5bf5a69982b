"""Lines of pieces to a typescript."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from loaders.formats.arrange.piece import Piece, TextLine
from loaders.formats.typescript import Typewriter
from loaders.positions import Box

_BORDER: Final = " | "


def write_lines(writer: Typewriter, lines: Sequence[TextLine]) -> None:
    """Write the lines onto the page that `writer` has turned to."""
    for number, line in enumerate(lines):
        if line.apart and number:
            writer.write("\n")
        for place, cell in enumerate(line.cells):
            if place:
                writer.write(_BORDER)
            _write_words(writer, cell)
        writer.write("\n")


def _write_words(writer: Typewriter, pieces: Sequence[Piece]) -> None:
    for place, piece in enumerate(pieces):
        if place:
            writer.write(" ")
        writer.word(piece.text, box_of(piece, writer.page), piece.sure)


def box_of(piece: Piece, page: int) -> Box:
    """The place of a piece on a page, in whole points."""
    return Box(page, round(piece.left), round(piece.top), round(piece.right), round(piece.bottom))
