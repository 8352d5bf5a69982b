"""Deriving a store anew from its records, for files whose facts cannot be carried over."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice

from msgspec import DecodeError
from msgspec.structs import replace

from graph.batch import entry_of
from graph.store.schema import make_tables
from graph.store.sqlite_writer import SqliteWriter
from graph.update import refresh
from loaders.record import Record

_BATCH = 2000
_OLD = (
    "documents", "words", "links", "citations", "records", "doors", "claims",
)  # fmt: skip


class DamagedRecord(Exception):  # noqa: N818
    """A stored record that no version can read; it names the source."""


def derive_anew(connection: sqlite3.Connection) -> None:
    """Bring a file of version 1 to this version, inside the transaction that is open.

    There the records were kept as JSON, and no index of them serves the facts of today.
    """
    connection.execute("ALTER TABLE records RENAME TO old_records")
    for table in _OLD:
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    connection.execute("DROP INDEX IF EXISTS records_by_content")
    connection.execute("DROP INDEX IF EXISTS records_by_head")
    make_tables(connection)
    records = _old_records(connection)
    while batch := list(islice(records, _BATCH)):
        writer = SqliteWriter(connection)
        refresh(writer, writer.put([entry_of(record) for record in batch]))
        writer.finish()
    connection.execute("DROP TABLE old_records")


def _old_records(connection: sqlite3.Connection) -> Iterator[Record]:
    """The records of version 1 with their sources."""
    for source, data in connection.execute("SELECT source, data FROM old_records ORDER BY id"):
        try:
            yield replace(Record.from_json(data), source=source)
        except DecodeError as error:
            raise DamagedRecord(source) from error
