"""The measuring commands run, and their questions by hand have the answers that ours have."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def measured(module: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", f"benchmarks.{module}", *options],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )


def test_queries_agree_with_those_by_hand() -> None:
    done = measured("queries", "--documents", "300", "--runs", "1")
    rows = [line.split() for line in done.stdout.splitlines()[1:]]
    assert (done.returncode, len(rows)) == (0, 5), done.stderr
    below, proven, above, lookup, found = (int(row[-4]) for row in rows)
    assert below == proven > 40
    assert 4 <= above < 10
    assert (lookup, found) == (1, 50)


def test_queries_need_an_archive(tmp_path: Path) -> None:
    done = measured("queries", "--store", f"sqlite:///{tmp_path}/empty.db")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


def test_loading_shows_a_line_a_size() -> None:
    done = measured("loading", "--documents", "20", "40", "--workers", "1")
    head, *rows, last = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert head.split() == ["documents", "seconds", "a", "second", "MB", "bytes", "line"]
    assert [row.split()[0] for row in rows] == ["20", "40"]
    assert all(float(cell.replace(",", "")) > 0 for row in rows for cell in row.split())
    assert last.startswith("rate of the last size")


def test_analyses_answer_every_question() -> None:
    done = measured("analyses", "--documents", "300", "--runs", "1")
    rows = done.stdout.splitlines()[1:-1]
    assert (done.returncode, len(rows)) == (0, 8), done.stderr
    assert "largest in memory" in done.stdout
