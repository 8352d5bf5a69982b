"""Dates as documents print them, also partial and damaged ones."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from loaders.citations.breaks import GAP, MARKS

_N = r"[0-9OoIl]{1,2}"
_Y = r"[12][0-9OoIl]{3}"
_DATE = re.compile(
    rf"(?P<d>{_N})(?:"
    rf"{GAP}tháng{GAP}(?P<m2>{_N})(?:{GAP},?{MARKS}năm{GAP}(?P<y2>{_Y})(?!\d))?"
    rf"|{MARKS}[/.\-]{MARKS}(?P<m>{_N})(?![0-9OoIl])(?:{MARKS}[/.\-]{MARKS}(?P<y>{_Y})(?!\d))?)",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"tháng{GAP}(?P<m>{_N})(?:{MARKS}[/.\-]{MARKS}|{GAP}năm{GAP})(?P<y>{_Y})(?!\d)", re.IGNORECASE
)
_YEAR = re.compile(rf"năm{GAP}(?P<y>{_Y})(?!\d)", re.IGNORECASE)
_NEXT = re.compile(
    rf"{MARKS}(?:[,;]|[,;]?{MARKS}và){MARKS}(?:ngày{MARKS})?(?=[0-9OoIl])", re.IGNORECASE
)
_BARE_DAY = re.compile(rf"{_N}(?![\w/.\-])")
_ANY_DAY = re.compile(rf"(?<![\d/.,\-]){_N}(?={GAP}(?:[/.\-]{MARKS}\d|tháng))", re.IGNORECASE)
# Also in the other case: patterns here ignore it, and the text may be lowered.
_DAMAGED_DIGITS = str.maketrans("OoIiLl", "001111")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date that ends at `end`: `iso` is None when it is impossible ("29/77/2020").

    `iso` may be partial ("2021-05", "2013").
    """

    iso: str | None
    end: int


def match_day(text: str, position: int, *, year: int | None = None) -> FoundDate | None:
    """The date whose day stands at `position` ("02/5/2021", "11 tháng 5 năm 2021"), or None.

    A date without a year takes `year`, the context's; without that it is no date.

    >>> match_day("ngày 02/5/2021 của", 5)
    FoundDate(iso='2021-05-02', end=14)
    """
    match = _DATE.match(text, position)
    if match is None:
        return None
    printed = match["y"] or match["y2"]
    years = int(printed.translate(_DAMAGED_DIGITS)) if printed else year
    if years is None:
        return None
    day = int(match["d"].translate(_DAMAGED_DIGITS))
    month = int((match["m"] or match["m2"]).translate(_DAMAGED_DIGITS))
    return FoundDate(_iso(years, month, day), match.end())


def match_month(text: str, position: int) -> FoundDate | None:
    """The month at `position` ("tháng 5/2021", "tháng 5 năm 2021"), or None."""
    match = _MONTH.match(text, position)
    if match is None:
        return None
    month, year = (int(match[g].translate(_DAMAGED_DIGITS)) for g in ("m", "y"))
    return FoundDate(f"{year:04}-{month:02}" if 1 <= month <= 12 else None, match.end())


def match_year(text: str, position: int) -> FoundDate | None:
    """The year at `position` ("năm 2013"), or None."""
    match = _YEAR.match(text, position)
    if match is None:
        return None
    return FoundDate(match["y"].translate(_DAMAGED_DIGITS), match.end())


def match_days(
    text: str, position: int, count: int, *, year: int | None = None
) -> list[FoundDate] | None:
    """The `count` dates of a list at `position`, in order; None where there are not as many.

    A date that prints its day only, or no year, shares these with the next one.

    >>> [date.iso for date in match_days("16, 17/5/2025", 0, 2) or ()]
    ['2025-05-16', '2025-05-17']
    """
    starts = [position]
    while len(starts) <= count and (following := _next_day(text, starts[-1])) is not None:
        starts.append(following)
    if len(starts) != count:
        return None
    last = match_day(text, starts[-1], year=year)
    dates = [last] if last else []
    for start in reversed(starts[:-1]):
        if not dates or dates[0].iso is None:
            return None
        dates.insert(0, _sharing(text, start, dates[0].iso))
    return dates or None


def last_day(text: str, low: int, high: int, *, year: int | None = None) -> str | None:
    """The ISO date that stands last in `[low, high)` of a text, or None."""
    days = [match_day(text, day.start(), year=year) for day in _ANY_DAY.finditer(text, low, high)]
    return next((day.iso for day in reversed(days) if day and day.iso), None)


def _next_day(text: str, start: int) -> int | None:
    day = _DATE.match(text, start) or _BARE_DAY.match(text, start)
    following = _NEXT.match(text, day.end()) if day else None
    return following.end() if following else None


def _sharing(text: str, start: int, following: str) -> FoundDate:
    """The date at `start`, with the year and, where it prints none, the month of the next date."""
    year, month, _ = map(int, following.split("-"))
    found = match_day(text, start, year=year)
    if found is not None:
        return found
    day = _BARE_DAY.match(text, start)
    assert day is not None  # noqa: S101 - a list of days
    return FoundDate(_iso(year, month, int(day[0].translate(_DAMAGED_DIGITS))), day.end())


def _iso(year: int, month: int, day: int) -> str | None:
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"
