"""Where every card and tile stands in the whole picture, with the panels that are open.

The page reckons the same in `assets/draw.js`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from viz.cascade.arrangement import Arrangement
from viz.cascade.lines import Point
from viz.cascade.picture import panel_id
from viz.cascade.shelves import Shelves, inside, shelves


@dataclass(frozen=True, slots=True)
class Standing:
    """The centre of each card and closed panel, in the order and under the ids of the page.

    `origins` has for each open panel, by its place, where its contents begin; the centre is 0 and
    always open. All lengths are in picture units, y grows downwards.
    """

    shelves: Shelves
    origins: dict[int, Point]
    at: dict[str, Point]


def standing(arranged: Arrangement, opened: Collection[int]) -> Standing:
    """Where everything in `arranged` stands while these panels are open."""
    sizes = [(panel.layout.width, panel.layout.height) for panel in arranged.panels]
    found = shelves(sizes, opened)
    origins: dict[int, Point] = {}
    at: dict[str, Point] = {}
    for i, (panel, box) in enumerate(zip(arranged.panels, found.boxes, strict=True)):
        if i and i not in opened:
            at[panel_id(i)] = box.x + box.width / 2, box.y + box.height / 2
            continue
        left, top = origins[i] = inside(box, sizes[i]) if i else (box.x, box.y)
        for id_, card in panel.layout.cards.items():
            at[id_] = left + tenth(card.x), top + tenth(card.y)
    return Standing(found, origins, at)


def every_panel(arranged: Arrangement) -> range:
    """The places of all panels that can be opened."""
    return range(1, len(arranged.panels))


def tenth(length: float) -> float:
    """The length as exactly as the page knows it."""
    return round(length * 10) / 10
