"""Classes of bodies ("UBND các xã, phường") as the bodies that they meant at a date.

A class belongs to the jurisdiction of the body that names it. What the tables cannot list
("các hội, đoàn thể") is left out, and the answer says that it is not complete.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from graph import authority, territory
from graph.group_vocabulary import (
    COMMITTEE,
    KIND,
    PARTS,
    committees,
    committees_pattern,
    departments,
    era,
    era_in,
    heads_pattern,
    national_class,
    openings,
    units_pattern,
    vocabulary,
)
from graph.identity import is_complete
from graph.organs import behind
from graph.territory import Territory, territory_of
from loaders.bodies import places
from loaders.bodies.home import Home
from loaders.bodies.names import spelled
from loaders.bodies.national import national
from loaders.bodies.place_tables import COMMUNE_KINDS, Place
from loaders.record import Issuer, Level

_UNIT = re.compile(rf" (?:{KIND.pattern}) (?=[^\W\d_]|\d)\S.*\Z")
"""The unit at the end of a body's name."""
_KINDS_BELOW: dict[Level, frozenset[str]] = {
    "district": frozenset(("huyện", "quận", "thị xã", "thành phố")),
    "commune": COMMUNE_KINDS,
}


@dataclass(frozen=True, slots=True)
class Members:
    """The bodies of a class on the day `on`, by level, superior and name.

    `complete` is False where the class takes in bodies that no table lists, where its text gives
    another count, or where its jurisdiction or date is not certain.
    """

    name: str
    jurisdiction: str | None
    on: str | None
    bodies: tuple[Issuer, ...]
    complete: bool

    def to_dict(self) -> dict[str, Any]:
        """The class as JSON-ready mapping; a body has `name`, `level`, `kind` and `superior`."""
        return {
            "name": self.name,
            "jurisdiction": self.jurisdiction,
            "on": self.on,
            "complete": self.complete,
            "bodies": [
                {"name": b.name, "level": b.level, "kind": b.kind, "superior": b.superior}
                for b in self.bodies
            ],
        }


class Seated(NamedTuple):
    """A body and the unit in which it sits, None for a national one."""

    body: Issuer
    place: Place | None


class Class(NamedTuple):
    """Who belongs to a class; `complete` as in `Members`."""

    bodies: tuple[Seated, ...]
    complete: bool


def class_of(name: str, issuer: Issuer | None, on: str | None) -> Class:
    """The bodies that the class `name` meant in a document of `issuer` of date `on`, each once.

    By level, superior and name.
    """
    return _class_of(" ".join(name.split()), issuer, time_of(issuer, on))


def time_of(issuer: Issuer | None, on: str | None) -> str | None:
    """The first day from which on the classes that a body may name had the members of a day.

    None and a partial date come back as they are.
    """
    if issuer is None or on is None or not is_complete(on):
        return on
    where = territory_of(issuer, era(on))
    if where is None or where.place is None:
        return era(on)
    top = places.province_of(where.place, on)
    return era_in(top.code, on) if top else era(on)


@lru_cache(maxsize=65536)
def _class_of(name: str, issuer: Issuer | None, on: str | None) -> Class:
    where = territory_of(issuer, on) if issuer and on else None
    if where is None or on is None:
        return Class((), complete=False)
    bodies, complete = _Class(name, where, on).members()
    ordered = sorted(dict(bodies).items(), key=_order)
    return Class(tuple(Seated(*item) for item in ordered), complete and bool(ordered))


def expand(name: str, issuer: Issuer | None, on: str | None) -> Members:
    """The bodies that the class `name`, spelled out, meant in a document of `issuer` of date `on`.

    >>> from graph import authority
    >>> city = authority.classified("Ủy ban nhân dân thành phố Bắc Kạn")
    >>> len(expand("Ủy ban nhân dân các xã, phường", city, "2021-05-04").bodies)
    8
    """
    found = class_of(name, issuer, on)
    jurisdiction = issuer.name if issuer else None
    bodies = tuple(seated.body for seated in found.bodies)
    return Members(name, jurisdiction, on, bodies, found.complete)


def _order(item: tuple[Issuer, Place | None]) -> tuple[str, str, str]:
    body, _ = item
    return body.level or "", body.superior or "", body.name


_Found = tuple[list[Seated], bool]
"""Bodies, and whether these are all."""


