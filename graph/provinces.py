"""The province in which a body sits at a date."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from graph.territory import units_called
from loaders.bodies import places
from loaders.bodies.home import day
from loaders.bodies.place_tables import REFORM, Place
from loaders.record import Issuer, Level


def province_of(issuer: Issuer, on: str | None) -> str | None:
    """The full name of the province or central city in which a body sits on the day `on`.

    None for central bodies and for bodies whose place is not certain. Where nothing is called so
    on that day, and without a day (ISO, maybe partial), units of any time count, each with what
    was above it on its last day.

    >>> huế = Issuer("Thành ủy Huế", "district", "party", "Tỉnh ủy Thừa Thiên Huế")
    >>> province_of(huế, "2021-05-04")
    'tỉnh Thừa Thiên Huế'
    """
    if issuer.level is None or issuer.level == "central":
        return None
    return _province(issuer.name, issuer.level, issuer.superior, places.era(on))


@lru_cache(maxsize=65536)
def _province(name: str, level: Level, superior: str | None, on: str | None) -> str | None:
    """The superior is asked before the name, for there are fewer, and names of communes repeat."""
    for upper in _levels_above(level, on):
        found = _said_by(superior, upper, None, on)
        if found is not None:
            return found
    return _said_by(name, level, superior, on) or _said_by(superior, level, None, on)


def _levels_above(level: Level, on: str | None) -> Iterator[Level]:
    """The levels of which a unit of `level` may have its superior."""
    if level == "commune" and (on is None or on < REFORM):
        yield "district"
    if level == "district" or (level == "commune" and (on is None or on >= REFORM)):
        yield "province"


@lru_cache(maxsize=65536)
def _said_by(name: str | None, level: Level, superior: str | None, on: str | None) -> str | None:
    """The province of the units of `level` that a body's name ends with, if it is but one."""
    if name is None:
        return None
    found = units_called(name, level, superior, on) or units_called(name, level, superior)
    provinces = sorted({_full_name(place, on) for place in found})
    return provinces[0] if len(provinces) == 1 else None


def _full_name(place: Place, on: str | None) -> str:
    province = places.province_of(place, day(place, on))
    return province.full_name if province else ""
