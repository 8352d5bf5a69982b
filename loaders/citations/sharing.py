"""Date and issuer that the members of a list of documents share, or have one after the other."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.bodies.names import from_symbol
from loaders.citations.breaks import MARKS
from loaders.citations.dates import match_days
from loaders.citations.mentions import Found, Page
from loaders.citations.numbers import Number
from loaders.citations.surroundings import issuer_at, read_before, read_behind
from loaders.parts.document_types import LETTER, of_symbol

CONNECTED = re.compile(
    r"\s*(?:,|;|và|hoặc|cùng|đến)?\s*(?:và\s+)?"
    r"(?:(?:tiết|điểm|khoản|mục|điều|chương|phần|phụ lục)\s+\S{1,9}\s+)*"
    r"(?:các\s+)?(?:văn bản\s+)?(?:số\s*:?)?[\s*]*"
)
"""What may stand between two members of a list: "A và khoản 2 Điều 1 B" is one, too."""

_LONGEST_GAP = 60
_DAYS = re.compile(
    rf"{MARKS},?{MARKS}(?:(?:lần lượt|tương ứng) )?(?:các )?ngày(?: lần lượt)?{MARKS}"
)


def share(page: Page, mentions: list[Found]) -> None:
    """Completes mentions from their neighbours, from what stands in front, and from their codes."""
    for members in _lists(page, mentions):
        _date_each(page, members)
    for earlier, later in reversed(list(pairwise(mentions))):
        if _in_one_list(page, earlier, later) and (
            ";" not in page.flat[earlier.end : later.start] or not later.prints_type
        ):
            _from_later(page, earlier, later)
    announced = _complete(page, mentions)
    for earlier, later in pairwise(mentions):
        follows = id(earlier) in announced or not later.prints_type
        if (
            later.issuer is None
            and follows
            and _in_one_list(page, earlier, later)
            and _same_body(earlier, later)
        ):
            later.issuer = earlier.issuer
            announced.add(id(later))


def _complete(page: Page, mentions: list[Found]) -> set[int]:
    """Reads codes and the words in front; the ids of mentions that a body in front announces."""
    announced: set[int] = set()
    for mention in mentions:
        if mention.issuer is None and mention.number is not None:
            mention.issuer = from_symbol(mention.number.symbol, mention.date)
            mention.by_code = mention.issuer is not None
        incomplete = mention.date is None or mention.issuer is None
        if mention.shape == "numbered" and incomplete and read_before(page, mention):
            announced.add(id(mention))
    return announced


def _lists(page: Page, mentions: list[Found]) -> list[list[Found]]:
    """The runs of numbers under one type word that carry no date between them."""
    runs: list[list[Found]] = []
    for earlier, later in pairwise(mentions):
        number = earlier.number
        if number is None or earlier.end > number.end or later.prints_type:
            continue
        if _in_one_list(page, earlier, later):
            if runs and runs[-1][-1] is earlier:
                runs[-1].append(later)
            else:
                runs.append([earlier, later])
    return runs


def _date_each(page: Page, members: list[Found]) -> None:
    """ "các Công văn số 12, 13/UBND-VX ngày 18/4 và 05/5/2022": to each number its date."""
    last = members[-1]
    if last.number is None:
        return
    days = _DAYS.match(page.flat, last.number.end)
    if days is None and (issuer := issuer_at(page, last.number.end)) is not None:
        days = _DAYS.match(page.flat, issuer[-1])
    dates = match_days(page.text, days.end(), len(members), year=page.year) if days else None
    if dates is None:
        return
    for member, date in zip(members, dates, strict=True):
        member.date, member.bad_date = date.iso, date.iso is None
    last.end = max(last.end, dates[-1].end)
    read_behind(page, last)


def _in_one_list(page: Page, earlier: Found, later: Found) -> bool:
    numbered = earlier.number is not None and later.number is not None
    if not numbered and not earlier.shape == later.shape == "bare":
        return False
    gap = page.flat[earlier.end : later.start]
    return len(gap) <= _LONGEST_GAP and CONNECTED.fullmatch(gap) is not None


def _from_later(page: Page, earlier: Found, later: Found) -> None:
    """Issuer, and where no type word is repeated the date, stand with the last of a list."""
    if earlier.issuer is None and _same_body(earlier, later):
        earlier.issuer = later.issuer
    together = "cùng ngày" in page.flat[later.start : later.end]
    if earlier.date is None and (together or not later.prints_type) and _same_year(earlier, later):
        earlier.date = later.date


def _same_year(numbered: Found, dated: Found) -> bool:
    """Whether a number that holds its year ("11/2010/NĐ-CP") can have the date of the other."""
    year = numbered.number.year if numbered.number is not None else None
    return year is None or dated.date is None or dated.date.startswith(str(year))


def _same_body(one: Found, other: Found) -> bool:
    if one.number is None or other.number is None:
        return True
    return _body_code(one.number) == _body_code(other.number)


def _body_code(number: Number) -> str:
    """The code of the issuing body inside a symbol: "TTr-BNG-NVVH" and "BNG-NVVH" give BNG."""
    segments = re.split(r"[-/]", number.symbol)
    kind = of_symbol(number.symbol, number.is_party)
    typed = len(segments) > 1 and kind is not None and (kind != LETTER or segments[0] == "CV")
    return segments[1] if typed else segments[0]
