"""The deadlines that a text sets.

`citations.triggers` finds the words that can announce a time (`vocabulary/deadlines.toml`); behind
them the time is read, and its clause must not tell something else: what has happened, how long
something lasts, what a cited document asks for. A day before the document's own is no deadline.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from msgspec import Struct

from loaders.citations.mentions import Found
from loaders.citations.triggers import Trigger
from loaders.deadlines.clauses import REACH, clause, clipped, last_part, task
from loaders.deadlines.times import Point, Span, day_at, read_point, read_span, times_in
from loaders.deadlines.vocabulary import Lead, lead_of, starts, words
from loaders.record import Deadline, Task
from loaders.rules import deadline_confidence

_Range = tuple[int, int]
_Lead = tuple[int, int, Lead]

_RHYTHM: Final = frozenset(("rhythm",))
_WHOLE: Final = 10
"""Characters of a whole ISO date."""

_NEAR: Final = 100
"""How far in front of a time, in characters, words that belong to it stand."""
_LOOSE: Final = 70
"""How far behind "thời hạn", in characters, its time may begin."""
_BEHIND_SPAN: Final = 90
"""How far behind a term, in characters, its start may be named."""
_BEHIND_RHYTHM: Final = 80
"""How far behind "hằng tuần", in characters, what is due may be named."""
_QUOTED: Final = 4000
"""The longest quoted wording of an amended provision, in characters."""
_NEXT: Final = frozenset("0123456789nthqclo(:")
"""First letters of what can follow "trước" in a deadline."""
_REGULAR = re.compile(r"(?<!\w)(?:(?:hằng|hàng|mỗi) (?:ngày|tuần|tháng|quý|năm)|định kỳ)(?!\w)")
_PERIOD = re.compile(r"(?<!\w)từ [^;.]{0,40}\d[^;.]{0,40} đến\s{0,3}(?:hết\s)?\Z")
_NEW_WORDING = re.compile(r"[“\"]\s?(?:\d{1,3}[a-zđ]?[.)]|[a-zđ][.)]|điều\s\d|khoản\s\d)")

_OWN = re.compile(r",[^,]{0,60}\s(?:yêu cầu|đề nghị|giao|chỉ đạo)|,\s(?:yêu cầu|đề nghị|giao)")


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


class _Time(Struct, frozen=True):
    """A time that was read: its words with the lead, its clause, and what it means.

    `at` is where behind the lead, and what else stands there, the time itself begins.
    """

    start: int
    at: int
    end: int
    around: _Range
    date: str | None
    days: int | None
    working: bool
    recurring: bool
    rule: str

    @property
    def until(self) -> _Range:
        """What tells it from others: two leads may announce one time ("chậm nhất trước ngày …")."""
        return self.end, self.end


def find_deadlines(reading: Reading, start: int, end: int) -> tuple[Deadline, ...]:
    """The deadlines set in `text[start:end]`, by position; offsets count in the whole text."""
    regular: list[_Lead] = []
    found: dict[_Range, Deadline] = {}
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
        time = _Time(first, first, stop, around, None, None, False, True, "recurring-report")
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
    near = flat[max(0, first - REACH) : first + _BEHIND_RHYTHM]
    return "báo cáo" in near or "gửi" in near


def _read(reading: Reading, time: _Time, lead: Lead) -> dict[_Range, Deadline]:
    """The deadline at a time, by where the time stands; nothing if it is none."""
    flat, around = reading.flat, time.around
    if _is_past(time.date, reading.date) or _is_refused(reading, time, lead):
        return {}
    before, behind = flat[around[0] : time.at], flat[time.end : around[1]]
    what = "report" if time.rule == "recurring-report" else task(before, behind)
    if what is None and lead.asks:
        return {}
    return {time.until: _deadline(reading, time, what or "act")}


def _is_past(day: str | None, own: str | None) -> bool:
    return bool(day and own and day[: len(own)] < own)


def _time(reading: Reading, region: _Range, first: int, stop: int, lead: Lead) -> _Time | None:
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
    return _Time(first, at, printed.end, around, date, None, False, recurring, rule)


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


def _of_span(reading: Reading, around: _Range, first: int, at: int, span: Span) -> _Time:
    rule, start = _start(reading, around, first, span)
    full = start if start and len(start) == _WHOLE else None
    last = span.after(full) if full else None
    return _Time(first, at, span.end, around, last, span.days, span.working, False, rule)


def _start(reading: Reading, around: _Range, first: int, span: Span) -> tuple[str, str | None]:
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


def _is_refused(reading: Reading, time: _Time, lead: Lead) -> bool:
    """Whether the clause says that its time is no deadline."""
    flat, known, around = reading.flat, words(), time.around
    before = flat[around[0] : time.start]
    part = last_part(before)
    near = before[-_NEAR:]
    if known.told.search(part) or known.before.search(near) or _PERIOD.search(near):
        return True
    after = known.after_term if time.days else known.after
    if after.match(flat, time.end, around[1]):
        return True
    if time.recurring and time.rule == "recurring-report":
        return not _is_report(before, flat[time.end : around[1]])
    if known.valid.search(flat, time.start, time.end):
        return True
    if (lead.asks or time.days) and _is_lasting(part):
        return True
    return _is_of_cited(reading, around, time) or _is_new_wording(reading, time.start)


def _is_lasting(part: str) -> bool:
    """Whether the time tells how long something lasts, not until when it is done or reported."""
    known = words()
    lasting = known.lasting.search(part)
    if lasting is None or known.report.search(part):
        return False
    return known.finish.search(part, lasting.end()) is None


def _is_report(before: str, behind: str) -> bool:
    """Whether beside a rhythm somebody is to report: in front of it, or else directly behind."""
    known = words()
    if known.yearly.search(before[-_NEAR:]):
        return False
    if task(before, "") == "report":
        return known.strict.search(before) is not None
    near = behind[:_BEHIND_RHYTHM]
    return task("", near) == "report" and known.strict.search(near) is not None


def _is_of_cited(reading: Reading, around: _Range, time: _Time) -> bool:
    """Whether a cited document asks for it: "Thực hiện Công văn số 5 về việc báo cáo trước …".

    Not where the clause itself asks for something before it names that document.
    """
    flat, known = reading.flat, words()
    index = bisect_right(reading.cited, time.at, key=attrgetter("start")) - 1
    if index < 0:
        return False
    cited = reading.cited[index]
    if cited.end > time.at:
        return True  # the day is that document's own
    if cited.start < around[0]:
        return False
    between = flat[cited.end : time.at]
    asks = known.cited.search(between)
    if asks is None or _OWN.search(between):
        return False
    own = flat[around[0] : cited.start]
    return not (known.report.search(own) or known.finish.search(own))


def _is_new_wording(reading: Reading, first: int) -> bool:
    """Whether the place is inside the quoted new text of an amended provision."""
    lowered = reading.lowered
    floor = max(0, first - _QUOTED)
    opened = lowered.rfind("“", floor, first)
    if opened < 0 or lowered.find("”", opened, first) >= 0:
        return False
    return _NEW_WORDING.match(lowered, opened) is not None


def _deadline(reading: Reading, time: _Time, what: Task) -> Deadline:
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
