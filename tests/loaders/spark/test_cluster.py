"""A cluster of two executors: the same records, also when one is killed while it works."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyspark

from loaders.record import Record
from loaders.sources import items
from loaders.spark.read import Skipped
from tests.loaders.samples import LETTER
from tests.loaders.spark.one_pass import plain, row

ROOT = Path(__file__).parents[3]
_PROGRAM = """
import json, sys
from functools import partial
from pathlib import Path
from loaders.spark.session import session
from tests.loaders.spark.one_pass import Read
from tests.loaders.spark.test_cluster import killing

folder, out = map(Path, sys.argv[1:])
with session("local-cluster[2,1,1024]", memory="512m") as spark:
    done = Read(spark, out, folder, use=partial(killing, out.parent / "killed"), partitions=4)
    print(json.dumps([[source, index] for source, index, _, _ in done.records]))
    print(json.dumps([row["id"] for row in done.rows]))
"""


def killing(mark: Path, record: Record, id_: int) -> dict[str, Any] | Skipped:
    """The row of a record; the executor in which one of them is first met is killed at once."""
    if record.source.endswith("07.txt"):
        try:
            mark.touch(exist_ok=False)
        except FileExistsError:
            return row(record, id_)
        daemon = Path(f"/proc/{os.getppid()}/stat").read_text(encoding="utf-8")
        executor = int(daemon.rpartition(")")[2].split()[1])
        os.kill(executor, 9)
    return row(record, id_)


def home_in(folder: Path) -> Path:
    """A home of Spark where its workers may leave their logs."""
    home = folder / "spark"
    home.mkdir()
    for part in ("bin", "jars", "sbin"):
        (home / part).symlink_to(Path(pyspark.__file__).parent / part)
    return home


def test_a_killed_executor_leaves_no_gap_and_nothing_twice(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(16):
        letter = LETTER.replace("88/UBND-VX", f"{number}/UBND-VX")
        (folder / f"{number:02}.txt").write_text(letter, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, folder, tmp_path / "out"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
        cwd=ROOT,
        env=os.environ | {"SPARK_HOME": str(home_in(tmp_path)), "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "killed").exists()
    read, ids = map(json.loads, done.stdout.splitlines())
    found = [item for item in items([str(folder)]) if item is not None]
    assert read == [[source, index] for source, index, _, _ in plain(found)[0]]
    assert len(set(ids)) == len(ids) == 16
