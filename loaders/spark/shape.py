"""The rows that reading tasks get: work of their own, or what Spark has read for them."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from loaders.sources import Item
from loaders.spark.work import Work, given_row, items_of, line, place

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import Column, DataFrame, SparkSession

_COLUMNS: Final = (
    ("work", "binary"),  # pickled work of a whole task, all other columns are null
    ("source", "string"),  # the name of what the others hold
    ("start", "bigint"),  # the byte of its file after which a piece with this line begins
    ("line", "binary"),
    ("text", "string"),
    ("file", "binary"),
)


def shaped(table: DataFrame, **values: Column) -> DataFrame:
    """A table with exactly the columns of a task's rows; those without a value are null."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - only with the extra `spark`

    return table.select(
        *(values.get(name, f.lit(None)).cast(kind).alias(name) for name, kind in _COLUMNS)
    )


def tasks(spark: SparkSession, work: Sequence[list[Work]]) -> DataFrame:
    """A table with a row, and a partition, for each task."""
    from pyspark.sql import functions as f  # noqa: PLC0415

    rows = [(bytearray(pickle.dumps(task)),) for task in work]
    table = spark.createDataFrame(spark.sparkContext.parallelize(rows, len(rows)), "work binary")
    return shaped(table, work=f.col("work"))


def items_in(batches: Iterable[pa.RecordBatch]) -> Iterator[Item]:
    """What there is to read in rows of that shape, in their order."""
    numbers = _Numbers()
    for batch in batches:
        columns: list[list[Any]] = [column.to_pylist() for column in batch.columns]
        for work, source, start, data, text, file in zip(*columns, strict=True):
            if work is not None:
                yield from items_of(pickle.loads(work))  # noqa: S301 - from our own driver
            elif data is not None:
                if item := line(data, numbers.place(source, start)):
                    yield item
            else:
                yield from given_row(source, text, file)


class _Numbers:
    """Counts the lines of each piece of a file as they come."""

    def __init__(self) -> None:
        self._piece: tuple[str, int] | None = None
        self._number = 0

    def place(self, source: str, start: int) -> str:
        if self._piece != (source, start):
            self._piece = (source, start)
            self._number = 1 if start else 0  # Spark leaves out the line that has begun before
        self._number += 1
        return place(unquote(source), start, self._number)
