"""What the step that reads keeps of each record: all that `cascade load` would put into a store."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from graph.archive.manifest import Maker
from graph.archive.rows import Row, record_row
from graph.load import Failure, prepared

if TYPE_CHECKING:
    from loaders.record import Record
    from loaders.spark.read import Skipped, Use


def record_rows(maker: Maker) -> Use:
    """What makes the rows of `records`: a function of a record and its id, for any process."""
    return partial(_record_row, maker)


def _record_row(maker: Maker, record: Record, id_: int) -> Row | Skipped:
    from loaders.spark.read import Skipped  # noqa: PLC0415 - takes time to load

    made = prepared(record, keep_unknown=maker.keep_unknown, reader=maker.reader)
    return Skipped(made.reason) if isinstance(made, Failure) else record_row(made, id_)
