"""The whole picture: one layout where it can be read at once, else a panel for each province.

A panel is closed or open. Closed it is a tile with the counts of the province; open it shows the
documents, laid out by themselves. Where the panels stand follows from which are open
(`viz.cascade.shelves`).
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.coverage import Coverage
from graph.model import Cascade
from loaders.garbage import without_collecting
from viz.cascade.layout import Layout, layout
from viz.cascade.lines import Line, lines
from viz.cascade.parts import Part, parts, whole
from viz.cascade.scene import Scene, scene

FOLDED_ABOVE = 400
"""Nodes of the largest picture that is shown at once."""


@dataclass(frozen=True, slots=True)
class Panel:
    """The nodes of a part where they stand in it, and the lines between them by number of tie.

    `heaps` tells which ghosts one card stands for.
    """

    part: Part
    layout: Layout
    lines: dict[int, Line]
    heaps: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The panels of a picture, the centre first; not `folded`, it is the only one."""

    scene: Scene
    folded: bool
    panels: tuple[Panel, ...]


@without_collecting
def arrange(cascade: Cascade, coverage: Coverage | None = None) -> Arrangement:
    """Where everything stands in the picture of `cascade`, with those that `coverage` misses."""
    everything = scene(cascade, coverage)
    folded = len(everything.heaped().nodes) > FOLDED_ABOVE
    found = parts(cascade, coverage, everything) if folded else whole(everything)
    scenes = everything.split([part.ids for part in found])
    return Arrangement(everything, folded, tuple(map(_panel, found, scenes)))


def _panel(part: Part, own: Scene) -> Panel:
    shown = own.heaped()
    arranged = layout(shown)
    heaps = {node.id: node.heap for node in shown.nodes if node.heap}
    return Panel(part, arranged, lines(shown, arranged), heaps)
