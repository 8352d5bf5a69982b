"""Everything that a record has a place for in its text, as marks that may overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal, NamedTuple

from loaders.record import RELATIONS, Addressee, Authority, Recipient, Record
from viz.reading.printed import printed_parts

Kind = Literal[
    "issuer",
    "number",
    "date",
    "subject",
    "signatory",
    "addressee",
    "recipient",
    "citation",
    "proof",
    "authority",
    "measure",
    "deadline",
]

SURE = 0.9
"""What is less sure than this is shown as something to look at."""


_STRENGTH: tuple[str, ...] = RELATIONS


class Proof(NamedTuple):
    """That the sentence from `start` to `end` proves the edge at `place` of a list."""

    place: int
    start: int
    end: int
    relation: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage of the text, from `start` up to `end`, and what was read there.

    `of` holds the positions in the record's list of that kind (its edges for a proof); a fact of
    the heading or the signature has none. `tone` is a finer kind: the mode of a measure, the
    strongest relation that a sentence proves, what a deadline is for. `unsure` marks what is less
    sure than `SURE`: an issuer, a cited document, an edge that the sentence proves, a deadline.
    """

    kind: Kind
    start: int
    end: int
    of: tuple[int, ...] = ()
    tone: str = ""
    unsure: bool = False


def marks_of(record: Record) -> list[Mark]:
    """The marks of `record` in the order of the text, the longer first; all that are not empty."""
    listed: tuple[tuple[Kind, tuple[tuple[int, int, int], ...]], ...] = (
        ("addressee", _spans(record.addressees)),
        ("recipient", _spans(record.recipients)),
        ("authority", _spans(record.authorities)),
    )
    found = chain(
        _parts(record),
        (Mark(kind, start, end, (i,)) for kind, spans in listed for i, start, end in spans),
        (Mark("measure", m.start, m.end, (i,), m.mode) for i, m in enumerate(record.measures)),
        _mentions(record),
        sentences(_proofs(record)),
        _deadlines(record),
    )
    return in_order(found, record.text)


def in_order(marks: Iterable[Mark], text: str) -> list[Mark]:
    """The marks in the order of `text`, the longer first, without those that cover none of it."""
    kept = (mark for mark in marks if 0 <= mark.start < mark.end <= len(text))
    return sorted(kept, key=lambda mark: (mark.start, -mark.end, mark.kind != "proof", mark.of))


def sentences(proofs: Iterable[Proof]) -> Iterator[Mark]:
    """One mark a sentence, however many edges it proves."""
    by_sentence: dict[tuple[int, int], list[Proof]] = {}
    for proof in proofs:
        by_sentence.setdefault((proof.start, proof.end), []).append(proof)
    for (start, end), found in by_sentence.items():
        strongest = min((proof.relation for proof in found), key=_STRENGTH.index)
        unsure = any(proof.confidence < SURE for proof in found)
        yield Mark("proof", start, end, tuple(proof.place for proof in found), strongest, unsure)


def _spans(items: Sequence[Addressee | Recipient | Authority]) -> tuple[tuple[int, int, int], ...]:
    return tuple((i, item.start, item.end) for i, item in enumerate(items))


def _parts(record: Record) -> Iterator[Mark]:
    """The parts of heading and signature."""
    issuer = record.document.issuer
    unsure = issuer is not None and issuer.confidence < SURE
    for kind, start, end in printed_parts(record):
        yield Mark(kind, start, end, unsure=unsure and kind == "issuer")


def _mentions(record: Record) -> Iterator[Mark]:
    for i, citation in enumerate(record.citations):
        unsure = citation.confidence < SURE
        for mention in citation.mentions:
            yield Mark("citation", mention.start, mention.end, (i,), unsure=unsure)


def _deadlines(record: Record) -> Iterator[Mark]:
    for i, due in enumerate(record.deadlines):
        yield Mark("deadline", due.start, due.end, (i,), due.what, due.confidence < SURE)


def _proofs(record: Record) -> Iterator[Proof]:
    for i, edge in enumerate(record.edges):
        yield Proof(i, edge.start, edge.end, edge.relation, edge.confidence)
