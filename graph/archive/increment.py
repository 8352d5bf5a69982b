"""The records of an archive into a store that holds something already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Final

import pyarrow.compute as pc

from graph.archive.failures import failures
from graph.archive.ordered import in_order, ranks_of
from graph.archive.parts import Parts, local
from graph.archive.rows import Row, entry_of_row
from graph.archive.tables import RECORDS
from graph.archive.watch import Watch, unwatched
from graph.batch import Entry
from graph.errors import NoRoom
from graph.load import BATCH, LoadReport, load
from graph.store.base import Store

_TOGETHER: Final = 500
"""Rows that become Python's at once."""

_ORDER: Final = [("source", "ascending"), ("index", "ascending")]


def increment(tables: str | Path, store: Store, *, watch: Watch = unwatched) -> LoadReport:
    """Load the records of an archive into `store`, as `graph.load` does; the report is of both.

    They come by source and place. What stands in the store as it was read is left out, so that a
    load that was broken off goes on where it was; it counts as unchanged. `tables` is the folder
    that `archive build` wrote. `watch` is told how many records are done.
    Raises `BrokenTables`, `NoRoom` for temporary files, and what `load` does.
    """
    folder = local(tables)
    parts, report = Parts(folder, RECORDS), LoadReport()
    rows = _rows(parts)
    done = 0
    while batch := list(islice(rows, min(BATCH, store.batch))):
        others = _others(store, batch)
        report += LoadReport(unchanged=len(batch) - len(others))
        report += load(store, others)
        done += len(batch)
        watch(parts.name, done, len(parts))
    return report + failures(folder)


def _others(store: Store, rows: Sequence[Row]) -> list[Entry]:
    """What is in the rows but for records that stand in the store as they were read."""
    held = {
        (record.source, record.index): (record.digest, record.reader)
        for record in store.held(sorted({row["source"] for row in rows}))
    }
    return [
        entry_of_row(row)
        for row in rows
        if held.get((row["source"], row["index"])) != (row["digest"], row["reader"])
    ]


def _rows(parts: Parts) -> Iterator[Row]:
    """The records by source and place."""
    order = pc.sort_indices(parts.columns("source", "index"), sort_keys=_ORDER)
    try:
        with TemporaryDirectory() as beside:
            for _, rows in in_order(parts, RECORDS.names, ranks_of(order), Path(beside)):
                for batch in rows.to_batches(_TOGETHER):
                    yield from batch.to_pylist()
    except OSError as error:
        raise NoRoom(gettempdir(), error.strerror or str(error)) from error
