"""A text as it is searched for deadlines, and a time that was read in it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from loaders.citations.mentions import Found
from loaders.citations.triggers import Trigger

Range = tuple[int, int]


class Reading(Struct, frozen=True):
    """A text as it is searched: `lowered` and, on one line, `flat`; `date` is its own.

    `cited` are the documents that it names, `leads` the phrases of the vocabulary, both in order.
    """

    text: str
    lowered: str
    flat: str
    date: str | None
    cited: Sequence[Found]
    leads: Sequence[Trigger]


class Time(Struct, frozen=True):
    """A time that was read: its words with the lead, its clause, and what it means.

    `at` is where behind the lead, and what else stands there, the time itself begins.
    """

    start: int
    at: int
    end: int
    around: Range
    date: str | None
    days: int | None
    working: bool
    recurring: bool
    rule: str

    @property
    def until(self) -> Range:
        """What tells it from others: two leads may announce one time ("chậm nhất trước ngày …")."""
        return self.end, self.end
