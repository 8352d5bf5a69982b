"""The wording of the archive, from `wording.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

Choice = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Law:
    """A law that a letter names as its ground; `date` is ISO."""

    name: str
    date: str

    @property
    def quote(self) -> str:
        """The name with its day as letters print it.

        >>> Law("Luật Trẻ em", "2016-04-05").quote
        'Luật Trẻ em ngày 05/4/2016'
        """
        year, month, day = self.date.split("-")
        return f"{self.name} ngày {day}/{month if month < '03' else int(month)}/{year}"


@dataclass(frozen=True, slots=True, eq=False)
class Topic:
    """What an order is about: its subjects, its ministry and offices, and what may be ordered."""

    id: str
    matter: str
    field: str
    ministry: str
    department: str
    offices: dict[str, list[str]]
    units: dict[str, Choice]
    subjects: Choice
    laws: tuple[Law, ...]
    situations: Choice
    measures: Choice

    def office(self, kind: str) -> str:
        """The field of the office (phòng) in a district of this kind."""
        return self.offices.get(kind, self.offices["*"])[0]

    def office_code(self, kind: str) -> str:
        """What that office's numbers end in."""
        return self.offices.get(kind, self.offices["*"])[1]


@dataclass(frozen=True, slots=True)
class Measure:
    """The words that order a measure, and those that only speak of it.

    `mentions` name work, `troubles` what is wrong; `by` is the specialist who may have to act.
    """

    orders: Choice
    mentions: Choice
    troubles: Choice
    by: str


@dataclass(frozen=True, slots=True)
class Due:
    """Words that set a deadline: "{day}" is the last day, "{month}" the month behind it.

    A term has its length in `days`, of which the `working` ones are counted or all.
    """

    words: str
    days: int | None = None
    working: bool = False

    @property
    def is_month(self) -> bool:
        """Whether the deadline is the end of a month."""
        return "{month}" in self.words


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "wording.toml").read_text(encoding="utf-8"))


@cache
def topics() -> tuple[Topic, ...]:
    """All topics."""
    return tuple(_topic(**data) for data in _data()["topic"])


@cache
def measures() -> dict[str, Measure]:
    """The words of every measure, by its id."""
    return {id_: _measure(**words) for id_, words in _data()["measures"].items()}


@cache
def dues(what: str) -> tuple[Due, ...]:
    """The words that set a deadline for a "report" or another "act"."""
    return tuple(Due(**data) for data in _data()["dues"][what])


@cache
def texts(name: str) -> Choice:
    """The sentences of one kind."""
    return tuple(_data()["text"][name])


@cache
def specialist(by: str, orders_to: str) -> str | None:
    """Who acts in a field for those whom a body orders, if anybody is special there."""
    found: str | None = _data()["specialists"].get(by, {}).get(orders_to)
    return found


@cache
def listed(table: str, name: str) -> tuple[Any, ...]:
    """A list of one of the other tables."""
    return tuple(_data()[table][name])


def _topic(**data: Any) -> Topic:
    data["laws"] = tuple(Law(*law) for law in data["laws"])
    data["units"] = {kind: tuple(codes) for kind, codes in data["units"].items()}
    for name in ("subjects", "situations", "measures"):
        data[name] = tuple(data[name])
    return Topic(**data)


def _measure(
    orders: list[str], mentions: Sequence[str] = (), troubles: Sequence[str] = (), by: str = ""
) -> Measure:
    return Measure(tuple(orders), tuple(mentions), tuple(troubles), by)
