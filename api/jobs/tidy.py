"""Removing the files that no job needs any more."""

from __future__ import annotations

import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from api.jobs.order import bodies_of, incoming_of

_BODY_SECONDS = 3600.0
"""A body lies there before its job is written down; without one it is what a crash left."""
_UPLOAD_SECONDS = 24 * 3600.0


def tidy(folder: Path, kept: Collection[str]) -> None:
    """Remove bodies of no job, but the `kept` ones, and uploads that nobody finished."""
    _remove_old(bodies_of(folder), _BODY_SECONDS, kept)
    _remove_old(incoming_of(folder), _UPLOAD_SECONDS, ())


def drop_body(folder: Path, job: str) -> None:
    """Remove the body of a job that has ended."""
    with suppress(OSError):  # tidied later
        (bodies_of(folder) / job).unlink(missing_ok=True)


def _remove_old(folder: Path, seconds: float, kept: Collection[str]) -> None:
    before = time.time() - seconds
    with suppress(OSError):
        for file in folder.iterdir():
            with suppress(OSError):
                if file.name not in kept and file.stat().st_mtime < before:
                    file.unlink()
