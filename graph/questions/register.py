"""The organisations that issued documents, and the places they govern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import cast, get_args

from graph import authority, units
from graph.actors import LEVELS
from graph.errors import UnknownOrganisation, UnknownPlace, UsageProblem
from graph.listing import FIRST_PAGE
from graph.moment import checked
from graph.organs import slug
from graph.questions.listing import one_of
from graph.questions.state import in_one_state
from graph.register import (
    Neighbour,
    Organisation,
    OrganisationDetail,
    Organisations,
    Places,
    PlaceSeen,
)
from graph.store.base import Store
from graph.succession import lasting, lifetime, predecessors, successors
from graph.units import Unit
from graph.work import Work
from loaders.bodies.place_tables import Place
from loaders.record import Issuer, Kind, Level


@in_one_state
def organisations(
    store: Store,
    *,
    text: str | None = None,
    level: str | None = None,
    kind: str | None = None,
    after: str = "",
    limit: int = FIRST_PAGE,
) -> Organisations:
    """The organisations that issued documents of the store, by key, at most `limit`.

    `text` are words that all occur in the key, the last one maybe unfinished; diacritics and case
    do not matter. `after` is the key behind which the page begins. Raises `UsageProblem` for an
    unknown level or kind and a limit below 1.
    """
    checked_level = _check(level=level, limit=limit)
    if kind is not None:
        one_of("kind", kind, get_args(Kind))
    keys = [*filter(_worded(text), store.issuers(after, checked_level))]
    found: list[Organisation] = []
    at_once = limit + 1
    while keys and len(found) <= limit:
        works, keys, at_once = store.works(keys[:at_once]), keys[at_once:], at_once * 2
        bodies = map(_organisation, works)
        found += [b for b in bodies if level in (None, b.level) and kind in (None, b.kind)]
    items = tuple(found[:limit])
    return Organisations(items, items[-1].key if len(found) > limit else None)


@in_one_state
def organisation(store: Store, key: str) -> OrganisationDetail:
    """The organisation with this key: what it issued, its place, and who stands around it.

    Raises `UnknownOrganisation` for one that issued no document of the store.
    """
    found = store.works([key])
    if not found:
        raise UnknownOrganisation(key, sorted(store.called(slug(key))))
    (work,) = found
    body = _leading(work)
    lasted = lifetime(body)
    return OrganisationDetail(
        organisation=_organisation(work),
        names=tuple(sorted({said.name for said in work.bodies})),
        place=authority.place_key(body),
        above=tuple(_neighbour(upper) for _, upper in authority.line_above(body)),
        predecessors=tuple(_neighbour(one.body, one.since) for one in predecessors(body)),
        successors=tuple(_neighbour(one.body, one.since) for one in successors(body)),
        valid_from=lasted.valid_from,
        valid_to=lasted.valid_to,
    )


@in_one_state
def places(
    store: Store,
    *,
    text: str | None = None,
    level: str | None = None,
    parent: str | None = None,
    as_of: str | None = None,
    after: str = "",
    limit: int = FIRST_PAGE,
) -> Places:
    """The units of 2021 and of 2025 by key, at most `limit`, each with who governed it here.

    `text` is as in `organisations`, `parent` the key of the unit directly above. `as_of` (an ISO
    date) leaves out what did not exist on that day, and tells what units were on it; without it
    they are what they were last. Raises `UsageProblem` for an unknown level, what is no date and a
    limit below 1, and `UnknownPlace` for the parent.
    """
    _check(level=level, limit=limit)
    if parent is not None:
        _unit(parent)
    fits, on = _worded(text), checked(as_of)
    found = [
        (unit, there)
        for key, unit in units.units().items()
        if key > after and fits(key)
        for there in [unit.on(on)]
        if there and level in (None, there.level) and parent in (None, units.above(there))
    ]
    items = _seen(store, found[:limit])
    return Places(items, items[-1].key if len(found) > limit else None)


@in_one_state
def place(store: Store, key: str) -> PlaceSeen:
    """The unit with this key. Raises `UnknownPlace`."""
    unit = _unit(key)
    (seen,) = _seen(store, [(unit, unit.places[-1])])
    return seen


def _seen(store: Store, listed: Sequence[tuple[Unit, Place]]) -> tuple[PlaceSeen, ...]:
    governors = _governors(store, [unit.key for unit, _ in listed])
    return tuple(_place(unit, there, governors.get(unit.key, ())) for unit, there in listed)


def _governors(store: Store, keys: Collection[str]) -> dict[str, list[Organisation]]:
    found: dict[str, list[Organisation]] = defaultdict(list)
    for work in store.works(store.governing(keys)):
        for key in {authority.place_key(body) for body in work.bodies}:
            if key is not None:
                found[key].append(_organisation(work))
    return found


def _place(unit: Unit, there: Place, governors: Iterable[Organisation]) -> PlaceSeen:
    lasted = lasting(unit.places)
    return PlaceSeen(
        key=unit.key,
        name=there.full_name,
        kind=there.kind,
        level=there.level,
        part_of=units.above(there),
        valid_from=lasted.valid_from,
        valid_to=lasted.valid_to,
        successors=units.heirs(unit),
        organisations=tuple(governors),
    )


def _unit(key: str) -> Unit:
    unit = units.units().get(key)
    if unit is None:
        raise UnknownPlace(key, [*_like(slug(key))])
    return unit


def _like(said: str) -> Iterator[str]:
    """A few keys that have the words."""
    fits = _worded(said)
    for key in units.units():
        if said and fits(key):
            yield key


def _organisation(work: Work) -> Organisation:
    body = _leading(work)
    return Organisation(
        key=work.key,
        name=body.name,
        level=body.level,
        kind=body.kind,
        superior=body.superior,
        held=work.held,
        cited=work.cited,
        first=work.first,
        last=work.last,
    )


def _leading(work: Work) -> Issuer:
    """Of the facts under which an organisation issued documents those that leave least open."""

    def order(body: Issuer) -> tuple[int, str]:
        facts = (body.level, body.superior, None if body.kind == "other" else body.kind)
        return facts.count(None), repr(body)

    return min(work.bodies, key=order)


def _neighbour(body: Issuer, since: str | None = None) -> Neighbour:
    return Neighbour(authority.organisation_key(body), body.name, since)


def _worded(text: str | None) -> Callable[[str], bool]:
    """Whether a key has all the words, the last one maybe unfinished."""
    if text is None:
        return lambda key: True
    *whole, last = slug(text).split("-")
    parts = [f"-{word}-" for word in whole] + [f"-{last}"]
    return lambda key: all(part in f"-{key}-" for part in parts)


def _check(*, level: str | None, limit: int) -> Level | None:
    if limit < 1:
        raise UsageProblem(f"limit {limit} is below 1", "give the number of items to list")
    return None if level is None else cast("Level", one_of("level", level, LEVELS))
