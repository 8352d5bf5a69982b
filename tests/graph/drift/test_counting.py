"""The counting in arrays agrees with a slow reference, on corpora drawn at random."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from graph.document import Document
from graph.drift.answer import Spread
from graph.drift.counting import Asked, counted
from graph.drift.scope import Scope, Uses
from graph.drift.vocabulary import measure_called
from graph.survey import LEVELS, STATUSES
from graph.survey.dates import packed_date
from tests.graph.drift import reference
from tests.graph.drift.reference import Doc, Edge

MEASURES = ("5k", "mask", "testing")
MODES = (None, None, "mentions", "orders", "orders")
DATES = ("2021-05-01", "2021-05-02", "2021-05-02", "2021-05", "2021", "2021-06-01", None)


def scope_of(docs: Sequence[Doc], edges: Sequence[Edge], *, depths: bool = True) -> Scope:
    docs = sorted(docs, key=lambda doc: doc.key)
    rows = {doc.key: row for row, doc in enumerate(docs)}
    bodies = sorted({doc.body for doc in docs if doc.body})
    provinces = sorted({doc.province for doc in docs if doc.province}, reverse=True)
    uses = defaultdict[str, list[tuple[int, bool]]](list)
    for row, doc in enumerate(docs):
        for measure, mode in doc.measures.items():
            uses[measure].append((row, mode == "orders"))
    ends = np.array(sorted((rows[s], rows[t]) for s, t in edges), np.int32).reshape(-1, 2)
    return Scope(
        dates=np.array([packed_date(doc.date) for doc in docs], np.int32),
        statuses=np.array([STATUSES.index(doc.status) for doc in docs], np.int8),
        levels=np.array([LEVELS.index(doc.level) for doc in docs], np.int8),
        bodies=np.array([bodies.index(d.body) if d.body else -1 for d in docs], np.int32),
        provinces=np.array(
            [provinces.index(d.province) if d.province else -1 for d in docs], np.int32
        ),
        province_names=provinces,
        depths=np.array([doc.depth or 0 for doc in docs], np.int32) if depths else None,
        sources=ends[:, 0],
        targets=ends[:, 1],
        uses={
            name: Uses(
                np.array([row for row, _ in found], np.int32),
                np.array([orders for _, orders in found], np.bool_),
            )
            for name, found in uses.items()
        },
        documents=lambda wanted: {row: _document(docs[row]) for row in wanted},
        key=lambda row: docs[row].key,
    )


def _document(doc: Doc) -> Document:
    return Document(
        doc.key, doc.key, None, None, doc.date, None, doc.body, doc.level, None, "issued"
    )


def ask(scope: Scope, measure: str, *, derived: bool = False, steps: int | None = None) -> Spread:
    return counted(scope, measure_called(measure), Asked(None, None, derived, steps))


def plain(spread: Spread) -> dict[str, Any]:
    """The answer as the reference gives it: documents by their keys, labels left out."""
    said = spread.to_dict()
    for name in ("vi", "en", "root", "as_of", "derived"):
        del said[name]
    for place in (said, *said["levels"], *said["provinces"], *said["depths"]):
        place["first"] = place["first"] and place["first"]["key"]
    said["named"] = said["named"] and said["named"]["key"]
    return said


def drawn(seed: int) -> tuple[list[Doc], list[Edge]]:
    dice = random.Random(seed)  # noqa: S311 - nothing secret
    docs = []
    for number in range(dice.randint(1, 24)):
        said = {measure: mode for measure in MEASURES if (mode := dice.choice(MODES))}
        status = dice.choice(("issued",) * 6 + ("draft", "cited"))
        docs.append(
            Doc(
                key=f"d{dice.randint(0, 999):03}-{number}",
                date=dice.choice(DATES),
                level=dice.choice(LEVELS),
                body=dice.choice((None, "a", "b", "c", "d")),
                province=dice.choice((None, "tỉnh A", "tỉnh B", "tỉnh Đ")),
                status=status,
                measures={} if status == "cited" else said,
                depth=number if number < 2 else dice.randint(1, 3),
            )
        )
    pairs = [(a.key, b.key) for i, a in enumerate(docs) for b in docs[:i]]
    return docs, dice.sample(pairs, min(len(pairs), dice.randint(0, 40)))


@pytest.mark.parametrize("derive", [False, True])
@pytest.mark.parametrize("seed", range(150))
def test_counting_agrees_with_the_reference(seed: int, derive: bool) -> None:
    docs, edges = drawn(seed)
    scope = scope_of(docs, edges)
    for measure in MEASURES:
        expected = reference.spread(docs, edges, measure, derive=derive)
        assert plain(ask(scope, measure, derived=derive)) == expected


def test_drawn_corpora_have_everything() -> None:
    found = [reference.spread(*drawn(seed), "mask", derive=True) for seed in range(150)]
    for what in ("own", "introduced", "unread", "drafts"):
        assert any(said[what] for said in found)
    for what in reference.CHANGES:
        assert any(said["changes"][what] for said in found)
    assert any(said["first"] is None and said["named"] for said in found)


@pytest.mark.parametrize("seed", range(60))
def test_changes_of_an_edge_are_what_its_ends_say(seed: int) -> None:
    docs, edges = drawn(seed)
    force = {doc.key: doc for doc in docs if doc.status == "issued"}
    scope = scope_of(docs, edges)
    for measure in MEASURES:
        steps = ask(scope, measure).steps
        for edge in edges:
            if edge[0] in force and edge[1] in force:
                here = [s.change for s in steps if (s.source, s.target) == edge]
                assert len(here) == len({measure} & force[edge[0]].measures.keys()
                                        | {measure} & force[edge[1]].measures.keys())  # fmt: skip
                assert (measure in force[edge[1]].measures) == any(c != "added" for c in here)
                assert (measure in force[edge[0]].measures) == any(c != "dropped" for c in here)


@pytest.mark.parametrize("seed", range(40))
def test_keys_are_only_names(seed: int) -> None:
    docs, edges = drawn(seed)
    names = {doc.key: f"x{doc.key}y" for doc in docs}
    renamed = [replace(doc, key=names[doc.key]) for doc in docs]
    moved = [(names[source], names[target]) for source, target in edges]
    for measure in MEASURES:
        before = plain(ask(scope_of(docs, edges), measure))
        after = plain(ask(scope_of(renamed, moved), measure))
        assert after == _renamed(before, names)


def _renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(part, names) for key, part in value.items()}
    if isinstance(value, list):
        return [_renamed(part, names) for part in value]
    return names.get(value, value)


@pytest.mark.parametrize("seed", range(40))
def test_spread_only_grows(seed: int) -> None:
    scope = scope_of(*drawn(seed))
    for measure in MEASURES:
        spread = ask(scope, measure)
        for earlier, later in zip(spread.days, spread.days[1:], strict=False):
            assert earlier.orders + earlier.mentions < later.orders + later.mentions
            assert earlier.bodies <= later.bodies
        if spread.days:
            last = spread.days[-1]
            total = spread.orders, spread.mentions, spread.bodies
            assert (last.orders, last.mentions, last.bodies) == total


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("most", [0, 1, 3, 1000])
def test_bounded_steps_are_the_earliest(seed: int, most: int) -> None:
    scope = scope_of(*drawn(seed))
    for measure in MEASURES:
        assert ask(scope, measure, steps=most).steps == ask(scope, measure).steps[:most]


def test_nothing_at_all() -> None:
    spread = ask(scope_of([], []), "mask")
    assert (spread.documents, spread.orders, spread.first, spread.days) == (0, 0, None, ())


def test_without_a_root_there_are_no_depths() -> None:
    docs, edges = drawn(3)
    assert ask(scope_of(docs, edges, depths=False), "mask").depths == ()


def test_a_partial_date_is_no_earlier_than_its_days() -> None:
    docs = [Doc("a", "2021-05", measures={"mask": "orders"}, body="a"),
            Doc("b", "2021-05-20", measures={"mask": "orders"}, body="b"),
            Doc("c", "2021-06-01", measures={"mask": "orders"}, body="c")]  # fmt: skip
    spread = ask(scope_of(docs, []), "mask")
    assert spread.first is not None and spread.first.key == "b"
    assert [day.date for day in spread.days] == ["2021-05-20", "2021-05", "2021-06-01"]


def test_a_document_that_orders_and_mentions_a_measure_orders_it() -> None:
    scope = scope_of([Doc("a", None, measures={"mask": "orders"})], [])
    for orders in ([True, False], [False, True]):
        twice = {"mask": Uses(np.zeros(2, np.int32), np.array(orders))}
        spread = ask(replace(scope, uses=twice), "mask")
        assert (spread.orders, spread.mentions) == (1, 0)
