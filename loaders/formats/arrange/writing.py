"""Lines of pieces to a typescript."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from loaders.formats.arrange.piece import Piece, TextLine
from loaders.formats.typescript import Typewriter
from loaders.positions import Box

_BORDER: Final = " | "
_BROKEN: Final = re.compile(r"\w[-/]\Z")
_GOES_ON: Final = re.compile(r"[A-ZĐ0-9][\w.,;/)-]*\Z")


def write_lines(writer: Typewriter, lines: Sequence[TextLine]) -> None:
    """Write the lines onto the page that `writer` has turned to.

    A number that is broken at its dash or stroke ("570/CĐ-" above "TTg") becomes whole again.
    """
    whole = _with_whole_numbers(lines)
    for number, line in enumerate(whole):
        if line.apart and number:
            writer.write("\n")
        for place, cell in enumerate(line.cells):
            if place:
                writer.write(_BORDER)
            _write_words(writer, cell)
        writer.write("\n")


def _with_whole_numbers(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines, each broken number at the end of the first of its lines."""
    found = list(lines)
    for place in range(1, len(found)):
        (*_, above), (below, *more) = found[place - 1].cells, found[place].cells
        if more or len(found[place - 1].cells) > 1 or not above or not below:
            continue
        if _BROKEN.search(above[-1].text) and _GOES_ON.match(below[0].text):
            found[place - 1] = found[place - 1]._replace(cells=((*above, below[0]),))
            found[place] = found[place]._replace(cells=(below[1:],))
    return [line for line in found if any(line.cells)]


def _write_words(writer: Typewriter, pieces: Sequence[Piece]) -> None:
    for place, piece in enumerate(pieces):
        broken = place and _is_end_of_line(pieces[place - 1], piece)
        if place and not broken:
            writer.write(" ")
        writer.word(piece.text, box_of(piece, writer.page), piece.sure)


def _is_end_of_line(piece: Piece, following: Piece) -> bool:
    """Whether the second of these continues a number on the next line."""
    return (
        following.top > piece.bottom - 1
        and following.left < piece.left
        and bool(_BROKEN.search(piece.text) and _GOES_ON.match(following.text))
    )


def box_of(piece: Piece, page: int) -> Box:
    """The place of a piece on a page, in whole points."""
    return Box(page, round(piece.left), round(piece.top), round(piece.right), round(piece.bottom))
