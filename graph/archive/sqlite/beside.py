"""A folder beside a file that is being made; that of a maker who has died goes with the next one.

Who is killed cleans up nothing. So each folder has a lock, which its maker holds as long as it
lives: that of an empty SQLite file, which ends with the process on every system.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

_LOCK: Final = "maker.lock"


@contextmanager
def folder_beside(target: Path) -> Iterator[Path]:
    """A hidden folder on the disk of `target`, taken away at the end.

    What others who have died left for the same target goes at once. Raises `OSError` and
    `sqlite3.Error` where no folder can be made.
    """
    prefix = f".{target.name}-"
    for other in target.parent.iterdir():
        if other.name.startswith(prefix):
            with suppress(OSError, sqlite3.Error):  # somebody else's, or it has just gone
                _remove_if_dead(other)
    while True:
        # What cannot be removed now, on a disk in trouble, is swept by the next one.
        with (
            TemporaryDirectory(prefix=prefix, dir=target.parent, ignore_cleanup_errors=True) as own,
            closing(_lock(Path(own))) as lock,
        ):
            if _is_held(lock, Path(own)):
                yield Path(own)
                return


def _remove_if_dead(folder: Path) -> None:
    if (folder / _LOCK).is_file():
        with closing(_lock(folder)) as lock:
            if _is_held(lock, folder):
                shutil.rmtree(folder)


def _lock(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / _LOCK, timeout=0, isolation_level=None)


def _is_held(lock: sqlite3.Connection, folder: Path) -> bool:
    """Whether the folder is there and the lock is ours, from now on until it is closed."""
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            return False
        if not folder.exists():
            return False
        raise
    return (folder / _LOCK).exists()
