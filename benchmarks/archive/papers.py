"""A document before it is worded, the dice, and the registers from which numbers come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from random import Random
from typing import TypeVar

from benchmarks.archive.bodies import Body
from benchmarks.archive.wording import Topic

T = TypeVar("T")


class Dice:
    """Seeded choices; the same on every machine."""

    __slots__ = ("random",)

    def __init__(self, seed: str) -> None:
        """`random()` gives the next number in [0, 1)."""
        self.random = Random(seed).random  # noqa: S311 - no secret

    def pick(self, options: Sequence[T]) -> T:
        """One of the options."""
        return options[int(self.random() * len(options))]

    def chance(self, share: float) -> bool:
        """True in `share` of all cases."""
        return self.random() < share

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """`count` different options, or all, in their order."""
        left = min(count, len(options))
        chosen = []
        for position, option in enumerate(options):
            if self.random() * (len(options) - position) < left:
                chosen.append(option)
                left -= 1
        return chosen


@dataclass(frozen=True, slots=True)
class Entry:
    """What others cite of a document; `day` is a proleptic ordinal."""

    type: str
    number: str
    day: int
    body: Body


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to be worded.

    `carries_out` are the papers above it, `orders` and `mentions` ids of measures, `before` an
    earlier document of the same body. A decision carries out nothing: it names as grounds the order
    in `carries_out` and the `proposal`, and replaces `replaced`.
    """

    entry: Entry
    symbol: str
    topic: Topic
    subject: str
    carries_out: tuple[Paper, ...]
    orders: tuple[str, ...]
    mentions: tuple[str, ...]
    before: Entry | None = None
    proposal: Entry | None = None
    replaced: Entry | None = None


class Registers:
    """The registers of all bodies: numbers rise with the dates.

    State bodies count from the beginning of the archive's one year, Party bodies from that of their
    term. What a register keeps does not grow with its entries.
    """

    def __init__(self, dice: Dice) -> None:
        """`dice` decide how many documents of other subjects lie between two."""
        self._dice = dice
        self._last: dict[Body, tuple[int, int, Entry | None]] = {}

    def day(self, body: Body, earliest: int) -> int:
        """The first day from `earliest` on that is not before the body's last entry."""
        last = self._last.get(body)
        return earliest if last is None else max(earliest, last[1])

    def counter(self, body: Body, day: int, *, next_one: bool = False) -> int:
        """The next counter, for a document of `day`; `next_one`: nothing lies between."""
        passed = 0 if next_one else body.register * (0.5 + self._dice.random())
        last = self._last.get(body)
        if last is None:
            since = day - _TERM if body.is_party else day_of_year(day)
            counter = 1 + int(since * passed)
        else:
            counter = last[0] + 1 + int((day - last[1]) * passed)
        self._last[body] = counter, day, last[2] if last else None
        return counter

    def previous(self, entry: Entry) -> Entry | None:
        """The body's entry before this one, which becomes the last."""
        counter, day, before = self._last[entry.body]
        self._last[entry.body] = counter, day, entry
        return before


_TERM = date(2020, 11, 1).toordinal()


@lru_cache(maxsize=4096)
def day_of_year(day: int) -> int:
    """1 for 1 January."""
    return date.fromordinal(day).timetuple().tm_yday


@lru_cache(maxsize=4096)
def iso(day: int) -> str:
    """2021-05-02."""
    return date.fromordinal(day).isoformat()


@lru_cache(maxsize=4096)
def printed(day: int) -> tuple[str, ...]:
    """The day as citations print it, in order of frequency: 02/5/2021, 02/05/2021, in words."""
    when = date.fromordinal(day)
    month = f"{when.month:02}" if when.month < 3 else str(when.month)
    return (
        f"{when.day:02}/{month}/{when.year}",
        f"{when.day:02}/{when.month:02}/{when.year}",
        f"{when.day:02} tháng {month} năm {when.year}",
    )
