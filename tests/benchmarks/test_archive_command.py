"""The command `python -m benchmarks.archive`."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from loaders import read_all
from loaders.errors import UnreadableSource

ROOT = Path(__file__).parents[2]


def archive(*options: str | Path, hash_seed: str = "0") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks.archive", *options],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": hash_seed},
    )


def test_the_same_bytes_again(tmp_path: Path) -> None:
    digests = set()
    for hash_seed in ("0", "1"):
        truth = tmp_path / hash_seed
        options = ("--documents", "300", "--seed", "9", "--damage", "heavy", "--truth", truth)
        done = archive("--jsonl", *options, hash_seed=hash_seed)
        assert done.returncode == 0
        digests.add(hashlib.sha256(done.stdout + truth.read_bytes()).hexdigest())
    assert len(digests) == 1
    other = archive("--jsonl", "--documents", "300", "--seed", "10", "--damage", "heavy")
    assert hashlib.sha256(other.stdout).hexdigest() not in digests


def test_shuffled_lines_are_the_same_lines_in_an_order_that_the_seed_decides() -> None:
    plain, one, again, other = (
        archive("--documents", "60", "--jsonl", *options).stdout.splitlines()
        for options in ((), ("--shuffle", "1"), ("--shuffle", "1"), ("--shuffle", "2"))
    )
    assert one == again
    assert sorted(one) == sorted(other) == sorted(plain)
    assert len({tuple(lines) for lines in (plain, one, other)}) == 3


def test_the_corrupt_ones_cannot_be_read_and_are_told(tmp_path: Path) -> None:
    truth, folder = tmp_path / "truth.jsonl", tmp_path / "texts"
    options = ("--documents", "200", "--corrupt", "0.5", "--truth", truth)
    done = archive("--jsonl", "--out", folder, *options)
    told = {t["source"]: t["corrupt"] for t in map(json.loads, truth.read_text().splitlines())}
    assert 70 < sum(told.values()) < 130
    corrupt = [*told.values()]
    lines = read_all(["-"], stdin=io.BytesIO(done.stdout))
    assert [isinstance(read, UnreadableSource) for read in lines] == corrupt
    for source, is_corrupt in told.items():
        (read,) = read_all([str(folder / source)])
        assert isinstance(read, UnreadableSource) == is_corrupt


def test_files_lines_and_truth_are_of_the_same_documents(tmp_path: Path) -> None:
    truth, folder = tmp_path / "truth.jsonl", tmp_path / "texts"
    done = archive("--documents", "40", "--jsonl", "--out", folder, "--truth", truth)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert {line["source"]: line["text"] for line in lines} == {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in folder.rglob("*.txt")
    }
    truths = [json.loads(line) for line in truth.read_text(encoding="utf-8").splitlines()]
    assert [line["source"] for line in truths] == [line["source"] for line in lines]


@pytest.mark.parametrize(
    "options",
    [
        ("--documents", "9", "--jsonl"),
        ("--documents", "1200001", "--jsonl"),
        ("--documents", "many", "--jsonl"),
        ("--documents", "10"),
        ("--silent", "1,0,0", "--jsonl"),
        ("--lost", "0.1", "--jsonl"),
        ("--width", "0", "--jsonl"),
        ("--damage", "much", "--jsonl"),
        ("--nonsense",),
        ("--hot", "0", "--jsonl"),
        ("--corrupt", "1.1", "--jsonl"),
        ("--shuffle", "x", "--jsonl"),
        ("--shuffle", "1", "--truth", "truth.jsonl"),
    ],
)
def test_wrong_options_get_one_line(options: tuple[str, ...]) -> None:
    done = archive(*options)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"archive: ")
    assert done.stderr.count(b"\n") == 1


def test_a_place_that_cannot_be_written_gets_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for options in (("--out", tmp_path / "file"), ("--truth", tmp_path / "none" / "truth")):
        done = archive("--documents", "10", *options)
        assert done.returncode == 1
        assert done.stderr.startswith(b"archive: ")
        assert done.stderr.count(b"\n") == 1


def test_a_reader_that_has_enough_is_no_error() -> None:
    code = f"{sys.executable} -m benchmarks.archive --documents 5000 --jsonl | head -c 100"
    done = subprocess.run(code, shell=True, capture_output=True, check=True, cwd=ROOT)  # noqa: S602
    assert done.stderr == b""
