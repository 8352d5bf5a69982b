"""Walking over the lists of a survey, a whole frontier at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from graph.survey.tables import Lists, Mask, Numbers


def owners(lists: Lists) -> Numbers:
    """The row of each of the items."""
    return np.repeat(np.arange(len(lists.starts) - 1, dtype=np.int32), lists.lengths())


def gathered(lists: Lists, rows: Numbers) -> Numbers:
    """The places in `items` of the lists of all these rows, one list after the other."""
    starts = lists.starts[rows].astype(np.int64)
    lengths = lists.starts[rows + 1] - starts
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    places: Numbers = np.arange(total) + np.repeat(starts - ends + lengths, lengths)
    return places


def distinct(numbers: Numbers) -> Numbers:
    """The numbers sorted, each once, many times sooner than by `numpy.unique`."""
    ordered = np.sort(numbers)
    kept: Mask = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=kept[1:])
    return ordered[kept]


def reached(
    lists: Lists, start: int, mask: Mask | None, steps: Mask | None
) -> tuple[Numbers, Numbers]:
    """The rows that lists lead to from `start`, itself first, and the hops to each.

    Only rows of the `mask` are entered, and only by those items that `steps` has.
    """
    seen = np.zeros(len(lists.starts) - 1, dtype=np.bool_)
    frontier: Numbers = np.array([start], dtype=np.int32)
    waves = []
    while len(frontier):
        waves.append(frontier)
        seen[frontier] = True
        places = gathered(lists, frontier)
        found = lists.items[places if steps is None else places[steps[places]]]
        found = found[~seen[found]]
        frontier = distinct(found if mask is None else found[mask[found]])
    depths = np.repeat(np.arange(len(waves), dtype=np.int32), [len(wave) for wave in waves])
    return np.concatenate(waves), depths
