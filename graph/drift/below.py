"""The scope below an order: the documents of a cascade."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from graph.authority import organisation_key
from graph.document import Document
from graph.drift.scope import MODES, ORDERS, Ints, Scope, Uses
from graph.model import Cascade, CascadeDocument
from graph.provinces import province_of
from graph.store.base import Store
from graph.survey import LEVELS, STATUSES
from graph.survey.dates import packed_date
from loaders.record import Issuer


def scope_below(store: Store, cascade: Cascade) -> Scope:
    """The documents of a cascade of `store` and its edges."""
    items = sorted(cascade.documents, key=lambda item: item.key)
    rows = {item.key: row for row, item in enumerate(items)}
    issuers = _issuers(store, rows)
    bodies = _numbers([organisation_key(i) if i else None for i in issuers])
    provinces = [
        province_of(issuer, item.date) if issuer else None
        for item, issuer in zip(items, issuers, strict=True)
    ]
    known = sorted({name for name in provinces if name is not None})
    place = {name: number for number, name in enumerate(known)}
    edges = sorted((rows[edge.source], rows[edge.target]) for edge in cascade.edges)
    ends = np.array(edges, np.int32).reshape(-1, 2)
    return Scope(
        dates=_ints([packed_date(item.date) for item in items]),
        statuses=np.array([STATUSES.index(item.document.status) for item in items], np.int8),
        levels=np.array([LEVELS.index(item.document.level) for item in items], np.int8),
        bodies=bodies,
        provinces=_ints([-1 if name is None else place[name] for name in provinces]),
        province_names=known,
        depths=_ints([item.depth for item in items]),
        sources=ends[:, 0],
        targets=ends[:, 1],
        uses=_uses(items),
        documents=lambda asked: _documents(items, asked),
        key=lambda row: items[row].key,
    )


def _issuers(store: Store, keys: Collection[str]) -> list[Issuer | None]:
    """Who issued each of these documents."""
    ids = store.ids(keys)
    known = store.issued(ids.values())
    return [known[ids[key]].issuer if ids[key] in known else None for key in keys]


def _numbers(names: Sequence[str | None]) -> Ints:
    """A number for each name, equal for equal ones; -1 for none."""
    numbers: dict[str, int] = {}
    return _ints([-1 if n is None else numbers.setdefault(n, len(numbers)) for n in names])


def _uses(items: Sequence[CascadeDocument]) -> dict[str, Uses]:
    said: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for row, item in enumerate(items):
        for use in item.measures:
            said[use.id].append((row, use.mode == MODES[ORDERS]))
    return {
        measure: Uses(_ints([row for row, _ in found]), np.array([o for _, o in found], np.bool_))
        for measure, found in said.items()
    }


def _documents(items: Sequence[CascadeDocument], rows: Sequence[int]) -> Mapping[int, Document]:
    return {row: items[row].document for row in rows}


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, np.int32)
