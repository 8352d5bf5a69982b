"""Spark reads what the loaders read: the same records, the same words for what is unreadable."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet
from pyspark.sql import SparkSession

from loaders.errors import SparkProblem, UnreadableSource
from loaders.lines import lines
from loaders.record import Record
from loaders.sources import Item, items
from loaders.spark import read
from loaders.spark.inputs import inputs_of
from loaders.spark.problems import told
from tests.loaders.archives.packing import CRC, with_field, zipped
from tests.loaders.samples import LETTER, PROSE
from tests.loaders.spark.one_pass import Read, plain, row

NO_UTF8 = os.fsdecode(b"\xff.txt")


def letter(number: int) -> str:
    return LETTER.replace("88/UBND-VX", f"{number}/UBND-VX")


def json_line(number: int) -> bytes:
    return json.dumps({"source": f"công văn {number}", "text": letter(number)}).encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as they come: letters, archives, what is damaged, names of all kinds."""
    root = tmp_path / "hồ sơ [1]"
    (root / "xã: Đông").mkdir(parents=True)
    for number in range(12):
        (root / "xã: Đông" / f"Công văn {number}.txt").write_text(letter(number), encoding="utf-8")
    (root / "two.txt").write_text(letter(50) * 2, encoding="utf-8")
    (root / "prose.md").write_text(PROSE, encoding="utf-8")
    (root / "empty.txt").write_bytes(b"")
    (root / "damaged.pdf").write_bytes(b"%PDF-1.7\n" + b"\x00\x01" * 200)
    (root / "_kept.txt").write_text(letter(60), encoding="utf-8")
    (root / ".hidden.txt").write_text(letter(61), encoding="utf-8")
    (root / "unknown.mp4").write_bytes(b"\x00")
    (root / NO_UTF8).write_text(letter(62), encoding="utf-8")
    letters = zipped(root / "old.zip", dict.fromkeys(("1.txt", "2.txt", "3.txt"), letter(70)))
    with_field(letters, "2.txt", CRC, "<I", 1)
    zipped(root / "nothing.zip", {"a.mp4": ""})
    (root / "broken.zip").write_bytes(b"PK\x03\x04" + b"\x00" * 20)
    return root


def found_in(*paths: str | Path) -> list[Item]:
    return [item for item in items(map(str, paths)) if item is not None]


def of_lines(data: bytes, name: Path) -> list[Item]:
    return [item for item in lines(io.BytesIO(data), str(name)) if item is not None]


def test_a_folder_is_read_as_the_loaders_read_it(
    spark: SparkSession, tmp_path: Path, folder: Path
) -> None:
    (folder / "lines.jsonl").write_bytes(b"\n".join([json_line(1), b"nothing", b"", json_line(2)]))
    done = Read(spark, tmp_path / "out", folder)
    in_lines = of_lines((folder / "lines.jsonl").read_bytes(), folder / "lines.jsonl")
    kept, failed = plain(found_in(folder) + in_lines)
    assert done.records == kept
    assert done.failures == failed
    assert f"{folder}/lines.jsonl, line 2" in {source for source, _, _ in done.failures}
    assert any(source.endswith(r"/\udcff.txt") for source, _, _, _ in done.records)
    assert done.counts.records == len(kept)
    assert done.counts.unreadable + done.counts.skipped == len(failed)


def test_files_that_are_named_are_read_whatever_they_are(
    spark: SparkSession, tmp_path: Path, folder: Path
) -> None:
    (folder / "letter").write_text(letter(1), encoding="utf-8")
    named = [folder / "letter", folder / "nothing.zip", folder / NO_UTF8, folder / "old.zip"]
    done = Read(spark, tmp_path / "out", *named)
    assert (done.records, done.failures) == plain(found_in(*named))
    assert "is an archive without documents" in str(done.failures)


