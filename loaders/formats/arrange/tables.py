"""Words in ruled tables to lines of text: one for each row, its cells parted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from loaders.formats.arrange.piece import Grid, Piece, Ruling, TextLine
from loaders.formats.arrange.rows import rows_of

_SLACK: Final = 2.0
"""Points by which lines may miss each other, and cells of one row begin at different heights."""

_FRAMED: Final = re.compile(r"CỘNG (?:HÒA|HOÀ) XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM|Nơi nhận ?:")

Corner = tuple[float, float]
"""Top and left of a cell."""


def parted(pieces: Sequence[Piece], grids: Sequence[Grid]) -> tuple[list[Piece], list[list[Piece]]]:
    """The words outside of all tables, and those within each; lines around the head or the foot of
    a document are a frame, no table."""
    outside: list[Piece] = []
    inside: list[list[Piece]] = [[] for _ in grids]
    for piece in pieces:
        across, down = (piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2
        home = next((i for i, grid in enumerate(grids) if _holds(grid, across, down)), None)
        (outside if home is None else inside[home]).append(piece)
    for number, words in enumerate(inside):
        if _FRAMED.search(" ".join(piece.text for piece in words)):
            outside += words
            inside[number] = []
    return outside, inside


def table_lines(pieces: Sequence[Piece], grid: Grid) -> list[TextLine]:
    """The rows of a table. A cell that reaches over several rows stands in the first of them."""
    cells: dict[Corner, list[Piece]] = {}
    for piece in pieces:
        cells.setdefault(_corner(grid, piece), []).append(piece)
    lines: list[TextLine] = []
    row: list[tuple[Corner, list[Piece]]] = []
    for corner, words in sorted(cells.items(), key=lambda cell: cell[0]):
        if row and corner[0] - row[0][0][0] > _SLACK:
            lines.append(_line(row, first=not lines))
            row = []
        row.append((corner, words))
    if row:
        lines.append(_line(row, first=not lines))
    return lines


def _holds(grid: Grid, across: float, down: float) -> bool:
    return (
        grid.levels[0].at <= down <= grid.levels[-1].at
        and grid.uprights[0].at <= across <= grid.uprights[-1].at
    )


def _corner(grid: Grid, piece: Piece) -> Corner:
    """The nearest line above the word and the nearest to its left."""
    across, down = (piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2
    return _nearest(grid.levels, down, across), _nearest(grid.uprights, across, down)


def _nearest(rulings: Sequence[Ruling], place: float, along: float) -> float:
    """Where the last line before `place` is that passes by at `along`."""
    return max(
        (
            ruling.at
            for ruling in rulings
            if ruling.at <= place and ruling.start - _SLACK <= along <= ruling.end + _SLACK
        ),
        default=rulings[0].at,
    )


def _line(row: list[tuple[Corner, list[Piece]]], *, first: bool) -> TextLine:
    cells = sorted(row, key=lambda cell: cell[0][1])
    return TextLine(tuple(_in_order(words) for _, words in cells), first)


def _in_order(words: Sequence[Piece]) -> tuple[Piece, ...]:
    return tuple(
        piece for row in rows_of(words) for segment in row.segments for piece in segment.pieces
    )
