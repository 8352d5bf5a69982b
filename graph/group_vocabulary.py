"""The words of `groups.toml`: how classes of bodies are named, and who belongs to them."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from typing import Any

from loaders.bodies import place_tables
from loaders.bodies.national import National, national_bodies
from loaders.record import Issuer, Level

KIND = re.compile(r"thành phố|thị trấn|thị xã|đặc khu|phường|huyện|quận|tỉnh|xã", re.IGNORECASE)
"""The kind words of administrative units."""
COMMITTEE = re.compile(r"tỉnh|huyện|quận|thị|thành", re.IGNORECASE)
"""The short words for the Party committees of units, in front of "ủy"."""
_AND = r"(?:\s*[,;]\s*(?:và\s+)?|\s+và\s+|\s*[-–]\s*)"
PARTS = re.compile(_AND)
"""What parts the members of a list."""
_UY = r"(?:\s+(?:ủy|uỷ))"


@cache
def vocabulary() -> dict[str, Any]:
    """The whole of `graph/groups.toml`."""
    return tomllib.loads(files("graph").joinpath("groups.toml").read_text(encoding="utf-8"))


@cache
def committees() -> dict[str, str]:
    """The Party committee of each kind of unit: "huyện" -> "Huyện ủy"."""
    words: dict[str, str] = vocabulary()["committees"]
    return words


@cache
def openings() -> tuple[str, ...]:
    """What the names of bodies begin with, each with a blank behind it."""
    return tuple(f"{word} " for word in vocabulary()["bodies"]["openings"])


@cache
def press() -> tuple[str, ...]:
    """What the names of those begin with who get copies in order to publish them, likewise."""
    return tuple(f"{word} " for word in vocabulary()["press"]["words"])


@cache
def units_pattern() -> re.Pattern[str]:
    """A class of units: `head` (bodies), `several` or `count`, `kinds`, then names or an ending."""
    endings = "|".join(sorted(map(re.escape, vocabulary()["whole"]["endings"]), reverse=True))
    kind = f"(?:{KIND.pattern})"
    return re.compile(
        rf"(?P<head>.*?)(?:(?<=\s)|\A)(?:(?P<several>các|(?P<count>\d{{1,3}}))\s+)?"
        rf"(?P<kinds>{kind}(?:{_AND}(?:các\s+)?{kind})*)"
        rf"(?:\s+(?:(?:{endings})(?:\s+(?P<where>.+))?|(?P<names>.+)))?",
        re.IGNORECASE,
    )


@cache
def committees_pattern() -> re.Pattern[str]:
    """A class of Party committees or of their organs: `head`, `kinds`, and `more` behind them."""
    kind = f"(?:{COMMITTEE.pattern})"
    return re.compile(
        rf"(?P<head>.*?)(?:(?<=\s)|\A)(?:các\s+)?"
        rf"(?P<kinds>{kind}{_UY}?(?:{_AND}{kind}{_UY}?)*(?<=ủy|uỷ))"
        r"(?P<more>(?:\s*,|\s+và)\s.*)?(?:\s+trực thuộc(?:\s+\w+)*)?",
        re.IGNORECASE,
    )


@cache
def heads_pattern() -> re.Pattern[str]:
    """What parts two bodies: a comma or "và" in front of words that begin a body or its organ."""
    data = vocabulary()
    words = "|".join(map(re.escape, [*data["bodies"]["openings"], *data["heads"]["words"]]))
    return re.compile(rf"(?:\s*[,;]|\s+và)\s+(?:các\s+)?(?=(?:{words})(?!\w))")


@cache
def departments(level: Level, word: str, on: str) -> list[str]:
    """The departments called `word` ("sở") that every unit of the level had on the day `on`."""
    return [
        name
        for row in vocabulary()["departments"]
        if row["level"] == level and word in row["words"] and _valid(row, on)
        for name in row["names"]
    ]


def era(on: str | None) -> str | None:
    """The first day from which on every class had the members of the day `on`.

    None and a partial date come back as they are.

    >>> era("2021-05-10"), era("2025-06-30")
    ('2021-01-01', '2025-03-01')
    """
    if on is None or len(on) != 10:
        return on
    days = _eras()
    return days[bisect_right(days, on) - 1]


def era_in(province: str, on: str) -> str:
    """The same for the classes that bodies of one province may name: fewer days count there.

    `province` is its code, `on` a complete date.
    """
    days = _eras_in(province)
    return days[bisect_right(days, on) - 1]


@cache
def _eras() -> list[str]:
    begun = {body.valid_from for body in national_bodies() if body.valid_from}
    ended = {body.valid_to for body in national_bodies() if body.valid_to}
    return sorted(
        {*place_tables.eras(), *begun, *map(place_tables.day_after, ended), *_department_days()}
    )


@cache
def _eras_in(province: str) -> list[str]:
    units = [unit for unit in place_tables.upper() if province in (unit.code, unit.parent)]
    begun = {unit.valid_from for unit in units if unit.valid_from}
    ended = {place_tables.day_after(unit.valid_to) for unit in units if unit.valid_to}
    first = place_tables.eras()[0]
    return sorted({first, place_tables.REFORM, *begun, *ended, *_department_days()})


@cache
def _department_days() -> frozenset[str]:
    """The days on which the list of departments changed."""
    rows = vocabulary()["departments"]
    ended = {str(row["valid_to"]) for row in rows if "valid_to" in row}
    return frozenset(
        {str(row["valid_from"]) for row in rows} | set(map(place_tables.day_after, ended))
    )


@cache
def department_dates(level: Level, name: str) -> tuple[str | None, str | None]:
    """First and last day of the departments called `name`, None where older or still there.

    >>> department_dates("province", "Sở Giao thông vận tải")
    (None, '2025-02-28')
    """
    tables = [row for row in vocabulary()["departments"] if row["level"] == level]
    having = [row for row in tables if name in row["names"]]
    if not having:
        return None, None
    first, last = having[0], having[-1]
    return None if first is tables[0] else first["valid_from"], last.get("valid_to")


def national_class(words: str, on: str) -> list[Issuer] | None:
    """The national bodies of the class `words` on the day `on`; None for no such class.

    >>> len(national_class("các bộ", "2021-05-02"))
    18
    """
    takes = _national_classes().get(words.lower())
    if takes is None:
        return None
    return [body.issuer for body in national_bodies() if body.valid(on) and _takes(takes, body)]


@cache
def _national_classes() -> dict[str, str]:
    return {
        words: class_["takes"]
        for class_ in vocabulary()["national"]["class"]
        for words in class_["words"]
    }


def _takes(class_: str, body: National) -> bool:
    """Whether a class of national bodies takes in `body`."""
    if body.head_of is not None or body.superior != "Chính phủ":
        return False
    ministry = body.kind == "ministry"
    match class_:
        case "ministries":
            return ministry and body.name.startswith("Bộ ")
        case "of ministerial rank":
            office = body.name == "Văn phòng Chính phủ"
            return office or (ministry and not body.name.startswith("Bộ "))
        case "attached":
            return body.kind == "other"
    return False


def _valid(row: dict[str, Any], on: str) -> bool:
    first, last = str(row["valid_from"]), str(row.get("valid_to", "9999"))
    return first[: len(on)] <= on <= last
