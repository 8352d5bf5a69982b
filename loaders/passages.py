"""The passages of a record that mean something, each with a label: for faces that mark a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from loaders.fold import lower
from loaders.parts.head import read_head
from loaders.parts.layout import flatten
from loaders.record import Record

Group = Literal["citations", "measures", "organisations", "deadlines"]
GROUPS: tuple[Group, ...] = ("citations", "measures", "organisations", "deadlines")

ANY_TYPE = "văn bản"
"""The label of a cited document whose type the text leaves open ("số 12/SYT-NV")."""

_BETWEEN_LINES = re.compile(r"[\s._–—-]*\Z")
_WORD = re.compile(r"\w+")


class Passage(NamedTuple):
    """Part of `Record.text`, from `start` to `end`.

    `label` is the type of a cited document, the id of a measure, the part that an organisation has
    in the document (ISSUER, ADDRESSEE, RECIPIENT, AUTHORITY), or what a deadline is for, "report"
    or "act". `meaning` is the cited document's number (else its name), whether a measure is in
    "orders" or "mentions", the organisation's name in full, or the deadline's last day in ISO form;
    "" where it is unknown. `rule` and `confidence` tell how a citation, the issuer or a deadline
    was read.
    """

    group: Group
    start: int
    end: int
    label: str
    meaning: str
    rule: str | None = None
    confidence: float | None = None


def passages(record: Record) -> Iterator[Passage]:
    """All passages of `record`, group by group; they may overlap."""
    for citation in record.citations:
        label, meaning = citation.type or ANY_TYPE, citation.number or citation.name or ""
        for mention in citation.mentions:
            how = mention.rule, mention.confidence
            yield Passage("citations", mention.start, mention.end, label, meaning, *how)
    for measure in record.measures:
        yield Passage("measures", measure.start, measure.end, measure.id, measure.mode)
    yield from _organisations(record)
    for due in record.deadlines:
        how = due.rule, due.confidence
        yield Passage("deadlines", due.start, due.end, due.what, due.date or "", *how)


def _organisations(record: Record) -> Iterator[Passage]:
    issuer = record.document.issuer
    if issuer is not None:
        how = issuer.rule, issuer.confidence
        for start, end in _issuer_block(record.text):
            yield Passage("organisations", start, end, "ISSUER", issuer.name, *how)
    for addressee in record.addressees:
        yield _organisation(addressee.start, addressee.end, "ADDRESSEE", addressee.name)
    for recipient in record.recipients:
        yield _organisation(recipient.start, recipient.end, "RECIPIENT", recipient.name)
    for authority in record.authorities:
        yield _organisation(authority.start, authority.end, "AUTHORITY", authority.name)


def _organisation(start: int, end: int, label: str, name: str) -> Passage:
    return Passage("organisations", start, end, label, name)


def _issuer_block(text: str) -> list[tuple[int, int]]:
    """The lines from which the head's reading has the issuer; lines below each other are one."""
    head = read_head(text, lower(text))
    lines = head.letterhead or ((head.title,) if head.title else ())
    flat = flatten(text[: head.end])
    blocks: list[tuple[int, int]] = []
    at = 0
    for line in lines:
        found = _line(line).search(flat, at)
        if found is None:
            continue
        at = found.end()
        if blocks and _BETWEEN_LINES.match(flat, blocks[-1][1], found.start()):
            blocks[-1] = (blocks[-1][0], at)
        else:
            blocks.append(found.span())
    return blocks


@lru_cache(maxsize=1024)
def _line(line: str) -> re.Pattern[str]:
    """A pattern for a squeezed line as it may be printed: any blanks, an old font's Đ."""
    words = r"\W{1,200}?".join(_WORD.findall(line))
    return re.compile(words.replace("Đ", "[ĐÐ]"))