def test_the_tables_have_exactly_their_columns(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "lines.jsonl").write_bytes(json_line(1) + b"\nnothing\n")
    done = Read(spark, tmp_path / "out", tmp_path / "lines.jsonl")
    [records] = [*Path(done.records_path).glob("*.parquet")]
    assert parquet.read_schema(records).names == [
        "id", "source", "index", "sha256", "data", "number", "mentions",
    ]  # fmt: skip
    failures = next(Path(done.failures_path).glob("*.parquet"))
    assert parquet.read_schema(failures).names == ["source", "kind", "reason"]
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"records", "failures"}
    nested = done.rows[0]["mentions"]
    assert nested
    assert all(letter(1)[slice(*mention["starts"])] == mention["quote"] for mention in nested)


@pytest.mark.parametrize("partitions", [1, 20])
def test_lines_are_the_same_however_they_are_cut(
    spark: SparkSession, tmp_path: Path, partitions: int
) -> None:
    data = b"\n".join(
        b"\xff not UTF-8 \r" if n % 5 == 3 else json_line(n) + b"\r" * (n % 2) for n in range(20)
    )
    path = tmp_path / "lines.jsonl"
    path.write_bytes(data)
    done = Read(spark, tmp_path / "out", path, partitions=partitions)
    kept, failed = plain(of_lines(data, path))
    assert done.records == kept
    assert [what[1:] for what in done.failures] == [what[1:] for what in failed]
    assert {line_at(source, path) for source, _, _ in done.failures} == {b"\xff not UTF-8 \r"}
    assert len(set(done.failures)) == 4


def line_at(where: str, path: Path) -> bytes:
    """The line that a failure names: `tail` from the byte on, and there the line so many."""
    name, _, place = where.rpartition(", line ")
    assert name.removeprefix("file:") == str(path)
    number, _, start = place.partition(" after byte ")
    return path.read_bytes()[int(start or 0) :].split(b"\n")[int(number) - 1]


@pytest.mark.parametrize("partitions", [1, 9])
def test_an_address_with_a_scheme_is_read_by_spark(
    spark: SparkSession, tmp_path: Path, folder: Path, partitions: int
) -> None:
    (folder / "_kept.txt").unlink()  # Spark hides these
    (folder / NO_UTF8).unlink()  # no address can name it
    (folder / "xã: Đông").rename(folder / "100% x%41")
    (folder / "SHOUTED.TXT").write_text(letter(90), encoding="utf-8")
    plainly = tmp_path / "plain"
    folder.rename(plainly)
    done = Read(spark, tmp_path / "out", f"file://{plainly}", partitions=partitions)
    kept, failed = plain(found_in(plainly))
    assert [(s.removeprefix("file:"), i, h) for s, i, h, _ in done.records] == [
        (source, index, sha256) for source, index, sha256, _ in kept
    ]
    assert [(s.removeprefix("file:"), *rest) for s, *rest in done.failures] == failed


@pytest.mark.parametrize("partitions", [1, 8])
def test_lines_at_an_address_tell_their_places(
    spark: SparkSession, tmp_path: Path, partitions: int
) -> None:
    data = b"\n".join(
        b"\xff not UTF-8 \r" if n % 3 == 1 else json_line(n) + b"\r" * (n % 2) for n in range(12)
    )
    path = tmp_path / "những dòng.jsonl"
    path.write_bytes(data)
    done = Read(spark, tmp_path / "out", f"file://{path}", partitions=partitions)
    assert done.records == plain(of_lines(data, path))[0]
    assert {line_at(source, path) for source, _, _ in done.failures} == {b"\xff not UTF-8 \r"}
    assert len(done.failures) == 4


def table(path: Path, **columns: list[Any]) -> Path:
    parquet.write_table(pa.table(columns), path, row_group_size=2)
    return path


