"""Administrative units of Việt Nam, in their time: provinces, districts, communes.

The tables under `vocabulary/` hold the units of July 2021 (63 provinces, 705 districts, 10,599
communes) and those since 1 July 2025 (34 and 3,321; Resolution 202/2025/QH15), and which unit took
over which. A code alone does not name a unit: the code of a commune of 2021 may live on in another
commune of 2025. Communes are read only when somebody asks for one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from loaders.bodies.place_names import spelling
from loaders.fold import fold
from loaders.record import Level
from loaders.vocabulary import text_of

DISTRICTS_ENDED = "2025-06-30"
"""Last day of the units of 2021 and of the district level (Resolution 202/2025/QH15)."""

REFORM = "2025-07-01"

COMMUNE_KINDS = frozenset(("xã", "phường", "thị trấn", "đặc khu"))

_LEVELS: dict[int, Level] = {2: "province", 3: "district"}


@dataclass(frozen=True, slots=True)
class Place:
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

        >>> find("Bắc Kạn", level="district")[0].full_name
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


def find(
    name: str, *, kind: str | None = None, level: Level | None = None, on: str | None = None
) -> tuple[Place, ...]:
    """The units called `name` (with or without the kind word), the higher level first.

    Diacritics count first: units that differ only in them are given when none has them as written.
    `kind` ("huyện"), `level` and the day `on` narrow the answer; communes are looked up only when
    `kind` or `level` asks for them or nothing else has the name.

    >>> [place.full_name for place in find("Điện Biên", on="2021-05-10")]
    ['tỉnh Điện Biên', 'huyện Điện Biên']
    """
    return _find(name, kind, level, on)


@lru_cache(maxsize=4096)
def _find(name: str, kind: str | None, level: Level | None, on: str | None) -> tuple[Place, ...]:
    spelled, own_kind = spelling(name)
    kind = kind or own_kind
    wanted = [
        place
        for index in _indexes(level, kind)
        for place in _lookup(index(), spelled)
        if (kind is None or place.kind == kind)
        and (level is None or place.level == level)
        and place.valid(on)
    ]
    if not wanted and level is None and kind is None:
        wanted = [place for place in _lookup(_communes_by_name(), spelled) if place.valid(on)]
    return tuple(wanted)


def by_code(code: str, *, on: str | None = None) -> Place | None:
    """The unit with the official `code` on the day `on`; without a day the oldest one known."""
    known = _communes_by_code() if len(code) == 5 else _upper_by_code()
    return next((place for place in known.get(code, ()) if place.valid(on)), None)


def parent_of(place: Place, on: str | None = None) -> Place | None:
    """The unit directly above on the day `on` (else on the unit's last day), None for a province.

    >>> parent_of(find("Hội An", level="district")[0]).full_name
    'tỉnh Quảng Nam'
    """
    if place.parent is None:
        return None
    return by_code(place.parent, on=on or place.valid_to or place.valid_from)


def province_of(place: Place, on: str | None = None) -> Place | None:
    """The province that `place` is or lies in."""
    current: Place | None = place
    while current is not None and current.level != "province":
        current = parent_of(current, on)
    return current


def children(place: Place, *, level: Level | None = None, on: str | None = None) -> list[Place]:
    """The units directly below `place`, or all of `level` inside it, on the day `on`, by code."""
    below = [child for child in _children().get(place.code, ()) if child.valid(on)]
    if level is None:
        below = [child for child in below if _overlap(place, child)]
        return below
    result = [child for child in below if child.level == level]
    for child in below:
        if child.level == "district" and level == "commune":
            result.extend(c for c in _children().get(child.code, ()) if c.valid(on))
    return sorted({c.code: c for c in result if _overlap(place, c)}.values(), key=lambda c: c.code)


def provinces(on: str | None = None) -> list[Place]:
    """The provinces and central cities on the day `on`, by code.

    >>> len(provinces("2021-05-02")), len(provinces("2025-07-01"))
    (63, 34)
    """
    return [place for place in _upper() if place.level == "province" and place.valid(on)]


def heirs_of(place: Place) -> tuple[Place, ...]:
    """The units that took over the territory of `place` on 1 July 2025; none for a district."""
    if place.valid_to is None:
        return (place,)
    codes = _crosswalk().get(place.code, ())
    found = (by_code(code, on=REFORM) for code in codes)
    return tuple(heir for heir in found if heir is not None)


@lru_cache(maxsize=8192)
def known_name(name: str) -> str | None:
    """The spelling of `name` if a province or district bears it ("TP. HCM" -> "Hồ Chí Minh").

    A single syllable must have its own marks, or none at all: "Chủ" is not "Chũ".
    """
    spelled, _ = spelling(name)
    found = _lookup(_upper_by_name(), spelled)
    if not found or (" " not in spelled and _differs(found[0].name, spelled)):
        return None
    return found[0].name


@lru_cache(maxsize=8192)
def printed_name(name: str, kind: str) -> str | None:
    """The spelling of `name` if a unit of this kind bears it.

    Communes are many, and differ in their marks alone: theirs must be the same, or all lost.

    >>> printed_name("ĐÔNG HỘI", "xã"), printed_name("dong hoi", "thành phố")
    ('Đông Hội', 'Đồng Hới')
    """
    if kind not in COMMUNE_KINDS:
        return known_name(name)
    spelled, _ = spelling(name)
    found = [place.name for place in _lookup(_communes_by_name(), spelled) if place.kind == kind]
    if not found or _differs(found[0], spelled) or (spelled.isascii() and len(set(found)) > 1):
        return None
    return found[0]


def _differs(name: str, spelled: str) -> bool:
    """Whether `spelled` has marks, and others than `name`."""
    return not spelled.isascii() and name.lower() != spelled


_Index = dict[str, list[Place]]


class _Names(NamedTuple):
    """Places by their name in lower case, and by that name without diacritics."""

    exact: _Index
    folded: _Index


def _indexes(level: Level | None, kind: str | None) -> list[Callable[[], _Names]]:
    if level == "commune" or (level is None and kind in COMMUNE_KINDS):
        return [_communes_by_name]
    return [_upper_by_name]


def _lookup(names: _Names, spelled: str) -> list[Place]:
    """Units with this very spelling, else those equal without diacritics."""
    return names.exact.get(spelled) or names.folded.get(fold(spelled), [])


def _overlap(upper: Place, lower: Place) -> bool:
    """Whether there was a day on which both existed."""
    first = max(upper.valid_from or "", lower.valid_from or "")
    return first <= min(upper.valid_to or "9999", lower.valid_to or "9999")


def _rows(file: str) -> Iterator[list[str]]:
    text = text_of(file)
    for line in text.split("\n"):
        if line and line[0] != "#":
            yield line.split("\t")


def _named(places: Iterable[Place]) -> _Names:
    names = _Names({}, {})
    for place in places:
        names.exact.setdefault(place.name.lower(), []).append(place)
        names.folded.setdefault(fold(place.name), []).append(place)
    return names


@cache
def _upper() -> tuple[Place, ...]:
    """Provinces, then districts, each by code and time."""
    places = []
    for code, kind, name, *rest in _rows("places.tsv"):
        parent, first, last = (*rest, "", "", "")[:3]
        level = _LEVELS[len(code)]
        places.append(Place(code, name, kind, level, parent or None, first or None, last or None))
    return tuple(sorted(places, key=lambda p: (len(p.code), p.code, p.valid_from or "")))


@cache
def _communes() -> tuple[Place, ...]:
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
def _upper_by_name() -> _Names:
    return _named(_upper())


@cache
def _communes_by_name() -> _Names:
    return _named(_communes())


def _coded(places: Iterable[Place]) -> _Index:
    coded: _Index = {}
    for place in places:
        coded.setdefault(place.code, []).append(place)
    return coded


@cache
def _upper_by_code() -> _Index:
    return _coded(_upper())


@cache
def _communes_by_code() -> _Index:
    return _coded(_communes())


@cache
def _children() -> _Index:
    below: _Index = {}
    for place in (*_upper(), *_communes()):
        if place.parent is not None:
            below.setdefault(place.parent, []).append(place)
    return below


@cache
def _crosswalk() -> dict[str, tuple[str, ...]]:
    heirs: dict[str, tuple[str, ...]] = {}
    for old, new in _rows("places_crosswalk.tsv"):
        heirs[old] = (*heirs.get(old, ()), new)
    return heirs
