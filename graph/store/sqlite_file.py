"""Opening the file of a SQLite store, and what SQLite's complaints mean to a user."""

from __future__ import annotations

import secrets
import sqlite3
import time
from pathlib import Path

from graph.errors import StoreError
from graph.store.derive import UPGRADES, DamagedRecord
from graph.store.schema import VERSION, ForeignFile, NewerSchema, migrate, refuse_foreign

BUSY_SECONDS = 60.0
"""How long a writer waits for another one before it gives up."""

BUSY = "PRAGMA busy_timeout = 60000"

_STATES = 2**31
"""How many numbers `user_version` may have."""

_PRAGMAS = (
    BUSY,
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -65536",  # 64 MB
)


def connected(url: str, path: Path) -> sqlite3.Connection:
    """A connection to the store in `path`, which is made with its folders where it is missing.

    Raises `StoreError`, which names `url`, for a path that cannot be a store of this version.
    """
    if path.is_dir():
        remedy = f"name a file in it, for example {url.rstrip('/')}/cascade.db"
        raise StoreError(url, "is a folder", remedy)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _prepared(path)
    except OSError as error:
        reason = f"cannot be made ({error.strerror or error})"
        raise StoreError(url, reason, "choose a path that you may write to") from error
    except ForeignFile as error:
        problem = "is a database of another program"
        raise StoreError(url, problem, "choose another file name") from error
    except NewerSchema as error:
        problem = f"was written by a newer version (schema {error}, this one knows {VERSION})"
        raise StoreError(url, problem, "upgrade directive-cascade") from error
    except DamagedRecord as error:
        problem = f"is of an older version, and its record of {error} cannot be read"
        raise StoreError(url, problem, "load its documents into a new store") from error
    except sqlite3.Error as error:
        raise wrapped(url, error) from error


def name_state(connection: sqlite3.Connection) -> None:
    """Give the state another number: by chance, for a copy of the file may change as often."""
    connection.execute(f"PRAGMA user_version = {secrets.randbelow(_STATES)}")


def wrapped(url: str, error: sqlite3.Error) -> StoreError:
    """What went wrong in the store `url`, in words that a user can act upon."""
    said = str(error)
    for part, problem, remedy in _SAID:
        if part in said:
            return StoreError(url, problem, remedy)
    return StoreError(url, f"SQLite says: {said}", "run `cascade check` on the store")


def _prepared(path: Path) -> sqlite3.Connection:
    # Several threads may use it in turn, as those of a server do; a store is for one at a time.
    connection = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        refuse_foreign(connection)
        for pragma in _PRAGMAS:
            _patiently(connection, pragma)
        migrate(connection, UPGRADES)
    except BaseException:
        connection.close()
        raise
    return connection


_SAID = (
    ("not a database", "is no database", "choose another file name"),
    ("malformed", "is damaged", "load its documents into a new store"),
    ("readonly", "cannot be written to", "choose a path that you may write to"),
    ("unable to open", "cannot be opened or made", "choose a path that you may write to"),
    ("locked", "is busy with another writer", "try again when that one has finished"),
    ("full", "has no room left on its disk", "make room and load again; nothing stored is lost"),
)


def _patiently(connection: sqlite3.Connection, pragma: str) -> None:
    """Run a pragma; switching to WAL does not wait for others by itself."""
    give_up = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute(pragma)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > give_up:
                raise
            time.sleep(0.01)
        else:
            return
