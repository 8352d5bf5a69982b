"""What one record puts into a store: its claims, citations and links, none of them resolved."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from msgspec import Struct, structs

from graph import packing
from graph.claims import Claim, block_of, cited_claims, content_of, head_claim
from graph.facts import alias_of
from graph.node import Passage, Said, passage_of, said_by
from loaders.record import Edge, Record, Relation

SELF = -1
"""The position of the document itself among its citations."""


class CitationEntry(Struct, frozen=True):
    """One cited document of a record: the claim, and the first words that mention it."""

    position: int
    claim: Claim
    passage: Passage | None


class LinkEntry(Struct, frozen=True):
    """One relation that a record asserts between two of its citations, or `SELF`."""

    source: int
    relation: Relation
    target: int
    passage: Passage
    rule: str
    confidence: float


class Filed(Struct, frozen=True):
    """A claim and the key that it alone would give its document."""

    claim: Claim
    alias: str


class Entry(Struct, frozen=True):
    """A record ready to be stored; `place` is its source and its position in it.

    `data` is the record without its source, compressed (`unpacked` reads it back), `digest` tells
    whether anything in it changed, `content` only whether its words did. The heading's own claim
    is the first of `filed`. `reader` is the edition of the loaders that read it, where that is
    known (`loaders.edition`).
    """

    place: tuple[str, int]
    sha256: str
    data: bytes
    digest: str
    content: str
    said: Said
    filed: tuple[Filed, ...]
    citations: tuple[CitationEntry, ...]
    links: tuple[LinkEntry, ...]
    reader: str | None = None

    @property
    def head(self) -> Claim:
        """The claim that the heading makes."""
        return self.filed[0].claim


def place_of(record: Record) -> tuple[str, int]:
    """Where a record belongs: its source, or its content where it was read from no file."""
    return record.source or f"sha256:{record.sha256 or content_of(record.text)}", record.index


def entry_of(record: Record, *, reader: str | None = None) -> Entry:
    """The entry of a record, a function of the record and its `reader` alone."""
    data = structs.replace(record, source="").to_json()
    content = content_of(record.text)
    head, cited = head_claim(record, content), cited_claims(record, content)
    return Entry(
        place=place_of(record),
        sha256=record.sha256,
        data=packing.packed(data),
        digest=hashlib.sha256(data).hexdigest()[:24],
        content=content,
        said=said_by(record, head),
        filed=tuple([filed(claim) for claim in dict.fromkeys((head, *cited))]),
        citations=tuple(
            [CitationEntry(i, claim, _first_mention(record, i)) for i, claim in enumerate(cited)]
        ),
        links=tuple([_link(edge, record) for edge in record.edges]),
        reader=reader,
    )


def _link(edge: Edge, record: Record) -> LinkEntry:
    return LinkEntry(
        source=SELF if edge.source == "self" else edge.source,
        relation=edge.relation,
        target=SELF if edge.target == "self" else edge.target,
        passage=passage_of(record, edge.start, edge.end),
        rule=edge.rule,
        confidence=edge.confidence,
    )


@lru_cache(maxsize=65536)
def filed(claim: Claim) -> Filed:
    """The claim with its alias, and where it is resolved worked out."""
    block_of(claim)  # here, in the process that read it
    return Filed(claim, alias_of(claim))


def unpacked(data: bytes, source: str) -> Record:
    """The record in an entry's `data`, as it was read from `source`."""
    return structs.replace(Record.from_json(packing.unpacked(data)), source=source)


def _first_mention(record: Record, position: int) -> Passage | None:
    mentions = record.citations[position].mentions
    if not mentions:
        return None
    first = mentions[0]
    page = record.positions.page(first.start, first.end)
    return Passage(first.quote, first.start, first.end, page)
