"""Dates as documents print them, also partial and damaged ones."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

_N = r"[0-9OoIl]{1,2}"
_Y = r"[12][0-9OoIl]{3}"
_GAP = r"[\s*]{0,12}"
_DATE = re.compile(
    rf"(?P<d>{_N}){_GAP}(?:"
    rf"(?P<sep>[/.\-]){_GAP}(?P<m>{_N})(?![0-9OoIl])(?:{_GAP}[/.\-]{_GAP}(?P<y>{_Y})(?!\d))?"
    rf"|tháng{_GAP}(?P<m2>{_N})(?:{_GAP},?{_GAP}năm{_GAP}(?P<y2>{_Y})(?!\d))?)",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"tháng{_GAP}(?P<m>{_N})(?:{_GAP}[/.\-]{_GAP}|{_GAP}năm{_GAP})(?P<y>{_Y})(?!\d)", re.IGNORECASE
)
_YEAR = re.compile(rf"năm{_GAP}(?P<y>{_Y})(?!\d)", re.IGNORECASE)
# Also in the other case: patterns here ignore it, and the text may be lowered.
_DAMAGED_DIGITS = str.maketrans("OoIiLl", "001111")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date that ends at `end`: `iso` is None when it is impossible ("29/77/2020").

    `iso` may be partial ("2021-05", "2013"); `lacks_year` marks "02/5", whose year is the one
    that was passed as context.
    """

    iso: str | None
    end: int
    lacks_year: bool = False


def match_day(text: str, position: int, *, year: int | None = None) -> FoundDate | None:
    """The date whose day stands at `position` ("02/5/2021", "11 tháng 5 năm 2021"), or None.

    A date without a year takes `year`, the context's; without that it is no date.

    >>> match_day("ngày 02/5/2021 của", 5)
    FoundDate(iso='2021-05-02', end=14, lacks_year=False)
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
    return FoundDate(_iso(years, month, day), match.end(), printed is None)


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


def _iso(year: int, month: int, day: int) -> str | None:
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"
