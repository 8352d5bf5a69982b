"""One flow of text in an RTF file: the body, a header, a note, a text box."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.formats.furniture import has_words, note_mark
from loaders.formats.manuscript import Block, written
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


class Headers:
    """The headers of the first section by their kinds (RTF 1.9.1, "Headers and Footers")."""

    def __init__(self) -> None:
        self.has_title_page = False
        self._stories: dict[str, Story] = {}

    def add(self, kind: str, story: Story) -> bool:
        """Take in a header; False where it is one of a later section."""
        return self._stories.setdefault(kind, story) is story

    def blocks(self) -> list[Block]:
        """What the header of the first page says beside its number."""
        kinds = ("headerf",) if self.has_title_page else ("header", "headerr")
        story = next((self._stories[kind] for kind in kinds if kind in self._stories), None)
        blocks = story.blocks() if story else []
        return [b for b in blocks if not isinstance(b, str) or has_words(b)]


class Notes:
    """Footnotes and endnotes in their order."""

    def __init__(self) -> None:
        self._stories: dict[str, list[tuple[str, Story]]] = {"footnote": [], "endnote": []}

    def add(self, kind: str, story: Story) -> str:
        """Take in a note; its mark comes back."""
        mark = note_mark(kind, len(self._stories[kind]) + 1)
        self._stories[kind].append((mark, story))
        return mark

    def written(self) -> str:
        """All notes, each behind its mark, as they follow the text."""
        notes = [note for kind in self._stories.values() for note in kind]
        lines = [f"{mark} {written(story.blocks()).strip()}\n" for mark, story in notes]
        return "\n" + "".join(lines) if lines else ""
