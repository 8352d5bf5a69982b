"""The tables of records that a test gives, made by the steps of a build behind the reading."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from graph.archive import manifest, tables
from graph.archive.build import build
from graph.archive.manifest import Given, Maker, Manifest
from graph.archive.rows import record_row
from graph.archive.streams import arrow_schema
from graph.batch import entry_of
from loaders.record import Record
from loaders.spark.inputs import Inputs

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_PATHS = ("records",)
_INPUTS = Inputs(1, 1, "0", (), ())
"""An input that was read already."""
Rows = list[dict[str, Any]]


def made(spark: SparkSession, folder: Path, records: Iterable[Record], first: int = 0) -> Path:
    """`folder` with the tables of a finished build over these records; the `first` id is given."""
    read = [record_row(entry_of(record), id_) for id_, record in enumerate(records, first)]
    for table, rows in ((tables.RECORDS, read), (tables.FAILURES, Rows())):
        (folder / table.name).mkdir(parents=True)
        whole = pa.Table.from_pylist(rows, schema=arrow_schema(table.schema))
        pq.write_table(whole, folder / table.name / "part.parquet")
    given = Given(_PATHS, _INPUTS.files, _INPUTS.bytes, _INPUTS.fingerprint)
    steps = {"read": {"records": len(read), "failures": 0}}
    begun = Manifest(given, Maker.of_today(keep_unknown=False), {}, steps)
    (folder / manifest.NAME).write_text(begun.encoded(), encoding="utf-8")
    build(spark, _PATHS, _INPUTS, str(folder))
    return folder


def rows(folder: Path, table: tables.Table) -> Rows:
    """The rows of a table."""
    found: Rows = pq.read_table(folder / table.name).to_pylist()
    return found
