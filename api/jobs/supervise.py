"""The thread of a server that has the jobs of a folder run, one at a time, wherever it is."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Thread

import msgspec

from api.jobs.book import claim, forget_old, has_work, put_back, waiting
from api.jobs.database import reading, writing
from api.jobs.lease import lease
from api.jobs.order import STOPPED, Order
from api.jobs.tidy import drop_body, tidy
from loaders.errors import CascadeError

POLL = 1.0
"""Seconds after which a server looks for jobs that another one was given, or died with."""
PATIENCE = 2.5
"""Seconds that the process may take to end when the server closes."""
KEPT_DAYS = 30.0
KEPT_JOBS = 1000
"""How long, and how many, jobs that have ended can be asked for."""

_log = logging.getLogger(__name__)


class Supervisor:
    """Runs jobs from `start` until `close`."""

    def __init__(self, folder: Path, store: str, batch: int, workers: int, tries: int) -> None:
        self._folder = folder
        self._store = store
        self._batch = batch
        self._workers = workers
        self._tries = tries
        self._wake = Event()
        self._closing = Event()
        self._guard = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = Thread(target=self._work, name="jobs", daemon=True)

    def start(self) -> None:
        """Begin to look for jobs."""
        self._thread.start()

    def wake(self) -> None:
        """Look at once."""
        self._wake.set()

    def close(self) -> None:
        """Let the process end behind its batch, or end it; its job waits again."""
        with self._guard:
            self._closing.set()
            self._wake.set()
            process = self._process
            if process and process.stdin:
                with suppress(OSError):
                    process.stdin.close()
        if self._thread.ident is None:
            return
        self._thread.join(PATIENCE)
        if process and self._thread.is_alive():
            process.kill()
        self._thread.join()

    def _work(self) -> None:
        try:
            with reading(self._folder) as anchor:  # the last to close would empty the log each time
                has_work(anchor)
                self._look()
        except CascadeError as error:
            _log.error("jobs: none will run here: %s", error)

    def _look(self) -> None:
        while not self._closing.is_set():
            try:
                self._turn()
            except (CascadeError, OSError) as error:  # it goes on when there is room again
                _log.warning("jobs: %s", error)
            self._wake.wait(POLL)
            self._wake.clear()

    def _turn(self) -> None:
        with reading(self._folder) as connection:
            if not has_work(connection):
                return
        with lease(self._folder) as lock:
            if lock is not None:
                self._run_all(lock)

    def _run_all(self, lock: int) -> None:
        job = None
        while not self._closing.is_set():
            with writing(self._folder) as connection:
                claimed = claim(connection, self._tries, job)
                forget_old(connection, days=KEPT_DAYS, most=KEPT_JOBS)
                kept = waiting(connection)
            tidy(self._folder, kept)
            if claimed is None:
                return
            job, pause = claimed
            self._closing.wait(pause)
            self._run(job, lock)

    def _run(self, job: str, lock: int) -> None:
        """Have the job run until its process ends, which it does soon after `close`."""
        order = Order(str(self._folder), self._store, job, self._batch, self._workers)
        with self._guard:
            if not self._closing.is_set():
                self._process = _started(order, lock)
        status = self._process.wait() if self._process else STOPPED
        with self._guard:
            if self._process and self._process.stdin:
                with suppress(OSError):
                    self._process.stdin.close()
            self._process = None
        if status and self._closing.is_set():
            with writing(self._folder) as connection:
                put_back(connection, job)
        elif status:
            _log.warning("jobs: the process of job %s has ended with status %d", job, status)
        with reading(self._folder) as connection:
            if job not in waiting(connection):
                drop_body(self._folder, job)


def _started(order: Order, lock: int) -> subprocess.Popen[bytes]:
    """The process that loads; Ctrl-C does not reach it, and it shares the lease."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "api.jobs.run"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        process_group=0,
        pass_fds=(lock,) if os.name == "posix" else (),
    )
    assert process.stdin is not None  # noqa: S101 - it is a pipe
    with suppress(OSError):  # it has ended already
        process.stdin.write(msgspec.json.encode(order) + b"\n")
        process.stdin.flush()
    return process
