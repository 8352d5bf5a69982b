"""The formats in which a graph leaves the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph.errors import UsageProblem
from graph.export import cypher, cytoscape, graphml, jsonl, jsonld, tables
from graph.export.gathered import Gathered


@dataclass(frozen=True, slots=True)
class Options:
    """What only some formats ask: the table of CSV, and how the IRIs of JSON-LD begin."""

    table: tables.Table = "edges"
    base: str = jsonld.BASE


@dataclass(frozen=True, slots=True)
class Format:
    """How a graph is written; a server names the `media_type`, a file ends with `suffix`."""

    media_type: str
    suffix: str
    write: Callable[[Gathered, Options], Iterator[str]]


FORMATS: dict[str, Format] = {
    "jsonl": Format("application/x-ndjson", ".jsonl", lambda graph, _: jsonl.write(graph)),
    "graphml": Format("application/graphml+xml", ".graphml", lambda graph, _: graphml.write(graph)),
    "cytoscape": Format("application/json", ".json", lambda graph, _: cytoscape.write(graph)),
    "jsonld": Format(
        "application/ld+json", ".jsonld", lambda graph, options: jsonld.write(graph, options.base)
    ),
    "csv": Format("text/csv", ".csv", lambda graph, options: tables.write(graph, options.table)),
    "cypher": Format("text/plain", ".cypher", lambda graph, _: cypher.write(graph)),
}
"""By the name that users give."""


def format_of(name: str) -> Format:
    """The format of this name. Raises `UsageProblem` where there is none."""
    if name not in FORMATS:
        raise UsageProblem(f"unknown format {name!r}", f"choose one of {', '.join(FORMATS)}")
    return FORMATS[name]
