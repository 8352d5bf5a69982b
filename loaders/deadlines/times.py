"""Times as orders print them: a day, an hour of it, a month, a quarter, a term, a rhythm.

All texts are in lower case and on one line.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Final, Literal

from msgspec import Struct

from loaders.citations.dates import match_day

Unit = Literal["hour", "day", "week", "month"]

_B = r"\s{1,3}"
_CLOCK = re.compile(
    rf"(?:lúc{_B})?(?:[01]?\d|2[0-4])\s?(?:h|g|giờ|:)(?![a-zà-ỹ])"
    r"(?:\s?\d{2}(?!\d|/)(?:\s?(?:phút|'|’|p)(?![a-zà-ỹ]))?)?"
    rf"(?:{_B}(?:sáng|trưa|chiều|tối))?[\s,(]{{0,3}}"
)
_WEEKDAY = re.compile(
    r"(?:vào\s{1,3})?(?:ngày\s{1,3})?(?:thứ\s{1,3}(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật)"
    r"[\s,(]{0,3}(?:\(\s?)?"
)
_DAY_WORD = re.compile(r"(?:hết\s{1,3})?(?:cuối\s{1,3})?ngày[\s*]{1,4}|hết\s{1,3}")
_RHYTHM = r"(?:hằng|hàng|mỗi|từng)\s{1,3}(?:ngày|tuần|tháng|quý|năm)"
_EVERY = re.compile(rf"(?:,?\s{{0,3}}\(?(?:của\s{{1,3}})?{_RHYTHM}|\s{{1,3}}định kỳ)(?!\w)")
_YEARLY = re.compile(
    r"(?:[\s,;]{0,3}(?:và|hoặc)?\s{0,3}(?:trước\s{1,3})?(?:ngày\s{1,3})?"
    r"\d{1,2}(?:\s?/\s?|\s{1,3}tháng\s{1,3})\d{1,2}(?![\d/])){0,3}"
    r"\s{1,3}\(?(?:của\s{1,3})?(?:hằng|hàng|mỗi)\s{1,3}năm"
)
_N = "[0-9oil]{1,2}"
_BARE_DAY = re.compile(
    rf"{_N}(?:(?:,|\s{{1,3}}và|\s{{1,3}}hoặc)\s{{1,3}}(?:ngày\s{{1,3}})?{_N}){{0,3}}(?![\w/.\-])"
)
_EACH = re.compile(
    rf"\s{{1,3}}\(?(?:của\s{{1,3}})?(?:{_RHYTHM}|các{_B}tháng"
    r"|tháng\s{1,3}(?:cuối|sau|kế|tiếp|liền|đầu))(?!\w)"
)
_YEAR = rf"(?:(?:\s?[/-]\s?|,?{_B}(?:năm{_B})?)(?P<y>20\d\d))?(?![\d/]|\w)"
_MONTH = re.compile(
    rf"(?:(?:hết|cuối){_B})?(?:tháng{_B}(?P<m>\d{{1,2}})|quý{_B}(?P<q>iv|i{{1,3}}|[1-4])){_YEAR}"
)
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NUMBERS: Final = dict(
    zip(
        ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"],
        range(1, 11),
        strict=True,
    )
)
_UNITS: Final[dict[str, Unit]] = {
    "giờ": "hour", "h": "hour", "tiếng": "hour", "ngày": "day", "tuần": "week", "tháng": "month",
}  # fmt: skip
_SPAN = re.compile(
    rf"(?P<n>\d{{1,3}}|{'|'.join(_NUMBERS)})\s?(?:\([^()\d]{{2,20}}\)\s?)?"
    r"(?P<unit>giờ|h|tiếng|ngày|tuần|tháng)(?!\w|\s{1,3}\d)(?P<working>\s{1,3}làm\s{1,3}việc)?"
)
_TIMES: Final = re.compile(r"(?:ngày|tháng|quý)\s{1,3}(?=[\di])|thứ\s{1,3}[a-zà-ỹ\d]|(?<![\w/])\d")
_LONG_AGO: Final = 90
"""A day of the year's that lies further back, in days, is one of the next year."""
_ANY_YEAR: Final = 2000


class Point(Struct, frozen=True):
    """A time that ends at `end`: the ISO day `date` is the last one, None where it is not known.

    `rule` is "day", "day-without-year", "month", "recurring" ("ngày 25 hằng tháng"), or "part" for
    an hour or a day of the month alone: a time only where something regular is spoken of.
    """

    end: int
    rule: str
    date: str | None


