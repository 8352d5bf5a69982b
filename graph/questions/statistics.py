"""How much a store holds, of which kinds, from when to when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import asdict

from graph.actors import LEVELS
from graph.drift.vocabulary import in_order
from graph.frames import frame
from graph.questions.state import in_one_state
from graph.store.base import Store

if TYPE_CHECKING:
    import pandas as pd

_STATUSES = ("issued", "draft", "cited")


class Use(Struct, frozen=True):
    """How many documents order a measure, and how many mention it."""

    orders: int
    mentions: int


class Statistics(Struct, frozen=True):
    """How many texts and documents a store holds, by what documents are.

    `version` names the state that was counted. `records` are loaded texts. `types` are the most
    frequent first. `relations` counts pairs of documents that stand in each, however many texts say
    so and also where the dates speak against it. `measures` are those that any document names, in
    the order of the vocabulary. `organisations` issued documents; `first` and `last` are ISO dates.
    """

    version: str
    records: int
    documents: int
    statuses: Mapping[str, int]
    types: Mapping[str, int]
    levels: Mapping[str, int]
    relations: Mapping[str, int]
    measures: Mapping[str, Use]
    organisations: int
    first: str | None
    last: str | None

    def to_dict(self) -> dict[str, Any]:
        """The statistics as JSON-ready mapping."""
        told = asdict(self)
        return {**told, "measures": {name: asdict(use) for name, use in self.measures.items()}}

    def to_frame(self) -> pd.DataFrame:
        """One row a number: what is counted, of which value, how many."""
        told = self.to_dict()
        rows = [
            {"what": what, "value": value, "documents": many}
            for what in ("statuses", "types", "levels", "relations")
            for value, many in told[what].items()
        ]
        rows += [
            {"what": mode, "value": name, "documents": many}
            for name, use in told["measures"].items()
            for mode, many in use.items()
        ]
        return frame(("what", "value", "documents"), rows)


@in_one_state
def statistics(store: Store) -> Statistics:
    """How much the store holds, of which kinds, from when to when."""
    found = store.tallies()
    types = sorted(found.types.items(), key=lambda item: (-item[1], item[0]))
    return Statistics(
        version=store.version(),
        records=found.records,
        documents=sum(found.statuses.values()),
        statuses={name: found.statuses.get(name, 0) for name in _STATUSES},
        types=dict(types),
        levels={name: found.levels.get(name, 0) for name in LEVELS},
        relations=dict(found.relations),
        measures={
            kind.id: Use(found.orders.get(kind.id, 0), found.mentions.get(kind.id, 0))
            for kind in in_order({*found.orders, *found.mentions})
        },
        organisations=found.bodies,
        first=found.first,
        last=found.last,
    )