@pytest.mark.parametrize("scheme", ["", "file://"])
def test_tables_of_texts_and_of_files(spark: SparkSession, tmp_path: Path, scheme: str) -> None:
    texts = [letter(n) for n in range(5)]
    names = [f"văn bản {n}" for n in range(5)]
    as_text = table(tmp_path / "texts.parquet", source=[*names, None], text=[*texts, None])
    packed = zipped(tmp_path / "x.zip", {"1.txt": letter(8), "2.txt": letter(9)}).read_bytes()
    files = table(
        tmp_path / "files.parquet",
        source=["a.txt", "b.zip", "c.pdf", "d.txt"],
        content=[letter(1).encode(), packed, b"%PDF-1.7\n\x00", None],
    )
    done = Read(spark, tmp_path / "out", f"{scheme}{as_text}", f"{scheme}{files}")
    sources = [source for source, _, _, _ in done.records]
    assert sources == ["a.txt", "b.zip/1.txt", "b.zip/2.txt", *names]
    assert [source for source, _, _ in done.failures] == ["c.pdf", "d.txt", "the text"]
    pairs = zip(names, texts, strict=True)
    whole = "".join(f"{json.dumps({'source': name, 'text': text})}\n" for name, text in pairs)
    assert done.records[3:] == plain(of_lines(whole.encode(), tmp_path))[0]


def test_ids_name_each_record_and_stay(spark: SparkSession, tmp_path: Path, folder: Path) -> None:
    once = Read(spark, tmp_path / "once", folder, partitions=4)
    again = Read(spark, tmp_path / "again", folder, partitions=4)
    ids = [r["id"] for r in once.rows]
    assert len(set(ids)) == len(ids) > 12
    assert {id_ % read.PLACES for id_ in ids} <= set(range(len(ids)))
    assert len({id_ // read.PLACES for id_ in ids}) > 1
    assert {r["id"]: r["source"] for r in once.rows} == {r["id"]: r["source"] for r in again.rows}


def test_records_beyond_what_a_task_can_name_are_failures(
    spark: SparkSession, tmp_path: Path
) -> None:
    (tmp_path / "lines.jsonl").write_bytes(b"\n".join(map(json_line, range(4))))
    kept = read._answers(of_lines((tmp_path / "lines.jsonl").read_bytes(), tmp_path), row, 0, 0)[0]
    assert [made["id"] for made in kept] == [0, 1, 2, 3]
    part = of_lines((tmp_path / "lines.jsonl").read_bytes(), tmp_path)
    kept, failed = read._answers(part, row, read.PLACES, read.PLACES - 3)
    assert [made["id"] for made in kept] == [2 * read.PLACES - n for n in (3, 2, 1)]
    assert [(what.source, what.kind) for what in failed] == [("công văn 3", "unreadable")]
    assert "--partitions" in failed[0].reason


def test_nothing_but_failures_gives_an_empty_table(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    done = Read(spark, tmp_path / "out", tmp_path / "a.txt")
    assert (done.rows, done.counts.skipped) == ([], 1)
    assert "mentions" in spark.read.parquet(done.records_path).columns


def test_what_stood_there_goes(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(letter(1), encoding="utf-8")
    (tmp_path / "out" / "records.reading" / "outcome=records").mkdir(parents=True)
    (tmp_path / "out" / "records.reading" / "outcome=records" / "x.parquet").write_text("half")
    first = Read(spark, tmp_path / "out", tmp_path / "a.txt")
    second = Read(spark, tmp_path / "out", tmp_path / "a.txt")
    assert first.records == second.records != []


def faulty(record: Record, _: int) -> dict[str, Any]:
    raise RuntimeError(f"nobody foresaw {record.document.number}")


def test_a_fault_of_ours_ends_the_job_in_one_line(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LETTER, encoding="utf-8")
    with pytest.raises(Exception, match="nobody foresaw") as caught:
        Read(spark, tmp_path / "out", tmp_path / "a.txt", use=faulty)
    problem = told(caught.value)
    assert isinstance(problem, SparkProblem)
    assert "RuntimeError: nobody foresaw 88/UBND-VX" in str(problem)
    assert "\n" not in str(problem)
    assert not (tmp_path / "out" / "records").exists()


def test_fewer_inputs_than_paths_is_an_error(spark: SparkSession, tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="there is no such file or folder"):
        inputs_of(spark, [str(tmp_path / "gone")])
