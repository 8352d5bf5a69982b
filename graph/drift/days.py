"""The dates of a survey (20210504, zeros for what is not known) in time, and as text again."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.int32]

_LAST = 99_999_999
_UNKNOWN = 99


@lru_cache(maxsize=8192)
def date_of(number: int) -> str | None:
    """The ISO date that a number of a survey or of `settled` stands for, None for no date.

    >>> date_of(20210500), date_of(20210599), date_of(0)
    ('2021-05', '2021-05', None)
    """
    number = 0 if number == _LAST else number
    year, month, day = number // 10_000, number // 100 % 100, number % 100
    if not number:
        return None
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if 0 < part < _UNKNOWN)]
    return "-".join(parts)


def settled(days: Days) -> Days:
    """What dates are ordered by: one that is partial counts from its end, none at all comes last.

    Only then has it surely come: a letter of "May" is no earlier than one of the 4th.
    """
    ends = np.where(days % 10_000 == 0, days + 9_999, days + 99)
    return np.where(days == 0, _LAST, np.where(days % 100 == 0, ends, days)).astype(np.int32)
