"""The day as of which a question is asked."""

from __future__ import annotations

import re
from datetime import date

from graph.errors import UsageProblem

_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


def checked(as_of: str | None) -> str | None:
    """`as_of` if it is an ISO date, a month or a year ("2021-05"), or None for today's knowledge.

    Raises `UsageProblem` for anything else, also for days that no calendar has.
    """
    if as_of is None:
        return None
    if _DATE.fullmatch(as_of):
        try:
            date.fromisoformat((as_of + "-01-01")[:10])
        except ValueError:
            pass
        else:
            return as_of
    raise UsageProblem(f"{as_of!r} is no date", "write it as 2021-05-04")
