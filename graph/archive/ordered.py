"""The rows of a table in an order of our own, in flat memory.

Files whose rows stand in that order are read as they are. Others are dealt out into temporary
files, each for a stretch of the order, small enough to be sorted in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from graph.archive.parts import Parts

Ranks = NDArray[np.int64]
"""The place of each row in an order, from 0."""

_STRETCH: Final = 8192
"""Rows of the order that one temporary file takes at least."""

_MOST_FILES: Final = 200
_HELD: Final = 32_000_000
"""Bytes that wait until they are dealt out together."""

_RANK: Final = "rank"


def ranks_of(order: pa.Array) -> Ranks:
    """The ranks of rows from their places by rank, as `sort_indices` gives them."""
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order.to_numpy()] = np.arange(len(order))
    return ranks


def in_order(
    parts: Parts, names: Sequence[str], ranks: Ranks, folder: Path
) -> Iterator[tuple[int, pa.Table]]:
    """The rows by their `ranks`, with these columns: each table with the rank of its first row.

    `ranks` has the rows in the order of the files. Temporary files are made in `folder`, and taken
    away when the last row is given or the caller has enough.
    """
    ends = np.cumsum(parts.rows)
    own = [ranks[end - rows : end] for rows, end in zip(parts.rows, ends, strict=True)]
    filled = [n for n, rows in enumerate(parts.rows) if rows]
    files = sorted(filled, key=lambda n: int(own[n][0]))
    if files and not _ascends(np.concatenate([own[n] for n in files])):
        yield from _dealt(parts, names, [(n, own[n]) for n in files], folder)
        return
    first = 0
    for n in files:
        for batch in parts.batches(n, names):
            yield first, pa.Table.from_batches([batch])
            first += batch.num_rows


def _ascends(ranks: Ranks) -> bool:
    return bool((np.diff(ranks) > 0).all())


def _dealt(
    parts: Parts, names: Sequence[str], files: Sequence[tuple[int, Ranks]], folder: Path
) -> Iterator[tuple[int, pa.Table]]:
    rows = sum(len(own) for _, own in files)
    with TemporaryDirectory(dir=folder) as name:
        with _Stretches(Path(name), rows) as stretches:
            for n, own in files:
                first = 0
                for batch in parts.batches(n, names):
                    stretches.deal(batch, own[first : first + batch.num_rows])
                    first += batch.num_rows
        yield from stretches.sorted()


class _Stretches:
    """Temporary files, each with the rows of one stretch of the order."""

    def __init__(self, folder: Path, rows: int) -> None:
        self._folder = folder
        self._rows = max(_STRETCH, -(-rows // _MOST_FILES))
        self._writers: dict[int, pa.RecordBatchStreamWriter] = {}
        self._files = ExitStack()
        self._held: list[pa.RecordBatch] = []
        self._size = 0

    def __enter__(self) -> _Stretches:
        return self

    def __exit__(self, *_: object) -> None:
        with self._files:
            self._deal_held()

    def deal(self, batch: pa.RecordBatch, ranks: Ranks) -> None:
        """Put rows into the files where they belong."""
        self._held.append(batch.append_column(_RANK, pa.array(ranks)))
        self._size += batch.nbytes
        if self._size > _HELD:
            self._deal_held()

    def sorted(self) -> Iterator[tuple[int, pa.Table]]:
        """All rows by rank, a stretch at a time; each file goes when it has been read."""
        for stretch in sorted(self._writers):
            path = self._path(stretch)
            with pa.OSFile(str(path)) as file:
                rows = _by_rank(pa.ipc.open_stream(file).read_all())
            path.unlink()
            yield rows[_RANK][0].as_py(), rows.drop_columns([_RANK])

    def _deal_held(self) -> None:
        if not self._held:
            return
        rows = _by_rank(pa.Table.from_batches(self._held))
        self._held, self._size = [], 0
        stretches = rows[_RANK].to_numpy() // self._rows
        here, begins = np.unique(stretches, return_index=True)
        for stretch, begin, end in zip(here, begins, [*begins[1:], len(stretches)], strict=True):
            self._writer(int(stretch), rows.schema).write_table(rows.slice(begin, end - begin))

    def _writer(self, stretch: int, schema: pa.Schema) -> pa.RecordBatchStreamWriter:
        if stretch not in self._writers:
            file = self._files.enter_context(pa.OSFile(str(self._path(stretch)), "wb"))
            packed = pa.ipc.IpcWriteOptions(compression="lz4")
            writer = pa.ipc.new_stream(file, schema, options=packed)
            self._writers[stretch] = self._files.enter_context(writer)
        return self._writers[stretch]

    def _path(self, stretch: int) -> Path:
        return self._folder / f"{stretch}.arrow"


def _by_rank(rows: pa.Table) -> pa.Table:
    return rows.combine_chunks().take(pa.array(np.argsort(rows[_RANK].to_numpy())))
