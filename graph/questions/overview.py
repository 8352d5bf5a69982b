"""The coverage of every order at once, counted in arrays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from statistics import median
from typing import TYPE_CHECKING

from graph.actors import LEVELS, actor, rank
from graph.coverage import Totals
from graph.document import Document
from graph.errors import UsageProblem
from graph.groups import time_of
from graph.identity import is_complete
from graph.moment import checked
from graph.overview import OrderCoverage, Overview
from graph.questions.state import in_one_state
from graph.store.base import Store
from graph.survey import STATUSES, Survey, survey
from graph.told import addressed
from loaders.garbage import without_collecting
from loaders.record import Issuer

if TYPE_CHECKING:
    from graph.survey.tables import Numbers

_UNDATED = 99_999_999
_DRAFT, _CITED = STATUSES.index("draft"), STATUSES.index("cited")

_NOBODY = -1

Actor = int
"""A body, by its place among all that act or are told to."""


@without_collecting
@in_one_state
def overview(
    store: Store, *, level: str | None = None, of: str | None = None, as_of: str | None = None
) -> Overview:
    """What became of every order: the totals that `coverage` gives for each.

    An order is a document that others carry out and that carries out none itself. `of` keeps those
    of issuers of one level, `level` counts only bodies of one, `as_of` leaves out what is later.
    Raises `UsageProblem`.
    """
    for name in (level, of):
        if name is not None and name not in LEVELS:
            raise UsageProblem(f"{name!r} is no level", f"there are {', '.join(LEVELS)}")
    found = survey(store)
    counting = _Counting(found, level, checked(as_of))
    rows = {found.key(row): row for row in counting.orders(of)}
    documents = _documents(store, rows)
    orders = [
        OrderCoverage(documents[key], *counting.totals(row, documents[key].date))
        for key, row in rows.items()
    ]
    orders.sort(key=lambda one: (one.order.date or "~", one.order.key))
    return Overview(level, as_of, tuple(orders))


def _documents(store: Store, keys: Iterable[str]) -> Mapping[str, Document]:
    ids = store.ids(list(keys))
    outlines = store.outlines(list(ids.values()))
    return {key: outlines[id_].document for key, id_ in ids.items()}


class _Counting:
    """Counts one order after the other; what they have in common is worked out once."""

    def __init__(self, found: Survey, level: str | None, as_of: str | None) -> None:
        import numpy as np  # noqa: PLC0415 - takes time to load

        self._survey, self._level = found, level
        self._known = known = found.not_later(as_of)
        self._steps = found.asserted(as_of)
        self._actors: dict[str, Actor] = {}
        self._issuers = list(found.issuers)
        self._acting = np.array(
            [self._place(actor(body)) for body in self._issuers], dtype=np.int32
        )
        self._days = np.where(found.dates == 0, _UNDATED, found.dates)
        held = known & (found.statuses != _CITED) & (found.bodies >= 0)
        self._present = frozenset(self._acting[np.unique(found.bodies[held])].tolist())
        self._sent: dict[tuple[int, str | None, int | None, bytes], Mapping[Actor, str | None]] = {}

    def orders(self, of: str | None) -> list[int]:
        """The rows of the documents with which cascades begin."""
        import numpy as np  # noqa: PLC0415

        found, known = self._survey, self._known
        upper, lower = found.below.owners(), found.below.items
        there = self._steps & known[upper] & known[lower]
        first = np.zeros(found.count, dtype=np.bool_)
        first[upper[there]] = True
        first[lower[there]] = False
        if of is not None:
            first &= found.levels == rank(of)
        return [int(row) for row in np.flatnonzero(first)]

    def totals(self, row: int, since: str | None) -> tuple[int, Totals]:
        """How many documents stand below an order, and what became of it."""
        rows, _ = self._survey.reached(row, self._known, self._steps)
        body = int(self._survey.bodies[row])
        own = int(self._acting[body]) if body >= 0 else _NOBODY
        told = self._told(row, rows, own)
        acted = self._acted(rows[1:], own, told)
        since_then = _Days(since)
        spans = [since_then[day] for who, day in acted.items() if who in told]
        lags = [span for span in spans if span is not None]
        answered = sum(who in acted for who in told)
        silent = [who for who in told if who not in acted]
        absent = sum(who not in self._present for who in silent)
        return len(rows) - 1, Totals(
            addressed=len(told),
            acted=answered,
            not_acted=len(silent) - absent,
            not_in_corpus=absent,
            unaddressed=len(acted) - answered,
            median_lag_days=median(lags) if lags else None,
        )

    def _acted(
        self, rows: Numbers, own: Actor, told: Mapping[Actor, str | None]
    ) -> dict[Actor, int]:
        """The day of the first document of every body that acted and counts."""
        import numpy as np  # noqa: PLC0415

        found = self._survey
        rows = rows[(found.bodies[rows] >= 0) & (found.statuses[rows] != _DRAFT)]
        rows = rows[np.lexsort((rows, self._days[rows]))]
        actors, first = np.unique(self._acting[found.bodies[rows]], return_index=True)
        days = dict(zip(actors.tolist(), self._days[rows[first]].tolist(), strict=True))
        days.pop(own, None)
        if self._level is None:
            return days
        level = dict(zip(actors.tolist(), found.levels[rows[first]].tolist(), strict=True))
        return {
            who: day for who, day in days.items() if who in told or level[who] == rank(self._level)
        }

    def _told(self, order: int, rows: Numbers, own: Actor) -> dict[Actor, str | None]:
        """The bodies that the order and those that pass it on tell to act, with their levels."""
        found = self._survey
        lowest = rank(self._level or "commune")
        told = {**self._told_by(order, None)}
        passing = rows[1:]
        passing = passing[found.levels[passing] < lowest]
        passing = passing[found.statuses[passing] != _DRAFT]
        for row in passing.tolist():
            told |= self._told_by(row, int(found.levels[row]))
        told.pop(own, None)
        if self._level is None:
            return told
        return {who: level for who, level in told.items() if level == self._level}

    def _told_by(self, row: int, above: int | None) -> Mapping[Actor, str | None]:
        """The bodies that a document tells to act; `above` which level they have to be."""
        found = self._survey
        body, sent = int(found.bodies[row]), found.addresses(row)
        issuer = self._issuers[body] if body >= 0 else None
        day = time_of(issuer, _iso(int(found.dates[row])))
        asked = body, day, above, sent.tobytes()
        known = self._sent.get(asked)
        if known is None:
            known = self._sent[asked] = self._meant(sent.tolist(), issuer, day, above)
        return known

    def _meant(
        self, sent: Iterable[int], issuer: Issuer | None, day: str | None, above: int | None
    ) -> Mapping[Actor, str | None]:
        """The bodies behind addresses in a document of that issuer and time, with their levels."""
        told: dict[Actor, str | None] = {}
        for address in map(self._survey.addressed.__getitem__, sent):
            copy = not address.is_addressee
            named = address.name, address.group, address.role
            for who, seated in addressed(*named, issuer, day, is_copy=copy).bodies.items():
                if above is None or rank(seated.body.level) > above:
                    told[self._place(who)] = seated.body.level
        return told

    def _place(self, who: str) -> Actor:
        return self._actors.setdefault(who, len(self._actors))


class _Days(dict[int, int | None]):
    """The days from a date to others, given as yyyymmdd; None where one is not complete."""

    def __init__(self, since: str | None) -> None:
        super().__init__()
        self._since = date.fromisoformat(since) if since and is_complete(since) else None

    def __missing__(self, day: int) -> int | None:
        iso = _iso(day) if day != _UNDATED else None
        lag = None
        if iso is not None and is_complete(iso) and self._since is not None:
            lag = (date.fromisoformat(iso) - self._since).days
        self[day] = lag
        return lag


def _iso(day: int) -> str | None:
    """A number as a survey keeps dates, as the ISO date that it was."""
    if day == 0:
        return None
    year, month, rest = day // 10_000, day // 100 % 100, day % 100
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{rest:02}" if rest else "")
