"""What a server and the process that loads for it say to each other."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

STOPPED = 3
"""Exit status of a process that ended because its server did."""
TRY_AGAIN = 4
"""Exit status where something was in the way; the job tells what."""


class Order(Struct, frozen=True):
    """What a server tells the process: the job, and how to load it."""

    folder: str
    store: str
    job: str
    batch: int
    workers: int


def bodies_of(folder: Path) -> Path:
    """Where the bodies of the jobs lie, each named after its job."""
    return folder / "bodies"


def incoming_of(folder: Path) -> Path:
    """Where uploads lie until they are finished."""
    return folder / "incoming"
