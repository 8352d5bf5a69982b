"""A real server for tests: `cascade serve` as a process on a free loopback port."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import httpx2

from tests.api.running import INTERRUPTIBLE

KEY = "a-key-for-the-tests"
ORDER = "570-cd-ttg-2021-thu-tuong-chinh-phu"
CITY = "756-ubnd-vxnv-2021-uy-ban-nhan-dan-thanh-pho-bac-kan"


@dataclass(frozen=True, slots=True)
class Served:
    """A running server, and a client that knows where it is."""

    process: subprocess.Popen[str]
    url: str
    http: httpx2.Client
    log: Path

    def json(self, path: str, **parameters: Any) -> Any:
        """The JSON that a GET of `path` gives."""
        answer = self.http.get(path, params=parameters or None)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def add(self, text: str, source: str = "", key: str | None = KEY) -> httpx2.Response:
        """The answer to a text that is sent in."""
        headers = {} if key is None else {"X-API-Key": key}
        return self.http.post("/documents", json={"text": text, "source": source}, headers=headers)


@contextmanager
def serving(
    store: str, folder: Path, *arguments: str, keys: str = KEY, **environment: str
) -> Iterator[Served]:
    """A server over the store, with one key; it is ended at the end."""
    told: Mapping[str, str] = {"CASCADE_API_KEYS": keys} if keys else {}
    log = folder / "server.log"
    command = [*INTERRUPTIBLE, "serve", "--port", "0", "--store", store, *arguments]
    with (
        log.open("a") as file,
        subprocess.Popen(
            command,
            env={**os.environ, **told, **environment},
            stdout=subprocess.PIPE,
            stderr=file,
            text=True,
        ) as process,
    ):
        try:
            line = cast("Any", process.stdout).readline()
            assert "http://" in line, log.read_text()
            url = line.split()[2].rstrip(";")
            with httpx2.Client(base_url=url, timeout=60) as http:
                yield Served(process, url, http, log)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


def is_problem(answer: httpx2.Response, status: int, kind: str) -> dict[str, Any]:
    """The problem document of an answer that has to be one of this kind."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert told["type"] == f"/problems/{kind}"
    assert told["status"] == status
    assert "\n" not in told["detail"]
    assert "Traceback" not in answer.text
    return told
