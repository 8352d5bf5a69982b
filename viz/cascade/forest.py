"""The tree inside a cascade: each document hangs below one other, in a readable order.

A cascade may hold documents that act on several others; the picture needs one place for each. The
strongest relation to the nearest row above decides it; all other edges are drawn across.
"""

from __future__ import annotations

from dataclasses import dataclass

from fast_sugiyama import from_edges

from loaders.record import RELATIONS
from viz.cascade.rows import Row
from viz.cascade.scene import Node, Scene, Tie

_STRENGTH: dict[str, int] = {relation: rank for rank, relation in enumerate(RELATIONS)}


@dataclass(frozen=True, slots=True)
class Forest:
    """`hangs_by` gives the tie that holds a node, `parent` the node above it.

    `children` lists the nodes below each node and, under None, those that hang nowhere.
    """

    hangs_by: dict[str, Tie]
    parent: dict[str, str]
    children: dict[str | None, list[str]]


def forest(scene: Scene, row: dict[str, Row]) -> Forest:
    """The tree of `scene`; deterministic, and free of circles because a parent stands higher.

    Siblings stand by place and date, those that did not answer last, unless the layered-layout
    library finds an order in which the ends of the ties across the tree stand clearly nearer to
    each other.
    """
    hangs_by = _holding_ties(scene, row)
    parent = {key: _upper(tie, row) for key, tie in hangs_by.items()}
    held = {tie.number for tie in hangs_by.values()}
    across = [(tie.source, tie.target) for tie in scene.ties if tie.number not in held]
    reading = [node.id for node in sorted(scene.nodes, key=_reading_order)]
    children = _children(reading, parent)
    if across:
        layered = _children(_layered_order(scene, row, reading), parent)
        if _spread(layered, across) < 0.8 * _spread(children, across):
            children = layered
    return Forest(hangs_by, parent, children)


def holding(scene: Scene, row: dict[str, Row]) -> dict[str, str]:
    """The node above each node that hangs on one; always of a higher row."""
    return {key: _upper(tie, row) for key, tie in _holding_ties(scene, row).items()}


def _children(order: list[str], parent: dict[str, str]) -> dict[str | None, list[str]]:
    children: dict[str | None, list[str]] = {None: []}
    for key in order:
        children.setdefault(parent.get(key), []).append(key)
    return children


def _spread(children: dict[str | None, list[str]], across: list[tuple[str, str]]) -> int:
    """How far apart the ends of the ties across the tree stand in it, read from left to right."""
    at: dict[str, int] = {}
    waiting = children[None][::-1]
    while waiting:
        key = waiting.pop()
        at[key] = len(at)
        waiting += children.get(key, [])[::-1]
    return sum(abs(at[one] - at[other]) for one, other in across)


def _holding_ties(scene: Scene, row: dict[str, Row]) -> dict[str, Tie]:
    best: dict[str, tuple[tuple[bool, int, int, int, int], Tie]] = {}
    for tie in scene.ties:
        if row[tie.source] == row[tie.target]:
            continue
        upper = _upper(tie, row)
        lower = tie.source if upper == tie.target else tie.target
        strength = _STRENGTH.get(tie.relation, len(RELATIONS))
        band, step = row[upper]
        rank = (lower == tie.target, strength, -band, -step, tie.number)
        best[lower] = min(best.get(lower, (rank, tie)), (rank, tie))
    return {key: tie for key, (_, tie) in best.items()}


def _upper(tie: Tie, row: dict[str, Row]) -> str:
    return min(tie.source, tie.target, key=lambda key: row[key])


def _layered_order(scene: Scene, row: dict[str, Row], reading: list[str]) -> list[str]:
    """The nodes from left to right as layered layout places them, to cross few ties.

    The library is handed numbers, since it orders names by their hash, and only ties that point
    down: it aborts the whole process on a circle. Its dummy nodes have the numbers of real ones.
    """
    number = {key: i for i, key in enumerate(reading)}
    pairs = {
        tuple(sorted((tie.source, tie.target), key=lambda key: row[key]))
        for tie in scene.ties
        if row[tie.source] != row[tie.target]
    }
    downward = sorted(((number[upper], number[lower]) for upper, lower in pairs), reverse=True)
    if not downward:
        return reading
    layouts = from_edges(downward, check_layout=False, dummy_vertices=False, transpose=False)
    x = {node: x for positions, *_ in layouts for node, (x, _) in positions}
    return sorted(reading, key=lambda key: (x.get(number[key], 0.0), number[key]))


def _reading_order(node: Node) -> tuple[bool, str, str, str]:
    return (node.ghost, node.place, node.date, node.id)
