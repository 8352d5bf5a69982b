"""What the texts of documents state themselves, gathered once for relationships and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

import pyarrow as pa

from graph.archive.rows import mention_of_row, node_of_row
from graph.archive.steps.own import Own, own
from graph.archive.streams import arrow_schema
from graph.archive.tables import DOCUMENTS, RELATIONSHIPS
from graph.statements import Statement
from loaders.garbage import without_collecting

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_TYPES: Final = {column.name: column.type for column in RELATIONSHIPS.columns}
_TOLD: Final = tuple(name for name in Statement._fields if name in RELATIONSHIPS.names)
"""The columns of `relationships` that differ among those of one document."""
_TOGETHER: Final = 500
"""Documents of a batch: they have a dozen relationships each."""
_ROW: Final = ", ".join(f"`{name}` {_TYPES[name]}" for name in _TOLD)
_STATED: Final = f"{DOCUMENTS.schema}, `relationships` array<struct<{_ROW}>>"


def stated(documents: DataFrame) -> DataFrame:
    """The table `documents` with a column `relationships`, parts of rows of that table.

    `documents` are what `describe.told` gives.
    """
    return documents.mapInArrow(partial(_stated, arrow_schema(_STATED)), _STATED)


def relationships(stated: DataFrame) -> DataFrame:
    """Rows of `relationships`: all that documents state of themselves."""
    always = {"source": "key", "source_label": "'Document'", "refused": "false"}
    every = stated.selectExpr("key", "explode(relationships) AS row")
    return every.selectExpr(
        *(
            f"{always.get(name, 'NULL')} AS `{name}`"
            if name not in _TOLD
            else f"row.`{name}` AS `{name}`"
            for name in RELATIONSHIPS.names
        )
    )


def _stated(schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        for start in range(0, batch.num_rows, _TOGETHER):
            yield _told(schema, batch.slice(start, _TOGETHER))


@without_collecting
def _told(schema: pa.Schema, batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch with two more columns; the others go by as they are."""
    said = [own(node_of_row(row), mention_of_row(row)) for row in batch.to_pylist()]
    names = pa.array([one.names for one in said], pa.binary())
    related = _nested(said, schema.field("relationships").type)
    return pa.RecordBatch.from_arrays([*batch.columns, names, related], schema=schema)


def _nested(said: list[Own], kind: pa.ListType) -> pa.ListArray:
    """Lists of rows, put together column by column, which takes half the time of nested values."""
    ends, rows = [0], []
    for one in said:
        rows += one.relationships
        ends.append(len(rows))
    told = [*zip(*rows, strict=True)] or [()] * len(Statement._fields)
    columns = dict(zip(Statement._fields, told, strict=True))
    fields = [*kind.value_type]
    arrays = [pa.array(columns[field.name], field.type) for field in fields]
    values = pa.StructArray.from_arrays(arrays, fields=fields)
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), values, type=kind)
