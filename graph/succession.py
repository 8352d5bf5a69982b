"""How long bodies and units existed, and who took over from them.

National bodies have their dates in the table of issuers; a local body lives as long as its unit
(Resolutions 202/2025/QH15 and 203/2025/QH15: the districts ended on 30 June 2025, provinces and
communes were merged on 1 July). A body is renamed never: a successor is a body of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from graph import authority
from graph.group_vocabulary import department_dates, departments, vocabulary
from graph.territory import committee_of, party_of, seated, units_called
from loaders.bodies import places
from loaders.bodies.national import national, national_bodies
from loaders.bodies.place_tables import REFORM, Place
from loaders.record import Issuer


class Lifetime(Struct, frozen=True):
    """First and last day, both ISO dates, None where open or unknown."""

    valid_from: str | None = None
    valid_to: str | None = None

    def __and__(self, other: Lifetime) -> Lifetime:
        """The time in which both lasted."""
        ends = [end for end in (self.valid_to, other.valid_to) if end]
        return Lifetime(_later(self.valid_from, other.valid_from), min(ends) if ends else None)


class Succession(Struct, frozen=True):
    """The body that took over, and the ISO date of its first day."""

    body: Issuer
    since: str


@lru_cache(maxsize=65536)
def lifetime(body: Issuer) -> Lifetime:
    """How long a body existed, as far as the tables tell.

    >>> lifetime(authority.classified("Ủy ban nhân dân huyện Bát Xát")).valid_to
    '2025-06-30'
    """
    known = national(body.name) if body.level == "central" else None
    if known is not None:
        return Lifetime(known.valid_from, known.valid_to)
    units = _units(body)
    lasts = lasting(units)
    if body.kind == "department" and units:
        head = _head(body, units[0])
        return lasts & Lifetime(*department_dates(units[0].level, head))
    return lasts


def lifetime_of_place(body: Issuer) -> Lifetime:
    """How long the unit existed that `body` governs."""
    return lasting(_units(body))


@lru_cache(maxsize=65536)
def successors(body: Issuer) -> tuple[Succession, ...]:
    """Who took over from a body, by name; none for a body that goes on or ended without heir.

    >>> [s.body.name for s in successors(authority.classified("Ủy ban nhân dân tỉnh Bắc Kạn"))]
    ['Ủy ban nhân dân tỉnh Thái Nguyên']
    """
    known = national(body.name) if body.level == "central" else None
    if known is not None:
        if known.successor is None or known.valid_to is None:
            return ()
        return (Succession(authority.classified(known.successor), _day_after(known.valid_to)),)
    units = _units(body)
    if lasting(units).valid_to is None or len(units) != 1:
        return ()
    heirs = [_same_body(body, units[0], heir) for heir in places.heirs_of(units[0])]
    found = {heir for heir in heirs if heir is not None and heir.name != body.name}
    return tuple(Succession(heir, REFORM) for heir in sorted(found, key=lambda heir: heir.name))


def predecessors(body: Issuer) -> tuple[Succession, ...]:
    """The bodies that `body` took over from, by name, with the date of its own first day.

    >>> new = authority.classified("Ủy ban nhân dân tỉnh Thái Nguyên")
    >>> [s.body.name for s in predecessors(new)]
    ['Ủy ban nhân dân tỉnh Bắc Kạn']
    """
    may = [authority.classified(one.name) for one in national_bodies() if one.successor]
    if body.level != "central":
        ended = [old for unit in _units(body) for old in places.merged_into(unit)]
        may = [old for unit in ended for old in _same_bodies(body, unit)]
    key = authority.organisation_key(body)
    return tuple(
        Succession(old, succession.since)
        for old in sorted(dict.fromkeys(may), key=lambda old: old.name)
        for succession in successors(old)
        if authority.organisation_key(succession.body) == key
    )


def _same_bodies(body: Issuer, unit: Place) -> Iterable[Issuer]:
    """The bodies that `unit` may have had for what `body` does in its own unit."""
    on = unit.valid_to or ""
    for own in _units(body):
        if body.name == committee_of(own):
            yield party_of(unit, on)
        elif body.name.endswith(own.full_name):
            yield seated(_head(body, own), unit, on)


@lru_cache(maxsize=65536)
def _units(body: Issuer) -> tuple[Place, ...]:
    """The units, one after the other, of the name that the body's name ends with."""
    if body.level is None or body.level == "central":
        return ()
    return units_called(body.name, body.level, body.superior)


def lasting(units: Iterable[Place]) -> Lifetime:
    """From the first day of one of these units to the last day of one."""
    units = tuple(units)
    if not units:
        return Lifetime()
    starts = [unit.valid_from for unit in units]
    ends = [unit.valid_to for unit in units]
    return Lifetime(
        None if None in starts else min(filter(None, starts)),
        None if None in ends else max(filter(None, ends)),
    )


def _same_body(body: Issuer, unit: Place, heir: Place) -> Issuer | None:
    """The body of `heir` that does what `body` did in `unit`, None where there is none."""
    if body.name == committee_of(unit):
        return party_of(heir, REFORM)
    head = _head(body, unit)
    lasting = {*vocabulary()["succession"]["heads"], *departments(heir.level, "sở", REFORM)}
    return seated(head, heir, REFORM) if head in lasting else None


def _head(body: Issuer, unit: Place) -> str:
    """What a body is called in any unit: "Sở Y tế"."""
    return body.name.removesuffix(unit.full_name).rstrip()


def _later(one: str | None, other: str | None) -> str | None:
    return max(filter(None, (one, other)), default=None)


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
