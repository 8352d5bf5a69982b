"""What the graph answers: immutable documents, edges with their proof, and cascades of both.

The `to_dict` shapes are the JSON that command line, REST and notebooks share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct
from msgspec.structs import asdict

from graph.document import Document, DocumentStatus, MeasureUse, Outline
from graph.frames import frame
from loaders.record import Issuer, ReadingWarning, Signatory, Task

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

Direction = Literal["down", "up", "path"]


def as_mapping(value: Struct) -> dict[str, Any]:
    """A struct and all that it holds as JSON-ready mappings and lists.

    A page is left out where it is unknown: most texts have none.
    """
    return {
        name: _plain(part)
        for name, part in asdict(value).items()
        if part is not None or name != "page"
    }


def _plain(value: object) -> object:
    if isinstance(value, Struct):
        return as_mapping(value)
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


class Evidence(Struct, frozen=True, gc=False, omit_defaults=True):
    """One assertion of an edge: the sentence `quote` of document `asserted_by`.

    `start`/`end` are half-open character offsets into that document's text; `confidence` in [0, 1].
    `page` is the page of the file, from 1, on which the sentence begins, None where that has none.
    """

    asserted_by: str
    quote: str
    start: int
    end: int
    rule: str
    confidence: float
    page: int | None = None


class CascadeDocument(Struct, frozen=True, gc=False, eq=False):
    """A document at its place in a cascade: `depth` hops and `lag_days` days from the root."""

    outline: Outline
    depth: int
    lag_days: int | None

    def __eq__(self, other: object) -> bool:
        """Whether the same is said of the same document at the same place."""
        if not isinstance(other, CascadeDocument):
            return NotImplemented
        place = self.depth, self.lag_days
        return place == (other.depth, other.lag_days) and self.outline.data == other.outline.data

    def __hash__(self) -> int:
        """Equal documents have equal hashes."""
        return hash((self.outline.data, self.depth, self.lag_days))

    @property
    def key(self) -> str:
        """The document's key, without its other facts being decoded."""
        return self.outline.key

    @property
    def date(self) -> str | None:
        """The document's date, likewise."""
        return self.outline.date

    @property
    def document(self) -> Document:
        """The document's facts."""
        return self.outline.document

    @property
    def measures(self) -> tuple[MeasureUse, ...]:
        """What the document orders or mentions."""
        return self.outline.measures

    def to_dict(self) -> dict[str, Any]:
        """The document's own mapping with `depth`, `lag_days` and `measures` added."""
        return {
            **self.document.to_dict(),
            "depth": self.depth,
            "lag_days": self.lag_days,
            "measures": [as_mapping(m) for m in self.measures],
        }


class CascadeEdge(Struct, frozen=True, gc=False):
    """`source` relation `target` (document keys), with every proof of it."""

    source: str
    relation: str
    target: str
    evidence: tuple[Evidence, ...]

    def to_dict(self) -> dict[str, Any]:
        """The edge as JSON-ready mapping."""
        return as_mapping(self)


class Cascade(Struct, frozen=True):
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

    def to_frame(self) -> pd.DataFrame:
        """The documents as a data frame, a row each, without their measures."""
        columns = (*Document.__struct_fields__, "depth", "lag_days")
        return frame(columns, (item.to_dict() for item in self.documents))

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """The same as a graph: node attributes as in `documents`, edge key = relation."""
        import networkx as nx  # noqa: PLC0415 - takes longer than most questions

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
                evidence=[as_mapping(e) for e in edge.evidence],
            )
        return graph


class Address(Struct, frozen=True, array_like=True):
    """Somebody a document is sent to, at `[start, end)` of its text; `group` marks a class.

    `role` is the printed purpose of a copy ("b/c"), None for addressees; `page` as in `Evidence`.
    """

    name: str
    group: bool
    role: str | None
    quote: str
    start: int
    end: int
    page: int | None = None


class DeadlineSaid(Struct, frozen=True, array_like=True):
    """A time until when a document wants something done.

    It is told as `loaders.record.Deadline` has it.

    `date` is the ISO day up to and including which it may be done, None for what recurs or counts
    from an event; `days` the length of a term, of working days where `working`. `what` is "report"
    or "act"; `[start, end)` of the text is the clause that says so, `confidence` in [0, 1]; `page`
    as in `Evidence`.
    """

    date: str | None
    days: int | None
    working: bool
    recurring: bool
    what: Task
    quote: str
    start: int
    end: int
    rule: str
    confidence: float
    page: int | None = None


class Source(Struct, frozen=True):
    """Where a copy of a document was read: the source as given and its position in it."""

    source: str
    index: int
    sha256: str


class RelatedDocument(Struct, frozen=True):
    """A document at the other end of a relation, with every proof of it."""

    relation: str
    document: Document
    evidence: tuple[Evidence, ...]

    def to_dict(self) -> dict[str, Any]:
        """The relation as JSON-ready mapping."""
        return as_mapping(self)


class DocumentDetail(Struct, frozen=True):
    """Everything that is known of one document.

    `implements` and `implemented_by` are the other ends of that relation; `acts_on` and
    `acted_on_by` those of the others (amends, replaces, repeals, references). `aliases` are keys
    that lead here too, `candidates` keys of the documents that an unresolved stub may mean.
    `versions` are its drafts, consolidations and certified copies, or the act that it is one of.
    """

    document: Document
    issuer: Issuer | None
    urgency: str | None
    signatory: Signatory | None
    addressees: tuple[Address, ...]
    recipients: tuple[Address, ...]
    measures: tuple[MeasureUse, ...]
    deadlines: tuple[DeadlineSaid, ...]
    directed_by: tuple[str, ...]
    implements: tuple[RelatedDocument, ...]
    implemented_by: tuple[RelatedDocument, ...]
    acts_on: tuple[RelatedDocument, ...]
    acted_on_by: tuple[RelatedDocument, ...]
    aliases: tuple[str, ...]
    candidates: tuple[str, ...]
    versions: tuple[Document, ...]
    sources: tuple[Source, ...]
    warnings: tuple[ReadingWarning, ...]

    def to_dict(self) -> dict[str, Any]:
        """The document's own mapping (with the issuer's name as `issuer`) and all details."""
        detail = as_mapping(self)
        document = detail.pop("document")
        body = detail.pop("issuer")
        return {
            **document,
            **detail,
            "kind": body["kind"] if body else None,
            "superior": body["superior"] if body else None,
        }


class Answer(Struct, frozen=True):
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
