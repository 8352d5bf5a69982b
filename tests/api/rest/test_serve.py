"""Starting and stopping: without a store, at a taken port, with settings that make no sense."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx2
import pytest

from tests.api.rest.serving import KEY, Served, is_problem, serving
from tests.api.running import PROGRAM, letter


def _started(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, "serve", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_its_store_the_server_is_up_and_says_why_it_is_not_ready(
    empty_server: Served,
) -> None:
    assert empty_server.json("/healthz") == {"status": "up"}
    told = is_problem(empty_server.http.get("/readyz"), 503, "unavailable")
    assert "does not exist" in told["detail"]
    assert "/" not in told["detail"].removeprefix("/problems/")
    is_problem(empty_server.http.get("/documents/x"), 503, "unavailable")
    assert empty_server.add(letter("Nậm Pồ", "77/UBND-VP")).status_code == 201
    assert empty_server.json("/readyz")["documents"] == 2


def test_a_server_that_cannot_be_reached_is_told_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASCADE_NEO4J_PASSWORD", "none")
    with serving("bolt://127.0.0.1:9", tmp_path) as served:
        told = is_problem(served.http.get("/readyz"), 503, "unavailable")
        assert "127.0.0.1" not in told["detail"]
        assert served.http.get("/readyz").headers["retry-after"]
        assert served.json("/healthz") == {"status": "up"}


def test_a_store_that_is_replaced_is_opened_anew(tmp_path: Path) -> None:
    file = tmp_path / "cascade.db"
    with serving(f"sqlite:///{file}", tmp_path) as served:
        served.add(letter("Nậm Pồ", "77/UBND-VP"))
        assert served.json("/readyz")["documents"] == 2
        for part in tmp_path.glob("cascade.db*"):
            if part.is_file():
                part.unlink()
        is_problem(served.http.get("/readyz"), 503, "unavailable")
        served.add(letter("Mường Chà", "78/UBND-VP"))
        assert served.json("/readyz")["documents"] == 2


def test_a_taken_port_is_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = _started("--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "choose another --port" in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("CASCADE_API_KEYS", "short", "at least 12 characters"),
        ("CASCADE_API_KEYS", "sha256:xyzxyzxyz", "64 hexadecimal digits"),
        ("CASCADE_RATE_LIMIT", "often", "600/minute"),
        ("CASCADE_CONCURRENCY", "many", "valid integer"),
        ("CASCADE_LOG_LEVEL", "loud", "'info'"),
    ],
)
def test_settings_that_make_no_sense_are_one_line(name: str, value: str, said: str) -> None:
    done = _started(**{name: value})
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1, done.stderr
    assert name in done.stderr
    assert said in done.stderr
    assert value not in done.stderr or name != "CASCADE_API_KEYS"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_sigterm_ends_it_soon(tmp_path: Path, workers: str) -> None:
    url = f"sqlite:///{tmp_path}/a.db"
    with serving(url, tmp_path, "--workers", workers) as served:
        assert served.json("/healthz") == {"status": "up"}
        served.process.send_signal(signal.SIGTERM)
        assert served.process.wait(10) in {0, -15, 143}


def test_two_workers_count_together(tmp_path: Path) -> None:
    with serving(f"sqlite:///{tmp_path}/a.db", tmp_path, "--workers", "2") as served:
        for _ in range(20):  # each from another connection, so that both workers get some
            httpx2.get(f"{served.url}/healthz")
        told = httpx2.get(f"{served.url}/metrics").text
        count = next(
            line for line in told.splitlines() if 'handler="/healthz"' in line and "_count" in line
        )
        assert float(count.split()[-1]) == 20


def test_a_line_of_the_log_for_each_request_without_what_was_said(empty_server: Served) -> None:
    empty_server.http.get("/documents/a-very-secret-key", params={"as_of": "0912345678"})
    empty_server.add(letter("Nậm Pồ", "77/UBND-VP"))
    said = empty_server.log.read_text()
    lines = [json.loads(line) for line in said.splitlines()]
    assert [(line["method"], line["route"], line["status"]) for line in lines] == [
        ("GET", "/documents/{key}", 422),
        ("POST", "/documents", 201),
    ]
    assert all(len(line["request"]) == 32 for line in lines)
    assert lines[1]["key"]
    for word in ("secret", "0912", "Nậm Pồ", KEY, "127.0.0.1"):
        assert word not in said


def test_metrics_count_requests_by_route(empty_server: Served) -> None:
    empty_server.http.get("/documents/one")
    empty_server.http.get("/documents/two")
    told = empty_server.http.get("/metrics").text
    assert 'http_requests_total{handler="/documents/{key}",method="GET",status="5xx"} 2.0' in told


def test_any_asgi_server_can_run_the_application(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "--factory", "api:create_app", "--port", str(port)]
    told = {"CASCADE_STORE": f"sqlite:///{tmp_path}/a.db", "CASCADE_API_KEYS": KEY}
    with subprocess.Popen(
        command, env={**os.environ, **told}, stderr=subprocess.DEVNULL
    ) as process:
        try:
            url = f"http://127.0.0.1:{port}"
            for _ in range(200):
                try:
                    httpx2.get(f"{url}/healthz")
                    break
                except httpx2.ConnectError:
                    time.sleep(0.1)
            body = {"text": letter("Nậm Pồ", "77/UBND-VP")}
            sent = httpx2.post(f"{url}/documents", json=body, headers={"X-API-Key": KEY})
            assert sent.status_code == 201
            assert httpx2.get(f"{url}/readyz").json()["documents"] == 2
        finally:
            process.terminate()
