"""How fast the server answers while it loads a batch, beside how fast it is when nobody writes.

    python -m benchmarks.serving_load [--documents 10000] [--held 5000] [--rate 50] [--store URL]

Loads a synthetic archive into a store of its own, a temporary SQLite file unless `--store` names an
empty database, and serves it with one worker. Documents, searches and cascades are asked for at a
steady rate, first for `--seconds` with nothing else to do, then until the batch has been loaded
that came over HTTP meanwhile. Times are milliseconds, seen by the client; the last column is the
99th percentile of the second part over that of the first.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import quote

from benchmarks.serving import ROOT, Connection, Times, at, started
from graph import load, open_store, overview
from loaders import extract

_KEY = "a-key-for-the-benchmark"
_CONNECTIONS = 16
_WORDS = ("phong chong dich", "covid", "bac kan", "uy ban nhan dan tinh", "570", "khau trang")
_PIECE = 500


async def asked(
    url: str, paths: dict[str, Iterator[str]], rate: float, until: Any
) -> dict[str, Any]:
    """Times of each kind of question, asked in turn at a steady rate until `until` is true."""
    free: asyncio.Queue[Connection] = asyncio.Queue()
    for _ in range(_CONNECTIONS):
        free.put_nowait(Connection(url))
    times: dict[str, list[float]] = {kind: [] for kind in paths}

    async def one(kind: str, path: str, due: float) -> None:
        connection = await free.get()
        await connection.get(path)
        times[kind].append((time.perf_counter() - due) * 1000)
        free.put_nowait(connection)

    begin = time.perf_counter()
    tasks: set[asyncio.Task[None]] = set()
    for number, kind in enumerate(cycle(paths)):
        due = begin + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        if until(due - begin):
            break
        tasks.add(asyncio.create_task(one(kind, next(paths[kind]), due)))
    await asyncio.gather(*tasks)
    return {kind: Times(sorted(found), [], 0) for kind, found in times.items()}


def questions(keys: Sequence[str], order: str) -> dict[str, Iterator[str]]:
    """The paths of each kind of question, without end."""
    return {
        "GET /documents/{key}": cycle(f"/documents/{key}" for key in keys),
        "GET /documents?q=": cycle(f"/documents?q={quote(word)}" for word in _WORDS),
        "GET /documents?limit=100": cycle(["/documents?limit=100"]),
        "GET …/down": cycle([f"/documents/{order}/down"]),
    }


class Batch:
    """A batch that was sent, and whether it has been loaded, asked for twice a second."""

    def __init__(self, url: str, body: bytes) -> None:
        headers = {"X-API-Key": _KEY, "Content-Type": "application/x-ndjson"}
        request = urllib.request.Request(f"{url}/batches", body, headers)  # noqa: S310 - ours
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            self._address = f"{url}/batches/{json.load(answer)['id']}"
        self._begun = self._asked = time.perf_counter()
        self.seconds = 0.0

    def has_ended(self, _: float) -> bool:
        """Whether it has."""
        now = time.perf_counter()
        if now - self._asked > 0.5:
            self._asked = now
            with urllib.request.urlopen(self._address) as answer:  # noqa: S310
                job = json.load(answer)
            if job["status"] in {"done", "failed"}:
                self.seconds = now - self._begun
                print(f"batch: {job['counts']} in {self.seconds:.0f} s", flush=True)
                return True
        return False


def _prepared(url: str, lines: Sequence[bytes]) -> tuple[list[str], str]:
    """Keys of the documents that the lines bring into the store, and the order of the longest
    cascade."""
    with open_store(url) as store:
        for start in range(0, len(lines), _PIECE):
            rows = [json.loads(line) for line in lines[start : start + _PIECE]]
            load(store, [r for row in rows for r in extract(row["text"], source=row["source"])])
        held = (node.document for node in store.every_node())
        # Of provinces, because communes have names in common: their keys grow when others arrive.
        keys = [d.key for d in held if d.status == "issued" and d.level == "province"][:2000]
        orders = sorted(overview(store).orders, key=lambda order: -order.documents)
        return keys, orders[0].order.key


def _measured(url: str, held: Sequence[bytes], batch: bytes, told: argparse.Namespace) -> None:
    keys, order = _prepared(url, held)
    serve = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", "0"]
    with (
        tempfile.TemporaryDirectory() as jobs,
        started(
            [*serve, "--store", url],
            CASCADE_LOG_LEVEL="error",
            CASCADE_API_KEYS=_KEY,
            CASCADE_JOBS=jobs,
        ) as server,
    ):
        asyncio.run(asked(server, questions(keys, order), told.rate, lambda s: s > 3))
        idle = asyncio.run(
            asked(server, questions(keys, order), told.rate, lambda s: s > told.seconds)
        )
        sent = Batch(server, batch)
        loading = asyncio.run(asked(server, questions(keys, order), told.rate, sent.has_ended))
    print(f"{'':<28}{'idle p50':>10}{'p99':>10}{'loading p50':>13}{'p99':>10}{'most':>10}{'':>8}")
    for kind, before in idle.items():
        while_loading = loading[kind].all
        figures = [at(before.all, 0.5), at(before.all, 0.99)]
        figures += [at(while_loading, 0.5), at(while_loading, 0.99), while_loading[-1]]
        widths = (10, 10, 13, 10, 10)
        shown = "".join(f"{f:>{width}.1f}" for f, width in zip(figures, widths, strict=True))
        print(f"{kind:<28}{shown}{figures[3] / figures[1]:>6.1f} x")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=10_000, help="of the batch")
    parser.add_argument("--held", type=int, default=5_000, help="in the store before")
    parser.add_argument("--rate", type=float, default=50)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--store", help="URL of an empty database")
    told = parser.parse_args()
    many = told.held + told.documents
    make = [sys.executable, "-m", "benchmarks.archive", "--jsonl", f"--documents={many}"]
    made = subprocess.run(make, check=True, capture_output=True, cwd=ROOT).stdout  # noqa: S603
    lines = made.splitlines(keepends=True)
    with tempfile.TemporaryDirectory() as folder:
        url = told.store or f"sqlite:///{Path(folder)}/cascade.db"
        _measured(url, lines[: told.held], b"".join(lines[told.held :]), told)


if __name__ == "__main__":
    main()
