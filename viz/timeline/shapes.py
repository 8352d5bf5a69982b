"""The mark of each level, told apart without colour: outlines for the `d` of an SVG path."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import cos, pi, sin

Outline = tuple[tuple[float, float], ...]
"""Corners around (0, 0) at radius about 1, in turn."""


def _star() -> Outline:
    radii = (1.25, 0.55) * 5
    return tuple((r * sin(n * pi / 5), -r * cos(n * pi / 5)) for n, r in enumerate(radii))


_CROSS = ((0, -0.4), (0.6, -1), (1, -0.6), (0.4, 0), (1, 0.6), (0.6, 1))
_OUTLINES: dict[str, Outline] = {
    "central": _star(),
    "province": ((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)),
    "district": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "unknown": (*_CROSS, *((-x, -y) for x, y in _CROSS)),
}


def mark_path(level: str, x: float, y: float, radius: float) -> str:
    """The outline of a level's mark around (x, y): star, square, diamond, circle or cross."""
    rest, (left, up) = _relative(level, radius)
    return f"M{short(x + left)} {short(y + up)}{rest}"


@cache
def _relative(level: str, radius: float) -> tuple[str, tuple[float, float]]:
    """The outline as steps from its first corner, and that corner."""
    if level == "commune":
        r = short(radius)
        arcs = f"a{r} {r} 0 0 1 {short(2 * radius)} 0a{r} {r} 0 0 1 {short(-2 * radius)} 0z"
        return arcs, (-radius, 0.0)
    corners = [(x * radius, y * radius) for x, y in _OUTLINES[level]]
    steps = (
        f"l{short(x - before_x)} {short(y - before_y)}"
        for (before_x, before_y), (x, y) in pairwise(corners)
    )
    return "".join(steps) + "z", corners[0]


def short(length: float) -> str:
    """A length to a tenth of a unit, which no eye can tell and half the bytes."""
    text = f"{length:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
