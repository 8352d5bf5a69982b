"""Which row of the picture a document stands in: its level, and its step within the level."""

from __future__ import annotations

from collections import defaultdict

import networkx as nx

from graph.model import Cascade

LEVELS = ("central", "province", "district", "commune", "unknown")
"""The bands of the picture from top to bottom; documents of unknown level come last."""

Row = tuple[int, int]
"""Index into `LEVELS`, then the step within the level; a smaller row stands higher."""


def rows(cascade: Cascade) -> dict[str, Row]:
    """The row of every document key.

    Within a level a document that acts on another one of that level stands one step below it (the
    province's government below the province's Party committee that it obeys). Mere references make
    no step, and the documents of a circle share one.
    """
    band = {item.key: _band(item.document.level) for item in cascade.documents}
    step = _steps(cascade, band)
    return {key: (band[key], step[key]) for key in band}


def _band(level: str | None) -> int:
    return LEVELS.index(level) if level in LEVELS else LEVELS.index("unknown")


def _steps(cascade: Cascade, band: dict[str, int]) -> dict[str, int]:
    within: nx.DiGraph[str] = nx.DiGraph()
    within.add_nodes_from(band)
    for edge in cascade.edges:
        ends_known = edge.source in band and edge.target in band
        if ends_known and edge.relation != "references" and band[edge.source] == band[edge.target]:
            within.add_edge(edge.source, edge.target)
    return _longest_paths(within)


def _longest_paths(acts_on: nx.DiGraph[str]) -> dict[str, int]:
    """For each node the length of the longest way out of it, circles counted as one node."""
    circles = nx.condensation(acts_on)
    length: dict[int, int] = defaultdict(int)
    for circle in reversed(list(nx.topological_sort(circles))):
        length[circle] = max((length[next_] + 1 for next_ in circles.successors(circle)), default=0)
    return {key: length[circle] for key, circle in circles.graph["mapping"].items()}
