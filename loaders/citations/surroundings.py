"""Date and issuer around a mention: behind it, in the next cells of its row, or in front of it."""

from __future__ import annotations

import re

from loaders.bodies.names import match_body, spelled
from loaders.citations.breaks import FLAT_PAGE, MARKS
from loaders.citations.clauses import sentence_start
from loaders.citations.dates import FoundDate, last_day, match_day, match_month, match_year
from loaders.citations.mentions import Found, Page
from loaders.fold import fold

_DAY = re.compile(
    rf"(?:{MARKS},?{MARKS}|{FLAT_PAGE})\(?"
    r"(?:(?:đã )?được (?:quốc hội[^;.:]{0,120}?|[^,;.:]{0,40}?)thông qua "
    r"|ban hành |ký |đề )?"
    rf"(?:cùng )?ngày:?(?:{FLAT_PAGE}(?=\d)|{MARKS})"
    rf"|{MARKS}\((?=\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]\d{{4}}\))"
)
_SAME_DAY = re.compile(rf"{MARKS},?{MARKS}\(?cùng{MARKS}ngày(?!\w|{MARKS}\d)")
_MONTH = re.compile(r"\s{0,40},?\s{0,40}(?=tháng\s)")
_YEAR = re.compile(r"\s{1,40}(?=năm\s)|\s{1,40}(?P<alone>(?:19|20)\d\d)(?![\w/])")
# "của⏎⏎2⏎⏎Ban Chấp hành", "⏎⏎2⏎⏎của Ban": a page number between blank lines.
_OF = re.compile(
    rf"(?:[\s*]{{0,40}}\)?,?[\s*]{{0,40}}\(?\s?|{FLAT_PAGE})(?:của|giữa):?"
    r"(?:[\s*]{2,40}\d{1,3}\s{2,40}|[\s*]{1,40})"
)
_BY = re.compile(r"\s{1,40}(?:đã\s{1,9})?(?:do|được)\s{1,40}")
_SESSION = re.compile(r"hội\s{1,9}nghị\s{1,9}lần\s{1,9}thứ\s{1,9}\S{1,9}\s{1,9}(?:của\s{1,9})?")
_SIGNED = re.compile(r"\s{1,40}(?:đã\s{1,9})?(?:ký\s{1,9}ban\s{1,9}hành|ký|ban\s{1,9}hành)(?!\w)")
_CELL = re.compile(rf"{MARKS}\|{MARKS}")
_DAY_CELL = re.compile(
    rf"{MARKS}\|{MARKS}(?:ngày{MARKS})?(?=\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]\d{{4}})"
)
_CELL_END = re.compile(r"[ \t*]{0,12}(?:\||\n|\Z)")
_PASSED = re.compile(r"\s{0,40},?\s{0,40}(?:đã\s+)?được\s+(quốc hội)[^;.:]{0,120}?thông\s+qua")
_OF_LAW = re.compile(r"của\s{1,9}\Z")
_ISSUED = re.compile(
    r"(?:\s+(?:đã|vừa|mới|cũng|tiếp tục|lại)){0,2}"
    r"\s+(?:ban hành|ký ban hành|ký|có|trình bày|trình|gửi|phát hành)"
    r"(?:\s+[^,.;:]{2,40}?\s+tại)?(?:\s+các)?\s*\Z"
)
_AT = re.compile(r"\s+tại(?:\s+các)?\s*\Z")
_DONE_AT = re.compile(
    r"(?:\s+\([^()]{1,20}\))?(?:\s+(?:đã|vừa|mới)){0,2}\s+(?:thẩm định|thẩm tra|báo cáo|phê duyệt"
    r"|ban hành|thành lập|chỉ đạo|quy định|kết luận|thông báo|hướng dẫn|đề nghị|đề xuất|kiến nghị"
    r"|tham mưu|công bố|cho ý kiến|yêu cầu|công nhận|chấp thuận|thống nhất|trả lời|góp ý"
    r"|giao)(?:\s+(?!(?:được|do|của|theo)\s)[^\s,.;:()]+){0,6}?\s+tại(?:\s+các)?\s*\Z"
)
_OPENED = re.compile(r"(?:\s+(?:báo cáo|trình|đề nghị|kiến nghị|đề xuất))?\s*[(:]\s*\Z")
_DEPARTMENT = re.compile(r"(?:\A|[-/])(?:S|B|C)[A-ZĐ&]{2,}")
"""A code of one body; UBND and its like are of many."""
_LEADING_WORDS = ("hành", "ký", "có", "bày", "trình", "gửi", "tại", "các", "(", ":")
"""The last words of `_ISSUED`, `_AT` and `_OPENED`."""
_DAY_BEFORE = re.compile(r"ngày[\s*]+(?P<date>\d{1,2}(?:(?!ngày)[^,;:]){3,40}?)\s*,?\s*\Z")
_REST = re.compile(r"[\s*,]*")
_BODY_HEAD = re.compile(r"(?<![^\W_])(?=[A-ZĐÂÊÔƠƯỦ]|liên\s)")
_CLOSING = (".", ";", ":")
"""Directly behind a mention: nothing that follows is its own."""
_REACH = 130
_LAST_DAY_REACH = 400


