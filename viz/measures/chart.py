"""A chart of numbers that only grow: steps over days, each line named at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

LEFT, TOP, BOTTOM = 42, 8, 22
"""Around the lines: for counts, the uppermost line, days."""
_MOST_TICKS = 4
_MOST_MONTHS = 6
_GAP = 13
"""Between the names of two lines."""


class Series(Struct, frozen=True):
    """What a line shows: `points` are days with how many there were by then, the earliest first.

    `name` is the key of its label, `look` the class of the line.
    """

    name: str
    look: str
    points: tuple[tuple[int, int], ...]

    @property
    def count(self) -> int:
        """How many there are in the end."""
        return self.points[-1][1] if self.points else 0


class Scale(Struct, frozen=True):
    """What all charts of a page share: days and counts from side to side, in `width` by `height`.

    `names` of the width is for the names of the lines. Days count from any day; with `dated` they
    are ordinal ones (`date.toordinal`).
    """

    first: int
    last: int
    most: int
    width: int
    height: int
    names: int
    dated: bool = False

    def x(self, day: int) -> float:
        """Where a day stands."""
        wide = self.width - LEFT - self.names
        return round(LEFT + wide * (day - self.first) / max(self.last - self.first, 1), 1)

    def y(self, count: float) -> float:
        """Where a count stands."""
        high = self.height - TOP - BOTTOM
        return round(TOP + high * (1 - count / max(self.most, 1)), 1)


class Tick(Struct, frozen=True):
    """A value on an axis: its place, and a number or a date (ISO month)."""

    at: float
    number: int | None = None
    date: str | None = None


class Line(Struct, frozen=True):
    """A line with its name, which stands at height `label`; `end` is where the line ends."""

    name: str
    look: str
    count: int
    path: str
    end: float
    label: float


class Chart(Struct, frozen=True):
    """Everything that is drawn, in the units of the drawing."""

    width: int
    height: int
    left: int
    right: float
    bottom: float
    lines: tuple[Line, ...]
    counts: tuple[Tick, ...]
    days: tuple[Tick, ...]


def chart(series: Sequence[Series], scale: Scale) -> Chart:
    """The chart of several lines, in the order of `series`."""
    drawn = [one for one in series if one.points]
    labels = _apart([scale.y(one.count) for one in drawn], scale.height - BOTTOM)
    return Chart(
        width=scale.width,
        height=scale.height,
        left=LEFT,
        right=scale.width - scale.names,
        bottom=scale.height - BOTTOM,
        lines=tuple(
            Line(one.name, one.look, one.count, _path(one, scale), scale.y(one.count), label)
            for one, label in zip(drawn, labels, strict=True)
        ),
        counts=tuple(
            Tick(scale.y(n), number=n) for n in range(0, scale.most + 1, step(scale.most))
        ),
        days=tuple(_months(scale) if scale.dated else _days(scale)),
    )


def growing(days: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """How many there were by each of these days, on which there was one more.

    >>> growing([4, 0, 4])
    ((0, 1), (4, 3))
    """
    return tuple({day: nth for nth, day in enumerate(sorted(days), start=1)}.items())


def step(most: int) -> int:
    """The round number in which an axis up to `most` counts.

    >>> [step(most) for most in (0, 3, 9, 40, 4117)]
    [1, 1, 5, 10, 2000]
    """
    size = 1
    while True:
        for factor in (1, 2, 5):
            if most <= _MOST_TICKS * factor * size:
                return factor * size
        size *= 10


def _path(series: Series, scale: Scale) -> str:
    """Along each level until the day of the next one."""
    day, count = series.points[0]
    begin = f"M{scale.x(day):g} {scale.y(0):g}V{scale.y(count):g}"
    steps = (f"H{scale.x(day):g}V{scale.y(count):g}" for day, count in series.points[1:])
    return "".join((begin, *steps, f"H{scale.x(scale.last):g}"))


def _apart(heights: Sequence[float], bottom: float) -> list[float]:
    """The heights, moved until no two are nearer than `_GAP` and none is below `bottom`."""
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    moved = list(heights)
    for upper, lower in pairwise(order):
        moved[lower] = max(moved[lower], moved[upper] + _GAP)
    limit = bottom
    for index in reversed(order):
        moved[index] = min(moved[index], limit)
        limit = moved[index] - _GAP
    return [round(height, 1) for height in moved]


def _days(scale: Scale) -> Iterator[Tick]:
    every = step(scale.last - scale.first)
    for day in range(-(-scale.first // every) * every, scale.last + 1, every):
        yield Tick(scale.x(day), number=day)


def _months(scale: Scale) -> Iterator[Tick]:
    """The first days of months, of as many as there is room for."""
    start, end = (date.fromordinal(day) for day in (scale.first, scale.last))
    months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
    every = next((n for n in (1, 2, 3, 6) if len(months) <= n * _MOST_MONTHS), 12)
    while len(months) > every * _MOST_MONTHS:
        every += 12
    for month in months:
        first = date(month // 12, month % 12 + 1, 1)
        if month % every == 0 and scale.first <= first.toordinal() <= scale.last:
            yield Tick(scale.x(first.toordinal()), date=first.isoformat()[:7])
