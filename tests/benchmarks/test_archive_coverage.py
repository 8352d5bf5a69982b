"""Coverage of a loaded archive is what the archive's truth says, counted without the graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pytest

import graph
from benchmarks.archive import Plan, documents
from benchmarks.archive.bodies import LEVELS
from graph.organs import body
from loaders import extract
from loaders.bodies.place_tables import shared_districts
from tests.benchmarks.true_cascades import Cascades, Truth, Who, days, told, who

PLAN = Plan(900, seed=33)


class Row(NamedTuple):
    """What is expected of a body."""

    addressed: bool
    state: str
    date: str | None
    lag_days: int | None


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[graph.Store]:
    with graph.open_store(f"sqlite:///{tmp_path_factory.mktemp('archive')}/graph.db") as opened:
        made = documents(PLAN)
        graph.load(opened, (r for s, text, _ in made for r in extract(text, source=s)))
        yield opened


@pytest.fixture(scope="module")
def truths() -> list[Truth]:
    return [truth for *_, truth in documents(PLAN)]


@pytest.mark.parametrize("as_of", [None, "2021-02-12"])
@pytest.mark.parametrize("level", [None, "province", "district", "commune"])
def test_coverage_of_every_order_is_exact(
    store: graph.Store, truths: list[Truth], level: str | None, as_of: str | None
) -> None:
    known = [truth for truth in truths if as_of is None or truth["date"] <= as_of]
    cascades = Cascades(known)
    orders = cascades.orders()
    assert len(orders) > 2
    for order in orders:
        found = graph.coverage(store, _key(store, cascades, order), level=level, as_of=as_of)
        rows = {_named(row): _row(row) for row in found.bodies if _is_told_of(row)}
        assert rows == _expected(order, cascades, known, level)


@pytest.mark.parametrize("as_of", [None, "2021-02-12"])
def test_lag_of_every_order_is_exact(
    store: graph.Store, truths: list[Truth], as_of: str | None
) -> None:
    known = [truth for truth in truths if as_of is None or truth["date"] <= as_of]
    cascades = Cascades(known)
    for order in cascades.orders():
        found = graph.lag(store, _key(store, cascades, order), as_of=as_of)
        hops: dict[tuple[str, str], list[int]] = defaultdict(list)
        inside = cascades.below(order) | {order}
        for source, target in cascades.edges:
            if source in inside and target in inside:
                below, above = cascades.acts[source], cascades.acts[target]
                hops[above.body.level, below.body.level].append(days(above.date, below.date))
        assert {(hop.above, hop.below): list(hop.spell.days) for hop in found.hops} == {
            levels: sorted(days) for levels, days in hops.items()
        }
        rows = _expected(order, cascades, known, None)
        for end in found.ends:
            if end.level in ("district", "commune"):
                sent = [row for one, row in rows.items() if one[0] == end.level and row.addressed]
                lags = sorted(row.lag_days for row in sent if row.lag_days is not None)
                assert list(end.spell.days) == lags
                assert end.addressed >= len(sent)  # offices too, of which the truth tells less


def test_the_archive_has_every_state(truths: list[Truth]) -> None:
    cascades = Cascades(truths)
    rows = [r for o in cascades.orders() for r in _expected(o, cascades, truths, None).values()]
    states = {(row.addressed, row.state) for row in rows}
    acted = {(True, "acted"), (False, "acted")}
    assert states == acted | {(True, "not_acted"), (True, "not_in_corpus")}
    assert any(act.truth is None for act in cascades.acts.values())


def test_totals_go_up_the_tree(store: graph.Store, truths: list[Truth]) -> None:
    cascades = Cascades(truths)
    for order in cascades.orders():
        found = graph.coverage(store, _key(store, cascades, order))
        for groups in (found.by_level, found.by_sector):
            assert sum(group.totals.addressed for group in groups) == found.totals.addressed
            assert sum(group.totals.acted for group in groups) == found.totals.acted
        # Which of two districts of one name an office belongs to, no letterhead of it tells.
        local = [row for row in found.bodies if row.level != "central"]
        assert all(row.province or _in_doubt(row) for row in local)
        counted = [g.totals.addressed + g.totals.unaddressed for g in found.by_province]
        assert sum(counted) == sum(row.province is not None for row in local)
        units = {reach.level: reach.units for reach in found.reach}
        assert units == {"province": 63, "district": 705, "commune": 10599}
        assert all(reach.acted <= reach.units for reach in found.reach)


@pytest.mark.parametrize("as_of", [None, "2021-02-12"])
@pytest.mark.parametrize("level", [None, "province", "commune"])
def test_all_orders_at_once_are_counted_as_one_by_one(
    store: graph.Store, level: str | None, as_of: str | None
) -> None:
    found = graph.overview(store, level=level, as_of=as_of)
    assert len(found.orders) > 2
    for one in found.orders:
        alone = graph.coverage(store, one.order.key, level=level, as_of=as_of)
        assert one.totals == alone.totals
        below = graph.down(store, one.order.key, as_of=as_of, proofs=False)
        assert one.documents == len(below.documents) - 1


def test_orders_of_one_level(store: graph.Store, truths: list[Truth]) -> None:
    found = graph.overview(store, of="central")
    cascades = Cascades(truths)
    orders = [cascades.acts[one].truth or {} for one in cascades.orders()]
    numbers = {order["number"] for order in orders}
    assert {one.order.number for one in found.orders} == numbers
    dates = [one.order.date or "~" for one in found.orders]
    assert dates == sorted(dates)
    assert found.to_frame()["addressed"].tolist() == [o.totals.addressed for o in found.orders]
    with pytest.raises(graph.UsageProblem, match="is no level"):
        graph.overview(store, of="state")


def _key(store: graph.Store, cascades: Cascades, order: str) -> str:
    truth = cascades.acts[order].truth
    assert truth is not None
    same = [d for d in graph.find(store, truth["number"]) if d.number == truth["number"]]
    return next(d.key for d in same if d.date == truth["date"])


def _is_told_of(row: graph.BodyCoverage) -> bool:
    """Whether the truth tells of the body: of departments it says only which acted."""
    return row.level != "central" and (row.kind in ("government", "party") or row.state == "acted")


def _in_doubt(row: graph.BodyCoverage) -> bool:
    shared = tuple(f" {name}" for name in shared_districts())
    return row.kind == "department" and row.level == "district" and row.name.endswith(shared)


def _named(row: graph.BodyCoverage) -> Who:
    return row.level or "", body(row.name), body(row.superior or "")


def _row(row: graph.BodyCoverage) -> Row:
    return Row(row.addressed, row.state, row.date, row.lag_days)


def _expected(
    order: str, cascades: Cascades, truths: Sequence[Truth], level: str | None
) -> dict[Who, Row]:
    below = cascades.below(order)
    acts = [cascades.acts[one] for one in below]
    first = cascades.first_days(order)
    root = cascades.acts[order]
    sent = {who(one) for one in told(root)}
    for act in acts:
        own = LEVELS.index(act.body.level)
        sent |= {who(one) for one in told(act) if LEVELS.index(one.level) > own}
    held = {who(act.body) for act in cascades.acts.values() if act.truth in truths}
    rows = {}
    for one in sent | first.keys():
        if one[0] == "central" or level not in (None, one[0]):
            continue
        day = first.get(one)
        lag = days(root.date, day) if day else None
        state = "acted" if day else "not_acted" if one in held else "not_in_corpus"
        rows[one] = Row(one in sent, state, day, lag)
    return rows
