"""Who carried out an order, when, and who has not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from graph.actors import LEVELS, actor, organisations, rank, sector
from graph.coverage import BodyCoverage, Coverage, Reach, State, totals_of
from graph.document import Document, Outline
from graph.errors import UnknownDocument, UsageProblem
from graph.group_vocabulary import era
from graph.groups import Seated
from graph.identity import is_later
from graph.moment import checked
from graph.questions.state import in_one_state
from graph.questions.walk import Walk, lags_from, walk
from graph.store.base import Id, Store
from graph.territory import seat_of, territory_of
from graph.told import told_by
from loaders.bodies import places
from loaders.bodies.place_tables import REFORM, Place
from loaders.garbage import without_collecting
from loaders.record import Issuer, Level

Units = Literal["2021", "2025"]


class Act(NamedTuple):
    """The first document with which a body acted; documents without a day come last."""

    day: str
    key: str
    body: Issuer
    outline: Outline


class Order(NamedTuple):
    """A body that was told to act, and the document that told it first."""

    seated: Seated
    by: str


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
    root = store.ids([key]).get(key)
    if root is None:
        raise UnknownDocument(key)
    reached = walk(store, root, ("implements",), incoming=True, as_of=as_of)
    order = reached.outlines[root].document
    _check_units(units, order)
    issuers = store.issuers(reached.depths)
    own = actor(issuers[root]) if root in issuers else None
    acts = {who: act for who, act in acts_in(reached, root, issuers).items() if who != own}
    told, unlisted = _told(store, reached, root, issuers, level)
    told.pop(own or "", None)
    silent = [told[who].seated.body for who in told.keys() - acts.keys()]
    report = _Report(order, units, told, acts, _present(store, silent, as_of))
    bodies = report.bodies(level)
    return Coverage(
        root=key,
        level=level,
        as_of=as_of,
        units=units,
        bodies=bodies,
        totals=totals_of(bodies),
        reach=tuple(report.reach(issuers.get(root), level)),
        unlisted=unlisted,
    )


def acts_in(reached: Walk, root: Id, issuers: Mapping[Id, Issuer]) -> dict[str, Act]:
    """The first act of every body below the root, by `actor`."""
    first: dict[str, Act] = {}
    for id_, body in issuers.items():
        if id_ == root:
            continue
        outline = reached.outlines[id_]
        act = Act(outline.date or "~", outline.key, body, outline)
        who = actor(body)
        known = first.get(who)
        if (known is None or act < known) and outline.document.status != "draft":
            first[who] = act
    return first


def _told(
    store: Store, reached: Walk, root: Id, issuers: Mapping[Id, Issuer], level: str | None
) -> tuple[dict[str, Order], tuple[str, ...]]:
    """The bodies that are told to act, by `actor`, and the classes whose members nobody lists."""
    told: dict[str, Order] = {}
    unlisted: dict[str, None] = {}
    passing = [id_ for id_ in reached.depths if id_ == root or _passes_on(issuers.get(id_), level)]
    outlines = [reached.outlines[id_] for id_ in passing]
    nodes = store.nodes([outline.key for outline in outlines])
    for outline in sorted(outlines, key=lambda o: (o.key != outlines[0].key, o.date or "~", o.key)):
        node = nodes[outline.key]
        if node.document.status == "draft" and outline is not outlines[0]:
            continue
        bodies, unknown = told_by(node)
        if outline is outlines[0]:
            unlisted |= dict.fromkeys(unknown)
        else:
            below = rank(node.document.level)
            bodies = tuple(one for one in bodies if rank(one.body.level) > below)
        for seated in bodies:
            told.setdefault(actor(seated.body), Order(seated, outline.key))
    return told, tuple(unlisted)


def _passes_on(issuer: Issuer | None, level: str | None) -> bool:
    """Whether a document of the body may tell bodies of the level, or of any, to act."""
    lowest = rank("commune") if level is None else rank(level)
    return issuer is not None and rank(issuer.level) < lowest


def _present(store: Store, bodies: Iterable[Issuer], as_of: str | None) -> frozenset[str]:
    """Those of the bodies, by `actor`, of which a document is held, dated until `as_of`."""
    named = {organisation: actor(body) for body in bodies for organisation in organisations(body)}
    first = store.first_dates(named)
    return frozenset(named[key] for key, day in first.items() if not is_later(day or None, as_of))


def _check_units(units: str | None, order: Document) -> None:
    if units not in (None, "2021", "2025"):
        raise UsageProblem(f"{units!r} names no units", "there are those of 2021 and of 2025")
    if units == "2021" and order.date and order.date >= REFORM:
        problem = f"the units of 2021 ended before the order of {order.date}"
        raise UsageProblem(problem, "leave out the units, or name those of 2025")


class _Report:
    """Puts together what was told, what was done, and of whom documents are held."""

    def __init__(
        self,
        order: Document,
        units: str | None,
        told: Mapping[str, Order],
        acts: Mapping[str, Act],
        present: Collection[str],
    ) -> None:
        self._order, self._units = order, units
        self._told, self._acts, self._present = told, acts, present
        self._lags = lags_from(order.date)
        self._seats = {who: self._seat(who) for who in (*told, *acts)}

    def bodies(self, level: str | None) -> tuple[BodyCoverage, ...]:
        """A row for every body of the level, or of all."""
        rows = [
            (self._place_in_order(who, body), self._row(who, body))
            for who, body in self._everybody().items()
            if level is None or body.level == level
        ]
        return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))

    def reach(self, issuer: Issuer | None, level: str | None) -> Iterator[Reach]:
        """How many units of each level below the issuer's exist, were told, acted."""
        on = era(self._order.date)
        where = territory_of(issuer, on) if issuer and on else None
        if where is None or on is None or issuer is None:
            return
        told = {self._unit(who, told.seated.body) for who, told in self._told.items()}
        acted = {self._unit(who, act.body) for who, act in self._acts.items()}
        for below in LEVELS[rank(issuer.level) + 1 :]:
            units = set(units_of(where.place, below, on))
            if units and level in (None, below):
                yield Reach(below, len(units), len(units & told), len(units & acted))

    def _everybody(self) -> dict[str, Issuer]:
        acted = {who: act.body for who, act in self._acts.items()}
        return acted | {who: told.seated.body for who, told in self._told.items()}

    def _row(self, who: str, body: Issuer) -> BodyCoverage:
        act, told, place = self._acts.get(who), self._told.get(who), self._seats[who]
        document = act.outline.document if act else None
        return BodyCoverage(
            name=body.name,
            place=place.name if place else None,
            level=body.level,
            addressed=told is not None,
            state=self._state(who),
            document=act.key if act else None,
            number=document.number if document else None,
            date=document.date if document else None,
            lag_days=self._lags[document.date] if document else None,
            addressed_by=told.by if told else None,
            kind=body.kind,
            superior=body.superior,
            province=self._province(place),
            sector=sector(body, place),
        )

    def _state(self, who: str) -> State:
        if who in self._acts:
            return "acted"
        return "not_acted" if who in self._present else "not_in_corpus"

    def _seat(self, who: str) -> Place | None:
        told = self._told.get(who)
        if told is not None and told.seated.place is not None:
            return told.seated.place
        act = self._acts.get(who)
        return seat_of(act.body, era(act.outline.date or self._order.date)) if act else None

    def _province(self, place: Place | None) -> str | None:
        """The name of the province, of 2025 where that is asked for."""
        top = self._top(place)
        if top is None:
            return None
        heirs = places.heirs_of(top) if self._units == "2025" else ()
        return (heirs[0] if heirs else top).full_name

    def _top(self, place: Place | None) -> Place | None:
        """The province of a unit at the time of the order, or in the unit's own where that is
        another."""
        if place is None:
            return None
        on = era(self._order.date)
        return places.province_of(place, on if place.valid(on) else None)

    def _place_in_order(self, who: str, body: Issuer) -> tuple[int, str, str, str, str]:
        place = self._seats[who]
        top = self._top(place)
        code = place.code if place else ""
        return rank(body.level), top.code if top else "", code, body.name, who

    def _unit(self, who: str, body: Issuer) -> Place | None:
        return self._seats[who] if body.kind in ("government", "party") else None


def units_of(place: Place | None, level: Level, on: str) -> list[Place]:
    """The units of a level inside `place`, or in the whole country, on the day `on`."""
    if level == "province":
        return places.provinces(on) if place is None else []
    tops = places.provinces(on) if place is None else [place]
    return [unit for top in tops for unit in places.children(top, level=level, on=on)]
