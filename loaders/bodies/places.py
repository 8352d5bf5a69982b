"""Administrative units of Việt Nam, in their time: provinces, districts, communes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from loaders.bodies import place_tables as tables
from loaders.bodies.place_names import spelling
from loaders.bodies.place_tables import COMMUNE_KINDS, REFORM, Names, Place
from loaders.fold import fold
from loaders.record import Level
from loaders.remember import remembered


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
    return _find(name, kind, level, era(on))


@remembered
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
        wanted = [place for place in _lookup(tables.communes_by_name(), spelled) if place.valid(on)]
    return tuple(wanted)


def era(on: str | None) -> str | None:
    """The first day from which on the units were those of the day `on`: there are few such days.

    None and a partial date come back as they are.

    >>> era("2021-05-10"), era("2026-01-31")
    ('2021-01-01', '2025-07-01')
    """
    if on is None or len(on) != len(REFORM):
        return on
    days = tables.eras()
    return days[bisect_right(days, on) - 1]


def by_code(code: str, *, on: str | None = None) -> Place | None:
    """The unit with the official `code` on the day `on`; without a day the oldest one known."""
    known = tables.communes_by_code() if len(code) == 5 else tables.upper_by_code()
    for place in known.get(code, ()):
        if place.valid(on):
            return place
    return None


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
    below = [child for child in tables.children().get(place.code, ()) if child.valid(on)]
    if level is None:
        below = [child for child in below if _overlap(place, child)]
        return below
    result = [child for child in below if child.level == level]
    for child in below:
        if child.level == "district" and level == "commune":
            result.extend(c for c in tables.children().get(child.code, ()) if c.valid(on))
    return sorted({c.code: c for c in result if _overlap(place, c)}.values(), key=lambda c: c.code)


def provinces(on: str | None = None) -> list[Place]:
    """The provinces and central cities on the day `on`, by code.

    >>> len(provinces("2021-05-02")), len(provinces("2025-07-01"))
    (63, 34)
    """
    return [place for place in tables.upper() if place.level == "province" and place.valid(on)]


def heirs_of(place: Place) -> tuple[Place, ...]:
    """The units that took over the territory of `place` on 1 July 2025; none for a district."""
    if place.valid_to is None:
        return (place,)
    codes = tables.crosswalk().get(place.code, ())
    found = (by_code(code, on=REFORM) for code in codes)
    return tuple(heir for heir in found if heir is not None)


def merged_into(place: Place) -> list[Place]:
    """The units whose territory `place` took over on 1 July 2025, itself among them, by code."""
    if not place.valid(REFORM):
        return []
    found = (
        by_code(code, on=tables.DISTRICTS_ENDED) for code in tables.merged().get(place.code, ())
    )
    return [old for old in found if old is not None]


@remembered
def known_name(name: str) -> str | None:
    """The spelling of `name` if a province or district bears it ("TP. HCM" -> "Hồ Chí Minh").

    A single syllable must have its own marks, or none at all: "Chủ" is not "Chũ".
    """
    spelled, _ = spelling(name)
    found = _lookup(tables.upper_by_name(), spelled)
    if not found or (" " not in spelled and _differs(found[0].name, spelled)):
        return None
    return found[0].name


def as_in(body: str, place: str) -> str:
    """The place as a body's name has it, where only marks differ, which a scan loses or adds.

    >>> as_in("Ủy ban nhân dân tỉnh Bắc Kạn", "Bãc Kạn"), as_in("Sở Y tế tỉnh Sơn La", "Mộc Châu")
    ('Bắc Kạn', 'Mộc Châu')
    """
    words = body.split()[-len(place.split()) :]
    ending = " ".join(words)
    same = fold(ending) == fold(place) and known_name(ending) == ending
    return ending if same else place


@remembered
def printed_name(name: str, kind: str) -> str | None:
    """The spelling of `name` if a unit of this kind bears it.

    Communes are many, and differ in their marks alone: theirs must be the same, or all lost.

    >>> printed_name("ĐÔNG HỘI", "xã"), printed_name("dong hoi", "thành phố")
    ('Đông Hội', 'Đồng Hới')
    """
    if kind not in COMMUNE_KINDS:
        return known_name(name)
    spelled, _ = spelling(name)
    found = [
        place.name for place in _lookup(tables.communes_by_name(), spelled) if place.kind == kind
    ]
    if not found or _differs(found[0], spelled) or (spelled.isascii() and len(set(found)) > 1):
        return None
    return found[0]


def _differs(name: str, spelled: str) -> bool:
    """Whether `spelled` has marks, and others than `name`."""
    return not spelled.isascii() and name.lower() != spelled


def _indexes(level: Level | None, kind: str | None) -> list[Callable[[], Names]]:
    if level == "commune" or (level is None and kind in COMMUNE_KINDS):
        return [tables.communes_by_name]
    return [tables.upper_by_name]


def _lookup(names: Names, spelled: str) -> list[Place]:
    """Units with this very spelling, else those equal without diacritics."""
    return names.exact.get(spelled) or names.folded.get(fold(spelled), [])


def _overlap(upper: Place, lower: Place) -> bool:
    """Whether there was a day on which both existed."""
    first = max(upper.valid_from or "", lower.valid_from or "")
    return first <= min(upper.valid_to or "9999", lower.valid_to or "9999")
