"""Laws cited by their proper name, alone or in a list, and the laws that an amending law amends."""

from __future__ import annotations

import re

from msgspec import Struct

from loaders.citations.breaks import without_pages
from loaders.citations.dates import FoundDate, match_day
from loaders.citations.law_names import (
    LAW_TYPES,
    ends_paragraph,
    is_law_number,
    known_name_end,
    name_end,
    number_behind,
    subject_end,
)
from loaders.citations.mentions import Found, Page
from loaders.citations.numbers import Number, number_at
from loaders.citations.surroundings import read_behind
from loaders.citations.triggers import Trigger
from loaders.fold import squeeze

_AMENDING = re.compile(
    r"sửa\s{1,40}đổi(?!\w);?(?:(?!luật|lệnh|nghị|thông\s|số\s{1,40}\d)[^;:()“”\"]){0,120}?\s{1,40}"
    r"(?=(?:bộ\s{1,40})?luật\s|pháp\s{1,40}lệnh\s)"
)
_NEXT_LAW = re.compile(
    r"(?:\s{0,40},\s{0,40}|\s{1,40}và\s{1,40})(?:và\s{1,40})?"
    r"(?=(?:bộ\s{1,40})?luật\s|pháp\s{1,40}lệnh\s)"
)
_HEAD = re.compile(r"(bộ\s{1,40}luật|luật|pháp\s{1,40}lệnh)[\s*]{1,40}")
_GAP = re.compile(r"[\s*]{1,40}")
_LIST_GAP = re.compile(r"\s{0,40}:\s{0,40}")
_MANY = re.compile(r"các\s{1,40}\Z")
_NEXT_NAME = re.compile(r"\s{0,40}[,;]\s{0,40}|\s{1,40}và\s{1,40}")
_NEXT_YEAR = re.compile(
    r"(?:\s{0,40},|\s{1,40}và)\s{1,40}(?=(?P<year>(?:năm\s{1,40})?(?:19|20)\d\d)"
    r"(?:\s{0,40}(?:[;,.)]|\Z)|\s{1,40}(?:và|của)\s))"
)
_NEXT_DAY = re.compile(r"(?:\s{0,40},|\s{1,40}và)\s{1,40}(?P<day>(?:ngày\s{1,40})?)(?=\d)")
_SO = re.compile(r"[\s*]{1,40}số\s{0,9}:?[\s*]{0,9}")
_CONSTITUTION = "hiến pháp"
_YEAR = re.compile(r"\s{1,40}(?:năm\s{1,40})?(?:19|20)\d\d(?!\w)")
_RELIED_ON = re.compile(
    r"(?:căn\s{1,40}cứ(?:\s{1,40}vào)?|điều\s{1,40}\d{1,3}(?:\s{1,40}của)?)\s{1,40}\Z"
)
_ENACTED = re.compile(r"(?:\A|[\n“\"])[\s*]{0,40}(?:ủy ban thường vụ )?quốc hội ban hành\s{1,9}\Z")
_MARKS = str.maketrans("*:", "  ")
_BACK = 60


class _Law(Struct, frozen=True):
    """A law at `[start, end)`: its name ends at `name_end`, a number may follow it."""

    start: int
    name_end: int
    end: int
    type: str
    number: Number | None = None


def find_laws(page: Page, heads: list[Trigger]) -> list[Found]:
    """The laws cited by their proper name, in order, with the number that may follow it."""
    laws: list[Found] = []
    for head in heads:
        if head.form in LAW_TYPES and (not laws or head.start >= laws[-1].end):
            laws += _laws(page, head)
    return laws


def amending_name(page: Page, number_end: int) -> str | None:
    """The name of an amending law whose number stands in front of it, or None.

    "Luật số 47/2019/QH14 sửa đổi … của Luật A" is "Luật sửa đổi … của Luật A".
    """
    start = _GAP.match(page.flat, number_end)
    parts = _amended(page, start.end()) if start else []
    return f"Luật {_title(page, start.end(), parts)}" if start and parts else None


def _laws(page: Page, head: Trigger) -> list[Found]:
    """The law that begins with a type word, and those that follow it without one."""
    if head.form == _CONSTITUTION:
        return _constitution(page, head)
    many = _MANY.search(page.flat, max(0, head.start - _BACK), head.start) is not None
    gap = (many and _LIST_GAP.match(page.flat, head.end)) or _GAP.match(page.flat, head.end)
    if not gap or ends_paragraph(page, head, gap.end()):
        return []
    amended = _amended(page, gap.end())
    if amended:
        law = _amending(page, head, gap.end(), amended)
        return [law, *_of_other_dates(page, law)]
    plain = _law_at(page, head.start, head.form, gap.end())
    if plain is None:
        return []
    law = _with_late_number(page, read_behind(page, _found(page, plain)))
    return [law, *_of_other_dates(page, law), *(_of_other_names(page, law) if many else ())]


def _constitution(page: Page, head: Trigger) -> list[Found]:
    """The constitution by its full name or with its year; alone where a text is based on it."""
    gap = _GAP.match(page.flat, head.end)
    named = known_name_end(page.flat, head.form, gap.end()) if gap else None
    low = max(0, head.start - _BACK)
    if (
        named is None
        and _YEAR.match(page.flat, head.end) is None
        and _RELIED_ON.search(page.flat, low, head.start) is None
    ):
        return []
    end = named or head.end
    return [read_behind(page, _found(page, _Law(head.start, end, end, head.form)))]


