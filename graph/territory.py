"""The unit in which a body sits, and the bodies of a unit, at a date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph import authority
from graph.group_vocabulary import committees
from graph.organs import slug
from loaders.bodies import places
from loaders.bodies.place_tables import Place
from loaders.record import Issuer, Level

COMMITTEE = "Ủy ban nhân dân"
_KINDS = frozenset(("tỉnh", "huyện", "quận", "xã", "phường"))
_KIND_PAIRS = frozenset(("thành phố", "thị xã", "thị trấn", "đặc khu"))
PARTY_BELOW = "Đảng ủy"
"""The Party committee of a commune, named with the commune's kind ("Đảng ủy xã Tả Van")."""


@dataclass(frozen=True, slots=True)
class Territory:
    """Where a body's word holds; `place` is None for the whole country."""

    place: Place | None


@lru_cache(maxsize=65536)
def territory_of(body: Issuer, on: str) -> Territory | None:
    """The territory of `body` on the day `on` (ISO, maybe partial); None where it is not certain.

    >>> territory_of(authority.classified("Thành ủy Bắc Kạn"), "2021-05-04").place.full_name
    'thành phố Bắc Kạn'
    """
    if body.level is None:
        return None
    if body.level == "central":
        return Territory(None)
    found = units_called(body.name, body.level, body.superior, on)
    return Territory(found[0]) if len(found) == 1 else None


def seat_of(body: Issuer, on: str | None) -> Place | None:
    """The unit in which a body sits on the day `on` or ever; None for the centre and in doubt.

    >>> seat_of(authority.classified("Sở Y tế tỉnh Sơn La"), "2021-05-04").full_name
    'tỉnh Sơn La'
    """
    if on is not None:
        found = territory_of(body, on)
        return found.place if found else None
    if body.level is None or body.level == "central":
        return None
    units = units_called(body.name, body.level, body.superior)
    return units[0] if len(units) == 1 else None


def units_called(
    name: str, level: Level, superior: str | None, on: str | None = None
) -> tuple[Place, ...]:
    """The units of `level` that a body's name ends with, on the day `on` or ever.

    `superior` tells units of one name apart where it is known.
    """
    found = _named_last(name, level, on)
    if len({(place.kind, place.parent) for place in found}) > 1 and superior:
        found = [place for place in found if _lies_under(place, superior, on)]
    return tuple(found)


def committee_of(place: Place) -> str:
    """The Party committee of a unit.

    >>> committee_of(places.find("Sa Pa", level="district")[0])
    'Thị ủy Sa Pa'
    """
    if place.level == "commune":
        return f"{PARTY_BELOW} {place.full_name}"
    return f"{committees()[place.kind]} {place.name}"


def seated(head: str, place: Place, on: str) -> Issuer:
    """The body `head` ("Phòng Y tế") of a unit, with its superior on the day `on`."""
    if head == PARTY_BELOW:
        return _under(committee_of(place), place, committee=True, on=on)
    name = f"{head} {place.full_name}"
    return _under(name, place, committee=False, on=on)


def party_of(place: Place, on: str, organ: str = "") -> Issuer:
    """The Party committee of a unit, or its `organ` ("Ban Tuyên giáo")."""
    if organ:
        committee = committee_of(place)
        known = authority.classified(f"{organ} {committee}")
        return Issuer(known.name, place.level, known.kind, committee)
    return _under(committee_of(place), place, committee=True, on=on)


def _under(name: str, place: Place, *, committee: bool, on: str) -> Issuer:
    """A body of a unit; what its name leaves open, the unit above tells."""
    above = places.parent_of(place, on)
    if above is not None and committee:
        return Issuer(name, place.level, "party", committee_of(above))
    if above is not None and name.startswith(COMMITTEE):
        return Issuer(name, place.level, "government", f"{COMMITTEE} {above.full_name}")
    known = authority.classified(name)
    return Issuer(name, place.level, known.kind, known.superior)


def _named_last(name: str, level: Level, on: str | None) -> list[Place]:
    """The units of `level` that the longest ending of a body's name names.

    No ending begins inside the name that follows a unit's kind: Đức Huệ is not Huế.
    """
    words = name.split()
    kind = _kind_of_committee(name)
    for start in range(_last_start(words) + 1):
        found = places.find(" ".join(words[start:]), level=level, kind=kind, on=on)
        if found:
            return list(found)
    return []


def without_unit(name: str) -> str:
    """What a body is called in any unit of a kind: its name without kind and name of the unit.

    >>> without_unit("Phòng Y tế huyện An Lão"), without_unit("Bộ Y tế")
    ('Phòng Y tế', 'Bộ Y tế')
    """
    words = name.split()
    start = _last_start(words)
    return name if start == len(words) - 1 else " ".join(words[:start])


def _last_start(words: Sequence[str]) -> int:
    """Where a unit's name begins at the latest: with its kind, or behind "ủy"."""
    for place in range(len(words) - 2, -1, -1):
        one, two = words[place].lower(), " ".join(words[place : place + 2]).lower()
        if two in _KIND_PAIRS or one in _KINDS:
            return place
        if one in ("ủy", "uỷ"):
            return place + 1
    return len(words) - 1


def _kind_of_committee(name: str) -> str | None:
    """The kind of unit that a Party committee's name tells ("Huyện ủy" -> "huyện").

    "Thành ủy" is said of both kinds of city.
    """
    said = f"-{slug(name)}-"
    kinds = [kind for kind, word in committees().items() if f"-{slug(word)}-" in said]
    return kinds[0] if len(kinds) == 1 else None


def _lies_under(place: Place, superior: str, on: str | None) -> bool:
    above = places.parent_of(place, on)
    return above is not None and f"-{slug(superior)}".endswith(f"-{slug(above.name)}")
