"""Uploads for tests, and jobs that are waited for."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.jobs import Jobs
from api.jobs.job import Job
from tests.api.running import ROOT, letter

LONGEST = 60.0

SERVER = """
import sys, time
from api.jobs import Jobs
with Jobs(sys.argv[1], sys.argv[2], batch=int(sys.argv[3]), tries=50) as jobs:
    print("up", flush=True)
    time.sleep(600)
"""


def line(source: str, text: str) -> str:
    return json.dumps({"source": source, "text": text}, ensure_ascii=False) + "\n"


def letters(first: int, last: int) -> str:
    """Lines of letters with these numbers."""
    return "".join(
        line(f"thu/{n}.txt", letter("Mường Lay", f"{n}/UBND-VP")) for n in range(first, last)
    )


def upload(jobs: Jobs, content: str | bytes) -> Path:
    path = jobs.incoming()
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def ended(jobs: Jobs, job: Job, seconds: float = LONGEST) -> Job:
    """The job when it has ended; fails the test if that takes too long."""
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        found = jobs.get(job.id)
        assert found is not None
        if found.has_ended:
            return found
        time.sleep(0.02)
    raise AssertionError(f"has not ended: {jobs.get(job.id)}")


def counts(job: Job) -> tuple[int, int, int, int, int]:
    c = job.counts
    return c.new, c.updated, c.unchanged, c.failed, c.skipped


@contextmanager
def server(folder: Path, url: str, batch: int = 20) -> Iterator[subprocess.Popen[bytes]]:
    """A process that runs the folder's jobs, as a server does; killed at the end."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(folder), url, str(batch)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == b"up\n"
        yield process
    finally:
        process.kill()
        process.communicate()


def loading(folder: Path) -> list[int]:
    """The processes that load for this folder."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            is_one = b"api.jobs.run" in (entry / "cmdline").read_bytes()
            lock = str(folder / "runner.lock")
            if is_one and any(str(fd.readlink()) == lock for fd in (entry / "fd").iterdir()):
                found.append(int(entry.name))
        except OSError:  # no process, or no longer one
            continue
    return found


def kill_loading(folder: Path) -> int:
    """How many processes that load for this folder were killed."""
    pids = loading(folder)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    return len(pids)
