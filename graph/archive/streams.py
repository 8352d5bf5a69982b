"""Rows streaming through a Spark task: groups of equal keys in, batches of bounded size out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, cast

import pyarrow as pa

from loaders.garbage import without_collecting

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

Cells = tuple[Any, ...]
"""A row, its values in the order of the columns."""
OfRow = Callable[[Cells], Iterable[Cells]]
OfGroup = Callable[[str, list[Cells]], Iterable[Cells]]
"""What becomes of a row, or of a key with all of its rows; must be picklable."""

_TOGETHER: Final = 1_000
"""Rows of a batch; with whole texts in them that is about 2 MB."""


def over_rows(frame: DataFrame, function: OfRow, schema: str) -> DataFrame:
    """What `function` gives for each row of `frame`, as a frame of `schema` (DDL)."""
    return frame.mapInArrow(partial(_rows, function, arrow_schema(schema)), schema)


def over_groups(frame: DataFrame, key: str, function: OfGroup, schema: str) -> DataFrame:
    """What `function` gives for each value of the column `key` and its rows.

    They come together by a sort, so that a group of few rows costs no more than these rows; all
    rows of one group are in memory at once, in no order.
    """
    place = frame.columns.index(key)
    together = frame.repartition(key).sortWithinPartitions(key)
    return together.mapInArrow(partial(_groups, function, place, arrow_schema(schema)), schema)


def expr(words: str) -> Column:
    """A column as SQL words it."""
    from pyspark.sql.functions import expr as worded  # noqa: PLC0415 - takes time to load

    return worded(words)


def cells(batches: Iterable[pa.RecordBatch]) -> Iterator[Cells]:
    """The rows of some batches."""
    for batch in batches:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def batched(rows: Iterable[Cells], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """Rows as batches of `schema`."""
    remaining = iter(rows)
    while together := _some(remaining):
        columns = zip(*together, strict=True)
        arrays = [pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)


@without_collecting
def _some(rows: Iterator[Cells]) -> Sequence[Cells]:
    return list(islice(rows, _TOGETHER))


def _rows(
    function: OfRow, schema: pa.Schema, batches: Iterable[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    return batched((made for row in cells(batches) for made in function(row)), schema)


def _groups(
    function: OfGroup, place: int, schema: pa.Schema, batches: Iterable[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    grouped = groupby(cells(batches), itemgetter(place))
    return batched((made for key, rows in grouped for made in function(key, [*rows])), schema)


def arrow_schema(schema: str) -> pa.Schema:
    """A schema (DDL) as Arrow has it."""
    from pyspark.sql.pandas.types import to_arrow_schema  # noqa: PLC0415 - takes time to load
    from pyspark.sql.types import StructType  # noqa: PLC0415

    return to_arrow_schema(cast("StructType", StructType.fromDDL(schema)))
