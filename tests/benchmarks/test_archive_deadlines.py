"""The deadlines of a loaded archive, and who was late, are what the archive's truth says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

import graph
from benchmarks.archive import Plan, documents
from graph.lag import Due
from graph.organs import body
from loaders import extract
from loaders.bodies.place_tables import shared_districts
from tests.benchmarks.true_cascades import Cascades, Limit, Truth, Who, days, who

PLAN = Plan(800, seed=12)

Counts = tuple[int, int, int, int, int]
"""How many were told, in time, late, waiting, and of how many nothing is known."""


@pytest.fixture(scope="module")
def truths() -> list[Truth]:
    return [truth for *_, truth in documents(PLAN)]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[graph.Store]:
    with graph.open_store(f"sqlite:///{tmp_path_factory.mktemp('archive')}/graph.db") as opened:
        made = documents(PLAN)
        graph.load(opened, (r for s, text, _ in made for r in extract(text, source=s)))
        yield opened


@pytest.fixture(scope="module")
def sources(store: graph.Store) -> dict[str, str]:
    """The source of every document that is held, by its key."""
    found = {}
    for node in store.every_node():
        if copies := graph.show(store, node.document.key).sources:
            found[node.document.key] = copies[0].source
    return found


@pytest.mark.parametrize("as_of", [None, "2021-02-12"])
def test_deadlines_of_every_order_are_exact(
    store: graph.Store, sources: Mapping[str, str], truths: list[Truth], as_of: str | None
) -> None:
    known = [truth for truth in truths if as_of is None or truth["date"] <= as_of]
    cascades, seen = Cascades(known), Counter[str]()
    keys = {source: key for key, source in sources.items()}
    held = {who(act.body) for act in cascades.acts.values() if act.truth is not None}
    for order in cascades.orders():
        found = graph.lag(store, keys[order], as_of=as_of)
        limits, first = list(cascades.limits(order)), cascades.first_days(order)
        dues = sorted((sources[due.document], due.date, due.what) for due in found.dues)
        assert dues == sorted(limit[:3] for limit in limits)
        whole = [limit for limit in limits if _is_known_whole(cascades, limit)]
        counted = {limit[:3]: _counts(limit, first, held) for limit in whole}
        for due in found.dues:
            of = sources[due.document], due.date, due.what
            assert _counted(due) == counted.get(of, _counted(due))
        late = sorted(one for limit in whole for one in _late(limit, first))
        assert sorted(_found_late(found, sources, whole)) == late
        seen.update(whole=len(whole), all=len(limits), late=len(late))
    assert seen["late"] > 10
    assert seen["whole"] > seen["all"] / 2


def _is_known_whole(cascades: Cascades, limit: Limit) -> bool:
    """Whether the truth tells of all whom a document tells: it tells of no ministry or office.

    Which of two districts of one name an office orders, no letterhead of it tells.
    """
    act = cascades.acts[limit.source]
    assert act.truth is not None
    offices = any(
        words.startswith(("Các bộ", "Phòng chuyên môn")) for words in act.truth["sent_to"]
    )
    shared = act.body.name.startswith("Phòng ") and act.body.name.endswith(
        tuple(shared_districts())
    )
    return not offices and not shared


def _counts(limit: Limit, first: Mapping[Who, str], held: set[Who]) -> Counts:
    days = [first[one] for one in limit.told if one in first]
    late = sum(day > limit.date for day in days)
    waiting = sum(one in held and one not in first for one in limit.told)
    told = len(limit.told)
    return told, len(days) - late, late, waiting, told - len(days) - waiting


def _counted(due: Due) -> Counts:
    return due.told, due.in_time, due.late, due.waiting, due.unknown


def _late(limit: Limit, first: Mapping[Who, str]) -> list[tuple[str, ...]]:
    """Those who acted late: level, name, day, and the deadline with its document."""
    days = {one: first[one] for one in limit.told if one in first}
    return [
        (*one[:2], day, limit.date, limit.source) for one, day in days.items() if day > limit.date
    ]


def _found_late(
    found: graph.Lag, sources: Mapping[str, str], limits: list[Limit]
) -> Iterator[tuple[str, ...]]:
    """The same as the graph found them."""
    of = {(limit.source, limit.date) for limit in limits}
    for one in found.late:
        source = sources[one.deadline_of]
        assert one.days_late == days(one.deadline, one.date)
        if (source, one.deadline) in of:
            yield one.level or "", body(one.name), one.date, one.deadline, source