def read_behind(page: Page, mention: Found) -> Found:
    """`mention` with the date and the issuer that follow it, in either order."""
    if page.flat.startswith(_CLOSING, mention.end):
        return mention
    if _DAY_CELL.match(page.flat, mention.end):
        return _read_cells(page, mention)
    for _ in range(2):
        if mention.date is None and not mention.bad_date and _read_date(page, mention):
            continue
        body = issuer_at(page, mention.end) if mention.issuer is None else None
        if body is None:
            break  # neither follows
        start, end, mention.end = body
        mention.issuer = spelled(page.text[start:end], page.home)
    return mention


def issuer_at(page: Page, position: int) -> tuple[int, int, int] | None:
    """Start and end of the body that is named as the issuer at `position`, and where it is read to.

    "của UBND tỉnh", "giữa Sở Y tế và Công an tỉnh", "do UBND tỉnh ban hành", "được UBND tỉnh ký".
    """
    of = _OF.match(page.flat, position)
    by = None if of else _BY.match(page.flat, position)
    lead = of or by
    if lead is None:
        return None
    session = _SESSION.match(page.flat, lead.end())
    start = session.end() if session else lead.end()
    end = match_body(page.text, start)
    if end is None:
        return None
    signed = _SIGNED.match(page.flat, end) if by else None
    if by and not signed:
        return None
    return start, end, signed.end() if signed else end


def read_before(page: Page, mention: Found) -> bool:
    """Completes `mention` from the words in front; whether these name who issued it.

    "Ngày 02/5/2021, Thủ tướng ban hành Công điện số …", "đề nghị của Sở Y tế (Tờ trình số …", "các
    văn bản của UBND tỉnh: số …".
    """
    low = max(0, mention.start - _REACH)
    before = page.flat[low : mention.start]
    if not before.rstrip().endswith(_LEADING_WORDS):
        return False
    if before.rstrip().endswith(("(", ":")):
        return _read_opened(page, mention, low, before)
    ends = [low + lead.start() for lead in _leads(before)]
    for end in ends:
        body = _body_before(page, low, end)
        if body is not None:
            mention.date = mention.date or _day_before(page, body[0])
            mention.issuer = mention.issuer or spelled(page.text[slice(*body)], page.home)
            return True
    if ends and mention.date is None:
        mention.date = _day_before(page, ends[-1])
    return False


def _leads(before: str) -> list[re.Match[str]]:
    """What may stand between a body and the mention, the shortest first."""
    high = len(before)
    leads = (
        _AT.search(before, max(0, high - 12)),
        _DONE_AT.search(before, max(0, high - 80)),
        _ISSUED.search(before, max(0, high - 80)),
    )
    return [lead for lead in leads if lead]


def _read_opened(page: Page, mention: Found, low: int, before: str) -> bool:
    """ "đề nghị của Sở Y tế (Tờ trình số …", where the number's code can be that body's."""
    opened = _OPENED.search(before, max(0, len(before) - 24))
    body = _body_before(page, low, low + opened.start()) if opened else None
    issuer = spelled(page.text[slice(*body)], page.home) if body else None
    if issuer is None or not _fits(issuer, mention):
        issuer = _announced(page, mention)
    elif mention.date is None and body:
        mention.date = _day_before(page, body[0])
    mention.issuer = mention.issuer or issuer
    return issuer is not None


def _day_before(page: Page, end: int) -> str | None:
    """The date that ends at `end`: "ngày 28/7/2020, | Thường trực …"."""
    day = _DAY_BEFORE.search(page.flat, max(0, end - 60), end)
    date = match_day(page.text, day.start("date"), year=page.year) if day else None
    whole = date is not None and _REST.fullmatch(page.flat, date.end, end)
    return date.iso if date and whole else None


