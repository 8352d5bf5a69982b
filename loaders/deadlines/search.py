"""The deadlines that a text sets.

`citations.triggers` finds the words that can announce a time (`vocabulary/deadlines.toml`); behind
them the time is read, and its clause must not tell something else (`refusals`). A day before the
document's own is no deadline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from loaders.deadlines.clauses import REACH, clause, clipped, task
from loaders.deadlines.reading import Range, Reading, Time
from loaders.deadlines.refusals import BEHIND_RHYTHM, is_refused
from loaders.deadlines.times import Point, Span, day_at, read_point, read_span, times_in
from loaders.deadlines.vocabulary import Lead, lead_of, starts
from loaders.record import Deadline, Task
from loaders.rules import deadline_confidence

_Lead = tuple[int, int, Lead]

_RHYTHM: Final = frozenset(("rhythm",))
_WHOLE: Final = 10
"""Characters of a whole ISO date."""

_LOOSE: Final = 70
"""How far behind "thời hạn", in characters, its time may begin."""
_BEHIND_SPAN: Final = 90
"""How far behind a term, in characters, its start may be named."""
_NEXT: Final = frozenset("0123456789nthqclo(:")
"""First letters of what can follow "trước" in a deadline."""
_REGULAR = re.compile(r"(?<!\w)(?:(?:hằng|hàng|mỗi) (?:ngày|tuần|tháng|quý|năm)|định kỳ)(?!\w)")


def find_deadlines(reading: Reading, start: int, end: int) -> tuple[Deadline, ...]:
    """The deadlines set in `text[start:end]`, by position; offsets count in the whole text."""
    regular: list[_Lead] = []
    found: dict[Range, Deadline] = {}
    for item in _leads(reading, start, end):
        if item[2].takes == _RHYTHM:
            regular.append(item)
            continue
        time = _time(reading, (start, end), *item)
        if time is not None and time.until not in found:
            found |= _read(reading, time, item[2])
    clauses = [(deadline.start, deadline.end) for deadline in found.values() if deadline.recurring]
    for first, stop, lead in regular:
        if any(a <= first < b for a, b in clauses) or not _may_report(reading.flat, first):
            continue
        around = clause(reading.text, reading.lowered, (start, end), (first, stop))
        time = Time(first, first, stop, around, None, None, False, True, "recurring-report")
        found |= (reported := _read(reading, time, lead))
        clauses += [around] if reported else []
    return tuple(found[until] for until in sorted(found))


def _leads(reading: Reading, start: int, end: int) -> Iterator[_Lead]:
    """The leads in order; "trước" only in front of what may be a time, for it is everywhere."""
    for trigger in reading.leads:
        if not start <= trigger.start <= trigger.end <= end:
            continue
        lead = lead_of(trigger.form)
        if lead.id != "before" or reading.flat[trigger.end + 1 : trigger.end + 2] in _NEXT:
            yield trigger.start, trigger.end, lead


def _may_report(flat: str, first: int) -> bool:
    """Whether near `first` a report is spoken of: asked before the clause is looked for."""
    near = flat[max(0, first - REACH) : first + BEHIND_RHYTHM]
    return "báo cáo" in near or "gửi" in near


def _read(reading: Reading, time: Time, lead: Lead) -> dict[Range, Deadline]:
    """The deadline at a time, by where the time stands; nothing if it is none."""
    flat, around = reading.flat, time.around
    if _is_past(time.date, reading.date) or is_refused(reading, time, lead):
        return {}
    before, behind = flat[around[0] : time.at], flat[time.end : around[1]]
    what = "report" if time.rule == "recurring-report" else task(before, behind)
    if what is None and lead.asks:
        return {}
    return {time.until: _deadline(reading, time, what or "act")}


def _is_past(day: str | None, own: str | None) -> bool:
    return bool(day and own and day[: len(own)] < own)


def _time(reading: Reading, region: Range, first: int, stop: int, lead: Lead) -> Time | None:
    """The time behind a lead: at once, or for a loose lead a little further in its sentence."""
    found = _printed(reading, first, stop, lead)
    if found is None:
        return None
    at, printed = found
    around = clause(reading.text, reading.lowered, region, (first, printed.end))
    if isinstance(printed, Span):
        return _of_span(reading, around, first, at, printed)
    rule = printed.rule
    if rule in ("part", "day-without-year") and _REGULAR.search(reading.flat, around[0], first):
        rule = "recurring"
    if rule == "part":
        return None
    recurring = rule == "recurring"
    date = None if recurring else printed.date
    return Time(first, at, printed.end, around, date, None, False, recurring, rule)


def _printed(
    reading: Reading, first: int, stop: int, lead: Lead
) -> tuple[int, Point | Span] | None:
    """The first time that is printed behind a lead, and where."""
    flat = reading.flat
    behind = lead.behind.match(flat, stop)
    places = [behind.end() if behind else stop]
    if lead.is_loose:
        places += times_in(flat, stop, stop + _LOOSE)
    elif lead.unit:
        places.append(first + lead.unit)
    for place in places:
        point = read_point(flat, place, reading.date) if "point" in lead.takes else None
        if point is not None and point.rule != "part":
            return place, point
        span = read_span(flat, place) if "span" in lead.takes else None
        if found := span or point:  # "trong 24 giờ" may be either
            return place, found
    return None


def _of_span(reading: Reading, around: Range, first: int, at: int, span: Span) -> Time:
    rule, start = _start(reading, around, first, span)
    full = start if start and len(start) == _WHOLE else None
    last = span.after(full) if full else None
    return Time(first, at, span.end, around, last, span.days, span.working, False, rule)


def _start(reading: Reading, around: Range, first: int, span: Span) -> tuple[str, str | None]:
    """By which rule a term has its start, and that day."""
    flat, own, named = reading.flat, reading.date, starts()
    behind = span.end, min(around[1], span.end + _BEHIND_SPAN)
    for low, high in (behind, (around[0], first)):
        day = named.day.search(flat, low, high)
        if day:
            return "term-from-day", day_at(flat, day.end(), own)
        if named.own.search(flat, low, high):
            return "term", own
        if named.receipt.search(flat, low, high):
            return "term-from-receipt", own
        if named.event.search(flat, low, high):
            return "term-from-event", None
    return "term-open", own


def _deadline(reading: Reading, time: Time, what: Task) -> Deadline:
    start, end = clipped(reading.lowered, time.around, (time.start, time.end))
    return Deadline(
        date=time.date,
        days=time.days,
        working=time.working,
        recurring=time.recurring,
        what=what,
        quote=reading.text[start:end],
        start=start,
        end=end,
        rule=time.rule,
        confidence=deadline_confidence(time.rule),
    )
