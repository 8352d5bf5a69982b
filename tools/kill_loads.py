"""Kills loads into a SQLite store at random moments, and looks at what is left each time.

    python tools/kill_loads.py [--kills 100] [--documents 3000] [--seed 1]

The promises: after every `kill -9` the store is sound and holds every batch whose end was told;
a load that nobody kills completes it to the export of a store that nobody killed.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from graph import check, export_jsonl, open_store

ROOT = Path(__file__).parents[1]
BATCH = 20
LOADER = """
import sys
from graph import load, open_store
from tests.graph.synthetic import cascade
url, documents, batch = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with open_store(url) as store:
    print("begun", flush=True)
    for first in range(0, documents, batch):
        load(store, cascade(first, min(first + batch, documents)))
        print(first + batch, flush=True)
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many loads were killed, how many of them in the middle, and what was broken."""

    kills: int
    midway: int
    broken: tuple[str, ...]


def kill_loads(folder: Path, kills: int, documents: int, random: Random) -> Outcome:
    """Kill so many loads of so many documents into one store in `folder`, then finish it."""
    killed, clean = (f"sqlite:///{folder}/{name}.db" for name in ("killed", "clean"))
    with _load(clean, documents) as process:
        began = time.monotonic()
        process.communicate()
    whole = time.monotonic() - began
    broken = []
    midway = told = 0
    for _ in range(kills):
        told = max(told, _killed_after(killed, documents, random.uniform(0, whole)))
        found = _records(killed)
        midway += 0 < found < documents
        if found < min(told, documents):
            broken.append(f"{told} documents were told to be stored, {found} are there")
        broken += _faults(killed)
        if found >= documents:
            _forget(folder / "killed.db")
            told = 0
    _load(killed, documents).communicate()
    if _export(killed) != _export(clean):
        broken.append("the finished store differs from one that was never killed")
    return Outcome(kills, midway, tuple(broken))


def _load(url: str, documents: int) -> subprocess.Popen[bytes]:
    """A load that has opened its store and begins."""
    command = [sys.executable, "-c", LOADER, url, str(documents), str(BATCH)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, bufsize=0)  # noqa: S603
    assert process.stdout is not None  # noqa: S101 - it is a pipe
    process.stdout.readline()
    return process


def _killed_after(url: str, documents: int, seconds: float) -> int:
    """The documents that a load told to be stored until it was killed."""
    with _load(url, documents) as process:
        try:
            said, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            said, _ = process.communicate()
    return max((int(line) for line in said.split() if line.isdigit()), default=0)


def _records(url: str) -> int:
    with open_store(url) as store:
        return store.counts().records


def _faults(url: str) -> list[str]:
    with open_store(url) as store:
        return [] if check(store).ok else [f"unsound: {check(store)}"]


def _export(url: str) -> list[str]:
    with open_store(url) as store:
        return list(export_jsonl(store))


def _forget(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def main() -> None:
    """Prints one line; the exit status is 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--documents", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        random = Random(options.seed)  # noqa: S311
        outcome = kill_loads(Path(folder), options.kills, options.documents, random)
    print(f"{outcome.kills} kills, {outcome.midway} in the middle of a load: "
          f"{len(outcome.broken)} promises broken")  # fmt: skip
    for broken in outcome.broken:
        print(broken)
    sys.exit(bool(outcome.broken))


if __name__ == "__main__":
    main()
