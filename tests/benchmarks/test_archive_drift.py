"""What became of the measures of an archive is what its truth says, edge by edge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

import graph
from graph.drift.answer import CHANGES
from graph.organs import body
from loaders import extract
from tests.benchmarks.test_archive_graph import Identity, identity, true_edges
from tests.benchmarks.truths import archive

ARCHIVE = 600, 33
Step = tuple[str, Identity, Identity]
"""What became of a measure, in which document, which carries out which."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[graph.Store]:
    url = f"sqlite:///{tmp_path_factory.mktemp('archive')}/graph.db"
    with graph.open_store(url) as opened:
        graph.load(opened, (r for s, text, _ in archive(*ARCHIVE) for r in extract(text, source=s)))
        yield opened


@pytest.fixture(scope="module")
def names(store: graph.Store) -> dict[str, Identity]:
    """Number and body of each document with a number, by its key."""
    nodes = (node.document for node in store.every_node())
    return {d.key: (d.number, body(d.issuer)) for d in nodes if d.number and d.issuer}


@pytest.fixture(scope="module")
def truths() -> dict[Identity, dict[str, Any]]:
    return {identity(truth): truth for *_, truth in archive(*ARCHIVE)}


@pytest.fixture(scope="module")
def carried_out(truths: Mapping[Identity, Any]) -> set[tuple[Identity, Identity]]:
    """Every document of the archive with what it carries out."""
    edges = {edge for truth in truths.values() for edge in true_edges(truth)}
    return {(source, target) for source, what, target in edges if what == "IMPLEMENTS"}


def modes(truth: Mapping[str, Any]) -> dict[str, str]:
    return {use["id"]: use["mode"] for use in truth["measures"]}


def became(above: Mapping[str, str], below: Mapping[str, str], measure: str) -> str:
    match above.get(measure), below.get(measure):
        case "mentions", "orders":
            return "tightened"
        case "orders", "mentions":
            return "loosened"
        case None, _:
            return "added"
        case _, None:
            return "dropped"
    return "kept"


def true_steps(
    truths: Mapping[Identity, Any], edges: set[tuple[Identity, Identity]]
) -> dict[str, set[Step]]:
    """Every step of every measure along edges whose ends are both in the archive."""
    found = defaultdict[str, set[Step]](set)
    for source, target in edges:
        if source in truths and target in truths:
            above, below = modes(truths[target]), modes(truths[source])
            for measure in above.keys() | below.keys():
                found[measure].add((became(above, below, measure), source, target))
    return found


def test_spread_of_every_measure(
    store: graph.Store,
    names: dict[str, Identity],
    truths: dict[Identity, dict[str, Any]],
    carried_out: set[tuple[Identity, Identity]],
) -> None:
    steps = true_steps(truths, carried_out)
    measures = sorted({measure for truth in truths.values() for measure in modes(truth)})
    assert len(measures) > 10
    for measure in measures:
        spread = graph.spread(store, measure, steps=None)
        found = {(s.change, names[s.source], names[s.target]) for s in spread.steps}
        assert found == steps[measure]
        ordering = {name: t for name, t in truths.items() if modes(t).get(measure) == "orders"}
        assert spread.orders == len(ordering)
        assert spread.bodies == len({(t["issuer"], t["superior"]) for t in ordering.values()})
        earliest = min((t["date"] for t in ordering.values()), default=None)
        assert (spread.first and spread.first.date) == earliest
        assert spread.introduced == len(introducing(truths, carried_out, measure))


def introducing(
    truths: Mapping[Identity, Any], edges: set[tuple[Identity, Identity]], measure: str
) -> list[Identity]:
    above = defaultdict[Identity, list[Identity]](list)
    for source, target in edges:
        above[source].append(target)
    return [
        name
        for name, truth in truths.items()
        if measure in modes(truth)
        and above[name]
        and all(one in truths and measure not in modes(truths[one]) for one in above[name])
    ]


def test_drift_below_every_order(
    store: graph.Store,
    names: dict[str, Identity],
    truths: dict[Identity, dict[str, Any]],
    carried_out: set[tuple[Identity, Identity]],
) -> None:
    carrying = {source for source, _ in carried_out}
    orders = [k for k, n in names.items() if n in truths and n not in carrying]
    seen = Counter[str]()
    for order in orders:
        cascade = graph.down(store, order)
        inside = {names[item.key] for item in cascade.documents}
        within = {(s, t) for s, t in carried_out if s in inside and t in inside}
        drift = graph.drift(store, order)
        found = {
            spread.measure: {(s.change, names[s.source], names[s.target]) for s in spread.steps}
            for spread in drift.measures
        }
        steps = true_steps(truths, within)
        assert {name: some for name, some in found.items() if some} == steps
        assert drift.documents == len(inside & truths.keys())
        assert drift.unread == sum(not {*edge} <= truths.keys() for edge in within)
        assert drift.compared + drift.unread == len(within)
        seen.update(change for some in steps.values() for change, *_ in some)
        seen["unread"] += drift.unread
    assert min(seen[what] for what in (*CHANGES, "unread")) > 10
