"""Who carried out an order, when, and who has not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from graph.actors import LEVELS, rank, sector
from graph.coverage import BodyCoverage, Coverage, Reach, State, totals_of
from graph.document import Document
from graph.errors import UsageProblem
from graph.group_vocabulary import era
from graph.moment import checked
from graph.questions.responses import Responses, present, responses
from graph.questions.state import in_one_state
from graph.questions.walk import lags_from
from graph.store.base import Store
from graph.territory import seat_of, territory_of
from loaders.bodies import places
from loaders.bodies.place_tables import REFORM, Place
from loaders.garbage import without_collecting
from loaders.record import Issuer, Level


@without_collecting
@in_one_state
def coverage(
    store: Store,
    key: str,
    *,
    level: str | None = None,
    as_of: str | None = None,
    units: str | None = None,
) -> Coverage:
    """Who carried out the order `key`: the bodies that it tells to act, and those that acted.

    The order tells its addressees and those recipients that are to carry it out; a document that
    implements it passes it on to the bodies of lower levels that it names. Classes ("UBND các xã,
    phường") are the units of that document's day. A body acted when a document of it stands in the
    cascade below the order at any depth, also through a ministry or the Party line; a draft is no
    act, and the body that gave the order is not counted.

    `level` keeps the bodies of one level ("province"). `as_of` leaves out what is later. `units`
    "2025" sums up by the provinces of 1 July 2025 also what is older; bodies keep their names.
    Raises `UnknownDocument` and `UsageProblem`.
    """
    checked(as_of)
    if level is not None and level not in LEVELS:
        raise UsageProblem(f"{level!r} is no level", f"there are {', '.join(LEVELS)}")
    found = responses(store, key, level=level, as_of=as_of)
    _check_units(units, found.order)
    held = present(store, found, level=level, as_of=as_of)
    return coverage_of(found, held, level=level, as_of=as_of, units=units)


def coverage_of(
    found: Responses,
    held: Collection[str],
    *,
    level: str | None = None,
    as_of: str | None = None,
    units: str | None = None,
) -> Coverage:
    """The coverage that follows from what became of an order and of whom documents are `held`."""
    report = _Report(found, units, held)
    bodies = report.bodies(level)
    return Coverage(
        root=found.order.key,
        level=level,
        as_of=as_of,
        units=units,
        bodies=bodies,
        totals=totals_of(bodies),
        reach=tuple(report.reach(level)),
        unlisted=found.unlisted,
    )


def _check_units(units: str | None, order: Document) -> None:
    if units not in (None, "2021", "2025"):
        raise UsageProblem(f"{units!r} names no units", "there are those of 2021 and of 2025")
    if units == "2021" and order.date and order.date >= REFORM:
        problem = f"the units of 2021 ended before the order of {order.date}"
        raise UsageProblem(problem, "leave out the units, or name those of 2025")


class _Report:
    """Puts together who was told, who acted, and of whom documents are held."""

    def __init__(self, found: Responses, units: str | None, held: Collection[str]) -> None:
        self._order, self._issuer, self._units = found.order, found.issuer, units
        self._told, self._acts, self._held = found.told, found.acts, held
        self._on = era(found.order.date)
        self._seats = {who: told.seated.place for who, told in found.told.items()}
        for who, act in found.acts.items():
            if self._seats.get(who) is None:
                self._seats[who] = seat_of(act.body, era(act.date) or self._on)

    def bodies(self, level: str | None) -> tuple[BodyCoverage, ...]:
        """A row for every body of the level, or of all."""
        lags = lags_from(self._order.date)
        spots = {place: self._spot(place) for place in set(self._seats.values())}
        acts, told_to, seats, held = self._acts.get, self._told.get, self._seats, self._held
        ranks = {name: rank(name) for name in (*LEVELS, None)}
        silent: tuple[State, State] = ("not_in_corpus", "not_acted")
        rows = []
        for who, body in self._everybody().items():
            if level is not None and body.level != level:
                continue
            act, told, place = acts(who), told_to(who), seats[who]
            code, name, province = spots[place]
            day = act.date if act else None
            row = BodyCoverage(  # by position, which takes half the time of thousands of rows
                body.name,
                name,
                body.level,
                told is not None,
                "acted" if act else silent[who in held],
                act.key if act else None,
                act.number if act else None,
                day,
                lags[day],
                told.by if told else None,
                body.kind,
                body.superior,
                province,
                sector(body),
            )
            rows.append((ranks[body.level], code, body.name, who, row))
        return tuple([row for *_, row in sorted(rows)])

    def reach(self, level: str | None) -> Iterator[Reach]:
        """How many units of each level below the issuer's exist, were told, acted."""
        issuer, on = self._issuer, self._on
        where = territory_of(issuer, on) if issuer and on else None
        if where is None or on is None or issuer is None:
            return
        told = {self._unit(who, told.seated.body) for who, told in self._told.items()}
        acted = {self._unit(who, act.body) for who, act in self._acts.items()}
        for below in LEVELS[rank(issuer.level) + 1 :]:
            units = units_of(where.place, below, on)
            if units and level in (None, below):
                yield Reach(below, len(units), len(units & told), len(units & acted))

    def _everybody(self) -> dict[str, Issuer]:
        acted = {who: act.body for who, act in self._acts.items()}
        return acted | {who: told.seated.body for who, told in self._told.items()}

    def _spot(self, place: Place | None) -> tuple[str, str | None, str | None]:
        """Where a unit comes in order, its name, and that of its province, of 2025 if asked for."""
        top = _top(place, self._on)
        if place is None or top is None:
            return "", place.name if place else None, None
        heirs = places.heirs_of(top) if self._units == "2025" else ()
        return f"{top.code} {place.code}", place.name, (heirs[0] if heirs else top).full_name

    def _unit(self, who: str, body: Issuer) -> Place | None:
        return self._seats[who] if body.kind in ("government", "party") else None


@lru_cache(maxsize=65536)
def _top(place: Place | None, on: str | None) -> Place | None:
    """The province of a unit on the day `on`, or in its own time where that is another."""
    if place is None:
        return None
    return places.province_of(place, on if place.valid(on) else None)


@lru_cache(maxsize=1024)
def units_of(place: Place | None, level: Level, on: str) -> frozenset[Place]:
    """The units of a level inside `place`, or in the whole country, on the day `on`."""
    if level == "province":
        return frozenset(places.provinces(on) if place is None else ())
    tops = places.provinces(on) if place is None else [place]
    return frozenset(u for top in tops for u in places.children(top, level=level, on=on))
