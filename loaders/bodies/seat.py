"""In which unit an issuer sits: from its letterhead, its title, its date line and its text."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from msgspec import structs

from loaders.bodies import home as homes
from loaders.bodies import places
from loaders.bodies.home import Home
from loaders.bodies.national import national
from loaders.bodies.place_tables import COMMUNE_KINDS, Place
from loaders.bodies.printed import Line, sentence
from loaders.bodies.speaker import kind_spoken, level_spoken, unit_mentioned
from loaders.citations.breaks import without_pages
from loaders.fold import one_line, tone_spellings
from loaders.record import Level

_READ = 20_000
"""Characters of the text that are searched for the units above a namesake."""


Evidence = Literal[
    "national", "central", "whole", "unknown-place", "superior", "below-national", "titled",
    "place-line", "guessed-place", "no-place",
]  # fmt: skip
"""What told where the issuer sits: its rule is this behind "letterhead-"."""


class Clues(NamedTuple):
    """What else than the letterhead tells where the issuer sits."""

    place: str | None
    date: str | None
    title: str | None
    body: str


def seat_of(own: Line, above: Line | None, clues: Clues) -> tuple[Place | None, Evidence]:
    """The unit whose body the issuer `own`, below `above` in its letterhead, is; what told it."""
    upper = above.unit if above else None
    if own.unit is not None:
        unit = _located(own.unit, upper, clues)
        return unit, "whole" if unit.code else "unknown-place"
    if own.level is not None and (above is None or own.bare is not None):
        found = _place_at(own, clues)
        if found is not None:
            return found, "place-line"
    if upper is not None:
        return _located(upper, None, clues), "superior"
    if above is not None and national(above.text) is not None:
        return None, "below-national"
    titled = _titled(clues)
    if titled:
        return _located(titled, None, clues), "titled"
    dated = dated_place(clues)
    return dated, "guessed-place" if dated else "no-place"


def _titled(clues: Clues) -> tuple[str, str] | None:
    """The unit that the title names, or leaves bare with its name in the date line."""
    if not clues.title:
        return None
    return sentence(clues.title).unit or unit_mentioned(clues.title, clues.place)


def _located(unit: tuple[str, str], upper: tuple[str, str] | None, clues: Clues) -> Place:
    """The unit (kind, name), told from its namesakes by the letterhead and the text."""
    kind, name = unit
    date = clues.date
    found = homes.locate(name, kind, date, " ".join(upper) if upper else None)
    if found is not None:
        return found
    level: Level = "district"
    if kind in COMMUNE_KINDS:
        level = "commune"
    elif kind == "tỉnh":
        level = "province"
    candidates = places.find(name, kind=kind, level="commune" if level == "commune" else None,
                             on=date)  # fmt: skip
    if not candidates:
        candidates = _of_other_kind(name, kind, level, date)
    return _told(candidates, clues) or Place("", name, kind, level, None, None, None)


def _of_other_kind(name: str, kind: str, level: Level, date: str | None) -> tuple[Place, ...]:
    """The units called `name` as they were before they changed their kind ("thị xã Bắc Kạn")."""
    found = places.find(name, level=level, on=date) or places.find(name, level=level)
    same = [place for place in found if place.name.lower() == name.lower()]
    return tuple(structs.replace(place, kind=kind) for place in same[:1]) if len(same) == 1 else ()


def _told(candidates: tuple[Place, ...], clues: Clues) -> Place | None:
    """The candidate above which stand units that the text names; a sole one without that."""
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    text = one_line(without_pages(clues.body[:_READ])).lower()
    date = places.era(clues.date)
    best, told = 0, None
    for place in candidates:
        score = _spoken_of(place, text, date)
        if score > best:
            best, told = score, place
    return told


def _spoken_of(place: Place, text: str, date: str | None) -> int:
    """How clearly the lower-case text names the units above `place` on the day `date`."""
    parent, province = _upper_names(place, date)
    return 2 * _names(text, parent) + _names(text, province)


@lru_cache(maxsize=16384)
def _upper_names(place: Place, date: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The spellings of the unit above `place` with its kind, and of its province's bare name."""
    on = homes.day(place, date)
    parent, province = places.parent_of(place, on), places.province_of(place, on)
    return (
        tone_spellings(parent.full_name.lower()) if parent else (),
        tone_spellings(province.name.lower()) if province else (),
    )


def _names(text: str, spellings: tuple[str, ...]) -> bool:
    """Whether a lower-case text holds a name, with new or old tone marks."""
    return any(map(text.__contains__, spellings))


def with_upper(home: Home, lines: tuple[Line, ...], date: str | None) -> Home:
    """`home` with the district that the letterhead names above an unknown commune."""
    unit = next((line.unit for line in reversed(lines) if line.unit is not None), None)
    if unit is None or home.level != "commune" or home.district is not None:
        return home
    place = homes.locate(unit[1], unit[0], date)
    if place is None or place.level == "commune":
        return home
    upper = homes.at(place, date=date)
    return structs.replace(home, district=upper.district, province=upper.province)


def _place_at(own: Line, clues: Clues) -> Place | None:
    """The unit of the date line at the level that the body's name fixes, or the one above it."""
    place, date = clues.place, clues.date
    if place is None:
        return None
    for found in places.find(place, on=date) or places.find(place):
        current: Place | None = found
        while current is not None:
            if current.level == own.level and own.kind in {None, current.kind}:
                return current
            current = places.parent_of(current, homes.day(found, date))
    if own.kind == "thành phố":
        return next(iter(places.find(place, kind=own.kind, on=date)), None)
    return None


def dated_place(clues: Clues) -> Place | None:
    """The unit of the date line; of its namesakes the one as whose body the text speaks."""
    place, date = clues.place, clues.date
    if place is None:
        return None
    kind = kind_spoken(clues.body)
    level: Level | None = "commune" if kind in COMMUNE_KINDS else None
    found = (
        (places.find(place, kind=kind, level=level, on=date) if kind else ())
        or places.find(place, on=date)
        or places.find(place)
    )
    if not found:
        return None
    if len(found) == 1 and found[0].level == "province":
        return found[0]
    level = level_spoken(clues.body)
    fitting = tuple(p for p in found if p.level == level)
    if not fitting and level == "province":
        return places.province_of(found[0], homes.day(found[0], date))
    return _told(fitting or found, clues) or (fitting or found)[0]
