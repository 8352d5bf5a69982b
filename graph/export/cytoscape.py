"""Cytoscape.js JSON: what `cytoscape({elements})` and Cytoscape itself take."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from graph.export.gathered import Gathered


def write(graph: Gathered) -> Iterator[str]:
    """One JSON object, one element a line; the label or type is also the class of an element."""
    yield '{"elements":{"nodes":['
    yield from _listed(
        {
            "data": {
                "id": node.id,
                "label": node.caption,
                "node": node.label,
                "key": node.key,
                **node.facts,
            },
            "classes": node.label,
        }
        for node in graph.nodes()
    )
    yield '],"edges":['
    yield from _listed(
        {
            "data": {
                "id": edge.id,
                "source": edge.source.id,
                "target": edge.target.id,
                "label": edge.kind,
                **edge.facts,
            },
            "classes": edge.kind,
        }
        for edge in graph.relationships()
    )
    yield "]}}\n"


def _listed(elements: Iterable[dict[str, Any]]) -> Iterator[str]:
    comma = "\n"
    for element in elements:
        yield comma + json.dumps(element, ensure_ascii=False, separators=(",", ":"))
        comma = ",\n"
