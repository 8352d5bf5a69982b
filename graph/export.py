"""The graph as canonical JSON lines: sorted, byte-identical for equal graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from graph.lines import Line, asserted, dumped, of_document, preferred
from graph.link import Link, fault_of
from graph.node import Node
from graph.questions.cascade import down
from graph.questions.state import in_one_state
from graph.store.base import Store
from loaders.record import RELATIONS

_AT_ONCE = 500
"""Documents that the store is asked about together."""


def export_jsonl(store: Store, root: str | None = None) -> Iterator[str]:
    """The lines (without line ends) of the whole graph, or of the cascade below `root`.

    One node or relationship a line, nodes first, each group sorted. Neither the order nor the place
    from which documents were loaded shows. Raises `UnknownDocument`.
    """
    nodes, relationships = _exported(store, root)
    yield from (dumped(line) for _, line in sorted(nodes.items()))
    yield from sorted(relationships)


@in_one_state
def _exported(store: Store, root: str | None) -> tuple[dict[tuple[str, ...], Line], set[str]]:
    """The nodes by label and key, and the dumped relationships.

    Bodies, places and what stands between them are told by many documents: the fullest line counts.
    """
    nodes: dict[tuple[str, ...], Line] = {}
    known: dict[tuple[str, ...], Line] = {}
    said: set[str] = set()
    for line in _lines(store, root):
        if "node" in line:
            _keep(nodes, (line["node"], line["key"]), line)
        elif "asserted_by" in line:
            said.add(dumped(line))
        else:
            _keep(known, (line["relationship"], line["source"], line["target"]), line)
    return nodes, said.union(map(dumped, known.values()))


def _keep(lines: dict[tuple[str, ...], Line], name: tuple[str, ...], line: Line) -> None:
    before = lines.get(name)
    lines[name] = line if before is None else preferred((before, line))


def _lines(store: Store, root: str | None) -> Iterator[Line]:
    if root is None:
        nodes: Iterable[Node] = store.every_node()
        links: Iterable[Link] = store.every_link()
    else:
        keys = {item.document.key for item in down(store, root, relation="any").documents}
        nodes = store.nodes(keys).values()
        found = store.neighbours(keys, RELATIONS, incoming=True)
        links = (link for link in found if link.source in keys)
    yield from _of_documents(store, nodes)
    for link in links:
        if fault_of(link) is None:
            yield asserted(link.relation.upper(), link.source, link.target, link.evidence)


def _of_documents(store: Store, nodes: Iterable[Node]) -> Iterator[Line]:
    remaining = iter(nodes)
    while some := list(islice(remaining, _AT_ONCE)):
        aliases = store.aliases([node.document.key for node in some])
        cited = [node.document.key for node in some if node.document.status == "cited"]
        first = store.first_mentions(cited)
        for node in some:
            key = node.document.key
            yield from of_document(node, aliases.get(key, ()), first.get(key))
