"""The nodes and relationships of an export, gathered from one state of a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from graph.export.elements import Element, Relationship, node_of, relationship_of
from graph.export.shared import Shared
from graph.export.spool import SortedLines, Spool
from graph.lines import Line, Piece, asserted, bodies_of, dumped, own_lines, piece_lines, pieces_of
from graph.link import Link, fault_of
from graph.model import Evidence
from graph.node import Node
from graph.questions.cascade import down
from graph.questions.state import in_one_state
from graph.store.base import Store
from loaders.record import RELATIONS

_AT_ONCE = 500
"""Documents that the store is asked about together."""


class Gathered:
    """The lines of an export; each of its methods may be asked again and again.

    What documents say themselves lies in a spool. Bodies, places, people and groups, of which
    several documents may tell, are in memory: there are far fewer of them in a large archive.
    """

    def __init__(self, spool: Spool) -> None:
        """Keep what is many in `spool`."""
        self._nodes = SortedLines(spool)
        self._relationships = SortedLines(spool)

    def node(self, line: Line) -> None:
        """Add a node that is told once."""
        self._nodes.add(dumped(line).encode())

    def relationship(self, line: Line, source: str, target: str) -> None:
        """Add a relationship between nodes of these labels."""
        # JSON has no tab, so that the labels do not change the order.
        self._relationships.add(f"{dumped(line)}\t{source}\t{target}".encode())

    def node_lines(self) -> Iterator[bytes]:
        """The canonical lines of the nodes, by label and key."""
        return iter(self._nodes)

    def relationship_lines(self) -> Iterator[bytes]:
        """The canonical lines of the relationships, sorted."""
        return (line for line, _, _ in self._told())

    def nodes(self) -> Iterator[Element]:
        """The nodes, by label and key."""
        return map(node_of, self._nodes)

    def relationships(self) -> Iterator[Relationship]:
        """The relationships in the order of their lines."""
        return (relationship_of(*told) for told in self._told())

    def _told(self) -> Iterator[tuple[bytes, str, str]]:
        before = b""
        for told in self._relationships:
            line, source, target = told.split(b"\t")
            if line != before:  # copies of one document assert the same
                yield line, source.decode(), target.decode()
            before = line


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
    found, shared = Gathered(spool), Shared()
    nodes, links = _held(store, root)
    pieces: dict[Piece, None] = {}
    for node, aliases, mention in _described(store, nodes):
        pieces.update((piece, None) for body in bodies_of(node) for piece in pieces_of(body))
        _tell(own_lines(node, aliases, mention), found, shared)
    for link in links:
        if fault_of(link) is None:
            line = asserted(link.relation.upper(), link.source, link.target, link.evidence)
            found.relationship(line, "Document", "Document")
    for piece in pieces:
        shared.body(piece_lines(piece))
    for line in shared.nodes():
        found.node(line)
    for line, source, target in shared.relationships():
        found.relationship(line, source, target)
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


def _tell(lines: Iterable[Line], found: Gathered, shared: Shared) -> None:
    """Sort out what a document says; a node that it names stands directly before the naming."""
    before: Line = {}
    for line in lines:
        if line.get("node") == "Document":
            found.node(line)
        elif "node" in line:
            shared.node(line)
        else:
            named = before.get("node", "Document")
            found.relationship(line, "Document", "Organisation" if named == "Document" else named)
        before = line
