"""Who carries out what: national cascades as streams of papers, each before its answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.archive.bodies import (
    PRIME_MINISTER,
    SECRETARIAT,
    committee,
    department,
    ministry,
    party,
)
from benchmarks.archive.country import Unit, provinces
from benchmarks.archive.desk import Desk
from benchmarks.archive.papers import Dice, Paper, Registers
from benchmarks.archive.plan import FIRST, Plan
from benchmarks.archive.wording import Topic, topics

Placed = tuple[str, Paper]
"""A paper and where it lies in the archive, below its order's folder."""

_PARTY_ORDERS = 5
"""Every fifth order is the Party's."""

_BOTH_LINES = 0.6
"""Share of departments that carry out both their ministry's letter and their province's."""

_DECISIONS = 0.1
_STATE_AFTER_PARTY = 0.3
"""Share of people's committees that carry out the letter of the Party committee beside them."""


def papers(plan: Plan) -> Iterator[tuple[str, Paper, Dice]]:
    """Endless: the place of each paper in the archive, the paper, and the dice to word it.

    Nothing is kept but the registers of the bodies and the way from the order to the paper.
    """
    registers = Registers(Dice(f"{plan.seed}/registers"))
    number = 0
    while True:
        number += 1
        dice = Dice(f"{plan.seed}/{number}")
        cascade = _Cascade(plan, Desk(dice, registers))
        day, topic = FIRST + int((number - 1) * plan.gap), dice.pick(topics())
        walk = cascade.of_party if number % _PARTY_ORDERS == 0 else cascade.of_state
        for place, paper in walk(day, topic):
            yield f"{number:05}/{place}", paper, dice


class _Cascade:
    """One order and everything below it."""

    def __init__(self, plan: Plan, desk: Desk) -> None:
        self._plan = plan
        self._desk = desk
        self._dice = desk.dice

    def of_state(self, day: int, topic: Topic) -> Iterator[Placed]:
        """The Prime Minister's order, the ministry, people's committees and departments."""
        order = self._desk.order(PRIME_MINISTER, topic, day)
        yield "0-ttg", order
        lead = self._desk.answer(ministry(topic), (order,))
        yield "1-bo", lead
        for province in self._answering(provinces(), 0):
            yield from self._province(province, order, lead)

    def of_party(self, day: int, topic: Topic) -> Iterator[Placed]:
        """The Secretariat's order and the Party committees, some people's committees beside."""
        order = self._desk.order(SECRETARIAT, topic, day)
        yield "0-tw", order
        for province in self._answering(provinces(), 0):
            letter = self._desk.answer(party(province), (order,))
            yield from self._kept(f"{province.code}/tu", letter, 0)
            yield from self._beside(province, province.code, letter)
            for district in self._answering(province.children, 1):
                yield from self._party_district(
                    district, f"{province.code}/{district.code}", letter
                )

    def _province(self, unit: Unit, order: Paper, lead: Paper) -> Iterator[Placed]:
        letters = self._desk.answers(committee(unit), (order,))
        if not self._is_lost(0):
            yield from ((f"{unit.code}/ubnd{i or ''}", paper) for i, paper in enumerate(letters))
        above = (lead, letters[0]) if self._dice.chance(_BOTH_LINES) else (lead,)
        sector = self._desk.answer(department(unit, order.topic), above)
        yield f"{unit.code}/so", sector
        if self._dice.chance(_DECISIONS):
            yield f"{unit.code}/qd", self._desk.decision(unit, order)
        for district in self._answering(unit.children, 1):
            yield from self._district(district, f"{unit.code}/{district.code}", letters, sector)

    def _district(
        self, unit: Unit, place: str, above: tuple[Paper, ...], sector: Paper
    ) -> Iterator[Placed]:
        letter = self._desk.answer(committee(unit), above)
        yield from self._kept(f"{place}/ubnd", letter, 1)
        office = department(unit, sector.topic)
        yield f"{place}/phong", self._desk.answer(office, (sector, letter))
        for commune in self._answering(unit.children, 2):
            paper = self._desk.answer(committee(commune), (letter,))
            yield from self._kept(f"{place}/{commune.code}", paper, 2)

    def _party_district(self, unit: Unit, place: str, above: Paper) -> Iterator[Placed]:
        letter = self._desk.answer(party(unit), (above,))
        yield from self._kept(f"{place}/hu", letter, 1)
        yield from self._beside(unit, place, letter)
        for commune in self._answering(unit.children, 2):
            paper = self._desk.answer(party(commune), (letter,))
            yield from self._kept(f"{place}/{commune.code}", paper, 2)

    def _beside(self, unit: Unit, place: str, letter: Paper) -> Iterator[Placed]:
        """What the people's committee writes after the Party committee of its level, if it does."""
        if self._dice.chance(_STATE_AFTER_PARTY):
            yield f"{place}/ubnd", self._desk.answer(committee(unit), (letter,))

    def _answering(self, units: Sequence[Unit], depth: int) -> list[Unit]:
        chosen = self._dice.some(units, self._plan.breadth)
        return [unit for unit in chosen if not self._dice.chance(self._plan.silent[depth])]

    def _kept(self, place: str, paper: Paper, depth: int) -> Iterator[Placed]:
        if not self._is_lost(depth):
            yield place, paper

    def _is_lost(self, depth: int) -> bool:
        return self._dice.chance(self._plan.lost[depth])
