"""Whose letterhead this is: the issuing body, spelled out, and the home of its bare names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from msgspec import structs

from loaders.bodies import home as homes
from loaders.bodies import places
from loaders.bodies.headlines import Line, bodies_of, sentence
from loaders.bodies.home import Home
from loaders.bodies.national import national
from loaders.bodies.places import Place
from loaders.bodies.ranks import classify, kind_of
from loaders.bodies.speaker import level_spoken, organ_signing, organ_speaking, unit_mentioned
from loaders.record import Issuer, Level
from loaders.rules import issuer_confidence

_ORGANS = re.compile(
    r"(?:Văn phòng|Ban Thường trực|Ban Thường vụ|Thường trực|Ban Tuyên giáo|Ban Tổ chức|"
    r"Ban Dân vận|Ban Nội chính|Ủy ban Kiểm tra|Đoàn Chủ tịch|Ban Pháp chế|Ban Kinh tế|"
    r"Ban Văn hóa)\b"
)
_COMMITTEE = re.compile(r"(?:Tỉnh|Thành|Huyện|Quận|Thị) ủy$")
_COMMUNE = ("xã", "phường", "thị trấn", "đặc khu")
_READ = 20_000
"""Characters of the text that are searched for the units above a namesake."""
_HOSTS = ("party", "front", "assembly", "ministry")
_Evidence = Literal[
    "national", "whole", "unknown-place", "superior", "below-national", "titled", "place-line",
    "guessed-place", "no-place",
]  # fmt: skip
"""What told where the issuer sits: the rule is this behind "letterhead-"."""
_UNPLACED = re.compile(r"(?:Trường|Đại học|Học viện|Bệnh viện|Công ty|Cục|Chi bộ|Viện|Tổng)\b")


def issuer_of(
    letterhead: Sequence[str],
    *,
    place: str | None,
    date: str | None,
    title: str | None,
    signature: Sequence[str],
    body: str,
) -> tuple[Issuer | None, Home]:
    """The issuer and the home of a document.

    `letterhead` are the lines left of the national motto, `place` and `date` (ISO, maybe partial)
    those of the date line, `title` the organ named in the title or above the first "Căn cứ",
    `signature` the authority lines, `body` the text that tells the level where all else is silent.
    The issuer tells by `rule` and `confidence` which evidence it rests on.
    Without a trace of an issuer the first of the two is None; the home still knows the place.
    """
    clues = _Clues(place, date, title, body)
    names = _letterhead(tuple(letterhead))
    if len(names) > 1 and _joint(names):
        return _by("letterhead-national", *_national(", ".join(name.text for name in names), date))
    if names:
        rule, issuer, home = _from_names(names, clues)
        return _by(f"letterhead-{rule}", issuer, home)
    organ, source = _organ(title, signature, body)
    if organ is None:
        return _unheard(letterhead, _home_of_place(clues))
    return _by(source, *_from_names((organ,), clues)[1:])


def _by(rule: str, issuer: Issuer, home: Home) -> tuple[Issuer, Home]:
    """The issuer as told by the evidence that `rule` names."""
    return structs.replace(issuer, rule=rule, confidence=issuer_confidence(rule)), home


def _organ(title: str | None, signature: Sequence[str], body: str) -> tuple[Line | None, str]:
    """The organ that a document without letterhead names, and where: title, signature or text."""
    organ = sentence(title) if title else None
    if organ is not None and _is_body(organ.text):
        return organ, "title"
    signing = organ_signing(signature, body)
    return (signing, "signature") if signing else (organ_speaking(body), "speaker")


class _Clues(NamedTuple):
    """What else than the letterhead tells where the issuer sits."""

    place: str | None
    date: str | None
    title: str | None
    body: str


def _unheard(letterhead: Sequence[str], home: Home) -> tuple[Issuer | None, Home]:
    """A letterhead without any known kind of body is taken as it stands, if it is a name at all."""
    name = sentence(" ".join(letterhead)).text
    if len(name.split()) < 3:
        return None, home
    issuer = classify(name, home)
    return _by("letterhead-unknown-body", issuer, homes.of_body(home, issuer.level, name))


@lru_cache(maxsize=4096)
def _letterhead(lines: tuple[str, ...]) -> tuple[Line, ...]:
    return bodies_of(lines)


def _is_body(name: str) -> bool:
    return national(name) is not None or kind_of(name) != "other" or name.startswith("Trường ")


def _joint(names: tuple[Line, ...]) -> bool:
    """Whether the lines name bodies side by side, not one above the other."""
    bodies = [national(name.text) for name in names]
    known = [b for b in bodies if b is not None]
    return len(known) == len(names) and all(b.superior != known[0].name for b in known[1:])


def _national(name: str, date: str | None) -> tuple[Issuer, Home]:
    issuer = classify(name)
    return issuer, homes.of_body(Home(date=date), issuer.level, name)


def _from_names(names: tuple[Line, ...], clues: _Clues) -> tuple[_Evidence, Issuer, Home]:
    """The issuer from the body lines, the last one being its own, and what told its place."""
    own = names[-1]
    if national(own.text) is not None and own.unit is None:
        return "national", *_national(own.text, clues.date)
    siblings = [name for name in names if name.text.startswith("Sở ")]
    upper = names[0] if len(siblings) < len(names) else None
    above = upper if len(siblings) > 1 else names[-2] if len(names) > 1 else None
    unit, evidence = _unit(own, above, clues)
    if unit is None:
        return evidence, *_placeless(own, above, clues)
    home = _with_upper(homes.at(unit, date=clues.date), names[:-1], clues.date)
    issuer = _ranked(own, above, unit, home)
    if len(siblings) > 1:
        issuer = structs.replace(
            issuer, name=", ".join(_full(line, None, unit) for line in siblings)
        )
    return evidence, issuer, homes.of_body(home, issuer.level, issuer.name)


def _ranked(own: Line, above: Line | None, unit: Place, home: Home) -> Issuer:
    """The issuer, its superior being the body over it in the letterhead where that says more."""
    issuer = classify(_full(own, above, unit), home)
    level, superior = issuer.level, issuer.superior
    if level is None or own.text.startswith("Trường "):
        level = unit.level
    if above is not None:
        if above.unit is None and above.text and above.kind is None:
            superior = _superior_of(above, unit)
        elif superior is None:
            superior = _full(above, None, unit)
    if (level, superior) == (issuer.level, issuer.superior):
        return issuer
    return Issuer(issuer.name, level, issuer.kind, superior)


def _superior_of(above: Line, unit: Place) -> str:
    """The line above the issuer: a national body or one of the same unit."""
    known = national(above.text)
    if known is not None or _UNPLACED.match(above.text):
        return above.text
    return _full(above, None, unit)


def _full(own: Line, above: Line | None, unit: Place) -> str:
    """The issuer's name with its host or its place."""
    text = own.text
    if text == "Ban Chấp hành" and above is not None and kind_of(above.text) == "union":
        return f"{text} {above.text} {unit.full_name}"
    if own.unit is not None:
        return own.full
    if above is not None and _ORGANS.match(text):
        host = above.full if above.unit is not None else _full(above, None, unit)
        if text.startswith("Văn phòng") or kind_of(above.text) in _HOSTS:
            return f"{text} {host}"
    if _COMMITTEE.search(text):
        return f"{text} {unit.name}"
    if _UNPLACED.match(text):
        return text
    return f"{text} {unit.full_name}"


