"""Rows to lines of text: columns one after the other, tables row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from loaders.formats.arrange.bands import Band, bands_of
from loaders.formats.arrange.piece import Piece, Row, Segment, TextLine
from loaders.formats.arrange.spaced import joined

_APART: Final = 1.25
"""Rows that stand farther apart than this multiple of the usual distance have a blank line
between them."""

_WIDE: Final = 0.7
"""Lines of this share of the widest one's width tell where the text's edges are."""

_INSET, _UNEVEN = 0.7, 0.8
"""A centred line begins farther from the left edge than the first of these multiples of the font's
height, and ends as far from the right one but for the second."""

_FEWEST_ROWS: Final = 2
_FEWEST_COLUMNS: Final = 3
_FULL: Final = 0.8
"""A column of running text fills its width to this share in most of its lines."""


def in_reading_order(rows: Sequence[Row]) -> list[TextLine]:
    """The lines of a page, or of a part of it, in the order in which they are read."""
    lines: list[TextLine] = []
    above: float | None = None  # the middle of the row above in a single column
    bands = list(bands_of(rows))
    centred = _centred([band.rows[0] for band in bands if not band.gutters])
    for band in bands:
        if _is_table(band):
            lines += _table(band)
        else:
            lines += _columns(band, above)
        above = None if band.gutters or band.rows[0].middle in centred else band.rows[-1].middle
    return lines


def _centred(rows: Sequence[Row]) -> set[float]:
    """The middles of centred lines of a single column that an indented line follows: with them
    ends a title, though the next line may stand no farther below than lines do."""
    widest = max(map(_width, rows), default=0.0)
    wide = [row for row in rows if _width(row) >= _WIDE * widest]
    if not wide:
        return set()
    left, right = min(map(_left, wide)), max(map(_right, wide))
    return {
        row.middle
        for row, below in pairwise(rows)
        if _is_centred(row, left, right)
        and not _is_centred(below, left, right)
        and min(_left(row), _left(below)) - left > _INSET * row.em
    }


def _is_centred(row: Row, left: float, right: float) -> bool:
    inset = min(_left(row) - left, right - _right(row))
    uneven = abs((_left(row) - left) - (right - _right(row)))
    return inset > _INSET * row.em and uneven < _UNEVEN * row.em


def _left(row: Row) -> float:
    return row.segments[0].left


def _right(row: Row) -> float:
    return row.segments[-1].right


def _width(row: Row) -> float:
    return _right(row) - _left(row)


def _columns(band: Band, above: float | None) -> Iterator[TextLine]:
    """The lines of the left column, then those of the next; a single column is one.

    `above` is the middle of the row before in the same column, None where there is none.
    """
    for column in zip(*(band.columns(row) for row in band.rows), strict=True):
        for row, segments in zip(band.rows, column, strict=True):
            if segments:
                apart = above is None or row.middle - above > _APART * row.leading
                above = row.middle
                yield TextLine((_pieces(segments),), apart)
        above = None


def _is_table(band: Band) -> bool:
    """Whether words in three columns or more are cells: not the columns of a running text."""
    if len(band.gutters) + 1 < _FEWEST_COLUMNS:
        return False
    rows = [band.columns(row) for row in band.rows]
    wide = [row for row in rows if sum(map(bool, row)) >= _FEWEST_COLUMNS]
    return len(wide) >= _FEWEST_ROWS and not _is_running_text(rows)


def _is_running_text(rows: list[list[list[Segment]]]) -> bool:
    full, cells = 0, 0
    for column in zip(*rows, strict=True):
        filled = [cell for cell in column if cell]
        if not filled:
            continue
        left = min(cell[0].left for cell in filled)
        width = max(cell[-1].right for cell in filled) - left
        cells += len(filled)
        full += sum(cell[-1].right - cell[0].left >= _FULL * width for cell in filled)
    return len(rows) >= 3 * _FEWEST_ROWS and full > _FULL * cells


def _table(band: Band) -> Iterator[TextLine]:
    """A line for each row of the table. A row of words that leaves the first column free goes on
    with the cells above, unless it stands farther below them than lines do."""
    cells: list[list[Piece]] = []
    above: Row | None = None
    first = True
    for row in band.rows:
        columns = band.columns(row)
        far = above is not None and row.middle - above.middle > _APART * row.leading
        if cells and (columns[0] or far):
            yield TextLine(tuple(map(tuple, cells)), first)
            cells, first = [], False
        cells = cells or [[] for _ in columns]
        for cell, segments in zip(cells, columns, strict=True):
            cell.extend(_pieces(segments))
        above = row
    yield TextLine(tuple(map(tuple, cells)), first)


def _pieces(segments: Sequence[Segment]) -> tuple[Piece, ...]:
    return joined([piece for segment in segments for piece in segment.pieces])
