"""Where the panels of a folded picture stand: the centre on top, the provinces in rows like text.

Closed panels are tiles of one size, open ones as large as their documents need; both kinds have
rows of their own. The page does the same in `assets/shelves.js` when a panel is opened or closed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import sqrt

TILE_WIDTH, TILE_HEIGHT = 228, 86
HEAD = 46
"""Height of an open panel's heading."""
PAD = 18
"""Free space inside an open panel."""
BETWEEN = 24
"""Free width between panels."""
ABOVE = 44
"""Free height above each row of panels, where the line to its panels runs."""
_SCREEN = (1000, 660)
"""The usual drawing area, whose shape the picture should come near."""
_SHAPES = (0.75, 1.0, 1.35, 1.8, 2.4)
"""Widths that are tried, by the height that the panels would need if they left no gaps."""


@dataclass(frozen=True, slots=True)
class Box:
    """The left upper corner and the size of a panel, in picture units."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Shelves:
    """A box for each panel, the centre first, and the size of all."""

    boxes: tuple[Box, ...]
    width: float
    height: float


def shelves(sizes: Sequence[tuple[float, float]], opened: Collection[int]) -> Shelves:
    """The boxes of panels with contents of these sizes, of which those in `opened` are open.

    >>> [(box.x, box.y) for box in shelves([(500, 100), (9, 9), (9, 9), (9, 9)], ()).boxes]
    [(0.0, 0.0), (0.0, 144), (252.0, 144), (0.0, 274)]
    """
    centre, *rest = sizes
    others = [_extent(size, open_=i in opened) for i, size in enumerate(rest, start=1)]
    area = sum((width + BETWEEN) * (height + ABOVE) for width, height in [centre, *others])
    widest = max(width for width, _ in [centre, *others])
    tried = [_filled(centre, others, opened, max(sqrt(shape * area), widest)) for shape in _SHAPES]
    return max(tried, key=lambda one: min(_SCREEN[0] / one.width, _SCREEN[1] / one.height))


def _filled(
    centre: tuple[float, float],
    others: Sequence[tuple[float, float]],
    opened: Collection[int],
    room: float,
) -> Shelves:
    """The panels in rows no wider than `room`."""
    x, y, deep, width = 0.0, centre[1] + ABOVE, 0.0, centre[0]
    boxes = []
    for i, (wide, high) in enumerate(others, start=1):
        if x and (x + wide > room or (i in opened) != (i - 1 in opened)):
            x, y, deep = 0.0, y + deep + ABOVE, 0.0
        boxes.append(Box(x, y, wide, high))
        x, deep, width = x + wide + BETWEEN, max(deep, high), max(width, x + wide)
    top = Box((width - centre[0]) / 2, 0.0, *centre)
    return Shelves((top, *boxes), width, y + deep if others else centre[1])


def inside(box: Box, size: tuple[float, float]) -> tuple[float, float]:
    """Where the contents of this size of an open panel begin."""
    return box.x + (box.width - size[0]) / 2, box.y + HEAD


def _extent(size: tuple[float, float], *, open_: bool) -> tuple[float, float]:
    if open_:
        return max(size[0] + 2 * PAD, TILE_WIDTH), HEAD + size[1] + PAD
    return TILE_WIDTH, TILE_HEIGHT
