"""Rows of several tables in one stream: each row fills the column of its table alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa

from graph.archive.tables import Table

Row = tuple[object, ...]
"""The values of a table's columns in their order."""
Told = tuple[Table, list[Row]]
"""Rows of a table."""

FULL = 4096
"""Rows of a table that go on together: a batch for each would cost more than the answer."""


def schema_of(tables: Iterable[Table]) -> str:
    """The columns of the stream as Spark reads a schema (DDL), one for each table."""
    return ", ".join(f"`{table.name}` struct<{table.schema}>" for table in tables)


class Filled:
    """Rows by table, until there are enough of them for a batch."""

    def __init__(self, schema: pa.Schema) -> None:
        """`schema` is that of `schema_of` in Arrow's words."""
        self._schema = schema
        self._rows: dict[str, list[Row]] = defaultdict(list)

    def add(self, table: Table, rows: Iterable[Row]) -> Iterator[pa.RecordBatch]:
        """Takes rows of a table; gives the batches that are full."""
        waiting = self._rows[table.name]
        waiting += rows
        if len(waiting) >= FULL:
            self._rows[table.name] = []
            yield from self._batches(table.name, waiting)

    def rest(self) -> Iterator[pa.RecordBatch]:
        """The batches of all rows that are left."""
        for name, rows in self._rows.items():
            yield from self._batches(name, rows)
        self._rows.clear()

    def _batches(self, name: str, rows: Sequence[Row]) -> Iterator[pa.RecordBatch]:
        for start in range(0, len(rows), FULL):
            part = rows[start : start + FULL]
            columns = [
                _struct(part, field.type) if field.name == name else pa.nulls(len(part), field.type)
                for field in self._schema
            ]
            yield pa.RecordBatch.from_arrays(columns, schema=self._schema)


def _struct(rows: Sequence[Row], type_: pa.DataType) -> pa.Array:
    fields = [type_.field(place) for place in range(type_.num_fields)]
    columns = zip(*rows, strict=True)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, fields, strict=True)]
    return pa.StructArray.from_arrays(arrays, fields=fields)
