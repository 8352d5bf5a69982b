"""Lines of a web page as text: tables with a row a line and "|" between cells."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.formats.html.page import Page


def printed(page: Page, chosen: Sequence[int]) -> str:
    """The text of the lines of `page` with these numbers.

    A row of a table begins with "| ", its cells are parted by " | ", and a cell may have several
    lines; tables whose rows have one cell each, and those that hold tables, are no tables.
    """
    ruled = _ruled(page, chosen)
    parts: list[str] = []
    row = cell = -1
    for index in chosen:
        line = page.lines[index]
        place = page.cells[line.cell] if line.cell >= 0 else None
        if place is None or place.table not in ruled:
            parts.append("\n\n" if line.gap or row >= 0 else "\n")
            row = cell = -1
        elif place.row != row:
            starts = line.gap and row < 0
            parts.append(("\n\n" if starts else "\n") + "| ")
            row, cell = place.row, line.cell
        elif line.cell != cell:
            parts.append(" | ")
            cell = line.cell
        else:
            parts.append("\n\n" if line.gap else "\n")
        parts += (line.marker, line.text)
    return "".join(parts).lstrip("\n")


def _ruled(page: Page, chosen: Sequence[int]) -> set[int]:
    """The tables that have two cells with text in a row."""
    cells = sorted({page.lines[i].cell for i in chosen if page.lines[i].cell >= 0})
    places = [page.cells[cell] for cell in cells]
    rows: set[int] = set()
    ruled: set[int] = set()
    for place in places:
        if place.row in rows:
            ruled.add(place.table)
        rows.add(place.row)
    return ruled - page.nested
