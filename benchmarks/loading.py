"""Loading end to end: read, resolve, store; documents a second, memory, size of the store.

    python -m benchmarks.loading [--documents 10000 100000] [--workers N] [--store URL]

Makes a synthetic archive of each size and loads it into a store of its own, a temporary SQLite file
unless `--store` names an empty database (then one size only). "MB" is the peak of the largest
process; "bytes" are those of the store for each document, "line" those of its line of input. The
last line says how the rate of the largest size compares with that of the smallest: 1.00 is linear.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.workers import ROOT, measure


class Loaded(NamedTuple):
    """What one load took; `lines` and `kept` are bytes read and stored, 0 where not to be told."""

    documents: int
    lines: int
    seconds: float
    memory: float
    kept: int

    @property
    def rate(self) -> float:
        """Documents a second."""
        return self.documents / self.seconds

    def __str__(self) -> str:
        """One line of the table."""
        row = f"{self.documents:>10,}{self.seconds:>10.1f}{self.rate:>10.0f}{self.memory:>8.0f}"
        kept = f"{self.kept / self.documents:,.0f}" if self.kept else "–"
        return f"{row}{kept:>10}{self.lines / self.documents:>8,.0f}"


def loaded(documents: int, folder: Path, workers: int, store: str | None) -> Loaded:
    """An archive of so many documents, made and loaded."""
    lines = folder / "archive.jsonl"
    with lines.open("wb") as file:
        make = [sys.executable, "-m", "benchmarks.archive", "--jsonl", f"--documents={documents}"]
        subprocess.run(make, check=True, stdout=file, cwd=ROOT)  # noqa: S603 - our own command
    database = folder / f"{documents}.db"
    url = store or f"sqlite:///{database}"
    with lines.open("rb") as file:
        arguments = ("load", "-", f"--store={url}", f"--workers={workers}")
        seconds, memory = measure(*arguments, stdin=file)
    kept = sum(part.stat().st_size for part in folder.glob(f"{database.name}*"))
    return Loaded(documents, lines.stat().st_size, seconds, memory, kept)


def main() -> None:
    """Prints one line a size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--store", help="URL of an empty database to load into")
    options = parser.parse_args()
    if options.store and len(options.documents) > 1:
        sys.exit("a store takes one size; name one with --documents")
    print(f"{'documents':>10}{'seconds':>10}{'a second':>10}{'MB':>8}{'bytes':>10}{'line':>8}")
    rates = []
    with tempfile.TemporaryDirectory() as name:
        for documents in options.documents:
            row = loaded(documents, Path(name), options.workers, options.store)
            print(row, flush=True)
            rates.append(row.rate)
    if len(rates) > 1:
        print(f"rate of the last size to that of the first: {rates[-1] / rates[0]:.2f}")


if __name__ == "__main__":
    main()
