"""A web page as its lines, with the boxes and tables that they stand in."""

from __future__ import annotations

from typing import Final, NamedTuple

ROOT: Final = 0
"""The number of the box that is the whole page."""

NO_CELL: Final = -1


class Line(NamedTuple):
    """A line as a browser would begin it; `box` is the innermost box, `cell` that of a table.

    `linked` is how many characters of it lead to other pages; `gap` says that a line above it is
    empty; `marker` is what a list puts before it.
    """

    text: str
    linked: int
    box: int
    cell: int
    gap: bool
    marker: str = ""


class Box:
    """An element that stands in lines of its own: `start` and `end` of these lines."""

    __slots__ = ("end", "furniture", "hidden", "parent", "start", "tag")

    def __init__(self, tag: str, parent: int, start: int, hidden: bool, furniture: bool) -> None:
        self.tag = tag
        self.parent = parent
        self.start = start
        self.end = start
        self.hidden = hidden
        self.furniture = furniture


class Cell(NamedTuple):
    """Where a cell stands; rows and tables are numbered through the page."""

    table: int
    row: int


class Page(NamedTuple):
    """The lines of a page in order, its boxes (a box before those in it), the cells of its tables.

    `nested` are the tables that hold tables: they lay out the page and are none of the document.
    """

    lines: list[Line]
    boxes: list[Box]
    cells: list[Cell]
    nested: set[int]
    encodings: set[str]
