"""The words of `vocabulary/deadlines.toml`, compiled once."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from msgspec import Struct

from loaders.measures.vocabulary import any_of, spellings
from loaders.vocabulary import toml

FILE: Final = "deadlines.toml"
_UNIT = re.compile(r"\s(?:ngày|tháng|quý|\d+(?:h|\s\w+))\Z")


class Lead(Struct, frozen=True):
    """Words that announce a time; `behind` matches what may stand between both.

    `takes` are the forms of the time; `asks`: the clause must say what is to be done. The time
    of a loose lead may stand a little further behind; `unit` is where in the phrase its
    time begins ("trong ngày 5/5"), 0 if not in it.
    """

    id: str
    behind: re.Pattern[str]
    takes: frozenset[str]
    asks: bool
    is_loose: bool
    unit: int


class Words(Struct, frozen=True):
    """What stands around a time and decides; see the comments in the vocabulary file."""

    report: re.Pattern[str]
    strict: re.Pattern[str]
    act: re.Pattern[str]
    names: re.Pattern[str]
    finish: re.Pattern[str]
    told: re.Pattern[str]
    lasting: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    after_term: re.Pattern[str]
    valid: re.Pattern[str]
    yearly: re.Pattern[str]
    cited: re.Pattern[str]


class Starts(Struct, frozen=True):
    """From when on a span counts: the day of the text, its receipt, a day named, an event."""

    own: re.Pattern[str]
    receipt: re.Pattern[str]
    day: re.Pattern[str]
    event: re.Pattern[str]


def lead_of(phrase: str) -> Lead:
    """The lead that a phrase is."""
    return leads_by_phrase()[phrase]


@cache
def leads_by_phrase() -> dict[str, Lead]:
    """Every phrase that announces a time, in every spelling."""
    return {
        phrase: _lead(entry, phrase)
        for entry in toml(FILE)["lead"]
        for phrase in spellings(entry["phrases"])
    }


@cache
def words() -> Words:
    """The words that say what a clause asks for, and those that say that it sets no time."""
    asks, refused = toml(FILE)["asks"], toml(FILE)["refused"]
    named = "".join(rf"(?<!{word} )" for word in asks["named_by"])
    return Words(
        report=re.compile(named + any_of(asks["report"])),
        strict=re.compile(named + any_of(asks["strict"])),
        act=re.compile(named + any_of(asks["act"])),
        names=re.compile(asks["names"]),
        finish=re.compile(any_of(asks["finish"])),
        told=re.compile(any_of(refused["told"])),
        lasting=re.compile(any_of(refused["lasting"])),
        before=re.compile(rf"{any_of(refused['before'])}\s{{1,3}}\Z"),
        after=re.compile(rf"[\s,]{{0,3}}{any_of(refused['after'])}"),
        after_term=re.compile(rf"[\s,]{{0,3}}{any_of(refused['after'] + refused['after_term'])}"),
        valid=re.compile(any_of(refused["valid"])),
        yearly=re.compile(rf"{any_of(refused['yearly'])}\s{{1,3}}\Z"),
        cited=re.compile(any_of(refused["cited"])),
    )


@cache
def starts() -> Starts:
    """The words that name the start of a span."""
    patterns: dict[str, str] = toml(FILE)["start"]
    return Starts(**{name: re.compile(pattern) for name, pattern in patterns.items()})


def _lead(entry: dict[str, Any], phrase: str) -> Lead:
    fillers = rf"(?:\s{{0,3}}{any_of(entry['fillers'])})*" if entry["fillers"] else ""
    return Lead(
        id=entry["id"],
        behind=re.compile(rf"{fillers}\s{{0,3}}"),
        takes=frozenset(entry["takes"]),
        asks=entry.get("asks", False),
        is_loose=entry.get("loose", False),
        unit=unit.start() + 1 if (unit := _UNIT.search(phrase)) else 0,
    )
