"""The records of an archive into a store that holds something already."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from graph.archive.failures import failures
from graph.archive.ordered import in_order, ranks_of
from graph.archive.parts import Parts, local
from graph.archive.rows import entry_of_row
from graph.archive.tables import RECORDS
from graph.archive.watch import Watch, unwatched
from graph.batch import Entry
from graph.errors import NoRoom
from graph.load import BATCH, LoadReport, load
from graph.store.base import Store

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
    done = 0
    for batch in _batches(parts, min(BATCH, store.batch)):
        others = _others(store, batch)
        report += LoadReport(unchanged=batch.num_rows - len(others))
        report += load(store, others)
        done += batch.num_rows
        watch(parts.name, done, len(parts))
    return report + failures(folder)


def _others(store: Store, batch: pa.RecordBatch) -> list[Entry]:
    """What is in a batch but for records that stand in the store as they were read."""
    columns = [batch[name].to_pylist() for name in ("source", "index", "digest", "reader")]
    held = {(r.source, r.index, r.digest, r.reader) for r in store.held(sorted({*columns[0]}))}
    differs = [row not in held for row in zip(*columns, strict=True)]
    return [entry_of_row(row) for row in batch.filter(pa.array(differs, pa.bool_())).to_pylist()]


def _batches(parts: Parts, most: int) -> Iterator[pa.RecordBatch]:
    """The records by source and place, at most so many at once."""
    order = pc.sort_indices(parts.columns("source", "index"), sort_keys=_ORDER)
    try:
        with TemporaryDirectory() as beside:
            for _, rows in in_order(parts, RECORDS.names, ranks_of(order), Path(beside)):
                yield from rows.to_batches(most)
    except OSError as error:
        raise NoRoom(gettempdir(), error.strerror or str(error)) from error
