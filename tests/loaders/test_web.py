"""Addresses are fetched for those who ask for it, from a real server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from loaders import Record, read_all, web
from loaders.errors import UnreadableSource
from tests.loaders.samples import LETTER


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        match self.path:
            case "/letter.txt":
                self._send(200, LETTER.encode())
            case "/moved":
                self._send(302, b"", Location="/letter.txt")
            case "/to-a-file":
                self._send(302, b"", Location="file:///etc/passwd")
            case "/round":
                self._send(302, b"", Location="/round")
            case "/large":
                self._send(200, b"x" * 5000)
            case "/drip":
                self.send_response(200)
                self.end_headers()
                with suppress(OSError):
                    for _ in range(100):
                        self.wfile.write(b"x")
                        threading.Event().wait(0.05)
            case "/silent":
                threading.Event().wait(2)
            case _:
                self._send(404, b"")

    def _send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        thread.join()


def told(address: str, *, web: bool) -> str:
    (item,) = read_all([address], web=web)
    assert isinstance(item, UnreadableSource)
    return str(item)


def test_nothing_is_fetched_unasked(server: str) -> None:
    address = f"{server}/letter.txt"
    assert told(address, web=False) == f"{address}: is an address of the web; add --web to fetch it"


@pytest.mark.parametrize("path", ["/letter.txt", "/moved"])
def test_a_file_is_fetched_and_read(server: str, path: str) -> None:
    (record,) = read_all([server + path], web=True)
    assert isinstance(record, Record)
    assert (record.source, record.document.number) == (server + path, "88/UBND-VX")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/none.txt", "was not given by its server (404 Not Found)"),
        ("/round", "was not given by its server (302"),
        ("/to-a-file", "is not allowed"),
    ],
)
def test_what_cannot_be_fetched_is_told(server: str, path: str, words: str) -> None:
    assert words in told(server + path, web=True)


def test_too_much_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MAX_FILE", 4000)
    assert "is larger, more than the" in told(f"{server}/large", web=True)


def test_a_silent_server_is_given_up(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "PATIENCE", 0.2)
    assert "cannot be fetched (timed out)" in told(f"{server}/silent", web=True)


def test_a_server_that_never_ends_is_given_up(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "LONGEST", 0.2)
    assert "cannot be fetched (it takes more than 0 s)" in told(f"{server}/drip", web=True)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/a.txt", "http://", "https://[/a", "http://a b/"]
)
def test_nobody_there(address: str) -> None:
    assert "cannot be fetched" in told(address, web=True)
