"""The way of measures through a store of each kind, beside a slow reference over its export."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

import graph
from graph import Store, UnknownDocument, UnknownMeasure, UsageProblem, load
from graph.authority import organisation_key
from graph.link import fault_of
from graph.provinces import province_of
from loaders.record import Mode, Record, Status
from tests.graph import story
from tests.graph.builders import PM, Cited, committee, record
from tests.graph.drift import reference
from tests.graph.drift.reference import Doc, Edge
from tests.graph.drift.test_counting import plain

PLACES = ("tỉnh Lào Cai", "tỉnh Hà Giang", "thành phố Huế")
MODES: tuple[Mode | None, ...] = (None, "orders", "orders", "mentions")
MEASURES = ("5k", "mask", "inspection")


def letters(seed: int) -> list[Record]:
    """Letters that carry out one another across provinces and years; some are only cited."""
    dice = random.Random(seed)  # noqa: S311 - nothing secret
    found, cited = [], [Cited("1/CĐ-TTg", "công điện", "2021-05-01", PM.name)]
    for number in range(2, 26):
        level = dice.choice(("province", "district"))
        body = (
            committee(dice.choice(PLACES), "province", "Chính phủ")
            if level == "province"
            else committee("huyện Bát Xát", "district", "Ủy ban nhân dân tỉnh Lào Cai")
        )
        day = dice.choice((f"2021-05-{number:02}", "2021-05", f"2025-08-{number:02}", None))
        above = dice.sample(cited, min(len(cited), dice.randint(0, 2)))
        said = [(measure, mode) for measure in MEASURES if (mode := dice.choice(MODES))]
        status: Status = "draft" if dice.random() < 0.1 else "issued"
        letter = record(
            f"{number}.txt", f"{number}/UBND-VX", day, body, *above, measures=said, status=status
        )
        cited.append(Cited(f"{number}/UBND-VX", "công văn", day, body.name))
        if dice.random() < 0.85:
            found.append(letter)
    return found


def told(store: Store) -> tuple[list[Doc], list[Edge]]:
    """Documents and edges of a store as the reference wants them, from its nodes and links."""
    docs = []
    for node in store.every_node():
        document, body = node.document, node.issuer
        docs.append(
            Doc(
                document.key,
                document.date,
                document.level,
                organisation_key(body) if body else None,
                province_of(body, document.date) if body else None,
                document.status,
                {use.id: use.mode for use in node.said.measures},
            )
        )
    links = [link for link in store.every_link() if link.relation == "implements"]
    return docs, sorted({(x.source, x.target) for x in links if fault_of(x) is None})


@pytest.mark.parametrize("seed", range(3))
def test_spread_and_drift_agree_with_the_reference(seed: int, store: Store) -> None:
    load(store, letters(seed))
    docs, edges = told(store)
    for measure in MEASURES:
        for derived in (False, True):
            expected = reference.spread(docs, edges, measure, derive=derived)
            assert plain(graph.spread(store, measure, derived=derived)) == expected
    roots = [doc.key for doc in docs if any(target == doc.key for _, target in edges)]
    for root in roots[:4]:
        cascade = graph.down(store, root)
        depths = {item.key: item.depth for item in cascade.documents}
        inside = [replace(d, depth=depths[d.key]) for d in docs if d.key in depths]
        within = [(e.source, e.target) for e in cascade.edges]
        for found in graph.drift(store, root).measures:
            assert plain(found) == reference.spread(inside, within, found.measure)


def test_as_of_leaves_out_what_is_later(store: Store) -> None:
    load(store, letters(7))
    docs, edges = told(store)
    spreads = []
    for day in ("2021-05-04", "2021-05-11", "2021-06", "2025", None):
        keys = {doc.key for doc in docs if not reference_later(doc.date, day)}
        inside = [doc for doc in docs if doc.key in keys]
        within = [edge for edge in edges if {*edge} <= keys]
        found = graph.spread(store, "inspection", as_of=day)
        assert plain(found) == reference.spread(inside, within, "inspection")
        spreads.append((found.documents, found.orders, found.bodies, found.changes.total))
    assert spreads == sorted(spreads)
    assert spreads[0] < spreads[-1]


def reference_later(date: str | None, day: str | None) -> bool:
    shared = min(len(date or ""), len(day or ""))
    return (date or "")[:shared] > (day or "")[:shared]


def test_the_story(store: Store) -> None:
    load(store, [story.order(), story.city()])
    unread = graph.drift(store, story.ORDER_KEY)
    assert (unread.documents, unread.compared, unread.unread, unread.drafts) == (2, 0, 2, 0)
    load(store, [story.province()])
    found = graph.drift(store, story.ORDER_KEY)
    assert (found.documents, found.compared, found.unread) == (3, 2, 0)
    what = {
        spread.measure: [(s.change, s.source, s.target) for s in spread.steps]
        for spread in found.measures
    }
    assert what == {
        "5k": [("dropped", story.PROVINCE_KEY, story.ORDER_KEY),
               ("added", story.CITY_KEY, story.PROVINCE_KEY)],
        "communication": [("added", story.PROVINCE_KEY, story.ORDER_KEY),
                          ("dropped", story.CITY_KEY, story.PROVINCE_KEY)],
        "inspection": [("added", story.CITY_KEY, story.PROVINCE_KEY)],
    }  # fmt: skip
    inspection = found.measures[-1]
    assert inspection.first is not None
    assert (inspection.first.key, inspection.first.province) == (story.CITY_KEY, "tỉnh Lào Cai")
    (alone,) = graph.drift(store, story.ORDER_KEY, measure="Inspection").measures
    assert alone == inspection


def test_parts_are_derived_only_when_asked(store: Store) -> None:
    load(store, [story.order(), story.province(), story.city()])
    assert graph.spread(store, "mask").orders == 0
    derived = graph.spread(store, "mask", derived=True)
    assert (derived.orders, derived.mentions) == (1, 1)
    assert graph.spread(store, "5k", derived=True).to_dict() | {"derived": False} == (
        graph.spread(store, "5k").to_dict()
    )
    below = graph.drift(store, story.ORDER_KEY, derived=True)
    assert [spread.measure for spread in below.measures] == [
        "5k", "mask", "disinfection", "distancing", "no_gathering", "health_declaration",
        "communication", "inspection",
    ]  # fmt: skip


def test_all_measures_are_counted(store: Store) -> None:
    load(store, [story.order(), story.province(), story.city()])
    said = {m.measure: (m.orders, m.mentions) for m in graph.measures(store)}
    named = {name: counts for name, counts in said.items() if any(counts)}
    assert named == {"5k": (1, 1), "communication": (1, 0), "inspection": (1, 0)}
    assert len(said) == 41
    derived = {m.measure: (m.orders, m.mentions) for m in graph.measures(store, derived=True)}
    assert derived["mask"] == (1, 1)
    early = {m.measure: m.orders for m in graph.measures(store, as_of="2021-06-03")}
    assert (early["communication"], early["inspection"]) == (1, 0)


def test_what_cannot_be_asked(store: Store) -> None:
    load(store, [story.order()])
    with pytest.raises(UnknownMeasure, match="mask"):
        graph.spread(store, "masks")
    with pytest.raises(UnknownMeasure, match="testing"):
        graph.drift(store, story.ORDER_KEY, measure="xét nghiệm")
    with pytest.raises(UnknownMeasure, match="lists all"):
        graph.spread(store, "§")
    with pytest.raises(UnknownDocument):
        graph.drift(store, "no-such-key")
    for ask in (graph.spread, graph.drift):
        with pytest.raises(UsageProblem):
            ask(store, "mask" if ask is graph.spread else story.ORDER_KEY, as_of="4 May")
    with pytest.raises(UsageProblem):
        graph.measures(store, as_of="4 May")
