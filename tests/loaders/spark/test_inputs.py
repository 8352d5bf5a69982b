"""Inputs: what is refused in one line before anything is read, and what tells an input apart."""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet
from pyspark.sql import SparkSession

from loaders.errors import SparkProblem, UnreadableSource
from loaders.spark.inputs import Inputs, inputs_of
from loaders.spark.work import Lines, Rows, Weighed, parted
from tests.loaders.samples import LETTER


def listed(spark: SparkSession, *paths: str | Path) -> Inputs:
    return inputs_of(spark, [str(path) for path in paths])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "in"
    root.mkdir()
    for name in ("b.txt", "a.txt", os.fsdecode(b"\xfe.txt")):
        (root / name).write_text(LETTER, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("-", "standard input: cannot be read by several tasks; write it to a .jsonl file"),
        ("https://example.vn/a.pdf", "is an address of the web; fetch it"),
        ("{}/gone", "gone: there is no such file or folder; check the path"),
        ("{}/empty", "empty: is a folder without documents; put text"),
        ("{}/b\0.txt", "cannot be read"),
        ("file://{}/gone", "gone: there is no such file or folder; check the address"),
        ("file://{}/empty", "empty: has no documents; put text"),
        ("{}/t.parquet", "t.parquet: has the columns source, words; a table of documents has"),
        ("file://{}/t.parquet", "t.parquet: has the columns source, words; a table of"),
        ("{}/damaged.parquet", "damaged.parquet: is a Parquet file that is cut off or damaged"),
        ("{}/none.parquet", "none.parquet: is a table without documents"),
    ],
)
def test_what_cannot_be_input(spark: SparkSession, tmp_path: Path, path: str, told: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "a.mp4").write_bytes(b"1")
    parquet.write_table(pa.table({"source": ["a"], "words": ["b"]}), tmp_path / "t.parquet")
    none = pa.table({"source": pa.array([], pa.string()), "text": pa.array([], pa.string())})
    parquet.write_table(none, tmp_path / "none.parquet")
    (tmp_path / "damaged.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(UnreadableSource) as caught:
        listed(spark, path.format(tmp_path))
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("nosuch://host/a", "Spark knows no such kind of address; add the connector"),
        ("s3a://bucket/a", "Spark knows no such kind of address; add the connector"),
    ],
)
def test_a_store_that_spark_does_not_know(spark: SparkSession, path: str, told: str) -> None:
    with pytest.raises(SparkProblem, match=told):
        listed(spark, path)


def test_a_damaged_table_in_a_folder_is_told_with_the_rest(
    spark: SparkSession, folder: Path
) -> None:
    (folder / "c.parquet").write_bytes(b"PAR1 and no more")
    found = listed(spark, folder)
    assert [type(item.work) for item in found.work] == [str, str, UnreadableSource, str]


@pytest.mark.parametrize("scheme", ["", "file://"])
def test_the_fingerprint_is_of_names_sizes_and_times(
    spark: SparkSession, folder: Path, scheme: str
) -> None:
    if scheme:  # Java names no such file
        (folder / os.fsdecode(b"\xfe.txt")).unlink()
    whole = listed(spark, f"{scheme}{folder}")
    assert whole == listed(spark, f"{scheme}{folder}")
    assert (whole.files, whole.bytes) == (
        len(list(folder.iterdir())),
        whole.files * len(LETTER.encode()),
    )
    prints = {whole.fingerprint}
    os.utime(folder / "a.txt", (10**9, 10**9))
    prints.add(listed(spark, f"{scheme}{folder}").fingerprint)
    (folder / "a.txt").write_bytes(LETTER.encode() + b"\n")
    os.utime(folder / "a.txt", (10**9, 10**9))
    prints.add(listed(spark, f"{scheme}{folder}").fingerprint)
    (folder / "a.txt").rename(folder / "d.txt")
    prints.add(listed(spark, f"{scheme}{folder}").fingerprint)
    assert len(prints) == 4


def test_the_fingerprint_does_not_know_an_order(spark: SparkSession, folder: Path) -> None:
    names = sorted(folder.iterdir())
    one = listed(spark, *names)
    other = listed(spark, *reversed(names))
    assert one.fingerprint == other.fingerprint != listed(spark, names[0]).fingerprint


@pytest.mark.parametrize("count", [1, 2, 5, 30, 1000])
def test_work_is_parted_by_weight(count: int) -> None:
    work = [Weighed(str(n), 10 + n % 3) for n in range(200)]
    tasks = list(parted(work, count))
    assert [name for task in tasks for name in task] == [str(n) for n in range(200)]
    assert len(tasks) <= count
    assert all(tasks)
    most = max(sum(10 + int(str(name)) % 3 for name in task) for task in tasks)
    assert most <= sum(item.weight for item in work) / count + 12


def test_only_files_of_lines_are_cut() -> None:
    work = [Weighed(Lines("a.jsonl"), 100), Weighed("b.pdf", 100), Weighed(Rows("c", 0), 100)]
    tasks = list(parted(work, 12))
    pieces = [part for task in tasks for part in task]
    assert pieces == [
        *(Lines("a.jsonl", start, start + 25) for start in range(0, 100, 25)),
        "b.pdf",
        Rows("c", 0),
    ]
