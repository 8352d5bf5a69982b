"""How fast the server answers, over loopback, beside a bare route that returns the same bytes.

    python -m benchmarks.serving --store URL [--rate 200] [--seconds 20]

Starts `cascade serve` with one worker over a store that holds an archive, asks for documents at a
steady rate (so many requests a second whether earlier ones are answered or not), then searches,
lists and cascades one after the other. The server's other routes are those of an application with
one route that returns bytes of the same length. Times are milliseconds, seen by the client.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from graph import open_store, overview
from graph.store.base import Store

ROOT = Path(__file__).parents[1]
_CONNECTIONS = 16
_BARE = """
import os
from fastapi import FastAPI
from starlette.responses import Response
import uvicorn
app = FastAPI()
BODY = {}
@app.get("/{size}")
def bare(size: int):
    body = BODY.setdefault(size, b"x" * size)
    return Response(body, media_type="application/json")
import socket
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
s.bind(("127.0.0.1", 0))
s.listen(2048)
print("serving at http://127.0.0.1:%d;" % s.getsockname()[1], flush=True)
uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, http="h11")).run([s])
"""


class Times(NamedTuple):
    """What answers took, in milliseconds, sorted; `size` is the length of the last one."""

    all: list[float]
    first: list[float]
    size: int

    def __str__(self) -> str:
        """Median, 99th percentile and worst."""
        told = [at(self.all, 0.5), at(self.all, 0.99), self.all[-1]]
        return "".join(f"{value:>10.2f}" for value in told) + f"{self.size:>12,}"


def at(times: Sequence[float], share: float) -> float:
    """The time within which this share of the answers came."""
    return times[min(len(times) - 1, int(len(times) * share))]


class Connection:
    """A kept connection that asks one thing at a time."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "", parts.port or 80
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str, accept: str = "application/json") -> tuple[float, int]:
        """Ask; gives the time of the first byte of the body and the body's length."""
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._host, self._port, limit=2**26)
        reader, writer = self._streams
        request = f"GET {path} HTTP/1.1\r\nHost: {self._host}\r\nAccept: {accept}\r\n\r\n"
        writer.write(request.encode())
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if not head.startswith(b"http/1.1 200"):
            raise SystemExit(f"{path}: {head[:40]!r}")
        if b"transfer-encoding: chunked" in head:
            return await _chunks(reader)
        length = int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0])
        first = await reader.readexactly(min(1, length))
        begun = time.perf_counter()
        return begun, len(first) + len(await reader.readexactly(length - len(first)))


async def _chunks(reader: asyncio.StreamReader) -> tuple[float, int]:
    begun, total = 0.0, 0
    while size := int(await reader.readline(), 16):
        begun = begun or time.perf_counter()
        total += len(await reader.readexactly(size + 2)) - 2
    await reader.readline()
    return begun, total


async def steady(url: str, paths: Iterator[str], rate: float, seconds: float) -> Times:
    """Times of requests that begin at a steady rate; waiting for a connection counts."""
    free: asyncio.Queue[Connection] = asyncio.Queue()
    for _ in range(_CONNECTIONS):
        free.put_nowait(Connection(url))
    times: list[float] = []
    size = 0

    async def one(path: str, due: float) -> None:
        nonlocal size
        connection = await free.get()
        _, size = await connection.get(path)
        times.append((time.perf_counter() - due) * 1000)
        free.put_nowait(connection)

    begin = time.perf_counter()
    tasks = []
    for number in range(int(rate * seconds)):
        due = begin + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        tasks.append(asyncio.create_task(one(next(paths), due)))
    await asyncio.gather(*tasks)
    return Times(sorted(times), [], size)


async def in_turn(url: str, paths: Sequence[str], accept: str = "application/json") -> Times:
    """Times of requests one after the other."""
    connection = Connection(url)
    times, firsts, size = [], [], 0
    for path in paths:
        begun = time.perf_counter()
        first, size = await connection.get(path, accept)
        times.append((time.perf_counter() - begun) * 1000)
        firsts.append((first - begun) * 1000)
    return Times(sorted(times), sorted(firsts), size)


@contextmanager
def started(command: Sequence[str], **environment: str) -> Iterator[str]:
    """A server that says where it is; it is ended at the end."""
    told = {**os.environ, **environment}
    with subprocess.Popen(  # noqa: S603 - our own command
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=told, cwd=ROOT
    ) as process:
        try:
            assert process.stdout is not None  # noqa: S101
            yield process.stdout.readline().split()[2].rstrip(";")
        finally:
            process.terminate()


def _some_keys(store: Store, many: int) -> list[str]:
    keys = [
        node.document.key for node, _ in zip(store.every_node(), range(40 * many), strict=False)
    ]
    return random.Random(1).choices(keys, k=many)  # noqa: S311 - which ones is of no weight


def _orders(store: Store) -> list[str]:
    found = sorted(overview(store).orders, key=lambda order: -order.documents)
    return [order.order.key for order in found[:1]]


def _table(url: str, bare: str, store: Store, rate: float, seconds: float) -> None:
    run: Callable[..., Times] = asyncio.run
    keys = _some_keys(store, 2000)
    print(f"{'':<44}{'p50':>10}{'p99':>10}{'most':>10}{'bytes':>12}")

    def show(what: str, times: Times, plain: Times | None = None) -> None:
        ratio = f"{at(times.all, 0.5) / at(plain.all, 0.5):>8.1f} x bare" if plain else ""
        print(f"{what:<44}{times}{ratio}", flush=True)

    def documents() -> Iterator[str]:
        while True:
            yield from (f"/documents/{key}" for key in keys)

    run(steady(url, documents(), rate, 3))
    answered = run(steady(url, documents(), rate, seconds))
    plain = run(steady(bare, iter(lambda: f"/{answered.size}", None), rate, seconds))
    show(f"GET /documents/{{key}}, {rate:.0f} a second", answered, plain)
    words = ["phong chong dich", "covid", "bac kan", "uy ban nhan dan tinh", "570", "khau trang"]
    for path in ("/documents?q={}", "/documents?q={}&level=commune"):
        asked = [path.format(quote(words[i % len(words)])) for i in range(200)]
        show(f"GET {path.format('…')}", run(in_turn(url, asked)))
    pages = [f"/documents?limit=100&{f}" for f in ("sort=-date", "type=công điện", "measure=5k")]
    for page in pages:
        show(f"GET {page}", run(in_turn(url, [quote(page, safe="/?=&")] * 50)))
    for key in _orders(store):
        path = f"/documents/{key}/down"
        run(in_turn(url, [path] * 2))
        answered = run(in_turn(url, [path] * 15))
        show("GET …/down as JSON", answered, run(in_turn(bare, [f"/{answered.size}"] * 15)))
        lines = run(in_turn(url, [path] * 15, "application/x-ndjson"))
        show("GET …/down as NDJSON", lines)
        show("  its first byte", Times(lines.first, [], 0))
        show("GET …/coverage", run(in_turn(url, [f"/documents/{key}/coverage"] * 10)))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--store", required=True)
    parser.add_argument("--rate", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=20)
    told = parser.parse_args()
    serve = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", "0"]
    with (
        open_store(told.store, must_exist=True) as store,
        started([*serve, "--store", told.store], CASCADE_LOG_LEVEL="error") as url,
        started([sys.executable, "-c", _BARE]) as bare,
    ):
        _table(url, bare, store, told.rate, told.seconds)


if __name__ == "__main__":
    main()
