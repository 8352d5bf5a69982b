"""What followed from a document, what it rests on, and how one derives from another.

Breadth first, one store call a depth: never by enumerating paths, of which a cascade has too many.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from graph.errors import NoPath, UnknownDocument, UsageProblem
from graph.identity import is_complete, is_later
from graph.link import Link, edges_of, fault_of, relations_named
from graph.model import Cascade, CascadeDocument, Direction, Document, MeasureUse
from graph.node import Node
from graph.questions.state import in_one_state
from graph.store.base import Store

_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


def down(
    store: Store,
    key: str,
    *,
    depth: int | None = None,
    relation: str = "implements",
    as_of: str | None = None,
) -> Cascade:
    """The cascade below a document: what carries it out, what carries that out, and so on.

    `depth` bounds the hops; `relation` follows another one, or "any"; `as_of` (an ISO date) leaves
    out what is dated later, while undated documents stay. `lag_days` counts from the root's date.
    Raises `UnknownDocument` for a key that is not in the store and `UsageProblem`.
    """
    return _walked(store, key, "down", relation=relation, depth=depth, as_of=as_of)


def up(
    store: Store,
    key: str,
    *,
    depth: int | None = None,
    relation: str = "implements",
    as_of: str | None = None,
) -> Cascade:
    """The authority above a document: what it carries out, and what that carries out.

    Parameters and errors are those of `down`; `lag_days` are negative for older documents.
    """
    return _walked(store, key, "up", relation=relation, depth=depth, as_of=as_of)


@in_one_state
def path(store: Store, start: str, end: str, *, relation: str = "implements") -> Cascade:
    """How document `end` derives from `start`: every document on any chain between the two.

    The root is `start`, depths count from there. Raises `NoPath` where no chain leads from `end`
    up to `start`, `UnknownDocument` and `UsageProblem`.
    """
    relations = relations_named(relation)
    root, _ = _node(store, start), _node(store, end)
    depths, links = _reach(store, end, relations, incoming=False)
    if start not in depths:
        raise NoPath(start, end, relation, _other_way(store, start, end, relation))
    between = _depths_below(start, links)
    return _cascade(store, root, between, links, "path")


@in_one_state
def interlinked(store: Store, cascade: Cascade) -> Cascade:
    """`cascade` with every relation among its documents, not only the one it was walked along."""
    keys = {item.document.key for item in cascade.documents}
    links = store.neighbours(sorted(keys), relations_named("any"), incoming=True)
    inside = (link for link in links if link.source in keys and fault_of(link) is None)
    return replace(cascade, edges=edges_of(inside))


@in_one_state
def _walked(
    store: Store,
    key: str,
    direction: Direction,
    *,
    relation: str,
    depth: int | None,
    as_of: str | None,
) -> Cascade:
    relations = relations_named(relation)
    if as_of is not None and not _DATE.fullmatch(as_of):
        raise UsageProblem(f"{as_of!r} is no date", "write it as 2021-05-04")
    if depth is not None and depth < 0:
        raise UsageProblem(f"depth {depth} is below 0", "give the number of hops to follow")
    root = _node(store, key)
    incoming = direction == "down"
    depths, links = _reach(store, key, relations, incoming=incoming, depth=depth, as_of=as_of)
    return _cascade(store, root, depths, links, direction, as_of=as_of)


def _reach(
    store: Store,
    key: str,
    relations: Collection[str],
    *,
    incoming: bool,
    depth: int | None = None,
    as_of: str | None = None,
) -> tuple[dict[str, int], list[Link]]:
    """The documents within reach with their depth, and the links among them that hold."""
    depths, links, frontier, hops = {key: 0}, list[Link](), [key], 0
    while frontier:
        found = store.neighbours(frontier, relations, incoming=incoming)
        links += (link for link in found if fault_of(link) is None)
        hops += 1
        frontier = []
        if depth is None or hops <= depth:
            ends = {_far_end(link, incoming=incoming) for link in found if fault_of(link) is None}
            frontier = sorted(
                far for far, dated in ends if far not in depths and not is_later(dated, as_of)
            )
        depths.update(dict.fromkeys(frontier, hops))
    return depths, [link for link in links if link.source in depths and link.target in depths]


def _far_end(link: Link, *, incoming: bool) -> tuple[str, str | None]:
    return (link.source, link.source_date) if incoming else (link.target, link.target_date)


def _depths_below(start: str, links: Iterable[Link]) -> dict[str, int]:
    below: dict[str, set[str]] = defaultdict(set)
    for link in links:
        below[link.target].add(link.source)
    depths, frontier = {start: 0}, {start}
    while frontier:
        frontier = {source for key in frontier for source in below[key]} - depths.keys()
        depths.update(dict.fromkeys(frontier, max(depths.values()) + 1))
    return depths


def _cascade(
    store: Store,
    root: Node,
    depths: Mapping[str, int],
    links: Iterable[Link],
    direction: Direction,
    *,
    as_of: str | None = None,
) -> Cascade:
    nodes = store.nodes(depths.keys())
    inside = (link for link in links if link.source in depths and link.target in depths)
    documents = [_at(nodes[key], depth, root.document) for key, depth in depths.items()]
    documents.sort(key=lambda item: (item.depth, item.document.date or "~", item.document.key))
    return Cascade(root.document.key, direction, as_of, tuple(documents), edges_of(inside))


def _at(node: Node, depth: int, root: Document) -> CascadeDocument:
    uses = tuple(MeasureUse(m.id, m.mode, m.quote) for m in node.measures)
    return CascadeDocument(node.document, depth, _lag(root.date, node.document.date), uses)


def _lag(since: str | None, until: str | None) -> int | None:
    if since is None or until is None or not (is_complete(since) and is_complete(until)):
        return None
    return (date.fromisoformat(until) - date.fromisoformat(since)).days


def _node(store: Store, key: str) -> Node:
    node = store.nodes([key]).get(key)
    if node is None:
        raise UnknownDocument(key)
    return node


def _other_way(store: Store, start: str, end: str, relation: str) -> str:
    depths, _ = _reach(store, start, relations_named(relation), incoming=False)
    if end in depths:
        return "the other way round there is one"
    return "try another relation, or `any`"