def _announced(page: Page, mention: Found) -> str | None:
    """The last department in the sentence before a bracket that the number's code can be of.

    "nghe Sở Xây dựng báo cáo tiến độ (Báo cáo số 12/BC-SXD", "Sở Tài chính đã lấy ý kiến các xã (".
    """
    if mention.number is None or not _DEPARTMENT.search(mention.number.symbol):
        return None
    low = sentence_start(page.text, max(0, mention.start - _REACH), mention.start)
    issuer = None
    for head in _BODY_HEAD.finditer(page.text, low, mention.start):
        end = match_body(page.text, head.start())
        if end is not None and end < mention.start:
            body = spelled(page.text[head.start() : end], page.home)
            issuer = body if _fits(body, mention) else issuer
    return issuer


def _read_cells(page: Page, mention: Found) -> Found:
    """Date and issuer in the next cells: "Quyết định số … | 07/7/2021 | Thủ tướng Chính phủ"."""
    day = _DAY_CELL.match(page.flat, mention.end)
    date = match_day(page.text, day.end()) if day else None
    if date is None:
        return mention
    mention.date, mention.bad_date, mention.end = date.iso, date.iso is None, date.end
    cell = _CELL.match(page.flat, mention.end)
    end = match_body(page.text, cell.end()) if cell else None
    if cell and end is not None and _CELL_END.match(page.text, end):
        mention.issuer, mention.end = spelled(page.text[cell.end() : end], page.home), end
    return mention


def _read_date(page: Page, mention: Found) -> bool:
    flat, end = page.flat, mention.end
    if (same := _SAME_DAY.match(flat, end)) is not None:
        iso = _last_day(page, mention)
        date = FoundDate(iso, same.end()) if iso else None
    elif (day := _DAY.match(flat, end)) is not None:
        passed = _PASSED.match(flat, end) if "quốc hội" in day[0] else None
        if passed and _OF_LAW.search(flat, max(0, mention.start - 12), mention.start):
            return False  # "Luật số 5 sửa đổi … của Luật A đã được Quốc hội … thông qua ngày …"
        date = _day(page, mention, day.end())
        if passed and date:
            mention.issuer = spelled(page.text[passed.start(1) : passed.end(1)], page.home)
    elif (month := _MONTH.match(flat, end)) is not None:
        date = match_month(page.text, month.end())
    elif mention.name and (year := _YEAR.match(flat, end)) is not None:
        alone = year["alone"]
        date = FoundDate(alone, year.end()) if alone else match_year(page.text, year.end())
    else:
        return False
    if date is None:
        return False
    mention.date, mention.bad_date = date.iso, date.iso is None
    mention.end = date.end
    if date.iso and len(date.iso) == len("2013") and (passed := _PASSED.match(flat, date.end)):
        _read_passed(page, mention, passed)
    return True


def _read_passed(page: Page, mention: Found, passed: re.Match[str]) -> None:
    """ "Luật A năm 2013 được Quốc hội thông qua ngày …": the day within that year."""
    day = _DAY.match(page.flat, mention.end)
    date = match_day(page.text, day.end()) if day else None
    if date and date.iso and date.iso.startswith(mention.date or "-"):
        mention.date, mention.end = date.iso, date.end
        mention.issuer = spelled(page.text[passed.start(1) : passed.end(1)], page.home)


def _day(page: Page, mention: Found, position: int) -> FoundDate | None:
    """The date at `position`; one without a year takes the document's, else the last one's."""
    date = match_day(page.text, position, year=page.year)
    if date is None and page.year is None:
        return match_day(page.text, position, year=_last_year(page, mention))
    return date


def _last_day(page: Page, mention: Found) -> str | None:
    """The last date in front of a mention."""
    low = max(0, mention.start - _LAST_DAY_REACH)
    return last_day(page.text, low, mention.start, year=page.year or _last_year(page, mention))


def _last_year(page: Page, mention: Found) -> int | None:
    last = last_day(page.text, max(0, mention.start - _LAST_DAY_REACH), mention.start)
    return int(last[:4]) if last else None


def _fits(issuer: str, mention: Found) -> bool:
    """Whether the number behind a bracket or colon can be of the body in front: SYT, "Sở Y tế"."""
    if mention.number is None:
        return False
    initials = "".join(word[0] for word in fold(issuer).split() if word != "va")
    codes = re.split(r"[-/]", fold(mention.number.symbol).replace("&", ""))
    return any(len(code) > 1 and initials.startswith(code) for code in codes[:2])


def _body_before(page: Page, low: int, end: int) -> tuple[int, int] | None:
    """Start and end of a body whose name ends exactly at `end`."""
    for head in _BODY_HEAD.finditer(page.text, low, end):
        if match_body(page.text, head.start()) == end:
            return head.start(), end
    return None
