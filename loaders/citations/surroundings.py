"""Date and issuer around a mention: behind it, in front of it, or shared along a list."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.bodies.names import from_symbol, match_body, spelled
from loaders.citations.dates import FoundDate, match_day, match_month, match_year
from loaders.citations.mentions import Found, Page
from loaders.citations.numbers import Number
from loaders.parts.document_types import LETTER, of_symbol

CONNECTED = re.compile(
    r"\s*(?:,|;|và|hoặc|cùng|đến)?\s*(?:và\s+)?(?:các\s+)?(?:văn bản\s+)?(?:số\s*:?)?[\s*]*"
)
"""What may stand between two members of a list of documents."""

_DAY = re.compile(
    r"\s{0,40},?\s{0,40}(?:(?:đã )?được [^,;.:]{0,40}?thông qua |ban hành |ký |đề )?"
    r"(?:cùng )?ngày[\s*]{0,20}"
)
_MONTH = re.compile(r"\s{0,40},?\s{0,40}(?=tháng\s)")
_YEAR = re.compile(r"\s{1,40}(?=năm\s)|\s{1,40}(?P<alone>(?:19|20)\d\d)(?![\w/])")
_OF = re.compile(r"\s{0,40},?\s{0,40}(?:\(\s?)?của\s{1,40}")
_PASSED = re.compile(r"\s{1,40}(?:đã\s+)?được\s+(quốc hội)[^,;.:]{0,30}?thông\s+qua")
_ISSUED = re.compile(
    r"(?:\s+(?:đã|vừa|mới|cũng|tiếp tục|lại)){0,2}"
    r"\s+(?:ban hành|ký ban hành|ký|có|trình bày|trình|gửi|phát hành)"
    r"(?:\s+[^,.;:]{2,40}?\s+tại)?(?:\s+các)?\s*\Z"
)
_AT = re.compile(r"\s+tại(?:\s+các)?\s*\Z")
_LEADING_WORDS = ("hành", "ký", "có", "bày", "trình", "gửi", "tại", "các")
"""The last words of `_ISSUED` and `_AT`."""
_DAY_BEFORE = re.compile(r"ngày[\s*]+(?P<date>\d{1,2}[^,;:]{3,40}?)\s*,?\s*\Z")
_BODY_HEAD = re.compile(r"(?<![^\W_])(?=[A-ZĐÂÊÔƠƯỦ]|liên\s)")
_REACH = 130


def read_behind(page: Page, mention: Found) -> Found:
    """`mention` with the date and the issuer that follow it, in either order."""
    for _ in range(2):
        if mention.date is None and not mention.bad_date and _read_date(page, mention):
            continue
        if mention.issuer is None and (of := _OF.match(page.flat, mention.end)) is not None:
            end = match_body(page.text, of.end())
            if end is not None:
                mention.issuer = spelled(page.text[of.end() : end], page.home)
                mention.end = end
    return mention


def share(page: Page, mentions: list[Found]) -> None:
    """Completes mentions from their neighbours, from what stands in front, and from their codes."""
    for earlier, later in reversed(list(pairwise(mentions))):
        if _in_one_list(page, earlier, later) and ";" not in page.flat[earlier.end : later.start]:
            _from_later(page, earlier, later)
    for mention in mentions:
        if mention.issuer is None and mention.number is not None:
            mention.issuer = from_symbol(mention.number.symbol, mention.date)
            mention.by_code = mention.issuer is not None
        if mention.shape == "numbered" and (mention.date is None or mention.issuer is None):
            _read_before(page, mention)
    for earlier, later in pairwise(mentions):
        alone = later.issuer is None and later.start == _number_start(later)
        if alone and _in_one_list(page, earlier, later) and _same_body(earlier, later):
            later.issuer = earlier.issuer


def _in_one_list(page: Page, earlier: Found, later: Found) -> bool:
    numbered = earlier.number is not None and later.number is not None
    if not numbered and not earlier.shape == later.shape == "bare":
        return False
    gap = page.flat[earlier.end : later.start]
    return len(gap) <= 24 and CONNECTED.fullmatch(gap) is not None


def _from_later(page: Page, earlier: Found, later: Found) -> None:
    """Issuer, and where no type word is repeated the date, stand with the last of a list."""
    if earlier.issuer is None and _same_body(earlier, later):
        earlier.issuer = later.issuer
    together = "cùng ngày" in page.flat[later.start : later.end]
    if earlier.date is None and (together or later.start == _number_start(later)):
        earlier.date = later.date


def _number_start(mention: Found) -> int:
    """Where a mention starts that prints no type word of its own."""
    if mention.shape == "bare":
        return mention.start
    return mention.start if not mention.prints_type else -1


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


def _read_date(page: Page, mention: Found) -> bool:
    flat, end = page.flat, mention.end
    if (day := _DAY.match(flat, end)) is not None:
        date = match_day(flat, day.end(), year=page.year)
        passed = _PASSED.match(flat, end)
        if passed and date:
            mention.issuer = spelled(page.text[passed.start(1) : passed.end(1)], page.home)
    elif (month := _MONTH.match(flat, end)) is not None:
        date = match_month(flat, month.end())
    elif mention.name and (year := _YEAR.match(flat, end)) is not None:
        alone = year["alone"]
        date = FoundDate(alone, year.end()) if alone else match_year(flat, year.end())
    else:
        return False
    if date is None:
        return False
    mention.date, mention.bad_date = date.iso, date.iso is None
    mention.end = date.end
    return True


def _read_before(page: Page, mention: Found) -> None:
    """Issuer and date that stand in front: "Ngày 02/5/2021, Thủ tướng ban hành Công điện số …"."""
    low = max(0, mention.start - _REACH)
    before = page.flat[low : mention.start]
    if not before.rstrip().endswith(_LEADING_WORDS):
        return
    verb = _AT.search(before, max(0, len(before) - 12)) or _ISSUED.search(
        before, max(0, len(before) - 80)
    )
    if verb is None:
        return
    start = _body_before(page, low, low + verb.start())
    if start is None:
        return
    if mention.issuer is None:
        mention.issuer = spelled(page.text[start : low + verb.start()], page.home)
    day = _DAY_BEFORE.search(page.flat, max(0, start - 60), start)
    if mention.date is None and day is not None:
        date = match_day(page.flat, day.start("date"), year=page.year)
        mention.date = date.iso if date else None


def _body_before(page: Page, low: int, end: int) -> int | None:
    """Where a body begins whose name ends exactly at `end`."""
    for head in _BODY_HEAD.finditer(page.text, low, end):
        if match_body(page.text, head.start()) == end:
            return head.start()
    return None
