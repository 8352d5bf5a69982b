"""Mentions without a number: telegrams by date, short and backward ones."""

from __future__ import annotations

import re

from loaders.bodies.names import match_body, spelled
from loaders.citations.law_names import LAW_TYPES
from loaders.citations.mentions import Found, Page
from loaders.citations.surroundings import read_before, read_behind
from loaders.citations.triggers import GENERIC, Trigger
from loaders.fold import squeeze
from loaders.parts.document_types import LETTER

_AFTER_TYPE = re.compile(
    r"(?P<urgent>(?:\s+(?:thượng khẩn|khẩn|hỏa tốc|hoả tốc|mật))?)"
    r"(?:(?P<day>\s*,?\s*\(?(?:ngày\s+(?=[\doil])|tháng\s+(?=\d)))"
    r"|(?P<of>\s+của\s+)"
    r"|\s+(?P<so>số\s+)?(?P<bare>\d{1,4}[a-z]?)"
    r"(?=\s*(?:[,;.)]|của\s|về\s|và\s|ngày\s|nêu\s|nói\s|trên\s|khóa\s|\Z))"
    r"|\s+(?P<back>(?:nêu|nói)\s+trên|trên\s+đây|đã\s+nêu"
    r"|trên(?=\s*(?:[,;.:)]|\Z|(?:và|của|thì)\s)))(?!\w)"
    r"|(?P<both>(?=\s*(?:,|\svà)\s+(?:\w+\s+){1,2}(?:nêu|nói)\s+trên(?!\w)))"
    r"|(?P<onward>\s+)(?:gửi|về|chỉ đạo|yêu cầu)\s)"
)
# A cheap look at the next word: most type words of a text begin no citation.
_EVIDENCE = re.compile(
    r"\s+(?:ngày|tháng|họp|cuộc|làm|của|số|nêu|nói|trên|đã|khẩn|thượng|hỏa|hoả|mật|gửi|về|chỉ|yêu|và|\d"
    r"|hội nghị|lần thứ|trung ương|ban chấp)|\s*,"
)
may_cite = _EVIDENCE.match
"""Whether what follows a type word, at a position, can make it a citation at all."""
_BACK = re.compile(r"\s+(?:nêu trên|nói trên|trên đây|đã nêu|trên)(?!\w)")
_NEXT_BARE = re.compile(
    r"(?:\s*,\s*|\s+và\s+)(?:số\s+)?(?P<bare>\d{1,4}[a-z]?)"
    r"(?=\s*(?:[,;.)]|của\s|về\s|và\s|ngày\s|\Z))"
)
_TERM = r"\s*\(?,?\s*khóa\s+[ivx]{1,5}\)?"
_COMMITTEE = r"(?:của\s+)?(?:ban chấp hành\s+)?trung ương(?:\s+đảng)?"
_PLENUM = re.compile(
    rf"\s+(?:(?:của\s+)?hội nghị\s+lần thứ\s+\S{{1,9}}\s+{_COMMITTEE}(?:{_TERM})?"
    rf"|(?:hội nghị\s+)?{_COMMITTEE}\s+(?:lần thứ\s+)?\d{{1,2}}(?:{_TERM})?)(?!\w)"
)
_MEETING = re.compile(r"\s+(?:cuộc\s+)?(?:họp|làm\s+việc)(?!\w)")
_MINUTES = "biên bản"
_GAP = re.compile(r"[\s*]{1,40}")
_BARE_TYPES = frozenset((
    "chỉ thị", "công điện", "nghị quyết", "nghị định", "thông tư", "quyết định", LETTER, "kết luận",
))  # fmt: skip
_PLAIN_NUMBERED = frozenset(("quyết định", LETTER))
"""Types whose name before a bare number is no citation unless "số" stands between."""
_LOWER_CASE = frozenset(("công điện", LETTER, "chỉ thị"))
"""Types cited in lower case too; the other words are everyday words then."""
_MANY = re.compile(r"(?:các|những|hai|ba|bốn|\d{1,2})\s{1,40}\Z")
_DAY, _MONTH = len("2021-05-10"), len("2021-05")


def find_unnumbered(page: Page, head: Trigger) -> list[Found]:
    """The mention that begins with a type word and has no number, if there is evidence for one."""
    if head.form == "nghị quyết" and (plenum := _PLENUM.match(page.flat, head.end)):
        name = squeeze(page.text[head.start : plenum.end()])
        return [Found(head.start, plenum.end(), "named", head.form, name=name, head=head.form)]
    if head.form == _MINUTES and (meeting := _MEETING.match(page.flat, head.end)):
        return _minutes(page, head, meeting.end())
    after = _AFTER_TYPE.match(page.flat, head.end)
    if after is None or head.form in LAW_TYPES or (head.form in GENERIC and after["back"] is None):
        return []
    if after["back"] or after["both"] is not None:
        return [_backward(page, head, after.end())]
    capital = page.text[head.start].isupper()
    if after["bare"]:
        trusted = after["so"] or (capital and head.form not in _PLAIN_NUMBERED)
        return _bare(page, head, after) if trusted and head.form in _BARE_TYPES else []
    return _dated(page, head, after) if capital or head.form in _LOWER_CASE else []


def _minutes(page: Page, head: Trigger, end: int) -> list[Found]:
    """ "Biên bản họp ngày 21/6/2024 của Hội đồng …", "Biên bản họp Hội đồng … ngày 21/6/2024"."""
    mention = Found(head.start, end, "dated", head.form, prints_type=True)
    gap = _GAP.match(page.flat, end)
    stop = match_body(page.text, gap.end()) if gap else None
    if gap and stop is not None:
        mention.issuer, mention.end = spelled(page.text[gap.end() : stop], page.home), stop
    read_behind(page, mention)
    whole = mention.date is not None and len(mention.date) == _DAY
    return [mention] if whole and mention.issuer and page.text[head.start].isupper() else []


def _dated(page: Page, head: Trigger, after: re.Match[str]) -> list[Found]:
    """ "Công điện ngày 28/7/2020 của Thường trực …": date and issuer make up for a number.

    They may stand in front ("Ngày 28/7/2020, Thường trực … có Công điện gửi …"); a month is enough
    for what is not published month by month.
    """
    mention = Found(head.start, after.end("urgent"), "dated", head.form, prints_type=True)
    read_behind(page, mention)
    named = head.form in _BARE_TYPES and page.text[head.start].isupper()
    if named:
        read_before(page, mention)
    whole = mention.date is not None and len(mention.date) >= (_MONTH if named else _DAY)
    return [mention] if whole and mention.issuer else []


def _backward(page: Page, head: Trigger, end: int) -> Found:
    """ "Công văn nêu trên", "các văn bản nêu trên của UBND tỉnh"."""
    many = _MANY.search(page.flat, max(0, head.start - 20), head.start) is not None
    kind = None if head.form in GENERIC else head.form
    mention = Found(head.start, end, "anaphor", kind, many=many, prints_type=True)
    return read_behind(page, mention)


def _bare(page: Page, head: Trigger, after: re.Match[str]) -> list[Found]:
    """ "Chỉ thị 15, 16": counters without symbols."""
    end = after.end("bare")
    if _BACK.match(page.flat, end):
        return [Found(head.start, end, "anaphor", head.form, bare=after["bare"])]
    found = [Found(head.start, end, "bare", head.form, bare=after["bare"], head=head.form)]
    while (following := _NEXT_BARE.match(page.flat, end)) is not None:
        end = following.end("bare")
        start = following.start("bare")
        found.append(Found(start, end, "bare", head.form, bare=following["bare"]))
    read_behind(page, found[-1])
    return found
