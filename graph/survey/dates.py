"""Dates as numbers: yyyymmdd, with zeros where a part is unknown and 0 for no date at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.survey.tables import Mask, Numbers

_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_YEAR, _MONTH = 10_000, 100


def packed_date(date: str | None) -> int:
    """An ISO date, maybe partial, as a number; what is no date counts as unknown.

    >>> [packed_date(date) for date in ("2021-05-04", "2021-05", "2021", None)]
    [20210504, 20210500, 20210000, 0]
    """
    if date is None or not _DATE.fullmatch(date):
        return 0
    return int(date.replace("-", "").ljust(8, "0"))


def later(dates: Numbers, other: Numbers | int) -> Mask:
    """Which dates are surely later than the other one, or their other ones.

    It is `graph.identity.is_later` for arrays: parts that only one of the two has do not count.
    """
    days = (dates % _MONTH != 0) & (other % _MONTH != 0)
    months = (dates // _MONTH % _MONTH != 0) & (other // _MONTH % _MONTH != 0)
    known = (dates != 0) & (other != 0)
    by_year = dates // _YEAR > other // _YEAR
    by_month = months & (dates // _MONTH > other // _MONTH)
    by_day = days & (dates > other)
    surely: Mask = known & (by_year | by_month | by_day)
    return surely
