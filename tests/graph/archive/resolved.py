"""The tables of an archive, made from records in memory by the steps behind the reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from graph.archive.rows import record_row
from graph.archive.steps import STEPS
from graph.archive.tables import RECORDS, TABLES
from graph.batch import entry_of
from loaders.record import Record

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def tables(spark: SparkSession, read: Iterable[Record], folder: Path) -> Mapping[str, DataFrame]:
    """All tables but failures by name; records are numbered from 1, the files are in `folder`."""
    rows = [record_row(entry_of(record), id_) for id_, record in enumerate(read, 1)]
    cells = [tuple(row[name] for name in RECORDS.names) for row in rows]

    def keep(name: str, frame: DataFrame) -> None:
        frame.write.parquet(str(folder / name))

    def held(name: str) -> DataFrame:
        return spark.read.parquet(str(folder / name))

    keep(RECORDS.name, spark.createDataFrame(cells, RECORDS.schema))
    for step in STEPS:
        for name, frame in step.run(held):
            keep(name, frame)
    return {table.name: held(table.name) for table in TABLES if table.name != "failures"}
