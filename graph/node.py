"""A document as the graph holds it: its facts and everything its own text says about others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from graph import authority, identity
from graph.claims import Claim
from graph.facts import Facts, conflicts_of
from graph.model import Address, Document
from loaders.fold import fold
from loaders.record import Addressee, Issuer, Measure, ReadingWarning, Recipient, Record, Signatory


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a document at half-open character offsets into its text."""

    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Direction:
    """An authority whose direction a document follows without naming a document of it."""

    name: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Node:
    """A document with its own facts; those of a cited one end with `candidates`.

    `contents` are digests of the texts that were loaded as this document. `issued` and `signed`
    are the words that name issuer and signatory, None where the text has them in other words.
    """

    document: Document
    issuer: Issuer | None
    warnings: tuple[ReadingWarning, ...] = ()
    candidates: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    urgency: str | None = None
    signatory: Signatory | None = None
    issued: Passage | None = None
    signed: Passage | None = None
    addressees: tuple[Address, ...] = ()
    recipients: tuple[Address, ...] = ()
    measures: tuple[Measure, ...] = ()
    directions: tuple[Direction, ...] = ()


def node_of(
    key: str,
    facts: Facts,
    claims: Iterable[Claim],
    record: Record | None,
    candidates: tuple[str, ...] = (),
) -> Node:
    """The node of the document `key`; `record` is what was read from its leading text, if any."""
    claims = tuple(claims)
    issuer = _issuer(facts)
    document = _document(key, facts, issuer)
    conflicts = conflicts_of(claims, facts)
    if record is None:
        return Node(document, issuer, conflicts, candidates)
    signatory = record.signatory
    return Node(
        document=document,
        issuer=issuer,
        warnings=record.warnings + conflicts,
        candidates=candidates,
        contents=tuple(sorted({claim.own.content for claim in claims if claim.own})),
        urgency=record.document.urgency,
        signatory=signatory if signatory.name or signatory.position else None,
        issued=_first(issuer.name, record.text) if issuer else None,
        signed=_last(signatory.name, record.text) if signatory.name else None,
        addressees=tuple(_address(item, None, record.text) for item in record.addressees),
        recipients=tuple(_address(item, item.role, record.text) for item in record.recipients),
        measures=record.measures,
        directions=tuple(
            Direction(item.name, _passage(record.text, item.start, item.end))
            for item in record.authorities
        ),
    )


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


def _address(item: Addressee | Recipient, role: str | None, text: str) -> Address:
    passage = _passage(text, item.start, item.end)
    return Address(item.name, item.group, role, passage.quote, passage.start, passage.end)


def _passage(text: str, start: int, end: int) -> Passage:
    return Passage(text[start:end], start, end)


def _first(name: str, text: str) -> Passage | None:
    found = _printed(name).search(fold(text))
    return _passage(text, found.start(), found.end()) if found else None


def _last(name: str, text: str) -> Passage | None:
    start = text.rfind(name)
    return _passage(text, start, start + len(name)) if start >= 0 else None


@lru_cache(maxsize=4096)
def _printed(name: str) -> re.Pattern[str]:
    """A name as a letterhead may print it: over several lines, with markup between words."""
    return re.compile(r"[\s*|_]{1,12}".join(re.escape(word) for word in fold(name).split()))
