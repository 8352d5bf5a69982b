"""How long each level took to carry out an order, and who was late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from graph.actors import rank
from graph.coverage import BodyCoverage
from graph.document import Outline
from graph.identity import is_complete
from graph.lag import Due, Ends, Hop, Lag, Late, Spell, Step
from graph.model import DeadlineSaid
from graph.moment import checked
from graph.questions.coverage import coverage_of
from graph.questions.responses import Responses, present, responses
from graph.questions.state import in_one_state
from graph.store.base import Store
from loaders.garbage import without_collecting


@without_collecting
@in_one_state
def lag(store: Store, key: str, *, as_of: str | None = None) -> Lag:
    """How long the answers to the order `key` took, and who was late.

    A hop is a document and one that implements it, the days between their dates; end to end they
    count from the order to the first document of each body that was told to act (see `coverage`).
    A deadline that a document of the cascade sets binds the bodies that this document tells;
    they are measured by their first document in the cascade.
    Raises `UnknownDocument` and `UsageProblem`.
    """
    checked(as_of)
    found = responses(store, key, as_of=as_of)
    held = present(store, found, as_of=as_of)
    return lag_of(found, held, coverage_of(found, held, as_of=as_of).bodies, as_of=as_of)


def lag_of(
    found: Responses,
    held: Collection[str],
    bodies: Iterable[BodyCoverage],
    *,
    as_of: str | None = None,
) -> Lag:
    """The lag that follows from what became of an order, whose coverage has these `bodies`."""
    steps = tuple(sorted(_steps(found), key=lambda step: (step.source, step.target)))
    dues, late = _deadlines(found, held)
    last = as_of or _last_day(found)
    return Lag(
        root=found.order.key,
        as_of=as_of,
        observed_until=last,
        horizon=_days(found.order.date, last),
        hops=tuple(_hops(steps)),
        ends=tuple(_ends(bodies)),
        dues=dues,
        late=late,
        steps=steps,
    )


def _steps(found: Responses) -> Iterator[Step]:
    outlines, inside = found.reached.outlines, found.reached.depths
    for source, _, target in found.reached.steps:
        if source in inside and target in inside:
            below, above = outlines[source], outlines[target]
            yield Step(
                source=below.key,
                target=above.key,
                above=above.document.level,
                below=below.document.level,
                days=_between(above, below),
            )


def _between(above: Outline, below: Outline) -> int | None:
    return _days(above.date, below.date)


def _hops(steps: Iterable[Step]) -> Iterator[Hop]:
    """The steps from level to level, from the top down."""
    groups: dict[tuple[str | None, str | None], list[int | None]] = defaultdict(list)
    for step in steps:
        groups[step.above, step.below].append(step.days)
    for above, below in sorted(groups, key=lambda pair: (rank(pair[0]), rank(pair[1]))):
        yield Hop(above, below, _spell(groups[above, below]))


def _ends(bodies: Iterable[BodyCoverage]) -> Iterator[Ends]:
    """The addressed bodies by level, from the top down."""
    groups: dict[str | None, list[BodyCoverage]] = defaultdict(list)
    for body in bodies:
        if body.addressed:
            groups[body.level].append(body)
    for level in sorted(groups, key=rank):
        states = [body.state for body in groups[level]]
        acted = [body.lag_days for body in groups[level] if body.state == "acted"]
        yield Ends(
            level,
            addressed=len(states),
            waiting=states.count("not_acted"),
            not_in_corpus=states.count("not_in_corpus"),
            spell=_spell(acted),
        )


def _spell(days: Iterable[int | None]) -> Spell:
    every = list(days)
    known = sorted(day for day in every if day is not None)
    return Spell(tuple(known), len(every) - len(known))


class _Set(NamedTuple):
    """A deadline with its date, the key of the document that sets it, and whom it binds."""

    deadline: DeadlineSaid
    date: str
    document: str
    told: tuple[str, ...]


def _deadlines(found: Responses, held: Collection[str]) -> tuple[tuple[Due, ...], tuple[Late, ...]]:
    """The deadlines of the cascade by date, and who was late, the latest first."""
    dues: list[Due] = []
    late: list[Late] = []
    for one in _set_in(found):
        overdue = list(_overdue(found, one))
        late += overdue
        dues.append(_due(found, held, one, len(overdue)))
    dues.sort(key=lambda due: (due.date, due.document, due.start))
    late.sort(key=lambda one: (-one.days_late, one.deadline, one.document, one.deadline_of))
    return tuple(dues), tuple(late)


def _set_in(found: Responses) -> Iterator[_Set]:
    for node, bodies in found.nodes:
        for deadline in node.said.deadlines:
            if deadline.date is not None:
                yield _Set(deadline, deadline.date, node.document.key, tuple(bodies))


def _due(found: Responses, held: Collection[str], one: _Set, late: int) -> Due:
    acts = (found.acts.get(who) for who in one.told)
    dated = sum(act is not None and is_complete(act.date) for act in acts)
    waiting = sum(who in held for who in one.told)
    return Due(
        document=one.document,
        date=one.date,
        what=one.deadline.what,
        quote=one.deadline.quote,
        start=one.deadline.start,
        end=one.deadline.end,
        told=len(one.told),
        in_time=dated - late,
        late=late,
        waiting=waiting,
        unknown=len(one.told) - dated - waiting,
        page=one.deadline.page,
    )


def _overdue(found: Responses, one: _Set) -> Iterator[Late]:
    for act in filter(None, map(found.acts.get, one.told)):
        days = _days(one.date, act.date)
        if act.date is not None and days is not None and days > 0:
            yield Late(
                name=act.body.name,
                level=act.body.level,
                document=act.key,
                date=act.date,
                deadline=one.date,
                deadline_of=one.document,
                days_late=days,
            )


def _last_day(found: Responses) -> str | None:
    dates = (found.reached.outlines[id_].date for id_ in found.reached.depths)
    return max((day for day in dates if is_complete(day) and day), default=None)


def _days(since: str | None, until: str | None) -> int | None:
    """The days between two dates, None where one is missing or not complete."""
    if since is None or until is None or not (is_complete(since) and is_complete(until)):
        return None
    return (date.fromisoformat(until) - date.fromisoformat(since)).days
