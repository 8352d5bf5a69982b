"""Tables from a stream of paragraphs, as Word's binary format and RTF have them.

There a paragraph says how deep in tables it stands, marks end the cells and the rows, and a row
gives the right edges of its cells, not their columns.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from loaders.formats.manuscript import MAX_NESTING, Block, Cell, Table

_SAME_EDGE: Final = 100
"""Twips (1/1440 inch) by which edges of one column differ from row to row, drawn by hand."""

_MOST_CELLS: Final = 64
"""In one row; Word allows 63."""


class _Open:
    """A table that has not ended."""

    def __init__(self) -> None:
        self.table = Table()
        self.edges: list[Sequence[int]] = []
        self.row: list[Cell] = []
        self.blocks: list[Block] = []


class Rows:
    """Collects paragraphs and gives back the blocks of the text."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._open: list[_Open] = []

    def paragraph(self, text: str, depth: int) -> None:
        """The next paragraph; `depth` counts the tables around it."""
        self._go_to(depth)
        self._here().append(text)

    def add(self, blocks: Sequence[Block]) -> None:
        """Blocks beside the last paragraph, such as those of a text box."""
        self._here().extend(blocks)

    def end_cell(self, depth: int) -> None:
        """The last paragraph was that of a cell."""
        self._go_to(max(depth, 1))
        inner = self._open[-1]
        if len(inner.row) < _MOST_CELLS:
            inner.row.append(Cell(inner.blocks))
        elif inner.blocks:
            inner.row[-1].blocks += inner.blocks
        inner.blocks = []

    def end_row(self, depth: int, edges: Sequence[int] = (), *, bordered: bool = False) -> None:
        """The row has ended; `edges` are the right edges of its cells in twips."""
        self._go_to(max(depth, 1))
        inner = self._open[-1]
        if inner.blocks:
            self.end_cell(depth)
        inner.table.rows.append(inner.row)
        inner.table.bordered |= bordered
        inner.edges.append(edges[:_MOST_CELLS])
        inner.row = []

    def blocks(self) -> list[Block]:
        """All that was collected."""
        self._go_to(0)
        return self._blocks

    def _here(self) -> list[Block]:
        return self._open[-1].blocks if self._open else self._blocks

    def _go_to(self, depth: int) -> None:
        depth = min(depth, MAX_NESTING // 2)
        while len(self._open) < depth:
            self._open.append(_Open())
        while len(self._open) > depth:
            ended = self._open.pop()
            if ended.blocks:
                ended.row.append(Cell(ended.blocks))
            if ended.row:
                ended.table.rows.append(ended.row)
            _give_spans(ended.table, ended.edges)
            self._here().append(ended.table)


def _give_spans(table: Table, edges: Sequence[Sequence[int]]) -> None:
    """Set how many columns each cell spans, from the edges of all rows."""
    columns: list[int] = []
    for edge in sorted({edge for row in edges for edge in row}):
        if not columns or edge - columns[-1] > _SAME_EDGE:
            columns.append(edge)
    for row, ends in zip(table.rows, edges, strict=False):
        before = -1
        for cell, end in zip(row, ends, strict=False):
            at = bisect_left(columns, end - _SAME_EDGE)
            cell.span = max(at - before, 1)
            before = max(at, before)
