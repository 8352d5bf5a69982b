"""Reading with Spark beside the plain loader: the same input, use and cores in the same run.

    python -m benchmarks.archive --documents 20000 --out FOLDER
    python -m benchmarks.spark_reading FOLDER [--lines FILE.jsonl] [--cores 2] [--rounds 3]

The plain loader reads with as many processes as Spark has cores and drops what it has made; Spark
writes the two tables too. They take turns, after one reading that warms Spark up (`--warm` names
something smaller for it); what is told is the median of the rounds. `--lines` does the same with a
file of JSON lines. The seconds are those of the clock, which also other programs take, and those
that the processors worked for all processes of either: with all cores at work the ratio of these
is that of the speeds.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graph.archive.rows import Row, record_row
from graph.archive.tables import RECORDS
from graph.batch import entry_of
from graph.load import prepared
from loaders.lines import lines
from loaders.parallel import map_items, map_records
from loaders.record import Record
from loaders.spark.inputs import inputs_of
from loaders.spark.read import read_to
from loaders.spark.session import session

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def row(record: Record, id_: int) -> Row:
    """All that a build keeps of a record."""
    return record_row(entry_of(record), id_)


def plainly(path: Path, cores: int) -> int:
    """How many records the plain loader makes ready for a store."""
    if path.is_dir():
        return sum(1 for _ in map_records([str(path)], prepared, workers=cores))
    with path.open("rb") as file:
        return sum(1 for _ in map_items(iter(lines(file)), prepared, workers=cores))


def with_spark(spark: SparkSession, path: Path, out: Path) -> int:
    """How many records Spark writes."""
    inputs = inputs_of(spark, [str(path)])
    return read_to(spark, inputs, row, RECORDS.schema, f"{out}/records", f"{out}/failures").records


class Took(NamedTuple):
    """Seconds by the clock and of the processors, and what came out."""

    clock: float
    work: float
    records: int


def timed(work: Callable[[], int]) -> Took:
    """How long the work takes this process and all below it."""
    clock, worked = time.perf_counter(), worked_below(os.getpid())
    count = work()
    return Took(time.perf_counter() - clock, worked_below(os.getpid()) - worked, count)


def worked_below(top: int) -> float:
    """Processor seconds of a process and all below it, ended ones too (Linux)."""
    parents: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:  # has ended
            continue
        parents[int(folder.name)] = int(fields[1])
        ticks[int(folder.name)] = sum(map(int, fields[11:15]))
    return sum(count for pid, count in ticks.items() if is_below(pid, top, parents)) / os.sysconf(
        "SC_CLK_TCK"
    )


def is_below(pid: int, top: int, parents: dict[int, int]) -> bool:
    """Whether the process is `top` or was started by it, or by one that was."""
    while pid and pid != top:
        pid = parents.get(pid, 0)
    return pid == top


def compare(spark: SparkSession, path: Path, cores: int, rounds: int, out: Path) -> None:
    """Prints a line for each way, and their ratio."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files)
    plain: list[Took] = []
    ours: list[Took] = []
    for _ in range(rounds):
        plain.append(timed(lambda: plainly(path, cores)))
        ours.append(timed(lambda: with_spark(spark, path, out)))
    counts = {took.records for took in (*plain, *ours)}
    print(f"{path}: {size / 1e6:.1f} MB, {counts} records, {cores} cores, {rounds} rounds")
    for name, times in (("plain loader", plain), ("Spark", ours)):
        clock = statistics.median(took.clock for took in times)
        work = statistics.median(took.work for took in times)
        print(f"  {name:<14}{size / clock / 1e6:7.2f} MB/s {clock:8.1f} s {work:8.1f} s worked")
    clocks = [a.clock / b.clock for a, b in zip(plain, ours, strict=True)]
    works = [a.work / b.work for a, b in zip(plain, ours, strict=True)]
    print(f"  {'ratio':<14}{statistics.median(clocks):7.2f} by the clock", end="")
    print(f" ({min(clocks):.2f} to {max(clocks):.2f}), {statistics.median(works):.2f} of work")


def main() -> None:
    """Prints what each input gives."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="of documents, the more the better")
    parser.add_argument("--lines", type=Path, help="a file of JSON lines")
    parser.add_argument("--warm", type=Path, help="what is read first, instead of all")
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with session(f"local[{options.cores}]") as spark, tempfile.TemporaryDirectory() as out:
        with_spark(spark, options.warm or options.folder, Path(out))
        for path in filter(None, (options.folder, options.lines)):
            compare(spark, path, options.cores, options.rounds, Path(out))


if __name__ == "__main__":
    main()
