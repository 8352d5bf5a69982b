"""What tells that a time is no deadline.

Its clause tells what has happened, how long something lasts or is valid, what a cited document asks
for, or the new wording of an amended provision.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter
from typing import Final

from loaders.deadlines.clauses import last_part, task
from loaders.deadlines.reading import Range, Reading, Time
from loaders.deadlines.vocabulary import Lead, words

BEHIND_RHYTHM: Final = 80
"""How far behind "hằng tuần", in characters, what is due may be named."""
_NEAR: Final = 100
"""How far in front of a time, in characters, words that belong to it stand."""
_QUOTED: Final = 4000
"""The longest quoted wording of an amended provision, in characters."""
_PERIOD = re.compile(r"(?<!\w)từ [^;.]{0,40}\d[^;.]{0,40} đến\s{0,3}(?:hết\s)?\Z")
_NEW_WORDING = re.compile(r"[“\"]\s?(?:\d{1,3}[a-zđ]?[.)]|[a-zđ][.)]|điều\s\d|khoản\s\d)")
_OWN = re.compile(r",[^,]{0,60}\s(?:yêu cầu|đề nghị|giao|chỉ đạo)|,\s(?:yêu cầu|đề nghị|giao)")


def is_refused(reading: Reading, time: Time, lead: Lead) -> bool:
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
    near = behind[:BEHIND_RHYTHM]
    return task("", near) == "report" and known.strict.search(near) is not None


def _is_of_cited(reading: Reading, around: Range, time: Time) -> bool:
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
    between = flat[cited.end : time.start]
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
