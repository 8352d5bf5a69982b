"""What stands on a page before it is read: words, and the grids of ruled tables."""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """A word as a page has it: lengths in points from the page's top left.

    `sure` in percent where it was recognised from an image.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: int | None = None


class Ruling(NamedTuple):
    """An upright line at `at` across the page that reaches from `start` to `end` down it, or a
    level line at `at` down the page that reaches so across it."""

    at: float
    start: float
    end: float


class Grid(NamedTuple):
    """A ruled table: its upright and its level lines, each in order of where they are."""

    uprights: tuple[Ruling, ...]
    levels: tuple[Ruling, ...]

    @property
    def top(self) -> float:
        """Where the table begins on the page."""
        return self.levels[0].at


class Leaf(NamedTuple):
    """A page without its words: width and height in points, and the ruled tables on it.

    `above` and `below` are lines that are written before and behind its text as they are.
    """

    width: float
    height: float
    grids: tuple[Grid, ...] = ()
    above: tuple[tuple[Piece, ...], ...] = ()
    below: tuple[tuple[Piece, ...], ...] = ()


class Segment(NamedTuple):
    """Words that follow each other in one line without a wide gap; `middle` is its height on the
    page once the slant of the page is taken out."""

    pieces: tuple[Piece, ...]
    left: float
    right: float
    middle: float


class Row(NamedTuple):
    """The segments at one height of the page, from left to right.

    `em` is the usual height of the page's font, `leading` the usual distance of its rows.
    """

    segments: tuple[Segment, ...]
    middle: float
    em: float
    leading: float


class TextLine(NamedTuple):
    """What becomes one line of text: its cells, and whether a blank line parts it from the one
    above."""

    cells: tuple[tuple[Piece, ...], ...]
    apart: bool = False
