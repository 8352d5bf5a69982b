"""The tree inside a cascade: each document hangs below one other, in a readable order.

A cascade may hold documents that act on several others; the picture needs one place for each. The
strongest relation to the nearest row above decides it; all other edges are drawn across.
"""

from __future__ import annotations

from dataclasses import dataclass

from fast_sugiyama import from_edges

from graph.model import Cascade, CascadeDocument
from loaders.record import RELATIONS
from viz.cascade.rows import Row

_STRENGTH: dict[str, int] = {relation: rank for rank, relation in enumerate(RELATIONS)}


@dataclass(frozen=True, slots=True)
class Forest:
    """`hangs_by` gives the edge (index) that holds a document, `parent` the document above it.

    `children` lists the documents below each document and, under None, those that hang nowhere.
    """

    hangs_by: dict[str, int]
    parent: dict[str, str]
    children: dict[str | None, list[str]]


def forest(cascade: Cascade, row: dict[str, Row]) -> Forest:
    """The tree of `cascade`; deterministic, and free of circles because a parent stands higher.

    Siblings stand by place and date, unless the layered-layout library finds an order in which
    the ends of the edges across the tree stand clearly nearer to each other.
    """
    hangs_by = _holding_edges(cascade, row)
    parent = {key: _upper(cascade, edge, row) for key, edge in hangs_by.items()}
    across = _edges_across(cascade, row, set(hangs_by.values()))
    reading = [item.key for item in sorted(cascade.documents, key=_reading_order)]
    children = _children(reading, parent)
    if across:
        layered = _children(_layered_order(cascade, row, reading), parent)
        if _spread(layered, across) < 0.8 * _spread(children, across):
            children = layered
    return Forest(hangs_by, parent, children)


def _children(order: list[str], parent: dict[str, str]) -> dict[str | None, list[str]]:
    children: dict[str | None, list[str]] = {None: []}
    for key in order:
        children.setdefault(parent.get(key), []).append(key)
    return children


def _edges_across(cascade: Cascade, row: dict[str, Row], tree: set[int]) -> list[tuple[str, str]]:
    return [
        (edge.source, edge.target)
        for index, edge in enumerate(cascade.edges)
        if index not in tree and edge.source in row and edge.target in row
    ]


def _spread(children: dict[str | None, list[str]], across: list[tuple[str, str]]) -> int:
    """How far apart the ends of the edges across the tree stand in it, read from left to right."""
    at: dict[str, int] = {}
    waiting = children[None][::-1]
    while waiting:
        key = waiting.pop()
        at[key] = len(at)
        waiting += children.get(key, [])[::-1]
    return sum(abs(at[one] - at[other]) for one, other in across)


def _holding_edges(cascade: Cascade, row: dict[str, Row]) -> dict[str, int]:
    best: dict[str, tuple[tuple[bool, int, int, int, int], int]] = {}
    for index, edge in enumerate(cascade.edges):
        if edge.source not in row or edge.target not in row or row[edge.source] == row[edge.target]:
            continue
        upper = _upper(cascade, index, row)
        lower = edge.source if upper == edge.target else edge.target
        strength = _STRENGTH.get(edge.relation, len(RELATIONS))
        band, step = row[upper]
        rank = (lower == edge.target, strength, -band, -step, index)
        best[lower] = min(best.get(lower, (rank, index)), (rank, index))
    return {key: index for key, (_, index) in best.items()}


def _upper(cascade: Cascade, index: int, row: dict[str, Row]) -> str:
    edge = cascade.edges[index]
    return min(edge.source, edge.target, key=lambda key: row[key])


def _layered_order(cascade: Cascade, row: dict[str, Row], reading: list[str]) -> list[str]:
    """The documents from left to right as layered layout places them, to cross few edges.

    The library is handed numbers, since it orders names by their hash, and only edges that point
    down: it aborts the whole process on a circle.
    """
    number = {key: i for i, key in enumerate(reading)}
    pairs = {
        tuple(sorted((edge.source, edge.target), key=lambda key: row[key]))
        for edge in cascade.edges
        if edge.source in row and edge.target in row and row[edge.source] != row[edge.target]
    }
    downward = sorted(((number[upper], number[lower]) for upper, lower in pairs), reverse=True)
    layouts = from_edges(downward, check_layout=False) if downward else []
    x = {node: x for positions, *_ in layouts for node, (x, _) in positions}
    return sorted(reading, key=lambda key: (x.get(number[key], 0.0), number[key]))


def _reading_order(item: CascadeDocument) -> tuple[str, str, str]:
    document = item.document
    return (document.place or "", document.date or "", document.key)
