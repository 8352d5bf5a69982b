"""Where a document is at home: the jurisdiction in which its bare names are read."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from loaders.bodies import places
from loaders.bodies.place_tables import COMMUNE_KINDS, Place
from loaders.record import Level

UNITS: tuple[str, ...] = (
    "thành phố",
    "thị trấn",
    "thị xã",
    "đặc khu",
    "phường",
    "huyện",
    "quận",
    "tỉnh",
    "xã",
)
"""Kind words of administrative units, longer ones before those they contain."""


class Home(Struct, frozen=True, cache_hash=True):
    """The issuer's place in the state: full names of its units, its level, the document's date.

    `body` is the issuer's own name, in whose light "Ban Chỉ đạo" or "Ủy ban" is read, `above` the
    body over it: what a branch office calls "Sở".
    """

    province: str | None = None
    district: str | None = None
    commune: str | None = None
    level: Level | None = None
    date: str | None = None
    body: str | None = None
    above: str | None = None

    def unit(self, kind: str, *, capital: bool = False) -> str | None:
        """The full name that the bare kind word means here ("tỉnh" -> "tỉnh Điện Biên").

        "thành phố" is the own city before the central city above it; written with a capital
        inside a central city it is that one. None where the word fits nothing here.
        """
        if kind == "thành phố":
            return self._city(capital)
        for name in (self.commune, self.district, self.province):
            if name and name.lower().startswith(kind + " "):
                return name
        return None

    def _city(self, capital: bool) -> str | None:
        central = self.province if _is_city(self.province) else None
        own = self.district if _is_city(self.district) else None
        return (central or own) if capital else (own or central)

    @property
    def place(self) -> str | None:
        """The full name of the unit at the home's own level."""
        if self.level == "commune":
            return self.commune
        if self.level == "district":
            return self.district
        return self.province if self.level == "province" else None


def _is_city(name: str | None) -> bool:
    return bool(name) and str(name).lower().startswith("thành phố ")


def bare(full_name: str) -> str:
    """A unit's name without its kind word ("quận 7" -> "7").

    >>> bare("thành phố Bắc Kạn")
    'Bắc Kạn'
    """
    low = full_name.lower()
    for unit in UNITS:
        if low.startswith(unit + " "):
            return full_name[len(unit) + 1 :]
    return full_name


def at(place: Place, *, date: str | None = None, body: str | None = None) -> Home:
    """The home of a body of `place`, with the units above it on `date`."""
    return Home(*_units(place, places.era(date)), place.level, date, body)


@lru_cache(maxsize=16384)
def _units(place: Place, date: str | None) -> tuple[str | None, str | None, str | None]:
    """The full names of the province, district and commune that `place` is or lies in."""
    province = district = commune = None
    current: Place | None = place
    while current is not None:
        if current.level == "commune":
            commune = current.full_name
        elif current.level == "district":
            district = current.full_name
        else:
            province = current.full_name
        current = places.parent_of(current, day(current, date))
    return province, district, commune


def of_body(home: Home, level: Level | None, body: str, above: str | None = None) -> Home:
    """`home` as that of `body` under `above`."""
    return Home(home.province, home.district, home.commune, level, home.date, body, above)


def day(place: Place, date: str | None) -> str | None:
    """The day on which to ask for the units above `place`: `date` if it existed then, else None.

    >>> city = places.find("Thủy Nguyên", kind="thành phố")[0]
    >>> day(city, "2025-03-01"), day(city, "2021-08-12")
    ('2025-03-01', None)
    """
    return date if date is not None and place.valid(date) else None


def locate(name: str, kind: str | None, date: str | None, above: str | None = None) -> Place | None:
    """The one unit called `name` that fits: existing on `date` if any did, inside `above`.

    Several units left, or none, give None; a higher level goes before a lower one.
    """
    date = places.era(date)
    found = _called(name, kind, date)
    if above is not None and len(found) > 1:
        upper = above.lower()
        found = tuple([p for p in found if upper in _names_above(p, date)]) or found
    if len(found) > 1:
        top = [p for p in found if p.level == found[0].level]
        names = {(p.code, p.full_name) for p in top}
        return top[-1] if len(names) == 1 else None
    return found[0] if found else None


@lru_cache(maxsize=16384)
def _called(name: str, kind: str | None, date: str | None) -> tuple[Place, ...]:
    """The units of the name and kind on `date`, else at any time."""
    level: Level | None = "commune" if kind in COMMUNE_KINDS else None
    found = places.find(name, kind=kind, level=level, on=date)
    return found or places.find(name, kind=kind, level=level)


@lru_cache(maxsize=16384)
def _names_above(place: Place, date: str | None) -> tuple[str, ...]:
    """The full names of the units above `place` on `date`, in lower case."""
    above = []
    current = places.parent_of(place, day(place, date))
    while current is not None:
        above.append(current.full_name.lower())
        current = places.parent_of(current, day(current, date))
    return tuple(above)
