"""A line of text that keeps within its room."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from viz.cascade.drawing.element import put
from viz.cascade.drawing.ink import INK
from viz.cascade.drawing.letters import cut, fitting
from viz.cascade.lines import Point


class Letters(NamedTuple):
    """The size of letters, and the least to which they may shrink; how they look."""

    size: float
    least: float
    bold: bool = False
    fill: str = INK


def write(parent: Element, text: str, at: Point, room: float, letters: Letters) -> None:
    """`text` from that point on, smaller or cut where it is too long; nothing where it is empty."""
    size = fitting(text, room, letters.size, letters.least, bold=letters.bold)
    shown = cut(text, room, size, bold=letters.bold)
    if shown:
        put(
            parent, "text", shown, x=at[0], y=at[1], font_size=size,
            font_weight=700 if letters.bold else None, fill=letters.fill,
        )  # fmt: skip
