"""Colours, dashes and signs, the same as in `assets/ink.js`, `cards.js` and `draw.js`."""

from __future__ import annotations

from math import cos, pi, sin
from typing import NamedTuple
from xml.etree.ElementTree import Element

from viz.cascade.drawing.element import points, put
from viz.cascade.lines import Point

FONT = "'Segoe UI', system-ui, -apple-system, 'Noto Sans', Roboto, 'Liberation Sans', sans-serif"
INK, QUIET, PAPER = "#1b2438", "#56607a", "#ffffff"
GROUNDS = ("#f3f5f9", "#ffffff")
"""Of the bands, in turn."""
FRAME, EDGE = "#8a93a6", "#b9c1cf"
"""The outline of a panel and of a card."""
TRUNK = "#8f9bb3"
REST, SHARE = "#dfe3ea", "#1d4f91"
"""A bar, and the part of it that has answered."""
FAINT = "#f8f9fb"
"""The paper of a document that is not at hand as issued."""

LEVEL_COLOURS = {
    "central": "#882255",
    "province": "#332288",
    "district": "#117733",
    "commune": "#8a6100",
    "unknown": "#5f6675",
}
MARK_COLOURS = (
    "#332288", "#a3480b", "#117733", "#882255", "#00627a", "#6b5900", "#7a3b9e", "#4a4f5c",
)  # fmt: skip
GHOST_COLOURS = {True: "#9c2b1d", False: "#6b7488"}
"""By whether any document of the body is held."""
DASHES = {"cited": (7, 5), "draft": (2, 4), "silent": (6, 4), "unheld": (2, 4)}


class Stroke(NamedTuple):
    """How the lines of a relation are drawn, and the sign where they leave."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()
    sign: str = ""


RELATIONS = {
    "implements": Stroke("#2b4a7f", 2),
    "references": Stroke("#6b7488", 1.5, (6, 5)),
    "amends": Stroke("#b35c00", 2, (12, 4, 2, 4), "±"),
    "replaces": Stroke("#7a3b9e", 2.5, (16, 5), "↔"),
    "repeals": Stroke("#a3002b", 2.5, (3, 4), "×"),
    "told": Stroke("#a9b0be", 1.25, (2, 5)),
}

_STAR = tuple(
    ((0.42 if i % 2 else 1) * sin(i * pi / 5), -(0.42 if i % 2 else 1) * cos(i * pi / 5))
    for i in range(10)
)
_CORNERS: dict[str, tuple[tuple[float, float], ...]] = {
    "central": _STAR,
    "province": ((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)),
    "district": ((0, -1), (1, 0), (0, 1), (-1, 0)),
    "unknown": (
        (-1, -0.6), (-0.6, -1), (0, -0.4), (0.6, -1), (1, -0.6), (0.4, 0),
        (1, 0.6), (0.6, 1), (0, 0.4), (-0.6, 1), (-1, 0.6), (-0.4, 0),
    ),
}  # fmt: skip


def stroke_of(relation: str) -> Stroke:
    """How a relation is drawn; one that the picture does not know as a mere reference."""
    return RELATIONS.get(relation, RELATIONS["references"])


def dashes(lengths: tuple[float, ...]) -> str | None:
    """Dashes as an attribute; None for a line without."""
    return " ".join(map(str, lengths)) or None


def level_sign(parent: Element, level: str, at: Point, size: float, colour: str) -> None:
    """The sign of a level around that point: star, square, diamond, disc, cross."""
    x, y = at
    corners = _CORNERS.get(level)
    if corners is None:
        put(parent, "circle", cx=x, cy=y, r=size * 0.9, fill=colour)
        return
    around = points(*((x + dx * size, y + dy * size) for dx, dy in corners))
    put(parent, "polygon", points=around, fill=colour)
