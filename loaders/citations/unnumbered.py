"""Mentions without a number: telegrams by date, short and backward ones."""

from __future__ import annotations

import re

from loaders.citations.law_names import LAW_TYPES
from loaders.citations.mentions import Found, Page
from loaders.citations.surroundings import read_behind
from loaders.citations.triggers import GENERIC, Trigger
from loaders.fold import squeeze
from loaders.parts.document_types import LETTER

_AFTER_TYPE = re.compile(
    r"(?P<urgent>(?:\s+(?:thượng khẩn|khẩn|hỏa tốc|hoả tốc|mật))?)"
    r"(?:(?P<day>\s*,?\s*ngày\s+(?=\d))"
    r"|(?P<of>\s+của\s+)"
    r"|\s+(?P<so>số\s+)?(?P<bare>\d{1,4}[a-z]?)"
    r"(?=\s*(?:[,;.)]|của\s|về\s|và\s|ngày\s|nêu\s|nói\s|trên\s|khóa\s|\Z))"
    r"|\s+(?P<back>nêu trên|nói trên|trên đây|đã nêu)(?!\w))"
)
# A cheap look at the next word: most type words of a text begin no citation.
_EVIDENCE = re.compile(
    r"\s+(?:ngày|của|số|nêu|nói|trên|đã|khẩn|thượng|hỏa|hoả|mật|\d"
    r"|hội nghị|lần thứ|trung ương|ban chấp)|\s*,"
)
may_cite = _EVIDENCE.match
"""Whether what follows a type word, at a position, can make it a citation at all."""
_BACK = re.compile(r"\s+(?:nêu trên|nói trên|trên đây|đã nêu|trên)(?!\w)")
_NEXT_BARE = re.compile(
    r"(?:\s*,\s*|\s+và\s+)(?:số\s+)?(?P<bare>\d{1,4}[a-z]?)"
    r"(?=\s*(?:[,;.)]|của\s|về\s|và\s|ngày\s|\Z))"
)
_PLENUM = re.compile(
    r"\s+(?:hội nghị\s+)?(?:lần thứ\s+\S{1,9}\s+)?(?:của\s+)?(?:ban chấp hành\s+)?trung ương"
    r"(?:\s+đảng)?\s+(?:lần thứ\s+)?\d{1,2}(?:\s*\(?,?\s*khóa\s+[ivx]{1,5}\)?)?(?!\w)"
)
_BARE_TYPES = frozenset((
    "chỉ thị", "công điện", "nghị quyết", "nghị định", "thông tư", "quyết định", LETTER, "kết luận",
))  # fmt: skip
_PLAIN_NUMBERED = frozenset(("quyết định", LETTER))
"""Types whose name before a bare number is no citation unless "số" stands between."""
_LOWER_CASE = frozenset(("công điện", LETTER, "chỉ thị"))
"""Types cited in lower case too; the other words are everyday words then."""


def find_unnumbered(page: Page, head: Trigger) -> list[Found]:
    """The mention that begins with a type word and has no number, if there is evidence for one."""
    if head.form == "nghị quyết" and (plenum := _PLENUM.match(page.flat, head.end)):
        name = squeeze(page.text[head.start : plenum.end()])
        return [Found(head.start, plenum.end(), "named", head.form, name=name, head=head.form)]
    after = _AFTER_TYPE.match(page.flat, head.end)
    if after is None or head.form in GENERIC or head.form in LAW_TYPES:
        return []
    if after["back"]:
        return [Found(head.start, after.end(), "anaphor", head.form)]
    capital = page.text[head.start].isupper()
    if after["bare"]:
        trusted = after["so"] or (capital and head.form not in _PLAIN_NUMBERED)
        return _bare(page, head, after) if trusted and head.form in _BARE_TYPES else []
    if not capital and head.form not in _LOWER_CASE:
        return []
    mention = Found(head.start, after.end("urgent"), "dated", head.form, prints_type=True)
    read_behind(page, mention)
    whole = mention.date is not None and len(mention.date) == len("2021-05-10")
    return [mention] if whole and mention.issuer else []


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
