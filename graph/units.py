"""The units of the tables under the keys that the graph gives them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from msgspec import Struct

from graph import authority
from graph.territory import COMMITTEE, seated
from loaders.bodies import places
from loaders.bodies.place_tables import Place, communes, upper
from loaders.record import Level


class Unit(Struct, frozen=True):
    """What the tables say of the unit of a key, the oldest first.

    A few units of two provinces have one key: their names differ in marks alone, or one of them was
    renamed before the other one ended.
    """

    key: str
    places: tuple[Place, ...]

    def on(self, day: str | None) -> Place | None:
        """The unit as it was on a day, None where it was not; without a day as it was last."""
        return next((place for place in reversed(self.places) if place.valid(day)), None)


@cache
def units() -> dict[str, Unit]:
    """All units of 2021 and of 2025 by key, in the order of their keys.

    >>> units()["thanh-pho-bac-kan"].on("2021-05-04").full_name
    'thành phố Bắc Kạn'
    """
    found: dict[str, list[Place]] = defaultdict(list)
    for place in (*upper(), *communes()):
        found[key_of(place)].append(place)
    return {
        key: Unit(key, tuple(sorted(found[key], key=lambda place: place.valid_from or "")))
        for key in sorted(found)
    }


@lru_cache(maxsize=65536)
def key_of(place: Place) -> str:
    """The key of a unit: that of its people's committee tells it."""
    body = seated(COMMITTEE, place, place.valid_to or place.valid_from or "")
    key = authority.place_key(body)
    assert key is not None  # noqa: S101 - a people's committee governs its unit
    return key


def above(place: Place) -> str | None:
    """The key of the unit directly above, on the last day."""
    upper_one = places.parent_of(place)
    return key_of(upper_one) if upper_one else None


def heirs(unit: Unit) -> tuple[str, ...]:
    """The keys of the units that took over, but for itself."""
    found = {key_of(heir) for place in unit.places for heir in places.heirs_of(place)}
    return tuple(sorted(found - {unit.key}))


def within(key: str) -> frozenset[str]:
    """The keys of a unit and of all that ever lay in it; a key of no unit is alone."""
    unit = units().get(key)
    if unit is None:
        return frozenset([key])
    levels: tuple[Level, ...] = ("district", "commune")
    below = {
        part
        for place in unit.places
        for level in levels
        for part in places.children(place, level=level)
    }
    return frozenset([key, *map(key_of, below)])
