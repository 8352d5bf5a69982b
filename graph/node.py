"""A document as the graph holds it: its facts and everything its own text says about others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import cast

import msgspec
from msgspec import Struct
from msgspec.structs import asdict

from graph import authority, identity
from graph.claims import Claim
from graph.document import Document, MeasureSaid
from graph.facts import Facts, conflicts_of
from graph.model import Address, DeadlineSaid
from loaders.fold import fold
from loaders.record import (
    Addressee,
    Issuer,
    Kind,
    Level,
    ReadingWarning,
    Recipient,
    Record,
    Signatory,
)

_GAP = re.compile(r"[\s*|_]{1,12}")
_LETTERHEAD = 400
"""Characters in which a text mostly names its issuer."""


class Passage(Struct, frozen=True, array_like=True):
    """Words of a document at half-open character offsets into its text.

    They begin on `page` of its file, from 1; None where that has no pages.
    """

    quote: str
    start: int
    end: int
    page: int | None = None


class Direction(Struct, frozen=True, array_like=True):
    """An authority whose direction a document follows without naming a document of it."""

    name: str
    passage: Passage


class Said(Struct, frozen=True, array_like=True):
    """What a document's own text says beside the facts that tell which document it is.

    `issued` and `signed` are the words that name issuer and signatory, None where the text has
    them in other words. Stores keep it by position: what is new comes last.
    """

    urgency: str | None = None
    signatory: Signatory | None = None
    issued: Passage | None = None
    signed: Passage | None = None
    addressees: tuple[Address, ...] = ()
    recipients: tuple[Address, ...] = ()
    measures: tuple[MeasureSaid, ...] = ()
    directions: tuple[Direction, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()
    deadlines: tuple[DeadlineSaid, ...] = ()


class Known(Struct, frozen=True, array_like=True):
    """What the graph knows of a document beside its `Document`.

    `kind` and `superior` are those of its issuer, `conflicts` is what citations say otherwise,
    `candidates` are keys of the documents that a stub may mean, `contents` digests of the texts
    that were loaded as this document.
    """

    kind: Kind = "other"
    superior: str | None = None
    conflicts: tuple[ReadingWarning, ...] = ()
    candidates: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()


class Description(Struct, frozen=True):
    """A document as resolution tells it; `lead` is the heading that was followed, if any.

    What is said in the text with that heading belongs to the document too. Of several such texts
    (copies) it is the one whose record has the smallest digest.
    """

    document: Document
    known: Known
    lead: Claim | None = None

    @property
    def issuer(self) -> Issuer | None:
        """The issuing body with its place on the authority line."""
        return issuing(self.document, self.known)


class Node(Struct, frozen=True):
    """A document with everything that is known of it and that its own text says."""

    document: Document
    known: Known
    said: Said

    @property
    def issuer(self) -> Issuer | None:
        """The issuing body with its place on the authority line."""
        return issuing(self.document, self.known)

    @property
    def warnings(self) -> tuple[ReadingWarning, ...]:
        """What a user should know: of the reading, and what citations say otherwise."""
        return self.said.warnings + self.known.conflicts


def issuing(document: Document, known: Known) -> Issuer | None:
    """The body that issued a document, None where nobody is named."""
    name, level = document.issuer, cast("Level | None", document.level)
    return Issuer(name, level, known.kind, known.superior) if name else None


def description_of(
    key: str, facts: Facts, claims: Sequence[Claim], candidates: tuple[str, ...] = ()
) -> Description:
    """The document `key` as its `claims` tell it."""
    issuer = _issuer(facts)
    contents = {claim.own.content for claim in claims if claim.own}
    known = Known(
        kind=issuer.kind if issuer else "other",
        superior=issuer.superior if issuer else None,
        conflicts=conflicts_of(claims, facts),
        candidates=candidates,
        contents=tuple(sorted(contents)),
    )
    return Description(_document(key, facts, issuer), known, facts.lead)


def said_by(record: Record, head: Claim) -> Said:
    """What the text of a record says; `head` is the claim of its heading."""
    text, signatory = record.text, record.signatory
    issuer, page = head.issuer, record.positions.page
    return Said(
        urgency=record.document.urgency,
        signatory=signatory if signatory.name or signatory.position else None,
        issued=_passage(record, _first(issuer, text)) if issuer else None,
        signed=_passage(record, _last(signatory.name, text)) if signatory.name else None,
        addressees=tuple([_address(item, None, record) for item in record.addressees]),
        recipients=tuple([_address(item, item.role, record) for item in record.recipients]),
        measures=tuple(
            [
                MeasureSaid(m.id, m.mode, m.quote, m.start, m.end, page(m.start, m.end))
                for m in record.measures
            ]
        ),
        directions=tuple(
            [
                Direction(item.name, passage_of(record, item.start, item.end))
                for item in record.authorities
            ]
        ),
        warnings=record.warnings,
        deadlines=tuple(
            [
                DeadlineSaid(**asdict(item), page=page(item.start, item.end))
                for item in record.deadlines
            ]
        ),
    )


def passage_of(record: Record, start: int, end: int) -> Passage:
    """The words of a record at these offsets."""
    return Passage(record.text[start:end], start, end, record.positions.page(start, end))


def measures_of(said: Said) -> bytes:
    """The measures of a text as an `Outline` keeps them: with their offsets."""
    return msgspec.json.encode(said.measures)


def _document(key: str, facts: Facts, issuer: Issuer | None) -> Document:
    own = facts.lead.own if facts.lead else None
    number = facts.number
    return Document(
        key=key,
        number=number,
        symbol=own.symbol if own else identity.symbol_of(number) if number else None,
        type=facts.type,
        date=facts.date,
        subject=own.subject if own else facts.name,
        issuer=issuer.name if issuer else None,
        level=issuer.level if issuer else None,
        place=own.place if own else None,
        status="cited" if own is None else "draft" if own.status == "draft" else "issued",
    )


def _issuer(facts: Facts) -> Issuer | None:
    """The issuer: as read from the document, else as its name alone tells."""
    record_issuer = authority.as_read(facts.lead) if facts.lead else None
    if record_issuer is not None:
        return record_issuer
    return authority.classified(facts.issuer) if facts.issuer else None


def _address(item: Addressee | Recipient, role: str | None, record: Record) -> Address:
    start, end = item.start, item.end
    page = record.positions.page(start, end)
    return Address(item.name, item.group, role, record.text[start:end], start, end, page)


def _passage(record: Record, span: tuple[int, int] | None) -> Passage | None:
    return passage_of(record, *span) if span else None


def _first(name: str, text: str) -> tuple[int, int] | None:
    """A name as a letterhead may print it: over several lines, with markup between words.

    No pattern is made of it, because every text names another body.
    """
    words = fold(name).split()
    if not words:
        return None
    return _words_in(fold(text[:_LETTERHEAD]), words) or _words_in(fold(text), words)


def _words_in(folded: str, words: Sequence[str]) -> tuple[int, int] | None:
    """Where `words` first follow one another, None where they do not."""
    begin, *others = words
    start = folded.find(begin)
    name = " ".join(words)
    if start >= 0 and folded.replace("\n", " ").startswith(name, start):
        return start, start + len(name)  # as most letterheads print it
    while start >= 0:
        end = _behind(folded, start + len(begin), others)
        if end is not None:
            return start, end
        start = folded.find(begin, start + 1)
    return None


def _behind(folded: str, position: int, words: Iterable[str]) -> int | None:
    """Where `words` end that follow one another from `position`, None where they do not."""
    for word in words:
        gap = _GAP.match(folded, position)
        if gap is None or not folded.startswith(word, gap.end()):
            return None
        position = gap.end() + len(word)
    return position


def _last(name: str, text: str) -> tuple[int, int] | None:
    start = text.rfind(name)
    return (start, start + len(name)) if start >= 0 else None
