"""What stands in the picture: documents, bodies that did not answer, and what ties them.

Layout, lines and figures know nothing else of a cascade.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.coverage import BodyCoverage, Coverage
from graph.model import Cascade

TOLD = "told"
"""The tie of a body that did not answer to the document that told it to."""

HEAP_ABOVE = 6
"""Ghosts of one level below one document that still stand by themselves."""


class Node(NamedTuple):
    """A document under its key, or a ghost: a body that was told to act and did not.

    A `heap` are the ids of so many ghosts that one card stands for them.
    """

    id: str
    level: str | None
    place: str
    date: str
    ghost: bool = False
    heap: tuple[str, ...] = ()


class Tie(NamedTuple):
    """`source` acts on `target`; `number` is the place among the cascade's edges and ghosts' ties.

    The ties of ghosts are counted on from the edges.
    """

    number: int
    source: str
    relation: str
    target: str


@dataclass(frozen=True, slots=True)
class Scene:
    """`nodes` in the order of the cascade, ghosts last; every end of a tie is among them."""

    root: str
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]

    def split(self, groups: Sequence[Collection[str]]) -> tuple[Scene, ...]:
        """A scene for each group of ids: its nodes, and the ties whose two ends are in it."""
        group = {id_: number for number, ids in enumerate(groups) for id_ in ids}
        nodes: list[list[Node]] = [[] for _ in groups]
        ties: list[list[Tie]] = [[] for _ in groups]
        for node in self.nodes:
            nodes[group[node.id]].append(node)
        for tie in self.ties:
            if group[tie.source] == group[tie.target]:
                ties[group[tie.source]].append(tie)
        return tuple(
            Scene(self.root, tuple(own), tuple(among))
            for own, among in zip(nodes, ties, strict=True)
        )

    def heaped(self) -> Scene:
        """The same with one node for the ghosts of a level below a document, where they are many.

        The node has the first ghost's tie, if the document is in the scene.
        """
        teller = {tie.source: tie for tie in self.ties if tie.relation == TOLD}
        groups: dict[tuple[str, str | None], list[Node]] = defaultdict(list)
        for node in self.nodes:
            if node.ghost:
                above = teller[node.id].target if node.id in teller else ""
                groups[above, node.level].append(node)
        heaps = [ghosts for ghosts in groups.values() if len(ghosts) > HEAP_ABOVE]
        gone = {ghost.id for ghosts in heaps for ghost in ghosts}
        nodes = [node for node in self.nodes if node.id not in gone]
        ties = [tie for tie in self.ties if tie.source not in gone]
        for ghosts in heaps:
            first = ghosts[0]
            id_ = f"~{first.id}"
            ids = tuple(ghost.id for ghost in ghosts)
            nodes.append(Node(id_, first.level, "", "", ghost=True, heap=ids))
            if first.id in teller:
                ties.append(teller[first.id]._replace(source=id_))
        return Scene(self.root, tuple(nodes), tuple(ties))


def scene(cascade: Cascade, coverage: Coverage | None = None) -> Scene:
    """The scene of `cascade`; with its `coverage` also the bodies that it tells did not act.

    A body without an answer hangs on the document that told it, else on the root.
    """
    documents = [
        Node(d.key, d.level, d.place or "", d.date or "")
        for d in (item.document for item in cascade.documents)
    ]
    keys = {node.id for node in documents}
    ties = [
        Tie(index, edge.source, edge.relation, edge.target)
        for index, edge in enumerate(cascade.edges)
        if edge.source in keys and edge.target in keys
    ]
    ghosts = []
    for number, body in enumerate(silent(coverage)):
        node = Node(ghost_id(number), body.level, body.name, "", ghost=True)
        teller = body.addressed_by or ""
        above = teller if teller in keys else cascade.root
        ghosts.append(node)
        ties.append(Tie(len(cascade.edges) + number, node.id, TOLD, above))
    return Scene(cascade.root, (*documents, *ghosts), tuple(ties))


def silent(coverage: Coverage | None) -> tuple[BodyCoverage, ...]:
    """The bodies that were told to act and did not, in the order of the coverage."""
    bodies = coverage.bodies if coverage else ()
    return tuple(body for body in bodies if body.addressed and body.state != "acted")


def silence(*, held: bool) -> str:
    """The status of a body without an answer: whether any other document of it is `held`."""
    return "silent" if held else "unheld"


def is_held(body: BodyCoverage) -> bool:
    """Whether any document of a body without an answer is held."""
    return body.state == "not_acted"


def ghost_id(number: int) -> str:
    """The id of the ghost in this place of `silent`; no key of a document begins so."""
    return f"~{number}"
