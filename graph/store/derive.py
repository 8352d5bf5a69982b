"""Deriving a store anew from its records, for files whose facts cannot be carried over."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from msgspec import DecodeError
from msgspec.structs import replace

from graph.batch import entry_of, unpacked
from graph.document import Outline
from graph.node import issuing
from graph.packing import DamagedPacking
from graph.store.rows import KNOWN
from graph.store.schema import ISSUERS, LISTS, PAGES, Upgrades, make_tables
from graph.store.sqlite_bodies import Bodies
from graph.store.sqlite_tags import Tags, facts_of, tags_of
from graph.store.sqlite_writer import SqliteWriter
from graph.update import refresh
from loaders.record import Issuer, Record

_BATCH = 2000
_OLD = ("outlines", "documents", "words", "links", "citations", "doors", "claims")


class DamagedRecord(Exception):  # noqa: N818
    """A stored record that no version can read; it names the source."""


def derive_from_json(connection: sqlite3.Connection) -> None:
    """Bring a file of version 1, where records are kept as JSON, to this version."""
    connection.execute("ALTER TABLE records RENAME TO old_records")
    _derive(connection, "SELECT source, data FROM old_records ORDER BY id", Record.from_json)
    connection.execute("DROP TABLE old_records")


def derive_from_texts(connection: sqlite3.Connection) -> None:
    """Bring a file of version 2, where records are kept as today, to this version.

    Documents get the keys of today, and what is said twice there is kept once.
    """
    connection.execute("ALTER TABLE records RENAME TO old_records")
    connection.execute("ALTER TABLE texts RENAME TO old_texts")
    texts = """SELECT r.source, t.data FROM old_records r CROSS JOIN old_texts t ON t.id = r.id
               ORDER BY r.id"""
    _derive(connection, texts, lambda data: unpacked(data, ""))
    connection.execute("DROP TABLE old_texts")
    connection.execute("DROP TABLE old_records")


def tell_issuers(connection: sqlite3.Connection) -> None:
    """Bring a file of version 3, which does not say who issued what, to this version."""
    connection.execute("ALTER TABLE outlines ADD COLUMN body INTEGER REFERENCES bodies")
    for statement in ISSUERS:
        connection.execute(statement)
    bodies, last = Bodies(connection), 0
    while page := connection.execute(
        "SELECT id, outline, known FROM outlines WHERE id > ? ORDER BY id LIMIT ?", (last, _BATCH)
    ).fetchall():
        last = page[-1][0]
        issuers = {id_: _issuer(outline, known) for id_, outline, known in page}
        ids = bodies.ids(filter(None, issuers.values()))
        connection.executemany(
            "UPDATE outlines SET body = ? WHERE id = ?",
            [(ids[issuer], id_) for id_, issuer in issuers.items() if issuer],
        )
    keep_lists(connection)


def keep_lists(connection: sqlite3.Connection) -> None:
    """Bring a file of version 4, which lists documents by nothing, to this version."""
    for column in ("type", "place", "level"):
        connection.execute(f"ALTER TABLE outlines ADD COLUMN {column} INTEGER REFERENCES tags")
    connection.execute("DROP INDEX IF EXISTS outlines_by_body")
    for statement in LISTS:
        connection.execute(statement)
    tags, last = Tags(connection), 0
    while page := connection.execute(
        "SELECT id, outline FROM outlines WHERE id > ? ORDER BY id LIMIT ?", (last, _BATCH)
    ).fetchall():
        last = page[-1][0]
        told = [(id_, Outline.stored(outline)) for id_, outline in page]
        tags.change(
            (),
            [(id_, tags_of(o.document, [(m.mode, m.id) for m in o.measures])) for id_, o in told],
        )
        ids = tags.ids(())
        connection.executemany(
            "UPDATE outlines SET type = ?, place = ?, level = ? WHERE id = ?",
            [(*(name and ids[name] for name in facts_of(o.document)), id_) for id_, o in told],
        )
    tell_pages(connection)


def tell_pages(connection: sqlite3.Connection) -> None:
    """Bring a file of version 5, whose records have no pages and no readers, to this version."""
    for statement in PAGES:
        connection.execute(statement)


def _as_it_is(_: sqlite3.Connection) -> None:
    """A file of version 6, where zlib packed what Zstandard packs today, is read as it is."""


def _issuer(outline: bytes, known: bytes) -> Issuer | None:
    return issuing(Outline.stored(outline).document, KNOWN.decode(known))


UPGRADES: Upgrades = {
    1: derive_from_json,
    2: derive_from_texts,
    3: tell_issuers,
    4: keep_lists,
    5: tell_pages,
    6: _as_it_is,
}


def _derive(
    connection: sqlite3.Connection, stored: str, decoded: Callable[[bytes], Record]
) -> None:
    """Make the tables of today from the old records, inside the transaction that is open.

    `stored` selects source and data of each.
    """
    connection.execute("DROP VIEW IF EXISTS proofs")
    for table in _OLD:
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    connection.execute("DROP INDEX IF EXISTS records_by_content")
    connection.execute("DROP INDEX IF EXISTS records_by_head")
    make_tables(connection)
    records = _records(connection.execute(stored), decoded)
    while batch := list(islice(records, _BATCH)):
        writer = SqliteWriter(connection)
        refresh(writer, writer.put([entry_of(record) for record in batch]))
        writer.finish()


def _records(
    old: Iterable[tuple[str, bytes]], decoded: Callable[[bytes], Record]
) -> Iterator[Record]:
    for source, data in old:
        try:
            yield replace(decoded(data), source=source)
        except (DecodeError, DamagedPacking) as error:
            raise DamagedRecord(source) from error
