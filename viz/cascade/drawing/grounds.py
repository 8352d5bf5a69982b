"""What lies under the documents: the bands of the levels, or the trunk of a folded picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from viz.cascade.arrangement import Arrangement
from viz.cascade.drawing.element import number, points, put
from viz.cascade.drawing.ink import GROUNDS, LEVEL_COLOURS, PAPER, TRUNK
from viz.cascade.drawing.letters import width
from viz.cascade.drawing.strokes import arrow
from viz.cascade.drawing.words import Words
from viz.cascade.layout import CARD_WIDTH, Band
from viz.cascade.lines import Point
from viz.cascade.scene import Scene
from viz.cascade.shelves import ABOVE, Shelves

STRIP = 26
"""Width of the strip with the names of the levels."""
LANE = 30
"""Free width left of the panels, where the trunk runs down to their rows."""


@dataclass(frozen=True, slots=True)
class View:
    """The part of the plane that is shown.

    `scale` is how large words must be that are to be read where all of it is looked at.
    """

    left: float
    top: float
    right: float
    bottom: float
    scale: float


def bands(parent: Element, arranged: Arrangement, view: View) -> None:
    """The ground of each level, from edge to edge of the view."""
    for i, band in enumerate(_in_view(arranged, view)):
        put(
            parent, "rect", x=view.left, y=band.top, width=view.right - view.left,
            height=band.bottom - band.top, fill=GROUNDS[i % 2],
        )  # fmt: skip


def level_names(parent: Element, arranged: Arrangement, view: View, words: Words) -> None:
    """The name of each level and how many documents it has, on a strip at the left edge."""
    documents = _documents_by_level(arranged.scene, words)
    size, strip = 12.5 * view.scale, STRIP * view.scale
    for band in _in_view(arranged, view):
        text = f"{words.say(f'level.{band.level}')} · {documents[band.level]}"
        high = band.bottom - band.top
        put(
            parent, "rect", x=view.left, y=band.top, width=strip, height=high,
            fill=LEVEL_COLOURS[band.level],
        )  # fmt: skip
        fit = min(1.0, (high - 8) / width(text, size, bold=True))
        if fit >= 0.55:
            x, y = (
                number(view.left + strip / 2 + 0.35 * size * fit),
                number((band.top + band.bottom) / 2),
            )
            put(
                parent, "text", text, transform=f"translate({x} {y}) rotate(-90)", fill=PAPER,
                font_size=size * fit, font_weight=600, text_anchor="middle",
            )  # fmt: skip


def trunk(parent: Element, found: Shelves, root: Point) -> None:
    """One line from the rows of panels to the card of the order at `root`."""
    rows: dict[float, float] = {}
    for box in found.boxes[1:]:
        rows[box.y] = max(rows.get(box.y, 0), box.x + box.width / 2)
    if not rows:
        return
    end = (root[0] - CARD_WIDTH / 2, root[1])
    ways = [f"M{points((-LANE, max(rows) - ABOVE / 2), (-LANE, root[1]), end)}"]
    ways += [f"M{points((-LANE, y - ABOVE / 2), (x, y - ABOVE / 2))}" for y, x in rows.items()]
    for box in found.boxes[1:]:
        x = box.x + box.width / 2
        ways.append(f"M{points((x, box.y - ABOVE / 2), (x, box.y))}")
    put(parent, "path", d="".join(ways), fill="none", stroke=TRUNK, stroke_width=2)
    put(parent, "path", d=arrow((-LANE, root[1]), end), fill=TRUNK)


def _in_view(arranged: Arrangement, view: View) -> Iterator[Band]:
    """The bands; the outer two fill the view."""
    found = arranged.panels[0].layout.bands
    for i, band in enumerate(found):
        top = band.top if i else view.top
        bottom = band.bottom if i < len(found) - 1 else view.bottom
        yield Band(band.level, top, bottom)


def _documents_by_level(scene: Scene, words: Words) -> Counter[str]:
    return Counter(words.level(node.level) for node in scene.nodes if not node.ghost)
