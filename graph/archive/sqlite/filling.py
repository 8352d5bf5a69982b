"""A first build of a SQLite store from an archive's tables, without Spark.

All is written into a file beside the target, which takes its name when it is whole: nobody ever
sees a part of it, and what goes wrong leaves nothing behind; what `kill -9` leaves, the next
import into the same store takes away.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from errno import ENOSPC
from pathlib import Path
from typing import Final

from graph.archive.errors import BrokenTables
from graph.archive.failures import failures
from graph.archive.parts import local
from graph.archive.sqlite.beside import folder_beside
from graph.archive.sqlite.rows import Filling
from graph.archive.watch import Watch, unwatched
from graph.errors import StoreError, UsageProblem
from graph.load import LoadReport
from graph.store import file_of, open_store
from graph.store.schema import make_bare_tables, make_indexes, migrate
from graph.store.sqlite_file import name_state, wrapped
from loaders.garbage import without_collecting

_PRAGMAS: Final = (
    # Nobody else sees the file, and it is thrown away where anything goes wrong.
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA cache_size = -65536",  # 64 MB
    "PRAGMA temp_store = FILE",
    "PRAGMA threads = 2",
)
_FULL: Final = "has no room left on its disk"


@without_collecting
def fill(tables: str | Path, url: str, *, watch: Watch = unwatched) -> LoadReport:
    """Make the store `url` from the tables of an archive; the counts are those of a load of it.

    `tables` is the folder that `archive build` wrote. The store must not exist yet, or be empty;
    open handles of an empty one see nothing of the new. `watch` is told what is done.
    Raises `BrokenTables` for tables that cannot be read or do not belong together, `UsageProblem`
    for a store that holds something, and `StoreError` where no store can be made.
    """
    folder, target = local(tables), _target(url)
    _refuse_filled(url, target)
    with _made_whole(url, target) as (file, beside):
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            for pragma in _PRAGMAS:
                connection.execute(pragma)
            migrate(connection, {}, make_bare_tables)
            counts = _filled(connection, folder, beside, watch)
        _refuse_filled(url, target)
    return counts + failures(folder)


def _target(url: str) -> Path:
    path = file_of(url)
    if path is None:
        raise StoreError(url, "is no SQLite file", "name one as sqlite:///path/file.db")
    return Path(path).expanduser()


def _filled(connection: sqlite3.Connection, folder: Path, beside: Path, watch: Watch) -> LoadReport:
    """Everything, in one transaction; `beside` takes temporary files."""
    connection.execute("ATTACH ? AS beside", (str(beside / "beside.db"),))
    connection.execute("PRAGMA beside.journal_mode = OFF")
    connection.execute("PRAGMA beside.synchronous = OFF")
    connection.execute("BEGIN EXCLUSIVE")
    try:
        Filling(connection, folder, beside, watch).all()
    except sqlite3.IntegrityError as error:
        problem = f"has something twice ({error})"
        raise BrokenTables(str(folder), problem, "build the archive again") from error
    make_indexes(connection)
    name_state(connection)
    connection.execute("COMMIT")
    records, texts = connection.execute(
        "SELECT count(*), count(DISTINCT content) FROM records"
    ).fetchone()
    connection.execute("DETACH beside")
    connection.execute("PRAGMA main.locking_mode = NORMAL")
    connection.execute("PRAGMA main.journal_mode = WAL")
    return LoadReport(new=texts, unchanged=records - texts)


@contextmanager
def _made_whole(url: str, target: Path) -> Iterator[tuple[Path, Path]]:
    """A file that becomes the `target` at the end, and the folder beside it where it is made."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with folder_beside(target) as folder:
            file = folder / target.name
            yield file, folder
            _to_disk(file)
            file.replace(target)
            _to_disk(target.parent)
    except OSError as error:
        if error.errno == ENOSPC:
            raise _full(url) from error
        reason = f"cannot be made ({error.strerror or error})"
        raise StoreError(url, reason, "choose a path that you may write to") from error
    except sqlite3.Error as error:
        raise (_full(url) if "full" in str(error) else wrapped(url, error)) from error


def _full(url: str) -> StoreError:
    return StoreError(url, _FULL, "make room and import again; nothing of it was kept")


def _refuse_filled(url: str, target: Path) -> None:
    """Raise `UsageProblem` for a store that holds something, `StoreError` for what is no store."""
    if not target.exists():
        return
    with open_store(url) as store:
        many = store.counts().records
    if many:
        problem = f"store {url} holds {many:,} records already"
        raise UsageProblem(problem, "name a new one, or add the archive to it")


def _to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, have reached the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
