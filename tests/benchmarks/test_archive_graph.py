"""A loaded archive is the graph that its truth describes, whatever is missing from it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

import graph
from graph.organs import body, slug
from loaders import extract
from tests.benchmarks.truths import archive

Identity = tuple[str, str]
"""Number and body of a document, or the name of a law and its day."""

Lines = list[dict[str, Any]]
RELATIONS = {"IMPLEMENTS", "REFERENCES", "REPLACES", "AMENDS", "REPEALS"}
ARCHIVE = 400, 21


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[graph.Store]:
    url = f"sqlite:///{tmp_path_factory.mktemp('archive')}/graph.db"
    with graph.open_store(url) as opened:
        made = archive(*ARCHIVE)
        graph.load(opened, (r for s, text, _ in made for r in extract(text, source=s)))
        yield opened


@pytest.fixture(scope="module")
def lines(store: graph.Store) -> Lines:
    return [json.loads(line) for line in graph.export_jsonl(store)]


@pytest.fixture(scope="module")
def truths() -> list[dict[str, Any]]:
    return [truth for *_, truth in archive(*ARCHIVE)]


def identity(document: Mapping[str, Any]) -> Identity:
    if document["number"]:
        return document["number"], body(document["issuer"])
    return f"{slug(document['name'])}-{document['date']}", ""


def identities(lines: Lines) -> dict[str, Identity]:
    """The identity of each document node; a law's key is its name and day."""
    nodes = [line for line in lines if line.get("node") == "Document"]
    return {n["key"]: identity(n) if n["number"] else (n["key"], "") for n in nodes}


def test_documents(lines: Lines, truths: list[dict[str, Any]]) -> None:
    loaded = {identity(truth): "issued" for truth in truths}
    cited = {identity(one): "cited" for truth in truths for one in truth["citations"]}
    names = identities(lines)
    found = {names[n["key"]]: n["status"] for n in lines if n.get("node") == "Document"}
    assert found == cited | loaded
    assert {"cited", "issued"} == set(found.values())
    assert len(names) == len(found)


def test_relations(lines: Lines, truths: list[dict[str, Any]]) -> None:
    names = identities(lines)
    kept = [line for line in lines if line.get("relationship") in RELATIONS]
    found = {(names[e["source"]], e["relationship"], names[e["target"]]) for e in kept}
    assert found == {edge for truth in truths for edge in true_edges(truth)}


def test_measures(lines: Lines, truths: list[dict[str, Any]]) -> None:
    names = identities(lines)
    kept = [line for line in lines if line.get("relationship") in {"ORDERS", "MENTIONS"}]
    found = {(names[e["source"]], e["relationship"].lower(), e["target"]) for e in kept}
    assert found == {(identity(t), m["mode"], m["id"]) for t in truths for m in t["measures"]}


def test_cascade_below_every_order(
    store: graph.Store, lines: Lines, truths: list[dict[str, Any]]
) -> None:
    names = identities(lines)
    below: dict[Identity, set[Identity]] = defaultdict(set)
    for truth in truths:
        for source, relation, target in true_edges(truth):
            if relation == "IMPLEMENTS":
                below[target].add(source)
    carried = {identity(t) for t in truths for e in t["edges"] if e["relation"] == "implements"}
    orders = [t for t in truths if t["level"] == "central" and identity(t) not in carried]
    assert len(orders) > 5
    for order in orders:
        cascade = graph.down(store, next(k for k, n in names.items() if n == identity(order)))
        found = {names[item.document.key]: item.depth for item in cascade.documents}
        assert found == depths(identity(order), below)


def test_what_was_lost_is_wanted(
    store: graph.Store, lines: Lines, truths: list[dict[str, Any]]
) -> None:
    names = identities(lines)
    held = {identity(truth) for truth in truths}
    citing: dict[Identity, set[Identity]] = defaultdict(set)
    carried: dict[Identity, set[Identity]] = defaultdict(set)
    for truth in truths:
        for cited in map(identity, truth["citations"]):
            citing[cited].add(identity(truth))
        for _, relation, target in true_edges(truth):
            if relation == "IMPLEMENTS":
                carried[target].add(identity(truth))
    lost = {cited: len(by) for cited, by in citing.items() if cited not in held}
    found = graph.wanted(store, limit=10_000)
    assert {names[w.document.key]: w.cited_by for w in found.documents} == lost
    assert found.total == len(lost) > 5
    for wanted in found.documents:
        name = names[wanted.document.key]
        assert wanted.relations.get("implements", 0) == len(carried[name])
        assert {names[key] for key in wanted.citing} <= citing[name]


def true_edges(truth: Mapping[str, Any]) -> Iterator[tuple[Identity, str, Identity]]:
    ends: dict[int | str, Identity] = dict(enumerate(map(identity, truth["citations"])))
    ends["self"] = identity(truth)
    for edge in truth["edges"]:
        yield ends[edge["source"]], edge["relation"].upper(), ends[edge["target"]]


def depths(root: Identity, below: Mapping[Identity, set[Identity]]) -> dict[Identity, int]:
    found, frontier = {root: 0}, {root}
    while frontier:
        frontier = {one for above in frontier for one in below.get(above, ())} - found.keys()
        found |= dict.fromkeys(frontier, max(found.values()) + 1)
    return found
