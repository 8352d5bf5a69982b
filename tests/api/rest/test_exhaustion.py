"""Bodies that would fill memory or hold the server up: it stays small, and others are answered."""

from __future__ import annotations

import gzip
import json
import re
import socket
import sys
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Event, Thread

import httpx2
import pytest

from tests.api.jobs.bodies import loading
from tests.api.rest.serving import KEY, Served, is_problem, serving
from tests.api.rest.test_batches import NDJSON, ZIP, archive, ended, sent
from tests.api.running import letter

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for the memory")

WITH_KEY = {"X-API-Key": KEY}
JSON = {**WITH_KEY, "Content-Type": "application/json"}
DEEP = 10**6
GROWTH = 120
"""Megabytes that the server may grow by: the bodies that it holds at once, as bytes and as text."""
LOADING = 450
"""Megabytes of the process that loads; it takes 110 for a few letters."""


def peak(pid: int) -> float:
    """The most memory that the process has held, in megabytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found, status
    return int(found[1]) / 1000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that has warmed up, and must not have grown at the end, nor stored anything."""
    folder = tmp_path_factory.mktemp("exhaustion")
    limits = {"CASCADE_BODY_PATIENCE": "3", "CASCADE_JOBS": str(folder / "jobs")}
    with serving(f"sqlite:///{folder}/a.db", folder, **limits) as served:
        for number in range(20):
            served.add(letter("Nậm Pồ", f"{number + 1}/UBND-VP"))
        before, documents = peak(served.process.pid), served.json("/readyz")["documents"]
        yield served
        assert peak(served.process.pid) < before + GROWTH
        assert served.json("/readyz")["documents"] == documents
        assert '"fault"' not in served.log.read_text()
        assert not [f for f in (folder / "jobs/incoming").iterdir() if f.is_file()]


@pytest.mark.parametrize("path", ["/documents", "/resolve"])
@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"[" * DEEP, 400),
        (b'{"a":' * DEEP, 400),
        (b'{"text": ' + b"[" * DEEP + b"]" * DEEP + b"}", 400),
        (b'{"text": "a", "source": ' + b'{"a":' * DEEP + b"1" + b"}" * DEEP + b"}", 400),
        (b'{"text": ' + b"9" * DEEP + b"}", 400),
        (b'{"text": "' + b"x" * 7_900_000, 400),
        (b'{"text": [' + b"1," * 3_000_000 + b"1]}", 422),
        (b"{" + b",".join(b'"%d":1' % n for n in range(300_000)) + b"}", 422),
    ],
    ids=["arrays", "objects", "deep", "deep-field", "digits", "open", "numbers", "members"],
)
def test_json_that_is_too_deep_or_too_much(
    server: Served, path: str, body: bytes, status: int
) -> None:
    answer = server.http.post(path, content=body, headers=JSON)
    kinds = {400: "malformed", 422: "invalid"}
    told = is_problem(answer, answer.status_code, kinds[answer.status_code])
    assert answer.status_code in {400, 422} if status == 400 else answer.status_code == status
    assert len(json.dumps(told)) < 10_000


def test_cursors_that_are_deep(server: Served) -> None:
    for text in (b"[" * 1400, b'{"a":' * 280, b"[" + b"9" * 1400 + b"]", b'["' + b"x" * 1400):
        cursor = urlsafe_b64encode(text).decode().rstrip("=")
        for path in ("/documents", "/places", "/organisations"):
            is_problem(server.http.get(path, params={"cursor": cursor}), 422, "invalid")


def test_forms_that_are_too_much(server: Served) -> None:
    forms = (
        [(f"f{n}", ("a.txt", b"x")) for n in range(2000)],
        [("file", ("a.txt", b"x")) for _ in range(2)],
        [("file", ("x" * 100_000, b"x"))],
    )
    for form in forms:
        answer = server.http.post("/documents", files=form, headers=WITH_KEY)
        assert answer.status_code in {400, 422}, answer.text
        assert len(answer.content) < 3000


def test_a_compressed_body_is_not_unpacked(server: Served) -> None:
    bomb = gzip.compress(b" " * 200_000_000)
    answer = server.http.post(
        "/documents", content=bomb, headers={**JSON, "Content-Encoding": "gzip"}
    )
    is_problem(answer, 415, "media-type")
    batch = sent(server, bomb, NDJSON, **{"Content-Encoding": "gzip"})
    is_problem(batch, 415, "media-type")


