"""`--workers` changes how fast documents are read, never what comes out."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.running import INTERRUPTIBLE, ROOT, SAMPLE, Cascade, letter

DIES_AFTER_ONE = """
import os, signal
import loaders.workers as workers
answer = workers._answer
def once(use, items):
    workers._answer = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
    return answer(use, items)
workers._answer = once
workers.serve()
"""


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes are started for a few letters too, and each gets one or two at a time."""
    monkeypatch.setattr("loaders.parallel.SMALL", 0)
    monkeypatch.setattr("loaders.parallel.CHUNK", 3_000)


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A folder with letters, an empty file between them and one that is no document."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for number in range(20):
        text = letter("Ba Vì", f"{number + 1}/UBND-KT")
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "07-empty.txt").touch()
    (folder / "12-prose.txt").write_text("Hôm nay trời đẹp.", encoding="utf-8")
    return folder


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize(
    "options", [["--format", "jsonl"], ["--format", "json"], ["--format", "jsonl", "--with-text"]]
)
def test_extract_writes_the_same(letters: Path, options: list[str], cascade: Cascade) -> None:
    alone, together = (
        cascade("extract", letters, SAMPLE, *options, "--workers", count) for count in (1, 2)
    )
    assert together == alone
    assert together.code == 1
    assert "07-empty.txt" in together.complaint


@pytest.mark.usefixtures("eager")
def test_extract_draws_the_same_page(letters: Path, tmp_path: Path, cascade: Cascade) -> None:
    pages = [tmp_path / f"{count}.html" for count in (1, 2)]
    for count, page in enumerate(pages, start=1):
        assert cascade("extract", letters, "--html", page, "--workers", count).code == 1
    assert pages[0].read_bytes() == pages[1].read_bytes() != b""


@pytest.mark.usefixtures("eager")
def test_load_stores_the_same(letters: Path, tmp_path: Path, cascade: Cascade) -> None:
    stores = [f"sqlite:///{tmp_path}/{count}.db" for count in (1, 2)]
    alone, together = (
        cascade("load", letters, SAMPLE, "--store", store, "--workers", count)
        for count, store in enumerate(stores, start=1)
    )
    assert together == alone
    assert together.out.endswith("1 failed, 1 skipped\n")
    exports = [cascade("export", "--store", store).out for store in stores]
    assert exports[0] == exports[1] != ""


@pytest.mark.usefixtures("eager", "store")
def test_processes_that_die_are_replaced_and_nothing_is_lost(
    letters: Path, tmp_path: Path, cascade: Cascade, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("loaders.workers._CHILD", DIES_AFTER_ONE)
        patch.setattr(sys.modules["graph.load"], "BATCH", 1)
        done = cascade("load", letters, "--workers", 2)
    assert done == cascade("load", letters, "--store", f"sqlite:///{tmp_path}/whole.db")
    assert cascade("check").code == 0


def test_interruption_ends_every_process_quietly(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    text = letter("Ba Vì", "45/UBND-KT")
    line = json.dumps({"source": "a letter", "text": text}) + "\n"
    lines.write_text(line * 3000, encoding="utf-8")
    with lines.open("rb") as stdin:
        program = subprocess.Popen(
            [*INTERRUPTIBLE, "extract", "-", "--format=jsonl", "--workers=2"],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    assert program.stdout is not None
    assert b"45/UBND-KT" in program.stdout.readline()
    program.send_signal(signal.SIGINT)
    # Ends only when nobody holds the other end of the pipes: neither program nor its processes.
    _, said = program.communicate(timeout=30)
    assert program.returncode == 130
    assert said == b""
