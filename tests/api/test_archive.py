"""Archives from files to stores by the command line."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.api.running import PROGRAM, SAMPLE, Cascade
from tests.sparks import QUICK

_HERE = ("--master", "local[2]", "--memory", "1g")


class _Built:
    """The sample corpus, built with a file that is none and told in JSON."""

    def __init__(self, folder: Path) -> None:
        self.inputs, self.out = folder / "letters", folder / "tables"
        self.inputs.mkdir()
        for letter in SAMPLE.rglob("*.txt"):
            (self.inputs / letter.name).write_bytes(letter.read_bytes())
        (self.inputs / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
        paths = (str(self.inputs), str(self.out))
        command = [*PROGRAM, "archive", "build", *paths, *_HERE, "--format", "json"]
        self.done = subprocess.run(
            command, capture_output=True, text=True, check=False, env=os.environ | QUICK
        )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> _Built:
    return _Built(tmp_path_factory.mktemp("archive"))


def test_a_build_tells_what_it_made(built: _Built) -> None:
    manifest: dict[str, Any] = json.loads(built.done.stdout)
    assert built.done.returncode == 1, built.done.stderr  # something could not be read
    assert manifest["complete"]
    assert manifest["steps"]["read"] == {"records": 18, "failures": 1}
    steps = [line.partition(":")[0] for line in built.done.stderr.splitlines()]
    assert steps == ["read", "claims", "resolve", "describe", "relate"]
    (failure,) = pq.read_table(built.out / "failures").to_pylist()
    assert failure["source"] == str(built.inputs / "broken.pdf")
    assert failure["kind"] == "unreadable"


@pytest.mark.usefixtures("spark")
def test_the_same_command_again_does_nothing_more(built: _Built, cascade: Cascade) -> None:
    before = {path: path.stat().st_mtime_ns for path in built.out.rglob("*")}
    again = cascade("archive", "build", built.inputs, built.out)
    assert again.err.count("(as before)") == 5
    assert {path: path.stat().st_mtime_ns for path in built.out.rglob("*")} == before


@pytest.mark.usefixtures("spark")
def test_another_input_is_refused(built: _Built, tmp_path: Path, cascade: Cascade) -> None:
    (tmp_path / "letter.txt").write_text("Công văn", encoding="utf-8")
    done = cascade("archive", "build", tmp_path, built.out)
    assert done.code == 2
    assert "holds the build of another input" in done.complaint
    done = cascade("archive", "build", built.inputs, tmp_path)
    assert done.code == 2
    assert "holds something that is no build; name another folder" in done.complaint


def test_the_store_is_that_of_a_load(built: _Built, tmp_path: Path, cascade: Cascade) -> None:
    imported, loaded = (f"sqlite:///{tmp_path}/{name}.db" for name in ("imported", "loaded"))
    done = cascade("archive", "import", built.out, "--store", imported)
    assert done.out == "18 new, 0 updated, 0 unchanged, 1 failed, 0 skipped\n"
    assert cascade("load", built.inputs, "--store", loaded).code == 1
    assert cascade("export", "--store", imported).out == cascade("export", "--store", loaded).out
    again = cascade("load", built.inputs, "--store", imported)
    assert again.out == "0 new, 0 updated, 18 unchanged, 1 failed\n"
    more = cascade("archive", "import", built.out, "--store", loaded)
    assert more.out == "0 new, 0 updated, 18 unchanged, 1 failed, 0 skipped\n"


@pytest.mark.usefixtures("spark")
def test_everything_is_answered(built: _Built, tmp_path: Path, cascade: Cascade) -> None:
    options = ("--partitions", 3)
    done = cascade("archive", "answer", built.out, tmp_path / "answers", *options)
    assert done.code == 0, done.err
    assert "coverage" in done.out
    orders = pq.read_table(tmp_path / "answers" / "orders").to_pylist()
    assert "570/CĐ-TTg" in {row["number"] for row in orders}


def test_what_is_no_build_is_not_imported(tmp_path: Path, cascade: Cascade) -> None:
    target = f"sqlite:///{tmp_path}/new.db"
    done = cascade("archive", "import", tmp_path / "nowhere", "--store", target)
    assert (done.code, done.out) == (1, "")
    assert "is no folder; name the one that `archive build` wrote" in done.complaint
    assert not (tmp_path / "new.db").exists()
