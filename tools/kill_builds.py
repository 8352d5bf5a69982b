"""Kills executors and drivers of archive builds in every step, and compares what comes out.

    python tools/kill_builds.py [--documents 2000] [--what executor|driver]

The promises: a build that loses an executor by `kill -9` in each step ends with the tables of one
that lost none; so does a build whose driver is killed in each step and started again. No row is
missing, none is there twice.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow.parquet as pq
import pyspark

from graph.archive.steps.sequence import STEPS
from graph.archive.tables import TABLES

ROOT = Path(__file__).parents[1]
CLUSTER = "local-cluster[2,1,1024]"
PARTITIONS = 4
_QUICK = {"JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}
"""Each Java lives for seconds: to compile it thoroughly takes longer than to run it."""
_EXECUTOR = "CoarseGrainedExecutorBackend"
EVERY_STEP = ["read", *(step.name for step in STEPS)]
_PATIENCE = 600.0


def undisturbed(inputs: Path, out: Path, master: str = CLUSTER) -> None:
    """A build that nobody disturbs."""
    with _build(inputs, out, master) as process:
        _check(process)


def executors_killed(inputs: Path, out: Path, master: str = CLUSTER) -> list[str]:
    """A build that loses an executor in each step; gives the steps in which one was killed."""
    killed = []
    with _build(inputs, out, master) as process:
        for step in _under_way(out, process):
            victims = _executors(process.pid)
            if victims:
                os.kill(victims[0], signal.SIGKILL)
                killed.append(step)
        _check(process)
    return killed


def drivers_killed(
    inputs: Path, out: Path, master: str = CLUSTER, steps: Sequence[str] = EVERY_STEP
) -> list[str]:
    """A build whose driver is killed once in each of these steps; gives those where it was."""
    killed: list[str] = []
    for step in steps:
        with _build(inputs, out, master) as process:
            for under_way in _under_way(out, process):
                if under_way == step:
                    os.killpg(process.pid, signal.SIGKILL)
                    killed.append(step)
                    break
    undisturbed(inputs, out, master)
    return killed


def different(one: Path, other: Path) -> list[str]:
    """The tables in which two builds differ."""
    return [table.name for table in TABLES if _rows(one / table.name) != _rows(other / table.name)]


def _rows(folder: Path) -> Counter[str]:
    return Counter(repr(row) for row in pq.read_table(folder).to_pylist())


@contextmanager
def _build(inputs: Path, out: Path, master: str) -> Iterator[subprocess.Popen[bytes]]:
    """A build that has begun; a home of Spark of its own takes what its workers leave."""
    options = ["--master", master, "--partitions", str(PARTITIONS)]
    command = ["archive", "build", str(inputs), str(out), *options]
    program = [sys.executable, "-c", "from api.cli import main; main()", *command]
    with tempfile.TemporaryDirectory() as name:
        for part in ("bin", "jars"):
            (Path(name) / part).symlink_to(Path(pyspark.__file__).parent / part)
        environment = os.environ | _QUICK | {"SPARK_HOME": name}
        with subprocess.Popen(  # noqa: S603
            program, cwd=ROOT, env=environment, start_new_session=True
        ) as process:
            yield process


def _check(process: subprocess.Popen[bytes]) -> None:
    if process.wait(_PATIENCE):
        raise RuntimeError(f"a build ended with status {process.returncode}")


def _under_way(out: Path, process: subprocess.Popen[bytes]) -> Iterator[str]:
    """Each step once, when it has begun to write."""
    seen: set[str] = set()
    while process.poll() is None:
        step = _step(out)
        if step is not None and step not in seen and _is_writing(out):
            seen.add(step)
            yield step
        time.sleep(0.005)


def _step(out: Path) -> str | None:
    """The step that is not finished."""
    try:
        done = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["steps"]
    except (OSError, ValueError):  # not there yet, or just being replaced
        return None
    return next((step for step in EVERY_STEP if step not in done), None)


def _is_writing(out: Path) -> bool:
    try:
        return any(path.name.startswith("part-") for path in out.rglob("_temporary/**/part-*"))
    except OSError:  # a folder has gone meanwhile
        return False


def _executors(ancestor: int) -> list[int]:
    """The Java processes of executors that this process has started."""
    parents: dict[int, int] = {}
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text(encoding="utf-8")
                words = (entry / "cmdline").read_bytes()
            except OSError:  # it has ended
                continue
            parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
            if _EXECUTOR.encode() in words and b"java" in words.split(b"\0")[0]:
                found.append(int(entry.name))
    return sorted(pid for pid in found if ancestor in _line(pid, parents))


def _line(pid: int, parents: dict[int, int]) -> Iterator[int]:
    while pid in parents:
        pid = parents[pid]
        yield pid


def main() -> None:
    """Prints a line for each kind of kill; the exit status is 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--what", choices=("executor", "driver"), action="append")
    options = parser.parse_args()
    kinds: dict[str, Callable[[Path, Path], list[str]]] = {
        "executor": executors_killed,
        "driver": drivers_killed,
    }
    broken = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inputs = folder / "letters"
        write_letters(inputs, options.documents)
        undisturbed(inputs, folder / "undisturbed")
        for what in options.what or kinds:
            killed = kinds[what](inputs, folder / what)
            differ = different(folder / "undisturbed", folder / what)
            broken |= bool(differ) or len(killed) < len(EVERY_STEP)
            print(
                f"{what} killed in {', '.join(killed)}: {', '.join(differ) or 'no table'} differs"
            )
    sys.exit(broken)


def write_letters(inputs: Path, documents: int) -> None:
    """A folder with so many documents."""
    options = ["--documents", str(documents), "--out", str(inputs)]
    program = [sys.executable, "-m", "benchmarks.archive", *options]
    subprocess.run(program, cwd=ROOT, check=True)  # noqa: S603


if __name__ == "__main__":
    main()