def _placeless(own: Line, above: Line | None, clues: _Clues) -> tuple[Issuer, Home]:
    """A body below a national one, or one whose unit nothing tells."""
    name = own.text
    if above is not None and _ORGANS.match(name):
        name = f"{name} {above.text}"
    home = _home_of_place(clues)
    host = national(above.text) if above is not None else None
    issuer = classify(name, home)
    if host is not None:
        issuer = structs.replace(issuer, level="central", superior=host.name)
        home = Home(level="central", date=clues.date)
    return issuer, homes.of_body(home, issuer.level, issuer.name)


def _unit(own: Line, above: Line | None, clues: _Clues) -> tuple[Place | None, _Evidence]:
    """The unit whose body the issuer is, and what told it."""
    upper = above.unit if above else None
    if own.unit is not None:
        unit = _located(own.unit, upper, clues)
        return unit, "whole" if unit.code else "unknown-place"
    if own.level is not None and above is None:
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
    dated = _dated_place(clues)
    return dated, "guessed-place" if dated else "no-place"


def _titled(clues: _Clues) -> tuple[str, str] | None:
    """The unit that the title names, or leaves bare with its name in the date line."""
    if not clues.title:
        return None
    return sentence(clues.title).unit or unit_mentioned(clues.title, clues.place)


