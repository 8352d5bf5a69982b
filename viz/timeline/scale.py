"""The days of a cascade along the picture: where each stands, what is printed below, week-ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from math import ceil

_FEWEST_DAYS = 14
"""Fewer days would stand so far apart that a pile of documents no longer reads as one day."""
_NARROWEST = 3.0
"""A narrower column cannot be hit, so that days share one."""
_ROOM = 50.0
"""Free width between the middles of two printed dates."""
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 60000)
_LAST_DAY = date.max.toordinal()
_WEEKENDS_FROM = 2.0
_SATURDAY = 6
"""An ordinal: Python's first day, 1 January of the year 1, is a Monday."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A printed date, at least as exact as its ISO text `date`; `lag` counts days from day 0."""

    x: float
    date: str
    lag: int | None
    with_year: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """`days` days from the ordinal `first` on, between the x `left` and `right`.

    `start` is day 0, the ordinal of the first document's date, None where that is not complete.
    Days that share a column because they are narrow are `together`.
    """

    first: int
    days: int
    start: int | None
    left: float
    right: float

    @property
    def day_width(self) -> float:
        """The width of one day."""
        return (self.right - self.left) / self.days

    @property
    def together(self) -> int:
        """How many days share a column."""
        return max(1, ceil(_NARROWEST / self.day_width))

    def x(self, day: float) -> float:
        """The middle of a day."""
        return self.left + (day - self.first + 0.5) * self.day_width

    def column(self, day: int) -> int:
        """The first day of the column that holds `day`."""
        return day - (day - self.first) % self.together

    def weekends(self) -> Iterator[tuple[float, float]]:
        """Where Saturdays and Sundays begin and end, none where they are too narrow to see."""
        if self.day_width < _WEEKENDS_FROM:
            return
        half = self.day_width / 2
        for saturday in range(self.first + (_SATURDAY - self.first) % 7 - 7, self.end + 1, 7):
            begin = max(self.left, self.x(saturday) - half)
            end = min(self.right, self.x(saturday) + 3 * half)
            if end > begin + 1e-9:
                yield begin, end

    @property
    def end(self) -> int:
        """The last day."""
        return self.first + self.days - 1

    def ticks(self) -> list[Tick]:
        """The dates to print: every day, second day or week, else firsts of months or of years."""
        fitting = (step for step in _DAY_STEPS if step * self.day_width >= _ROOM)
        step = next(fitting, None)
        return list(self._months() if step is None else self._every(step))

    def _every(self, step: int) -> Iterator[Tick]:
        anchor = self.first if self.start is None else self.start
        year = None
        for day in range(self.first + (anchor - self.first) % step, self.end + 1, step):
            on = date.fromordinal(day)
            yield Tick(self.x(day), on.isoformat(), self._lag(day), on.year != year)
            year = on.year

    def _months(self) -> Iterator[Tick]:
        step = next(s for s in _MONTH_STEPS if s * 30 * self.day_width >= _ROOM)
        begin = date.fromordinal(self.first)
        month = (begin.year * 12 + begin.month - 1) // step * step
        for at in count(month, step):
            year, index = divmod(at, 12)
            if year > date.max.year:
                return
            day = date(max(year, 1), index + 1, 1).toordinal()
            if day > self.end:
                return
            if day >= self.first and year:
                printed = f"{year:04d}" if step % 12 == 0 else f"{year:04d}-{index + 1:02d}"
                yield Tick(self.x(day), printed, self._lag(day), True)

    def _lag(self, day: int) -> int | None:
        return None if self.start is None else day - self.start


def day_of(written: str | None) -> int | None:
    """The ordinal of an ISO date, None unless it is complete."""
    if written is None or len(written) != len("2021-05-02"):
        return None
    try:
        return date.fromisoformat(written).toordinal()
    except ValueError:
        return None


def scale_of(days: Sequence[int], start: int | None, left: float, right: float) -> Scale | None:
    """The scale on which all `days` have a place, a day free on both sides; None without any."""
    if not days:
        return None
    first = max(1, min(days) - 1)
    last = min(_LAST_DAY, max(max(days) + 1, first + _FEWEST_DAYS - 1))
    return Scale(first, last - first + 1, start, left, right)
