"""Mentions with a document number, and the type word in front of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from loaders.bodies.names import match_body, spelled
from loaders.citations.breaks import FLAT_PAGE
from loaders.citations.law_names import LAW_TYPES
from loaders.citations.laws import amending_name
from loaders.citations.mentions import Found, Page
from loaders.citations.numbers import Number
from loaders.citations.sharing import CONNECTED
from loaders.citations.surroundings import read_behind
from loaders.citations.triggers import GENERIC, Trigger
from loaders.parts.document_types import LETTER, of_symbol
from loaders.vocabulary import toml

_BETWEEN = re.compile(
    rf"[\s*]*(?:(?:[^\s,;.:()\d]+\s+){{0,8}}?(?:số|sô)\s{{0,3}}[:;]?)?(?:{FLAT_PAGE}|[\s*]*)"
)
_OF_ALL = re.compile(r"\s+của\s+(?P<issuer>[^:;.]{3,80}):\s*(?:[-+]\s*)?số\s*")
_OF = re.compile(r"\s+của\s+")
_SO = ("số", "sô")
_PLAIN = ("", *_SO)
_COUNTERS = re.compile(r"(?:(?<!\d)\d{1,5}[a-z]?(?:\s{0,3},\s{0,3}|\s{1,3}và\s{1,3})(?:số\s+)?)+\Z")
_COUNTER = re.compile(r"\d{1,5}[a-z]?")
_REACH = 130
_WORDS_REACH = 48
_LONGEST_DESCRIPTION = 1000
"""How far apart, in characters, two numbers of one list may stand."""


def find_numbered(
    page: Page, heads: list[Trigger], numbers: list[Number], laws: list[Found]
) -> list[Found]:
    """The mentions of `numbers`, in order; a type word serves one number or one list of them.

    A number may also continue one of the `laws` that are cited by name.
    """
    ends = [head.end for head in heads]
    law_starts = [law.start for law in laws]
    result: list[Found] = []
    for number in numbers:
        if _is_of_no_document(page, number):
            continue
        index = bisect_right(ends, number.start) - 1
        mentions = _with_heads(page, heads[max(0, index - 1) : index + 1], number)
        if not mentions:
            law = bisect_right(law_starts, number.start) - 1
            before = [*result[-1:], *(laws[law : law + 1] if law >= 0 else [])]
            previous = max(before, key=lambda found: found.end, default=None)
            mentions = _without_head(page, previous, number)
        result.extend(mentions)
    return result


def _is_of_no_document(page: Page, number: Number) -> bool:
    """Whether the word in front says that the number is a form's or a case's ("mẫu số 01/MGT")."""
    before = page.flat[max(0, number.start - _WORDS_REACH) : number.start]
    endings, pattern = _no_document()
    word = before.rstrip(" :*").removesuffix("số").rstrip()
    return word.endswith(endings) and pattern.search(before) is not None


@cache
def _no_document() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """How such words end, for a quick look, and the pattern that settles it."""
    phrases = toml("citing.toml")["no_document"]["words"]
    words = "|".join(phrases).replace(" ", r"\s+")
    pattern = re.compile(rf"(?<!\w)(?:{words})\s+(?:số\s*:?)?[\s*]*\Z")
    return tuple({phrase.split()[-1] for phrase in phrases}), pattern


def _with_heads(page: Page, heads: list[Trigger], number: Number) -> list[Found]:
    """`number` under the last of two type words, or under the first where it bears its code.

    "Thông báo kết luận số 12/TB-UBND" is a notice, "Quyết định ban hành Quy chế số 3/QĐ-UB" a
    decision.
    """
    if len(heads) == 2 and not number.is_party:
        code = of_symbol(number.symbol, number.is_party)
        if heads[0].form == code != heads[1].form:
            mentions = _with_head(page, heads[0], number)
            if mentions:
                return mentions
    return _with_head(page, heads[-1], number) if heads else []


def _with_head(page: Page, head: Trigger, number: Number) -> list[Found]:
    """`number` under the type word before it; several mentions when counters share its symbol."""
    between = page.flat[head.end : number.start]
    if len(between) > _REACH or (head.form in LAW_TYPES and between.strip(" *:") not in _PLAIN):
        return []
    plain = between.strip(" *:") in _PLAIN
    counters = None if plain else _COUNTERS.search(between)
    if not plain and not _leads_to_number(between, counters):
        return []
    last = Found(
        head.start, number.end, "numbered", _type(head.form, number), number,
        head=head.form, prints_type=True,
    )  # fmt: skip
    if not plain:
        last.issuer = _issuer_between(page, head.end, number.start)
    read_behind(page, last)
    if head.form in LAW_TYPES:
        last.name = amending_name(page, last.end)
    return _counters(last, between, head, counters) if counters else [last]


def _leads_to_number(between: str, counters: re.Match[str] | None) -> bool:
    """Whether the words between a type and a number (or the first of several) belong to both."""
    end = counters.start() if counters else len(between)
    return bool(_BETWEEN.fullmatch(between, 0, end) or _OF_ALL.fullmatch(between))


def _issuer_between(page: Page, start: int, end: int) -> str | None:
    """ "báo cáo thẩm định của Sở Tư pháp số …", "các Nghị định của Chính phủ: Số …"."""
    of = _OF.search(page.flat, start, end)
    stop = match_body(page.text, of.end()) if of else None
    if of is None or stop is None or stop > end:
        return None
    return spelled(page.text[of.end() : stop], page.home)


def _counters(last: Found, between: str, head: Trigger, counters: re.Match[str]) -> list[Found]:
    """ "các Công văn số 2522, 2523/UBND-VX": the counters before the last print no symbol."""
    assert last.number is not None  # noqa: S101 - a numbered mention
    earlier = [
        _sharing(last, last.number, match[0], head.end + match.start())
        for match in _COUNTER.finditer(between, counters.start())
    ]
    earlier[0].start, earlier[0].prints_type = head.start, True
    last.start, last.prints_type = last.number.start, False
    return [*earlier, last]


def _sharing(last: Found, number: Number, counter: str, start: int) -> Found:
    """A mention that prints its counter only: symbol, date and issuer stand with `last`."""
    text = counter + number.text[len(number.counter) :]
    end = start + len(counter)
    shared = Number(text, counter, number.year, number.symbol, start, end, number.is_party)
    return Found(
        start, end, "numbered", last.type, shared,
        date=last.date, issuer=last.issuer, head=last.head,
    )  # fmt: skip


def _without_head(page: Page, previous: Found | None, number: Number) -> list[Found]:
    """A number that continues a list, or that "số" or its own code proves to be one."""
    begin = max(0, number.start - 12)
    before = page.flat[begin : number.start].rstrip(" *:")
    announced = before.endswith(_SO)
    code = of_symbol(number.symbol, number.is_party)
    continued = previous if previous and _continues(page, previous, number) else None
    if continued is None and not announced and code in (None, LETTER):
        return []
    kind, head = code, None
    if continued is not None:
        head = continued.head
        if code in (None, LETTER) and head not in GENERIC:
            kind = continued.type
    start = begin + len(before) - 2 if announced else number.start
    mention = Found(start, number.end, "numbered", kind, number, head=head)
    return [read_behind(page, mention)]


def _continues(page: Page, previous: Found, number: Number) -> bool:
    """Whether `number` is the next of the list that `previous` stands in.

    The members of a list may each carry a description up to the semicolon between them.
    """
    if number.start - previous.end > _LONGEST_DESCRIPTION:
        return False
    gap = page.flat[previous.end : number.start]
    if CONNECTED.fullmatch(gap):
        return True
    last = gap.rpartition(";")
    return bool(last[1]) and "." not in last[0] and CONNECTED.fullmatch(last[2]) is not None


def _type(word: str, number: Number) -> str | None:
    if word in GENERIC:
        return of_symbol(number.symbol, number.is_party) or LETTER
    return word
