"""A cascade as a tree that can be read: each document once, and no more of it than fits a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from api.explorer.slices import Slice, sliced
from graph import Cascade, CascadeDocument, CascadeEdge

SIZE = 40
"""Documents at the top of the tree on one page."""
ROOM = 200
"""Documents on one page; deeper ones are left for pages of their own."""
DEEPEST = 12
"""Steps below the top of the tree on one page."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A document in the tree, what hangs below it, and by which edge it hangs there itself.

    `index` and `edge_index` are their places among the documents and edges of the cascade. Of its
    `answers` (edges) those that are not in `below` hang elsewhere, or are `folded` because the page
    is full.
    """

    index: int
    item: CascadeDocument
    edge: CascadeEdge | None
    edge_index: int | None
    answers: int
    below: tuple[Branch, ...]
    folded: bool
    others: tuple[CascadeDocument, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """A part of the cascade: the document at its top, the way to it, and what is directly below."""

    top: Branch
    way: tuple[CascadeDocument, ...]
    below: Slice[Branch]


def tree(cascade: Cascade, at: str | None, page: int) -> Tree | None:
    """A page of the tree below the document `at`, by default the root; None if it is not there.

    Each document hangs below the first one in the order of the cascade that is one step nearer to
    the root.
    """
    return _Forest(cascade).tree(at or cascade.root, page)


class _Forest:
    """Which document hangs where."""

    def __init__(self, cascade: Cascade) -> None:
        self._documents = cascade.documents
        self._index = {item.key: index for index, item in enumerate(cascade.documents)}
        self._holding: dict[str, int] = {}
        self._answers: dict[str, int] = defaultdict(int)
        self._nearer: dict[str, list[str]] = defaultdict(list)
        self._is_up = cascade.direction == "up"
        self._edges = cascade.edges
        self._hang()
        self._below: dict[str, list[str]] = defaultdict(list)
        for item in cascade.documents:
            if item.key in self._holding:
                self._below[self._above(item.key)].append(item.key)

    def tree(self, at: str, page: int) -> Tree | None:
        if at not in self._index:
            return None
        shown = sliced(self._below[at], page, SIZE)
        keys = [key for _, key in shown.items]
        open_ = self._unfolded(keys)
        branches = tuple((place, self._branch(key, open_)) for place, key in shown.items)
        top = self._branch(at, frozenset())
        below = Slice(branches, shown.total, shown.page, shown.pages)
        return Tree(top, self._way(at), below)

    def _ends(self, edge: CascadeEdge) -> tuple[str, str]:
        """The end nearer to the root, and the other one."""
        return (edge.source, edge.target) if self._is_up else (edge.target, edge.source)

    def _above(self, key: str) -> str:
        """The document below which this one hangs."""
        return self._ends(self._edges[self._holding[key]])[0]

    def _hang(self) -> None:
        depth = {item.key: item.depth for item in self._documents}
        for place, edge in enumerate(self._edges):
            near, far = self._ends(edge)
            self._answers[near] += 1
            self._nearer[far].append(near)
            if depth[far] != depth[near] + 1:
                continue
            if far not in self._holding or self._index[near] < self._index[self._above(far)]:
                self._holding[far] = place

    def _unfolded(self, keys: Sequence[str]) -> frozenset[str]:
        """The documents whose answers are shown: level by level, as long as there is room."""
        found: set[str] = set()
        left = ROOM - len(keys)
        level = list(keys)
        for _ in range(DEEPEST):
            following: list[str] = []
            for key in level:
                below = self._below.get(key, [])
                if len(below) <= left:
                    left -= len(below)
                    found.add(key)
                    following += below
            level = following
        return frozenset(found)

    def _branch(self, key: str, unfolded: frozenset[str]) -> Branch:
        below = self._below.get(key, [])
        place = self._holding.get(key)
        parent = None if place is None else self._above(key)
        return Branch(
            index=self._index[key],
            item=self._documents[self._index[key]],
            edge=None if place is None else self._edges[place],
            edge_index=place,
            answers=self._answers.get(key, 0),
            below=tuple(self._branch(k, unfolded) for k in below) if key in unfolded else (),
            folded=bool(below) and key not in unfolded,
            others=tuple(
                self._documents[index]
                for index in sorted({self._index[near] for near in self._nearer.get(key, ())})
                if self._documents[index].key != parent
            ),
        )

    def _way(self, key: str) -> tuple[CascadeDocument, ...]:
        way: list[CascadeDocument] = []
        while key in self._holding:
            key = self._above(key)
            way.append(self._documents[self._index[key]])
        return tuple(reversed(way))
