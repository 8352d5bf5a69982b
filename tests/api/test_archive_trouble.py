"""What goes wrong in `cascade archive` is one line; what is half-written is not taken for whole."""

from __future__ import annotations

import os
import resource
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from pyspark.sql import SparkSession

from graph.archive.manifest import Maker
from graph.archive.steps.reading import record_rows
from loaders.record import Record
from loaders.spark import master as masters
from loaders.spark import session as sessions
from tests.api.running import Cascade, Done, letter


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A folder of letters."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for number in range(40):
        text = letter("Ba Vì", f"{number}/UBND-KT", subject=f"việc thứ {number}")
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the other tests have started, none is running that could be used."""
    monkeypatch.setattr(SparkSession, "getActiveSession", lambda: None)


def refused(done: Done, complaint: str, out: Path) -> None:
    """The command did nothing but complain."""
    assert (done.code, done.out) == (1, "")
    assert complaint in done.complaint
    assert not out.exists()


@pytest.mark.usefixtures("no_session")
@pytest.mark.parametrize(
    ("master", "complaint"),
    [
        ("cluster", "names no master of Spark; name local[*]"),
        ("spark://127.0.0.1:9", "does not answer (Connection refused); start it, or check"),
    ],
)
def test_a_master_that_is_none_or_gone_is_told(
    master: str, complaint: str, letters: Path, tmp_path: Path, cascade: Cascade
) -> None:
    done = cascade("archive", "build", letters, tmp_path / "out", "--master", master)
    refused(done, complaint, tmp_path / "out")


@pytest.mark.usefixtures("no_session")
def test_a_master_that_says_nothing_is_told(
    letters: Path, tmp_path: Path, cascade: Cascade, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(masters, "_CONNECTING", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        master = f"spark://127.0.0.1:{silent.getsockname()[1]}"
        done = cascade("archive", "build", letters, tmp_path / "out", "--master", master)
    refused(done, f"{master} does not answer (timed out); start it, or check", tmp_path / "out")


@pytest.mark.usefixtures("no_session")
@pytest.mark.parametrize(
    ("version", "complaint"),
    [
        (None, "where there is no bin/java; install Java 17 or newer, or set JAVA_HOME to one"),
        ("1.8.0_292", "is Java 8; Spark needs 17 or newer; install Java 17 or newer, or set"),
    ],
)
def test_without_the_right_java_nothing_begins(
    version: str | None, complaint: str, letters: Path, cascade: Cascade
) -> None:
    home = letters.parent / "java"
    if version:
        (home / "bin").mkdir(parents=True)
        java = home / "bin" / "java"
        java.write_text(f"#!/bin/sh\necho 'java version \"{version}\"' >&2\n", encoding="utf-8")
        java.chmod(0o755)
    with mock.patch.dict(os.environ, JAVA_HOME=str(home)):
        done = cascade("archive", "build", letters, letters.parent / "out")
    refused(done, complaint, letters.parent / "out")


def test_without_the_extra_nothing_begins(
    letters: Path, tmp_path: Path, cascade: Cascade, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "find_spec", lambda _: None)
    done = cascade("archive", "build", letters, tmp_path / "out")
    told = "pyspark and pyarrow cannot be imported; pip install 'directive-cascade[spark]'"
    refused(done, told, tmp_path / "out")


def test_a_build_that_broke_off_is_none_and_goes_on(
    spark: SparkSession, letters: Path, tmp_path: Path, cascade: Cascade
) -> None:
    """A worker dies at a file, then the disk is full, then nothing is wrong any more."""
    built, store = tmp_path / "built", f"sqlite:///{tmp_path}/imported.db"

    def unfinished(complaint: str) -> None:
        done = cascade("archive", "build", letters, built)
        assert (done.code, done.out) == (1, "")
        assert complaint in done.complaint
        done = cascade("archive", "import", built, "--store", store)
        assert (done.code, done.out) == (1, "")
        assert "is not finished; `archive build` goes on where it was" in done.complaint
        done = cascade("archive", "answer", built)
        assert (done.code, done.out) == (2, "")
        assert "holds no finished build" in done.complaint

    with mock.patch("graph.archive.build.record_rows", lambda maker: partial(dying, maker)):
        unfinished(
            "step read: a Python worker has ended in the middle of its work, as it does when"
        )
    with full_disk(spark, tmp_path):
        unfinished(f"step read: the disk is full ({built}/_work")
    assert not (tmp_path / "imported.db").exists()
    assert cascade("archive", "build", letters, built).code == 0
    loaded = f"sqlite:///{tmp_path}/loaded.db"
    assert cascade("archive", "import", built, "--store", store).code == 0
    assert cascade("load", letters, "--store", loaded).code == 0
    assert cascade("export", "--store", store).out == cascade("export", "--store", loaded).out


def dying(maker: Maker, record: Record, id_: int) -> Any:
    """The row of a record; the process that meets a certain one ends at once."""
    if record.source.endswith("/17.txt"):
        os._exit(1)
    return record_rows(maker)(record, id_)


@contextmanager
def full_disk(spark: SparkSession, folder: Path) -> Iterator[None]:
    """The system refuses Java files of more than 4 kB, in the words of a full disk."""
    # Once it has unpacked its libraries.
    spark.range(9).repartition(2).write.parquet(str(folder / "before"))
    java = spark.sparkContext._gateway.proc.pid  # type: ignore[union-attr]
    before = resource.prlimit(java, resource.RLIMIT_FSIZE, (1 << 12, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        resource.prlimit(java, resource.RLIMIT_FSIZE, before)
