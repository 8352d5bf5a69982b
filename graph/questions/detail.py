"""Everything that is known of one document."""

from __future__ import annotations

from collections.abc import Sequence

from graph.document import MeasureUse
from graph.errors import UnknownDocument
from graph.link import edges_of
from graph.model import CascadeEdge, DocumentDetail, RelatedDocument
from graph.node import Node
from graph.questions.state import in_one_state
from graph.questions.versions import versions
from graph.store.base import Store
from loaders.record import RELATIONS


@in_one_state
def show(store: Store, key: str) -> DocumentDetail:
    """The document `key` with issuer, signatory, recipients, measures, deadlines, relations.

    Raises `UnknownDocument` for a key that is not in the store.
    """
    node = store.nodes([key]).get(key)
    if node is None:
        raise UnknownDocument(key)
    outgoing = edges_of(store.neighbours([key], RELATIONS, incoming=False))
    incoming = edges_of(store.neighbours([key], RELATIONS, incoming=True))
    others = store.nodes({e.target for e in outgoing} | {e.source for e in incoming})
    acts_on = [_related(edge, others[edge.target]) for edge in outgoing]
    acted_on_by = [_related(edge, others[edge.source]) for edge in incoming]
    return DocumentDetail(
        document=node.document,
        issuer=node.issuer,
        urgency=node.said.urgency,
        signatory=node.said.signatory,
        addressees=node.said.addressees,
        recipients=node.said.recipients,
        measures=tuple(MeasureUse(m.id, m.mode, m.quote) for m in node.said.measures),
        deadlines=node.said.deadlines,
        directed_by=tuple(direction.name for direction in node.said.directions),
        implements=_only(acts_on, implements=True),
        implemented_by=_only(acted_on_by, implements=True),
        acts_on=_only(acts_on, implements=False),
        acted_on_by=_only(acted_on_by, implements=False),
        aliases=tuple(store.aliases([key]).get(key, ())),
        candidates=node.known.candidates,
        versions=versions(store, node.document, (*acts_on, *acted_on_by)),
        sources=tuple(store.sources(key)),
        warnings=node.warnings,
    )


def _related(edge: CascadeEdge, other: Node) -> RelatedDocument:
    return RelatedDocument(edge.relation, other.document, edge.evidence)


def _only(related: Sequence[RelatedDocument], *, implements: bool) -> tuple[RelatedDocument, ...]:
    chosen = [r for r in related if (r.relation == "implements") is implements]
    return tuple(sorted(chosen, key=lambda r: (r.relation, r.document.date or "~", r.document.key)))
