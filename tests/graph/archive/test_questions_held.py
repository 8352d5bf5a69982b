"""The rows of one order answer as a store with everything does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graph
from graph import Store, UnknownDocument, open_store
from graph.actors import organisations
from graph.archive.questions.held import Below, HeldOrder
from graph.identity import is_later
from graph.link import fault_of
from graph.store.said import packed_said
from loaders.record import Record
from tests.graph import awkward, story

POOL = [
    *(record for versions in awkward.versions().values() for record in versions),
    *story.five(),
    story.province(),
]
DAYS = st.none() | st.sampled_from(["2020-12", "2021-03-01", "2021-05-05", "2021-06-03", "2022"])


@given(records=st.lists(st.sampled_from(POOL), unique_by=id, min_size=4), as_of=DAYS)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_order_is_answered_as_in_a_store(
    records: list[Record], as_of: str | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("store") / "store.db"
    with open_store(f"sqlite:///{path}") as store:
        graph.load(store, records)
        first = _first_dates(store)
        for one in graph.overview(store, as_of=as_of).orders:
            key = one.order.key
            held = cast("Store", HeldOrder(_rows(store, key, as_of), first))
            assert graph.coverage(held, key, as_of=as_of) == graph.coverage(store, key, as_of=as_of)
            assert graph.lag(held, key, as_of=as_of) == graph.lag(store, key, as_of=as_of)


def test_rows_of_an_order_know_nothing_else() -> None:
    held = HeldOrder([], {})
    with pytest.raises(UnknownDocument):
        graph.coverage(cast("Store", held), "1-cd-ttg-2021-thu-tuong-chinh-phu")
    with pytest.raises(LookupError, match="cites"):
        held.steps([], ["cites"], incoming=True)


def _rows(store: Store, order: str, as_of: str | None) -> Iterator[Below]:
    """The rows of what stands below an order and was asserted until a day."""
    nodes = {node.document.key: node for node in store.every_node()}
    later = {key for key, node in nodes.items() if is_later(node.document.date, as_of)}
    above: dict[str, set[str]] = defaultdict(set)
    for link in store.every_link():
        ends = {link.source, link.target, link.evidence.asserted_by}
        if link.relation == "implements" and fault_of(link) is None and not ends & later:
            above[link.source].add(link.target)
    below, size = {order}, 0
    while size < len(below):
        size = len(below)
        below |= {source for source, targets in above.items() if targets & below}
    for key in below:
        document, known = nodes[key].document, nodes[key].known
        facts = (document.number, document.date, document.issuer, document.level, document.status)
        said = packed_said(nodes[key].said)
        yield Below(order, key, *facts, known.kind, known.superior, said, [*above[key]])


def _first_dates(store: Store) -> dict[str, str]:
    issuers = [node.issuer for node in store.every_node()]
    return store.first_dates({key for body in issuers if body for key in organisations(body)})
