"""Two texts next to each other: what was taken over, how nearly, and what is each one's own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from graph.reuse.chains import Pair, chains
from graph.reuse.model import Change, Difference, Passage, Portion, Reuse, Span
from graph.reuse.tiles import Index
from graph.reuse.words import Words


def compared(a: Words, b: Words, index: Index | None = None) -> Reuse:
    """What `a` and `b` share; exchanging them exchanges the sides and changes nothing else.

    `index` is that of `a`, for who compares it with many.
    """
    flip = b.text < a.text
    tiles = (index or Index(a.words)).tiles(b.words, flip=flip)
    pieces = [piece for pairs in chains(a, b, tiles, flip=flip) for piece in _pieces(a, b, pairs)]
    moved = _moved(pieces, flip)
    passages = tuple([_passage(a, b, pairs, at in moved) for at, pairs in enumerate(pieces)])
    return Reuse(
        passages,
        _portion(a, passages, [passage.a for passage in passages]),
        _portion(b, passages, [passage.b for passage in passages]),
    )


def _pieces(a: Words, b: Words, pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """A passage cut where a paragraph begins in both texts; its ends are words that count."""
    start = 0
    for end in range(1, len(pairs) + 1):
        if end == len(pairs) or (a.opens[pairs[end][0]] and b.opens[pairs[end][1]]):
            counted = [at for at in range(start, end) if _counts(a, b, pairs[at])]
            if counted:
                yield list(pairs[counted[0] : counted[-1] + 1])
            start = end


def _counts(a: Words, b: Words, pair: Pair) -> bool:
    return bool(a.counts[pair[0]] and b.counts[pair[1]])


def _passage(a: Words, b: Words, pairs: Sequence[Pair], moved: bool) -> Passage:
    (first_a, first_b), (last_a, last_b) = pairs[0], pairs[-1]
    both = last_a - first_a + last_b - first_b + 2
    differences = tuple(_differences(a, b, pairs))
    return Passage(
        a=_span(a, first_a, last_a + 1),
        b=_span(b, first_b, last_b + 1),
        words=sum(_counts(a, b, pair) for pair in pairs),
        similarity=round(2 * len(pairs) / both, 4),
        verbatim=not differences,
        moved=moved,
        differences=differences,
    )


def _differences(a: Words, b: Words, pairs: Sequence[Pair]) -> Iterator[Difference]:
    for (here_a, here_b), (there_a, there_b) in pairwise(pairs):
        more_a, more_b = there_a - here_a > 1, there_b - here_b > 1
        if more_a or more_b:
            change: Change = "added" if not more_a else "changed" if more_b else "left_out"
            yield Difference(change, _span(a, here_a + 1, there_a), _span(b, here_b + 1, there_b))


def _span(words: Words, first: int, last: int) -> Span:
    """The text from word `first` up to word `last`; without words, where these would begin."""
    start = words.starts[first]
    end = words.ends[last - 1] if first < last else start
    return Span(start, end, words.text[start:end])


def _moved(pieces: Sequence[Sequence[Pair]], flip: bool) -> set[int]:
    """The pieces outside the heaviest part that stands in the same order in both texts."""
    own, other = (1, 0) if flip else (0, 1)
    order = sorted(range(len(pieces)), key=lambda place: pieces[place][0][own])
    ends: list[tuple[int, int, int]] = []  # (where it ends, its weight, its last piece), rising
    before: dict[int, int | None] = {}
    for place in order:
        start = pieces[place][0][other]
        at = bisect_right(ends, start, key=lambda end: end[0])
        weight = len(pieces[place]) + (ends[at - 1][1] if at else 0)
        before[place] = ends[at - 1][2] if at else None
        behind = at
        while behind < len(ends) and ends[behind][1] <= weight:
            behind += 1
        ends[at:behind] = [(start, weight, place)]
    last = ends[-1][2] if ends else None
    while last is not None:
        order.remove(last)
        last = before[last]
    return set(order)


def _portion(words: Words, passages: Sequence[Passage], spans: Sequence[Span]) -> Portion:
    """How much of a text stands in the `passages`, whose places in it are `spans`."""
    total, reused = words.counted, sum(passage.words for passage in passages)
    share = round(reused / total, 4) if total else None
    return Portion(total, reused, share, tuple(_own(words, spans)))


def _own(words: Words, spans: Sequence[Span]) -> Iterator[Span]:
    """The sentences that stand in no passage, or what is left of them, where words count."""
    start = 0
    for span in (*sorted(spans, key=lambda span: span.start), None):
        end = bisect_left(words.starts, span.start) if span else len(words.words)
        for _, sentence in groupby(range(start, end), key=words.sentences.__getitem__):
            counted = [at for at in sentence if words.counts[at]]
            if counted:
                yield _span(words, counted[0], counted[-1] + 1)
        start = bisect_left(words.starts, span.end) if span else end
