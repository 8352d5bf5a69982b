"""Words on a page to lines of text: which stand in one line, and which column is read first."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.formats.arrange.columns import in_reading_order
from loaders.formats.arrange.furniture import without_furniture
from loaders.formats.arrange.piece import Grid, Leaf, Piece, Row, Ruling, TextLine
from loaders.formats.arrange.rows import rows_of
from loaders.formats.arrange.tables import parted, table_lines
from loaders.formats.arrange.writing import write_lines
from loaders.formats.typescript import Typewriter

__all__ = ["Grid", "Leaf", "Piece", "Ruling", "arrange", "arrange_leaves"]


def arrange(writer: Typewriter, pieces: Sequence[Piece]) -> None:
    """Write the words of the page that `writer` has turned to, in reading order.

    Columns that stand side by side are read one after the other, the left one first; a table whose
    words stand in three columns or more becomes one line a row, its cells parted by " | ". A page
    number in the margin is left out.
    """
    width, height = writer.size
    rows = without_furniture([(Leaf(width, height), rows_of(pieces))])[0]
    write_lines(writer, in_reading_order(rows))


def arrange_leaves(writer: Typewriter, leaves: Sequence[tuple[Leaf, Sequence[Piece]]]) -> None:
    """Turn to each page and write it, without the running heads that the pages share."""
    outside, inside = [], []
    for leaf, pieces in leaves:
        rest, tables = parted(pieces, leaf.grids) if leaf.grids else (pieces, [])
        outside.append((leaf, rows_of(rest)))
        inside.append(tables)
    for (leaf, _), rows, tables in zip(outside, without_furniture(outside), inside, strict=True):
        writer.turn(leaf.width, leaf.height)
        text = _lines(leaf, rows, tables)
        above = [TextLine((line,)) for line in leaf.above]
        below = [TextLine((line,), not place) for place, line in enumerate(leaf.below)]
        if above and text:
            text[0] = text[0]._replace(apart=True)
        write_lines(writer, [*above, *text, *below])


def _lines(leaf: Leaf, rows: Sequence[Row], tables: Sequence[Sequence[Piece]]) -> list[TextLine]:
    """The lines of a page from the top, its ruled tables where they stand."""
    lines: list[TextLine] = []
    at = 0
    for grid, words in sorted(zip(leaf.grids, tables, strict=True), key=lambda pair: pair[0].top):
        end = next((i for i in range(at, len(rows)) if rows[i].middle > grid.top), len(rows))
        lines += in_reading_order(rows[at:end])
        lines += table_lines(words, grid)
        at = end
    rest = in_reading_order(rows[at:])
    if lines and rest:
        rest[0] = rest[0]._replace(apart=True)
    return lines + rest
