"""The clause around a time, and what it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from loaders.deadlines.vocabulary import words
from loaders.record import Task

REACH: Final = 400
"""How far to either side of a time, in characters, its clause may reach."""
_CLIPPED: Final = 240
"""What is quoted of a longer one in front of the time."""

_ITEM = r"\n(?=[\s|*_#>\"“]{0,16}(?:[-–+•~]\s|\d{1,2}(?:\.\d{1,2}){0,2}[.)-]|[a-zđ][.)]|điều\s\d))"
_BORDER = re.compile(
    r"\.?/\.|[.;?!…][\"”)*_]{0,4}(?=\s|\Z)|:[*_]{0,3}\s{0,3}(?=\n)|\n[ \t]{0,60}\n|\|"
    rf"|{_ITEM}"
)
_ABBREVIATED = re.compile(
    r"(?:(?:\W|\A)(?:tp|tx|tt|p|q|h|x|ths|ts|gs|bs|đ/c|v\.v)|\n[\s*_#]{0,4}\d{1,2}(?:\.\d{1,2}){0,2})\Z"
)
_MARGIN = re.compile(
    r"[\s\-–+•~*_#>|\"“:;,.)(]*(?:(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-zđ])[.)-][*_]{0,3}\s{1,3})?\s*"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_PART = re.compile(r"[,(:–]|\s-\s")


def clause(
    text: str, lowered: str, region: tuple[int, int], time: tuple[int, int]
) -> tuple[int, int]:
    """The clause around a time of `region`, without list marks and blanks at its ends."""
    low, high = max(region[0], time[0] - REACH), min(region[1], time[1] + REACH)
    start = low
    for border in _borders(text, lowered, low, time[0]):
        start = border[1]
    end = next((border[0] for border in _borders(text, lowered, time[1], high)), high)
    margin = _MARGIN.match(lowered, start, time[0])
    start = margin.end() if margin else start
    return start, end - len(lowered[start:end]) + len(lowered[start:end].rstrip(" \t\n*_-–+•"))


def clipped(lowered: str, span: tuple[int, int], time: tuple[int, int]) -> tuple[int, int]:
    """What is quoted of a clause: all of it, or whole words around its time."""
    start, end = span
    if time[0] - start > _CLIPPED:
        start = lowered.find(" ", time[0] - _CLIPPED, time[0]) + 1 or time[0]
    if end - time[1] > _CLIPPED:
        end = max(lowered.rfind(" ", time[1], time[1] + _CLIPPED), time[1])
    return start, end


def task(before: str, behind: str) -> Task | None:
    """What is asked for: the nearest part of the clause in front of the time tells, else behind.

    A part is what stands between commas; one that has both reports and other acts is a report.

    >>> task("hoàn thành việc lập danh sách, gửi báo cáo ", ""), task("", ", các xã nộp thuế")
    ('report', 'act')
    """
    known = words()
    if known.report.match(before) and not known.finish.search(before):
        return "report"
    before, behind = (known.names.sub("", _BRACKETS.sub("", side)) for side in (before, behind))
    for part in (*reversed(_PART.split(before)), *_PART.split(behind)):
        if known.report.search(part):
            return "report"
        if known.act.search(part):
            return "act"
    return None


def last_part(before: str) -> str:
    """What stands behind the last comma in front of the time."""
    return _PART.split(before)[-1]


def _borders(text: str, lowered: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Where sentences and items end and begin between `low` and `high`."""
    for border in _BORDER.finditer(lowered, low, high):
        start, end = border.span()
        sign = lowered[start]
        if sign in ".…" and _is_no_stop(text, lowered, start, end):
            continue
        if sign == "\n" and lowered[end - 1] == "\n" and end - start > 1 and _goes_on(text, end):
            continue
        yield start, end


def _is_no_stop(text: str, lowered: str, start: int, end: int) -> bool:
    """Whether a full stop belongs to an abbreviation, or dots stand for what is left out."""
    if lowered[start - 1 : start] in "." or lowered[start] == "…":
        return text[end : end + 2].strip()[:1].islower()
    return _ABBREVIATED.search(lowered, max(0, start - 8), start) is not None


def _goes_on(text: str, position: int) -> bool:
    """Whether behind a page break the sentence goes on, in small letters."""
    behind = text[position : position + 40].lstrip(" \n\t0123456789-–*")
    return behind[:1].islower() and behind[1:2] not in ".)"
