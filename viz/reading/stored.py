"""What the graph holds of one document, with the places in its text that prove it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Protocol

from msgspec.structs import asdict

from graph.document import Document
from graph.model import DocumentDetail, Evidence, RelatedDocument
from loaders.record import Record, Signatory
from viz.reading.cited import Proved, citation_marks
from viz.reading.marks import SURE, Kind, Mark, Proof, in_order, sentences
from viz.reading.printed import Part, printed_parts


class _Quoted(Protocol):
    @property
    def quote(self) -> str: ...

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Saying:
    """One proof of a relation between the document and its neighbour at `other` of a list.

    `acts` tells whether it is the document that acts on its neighbour; `own` whether the sentence
    is the document's.
    """

    other: int
    relation: str
    acts: bool
    own: bool
    proof: Evidence


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The documents at the other ends of all relations, and every proof of one."""

    documents: tuple[Document, ...]
    sayings: tuple[Saying, ...]


def neighbourhood(detail: DocumentDetail) -> Neighbourhood:
    """The neighbours of a document, first those that it acts on, each once."""
    places: dict[str, int] = {}
    documents: list[Document] = []
    sayings: list[Saying] = []
    own = {detail.document.key, *detail.aliases}
    for related, acts in _related(detail):
        key = related.document.key
        if key not in places:
            places[key] = len(documents)
            documents.append(related.document)
        sayings += [
            Saying(places[key], related.relation, acts, proof.asserted_by in own, proof)
            for proof in related.evidence
        ]
    return Neighbourhood(tuple(documents), tuple(sayings))


def _related(detail: DocumentDetail) -> Iterator[tuple[RelatedDocument, bool]]:
    yield from ((related, True) for related in (*detail.implements, *detail.acts_on))
    yield from ((related, False) for related in (*detail.implemented_by, *detail.acted_on_by))


@dataclass(frozen=True, slots=True)
class Reading:
    """A text of the document with the marks that stand in it.

    `missing` counts what the graph quotes from the document's text and what this one does not have
    at that place: it is not marked, since the text may have been replaced.
    """

    record: Record
    marks: list[Mark]
    missing: int


def best_reading(
    detail: DocumentDetail, around: Neighbourhood, records: Sequence[Record]
) -> Reading | None:
    """The text of which the graph tells most, the first one of several; None without any."""
    readings = [_reading(detail, around, record) for record in records]
    return min(readings, key=lambda reading: reading.missing, default=None)


def _reading(detail: DocumentDetail, around: Neighbourhood, record: Record) -> Reading:
    text = record.text
    own = [(n, said) for n, said in enumerate(around.sayings) if said.own]
    standing = [(n, said) for n, said in own if _stands(said.proof, text)]
    cited = citation_marks([_proved(said, around) for _, said in standing], record)
    measures = list(_measures(detail, record))
    dues = [
        Mark("deadline", due.start, due.end, (n,), due.what, due.confidence < SURE)
        for n, due in enumerate(detail.deadlines)
        if _stands(due, text)
    ]
    bodies = [*_bodies("addressee", detail.addressees, text)]
    bodies += _bodies("recipient", detail.recipients, text)
    quoted = len(own) + len(detail.measures) + len(detail.deadlines)
    quoted += len(detail.addressees) + len(detail.recipients)
    missing = quoted - len(standing) - len(measures) - len(dues) - len(bodies)
    proofs = sentences(_proof(n, said) for n, said in standing)
    found = chain(_parts(detail, record), bodies, measures, dues, cited, proofs)
    return Reading(record, in_order(found, text), missing)


def _proof(place: int, said: Saying) -> Proof:
    return Proof(place, said.proof.start, said.proof.end, said.relation, said.proof.confidence)


def _proved(said: Saying, around: Neighbourhood) -> Proved:
    told = (said.proof.start, said.proof.end, said.relation, said.proof.rule)
    return Proved(told, said.acts, said.other, around.documents[said.other].number)


def _stands(quoted: _Quoted, text: str) -> bool:
    return bool(quoted.quote) and text[quoted.start : quoted.end] == quoted.quote


def _bodies(kind: Kind, bodies: Sequence[_Quoted], text: str) -> Iterator[Mark]:
    for n, body in enumerate(bodies):
        if _stands(body, text):
            yield Mark(kind, body.start, body.end, (n,))


def _measures(detail: DocumentDetail, record: Record) -> Iterator[Mark]:
    """The measures of the graph where the text's own reading has them, in the same order."""
    read = iter(record.measures)
    for n, use in enumerate(detail.measures):
        said = (use.id, use.mode, use.quote)
        here = next((m for m in read if (m.id, m.mode, m.quote) == said), None)
        if here is None:
            return
        if _stands(here, record.text):
            yield Mark("measure", here.start, here.end, (n,), use.mode)


def _parts(detail: DocumentDetail, record: Record) -> Iterator[Mark]:
    """The parts of heading and signature that say what the graph says."""
    heading, document = record.document, detail.document
    read_issuer = heading.issuer.name if heading.issuer else None
    agrees: dict[Part, bool] = {
        "issuer": read_issuer == document.issuer,
        "number": heading.number == document.number,
        "date": heading.date == document.date,
        "subject": heading.subject == document.subject,
        "signatory": record.signatory == (detail.signatory or Signatory()),
    }
    for part, start, end in printed_parts(record):
        if agrees[part]:
            yield Mark(part, start, end)


def facts(detail: DocumentDetail, around: Neighbourhood, reading: Reading | None) -> dict[str, Any]:
    """The document as the page's scripts read it: as a record, whose citations are neighbours.

    An edge goes between "self" and a place in `citations`; `by` is None where this document says
    so, else the place of the neighbour or the key of the document that does.
    """
    found = detail.to_dict()
    issuer = detail.issuer
    return {
        "document": {
            **detail.document.to_dict(),
            "urgency": detail.urgency,
            "issuer": issuer
            and {"name": issuer.name, "level": issuer.level, "superior": issuer.superior},
        },
        "signatory": asdict(detail.signatory or Signatory()),
        **{name: found[name] for name in ("addressees", "recipients", "measures", "deadlines")},
        "authorities": [{"name": name} for name in detail.directed_by],
        "citations": [document.to_dict() for document in around.documents],
        "edges": _edges(around),
        "warnings": found["warnings"],
        "versions": found["versions"],
        "candidates": found["candidates"],
        "sources": [source["source"] for source in found["sources"]],
        "source": reading.record.source if reading else None,
        "missing": reading.missing if reading else 0,
    }


def _edges(around: Neighbourhood) -> list[dict[str, Any]]:
    place = {document.key: n for n, document in enumerate(around.documents)}
    return [
        {
            "source": "self" if said.acts else said.other,
            "relation": said.relation,
            "target": said.other if said.acts else "self",
            "by": None if said.own else place.get(said.proof.asserted_by, said.proof.asserted_by),
            "quote": said.proof.quote,
            "rule": said.proof.rule,
            "confidence": said.proof.confidence,
            **({} if said.proof.page is None else {"page": said.proof.page}),
        }
        for said in around.sayings
    ]
