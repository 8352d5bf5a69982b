"""The cascade as a pyvis network: what vis-network draws, with every coordinate already fixed."""

from __future__ import annotations

import json
from typing import Any

from graph.document import Document
from graph.model import Cascade
from viz.cascade.arrangement import Arrangement, Panel
from viz.cascade.layout import CARD_HEIGHT, CARD_WIDTH, GHOST_HEIGHT
from viz.cascade.lines import Line
from viz.cascade.shelves import shelves

_OPTIONS = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": False,
        "selectable": False,
        "zoomSpeed": 0.6,
    },
}


def picture(cascade: Cascade, arranged: Arrangement) -> dict[str, Any]:
    """What the page's script draws, JSON-ready.

    `network` is the picture as it opens: nodes and options for vis-network. A node's id is the key
    of its document, `~0` of the first body without an answer, `~~0` of the heap that begins with
    it, `#1` of the first panel after the centre. `heaps` are the numbers of the bodies in each.

    Documents are told by their number, bodies and then heaps counted on. A panel has `cards`
    (number, x, y, whether stacked, all in one list) and `lines` (number of the edge, bodies'
    counted on, whether curved, then x and y of each point), both in tenths of a unit.
    """
    network = _network(cascade, arranged).get_network_data()
    heaps = {id_: heap for panel in arranged.panels for id_, heap in panel.heaps.items()}
    ids = [*(node.id for node in arranged.scene.nodes), *heaps]
    number = {id_: i for i, id_ in enumerate(ids)}
    return {
        "network": {"nodes": network[0], "options": json.loads(network[5])},
        "folded": arranged.folded,
        "heaps": [[number[id_] for id_ in heap] for heap in heaps.values()],
        "panels": [_panel(panel, number) for panel in arranged.panels],
        "card": [CARD_WIDTH, CARD_HEIGHT, GHOST_HEIGHT],
    }


def name(document: Document) -> str:
    """What a document is called: its number, else type and date, else its key."""
    return document.number or " ".join(filter(None, (document.type, document.date))) or document.key


def panel_id(index: int) -> str:
    """The id of a panel's tile; no key of a document begins so."""
    return f"#{index}"


def _network(cascade: Cascade, arranged: Arrangement) -> Any:
    # Imported late: pyvis loads a notebook shell with it, which costs every command half a second.
    from pyvis.network import Network  # type: ignore[import-untyped]  # noqa: PLC0415
    from pyvis.node import Node  # type: ignore[import-untyped]  # noqa: PLC0415

    network = Network(directed=True)
    network.set_options(json.dumps(_OPTIONS))
    names = {item.key: name(item.document) for item in cascade.documents}
    ghosts = {node.id: node.place for node in arranged.scene.nodes if node.ghost}
    centre = arranged.panels[0]
    sizes = [(panel.layout.width, panel.layout.height) for panel in arranged.panels]
    boxes = shelves(sizes, ()).boxes
    # Appended as pyvis's own records: its add_node searches all earlier ones each time.
    for id_, card in centre.layout.cards.items():
        label = names.get(id_) or ghosts.get(id_, "")
        x, y = _short(boxes[0].x + card.x), _short(card.y)
        network.nodes.append(Node(id_, "custom", label, x=x, y=y).options)
    for i, box in enumerate(boxes[1:], start=1):
        x, y = _short(box.x + box.width / 2), _short(box.y + box.height / 2)
        label = arranged.panels[i].part.name or ""
        network.nodes.append(Node(panel_id(i), "custom", label, x=x, y=y).options)
    return network


def _panel(panel: Panel, number: dict[str, int]) -> dict[str, Any]:
    layout = panel.layout
    return {
        "name": panel.part.name,
        "expected": panel.part.expected,
        "answers": panel.part.answers,
        "size": [layout.width, layout.height],
        "bands": [[band.level, band.top, band.bottom] for band in layout.bands],
        "cards": [
            value
            for id_, card in layout.cards.items()
            for value in (number[id_], _tenths(card.x), _tenths(card.y), int(card.stacked))
        ],
        "lines": [_line(index, line) for index, line in panel.lines.items()],
    }


def _line(index: int, line: Line) -> list[int]:
    return [
        index,
        int(line.curved),
        *(_tenths(length) for point in line.points for length in point),
    ]


def _tenths(length: float) -> int:
    """No eye can tell less."""
    return round(length * 10)


def _short(length: float) -> float | int:
    rounded = round(length, 1)
    return int(rounded) if rounded == int(rounded) else rounded
