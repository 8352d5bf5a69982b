"""How far each level had got by each day: the share of its documents, and their median lag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from graph.lag import Spell
from viz.cascade.rows import LEVELS
from viz.timeline.lanes import Item
from viz.timeline.scale import Scale


@dataclass(frozen=True, slots=True)
class Curve:
    """Steps of one level: corners from left to right, shares of what has a date in [0, 1].

    `spell` has the days after the first document, that one left out; `median` is the x of the
    middle one, None where day 0 is not known. `count` is of how many documents.
    """

    level: str
    count: int
    corners: tuple[tuple[float, float], ...]
    spell: Spell
    median: float | None


def curves(items: Sequence[Item], root: int, scale: Scale | None) -> tuple[Curve, ...]:
    """The curve of each level in use, from top to bottom; the root is none of those that answer."""
    found = []
    for level in LEVELS:
        days = [item.day for item in items if item.level == level and item.index != root]
        if days:
            found.append(_curve(level, days, scale))
    return tuple(found)


def _curve(level: str, days: Sequence[int | None], scale: Scale | None) -> Curve:
    known = [day for day in days if day is not None]
    if scale is None or not known:
        return Curve(level, len(days), (), Spell((), len(days)), None)
    start = scale.start
    spell = Spell(
        () if start is None else tuple(sorted(day - start for day in known)),
        len(days) - (0 if start is None else len(known)),
    )
    median = None if start is None or spell.median is None else scale.x(start + spell.median)
    return Curve(level, len(days), tuple(_corners(known, scale)), spell, median)


def _corners(known: Sequence[int], scale: Scale) -> Iterable[tuple[float, float]]:
    """Two corners for each day with documents, one at either end."""
    each_day = sorted(Counter(known).items())
    shares = [0.0, *(sum_ / len(known) for sum_ in accumulate(n for _, n in each_day))]
    yield scale.left, 0.0
    for (day, _), before, after in zip(each_day, shares, shares[1:], strict=False):
        yield scale.x(day), before
        yield scale.x(day), after
    yield scale.right, shares[-1]