@pytest.mark.alone
def test_many_slow_bodies_hold_nobody_up(server: Served) -> None:
    """Sixty clients that send a part of a body and wait; they are told, others are answered."""
    host, port = server.url.removeprefix("http://").split(":")
    head = f"POST /documents HTTP/1.1\r\nHost: x\r\nX-API-Key: {KEY}\r\n"
    head += "Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n"
    with ExitStack() as stack:
        slow = [
            stack.enter_context(socket.create_connection((host, int(port)), timeout=20))
            for _ in range(60)
        ]
        for connection in slow:
            connection.sendall(head.encode() + b'{"text": "')
        longest = 0.0
        for _ in range(20):
            begun = time.monotonic()
            assert server.http.get("/documents?limit=5").status_code == 200
            assert server.http.delete("/documents/none", headers=WITH_KEY).status_code == 404
            longest = max(longest, time.monotonic() - begun)
        assert longest < 2
        for connection in slow:
            assert connection.recv(100).startswith(b"HTTP/1.1 408")


@pytest.mark.alone
def test_clients_that_read_nothing_hold_nobody_up(server: Served) -> None:
    host, port = server.url.removeprefix("http://").split(":")
    with ExitStack() as stack:
        for _ in range(40):
            deaf = stack.enter_context(socket.create_connection((host, int(port)), timeout=20))
            deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
            deaf.sendall(b"GET /export HTTP/1.1\r\nHost: x\r\n\r\n" * 4)
        begun = time.monotonic()
        assert server.http.get("/export").status_code == 200
        assert server.http.get("/documents?limit=5").status_code == 200
        assert time.monotonic() - begun < 5


def test_clients_that_go_away_leave_nothing(server: Served) -> None:
    host, port = server.url.removeprefix("http://").split(":")
    for path, media in (("/documents", "application/json"), ("/batches", NDJSON)):
        head = f"POST {path} HTTP/1.1\r\nHost: x\r\nX-API-Key: {KEY}\r\nContent-Type: {media}\r\n"
        for _ in range(5):
            with socket.create_connection((host, int(port)), timeout=20) as gone:
                gone.sendall(f"{head}Content-Length: 90000\r\n\r\n".encode() + b"x" * 40_000)
    answer = server.http.get("/batches", headers=WITH_KEY)
    assert answer.json()["items"] == []


def test_bombs_in_batches(server: Served) -> None:
    """Archives that unpack to gigabytes, and lines that are deep or long."""
    bodies = [
        (archive({f"{n}.txt": b" " * 50_000_000 for n in range(5)}, packed=True), ZIP),
        (archive({f"../../{n}.txt": letter("A", "1/X") for n in range(100)}, packed=True), ZIP),
        (b'{"source": "a", "text": ' + b"[" * DEEP + b"]" * DEEP + b"}\n" + b"[" * DEEP, NDJSON),
        (b'{"source": "a", "text": "' + b"x" * 100_000_000 + b'"}', NDJSON),
    ]
    peaks, over = [0.0], Event()
    watch = Thread(target=_watch, args=(server.log.parent / "jobs", peaks, over))
    watch.start()
    try:
        for body, media in bodies:
            job = ended(server, sent(server, body, media))
            assert job["counts"]["new"] == 0
            assert job["failures"] or job["error"]
            told = json.dumps(job)
            assert len(told) < 50_000
            assert str(server.log.parent) not in told
    finally:
        over.set()
        watch.join()
    assert 50 < max(peaks) < LOADING


def _watch(folder: Path, peaks: list[float], over: Event) -> None:
    while not over.is_set():
        for pid in loading(folder):
            try:
                peaks.append(peak(pid))
            except (OSError, AssertionError):  # it has ended
                continue
        time.sleep(0.02)


def test_many_at_once_are_answered_or_told_when_to_come_again(server: Served) -> None:
    """More bodies of seven megabytes than are held at once."""
    body = b'{"text": "' + b"x" * 7_000_000 + b'"}'
    found: list[httpx2.Response] = []

    def send() -> None:
        with httpx2.Client(base_url=server.url, timeout=60) as http:
            found.append(http.post("/documents", content=body, headers=JSON))

    threads = [Thread(target=send) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == len(threads)
    assert {answer.status_code for answer in found} <= {422, 503}
    for answer in found:
        if answer.status_code == 503:
            is_problem(answer, 503, "unavailable")
            assert answer.headers["retry-after"]