class _Class:
    """One class under examination: its name, where it holds, and when."""

    def __init__(self, name: str, where: Territory, on: str) -> None:
        self.name, self.where, self.on = name, where, on

    def members(self) -> _Found:
        """The bodies, and whether these are all."""
        for reading in (self._of_units, self._committees, self._listed, self._departments):
            found = reading()
            if found is not None:
                return found
        return self._national() if self.where.place is None else ([], False)

    def _of_units(self) -> _Found | None:
        """ "UBND các huyện, thị xã, thành phố", "các huyện Nậm Pồ, Mường Chà"."""
        match = units_pattern().fullmatch(self.name)
        if match is None:
            return None
        kinds = [kind.lower() for kind in KIND.findall(match["kinds"])]
        heads = _heads(match["head"])
        names = PARTS.split(match["names"] or match["where"] or "Tên")
        if heads is None or not all(name[:1].isupper() for name in names):
            return None
        if match["names"] and not match["several"]:  # one body and its place: "UBND xã Tả Van"
            return None
        if match["names"]:
            units, complete = self._called(names, kinds)
        else:
            units, complete = self._units(kinds), True
            if match["count"] and int(match["count"]) != len(units):
                complete = False
        return [self._seated(head, unit) for unit in units for head in heads], complete

    def _seated(self, head: str, unit: Place) -> Seated:
        return Seated(territory.seated(head, unit, self.on), unit)

    def _units(self, kinds: Sequence[str]) -> list[Place]:
        """The units of these kinds in the jurisdiction."""
        place = self.where.place
        if place is None and ("tỉnh" in kinds or set(kinds) == {"thành phố"}):
            return [unit for unit in _provinces(self.on) if unit.kind in kinds]
        below: list[Place] = []
        for level, of_level in _KINDS_BELOW.items():
            if wanted := of_level.intersection(kinds):
                below += [u for u in _inside(place, level, self.on) if u.kind in wanted]
        return below

    def _called(self, names: Iterable[str], kinds: Sequence[str]) -> tuple[list[Place], bool]:
        """The units of the jurisdiction with these names."""
        units = {unit.name.lower(): unit for unit in self._units(kinds)}
        asked = [name.lower() for name in names]
        return [units[name] for name in asked if name in units], all(n in units for n in asked)

    def _committees(self) -> _Found | None:
        """ "các huyện, thị, thành ủy", "Ban Tuyên giáo các huyện ủy"."""
        match = committees_pattern().fullmatch(self.name)
        if match is None:
            return None
        short = {word.split()[0].lower(): kind for kind, word in committees().items()}
        kinds = [short[word.lower()] for word in COMMITTEE.findall(match["kinds"])]
        units = self._units(kinds)
        organ = match["head"].strip(" ,")
        complete = not match["more"]
        if organ.lower().endswith("đảng ủy"):  # "các đảng ủy, huyện ủy": no table tells which
            organ, complete = "", False
        found = [Seated(territory.party_of(unit, self.on, organ), unit) for unit in units]
        return found, complete

    def _listed(self) -> _Found | None:
        """ "Các Bộ: Tài chính, Xây dựng", "Các Sở: Tư pháp, Y tế"."""
        match = re.fullmatch(r"Các (?P<rank>Bộ|Sở)\s*:\s*(?P<names>.+)", self.name, re.IGNORECASE)
        if match is None:
            return None
        rank = match["rank"].capitalize()
        names = [f"{rank} {name.strip()}" for name in re.split(r"\s*[,;]\s*", match["names"])]
        if rank == "Bộ":
            known = [national(name) for name in names]
            return [Seated(body.issuer, None) for body in known if body], all(known)
        place = self.where.place
        if place is None or place.level != "province":
            return [], False
        known_here = departments("province", "sở", self.on)
        found = [name for name in map(_in_full, names) if name in known_here]
        return [self._seated(head, place) for head in found], len(found) == len(names)

    def _departments(self) -> _Found | None:
        """ "Các sở, ban, ngành tỉnh": those that every unit of the level has."""
        place = self.where.place
        first = re.match(
            r"(?:Các\s+)?(sở|phòng)(?=\s*,|\s+và\b|\Z|\s+tỉnh\b)", self.name, re.IGNORECASE
        )
        if first is None or place is None:
            return None
        names = departments(place.level, first[1].lower(), self.on)
        return [self._seated(name, place) for name in names], False

    def _national(self) -> _Found:
        """ "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ"."""
        found: list[Seated] = []
        complete = True
        for part in PARTS.split(self.name):
            bodies = national_class(part, self.on)
            complete &= bodies is not None
            found += [Seated(body, None) for body in bodies or ()]
        return found, complete


def named_in(name: str) -> tuple[str, ...]:
    """The bodies that a name which is no class joins, without their heads; mostly it is one.

    >>> named_in("Hội đồng nhân dân, Ủy ban nhân dân thành phố Bắc Kạn")
    ('Hội đồng nhân dân thành phố Bắc Kạn', 'Ủy ban nhân dân thành phố Bắc Kạn')
    >>> named_in("Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân tỉnh Lào Cai")
    ('Ủy ban nhân dân tỉnh Lào Cai',)
    """
    words = vocabulary()["heads"]["words"]
    parts = [_without_chairman(part.strip(" ,"), words) for part in heads_pattern().split(name)]
    bodies = [part for part in parts if part not in words]
    if len(bodies) < 2:
        return tuple(behind(body) for body in bodies) or (name,)
    if not all(f"{body} ".startswith(openings()) for body in bodies):
        return (name,)
    ending = _UNIT.search(bodies[-1])
    is_local = authority.classified(bodies[-1]).level not in (None, "central")
    unit = ending.group() if ending and is_local else ""
    return tuple(body if _UNIT.search(body) else f"{body}{unit}" for body in bodies)


def _provinces(on: str) -> list[Place]:
    return _inside(None, "province", on)


def _inside(place: Place | None, level: Level, on: str) -> list[Place]:
    """The units of `level` inside `place`, or in the whole country."""
    if place is not None:
        return places.children(place, level=level, on=on)
    provinces = places.provinces(on)
    if level == "province":
        return provinces
    return [
        unit for province in provinces for unit in places.children(province, level=level, on=on)
    ]


def _heads(said: str) -> list[str] | None:
    """The bodies named in front of units; None where they are no bodies."""
    said = said.strip(" ,:;-–")
    data = vocabulary()
    if not said:
        return [data["bodies"]["alone"]]
    heads: list[str] = []
    for part in heads_pattern().split(said):
        body = _without_chairman(part.strip(" ,"), data["heads"]["words"])
        if not f"{body} ".startswith(openings()):
            return None
        heads.append(_in_full(body))
    return heads


def _in_full(body: str) -> str:
    """A body's name with its abbreviations spelled out ("Sở NN&PTNT")."""
    return spelled(body, Home())


def _without_chairman(body: str, words: Iterable[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        if body.startswith(word + " "):
            return body[len(word) + 1 :]
    return body
