"""Everything that is known of one document."""

from __future__ import annotations

from collections.abc import Sequence

from graph.errors import UnknownDocument
from graph.link import edges_of
from graph.model import CascadeEdge, DocumentDetail, RelatedDocument
from graph.moment import checked
from graph.node import Node
from graph.questions.known import heard, known, require_known
from graph.questions.state import in_one_state
from graph.questions.versions import versions
from graph.store.base import Store
from loaders.record import RELATIONS


@in_one_state
def show(store: Store, key: str, *, as_of: str | None = None) -> DocumentDetail:
    """The document `key` with issuer, signatory, recipients, measures, deadlines, relations.

    `as_of` (an ISO date) gives the relations that were asserted until that day, and leaves out
    candidates and other texts of later. What the text itself says is all given; the facts of the
    document, its aliases and what citations say otherwise (`warnings`) are those of today.
    Raises `UnknownDocument` for a key that is not in the store, or not yet, and `UsageProblem`.
    """
    node = store.nodes([key]).get(key)
    if node is None:
        raise UnknownDocument(key)
    require_known(store, node.document, checked(as_of))
    outgoing = _edges(store, key, as_of, incoming=False)
    incoming = _edges(store, key, as_of, incoming=True)
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
        measures=tuple(measure.use for measure in node.said.measures),
        deadlines=node.said.deadlines,
        directed_by=tuple(direction.name for direction in node.said.directions),
        implements=_only(acts_on, implements=True),
        implemented_by=_only(acted_on_by, implements=True),
        acts_on=_only(acts_on, implements=False),
        acted_on_by=_only(acted_on_by, implements=False),
        aliases=tuple(store.aliases([key]).get(key, ())),
        candidates=_candidates(store, node, as_of),
        versions=tuple(
            known(store, versions(store, node.document, (*acts_on, *acted_on_by)), as_of)
        ),
        sources=tuple(store.sources(key)),
        warnings=node.warnings,
    )


def _edges(store: Store, key: str, as_of: str | None, *, incoming: bool) -> tuple[CascadeEdge, ...]:
    links = store.neighbours([key], RELATIONS, incoming=incoming)
    return edges_of(heard(store, links, as_of))


def _candidates(store: Store, node: Node, as_of: str | None) -> tuple[str, ...]:
    """The keys of what an unresolved stub may mean."""
    keys = node.known.candidates
    if as_of is None or not keys:
        return keys
    nodes = store.nodes(keys)
    return tuple(d.key for d in known(store, [nodes[key].document for key in keys], as_of))


def _related(edge: CascadeEdge, other: Node) -> RelatedDocument:
    return RelatedDocument(edge.relation, other.document, edge.evidence)


def _only(related: Sequence[RelatedDocument], *, implements: bool) -> tuple[RelatedDocument, ...]:
    chosen = [r for r in related if (r.relation == "implements") is implements]
    return tuple(sorted(chosen, key=lambda r: (r.relation, r.document.date or "~", r.document.key)))
