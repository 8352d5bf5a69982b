"""Reading with Spark beside the plain loader: the same input, use and cores in the same run.

    python -m benchmarks.archive --documents 20000 --out FOLDER
    python -m benchmarks.spark_reading FOLDER [--lines FILE.jsonl] [--cores 2] [--rounds 3]

The plain loader reads with as many processes as Spark has cores and drops what it has made; Spark
writes the two tables too. They take turns, after one small reading of each that warms them up;
what is told is the median of the rounds. `--lines` does the same with a file of JSON lines.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

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


def seconds(work: Callable[[], int]) -> tuple[float, int]:
    """How long the work takes, and what it gives."""
    began = time.perf_counter()
    count = work()
    return time.perf_counter() - began, count


def compare(spark: SparkSession, path: Path, cores: int, rounds: int, out: Path) -> None:
    """Prints a line for each way, and their ratio."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files)
    plain: list[float] = []
    ours: list[float] = []
    for _ in range(rounds):
        took, count = seconds(lambda: plainly(path, cores))
        plain.append(took)
        took, same = seconds(lambda: with_spark(spark, path, out))
        ours.append(took)
        if same != count:
            print(f"{count} records, {same} with Spark")
    print(f"{path}: {size / 1e6:.1f} MB, {count} records, {cores} cores, {rounds} rounds")
    for name, times in (("plain loader", plain), ("Spark", ours)):
        took = statistics.median(times)
        spread = f"{size / max(times) / 1e6:.2f} to {size / min(times) / 1e6:.2f}"
        print(f"  {name:<14}{size / took / 1e6:7.2f} MB/s ({spread}), {took:.1f} s")
    ratios = [a / b for a, b in zip(plain, ours, strict=True)]
    print(f"  {'ratio':<14}{statistics.median(ratios):7.2f}")


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
