"""How each measure travelled below an order: which documents order it, when, on which level."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from msgspec import Struct

from graph.actors import LEVELS
from graph.model import Cascade, CascadeDocument
from viz.frame.labels import Label, measure_names


class Travel(Struct, frozen=True):
    """A measure in a cascade; documents that are only cited, and drafts, do not count.

    `orders` are the documents that order it, the earliest first and undated ones last; so many
    others only mention it (`mentions`). `said` is what the order itself says: "orders",
    "mentions" or None.
    """

    name: Label
    orders: tuple[CascadeDocument, ...]
    mentions: int
    said: str | None

    @property
    def days(self) -> list[int]:
        """The days since the order on which documents order it, where they are known."""
        return [item.lag_days for item in self.orders if item.lag_days is not None]

    @property
    def half(self) -> float | None:
        """By how many days half of them had."""
        return median(self.days) if self.days else None

    def at(self, level: str | None) -> tuple[CascadeDocument, ...]:
        """Those of a level."""
        return tuple(item for item in self.orders if _level(item) == level)


def travels(cascade: Cascade) -> tuple[Travel, ...]:
    """Every measure that a document in force names, that of the most documents first."""
    orders: dict[str, list[CascadeDocument]] = {}
    mentions: dict[str, int] = {}
    said: dict[str, str] = {}
    for item in in_force(cascade):
        for id_, mode in _modes(item).items():
            ordering = orders.setdefault(id_, [])
            if mode == "orders":
                ordering.append(item)
            else:
                mentions[id_] = mentions.get(id_, 0) + 1
            if item.key == cascade.root:
                said[id_] = mode
    found = (
        Travel(
            name=name,
            orders=tuple(sorted(orders[id_], key=_earliest_first)),
            mentions=mentions.get(id_, 0),
            said=said.get(id_),
        )
        for name in measure_names(set(orders))
        for id_ in [name["id"]]
    )
    return tuple(sorted(found, key=lambda travel: -len(travel.orders)))


def in_force(cascade: Cascade) -> list[CascadeDocument]:
    """The documents whose text is known and that are no drafts."""
    return [item for item in cascade.documents if item.document.status == "issued"]


def levels_of(found: Iterable[Travel]) -> tuple[str | None, ...]:
    """The levels from which any of the measures is ordered, from the top down."""
    present = {_level(item) for travel in found for item in travel.orders}
    return tuple(level for level in (*LEVELS, None) if level in present)


def _modes(item: CascadeDocument) -> dict[str, str]:
    """What a document says of each measure; whoever orders it in one place orders it."""
    modes: dict[str, str] = {}
    for use in item.measures:
        if use.mode == "orders" or use.id not in modes:
            modes[use.id] = use.mode
    return modes


def _level(item: CascadeDocument) -> str | None:
    level = item.document.level
    return level if level in LEVELS else None


def _earliest_first(item: CascadeDocument) -> tuple[bool, int, str]:
    return item.lag_days is None, item.lag_days or 0, item.key
