"""Tiles that belong together as one passage, nearly the same in two texts, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from graph.reuse.tiles import Tile
from graph.reuse.words import Words

Pair = tuple[int, int]
"""Positions of two words that are equal, in the one text and in the other."""

SHORTEST = 10
"""Equal words that count which make a passage: less is a turn of phrase that anybody uses.

Of 251 pairs of documents that took nothing from each other 3 share as much (with 8 words 14 do);
of a letter that took over much of a telegram 44 % are found (with 12 words 34 %).
"""
_WIDEST = 16
"""Words that may stand between two tiles of a passage, or be looked through beyond its ends."""


class _Taken(NamedTuple):
    """Which words of either text are in a passage, a 1 for each."""

    a: bytearray
    b: bytearray

    def add(self, first: Pair, last: Pair) -> None:
        """Take the words from one pair to another one, both included."""
        for taken, start, end in zip(self, first, last, strict=True):
            taken[start : end + 1] = b"\1" * (end + 1 - start)


def chains(a: Words, b: Words, tiles: Sequence[Tile], *, flip: bool) -> list[list[Pair]]:
    """For each passage its pairs of equal words, in order; passages share no words.

    `flip` says that what stands first in `b` goes first.
    """
    kept = [tile for group in _long(a, b, _joined(tiles)) for tile in group]
    # What was too short alone stands no longer between tiles that belong together.
    groups = list(_long(a, b, _joined(kept)))
    groups.sort(key=lambda group: _preference(group, flip))
    taken = _Taken(bytearray(len(a.words)), bytearray(len(b.words)))
    for group in groups:
        taken.add((group[0].a, group[0].b), (_end_a(group[-1]) - 1, _end_b(group[-1]) - 1))
    found = []
    for group in groups:
        pairs = _filled(a, b, group)
        before = _beyond(a, b, pairs[0], taken, -1)
        behind = _beyond(a, b, pairs[-1], taken, 1)
        pairs = [*before[::-1], *pairs, *behind]
        taken.add(pairs[0], pairs[-1])
        found.append(pairs)
    return sorted(found, key=lambda pairs: pairs[0][1])


def _joined(tiles: Sequence[Tile]) -> Iterator[list[Tile]]:
    """The tiles, those together that follow one another in both texts with little between them.

    A gap may be as wide as both of its neighbours, and `_WIDEST` at most.
    """
    ranks = {tile: rank for rank, tile in enumerate(sorted(tiles, key=lambda tile: tile.b))}
    group: list[Tile] = []
    for tile in sorted(tiles):
        if group and (ranks[tile] != ranks[group[-1]] + 1 or not _near(group[-1], tile)):
            yield group
            group = []
        group.append(tile)
    if group:
        yield group


def _near(one: Tile, other: Tile) -> bool:
    widest = max(other.a - _end_a(one), other.b - _end_b(one))
    return widest <= min(_WIDEST, one.size + other.size)


def _long(a: Words, b: Words, groups: Iterable[list[Tile]]) -> Iterator[list[Tile]]:
    """The groups with enough equal words that count in both texts."""
    for group in groups:
        if sum(_counted(a, b, tile) for tile in group) >= SHORTEST:
            yield group


def _counted(a: Words, b: Words, tile: Tile) -> int:
    ours, theirs = a.counts[tile.a : _end_a(tile)], b.counts[tile.b : _end_b(tile)]
    return sum(map(int.__and__, ours, theirs))


def _preference(group: Sequence[Tile], flip: bool) -> tuple[int, int]:
    """The longer first, then what stands first."""
    return -sum(tile.size for tile in group), group[0].b if flip else group[0].a


def _filled(a: Words, b: Words, group: Sequence[Tile]) -> list[Pair]:
    """The equal words of the tiles and of the gaps between them."""
    pairs = [*_pairs(group[0])]
    for one, other in pairwise(group):
        ours, theirs = (_end_a(one), other.a), (_end_b(one), other.b)
        gap = _equal(a.words[slice(*ours)], b.words[slice(*theirs)])
        pairs += [(ours[0] + i, theirs[0] + j) for i, j in gap]
        pairs += _pairs(other)
    return pairs


def _beyond(a: Words, b: Words, last: Pair, taken: _Taken, way: int) -> list[Pair]:
    """The equal words beyond `last`, forward or back (`way`), to the end of the sentence.

    They reach as far as at least half of the words on the way there are equal.
    """
    ours, theirs = _free(a, last[0], way, taken.a), _free(b, last[1], way, taken.b)
    pairs: list[Pair] = []
    good = 0
    for i, j in _equal([a.words[at] for at in ours], [b.words[at] for at in theirs]):
        pairs.append((ours[i], theirs[j]))
        if 2 * len(pairs) >= max(i, j) + 1:
            good = len(pairs)
    return pairs[:good]


def _free(words: Words, start: int, way: int, taken: bytearray) -> list[int]:
    """The positions from behind `start` to the end of its sentence that are in no passage."""
    found: list[int] = []
    at = start + way
    while 0 <= at < len(words.words) and len(found) < _WIDEST and not taken[at]:
        if words.sentences[at] != words.sentences[start]:
            break
        found.append(at)
        at += way
    return found


def _equal(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Pair]:
    """The words of two short runs that are equal in a best alignment."""
    if not ours or not theirs:
        return
    for step in Indel.opcodes(ours, theirs):
        if step.tag == "equal":
            yield from zip(
                range(step.src_start, step.src_end),
                range(step.dest_start, step.dest_end),
                strict=True,
            )


def _pairs(tile: Tile) -> Iterable[Pair]:
    return zip(range(tile.a, _end_a(tile)), range(tile.b, _end_b(tile)), strict=True)


def _end_a(tile: Tile) -> int:
    return tile.a + tile.size


def _end_b(tile: Tile) -> int:
    return tile.b + tile.size
