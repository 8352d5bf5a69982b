"""The right to run the jobs of a folder, which one process has at a time.

It is a lock on a file. The process that loads inherits it from the server that started it, so that
it is held for as long as either lives, however the other one ended.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.jobs.errors import JobsError

FILE = "runner.lock"


@contextmanager
def lease(folder: Path) -> Iterator[int | None]:
    """The descriptor of the locked file, None where another process has it.

    Raises `JobsError` where files cannot be locked.
    """
    try:
        descriptor = os.open(folder / FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise _unusable(error) from error
    try:
        yield descriptor if _locked(descriptor) else None
    finally:
        os.close(descriptor)  # gives the lock back, unless a child still has it


if sys.platform == "win32":
    import msvcrt

    def _locked(descriptor: int) -> bool:
        # Not inherited there: a child that outlives its server ends by itself within moments.
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            raise _unusable(error) from error
        return True


def _unusable(error: OSError) -> JobsError:
    problem = f"the folder of jobs cannot be locked ({error.strerror})"
    return JobsError(problem, "name a folder on a disk of the server itself")
