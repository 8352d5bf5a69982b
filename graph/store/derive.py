"""Bringing the file of an older version to this one; where facts cannot be carried over, anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice

from msgspec import DecodeError
from msgspec.structs import replace

from graph.batch import entry_of
from graph.store.rows import PLACE_BITS
from graph.store.schema import TABLES, Upgrades, make_tables
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


def keep_sentences_once(connection: sqlite3.Connection) -> None:
    """Bring a file of version 2 to this version: there each link had the sentence that proves it.

    What a link is called, where it stands and what it means stays.
    """
    connection.execute("ALTER TABLE links RENAME TO old_links")
    for name in ("INDEX links_by_target", "INDEX links_by_source", "VIEW proofs"):
        connection.execute(f"DROP {name}")
    made_anew = ("TABLE passages", "TABLE links", "INDEX links_by", "VIEW proofs")
    for statement in TABLES:
        if any(f"CREATE {name}" in statement for name in made_anew):
            connection.execute(statement)
    connection.execute(
        """INSERT INTO passages SELECT min(id), quote, start, stop FROM old_links
           GROUP BY id >> ?, start, stop, quote ORDER BY 1""",
        (PLACE_BITS,),
    )
    connection.execute(
        """INSERT INTO links SELECT l.id, l.source, l.relation, l.target, l.source_position,
           l.target_position, (SELECT p.id FROM passages p
               WHERE p.id BETWEEN l.id >> ?1 << ?1 AND l.id
               AND p.start = l.start AND p.stop = l.stop AND p.quote = l.quote),
           l.rule, l.confidence FROM old_links l ORDER BY l.id""",
        (PLACE_BITS,),
    )
    connection.execute("DROP TABLE old_links")


UPGRADES: Upgrades = {1: derive_anew, 2: keep_sentences_once}
