"""What a record takes from the file that its text was read from: positions, sureness, warnings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec import UNSET
from msgspec.structs import replace

from loaders.misread import mended_number
from loaders.positions import CERTAIN, Positions
from loaders.record import Citation, Deadline, Edge, Mention, Record
from loaders.text import SourceText

T = TypeVar("T", Mention, Deadline)


def placed(record: Record, text: SourceText, spans: Sequence[tuple[int, int]]) -> Record:
    """The record of the `spans` of a source's text with its part of what the source tells."""
    if not text.positions and not text.warnings:
        return record
    positions = text.positions.part(spans)
    record = replace(record, layout=positions or UNSET, warnings=(*text.warnings, *record.warnings))
    return _bounded(_mended(record)) if any(line.sure for line in positions.lines) else record


def _mended(record: Record) -> Record:
    """The record with the codes of numbers that the recogniser misread by a letter."""
    citations = tuple(
        replace(c, number=mended_number(c.number, c.type)) if c.number and c.type else c
        for c in record.citations
    )
    heading = record.document
    if heading.number and heading.symbol and heading.type:
        number = mended_number(heading.number, heading.type)
        if number != heading.number and heading.number.endswith(heading.symbol):
            symbol = number[len(heading.number) - len(heading.symbol) :]
            heading = replace(heading, number=number, symbol=symbol)
    return replace(record, document=heading, citations=citations)


def _bounded(record: Record) -> Record:
    """The record with nothing surer than the least sure word that was recognised for it.

    An edge is bounded by the citations between which it stands: most of the sentence that proves it
    tells nothing of its ends.
    """
    positions = record.positions
    citations = tuple(_citation(citation, positions) for citation in record.citations)
    return replace(
        record,
        citations=citations,
        edges=tuple(_edge(edge, citations) for edge in record.edges),
        deadlines=tuple(_bound(deadline, positions) for deadline in record.deadlines),
    )


def _citation(citation: Citation, positions: Positions) -> Citation:
    mentions = tuple(_bound(mention, positions) for mention in citation.mentions)
    surest = max((mention.confidence for mention in mentions), default=citation.confidence)
    return replace(citation, mentions=mentions, confidence=min(citation.confidence, surest))


def _edge(edge: Edge, citations: tuple[Citation, ...]) -> Edge:
    ends = [citations[end].confidence for end in (edge.source, edge.target) if end != "self"]
    return replace(edge, confidence=min([edge.confidence, *ends]))


def _bound(passage: T, positions: Positions) -> T:
    sure = positions.sureness(passage.start, passage.end) / CERTAIN
    return replace(passage, confidence=min(passage.confidence, sure))
