"""GraphML for Gephi, yEd and NetworkX: every property typed, parallel edges kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from graph.export.gathered import Gathered
from graph.export.properties import NODE, PAGE, RELATIONSHIP, Type, as_text

_TYPES: dict[Type, str] = {"text": "string", "whole": "int", "fraction": "double", "list": "string"}
_NODE: dict[str, Type] = {"label": "text", "node": "text", "key": "text", **NODE}
_EDGE: dict[str, Type] = {"label": "text", **RELATIONSHIP}
# XML 1.0, production 2: these cannot be written, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns
 http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write(graph: Gathered) -> Iterator[str]:
    """The graph as one XML document.

    Nodes have what stands beside them as `label` and theirs as `node`, edges their type as `label`.
    Lists are JSON; characters that XML forbids are left out.
    """
    yield _HEAD
    edge_properties = _EDGE | (PAGE if graph.has_pages else {})
    for kind, properties in (("node", _NODE), ("edge", edge_properties)):
        for name, type_ in properties.items():
            yield (
                f'<key id="{kind}-{name}" for="{kind}" '
                f'attr.name="{name}" attr.type="{_TYPES[type_]}"/>\n'
            )
    yield '<graph id="cascade" edgedefault="directed">\n'
    for node in graph.nodes():
        facts = {"label": node.caption, "node": node.label, "key": node.key, **node.facts}
        yield f"<node id={quoteattr(node.id)}>{_data('node', _NODE, facts)}</node>\n"
    for edge in graph.relationships():
        ends = f"source={quoteattr(edge.source.id)} target={quoteattr(edge.target.id)}"
        facts = {"label": edge.kind, **edge.facts}
        yield f'<edge id="{edge.id}" {ends}>{_data("edge", edge_properties, facts)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _data(kind: str, known: Mapping[str, Type], facts: Mapping[str, Any]) -> str:
    return "".join(
        f'<data key="{kind}-{name}">{_text(facts[name])}</data>'
        for name in known
        if facts.get(name) is not None
    )


def _text(value: Any) -> str:
    # A bare carriage return would be read as a line end.
    return escape(_FORBIDDEN.sub("", as_text(value)), {"\r": "&#13;"})
