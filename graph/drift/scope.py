"""The documents among which measures are followed, as arrays with a row for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.document import Document
from graph.drift.days import Days, settled
from graph.drift.vocabulary import wholes_of
from graph.survey import STATUSES

Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]
Small = NDArray[np.int8]

ISSUED, DRAFT, CITED = map(STATUSES.index, ("issued", "draft", "cited"))

NOTHING, MENTIONS, ORDERS = range(3)
MODES = (None, "mentions", "orders")
"""What the modes of a measure count in."""


@dataclass(frozen=True, slots=True)
class Uses:
    """The documents that name one measure, by row, and whether they order it."""

    rows: Ints
    orders: Bools


@dataclass(frozen=True, eq=False)
class Scope:
    """Documents in the order of their keys, and which of them carries out which.

    Arrays have a value for each document, `sources` and `targets` one for each edge: the row that
    carries out and the one that is carried out. `dates` are as in `graph.survey`, `statuses` and
    `levels` places in its `STATUSES` and `LEVELS`; `bodies` are any numbers,
    `provinces` places in `province_names`, both -1 where nobody is known. `depths` are hops from
    the root, where there is one.
    `documents` describes rows, `key` gives their keys.
    """

    dates: Days
    statuses: Small
    levels: Small
    bodies: Ints
    provinces: Ints
    province_names: Sequence[str]
    depths: Ints | None
    sources: Ints
    targets: Ints
    uses: Mapping[str, Uses]
    documents: Callable[[Sequence[int]], Mapping[int, Document]]
    key: Callable[[int], str]

    @cached_property
    def order(self) -> Days:
        """What the documents are ordered by in time."""
        return settled(self.dates)

    @cached_property
    def issued(self) -> Bools:
        """The documents that are in force: their text is known, and no draft."""
        found: Bools = self.statuses == ISSUED
        return found

    @cached_property
    def compared(self) -> Bools:
        """The edges between two documents that are in force; others are no evidence of drift."""
        found: Bools = self.issued[self.sources] & self.issued[self.targets]
        return found

    @cached_property
    def unread(self) -> Bools:
        """The edges with an end that is only cited."""
        cited = self.statuses == CITED
        found: Bools = cited[self.sources] | cited[self.targets]
        return found

    def province(self, row: int) -> str | None:
        """The name of the province in which the body of a row sits."""
        place = int(self.provinces[row])
        return self.province_names[place] if place >= 0 else None

    def modes(self, measure: str, *, derived: bool = False) -> Small:
        """What each document says of a measure; `derived`: also as part of another one."""
        modes = np.zeros(len(self.dates), np.int8)
        for name in (measure, *(wholes_of(measure) if derived else ())):
            uses = self.uses.get(name)
            if uses is not None:
                np.maximum.at(modes, uses.rows, np.where(uses.orders, ORDERS, MENTIONS))
        return modes
