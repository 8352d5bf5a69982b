"""One flow of text in an RTF file: the body, a header, a note, a text box."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.formats.manuscript import Block
from loaders.formats.rows import Rows
from loaders.formats.runs import Look, Runs


class Row:
    """The definition of the row that is being written (RTF 1.9.1, "Table Definitions")."""

    def __init__(self) -> None:
        self.edges: list[int] = []
        self.bordered = False


class Story:
    """Collects runs to paragraphs, and these to rows."""

    def __init__(self, met: set[str]) -> None:
        self._met = met
        self._rows = Rows()
        self._runs = Runs(self._met)
        self._is_empty = True
        self._boxes: list[Block] = []

    def add(self, text: str, look: Look) -> None:
        """The next characters of the paragraph."""
        self._is_empty = False
        self._runs.add(text, look)

    def add_box(self, blocks: Sequence[Block]) -> None:
        """A text box, which comes behind the paragraph."""
        self._boxes += blocks

    def end_paragraph(self, depth: int) -> None:
        """The paragraph has ended; `depth` counts the tables around it."""
        self._rows.paragraph(self._runs.text(), depth)
        self._rows.add(self._boxes)
        self._runs, self._is_empty, self._boxes = Runs(self._met), True, []

    def end_cell(self, depth: int) -> None:
        """The last paragraph of a cell has ended."""
        self.end_paragraph(max(depth, 1))
        self._rows.end_cell(depth)

    def end_row(self, depth: int, row: Row) -> None:
        """A row has ended."""
        if not self._is_empty or self._boxes:
            self.end_paragraph(max(depth, 1))
        self._rows.end_row(depth, row.edges, bordered=row.bordered)

    def blocks(self) -> list[Block]:
        """All paragraphs and tables."""
        if not self._is_empty or self._boxes:
            self.end_paragraph(0)
        return self._rows.blocks()
