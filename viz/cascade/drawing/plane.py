"""The plane of the picture: grounds, lines, cards and tiles, each where it stands on the page."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from graph.model import Cascade
from viz.cascade.arrangement import Arrangement
from viz.cascade.drawing import grounds
from viz.cascade.drawing.cards import card
from viz.cascade.drawing.element import put
from viz.cascade.drawing.grounds import View
from viz.cascade.drawing.ink import GROUNDS
from viz.cascade.drawing.items import Items
from viz.cascade.drawing.strokes import Strokes, draw_signs, draw_strokes, strokes
from viz.cascade.drawing.tiles import open_panel, tile
from viz.cascade.drawing.words import Words
from viz.cascade.picture import panel_id
from viz.cascade.standing import Standing, every_panel


@dataclass(frozen=True, slots=True)
class Plane:
    """What is drawn, where it stands, what its cards say, and the part that is shown."""

    cascade: Cascade
    arranged: Arrangement
    standing: Standing
    items: Items
    view: View
    words: Words


def draw(parent: Element, plane: Plane) -> None:
    """Grounds first, then lines, cards and tiles, and above them the signs on the lines."""
    ground = put(parent, "g")
    if plane.arranged.folded:
        _panels(ground, plane)
    else:
        grounds.bands(ground, plane.arranged, plane.view)
    drawn = _strokes(plane)
    lines = put(parent, "g")
    names = {id_: item.name for id_, item in plane.items.by_id.items()}
    for own in drawn:
        draw_strokes(lines, own, names, plane.words)
    _cards(put(parent, "g"), plane)
    above = put(parent, "g")
    for own in drawn:
        draw_signs(above, own)
    if not plane.arranged.folded:
        grounds.level_names(above, plane.arranged, plane.view, plane.words)


def _panels(ground: Element, plane: Plane) -> None:
    view, found = plane.view, plane.standing
    put(
        ground, "rect", x=view.left, y=view.top, width=view.right - view.left,
        height=view.bottom - view.top, fill=GROUNDS[0],
    )  # fmt: skip
    root = found.at.get(plane.cascade.root)
    if root and plane.cascade.direction == "down":
        grounds.trunk(ground, found.shelves, root)
    for i in found.origins:
        if i:
            box = found.shelves.boxes[i]
            open_panel(ground, plane.arranged.panels[i], box, plane.words, view.scale)


def _strokes(plane: Plane) -> list[list[Strokes]]:
    """The lines of each open panel."""
    ties = {tie.number: tie for tie in plane.arranged.scene.ties}
    return [
        strokes(plane.arranged.panels[i], origin, ties, folded=plane.arranged.folded)
        for i, origin in plane.standing.origins.items()
    ]


def _cards(parent: Element, plane: Plane) -> None:
    closed = {panel_id(i): plane.arranged.panels[i] for i in every_panel(plane.arranged)}
    for id_, at in plane.standing.at.items():
        if id_ in closed:
            tile(parent, id_, closed[id_], at, plane.words)
        else:
            card(parent, id_, plane.items.by_id[id_], at, plane.words)
