"""Which row of the picture a document stands in: its level, and its step within the level."""

from __future__ import annotations

from collections import defaultdict

import networkx as nx

from viz.cascade.scene import Scene

LEVELS = ("central", "province", "district", "commune", "unknown")
"""The bands of the picture from top to bottom; documents of unknown level come last."""

Row = tuple[int, int]
"""Index into `LEVELS`, then the step within the level; a smaller row stands higher."""


def rows(scene: Scene) -> dict[str, Row]:
    """The row of every node.

    Within a level a document that acts on another one of that level stands one step below it (the
    province's government below the province's Party committee that it obeys). Mere references make
    no step, and the documents of a circle share one.
    """
    band = {node.id: _band(node.level) for node in scene.nodes}
    step = _steps(scene, band)
    return {key: (band[key], step.get(key, 0)) for key in band}


def _band(level: str | None) -> int:
    return LEVELS.index(level) if level in LEVELS else LEVELS.index("unknown")


def _steps(scene: Scene, band: dict[str, int]) -> dict[str, int]:
    within: nx.DiGraph[str] = nx.DiGraph()
    for tie in scene.ties:
        if tie.relation != "references" and band[tie.source] == band[tie.target]:
            within.add_edge(tie.source, tie.target)
    return _longest_paths(within)


def _longest_paths(acts_on: nx.DiGraph[str]) -> dict[str, int]:
    """For each node the length of the longest way out of it, circles counted as one node."""
    circles = nx.condensation(acts_on)
    length: dict[int, int] = defaultdict(int)
    for circle in reversed(list(nx.topological_sort(circles))):
        length[circle] = max((length[next_] + 1 for next_ in circles.successors(circle)), default=0)
    return {key: length[circle] for key, circle in circles.graph["mapping"].items()}
