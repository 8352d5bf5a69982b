"""The cascade as a pyvis network: what vis-network draws, with every coordinate already fixed."""

from __future__ import annotations

import json
from typing import Any

from graph.document import Document
from graph.model import Cascade
from viz.cascade.layout import CARD_HEIGHT, CARD_WIDTH, Layout, layout
from viz.cascade.lines import Line, lines

_OPTIONS = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "selectConnectedEdges": False,
        "tooltipDelay": 0,
        "zoomSpeed": 0.6,
    },
    "edges": {"smooth": False, "hidden": True},
}


def picture(cascade: Cascade) -> dict[str, Any]:
    """What the page's script draws: `network` (nodes, edges, options), `bands`, `lines`, `card`.

    A node's id is its document key, an edge's id its index in `cascade.edges`. The edges of the
    network carry the ends only; `lines` holds, by the same index, the points of the line.
    """
    arranged = layout(cascade)
    drawn = lines(cascade, arranged)
    nodes, edges, _, _, _, options = _network(cascade, arranged, drawn).get_network_data()
    return {
        "network": {"nodes": nodes, "edges": edges, "options": json.loads(options)},
        "bands": [[band.level, _short(band.top), _short(band.bottom)] for band in arranged.bands],
        "lines": [_line(line) for line in drawn],
        "card": [CARD_WIDTH, CARD_HEIGHT],
        "size": [_short(arranged.width), _short(arranged.height)],
    }


def name(document: Document) -> str:
    """What a document is called: its number, else type and date, else its key."""
    return document.number or " ".join(filter(None, (document.type, document.date))) or document.key


def _network(cascade: Cascade, arranged: Layout, drawn: list[Line | None]) -> Any:
    # Imported late: pyvis loads a notebook shell with it, which costs every command half a second.
    from pyvis.edge import Edge  # type: ignore[import-untyped]  # noqa: PLC0415
    from pyvis.network import Network  # type: ignore[import-untyped]  # noqa: PLC0415
    from pyvis.node import Node  # type: ignore[import-untyped]  # noqa: PLC0415

    network = Network(directed=True)
    network.set_options(json.dumps(_OPTIONS))
    # Appended as pyvis's own records: its add_node and add_edge search all earlier ones each time.
    for item in cascade.documents:
        card = arranged.cards[item.key]
        place = {"x": _short(card.x), "y": _short(card.y)}
        node = Node(item.key, "custom", name(item.document), **place)
        network.nodes.append(node.options)
    for index, (edge, line) in enumerate(zip(cascade.edges, drawn, strict=True)):
        if line:
            network.edges.append(Edge(edge.source, edge.target, True, id=index).options)
    return network


def _line(line: Line | None) -> dict[str, Any] | None:
    if line is None:
        return None
    return {
        "points": [[_short(x), _short(y)] for x, y in line.points],
        "curved": line.curved,
    }


def _short(length: float) -> float | int:
    """A length to a tenth of a unit, which no eye can tell and half the bytes."""
    rounded = round(length, 1)
    return int(rounded) if rounded == int(rounded) else rounded
