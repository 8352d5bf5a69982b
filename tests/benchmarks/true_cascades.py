"""Cascades and addressees as the truth of an archive tells them, worked out without the graph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from benchmarks.archive.bodies import (
    LEVELS,
    PRIME_MINISTER,
    SECRETARIAT,
    Body,
    committee,
    department,
    ministry,
    party,
)
from benchmarks.archive.country import Unit, provinces
from benchmarks.archive.wording import topics
from graph.organs import body

Truth = Mapping[str, Any]
Who = tuple[str, str, str]
"""Level and name of a body, and the name of the body above it."""

_KINDS = {
    "tỉnh": "tỉnh", "thành": "thành phố", "huyện": "huyện", "quận": "quận", "thị": "thị xã",
    "thành phố": "thành phố", "thị xã": "thị xã", "xã": "xã", "phường": "phường",
    "thị trấn": "thị trấn",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """A document of the archive, held or only cited: who issued it, and when."""

    body: Body
    date: str
    truth: Truth | None


class Limit(NamedTuple):
    """A deadline that a document of a cascade sets, and the bodies that it binds."""

    source: str
    date: str
    what: str
    told: frozenset[Who]


class Cascades:
    """The documents of an archive, and which implements which."""

    def __init__(self, truths: Sequence[Truth]) -> None:
        """Of these truths, the only texts that are held."""
        self.acts = {truth["source"]: Act(_issuer(truth), truth["date"], truth) for truth in truths}
        self._named = {self._name(truth): truth["source"] for truth in truths}
        self.edges: set[tuple[str, str]] = set()
        for truth in truths:
            self._add(truth)

    def orders(self) -> list[str]:
        """The orders with which cascades begin."""
        carrying = {source for source, _ in self.edges}
        heads = (PRIME_MINISTER, SECRETARIAT)
        return [s for s, act in self.acts.items() if act.body in heads and s not in carrying]

    def below(self, order: str) -> set[str]:
        """Everything that implements the order, directly or not."""
        sources = defaultdict(set)
        for source, target in self.edges:
            sources[target].add(source)
        found: set[str] = set()
        frontier = {order}
        while frontier:
            frontier = {one for above in frontier for one in sources[above]} - found
            found |= frontier
        return found

    def limits(self, order: str) -> Iterator[Limit]:
        """The deadlines of the order and of what passes it on to lower levels."""
        for source in self.below(order) | {order}:
            act = self.acts[source]
            rank = LEVELS.index(act.body.level)
            if act.truth is None or act.body.level == "commune":
                continue
            lowest = -1 if source == order else rank
            bound = frozenset(who(one) for one in told(act) if LEVELS.index(one.level) > lowest)
            for due in act.truth["deadlines"]:
                yield Limit(source, due["date"], due["what"], bound)

    def first_days(self, order: str) -> dict[Who, str]:
        """When each body first acted below the order."""
        first: dict[Who, str] = {}
        for act in map(self.acts.__getitem__, self.below(order)):
            first[who(act.body)] = min(act.date, first.get(who(act.body), "~"))
        return first

    def _add(self, truth: Truth) -> None:
        ends = dict(enumerate(map(self._end, truth["citations"]))) | {"self": truth["source"]}
        for edge in truth["edges"]:
            if edge["relation"] == "implements":
                self.edges.add((ends[edge["source"]], ends[edge["target"]]))

    def _end(self, cited: Truth) -> str:
        """The document that a citation means; those that are not held are named by it."""
        if not cited["number"]:
            return str(cited["name"])
        held: str | None = self._named.get(
            (cited["number"], body(cited["issuer"]), cited["date"][:4])
        )
        if held is not None:
            return held
        lost = f"{cited['number']} {cited['issuer']} {cited['date']}"
        self.acts[lost] = Act(_called(cited["issuer"]), cited["date"], None)
        return lost

    @staticmethod
    def _name(truth: Truth) -> tuple[str, str, str]:
        return truth["number"], body(truth["issuer"]), truth["date"][:4]


def days(since: str, until: str) -> int:
    """The days between two ISO days."""
    return (date.fromisoformat(until) - date.fromisoformat(since)).days


def who(one: Body) -> Who:
    """By what a body is known."""
    return one.level, body(one.name), body(one.superior or "")


def told(act: Act) -> Iterator[Body]:
    """The committees that a document tells to act: classes in the words of its issuer."""
    if act.truth is None:
        return
    unit = _units().get(act.body)
    for words in act.truth["sent_to"]:
        yield from _members(words, unit)


def _members(words: str, unit: Unit | None) -> Iterator[Body]:
    inside = provinces() if unit is None else unit.children
    if re.fullmatch(r"Các \w+ ủy(, \w+ ủy)*", words):
        kinds = [_KINDS[part.split()[0].lower()] for part in words[4:].split(", ")]
        yield from (party(one) for one in inside if one.kind in kinds)
    elif words.startswith("Đảng ủy các"):
        yield from (party(one) for one in inside if one.kind in _listed(words))
    elif words.startswith(("UBND các", "Ủy ban nhân dân các")):
        yield from (committee(one) for one in inside if one.kind in _listed(words))
    elif unit is not None and words == f"Ủy ban nhân dân {_bare(unit)}":
        yield committee(unit)


def _listed(words: str) -> list[str]:
    names = words.partition(" các ")[2].removesuffix(" trực thuộc Trung ương").split(", ")
    return [_KINDS[name] for name in names]


def _bare(unit: Unit) -> str:
    return "Thành phố" if unit.is_central_city else unit.kind


@cache
def _units() -> dict[Body, Unit]:
    found: dict[Body, Unit] = {}
    for province in provinces():
        for unit in (province, *province.children):
            found[committee(unit)] = found[party(unit)] = unit
            found |= {department(unit, topic): unit for topic in topics()}
        for district in province.children:
            for commune in district.children:
                found[committee(commune)] = found[party(commune)] = commune
    return found


@cache
def _by_name() -> dict[tuple[str, str | None], Body]:
    everybody = [PRIME_MINISTER, SECRETARIAT, *map(ministry, topics()), *_units()]
    return {(body(one.name), one.superior): one for one in everybody}


@cache
def _called(name: str) -> Body:
    """The body of a name that no other has."""
    (found,) = [one for (known, _), one in _by_name().items() if known == body(name)]
    return found


def _issuer(truth: Truth) -> Body:
    return _by_name()[body(truth["issuer"]), truth["superior"]]
