"""Every format read back by a parser that is not ours, in one form that can be compared."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import networkx

from graph import Store, export, export_jsonl

Facts = dict[str, Any]


class Read(NamedTuple):
    """Nodes by label and key; relationships with type and keys, sorted; nothing for None."""

    nodes: dict[tuple[str, str], Facts]
    relationships: list[str]


def text_of(store: Store, format: str, root: str | None = None, **options: Any) -> str:  # noqa: A002
    return "".join(export(store, format, root, **options))


def canonical(
    store: Store, root: str | None = None, said: Callable[[Any], Any] = lambda value: value
) -> Read:
    """What the canonical lines tell; each value as `said` changes it."""
    found = [json.loads(line) for line in export_jsonl(store, root)]
    nodes = {
        (line.pop("node"), line.pop("key")): _known(line, said) for line in found if "node" in line
    }
    return Read(nodes, _sorted(_known(line, said) for line in found if "relationship" in line))


def _known(facts: Mapping[str, Any], said: Callable[[Any], Any] = lambda value: value) -> Facts:
    return {name: said(value) for name, value in facts.items() if value is not None}


def _sorted(relationships: Iterable[Facts]) -> list[str]:
    return sorted(json.dumps(facts, sort_keys=True) for facts in relationships)


def graphml(text: str) -> Read:
    """The graph as NetworkX reads it."""
    graph = networkx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)
    nodes = {}
    for id_, facts in graph.nodes(data=True):
        assert id_ == f"{facts['node']}:{facts['key']}"
        assert facts.pop("label")
        name = facts.pop("node"), facts.pop("key")
        nodes[name] = _with_lists(facts)
    edges = []
    for source, target, facts in graph.edges(data=True):
        facts.pop("id", None)
        edges.append(_edge(facts.pop("label"), source, target, facts))
    return Read(nodes, _sorted(edges))


def cytoscape(text: str) -> Read:
    """The elements of the JSON object."""
    elements = json.loads(text)["elements"]
    nodes = {}
    for node in elements["nodes"]:
        data = node["data"]
        assert data.pop("id") == f"{data['node']}:{data['key']}"
        assert data["node"] == node["classes"]
        assert data.pop("label")
        name = data.pop("node"), data.pop("key")
        nodes[name] = _known(data)
    edges = [edge["data"] for edge in elements["edges"]]
    assert len({data.pop("id") for data in edges}) == len(edges)
    return Read(
        nodes,
        _sorted(
            _edge(data.pop("label"), data.pop("source"), data.pop("target"), _known(data))
            for data in edges
        ),
    )


def tables(nodes: str, edges: str) -> Read:
    """Both tables as the csv module reads them."""
    read = {(row.pop("node"), row.pop("key")): _cells(row) for row in _rows(nodes)}
    found = []
    for row in _rows(edges):
        assert (row.pop("source_node"), row["source"]) in read
        assert (row.pop("target_node"), row["target"]) in read
        found.append(_cells(row))
    return Read(read, _sorted(found))


def _rows(text: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(text, newline=""))


def _cells(row: Mapping[str, str]) -> Facts:
    """The cells that are not empty, with their types."""
    facts: Facts = {name: value for name, value in row.items() if value != ""}
    for name, of in (("start", int), ("end", int), ("confidence", float)):
        if name in facts:
            facts[name] = of(facts[name])
    return _with_lists(facts)


def _with_lists(facts: Mapping[str, Any]) -> Facts:
    lists = ("aliases", "candidates", "contents", "warnings")
    return {n: json.loads(value) if n in lists else value for n, value in facts.items()}


def _edge(kind: str, source: str, target: str, facts: Facts) -> Facts:
    ends = {"source": source.partition(":")[2], "target": target.partition(":")[2]}
    return {"relationship": kind, **ends, **facts}
