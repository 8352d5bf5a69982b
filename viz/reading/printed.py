"""Where a document prints its own heading and signature: what the record keeps without a place.

The text is read once more with the loaders' own readers of head and foot. A part that they now
read otherwise than the record says has no place: a mark never shows what the record does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from loaders.fold import lower
from loaders.parts.addressees import read_addressees
from loaders.parts.foot import Foot, read_foot
from loaders.parts.head import Head, read_head
from loaders.record import Heading, Record

Part = Literal["issuer", "number", "date", "subject", "signatory"]
Place = tuple[Part, int, int]


def printed_parts(record: Record) -> Iterator[Place]:
    """Each part of the heading and the signature with its half-open span in the record's text."""
    text = record.text
    lowered = lower(text)
    head = read_head(text, lowered)
    if not head.is_document or not record.is_document:
        return
    yield from _head(head, record.document)
    _, body_start = read_addressees(text, lowered, head.end)
    names = head.letterhead or ((head.title,) if head.title else ())
    yield from _lines("issuer", names, text, 0, body_start)
    foot = read_foot(text, lowered, body_start)
    if (foot.name, foot.position) == (record.signatory.name, record.signatory.position):
        yield from _signature(foot, text)


def _head(head: Head, heading: Heading) -> Iterator[Place]:
    same: tuple[tuple[Part, bool, tuple[int, int] | None], ...] = (
        ("number", _numbers(head) == _numbers(heading), head.number_span),
        ("date", head.date == heading.date, head.date_span),
        ("subject", head.subject == heading.subject, head.subject_span),
    )
    for part, agrees, span in same:
        if agrees and span:
            yield part, *span


def _numbers(of: Head | Heading) -> tuple[str | None, str | None]:
    return of.number, of.symbol


def _signature(foot: Foot, text: str) -> Iterator[Place]:
    lines = (*foot.signature, foot.name) if foot.name else foot.signature
    end = len(text) if foot.appendix_start is None else foot.appendix_start
    return _lines("signatory", lines, text, foot.body_end, end)


def _lines(part: Part, lines: tuple[str, ...], text: str, start: int, end: int) -> Iterator[Place]:
    """Where each of the `lines` stands, one after the other where they come in that order."""
    after = start
    for line in lines:
        pattern = _pattern(line)
        found = pattern.search(text, after, end) or pattern.search(text, start, end)
        if found:
            after = found.end()
            yield part, *found.span()


def _pattern(line: str) -> re.Pattern[str]:
    """`line` as printed: any white space between its words, and Đ also as the letter eth."""
    words = (re.escape(word).replace("Đ", "[ĐÐ]") for word in line.split())
    return re.compile(r"\s+".join(words))
