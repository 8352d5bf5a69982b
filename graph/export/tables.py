"""Two tables as CSV: the nodes, and the relationships with their proofs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from graph.export.gathered import Gathered
from graph.export.properties import NODE, PAGE, RELATIONSHIP, as_text

Table = Literal["nodes", "edges"]

_NODES = ("node", "key", *NODE)
_EDGES = ("relationship", "source_node", "source", "target_node", "target", *RELATIONSHIP)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """A file that hands each row back instead of keeping it."""

    def write(self, row: str) -> str:
        return row


def write(graph: Gathered, table: Table) -> Iterator[str]:
    """A header and a row each, RFC 4180; lists are JSON, what is not known is empty.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    if table == "nodes":
        return _rows(_NODES, _nodes(graph))
    return _rows((*_EDGES, *PAGE) if graph.has_pages else _EDGES, _edges(graph))


def _nodes(graph: Gathered) -> Iterator[dict[str, Any]]:
    for node in graph.nodes():
        yield {"node": node.label, "key": node.key, **node.facts}


def _edges(graph: Gathered) -> Iterator[dict[str, Any]]:
    for edge in graph.relationships():
        yield {
            "relationship": edge.kind,
            "source_node": edge.source.label,
            "source": edge.source.key,
            "target_node": edge.target.label,
            "target": edge.target.key,
            **edge.facts,
        }


def _rows(columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield writer.writerow(columns)
    for row in rows:
        yield writer.writerow([_cell(row.get(column)) for column in columns])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = as_text(value)
    guarded = isinstance(value, str) and text.lstrip(" \n").startswith(_FORMULA)
    return f"'{text}" if guarded else text
