"""Until when an item wants something done: its words, and the day that they mean."""

from __future__ import annotations

from datetime import date

from benchmarks.archive.papers import Dice, Entry, iso, printed
from benchmarks.archive.truth import Truth
from benchmarks.archive.wording import Due, dues

_SOONEST = 4
_LATEST = 30
"""Days after the document's own that a named day lies, at the least and at the most."""

_SATURDAY = 5


def with_due(text: str, entry: Entry, dice: Dice, truth: Truth) -> str:
    """`text` with its "{report}" or "{act}" worded, the deadline written into the truth.

    Throws of their own decide; only a report's begin with one of `dice`, as its day always did.
    So everything else of an archive stays what it was before there were other deadlines.
    """
    what = next((what for what in ("report", "act") if f"{{{what}}}" in text), None)
    if what is None:
        return text
    paper = f"{entry.number}/{entry.body.name}/{entry.day}/{text}"
    own = Dice(str(dice.random()) if what == "report" else paper)
    due = own.pick(dues(what))
    last = _last_day(due, entry.day, own)
    truth.expect(iso(last), what)
    return text.format(**{what: due.words.format(day=own.pick(printed(last)), month=_month(last))})


def _last_day(due: Due, day: int, dice: Dice) -> int:
    """The last day on which it may be done, for a document of `day`."""
    if due.is_month:
        return _end_of_month(day + _SOONEST + int(dice.random() * _LATEST))
    if due.days is None:
        return day + _SOONEST + int(dice.random() * (_LATEST - _SOONEST + 1))
    last = day
    for _ in range(due.days):
        last += 1
        while due.working and date.fromordinal(last).weekday() >= _SATURDAY:
            last += 1
    return last


def _end_of_month(day: int) -> int:
    when = date.fromordinal(day)
    year, month = when.year + when.month // 12, when.month % 12 + 1
    return date(year, month, 1).toordinal() - 1


def _month(last: int) -> str:
    """The month that begins behind the day `last`, as "trước tháng 6/2021" prints it."""
    following = date.fromordinal(last + 1)
    return f"{following.month}/{following.year}"