class Span(Struct, frozen=True):
    """A length of time that ends at `end`: `count` of `unit`."""

    end: int
    count: int
    unit: Unit
    working: bool

    @property
    def days(self) -> int:
        """The length in days, begun ones as whole: a week has 7, a month 30."""
        return {"hour": -(-self.count // 24), "week": 7 * self.count, "month": 30 * self.count}.get(
            self.unit, self.count
        )

    def after(self, start: str) -> str:
        """The last day of a term of this length that begins on the ISO day `start`."""
        first = date.fromisoformat(start)
        if self.unit == "month":
            return _months_later(first, self.count).isoformat()
        if self.working:
            return _working_days_later(first, self.days).isoformat()
        return (first + timedelta(days=self.days)).isoformat()


def times_in(text: str, start: int, end: int) -> list[int]:
    """Where between `start` and `end` a time may begin."""
    return [found.start() for found in _TIMES.finditer(text, start, end)]


def read_point(text: str, position: int, own: str | None) -> Point | None:
    """The time at `position` of a text of the date `own`, or None.

    A day or month without a year lies in that of `own`, or in the next where it would be long past.
    """
    clock = _CLOCK.match(text, position)
    at = clock.end() if clock else position
    weekday = _WEEKDAY.match(text, at)
    at = weekday.end() if weekday else at
    word = _DAY_WORD.match(text, at)
    day = word.end() if word else at
    found = _whole_day(text, day) or _day_without_year(text, day, own, named=bool(word or clock))
    found = found or (_day_of_month(text, day) if word else None) or _month(text, at, own)
    last = weekday or clock
    if found or last is None:
        return found
    stop = last.start() + len(last[0].rstrip(" ,("))
    return _part(_EVERY.match(text, stop), stop)


def read_span(text: str, position: int) -> Span | None:
    """The length of time at `position` ("03 (ba) ngày làm việc"), or None."""
    found = _SPAN.match(text, position)
    if found is None:
        return None
    printed = found["n"]
    count = int(printed) if printed.isdecimal() else _NUMBERS[printed]
    if not count:
        return None
    return Span(found.end(), count, _UNITS[found["unit"]], bool(found["working"]))


def day_at(text: str, position: int, own: str | None) -> str | None:
    """The ISO day at `position`, with the year of the text's date `own` where it prints none."""
    found = match_day(text, position) or match_day(text, position, year=_year(own))
    if found is None or found.iso is None:
        return None
    return found.iso


def _whole_day(text: str, at: int) -> Point | None:
    found = match_day(text, at)
    return Point(found.end, "day", found.iso) if found and found.iso else None


def _day_without_year(text: str, at: int, own: str | None, *, named: bool) -> Point | None:
    """A day and its month; not "trước 2-3 ngày", which `named` by no word looks the same."""
    found = match_day(text, at, year=_year(own) or _ANY_YEAR)
    if found is None:
        return None
    printed = text[at : found.end]
    if not named and "/" not in printed and "tháng" not in printed:
        return None
    yearly = _YEARLY.match(text, found.end)
    if yearly:
        return Point(yearly.end(), "recurring", None)
    return Point(found.end, "day-without-year", _near(found.iso, own)) if found.iso else None


def _day_of_month(text: str, at: int) -> Point | None:
    bare = _BARE_DAY.match(text, at)
    return _part(_EACH.match(text, bare.end()), bare.end()) if bare else None


def _part(each: re.Match[str] | None, stop: int) -> Point:
    """A time that recurs if what stands behind it says so."""
    return Point(each.end(), "recurring", None) if each else Point(stop, "part", None)


def _month(text: str, at: int, own: str | None) -> Point | None:
    """The last day of a month or quarter, or where "trước" stands before it the day before it."""
    found = _MONTH.match(text, at)
    if found is None or not (found["q"] or 1 <= int(found["m"]) <= 12):
        return None
    last = 3 * _QUARTERS[found["q"]] if found["q"] else int(found["m"])
    if text[max(0, at - 8) : at].rstrip().endswith("trước"):
        last -= 3 if found["q"] else 1
    return Point(found.end(), "month", _last_of(found["y"], last, own))


def _last_of(printed: str | None, month: int, own: str | None) -> str | None:
    """The last day of a month; 0 is the December before."""
    if printed is None and own is None:
        return None
    year, month = int(printed or str(own)[:4]) - (month == 0), month or 12
    last = date(year, month, calendar.monthrange(year, month)[1]).isoformat()
    return last if printed else _near(last, own)


def _year(own: str | None) -> int | None:
    return int(own[:4]) if own else None


def _near(day: str, own: str | None) -> str | None:
    """`day` of the year of `own`, or of the next where it would be long past; None without it."""
    if own is None:
        return None
    passed = date.fromisoformat(f"{own}-01-01"[:10]) - date.fromisoformat(day)
    if passed.days <= _LONG_AGO:
        return day
    year, month = int(day[:4]) + 1, int(day[5:7])
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(int(day[8:]), last)).isoformat()


def _months_later(first: date, count: int) -> date:
    months = first.month - 1 + count
    year, month = first.year + months // 12, months % 12 + 1
    return date(year, month, min(first.day, calendar.monthrange(year, month)[1]))


def _working_days_later(first: date, count: int) -> date:
    day = first
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day
