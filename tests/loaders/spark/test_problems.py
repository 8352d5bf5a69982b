"""What Spark raises is told in one line; each failure here is a real one."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

from loaders.errors import SparkProblem, UnreadableSource
from loaders.spark.problems import told

Batches = Iterable[pa.RecordBatch]
_MUCH = 1 << 62


def takes_all_memory(batches: Batches) -> Iterator[pa.RecordBatch]:
    for _ in batches:
        bytearray(_MUCH)
    yield from ()


def ends(batches: Batches) -> Iterator[pa.RecordBatch]:
    for _ in batches:
        os.kill(os.getpid(), signal.SIGKILL)
    yield from ()


def refuses(batches: Batches) -> Iterator[pa.RecordBatch]:
    for _ in batches:
        raise UnreadableSource("a.txt", "is no text", "name another")
    yield from ()


def problem_of(work: Callable[[], object]) -> str:
    with pytest.raises(Exception) as caught:
        work()
    problem = told(caught.value)
    assert isinstance(problem, SparkProblem)
    assert "\n" not in str(problem)
    return str(problem)


@pytest.mark.parametrize(
    ("task", "told_as"),
    [
        (takes_all_memory, "a Python worker has run out of memory; give it more memory"),
        (ends, "a Python worker has ended in the middle of its work, as it does when memory"),
        (refuses, "a.txt: is no text; name another"),
    ],
)
def test_a_python_worker_fails(
    spark: SparkSession, task: Callable[[Batches], Iterator[pa.RecordBatch]], told_as: str
) -> None:
    rows = spark.range(1).mapInArrow(task, "id bigint")
    assert problem_of(rows.count).startswith(told_as)


def test_a_disk_that_is_full(spark: SparkSession, tmp_path: Path) -> None:
    """No disk is filled: the system refuses Java files of more than 64 kB, in the same way."""
    java = spark.sparkContext._gateway.proc.pid  # type: ignore[union-attr]
    before = resource.prlimit(java, resource.RLIMIT_FSIZE, (1 << 16, resource.RLIM_INFINITY))
    try:
        rows = spark.range(200_000).coalesce(1)
        problem = problem_of(lambda: rows.write.parquet(str(tmp_path / "out"), compression="none"))
    finally:
        resource.prlimit(java, resource.RLIMIT_FSIZE, before)
    assert problem.startswith(f"the disk is full ({tmp_path}/out); make room there, or set")
    assert not (tmp_path / "out" / "_SUCCESS").exists()


def test_a_folder_that_may_not_be_written(spark: SparkSession) -> None:
    problem = problem_of(lambda: spark.range(1).write.parquet("/proc/nothing/out"))
    told_as = "a file or folder may not be read or written (/proc/nothing/out); change its"
    assert problem.startswith(told_as)


def test_java_has_too_little_memory(spark: SparkSession) -> None:
    much = f.length(f.repeat(f.lit("x"), 2_000_000_000))
    problem = problem_of(spark.range(1).select(much).collect)
    assert problem.startswith("Spark's Java process has run out of memory; give it more memory")


def test_anything_else_is_told_by_what_was_raised_first(
    spark: SparkSession, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    problem = problem_of(lambda: spark.range(1).write.parquet(f"{tmp_path}/file/out"))
    expected = "Spark has failed: ParentNotDirectoryException: Parent path is not a directory: "
    assert problem.startswith(expected)
