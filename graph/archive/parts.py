"""The Parquet files of a table, read in flat memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from graph.archive.errors import BrokenTables
from graph.archive.manifest import NAME, Manifest, decoded
from graph.archive.tables import VERSION, Table

_TOGETHER: Final = 2048
"""Rows read at once."""

_REMEDY: Final = "build the archive again"


def local(folder: str | Path) -> Path:
    """The folder of an archive's tables on this machine.

    Raises `BrokenTables` for one on an object store or a cluster's file system, and for one that
    holds no finished build of this version's tables.
    """
    if "://" in str(folder):
        remedy = "copy its folders records, claims, documents and failures here and name that place"
        raise BrokenTables(str(folder), "is not on this machine", remedy)
    path = Path(folder).expanduser()
    if not path.is_dir():
        raise BrokenTables(str(folder), "is no folder", "name the one that `archive build` wrote")
    told = _manifest(path)
    if told is None:
        raise BrokenTables(str(folder), "holds no build", "name the one that `archive build` wrote")
    if told.maker.tables != VERSION:
        problem = f"has tables of version {told.maker.tables}, this one knows {VERSION}"
        raise BrokenTables(str(folder), problem, _REMEDY)
    if not told.complete:
        raise BrokenTables(str(folder), "is not finished", "`archive build` goes on where it was")
    return path


def _manifest(folder: Path) -> Manifest | None:
    try:
        return decoded((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


class Parts:
    """The files of one table, by name: their order is that of its rows here."""

    def __init__(self, folder: Path, table: Table) -> None:
        """The table in `folder`, that of the archive; raises `BrokenTables` where it is missing."""
        self._folder = str(folder)
        self.name: Final = table.name
        found = (folder / table.name).glob("*.parquet")
        self.files: Final = sorted(path for path in found if not path.name.startswith(("_", ".")))
        if not self.files:
            raise BrokenTables(self._folder, f"has no table {table.name}", _REMEDY)
        try:
            self.rows: Final = [pq.read_metadata(path).num_rows for path in self.files]
        except (OSError, pa.ArrowInvalid) as error:
            raise self._damaged(error) from error
        told = _manifest(folder)
        many = told.rows.get(table.name) if told else None
        if many not in (None, len(self)):
            problem = f"table {table.name} has {len(self):,} rows instead of {many:,}"
            raise BrokenTables(self._folder, problem, _REMEDY)

    def __len__(self) -> int:
        """The number of rows."""
        return sum(self.rows)

    def columns(self, *names: str) -> pa.Table:
        """These columns, whole: for what names rows, not for what they hold."""
        every = range(len(self.files))
        files = [
            pa.Table.from_batches(self.batches(n, names), self._schema(n, names)) for n in every
        ]
        whole = pa.concat_tables(files)
        return whole.cast(
            pa.schema([field.with_type(_roomy(field.type)) for field in whole.schema])
        )

    def batches(self, n: int, names: Sequence[str]) -> Iterator[pa.RecordBatch]:
        """The rows of file `n`, some thousand at a time."""
        try:
            with pq.ParquetFile(self.files[n], page_checksum_verification=True) as file:
                for batch in file.iter_batches(_TOGETHER, columns=[*names], use_threads=False):
                    yield batch.select([*names])
        except (OSError, pa.ArrowInvalid, KeyError) as error:
            raise self._damaged(error) from error

    def every_batch(self, *names: str) -> Iterator[pa.RecordBatch]:
        """All rows, some thousand at a time."""
        for n in range(len(self.files)):
            yield from self.batches(n, names)

    def _schema(self, n: int, names: Sequence[str]) -> pa.Schema:
        schema = pq.read_schema(self.files[n])
        return pa.schema([schema.field(name) for name in names])

    def _damaged(self, error: Exception) -> BrokenTables:
        told = str(error).splitlines()[0]
        return BrokenTables(self._folder, f"table {self.name} is damaged ({told})", _REMEDY)


def _roomy(kind: pa.DataType) -> pa.DataType:
    """The type for a whole column: Arrow's strings end at 2 GB."""
    return pa.large_string() if pa.types.is_string(kind) else kind
