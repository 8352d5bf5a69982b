"""The squares of the tile map of a coverage: where each stands, what it says, how it looks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from markupsafe import Markup
from msgspec import Struct

from graph.coverage import Totals
from viz.frame.offline import inert
from viz.provinces.matrix import Row
from viz.provinces.tiles import COLOURS, DARK, EDGES, LEGEND_ROW, shade, tiles

SIDE = 52
"""Of a square, in the units of the drawing."""
_LONG = 6
"""Characters that a square is wide enough for."""

Look = Literal["share", "unknown", "unasked"]
"""`unknown`: of those that were told no document is held; `unasked`: nobody was told."""


class Square(Struct, frozen=True):
    """One square; `lines` are its words, the last one its counts, from the top left `x`, `y`."""

    row: str
    x: int
    y: int
    look: Look
    fill: str
    dark: bool
    lines: tuple[Markup, ...]
    long: bool


class TileMap(Struct, frozen=True):
    """The map of one of the levels, or of "all"."""

    level: str
    width: int
    height: int
    legend: int
    """Where the legend begins, from the top."""
    squares: tuple[Square, ...]


def tile_map_of(rows: Iterable[Row], level: str, units: str) -> TileMap:
    """The map of the rows that have a tile, by what became of their bodies of a level."""
    placed = tiles(units)
    wide, high = (1 + max(getattr(tile, way) for tile in placed) for way in ("column", "row"))
    squares = tuple(_square(row, row.totals[level]) for row in rows if row.tile)
    return TileMap(level, wide * SIDE, high * SIDE, round(LEGEND_ROW[units] * SIDE), squares)


def classes() -> tuple[tuple[str, str], ...]:
    """The colours with the shares that they stand for, from the lowest."""
    starts, ends = (0, *EDGES), (*(edge - 1 for edge in EDGES), 100)
    ranges = (f"{start}\u2013{end} %" for start, end in zip(starts, ends, strict=True))
    return tuple(zip(COLOURS, ranges, strict=True))


def _square(row: Row, totals: Totals) -> Square:
    tile = row.tile
    assert tile is not None  # noqa: S101 - only such rows are drawn
    said = f"{totals.acted}/{totals.addressed}" if totals.addressed else "\u2013"
    look = _look(totals)
    colour = shade(totals.acted / totals.addressed) if look == "share" else None
    return Square(
        row=row.id,
        x=tile.column * SIDE,
        y=tile.row * SIDE,
        look=look,
        fill="#ffffff" if colour is None else COLOURS[colour],
        dark=colour is not None and colour >= DARK,
        lines=tuple(inert(line) for line in (*tile.name.split(), said)),
        long=len(said) > _LONG,
    )


def _look(totals: Totals) -> Look:
    if not totals.addressed:
        return "unasked"
    return "unknown" if totals.not_in_corpus == totals.addressed else "share"
