"""What the graph answers: immutable documents, edges with their proof, and cascades of both.

The `to_dict` shapes are the JSON that command line, REST and notebooks share.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

import msgspec
import networkx as nx

from loaders.record import Issuer, ReadingWarning, Signatory

Direction = Literal["down", "up", "path"]
DocumentStatus = Literal["issued", "draft", "cited"]


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the graph; `status` is "cited" while it is known only from citations.

    `issuer` is the name of the issuing body, `level` its level; dates are ISO, maybe partial.
    """

    key: str
    number: str | None
    symbol: str | None
    type: str | None
    date: str | None
    subject: str | None
    issuer: str | None
    level: str | None
    place: str | None
    status: DocumentStatus

    def to_dict(self) -> dict[str, Any]:
        """The document as JSON-ready mapping."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One assertion of an edge: the sentence `quote` of document `asserted_by`.

    `start`/`end` are half-open character offsets into that document's text; `confidence` in [0, 1].
    """

    asserted_by: str
    quote: str
    start: int
    end: int
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class MeasureUse:
    """A measure that a document orders or mentions, with the words that do so."""

    id: str
    mode: str
    quote: str


@dataclass(frozen=True, slots=True)
class CascadeDocument:
    """A document at its place in a cascade: `depth` hops and `lag_days` days from the root."""

    document: Document
    depth: int
    lag_days: int | None
    measures: tuple[MeasureUse, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The document's own mapping with `depth`, `lag_days` and `measures` added."""
        return {
            **self.document.to_dict(),
            "depth": self.depth,
            "lag_days": self.lag_days,
            "measures": [asdict(m) for m in self.measures],
        }


@dataclass(frozen=True, slots=True)
class CascadeEdge:
    """`source` relation `target` (document keys), with every proof of it."""

    source: str
    relation: str
    target: str
    evidence: tuple[Evidence, ...]

    def to_dict(self) -> dict[str, Any]:
        """The edge as JSON-ready mapping."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Cascade:
    """The documents below an order, above a document, or between two.

    `documents` has the root first (depth 0), then by depth, date, key; `edges` are sorted by
    (source, relation, target).
    """

    root: str
    direction: Direction
    as_of: str | None
    documents: tuple[CascadeDocument, ...]
    edges: tuple[CascadeEdge, ...]

    def to_dict(self) -> dict[str, Any]:
        """The cascade as JSON-ready mapping, the shape that every face of the project gives."""
        return {
            "root": self.root,
            "direction": self.direction,
            "as_of": self.as_of,
            "documents": [d.to_dict() for d in self.documents],
            "edges": [e.to_dict() for e in self.edges],
        }

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """The same as a graph: node attributes as in `documents`, edge key = relation."""
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(
            root=self.root, direction=self.direction, as_of=self.as_of
        )
        for item in self.documents:
            graph.add_node(item.document.key, **item.to_dict())
        for edge in self.edges:
            graph.add_edge(
                edge.source,
                edge.target,
                key=edge.relation,
                relation=edge.relation,
                evidence=[asdict(e) for e in edge.evidence],
            )
        return graph


@dataclass(frozen=True, slots=True)
class Address:
    """Somebody a document is sent to, at `[start, end)` of its text; `group` marks a class.

    `role` is the printed purpose of a copy ("b/c"), None for addressees.
    """

    name: str
    group: bool
    role: str | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where a copy of a document was read: the source as given and its position in it."""

    source: str
    index: int
    sha256: str


@dataclass(frozen=True, slots=True)
class RelatedDocument:
    """A document at the other end of a relation, with every proof of it."""

    relation: str
    document: Document
    evidence: tuple[Evidence, ...]

    def to_dict(self) -> dict[str, Any]:
        """The relation as JSON-ready mapping."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class DocumentDetail:
    """Everything that is known of one document.

    `implements` and `implemented_by` are the other ends of that relation; `acts_on` and
    `acted_on_by` those of the others (amends, replaces, repeals, references). `aliases` are keys
    that lead here too, `candidates` keys of the documents that an unresolved stub may mean.
    """

    document: Document
    issuer: Issuer | None
    urgency: str | None
    signatory: Signatory | None
    addressees: tuple[Address, ...]
    recipients: tuple[Address, ...]
    measures: tuple[MeasureUse, ...]
    directed_by: tuple[str, ...]
    implements: tuple[RelatedDocument, ...]
    implemented_by: tuple[RelatedDocument, ...]
    acts_on: tuple[RelatedDocument, ...]
    acted_on_by: tuple[RelatedDocument, ...]
    aliases: tuple[str, ...]
    candidates: tuple[str, ...]
    sources: tuple[Source, ...]
    warnings: tuple[ReadingWarning, ...]

    def to_dict(self) -> dict[str, Any]:
        """The document's own mapping (with the issuer's name as `issuer`) and all details."""
        detail: dict[str, Any] = msgspec.to_builtins(self)
        document = detail.pop("document")
        body = detail.pop("issuer")
        return {
            **document,
            **detail,
            "kind": body["kind"] if body else None,
            "superior": body["superior"] if body else None,
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """A body that issued a document below an order: its first one there.

    `lag_days` counts from the root, None without both complete dates; `status` is "cited" where
    the document is known only because others cite it.
    """

    issuer: str
    level: str | None
    place: str | None
    key: str
    number: str | None
    date: str | None
    lag_days: int | None
    status: DocumentStatus

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON-ready mapping."""
        return asdict(self)
