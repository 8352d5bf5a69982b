"""One measure counted in a scope: by group, over time, and step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph.document import Document
from graph.drift.answer import CHANGES, Between, Day, Group, Mover, Spread, Step
from graph.drift.changes import (
    NONE,
    brought_in,
    changes_of,
    tallies,
    tally,
    unseen,
)
from graph.drift.days import date_of
from graph.drift.scope import MENTIONS, MODES, ORDERS, Bools, Ints, Scope, Small
from graph.survey import LEVELS
from loaders.measures.vocabulary import MeasureKind

_ROW = 32
"""Bits below a date for a row: numbers of both are sorted many times faster than rows by date."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: below which order, as of when, with parts of measures; how many steps."""

    root: str | None
    as_of: str | None
    derived: bool
    steps: int | None


def counted(scope: Scope, kind: MeasureKind, asked: Asked) -> Spread:
    """One measure in the scope."""
    return _Counting(scope, kind, asked).spread()


def named_by(scope: Scope, measure: str, *, derived: bool) -> tuple[int, int]:
    """How many documents in force order a measure, and how many only mention it."""
    said = scope.modes(measure, derived=derived)[scope.issued]
    return int((said == ORDERS).sum()), int((said == MENTIONS).sum())


class _Counting:
    """The arrays of one measure; all of them have a value a document, `changes` one an edge."""

    def __init__(self, scope: Scope, kind: MeasureKind, asked: Asked) -> None:
        self.scope, self.kind, self.asked = scope, kind, asked
        self.modes: Small = scope.modes(kind.id, derived=asked.derived)
        self.orders: Bools = (self.modes == ORDERS) & scope.issued
        self.mentions: Bools = (self.modes == MENTIONS) & scope.issued
        self.changes: Small = changes_of(scope, self.modes)
        self.own, self.introduced = brought_in(scope, self.modes)
        self.ordering: Ints = _in_time(scope, self.orders)

    def spread(self) -> Spread:
        scope, kind, asked = self.scope, self.kind, self.asked
        named = _in_time(scope, self.orders | self.mentions)
        left = unseen(scope, self.modes)
        return Spread(
            measure=kind.id,
            vi=kind.vi,
            en=kind.en,
            root=asked.root,
            as_of=asked.as_of,
            derived=asked.derived,
            documents=int(scope.issued.sum()),
            orders=len(self.ordering),
            mentions=int(self.mentions.sum()),
            bodies=len(self._first_orders()),
            own=int(self.own.sum()),
            introduced=int(self.introduced.sum()),
            changes=tally(self.changes),
            unread=left.unread,
            drafts=left.drafts,
            first=self._movers(self.ordering[:1]).get(0),
            named=self._movers(named[:1]).get(0),
            levels=self._groups(scope.levels.astype(np.int32), LEVELS),
            between=self._between(),
            provinces=self._by_province(),
            depths=self._by_depth(),
            days=self._days(named),
            steps=self._steps(),
        )

    def _groups(self, groups: Ints, names: Sequence[str | int | None]) -> tuple[Group, ...]:
        """The groups with anything to tell, in the order of `names`; `groups` are places there."""
        count, issued = len(names), self.scope.issued
        documents, orders, mentions, introduced = (
            np.bincount(groups[these], minlength=count).tolist()
            for these in (issued, self.orders, self.mentions, self.introduced)
        )
        changes = tallies(self.changes, groups[self.scope.sources], count)
        bodies = self._bodies(groups, count)
        firsts = np.full(count, -1, np.int32)
        firsts[groups[self.ordering[::-1]]] = self.ordering[::-1]  # the last one written stays
        movers = self._movers(firsts)
        return tuple(
            Group(name, documents[i], orders[i], mentions[i], bodies[i], introduced[i], changes[i],
                  movers.get(i))
            for i, name in enumerate(names)
            if orders[i] or mentions[i] or changes[i].total
        )  # fmt: skip

    def _bodies(self, groups: Ints, count: int) -> list[int]:
        """How many bodies order the measure in each group."""
        known = self.ordering[self.scope.bodies[self.ordering] >= 0]
        bodies = self.scope.bodies[known]
        seen = np.zeros((count, int(bodies.max(initial=0)) + 1), np.bool_)
        seen[groups[known], bodies] = True
        totals: list[int] = seen.sum(axis=1).tolist()
        return totals

    def _by_province(self) -> tuple[Group, ...]:
        names = sorted(
            range(len(self.scope.province_names)), key=self.scope.province_names.__getitem__
        )
        place = np.empty(len(names) + 1, np.int32)
        place[names] = np.arange(len(names))
        place[-1] = len(names)  # that of nobody's province, which is -1
        called = [*(self.scope.province_names[i] for i in names), None]
        return self._groups(place[self.scope.provinces], called)

    def _by_depth(self) -> tuple[Group, ...]:
        depths = self.scope.depths
        return () if depths is None else self._groups(depths, range(int(depths.max(initial=0)) + 1))

    def _between(self) -> tuple[Between, ...]:
        levels, count = self.scope.levels.astype(np.int32), len(LEVELS)
        pairs = levels[self.scope.targets] * count + levels[self.scope.sources]
        return tuple(
            Between(LEVELS[pair // count], LEVELS[pair % count], found)
            for pair, found in enumerate(tallies(self.changes, pairs, count * count))
            if found.total
        )

    def _days(self, named: Ints) -> tuple[Day, ...]:
        order = self.scope.order
        days = np.unique(order[named])
        orders, mentions, bodies = (
            np.searchsorted(np.sort(moments), days, "right").tolist()
            for moments in (order[self.ordering], order[self.mentions], self._first_orders())
        )
        return tuple(
            Day(date_of(day), orders[i], mentions[i], bodies[i])
            for i, day in enumerate(days.tolist())
        )

    def _first_orders(self) -> Ints:
        """When each body that orders the measure did so first."""
        latest = np.iinfo(np.int32).max
        bodies = self.scope.bodies[self.ordering]
        first = np.full(int(bodies.max(initial=-1)) + 2, latest, np.int32)
        np.minimum.at(first, bodies, self.scope.order[self.ordering])
        first[-1] = latest  # that of nobody, whose number is -1
        found: Ints = first[first != latest]
        return found

    def _steps(self) -> tuple[Step, ...]:
        scope, modes, edges = self.scope, self.modes, self._earliest_edges()
        sources, targets = scope.sources[edges], scope.targets[edges]
        rows = zip(
            self.changes[edges].tolist(),
            sources.tolist(),
            modes[sources].tolist(),
            scope.dates[sources].tolist(),
            scope.levels[sources].tolist(),
            targets.tolist(),
            modes[targets].tolist(),
            scope.levels[targets].tolist(),
            strict=True,
        )
        return tuple(
            Step(
                measure=self.kind.id,
                change=CHANGES[change],
                source=scope.key(source),
                source_mode=MODES[below],
                source_date=date_of(day),
                source_level=LEVELS[level],
                source_province=scope.province(source),
                target=scope.key(target),
                target_mode=MODES[above],
                target_level=LEVELS[upper],
            )
            for change, source, below, day, level, target, above, upper in rows
        )

    def _earliest_edges(self) -> Ints:
        """The edges with a change by the date of their source, then source, then target."""
        edges = np.flatnonzero(self.changes != NONE).astype(np.int32)
        order = self.scope.order[self.scope.sources[edges]]
        most = self.asked.steps
        if most is not None and len(edges) > most > 0:
            early = order <= np.partition(order, most - 1)[most - 1]
            edges, order = edges[early], order[early]
        found: Ints = edges[np.argsort(order, kind="stable")][:most]
        return found

    def _movers(self, rows: Ints) -> dict[int, Mover]:
        """The documents of rows, by their place among them; those that are -1 are left out."""
        wanted = [(place, row) for place, row in enumerate(rows.tolist()) if row >= 0]
        found = self.scope.documents([row for _, row in wanted])
        return {place: self._mover(row, found[row]) for place, row in wanted}

    def _mover(self, row: int, document: Document) -> Mover:
        return Mover(
            key=document.key,
            number=document.number,
            date=document.date,
            issuer=document.issuer,
            level=document.level,
            province=self.scope.province(row),
        )


def _in_time(scope: Scope, these: Bools) -> Ints:
    """The rows of these documents, the earliest first; rows are in the order of keys."""
    rows = np.flatnonzero(these)
    moments = scope.order[rows].astype(np.int64)
    return (np.sort(moments << _ROW | rows) & (1 << _ROW) - 1).astype(np.int32)
