"""Equal runs of words in two texts: shingles find where, greedy string tiling decides which.

The tiling is that of M. J. Wise, "String Similarity via Greedy String Tiling and Running
Karp-Rabin Matching" (1993): the longest run first, no word in two of them, in whatever order the
runs stand. One text alone is indexed, so that it can be compared with many.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

SHINGLE = 4
"""Words in a row that make a place to look at: 5 find a tenth less where much was reworded."""
_MOST_PLACES = 16
"""Pairs of places that one shingle may have; of a more frequent one the first go together."""

Shingle = tuple[str, ...]


class Tile(NamedTuple):
    """`size` equal words, from position `a` of one text and from `b` of the other."""

    a: int
    b: int
    size: int


class Index:
    """Where each shingle of a text stands."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self._places = _places(words)

    def tiles(self, others: Sequence[str], *, flip: bool) -> list[Tile]:
        """The equal runs of this text (`a`) and another one (`b`), by their place in this one.

        Of runs that are equally long and want the same words the one that stands first goes
        first: first in the other text with `flip`, so that either text may be the indexed one.
        """
        runs = _runs(self.words, others, self._pairs(others))
        return sorted(_chosen(runs, (len(self.words), len(others)), flip))

    def _pairs(self, others: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Pairs of places with the same shingle."""
        for shingle, theirs in _places(others, self._places).items():
            ours = self._places[shingle]
            if len(ours) * len(theirs) <= _MOST_PLACES:
                yield from ((a, b) for a in ours for b in theirs)
            else:
                yield from zip(ours, theirs, strict=False)


def _places(
    words: Sequence[str], known: dict[Shingle, list[int]] | None = None
) -> dict[Shingle, list[int]]:
    """The places of each shingle of `words`, of those alone that are `known`."""
    found: dict[Shingle, list[int]] = defaultdict(list)
    for place, shingle in enumerate(zip(*(words[i:] for i in range(SHINGLE)), strict=False)):
        if known is None or shingle in known:
            found[shingle].append(place)
    return found


def _runs(
    ours: Sequence[str], theirs: Sequence[str], pairs: Iterable[tuple[int, int]]
) -> Iterator[Tile]:
    """The longest runs of equal words around `pairs`, each once."""
    by_shift: dict[int, list[int]] = defaultdict(list)
    for a, b in pairs:
        by_shift[b - a].append(a)
    for shift, places in by_shift.items():
        covered = 0
        for place in sorted(places):
            if place < covered:
                continue
            start, end = place, place + SHINGLE
            floor = max(covered, -shift)
            while start > floor and ours[start - 1] == theirs[start - 1 + shift]:
                start -= 1
            limit = min(len(ours), len(theirs) - shift)
            while end < limit and ours[end] == theirs[end + shift]:
                end += 1
            covered = end
            yield Tile(start, start + shift, end - start)


def _chosen(runs: Iterable[Tile], sizes: tuple[int, int], flip: bool) -> Iterator[Tile]:
    """The tiles: of what is still free the longest run, again and again."""
    queue = [_ordered(run, flip) for run in runs]
    heapq.heapify(queue)
    taken_a, taken_b = map(bytearray, sizes)
    while queue:
        run = heapq.heappop(queue)[-1]
        mine, theirs = slice(run.a, run.a + run.size), slice(run.b, run.b + run.size)
        if any(taken_a[mine]) or any(taken_b[theirs]):
            for part in _free(run, taken_a[mine], taken_b[theirs]):
                heapq.heappush(queue, _ordered(part, flip))
            continue
        taken_a[mine] = taken_b[theirs] = b"\1" * run.size
        yield run


def _free(run: Tile, taken_a: bytearray, taken_b: bytearray) -> Iterator[Tile]:
    """The parts of a run that are long enough and free in both texts."""
    taken = [a or b for a, b in zip(taken_a, taken_b, strict=True)]
    start = 0
    for end in range(run.size + 1):
        if end == run.size or taken[end]:
            if end - start >= SHINGLE:
                yield Tile(run.a + start, run.b + start, end - start)
            start = end + 1


def _ordered(run: Tile, flip: bool) -> tuple[int, int, int, Tile]:
    """A run behind what it is queued by."""
    return (-run.size, run.b, run.a, run) if flip else (-run.size, run.a, run.b, run)
