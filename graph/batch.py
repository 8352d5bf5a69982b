"""What one record puts into a store: its claims, citations and links, none of them resolved."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from msgspec import structs

from graph.claims import Claim, cited_claims, content_of, head_claim
from graph.node import Passage
from loaders.record import Record

SELF = -1
"""The position of the document itself among its citations."""


@dataclass(frozen=True, slots=True)
class CitationEntry:
    """One cited document of a record: the claim, and the first words that mention it."""

    position: int
    claim: Claim
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class LinkEntry:
    """One relation that a record asserts between two of its claims."""

    source: Claim
    relation: str
    target: Claim
    passage: Passage
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A record ready to be stored; `place` is its source and its position in it.

    `data` is the record as JSON without its source, `digest` that of `data`: it tells whether
    anything in the record changed, `content` only whether its words did.
    """

    place: tuple[str, int]
    sha256: str
    data: bytes
    digest: str
    content: str
    head: Claim
    citations: tuple[CitationEntry, ...]
    links: tuple[LinkEntry, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of the record, its own heading first."""
        return (self.head, *(citation.claim for citation in self.citations))


def place_of(record: Record) -> tuple[str, int]:
    """Where a record belongs: its source, or its content where it was read from no file."""
    return record.source or f"sha256:{record.sha256 or content_of(record.text)}", record.index


def entry_of(record: Record) -> Entry:
    """The entry of a record, a function of the record alone."""
    data = structs.replace(record, source="").to_json()
    head, cited = head_claim(record), cited_claims(record)
    claims = (*cited, head)  # so that position -1 is the document itself
    return Entry(
        place=place_of(record),
        sha256=record.sha256,
        data=data,
        digest=hashlib.sha256(data).hexdigest()[:32],
        content=head.own.content if head.own else "",
        head=head,
        citations=tuple(
            CitationEntry(i, claim, _first_mention(record, i)) for i, claim in enumerate(cited)
        ),
        links=tuple(
            LinkEntry(
                source=claims[SELF if edge.source == "self" else edge.source],
                relation=edge.relation,
                target=claims[SELF if edge.target == "self" else edge.target],
                passage=Passage(record.text[edge.start : edge.end], edge.start, edge.end),
                rule=edge.rule,
                confidence=edge.confidence,
            )
            for edge in record.edges
        ),
    )


def _first_mention(record: Record, position: int) -> Passage | None:
    mentions = record.citations[position].mentions
    if not mentions:
        return None
    return Passage(mentions[0].quote, mentions[0].start, mentions[0].end)