def _law_at(page: Page, start: int, kind: str, name_start: int) -> _Law | None:
    """The law whose type word stands at `start` and whose name begins at `name_start`, or None."""
    end = name_end(page.text, page.flat, kind, name_start)
    if end is None and page.text[start].isupper():
        end = subject_end(page.flat, name_start)
    if end is None:
        return None
    number = number_behind(page.text, page.flat, end)
    return _Law(start, end, number.end if number else end, kind, number)


def _amended(page: Page, start: int) -> list[_Law]:
    """The laws that an amending law names in its own name ("sửa đổi … của Luật A và Luật B").

    Empty when the name that begins at `start` is no such name.
    """
    amending = _AMENDING.match(page.flat, start)
    position = amending.end() if amending else None
    parts: list[_Law] = []
    while position is not None and (head := _HEAD.match(page.flat, position)) is not None:
        kind = squeeze(head[1])
        law = _law_at(page, position, kind, head.end())
        proper = page.text[head.end()].isupper() or known_name_end(page.flat, kind, head.end())
        if law is None or not proper:
            break
        parts.append(law)
        following = _NEXT_LAW.match(page.flat, law.end)
        position = following.end() if following else None
    return parts


def _amending(page: Page, head: Trigger, start: int, parts: list[_Law]) -> Found:
    """The amending law: its name, which begins at `start`, runs to the last law that it names.

    A single number at the very end is its own; but where the National Assembly enacts it, it has
    none yet ("Quốc hội ban hành Luật sửa đổi … của Luật A số …").
    """
    enacted = _ENACTED.search(page.text[max(0, head.start - _BACK) : head.start].lower())
    last, end = parts[-1], parts[-1].end
    number = None
    if not enacted:
        if last.number and not any(part.number for part in parts[:-1]):
            end = last.name_end
        so = _SO.match(page.flat, end)
        number = number_at(page.text, so.end()) if so else None
        if number and end == last.name_end:
            parts = [*parts[:-1], _Law(last.start, end, end, last.type)]
    whole = _Law(head.start, end, number.end if number else end, head.form, number)
    law = _found(page, whole)
    law.name = f"{squeeze(page.text[head.start : head.end])} {_title(page, start, parts)}"
    law.amends = [_found(page, part) for part in parts]
    return law if enacted else read_behind(page, law)


def _title(page: Page, start: int, parts: list[_Law]) -> str:
    """The name of an amending law without the numbers of the laws in it."""
    words, position = [], start
    for part in parts:
        words.append(page.text[position : part.name_end])
        position = part.end
    return squeeze(without_pages("".join(words)).translate(_MARKS))


def _with_late_number(page: Page, law: Found) -> Found:
    """ "Luật A ngày 13/6/2019 số 38/2019/QH14"."""
    number = number_behind(page.text, page.flat, law.end) if law.number is None else None
    if number is not None and is_law_number(number):
        law.number, law.shape, law.end = number, "numbered", number.end
    return law


def _of_other_dates(page: Page, law: Found) -> list[Found]:
    """ "Luật A năm 2005, năm 2013", "Luật A ngày 21/6/2007 và 16/7/2012": laws of the same name."""
    laws: list[Found] = []
    end = law.end
    while law.number is None and law.date and (following := _next_date(page, law.date, end)):
        start, date = following
        end = date.end
        laws.append(
            Found(start, end, "named", law.type, date=date.iso, name=law.name, amends=law.amends)
        )
    return laws


def _next_date(page: Page, date: str, end: int) -> tuple[int, FoundDate] | None:
    """The next date of a list after a law's `date`, in the same form, and where it starts."""
    if len(date) == len("2005"):
        year = _NEXT_YEAR.match(page.flat, end)
        return (
            (year.start("year"), FoundDate(year["year"][-4:], year.end("year"))) if year else None
        )
    day = _NEXT_DAY.match(page.flat, end)
    found = match_day(page.text, day.end()) if day else None
    return (day.start("day"), found) if day and found and found.iso else None


def _of_other_names(page: Page, law: Found) -> list[Found]:
    """ "các Luật: Đất đai, Nhà ở và Xây dựng": known names after the first."""
    laws: list[Found] = []
    end = law.end
    kind = law.type or ""
    word = page.text[law.start : law.start + len(kind)]
    while (following := _NEXT_NAME.match(page.flat, end)) is not None:
        start = following.end()
        if not page.text[start : start + 1].isupper():
            break
        if known_name_end(page.flat, kind, start) is None:
            break
        plain = _law_at(page, start, kind, start)
        assert plain is not None  # noqa: S101 - its name is known
        found = read_behind(page, _found(page, plain))
        found.name = f"{word} {found.name}"
        laws.append(found)
        end = found.end
    return laws


def _found(page: Page, law: _Law) -> Found:
    name = squeeze(without_pages(page.text[law.start : law.name_end]).translate(_MARKS))
    return Found(
        law.start, law.end, "numbered" if law.number else "named", law.type, law.number,
        name=name, head=law.type, prints_type=True,
    )  # fmt: skip
