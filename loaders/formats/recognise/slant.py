"""How a page lies in its picture: whether on its side, and by how many degrees it is askew.

Where lines of text lie level, rows of pixels are either full of ink or empty. The angle at which
neighbouring rows differ most is the page's (Postl, "Detection of linear oblique structures and
skew scan in digitized documents", 8th International Conference on Pattern Recognition, 1986).
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

LIMIT: Final = 5.0
"""Degrees to either side in which a page is looked for."""

_COARSE, _FINE = 0.5, 0.1
_ENOUGH_INK = 500
"""Pixels; fewer are no line of text."""
_MOST_INK = 40_000
"""Pixels that are looked at: more change nothing."""
_CLEARLY = 2.0
"""How many times sharper the lines of a page on its side are across than along the picture.
Rendered pages have 3 and more either way."""


class Slant(NamedTuple):
    """How a page lies: `on_side` for a quarter turn; `degrees`, counter-clockwise, set it level
    then."""

    on_side: bool
    degrees: float


def slant_of(ink: NDArray[np.bool_]) -> Slant:
    """How the page lies whose ink is given, in pixels of about 50 to an inch."""
    degrees, along = _level(ink)
    across_degrees, across = _level(ink.T)
    if across > _CLEARLY * along:
        return Slant(True, -across_degrees)
    return Slant(False, degrees)


def _level(ink: NDArray[np.bool_]) -> tuple[float, float]:
    """The angle at which the rows differ most, and how much they do."""
    rows, columns = np.nonzero(ink)
    if len(rows) < _ENOUGH_INK:
        return 0.0, 0.0
    step = -(-len(rows) // _MOST_INK)
    y = rows[::step].astype(np.float32)
    x = columns[::step].astype(np.float32) - np.float32(ink.shape[1] / 2)

    def sharpness(degrees: float) -> float:
        levels = y - x * np.float32(math.tan(math.radians(degrees))) + np.float32(ink.shape[1])
        profile = np.bincount(levels.astype(np.intp)).astype(np.float64)
        return float(np.square(np.diff(profile)).sum())

    best = max(_angles(0.0, LIMIT, _COARSE), key=sharpness)
    best = max(_angles(best, _COARSE, _FINE), key=sharpness)
    return best, sharpness(best)


def _angles(middle: float, reach: float, step: float) -> list[float]:
    """Angles around one, the nearest first: of equals the least turn is taken."""
    count = round(reach / step)
    return [middle + step * i for i in sorted(range(-count, count + 1), key=abs)]
