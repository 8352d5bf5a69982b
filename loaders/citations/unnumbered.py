"""Mentions without a number: laws by name, telegrams by date, short and backward ones."""

from __future__ import annotations

import re

from loaders.citations.laws import LAW_TYPES, NamedLaw, amended_laws, law_at
from loaders.citations.mentions import Found, Page
from loaders.citations.numbers import number_at
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
_SO = re.compile(r"[\s*]{1,40}số\s{0,9}:?[\s*]{0,9}")
_YEAR = re.compile(r"\s{1,9}năm\s{1,9}\d{4}")
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


def find_laws(page: Page, heads: list[Trigger]) -> list[Found]:
    """The laws cited by their proper name, with the number that may follow it."""
    laws: list[Found] = []
    for head in heads:
        if head.form in LAW_TYPES and (not laws or head.start >= laws[-1].end):
            law = _law(page, head)
            if law is not None:
                laws.append(law)
    return laws


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


def _law(page: Page, head: Trigger) -> Found | None:
    if head.form == "hiến pháp" and _YEAR.match(page.flat, head.end):
        return read_behind(
            page, _found(page, NamedLaw(head.start, head.end, head.end, head.form, None))
        )
    start = head.end
    while page.flat[start : start + 1] == " ":
        start += 1
    if start == head.end:
        return None
    amended = amended_laws(page.text, page.flat, start)
    if amended:
        law = _amending(page, head, amended)
    else:
        plain = law_at(page.text, page.flat, head.start, head.form, start)
        if plain is None:
            return None
        law = _found(page, plain)
    return read_behind(page, law)


def _amending(page: Page, head: Trigger, amended: tuple[NamedLaw, ...]) -> Found:
    """The amending law: its name runs to the end of the last law that it names."""
    end = amended[-1].end
    so = _SO.match(page.flat, end)
    number = number_at(page.text, so.end()) if so else None
    whole = NamedLaw(head.start, end, number.end if number else end, head.form, number)
    law = _found(page, whole)
    law.amends = [_found(page, part) for part in amended]
    return law


def _found(page: Page, law: NamedLaw) -> Found:
    name = " ".join(page.text[law.start : law.name_end].replace("*", " ").split())
    return Found(
        law.start, law.end, "numbered" if law.number else "named", law.type, law.number,
        name=name, head=law.type, prints_type=True,
    )  # fmt: skip
