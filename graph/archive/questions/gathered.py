"""The scope of everything, gathered from sorted rows: numbers in memory, descriptions on disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from graph.archive.questions.facts import DOCUMENT
from graph.archive.questions.spool import Spool
from graph.document import Document
from graph.drift.scope import Ints, Scope, Uses
from graph.survey import MODES, STATUSES
from graph.survey.collect import Numbered
from graph.survey.dates import later, packed_date

ITEMS = (
    "part string, a bigint, b bigint, date int, status tinyint, level tinyint, "
    "organisation string, province string, document binary"
)
"""A row is a document (`a` is its id), an edge (from `a` to `b`), or a document `a` that names a
measure in the mode `b`. Ids are in the order of keys; rows are sorted by part, `a` and `b`."""

_LEFT_OUT = len(STATUSES)
"""The status of documents that are later than asked for: no other has it."""
_ORDERS = MODES.index("orders")
_NOBODY = -1

Batches = Iterable[pa.RecordBatch]
"""Rows of one part, in columns as `ITEMS` has them."""


class Gathered:
    """Documents in the order of their keys, then their edges, then what they say of measures."""

    def __init__(self, spool: Spool) -> None:
        """`spool` takes what documents are called."""
        self._spool = spool
        self._ids: NDArray[np.int64] = np.empty(0, np.int64)
        self._facts = np.empty((3, 0), np.int32)
        self._sources = self._targets = np.empty(0, np.int32)
        self._organisations: Numbered[str] = Numbered()
        self._provinces: Numbered[str] = Numbered()
        self._bodies = self._places = np.empty(0, np.int32)

    def documents(self, batches: Batches) -> None:
        """Take all documents."""
        ids, facts, bodies, places = [], [], [], []
        for batch in batches:
            ids.append(np.array(batch.column("a").to_numpy()))  # a view would hold the batch
            facts.append(np.array([_numbers(batch.column(n)) for n in ("date", "status", "level")]))
            bodies.append(_numbered(batch.column("organisation"), self._organisations))
            places.append(_numbered(batch.column("province"), self._provinces))
            self._spool.add(batch.column("document").to_pylist())
        if ids:
            self._ids, self._facts = np.concatenate(ids), np.concatenate(facts, axis=1)
            self._bodies, self._places = np.concatenate(bodies), np.concatenate(places)

    def edges(self, batches: Batches) -> None:
        """Take all edges between them."""
        ends = [(self._rows(batch.column("a")), self._rows(batch.column("b"))) for batch in batches]
        self._sources, self._targets = (np.concatenate(rows) for rows in zip(*ends, strict=True))

    def uses(self, batches: Batches) -> Uses:
        """What documents say of one measure."""
        found = [(self._rows(batch.column("a")), _numbers(batch.column("b"))) for batch in batches]
        rows, modes = (np.concatenate(part) for part in zip(*found, strict=True))
        return Uses(rows, modes == _ORDERS)

    def scope(self, as_of: str | None, uses: Mapping[str, Uses]) -> Scope:
        """All that was taken but documents later than a day; `uses` may change meanwhile."""
        dates, statuses, levels = self._facts
        there = ~later(dates, packed_date(as_of))
        return Scope(
            dates=dates,
            statuses=np.where(there, statuses, _LEFT_OUT).astype(np.int8),
            levels=levels.astype(np.int8),
            bodies=self._bodies,
            provinces=self._places,
            province_names=[*self._provinces],
            depths=None,
            sources=self._sources,
            targets=self._targets,
            uses=uses,
            documents=lambda rows: {row: self._document(row) for row in rows},
            key=lambda row: self._document(row).key,
        )

    def _document(self, row: int) -> Document:
        return DOCUMENT.decode(self._spool[row])

    def _rows(self, ids: pa.Array) -> Ints:
        found: Ints = np.searchsorted(self._ids, ids.to_numpy()).astype(np.int32)
        return found


def _numbers(column: pa.Array) -> Ints:
    found: Ints = column.to_numpy().astype(np.int32)
    return found


def _numbered(column: pa.Array, numbers: Numbered[str]) -> Ints:
    """The numbers of names, one and the same for a name in all batches; -1 for none."""
    encoded = column.dictionary_encode()
    known = [numbers[name] for name in encoded.dictionary.to_pylist()]
    places = encoded.indices.fill_null(len(known)).to_numpy()
    found: Ints = np.array([*known, _NOBODY], np.int32)[places]
    return found
