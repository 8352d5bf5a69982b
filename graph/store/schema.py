"""The tables of the SQLite store, as named steps that are applied once and recorded."""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x44434153
"""Marks our files in SQLite's header, so that another program's database is never touched."""

MIGRATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "documents, claims and records",
        (
            # What claims mean is derived: documents and claims.document are recomputed, block by
            # block, from the records; everything else is what the records say.
            """CREATE TABLE documents (
                id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, block TEXT NOT NULL,
                number TEXT, printed TEXT, date TEXT, status TEXT, data BLOB)""",
            "CREATE INDEX documents_by_block ON documents (block)",
            "CREATE INDEX documents_by_number ON documents (number) WHERE number IS NOT NULL",
            """CREATE TABLE claims (
                id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, block TEXT NOT NULL,
                alias TEXT NOT NULL, has_issuer INTEGER NOT NULL, data BLOB NOT NULL,
                document INTEGER REFERENCES documents DEFERRABLE INITIALLY DEFERRED)""",
            "CREATE INDEX claims_by_block ON claims (block)",
            "CREATE INDEX claims_by_document ON claims (document)",
            "CREATE INDEX claims_by_alias ON claims (alias)",
            """CREATE TABLE doors (
                door TEXT NOT NULL, claim INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE,
                PRIMARY KEY (door, claim)) WITHOUT ROWID""",
            "CREATE INDEX doors_by_claim ON doors (claim)",
            """CREATE TABLE records (
                id INTEGER PRIMARY KEY, source TEXT NOT NULL, position INTEGER NOT NULL,
                sha256 TEXT NOT NULL, digest TEXT NOT NULL, content TEXT NOT NULL,
                head INTEGER NOT NULL REFERENCES claims, data BLOB NOT NULL,
                UNIQUE (source, position))""",
            "CREATE INDEX records_by_content ON records (content)",
            "CREATE INDEX records_by_head ON records (head)",
            """CREATE TABLE citations (
                record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
                position INTEGER NOT NULL, claim INTEGER NOT NULL REFERENCES claims,
                quote TEXT, start INTEGER, stop INTEGER,
                PRIMARY KEY (record, position)) WITHOUT ROWID""",
            "CREATE INDEX citations_by_claim ON citations (claim)",
            """CREATE TABLE links (
                id INTEGER PRIMARY KEY,
                record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
                asserted_by INTEGER NOT NULL REFERENCES claims,
                source INTEGER NOT NULL REFERENCES claims, relation TEXT NOT NULL,
                target INTEGER NOT NULL REFERENCES claims,
                quote TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
                rule TEXT NOT NULL, confidence REAL NOT NULL)""",
            "CREATE INDEX links_by_record ON links (record)",
            "CREATE INDEX links_by_asserting ON links (asserted_by)",
            "CREATE INDEX links_by_source ON links (source)",
            "CREATE INDEX links_by_target ON links (target)",
            # The columns are folded before, because `remove_diacritics` keeps đ.
            "CREATE VIRTUAL TABLE words USING fts5 (number, subject, issuer, tokenize='unicode61')",
        ),
    ),
)
VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables of an own or empty file to this version.

    Raises `NewerSchema`, and `ForeignFile` as `refuse_foreign` does.
    """
    version = _version(connection)
    if version == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(_version(connection), VERSION):
            name, statements = MIGRATIONS[number]
            for statement in statements:
                connection.execute(statement)
            connection.execute(
                "INSERT INTO migrations (version, name) VALUES (?, ?)", (number + 1, name)
            )
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def refuse_foreign(connection: sqlite3.Connection) -> None:
    """Raise `ForeignFile` for another program's database, before anything in it is changed."""
    filled = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    # Asked last, because another process may be making the file ours at this moment.
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    if filled and owner != APPLICATION_ID:
        raise ForeignFile


class ForeignFile(Exception):  # noqa: N818
    """The file is a database, but none of ours."""


class NewerSchema(Exception):  # noqa: N818
    """The file was written by a newer version of the program."""


def _version(connection: sqlite3.Connection) -> int:
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    if owner != APPLICATION_ID:
        _take_empty(connection)
    version = connection.execute("SELECT coalesce(max(version), 0) FROM migrations").fetchone()[0]
    if version > VERSION:
        raise NewerSchema(version)
    return int(version)


def _take_empty(connection: sqlite3.Connection) -> None:
    """Make an empty file ours; two processes may try at once."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            refuse_foreign(connection)
            connection.execute(
                """CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL,
                   applied TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)"""
            )
            connection.execute("PRAGMA application_id = 1145258323")  # APPLICATION_ID
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
