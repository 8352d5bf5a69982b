"""A batch as servers load it: documents a second, memory, and how long others wait meanwhile.

    python -m benchmarks.batches [--documents 10000] [--batch 200 ...] [--workers 1] [--store URL]

Makes a synthetic archive and has it loaded as a job into a store of its own, a temporary SQLite
file unless `--store` names an empty database. Meanwhile another process stores a letter, and again
0.05 s after each, as requests for single documents do: "waits" are the middle and the worst of its
times, and "alone" the middle one before the batch. "MB" is the peak of the largest process.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from api.jobs import Jobs
from benchmarks.workers import ROOT

_WRITER = """
import sys, time
from graph import load, open_store
from loaders import extract
text = open(sys.argv[2], encoding="utf-8").read()
with open_store(sys.argv[1]) as store:
    for number in range(1_000_000):
        records = extract(text.replace("950/", f"{number + 1}/"), source=f"single/{number}.txt")
        began = time.perf_counter()
        load(store, records)
        print(time.perf_counter() - began, flush=True)
        time.sleep(0.05)
"""
TEXT = ROOT / "examples" / "covid-2021" / "18-son-la-950-qd-ubnd.txt"
_ALONE = 20
"""Letters that are stored before the batch begins."""


class Measured(NamedTuple):
    """What a job took; times of the writer in seconds."""

    seconds: float
    memory: float
    alone: list[float]
    waits: list[float]


def measured(lines: Path, folder: Path, url: str, batch: int, workers: int) -> Measured:
    """The lines loaded as a job, while a process writes letters."""
    command = [sys.executable, "-c", _WRITER, url, str(TEXT)]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, env=env) as writer,  # noqa: S603
        Jobs(folder, url, batch=batch, workers=workers) as jobs,
    ):
        assert writer.stdout is not None  # noqa: S101 - it is a pipe
        alone = [float(writer.stdout.readline()) for _ in range(_ALONE)]
        upload = jobs.incoming()
        upload.write_bytes(lines.read_bytes())
        began = time.perf_counter()
        job = jobs.submit("ndjson", upload, lines.name)
        while not (now := jobs.get(job.id)) or not now.has_ended:
            time.sleep(0.1)
        seconds = time.perf_counter() - began
        writer.terminate()
        told = writer.stdout.read().split()
    if now.status != "done":
        sys.exit(f"the job failed: {now.error}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    return Measured(seconds, peak, alone, [float(wait) for wait in told[:-1]])


def main() -> None:
    """Prints one line for each size of batch."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--batch", type=int, nargs="+", default=[200])
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--store", help="URL of an empty database to load into")
    options = parser.parse_args()
    if options.store and len(options.batch) > 1:
        sys.exit("a store takes one batch size; name one with --batch")
    print(
        f"{'batch':>6}{'seconds':>9}{'a second':>10}{'MB':>6}{'alone':>8}{'waits':>8}{'worst':>8}"
    )
    with tempfile.TemporaryDirectory() as name:
        lines = Path(name) / "archive.jsonl"
        make = ["-m", "benchmarks.archive", "--jsonl", f"--documents={options.documents}"]
        with lines.open("wb") as file:
            subprocess.run([sys.executable, *make], check=True, stdout=file, cwd=ROOT)  # noqa: S603
        for batch in options.batch:
            url = options.store or f"sqlite:///{name}/{batch}.db"
            folder = Path(name) / f"jobs-{batch}"
            found = measured(lines, folder, url, batch, options.workers)
            rate = options.documents / found.seconds
            waits = (median(found.alone), median(found.waits), max(found.waits))
            shown = "".join(f"{1000 * wait:>5.0f} ms" for wait in waits)
            print(
                f"{batch:>6}{found.seconds:>9.1f}{rate:>10.0f}{found.memory:>6.0f}{shown}",
                flush=True,
            )


if __name__ == "__main__":
    main()
