"""The tables of the SQLite store, and the steps that bring an older file up to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

APPLICATION_ID = 0x44434153
"""Marks our files in SQLite's header, so that another program's database is never touched."""
VERSION = 7
NAME = "packed with Zstandard"

ISSUERS = (
    # A body as documents name it, and the key of the organisation that it is; rows only come.
    "CREATE TABLE bodies (id INTEGER PRIMARY KEY, key TEXT NOT NULL, issuer BLOB NOT NULL UNIQUE)",
    "CREATE INDEX bodies_by_key ON bodies (key)",
    # With `PRAGMA user_version`, another number after each change, it names a state among all.
    "CREATE TABLE identity AS SELECT lower(hex(randomblob(8))) AS token",
)
"""What version 4 added: the issuing bodies, and what tells one state of a store from another."""

LISTS = (
    # A value by which documents are listed ("type:công văn"), and how many have it.
    """CREATE TABLE tags (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, documents INTEGER NOT NULL)""",
    """CREATE TABLE tagged (
        tag INTEGER NOT NULL REFERENCES tags, document INTEGER NOT NULL REFERENCES documents,
        PRIMARY KEY (tag, document)) WITHOUT ROWID""",
    "CREATE INDEX outlines_by_body ON outlines (body, date, status) WHERE body IS NOT NULL",
    # A page of what many documents have is found in it from its first date on, and in it alone.
    "CREATE INDEX outlines_by_date ON outlines (date, type, place, level, status, body)",
)
"""What version 5 added: the documents by what they are listed by; see `sqlite_tags`."""

PAGES = (
    # Where a mention or proof begins, NULL for texts without pages.
    "ALTER TABLE citations ADD COLUMN page INTEGER",
    "ALTER TABLE passages ADD COLUMN page INTEGER",
    # The edition of the loaders that read the record (`loaders.edition`), NULL where unknown.
    "ALTER TABLE records ADD COLUMN reader TEXT",
)
"""What version 6 added: on which page words stand, and who read them."""

TABLES = (
    # What claims mean is derived: documents, outlines, words, claims.document and the two
    # documents of a link follow from the records; everything else is what the records say.
    "CREATE TABLE documents (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, block INTEGER)",
    "CREATE INDEX documents_by_block ON documents (block)",
    """CREATE TABLE outlines (
        id INTEGER PRIMARY KEY REFERENCES documents, number TEXT, printed TEXT, date TEXT,
        status TEXT NOT NULL, outline BLOB NOT NULL, known BLOB NOT NULL,
        record INTEGER REFERENCES records, said BLOB, body INTEGER REFERENCES bodies,
        type INTEGER REFERENCES tags, place INTEGER REFERENCES tags,
        level INTEGER REFERENCES tags)""",
    "CREATE INDEX outlines_by_number ON outlines (number) WHERE number IS NOT NULL",
    *ISSUERS,
    *LISTS,
    "CREATE VIRTUAL TABLE words USING fts5 (folded, content='', tokenize='unicode61')",
    """CREATE TABLE claims (
        id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, block INTEGER NOT NULL,
        corner INTEGER, alias INTEGER NOT NULL, has_issuer INTEGER NOT NULL, data BLOB NOT NULL,
        document INTEGER REFERENCES documents)""",
    "CREATE INDEX claims_by_block ON claims (block)",
    "CREATE INDEX claims_by_corner ON claims (corner) WHERE corner IS NOT NULL",
    "CREATE INDEX claims_by_document ON claims (document)",
    "CREATE INDEX claims_by_alias ON claims (alias)",
    """CREATE TABLE doors (
        door INTEGER NOT NULL, day INTEGER NOT NULL,
        claim INTEGER NOT NULL REFERENCES claims,
        PRIMARY KEY (door, day, claim)) WITHOUT ROWID""",
    """CREATE TABLE records (
        id INTEGER PRIMARY KEY, source TEXT NOT NULL, position INTEGER NOT NULL,
        sha256 BLOB NOT NULL, digest TEXT NOT NULL, content TEXT NOT NULL,
        head INTEGER NOT NULL REFERENCES claims, reader TEXT,
        UNIQUE (source, position))""",
    "CREATE INDEX records_by_content ON records (content)",
    "CREATE INDEX records_by_head ON records (head)",
    # The whole record, compressed, apart from the facts, which stay dense without it.
    "CREATE TABLE texts (id INTEGER PRIMARY KEY REFERENCES records, data BLOB NOT NULL)",
    # Ids of citations and links begin with the id of their record (see `rows.place`).
    """CREATE TABLE citations (
        id INTEGER PRIMARY KEY, claim INTEGER NOT NULL REFERENCES claims,
        quote TEXT, start INTEGER, stop INTEGER, page INTEGER)""",
    "CREATE INDEX citations_by_claim ON citations (claim)",
    # One sentence proves several links of its record, so it is kept once.
    """CREATE TABLE passages (
        id INTEGER PRIMARY KEY, quote TEXT NOT NULL, start INTEGER NOT NULL,
        stop INTEGER NOT NULL, page INTEGER)""",
    """CREATE TABLE links (
        id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES documents,
        relation INTEGER NOT NULL, target INTEGER NOT NULL REFERENCES documents,
        source_position INTEGER NOT NULL, target_position INTEGER NOT NULL,
        passage INTEGER NOT NULL REFERENCES passages,
        rule TEXT NOT NULL, confidence REAL NOT NULL)""",
    # A step of a cascade is one range of one of these indexes.
    "CREATE INDEX links_by_target ON links (target, relation, source)",
    "CREATE INDEX links_by_source ON links (source, relation, target)",
    # A text asserts what it says of itself; what it says of two others its heading asserts.
    """CREATE VIEW proofs AS SELECT id, source, relation, target, CASE -1
           WHEN source_position THEN source WHEN target_position THEN target
           ELSE (SELECT c.document FROM records r JOIN claims c ON c.id = r.head
                 WHERE r.id = links.id >> 20) END AS asserted_by,
           passage, rule, confidence FROM links""",
)

Upgrades = Mapping[int, Callable[[sqlite3.Connection], None]]
"""For each older version what brings its tables to this one, inside an open transaction."""


def make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables and indexes of this version."""
    make_bare_tables(connection)
    make_indexes(connection)


def make_bare_tables(connection: sqlite3.Connection) -> None:
    """Make the tables of this version, which are filled faster before `make_indexes`."""
    for statement in TABLES:
        if not _makes_index(statement):
            connection.execute(statement)


def make_indexes(connection: sqlite3.Connection) -> None:
    """Make the indexes of this version, of the tables as they stand."""
    for statement in TABLES:
        if _makes_index(statement):
            connection.execute(statement)


def _makes_index(statement: str) -> bool:
    return statement.startswith("CREATE INDEX")


def migrate(
    connection: sqlite3.Connection,
    upgrades: Upgrades,
    make: Callable[[sqlite3.Connection], None] = make_tables,
) -> None:
    """Bring the tables of an own or empty file to this version; `make` makes those of an empty one.

    Raises `NewerSchema`, and `ForeignFile` as `refuse_foreign` does.
    """
    if _version(connection) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        before = _version(connection)  # another process may have been quicker
        if before == 0:
            make(connection)
        elif before < VERSION:
            upgrades[before](connection)
        if before < VERSION:
            connection.execute("INSERT INTO migrations (version, name) VALUES (?, ?)",
                               (VERSION, NAME))  # fmt: skip
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
