"""The units of Việt Nam as the tables list them, and the indexes in which they are looked up.

The tables under `vocabulary/` hold the units of July 2021 (63 provinces, 705 districts, 10,599
communes) and those since 1 July 2025 (34 and 3,321; Resolution 202/2025/QH15), and which unit took
over which. A code alone does not name a unit: the code of a commune of 2021 may live on in another
commune of 2025. Communes are read only when somebody asks for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from loaders.fold import fold
from loaders.record import Level
from loaders.vocabulary import text_of

DISTRICTS_ENDED = "2025-06-30"
"""Last day of the units of 2021 and of the district level (Resolution 202/2025/QH15)."""

REFORM = "2025-07-01"

COMMUNE_KINDS = frozenset(("xã", "phường", "thị trấn", "đặc khu"))

_LEVELS: dict[int, Level] = {2: "province", 3: "district"}


class Place(Struct, frozen=True, cache_hash=True):
    """One administrative unit while it kept its name, kind and superior.

    `name` stands without the kind word ("Bắc Kạn", "9"); `parent` is the code of the unit above;
    `valid_from` and `valid_to` are ISO dates, both days included, None where open or unknown.
    """

    code: str
    name: str
    kind: str
    level: Level
    parent: str | None
    valid_from: str | None
    valid_to: str | None

    @property
    def full_name(self) -> str:
        """The name with its kind: "thành phố Bắc Kạn"; only the southern metropolis has a capital.

        >>> Place("058", "Bắc Kạn", "thành phố", "district", "06", None, None).full_name
        'thành phố Bắc Kạn'
        """
        if self.name == "Hồ Chí Minh":
            return "Thành phố Hồ Chí Minh"
        return f"{self.kind} {self.name}"

    def valid(self, on: str | None) -> bool:
        """Whether the unit existed on the day `on` (ISO, maybe partial); None fits always."""
        if on is None:
            return True
        first, last = (on + "-01-01"[len(on) - 4 :], on) if len(on) < 10 else (on, on)
        starts = self.valid_from is None or self.valid_from <= first
        return starts and (self.valid_to is None or last <= self.valid_to)


Index = dict[str, list[Place]]


class Names(NamedTuple):
    """Places by their name in lower case, and by that name without diacritics."""

    exact: Index
    folded: Index


def _rows(file: str) -> Iterator[list[str]]:
    text = text_of(file)
    for line in text.split("\n"):
        if line and line[0] != "#":
            yield line.split("\t")


def _named(places: Iterable[Place]) -> Names:
    names = Names({}, {})
    for place in places:
        names.exact.setdefault(place.name.lower(), []).append(place)
        names.folded.setdefault(fold(place.name), []).append(place)
    return names


@cache
def upper() -> tuple[Place, ...]:
    """Provinces, then districts, each by code and time."""
    places = []
    for code, kind, name, *rest in _rows("places.tsv"):
        parent, first, last = (*rest, "", "", "")[:3]
        level = _LEVELS[len(code)]
        places.append(Place(code, name, kind, level, parent or None, first or None, last or None))
    return tuple(sorted(places, key=lambda p: (len(p.code), p.code, p.valid_from or "")))


@cache
def eras() -> list[str]:
    """The days on which units began or ended, in order, and one before them all."""
    begun = {place.valid_from for place in upper() if place.valid_from}
    ended = {place.valid_to for place in upper() if place.valid_to} | {DISTRICTS_ENDED}
    return ["0000-00-00", *sorted(begun | {REFORM} | set(map(day_after, ended)))]


def day_after(day: str) -> str:
    """The next day, both ISO dates."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


@cache
def communes() -> tuple[Place, ...]:
    """Communes of 2021, then those of 2025."""
    old = (
        Place(code, name, kind, "commune", parent, None, DISTRICTS_ENDED)
        for code, kind, name, parent in _rows("places_communes_2021.tsv")
    )
    new = (
        Place(code, name, kind, "commune", parent, REFORM, None)
        for code, kind, name, parent in _rows("places_communes_2025.tsv")
    )
    return (*old, *new)


@cache
def upper_by_name() -> Names:
    """Provinces and districts by name."""
    return _named(upper())


@cache
def communes_by_name() -> Names:
    """Communes by name."""
    return _named(communes())


def _coded(places: Iterable[Place]) -> Index:
    coded: Index = {}
    for place in places:
        coded.setdefault(place.code, []).append(place)
    return coded


@cache
def upper_by_code() -> Index:
    """Provinces and districts by code, each code by time."""
    return _coded(upper())


@cache
def communes_by_code() -> Index:
    """Communes by code, each code by time."""
    return _coded(communes())


@cache
def children() -> Index:
    """Units by the code of the unit above."""
    below: Index = {}
    for place in (*upper(), *communes()):
        if place.parent is not None:
            below.setdefault(place.parent, []).append(place)
    return below


@cache
def shared_districts() -> tuple[str, ...]:
    """The names without kind of districts that another province has at the same time, sorted.

    >>> "Châu Thành" in shared_districts(), "Bát Xát" in shared_districts()
    (True, False)
    """
    of_one_name: dict[tuple[str, str], set[str | None]] = {}
    for place in upper():
        if place.level == "district" and place.valid(DISTRICTS_ENDED):
            of_one_name.setdefault((place.kind, place.name), set()).add(place.parent)
    return tuple(sorted({name for (_, name), above in of_one_name.items() if len(above) > 1}))


@cache
def crosswalk() -> dict[str, tuple[str, ...]]:
    """The codes of 2025 that took over each code of 2021."""
    heirs: dict[str, tuple[str, ...]] = {}
    for old, new in _rows("places_crosswalk.tsv"):
        heirs[old] = (*heirs.get(old, ()), new)
    return heirs


@cache
def merged() -> dict[str, tuple[str, ...]]:
    """The codes of 2021 that each code of 2025 took over."""
    before: dict[str, tuple[str, ...]] = {}
    for old, heirs in sorted(crosswalk().items()):
        for new in heirs:
            before[new] = (*before.get(new, ()), old)
    return before
