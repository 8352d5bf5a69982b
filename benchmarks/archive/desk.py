"""The desk where papers get their type, day, number and measures before they are worded."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from statistics import NormalDist

from benchmarks.archive.bodies import Body, committee, department
from benchmarks.archive.country import Unit
from benchmarks.archive.papers import Dice, Entry, Paper, Registers
from benchmarks.archive.plan import FIRST
from benchmarks.archive.spread import inherited
from benchmarks.archive.wording import Topic

_OLDER = 5000
"""Decisions of the time before the archive have numbers from here on."""

_TWINS = 0.12
"""Share of provinces' letters that come as two of one day."""

_TYPES = {
    "state-0": ("công điện", "công điện", "chỉ thị"),
    "state-1": ("công văn",) * 8 + ("kế hoạch",) * 3 + ("công điện", "chỉ thị"),
    "state-2": ("công văn",) * 7 + ("kế hoạch",) * 3,
    "state-3": ("công văn",) * 4 + ("kế hoạch",) * 5,
    "ministry": ("công văn",) * 4 + ("kế hoạch",),
    "department": ("công văn",) * 4 + ("kế hoạch",),
    "office": ("công văn",) * 5 + ("kế hoạch",),
    "party-0": ("chỉ thị", "kết luận"),
    "party-1": ("công văn",) * 5 + ("chỉ thị", "kế hoạch", "kế hoạch"),
    "party-2": ("công văn",) * 5 + ("kế hoạch",) * 2,
    "party-3": ("công văn",) * 4 + ("kế hoạch",) * 2,
}
_CODES = {
    "công văn": "CV",
    "công điện": "CĐ",
    "chỉ thị": "CT",
    "kế hoạch": "KH",
    "kết luận": "KL",
    "quyết định": "QĐ",
}


def _delays(median: float) -> tuple[int, ...]:
    """Days that an answer takes, 256 equally likely ones: a few days, and a long tail to 40."""
    steps = (NormalDist().inv_cdf((i + 0.5) / 256) for i in range(256))
    return tuple(min(40, round(median * math.exp(0.9 * step))) for step in steps)


_DELAYS = {
    "central": _delays(2),
    "province": _delays(2),
    "district": _delays(3),
    "commune": _delays(4),
}


@dataclass(slots=True)
class Desk:
    """Makes the papers of one cascade; the registers go on from one to the next."""

    dice: Dice
    registers: Registers

    def order(self, body: Body, topic: Topic, day: int) -> Paper:
        """What begins a cascade."""
        kind = self.dice.pick(_TYPES[body.orders_to])
        return self._entered(body, kind, topic, (), day)

    def answer(self, body: Body, above: tuple[Paper, ...]) -> Paper:
        """What a body writes to carry out the papers above it, some days later."""
        latest = max(paper.entry.day for paper in above)
        day = latest + self.dice.pick(_DELAYS[body.level])
        kind = self.dice.pick(_TYPES[body.orders_to])
        return self._entered(body, kind, above[0].topic, above, day)

    def answers(self, body: Body, above: tuple[Paper, ...]) -> tuple[Paper, ...]:
        """The body's answer, now and then two letters of one day with one symbol."""
        first = self.answer(body, above)
        if first.entry.type != "công văn" or not self.dice.chance(_TWINS):
            return (first,)
        day = first.entry.day
        counter = self.registers.counter(body, day, next_one=True)
        entry = Entry("công văn", f"{counter}/{first.symbol}", day, body)
        return first, self._paper(entry, first.symbol, first.topic, above)

    def decision(self, unit: Unit, order: Paper) -> Paper:
        """A province's decision on the grounds of the order, which replaces an older one."""
        dice, body, sector = self.dice, committee(unit), department(unit, order.topic)
        day = self.registers.day(sector, order.entry.day + dice.pick(_DELAYS["province"]))
        submission = f"{self.registers.counter(sector, day):02}/TTr-{sector.code}"
        proposal = Entry("tờ trình", submission, day, sector)
        paper = self._entered(body, "quyết định", order.topic, (order,), day)
        older = FIRST - 30 - int(dice.random() * 400)
        number = f"{_OLDER + int(dice.random() * _OLDER)}/{paper.symbol}"
        return replace(
            paper,
            orders=(),
            mentions=(),
            proposal=proposal,
            replaced=Entry("quyết định", number, older, body),
        )

    def _entered(
        self, body: Body, kind: str, topic: Topic, above: tuple[Paper, ...], earliest: int
    ) -> Paper:
        """A new paper in the body's register, on the first day that its register allows."""
        day = self.registers.day(body, earliest)
        symbol = self._symbol(body, kind, topic)
        joint = "-" if body.is_party else "/"
        number = f"{self.registers.counter(body, day):02}{joint}{symbol}"
        return self._paper(Entry(kind, number, day, body), symbol, topic, above)

    def _paper(self, entry: Entry, symbol: str, topic: Topic, above: tuple[Paper, ...]) -> Paper:
        orders, mentions = inherited(self.dice, topic, above)
        before = self.registers.previous(entry)
        subject = self.dice.pick(topic.subjects)
        return Paper(entry, symbol, topic, subject, above, orders, mentions, before)

    def _symbol(self, body: Body, kind: str, topic: Topic) -> str:
        """What follows the counter: "UBND-VX", "KH-UBND", "CV/TU", "BYT-DP"."""
        if body.is_party:
            return f"{_CODES[kind]}/{body.code}"
        if kind != "công văn":
            return f"{_CODES[kind]}-{body.code}"
        units = topic.units.get("government" if body.code == "UBND" else body.orders_to)
        if units is None or body.level == "commune":
            return body.code
        return f"{body.code}-{self.dice.pick(units)}"
