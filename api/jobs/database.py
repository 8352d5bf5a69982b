"""The SQLite file of a folder of jobs."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from api.jobs.errors import JobsError

FILE = "jobs.db"
_VERSION = 1
_BUSY_SECONDS = 30.0
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS jobs (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        source_name TEXT NOT NULL,
        digest TEXT NOT NULL,
        keep_unknown INTEGER NOT NULL,
        status TEXT NOT NULL,
        created TEXT NOT NULL,
        started TEXT,
        finished TEXT,
        cancelled INTEGER NOT NULL DEFAULT 0,
        begun INTEGER NOT NULL DEFAULT 0,
        deaths INTEGER NOT NULL DEFAULT 0,
        error TEXT,
        reading TEXT,
        finished_items INTEGER NOT NULL DEFAULT 0,
        total_items INTEGER,
        new INTEGER NOT NULL DEFAULT 0,
        updated INTEGER NOT NULL DEFAULT 0,
        unchanged INTEGER NOT NULL DEFAULT 0,
        failed INTEGER NOT NULL DEFAULT 0,
        skipped INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX IF NOT EXISTS unfinished ON jobs (status) WHERE status IN ('queued', 'running');
    -- `item` is the line or file of the body, from 1; `noted` is 0 from before the batch is
    -- committed to the store until it is known to be.
    CREATE TABLE IF NOT EXISTS items (
        job INTEGER NOT NULL REFERENCES jobs (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        item INTEGER NOT NULL,
        source TEXT NOT NULL,
        part INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        reason TEXT,
        document TEXT,
        noted INTEGER NOT NULL,
        PRIMARY KEY (job, position)
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS failures ON items (job, position) WHERE outcome = 'failed';
    CREATE TABLE IF NOT EXISTS answers (
        owner TEXT NOT NULL,
        key TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        token TEXT NOT NULL,
        created REAL NOT NULL,
        status INTEGER,
        media_type TEXT,
        location TEXT,
        body BLOB,
        PRIMARY KEY (owner, key)
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS answers_by_age ON answers (created);
    CREATE UNIQUE INDEX IF NOT EXISTS answers_by_token ON answers (token);
"""


def make(folder: Path) -> None:
    """Make the folder and the file in it where they are missing.

    Raises `JobsError` where that is not possible.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with closing(_connected(folder)) as connection:
            _patiently_into_wal(connection)
            with _change(connection):
                ((version,),) = connection.execute("PRAGMA user_version").fetchall()
                if version not in (0, _VERSION):
                    raise JobsError(
                        "the folder of jobs is of another version", "upgrade or name another folder"
                    )
                for statement in _SCHEMA.split(";\n"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {_VERSION}")
    except OSError as error:
        problem = f"the folder of jobs cannot be made ({error.strerror})"
        raise JobsError(problem, "name a folder that the server may write to") from error
    except sqlite3.Error as error:
        raise _wrapped(error) from error


@contextmanager
def reading(folder: Path) -> Iterator[sqlite3.Connection]:
    """A connection to ask; raises `JobsError` for what SQLite complains of."""
    try:
        with closing(_connected(folder)) as connection:
            yield connection
    except sqlite3.Error as error:
        raise _wrapped(error) from error


@contextmanager
def writing(folder: Path) -> Iterator[sqlite3.Connection]:
    """A connection in a transaction that is committed at the end, or rolled back by an error.

    Raises `JobsError` for what SQLite complains of.
    """
    with reading(folder) as connection, _change(connection):
        yield connection


@contextmanager
def changing(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction in an open connection; raises `JobsError` as `writing` does."""
    try:
        with _change(connection):
            yield
    except sqlite3.Error as error:
        raise _wrapped(error) from error


@contextmanager
def _change(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _connected(folder: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(folder / FILE, timeout=_BUSY_SECONDS, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _patiently_into_wal(connection: sqlite3.Connection) -> None:
    """Switching to WAL does not wait for others by itself."""
    give_up = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > give_up:
                raise
            time.sleep(0.01)
        else:
            return


def _wrapped(error: sqlite3.Error) -> JobsError:
    return JobsError(
        f"the list of jobs cannot be used (SQLite says: {error})",
        "look at the disk of the server, and try again",
    )
