"""How measures spread: kept, dropped, introduced, turned from mentions into orders and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from benchmarks.archive.papers import Dice, Paper

if TYPE_CHECKING:
    from benchmarks.archive.wording import Topic

_MOST = 7
"""The most measures that one document orders, reporting apart."""

Spread = tuple[tuple[str, ...], tuple[str, ...]]
"""The ids that a document orders and those that it only mentions."""


def inherited(dice: Dice, topic: Topic, above: Sequence[Paper]) -> Spread:
    """What a document orders and mentions after what stands above it."""
    if not above:
        return (*dice.some(topic.measures, 4 + int(dice.random() * 4)), "reporting"), ()
    orders: list[str] = []
    mentions: list[str] = []
    for measure in above[-1].orders:
        kept = dice.random()
        if measure != "reporting" and kept < 0.9:
            (orders if kept < 0.75 else mentions).append(measure)
    for measure in above[-1].mentions:
        kept = dice.random()
        if kept < 0.6:
            (orders if kept < 0.3 else mentions).append(measure)
    if not orders or dice.chance(0.35):
        new = dice.pick(topic.measures)
        mentions = [measure for measure in mentions if measure != new]
        orders += [] if new in orders else [new]
    if dice.chance(0.6):
        orders = [*orders[:_MOST], "reporting"]
    return tuple(orders[: _MOST + 1]), tuple(mentions[:2])
