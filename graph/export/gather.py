"""The nodes and relationships of an export, gathered from one state of a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from graph import authority
from graph.export.gathered import Gathered
from graph.export.spool import Spool
from graph.lines import Line, Piece, asserted, bodies_of, own_lines, piece_lines, pieces_of
from graph.link import Link, fault_of
from graph.model import Evidence
from graph.node import Node
from graph.questions.cascade import down
from graph.questions.state import in_one_state
from graph.store.base import Store
from loaders.record import RELATIONS

_AT_ONCE = 500
"""Documents that the store is asked about together."""
_ENDS = {
    "SUBORDINATE_TO": ("Organisation", "Organisation"),
    "GOVERNS": ("Organisation", "Place"),
    "PART_OF": ("Place", "Place"),
}
"""The labels of both ends; what is `SUCCEEDED_BY` may be of either kind."""


@contextmanager
def gathered(store: Store, root: str | None) -> Iterator[Gathered]:
    """The whole graph, or the cascade below `root`, as it was at one moment.

    The store is let go before anything is told: Neo4j may have to be asked again from the start,
    and a slow reader must not hold up anybody. Raises `UnknownDocument`, `NoRoom`.
    """
    with Spool() as spool:
        yield _gather(store, spool, root)


@in_one_state
def _gather(store: Store, spool: Spool, root: str | None) -> Gathered:
    spool.clear()
    found = Gathered(spool)
    nodes, links = _held(store, root)
    pieces: set[Piece] = set()
    for node, aliases, mention in _described(store, nodes):
        _add(own_lines(node, aliases, mention), found)
        fresh = {piece for body in bodies_of(node) for piece in pieces_of(body)} - pieces
        for piece in fresh:
            _add_piece(piece, found)
        pieces |= fresh
    for link in links:
        if fault_of(link) is None:
            line = asserted(link.relation.upper(), link.source, link.target, link.evidence)
            found.add_relationship(line, "Document", "Document")
    return found


def _held(store: Store, root: str | None) -> tuple[Iterable[Node], Iterable[Link]]:
    """The documents of the store, or of one cascade, and what they assert of each other."""
    if root is None:
        return store.every_node(), store.every_link()
    keys = {item.document.key for item in down(store, root, relation="any").documents}
    links = store.neighbours(keys, RELATIONS, incoming=True)
    return store.nodes(keys).values(), (link for link in links if link.source in keys)


def _described(
    store: Store, nodes: Iterable[Node]
) -> Iterator[tuple[Node, Sequence[str], Evidence | None]]:
    """Each document with its aliases and, if it is only cited, what proves its issuer."""
    remaining = iter(nodes)
    while some := list(islice(remaining, _AT_ONCE)):
        aliases = store.aliases([node.document.key for node in some])
        cited = [node.document.key for node in some if node.document.status == "cited"]
        first = store.first_mentions(cited)
        for node in some:
            key = node.document.key
            yield node, aliases.get(key, ()), first.get(key)


def _add(lines: Iterable[Line], found: Gathered) -> None:
    """Add what a document says; a node that is no body stands directly before its naming."""
    before: Line = {}
    for line in lines:
        if "node" in line:
            found.add_node(line)
        else:
            named = before.get("node", "Document")
            target = "Organisation" if named == "Document" else named
            found.add_relationship(line, "Document", target)
        before = line


def _add_piece(piece: Piece, found: Gathered) -> None:
    """Add a body with its place, what is above both and who took over."""
    organisation = authority.organisation_key(piece.body)
    for line in piece_lines(piece):
        if "node" in line:
            found.add_node(line)
        else:
            label = "Organisation" if line["source"] == organisation else "Place"
            ends = _ENDS.get(line["relationship"], (label, label))
            found.add_relationship(line, *ends)
