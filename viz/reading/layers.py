"""Overlapping marks as nested pieces, which is all that HTML can say; no mark is dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from viz.reading.marks import Mark

LANES = 3
"""Lines that may lie below each other under a text; further ones share the lowest."""


@dataclass(frozen=True, slots=True)
class Open:
    """A piece of the mark at `index` begins; `last` if the mark ends with this piece."""

    index: int
    last: bool


@dataclass(frozen=True, slots=True)
class Close:
    """The piece that began last ends."""


Step = str | Open | Close


def nested(text: str, marks: Sequence[Mark]) -> Iterator[Step]:
    """`text` cut where marks begin and end, between the steps that open and close their pieces.

    `marks` come in the order of the text, none empty. A mark that crosses another one is closed
    with it and opened again, so it has several pieces; the texts together are `text`.

    >>> list(nested("abc", [Mark("date", 0, 2), Mark("number", 1, 3)]))
    ... # doctest: +NORMALIZE_WHITESPACE
    [Open(index=0, last=True), 'a', Open(index=1, last=False), 'b', Close(), Close(),
     Open(index=1, last=True), 'c', Close()]
    """
    borders = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    starting: dict[int, list[int]] = {}
    for index, mark in enumerate(marks):
        starting.setdefault(mark.start, []).append(index)
    opened: list[int] = []
    for here, there in zip(borders, [*borders[1:], len(text)], strict=True):
        cut = _cut(opened, marks, here)
        yield from (Close() for _ in cut)
        del opened[len(opened) - len(cut) :]
        again = [index for index in cut if marks[index].end > here]
        for index in sorted(again + starting.get(here, []), key=lambda i: (-marks[i].end, i)):
            last = all(marks[index].end <= marks[outer].end for outer in opened)
            opened.append(index)
            yield Open(index, last)
        if here < there:
            yield text[here:there]


def _cut(opened: Sequence[int], marks: Sequence[Mark], here: int) -> Sequence[int]:
    """The outermost of the `opened` marks that ends `here`, and all within it."""
    ends = (depth for depth, index in enumerate(opened) if marks[index].end == here)
    return opened[next(ends, len(opened)) :]


def lanes(marks: Sequence[Mark]) -> dict[int, int]:
    """For each proof and deadline of `marks`, by its index, the line below the text that it has.

    Those that overlap get different lines, 0 the nearest to the text, while there are `LANES`.
    """
    ends = [0] * LANES
    given: dict[int, int] = {}
    for index, mark in enumerate(marks):
        if mark.kind in ("proof", "deadline"):
            free = (lane for lane, end in enumerate(ends) if end <= mark.start)
            lane = given[index] = next(free, LANES - 1)
            ends[lane] = max(ends[lane], mark.end)
    return given