def _located(unit: tuple[str, str], upper: tuple[str, str] | None, clues: _Clues) -> Place:
    """The unit (kind, name), told from its namesakes by the letterhead and the text."""
    kind, name = unit
    date = clues.date
    found = homes.locate(name, kind, date, " ".join(upper) if upper else None)
    if found is not None:
        return found
    commune = kind in _COMMUNE
    candidates = places.find(name, kind=kind, level="commune" if commune else None, on=date)
    text = clues.body[:_READ].lower()
    scored = [(_spoken_of(place, text), place) for place in candidates]
    score, best = max(scored, key=lambda pair: pair[0], default=(0, None))
    if score and best:
        return best
    level: Level = "commune" if commune else "province" if kind == "tỉnh" else "district"
    return Place("", name, kind, level, None, None, None)


def _spoken_of(place: Place, text: str) -> int:
    """How clearly the lower-case text names the units above `place`."""
    parent = places.parent_of(place)
    upper = places.province_of(place)
    score = 2 * (parent is not None and parent.full_name.lower() in text)
    return score + (upper is not None and upper.name.lower() in text)


def _with_upper(home: Home, lines: tuple[Line, ...], date: str | None) -> Home:
    """`home` with the district that the letterhead names above an unknown commune."""
    unit = next((line.unit for line in reversed(lines) if line.unit is not None), None)
    if unit is None or home.level != "commune" or home.district is not None:
        return home
    place = homes.locate(unit[1], unit[0], date)
    if place is None or place.level == "commune":
        return home
    upper = homes.at(place, date=date)
    return structs.replace(home, district=upper.district, province=upper.province)


def _place_at(own: Line, clues: _Clues) -> Place | None:
    """The unit of the date line at the level that the body's name fixes, or the one above it."""
    place, date = clues.place, clues.date
    if place is None:
        return None
    for found in places.find(place, on=date) or places.find(place):
        current: Place | None = found
        while current is not None:
            if current.level == own.level and own.kind in {None, current.kind}:
                return current
            current = places.parent_of(current, date if found.valid(date) else None)
    if own.kind == "thành phố":
        return next(iter(places.find(place, kind=own.kind, on=date)), None)
    return None


def _dated_place(clues: _Clues) -> Place | None:
    """The unit of the date line; among namesakes the one whose level the text speaks at."""
    place, date = clues.place, clues.date
    if place is None:
        return None
    found = places.find(place, on=date) or places.find(place)
    if not found:
        return None
    if len(found) == 1 and found[0].level == "province":
        return found[0]
    level = level_spoken(clues.body)
    fitting = [p for p in found if p.level == level]
    if not fitting and level == "province":
        return places.province_of(found[0], date if found[0].valid(date) else None)
    return (fitting or list(found))[0]


def _home_of_place(clues: _Clues) -> Home:
    unit = _dated_place(clues)
    return homes.at(unit, date=clues.date) if unit else Home(date=clues.date)
