"""Bodies and headers that are too large or too slow, sent byte by byte over a socket."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.rest.serving import KEY, serving

_HEAD = (
    f"POST /documents HTTP/1.1\r\nHost: x\r\nX-API-Key: {KEY}\r\nContent-Type: application/json\r\n"
)


def _sent(url: str, data: bytes, wait: float = 10) -> bytes:
    host, port = url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=wait) as connection:
        connection.sendall(data)
        with connection.makefile("rb") as answer:
            head = b"".join(iter(answer.readline, b"\r\n"))
            length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
            return head + (answer.read(int(length[1])) if length else answer.read(200))


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("limits")
    store = f"sqlite:///{folder}/a.db"
    with serving(store, folder, CASCADE_BODY_PATIENCE="0.5") as served:
        yield served.url


@pytest.mark.alone
def test_a_body_that_stops_coming(url: str) -> None:
    begun = time.monotonic()
    answer = _sent(url, f"{_HEAD}Content-Length: 1000\r\n\r\n".encode() + b'{"text": "')
    assert answer.startswith(b"HTTP/1.1 408")
    assert b"/problems/timeout" in answer
    assert time.monotonic() - begun < 5


@pytest.mark.alone
def test_a_body_that_drips(url: str) -> None:
    """No pause is long, and yet it would take hours."""
    host, port = url.removeprefix("http://").split(":")
    begun = time.monotonic()
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(f"{_HEAD}Content-Length: 1000000\r\n\r\n".encode() + b'{"text": "')
        connection.settimeout(0.1)
        answer = b""
        while not answer and time.monotonic() - begun < 9:
            try:
                connection.sendall(b"x")
                answer = connection.recv(100)
            except TimeoutError:
                continue
    assert answer.startswith(b"HTTP/1.1 408")
    assert time.monotonic() - begun < 5


def test_headers_that_are_too_large(url: str) -> None:
    lines = "".join(f"X-Filler-{n}: {'x' * 3000}\r\n" for n in range(12))
    answer = _sent(url, f"GET /healthz HTTP/1.1\r\nHost: x\r\n{lines}\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 431")
    assert b"/problems/headers-too-large" in answer


def test_headers_without_an_end(url: str) -> None:
    """The protocol's own limit, before there is any request: 400, or the connection ends first."""
    try:
        answer = _sent(url, b"GET /healthz HTTP/1.1\r\nX: " + b"x" * 500_000)
    except ConnectionError:
        answer = b"HTTP/1.1 400"
    assert answer.startswith(b"HTTP/1.1 400")
    assert b"Traceback" not in answer
    assert _sent(url, b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    "line", [b"GARBAGE\r\n\r\n", b"GET /\x00 HTTP/1.1\r\n\r\n", b"\x16\x03\x01\r\n\r\n"]
)
def test_what_is_no_request(url: str, line: bytes) -> None:
    assert _sent(url, line).startswith(b"HTTP/1.1 400")
