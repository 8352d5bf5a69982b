from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import AuthError

from tests.servers import Neo4j
from tools.neo4j_server import Docker, NoNeo4j, Server, running

SCRIPT = Path(__file__).parents[2] / "tools/neo4j_server.py"


def test_it_asks_for_the_password(neo4j_server: Neo4j) -> None:
    with (
        neo4j.GraphDatabase.driver(neo4j_server.url, auth=("neo4j", "wrong-password")) as driver,
        pytest.raises(AuthError),
    ):
        driver.verify_connectivity()


def test_it_listens_on_loopback_only(neo4j_server: Neo4j) -> None:
    assert neo4j_server.url.startswith("neo4j://127.0.0.1:")


def test_without_anything_it_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with pytest.raises(NoNeo4j, match=r"neither Docker nor a neo4j .* there is no (Java|Maven)"):
        running().__enter__()


@pytest.fixture
def docker(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A `docker` that answers and writes down what it is asked to run, which then fails."""
    calls = tmp_path / "calls"
    fake = tmp_path / "docker"
    fake.write_text(f'#!/bin/sh\necho "$*" >>{calls}\n[ "$1" != run ] || echo ERROR no image\n'
                    '[ "$1" != run ] || exit 125\n')  # fmt: skip
    fake.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    return calls


def test_docker_is_preferred_and_its_complaint_told(docker: Path) -> None:
    with pytest.raises(RuntimeError, match="did not start: ERROR no image"), running():
        pass
    (call,) = (line for line in docker.read_text().splitlines() if line.startswith("run"))
    assert "--publish 127.0.0.1:" in call
    assert "--env NEO4J_server_memory_pagecache_size=128m" in call
    assert "--env NEO4J_db_tx__log_preallocate=false" in call
    assert call.endswith("neo4j:5.26.31")


def test_containers_have_names_of_their_own(tmp_path: Path) -> None:
    names = {
        Docker("5.26.31").command(Server(Docker("5.26.31"), tmp_path, port))[4]
        for port in (7001, 7002)
    }
    assert names == {"cascade-neo4j-7001", "cascade-neo4j-7002"}


def test_the_script_tells_in_one_line(docker: Path) -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, "--", "true"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, "Neo4j did not start: ERROR no image\n")
    assert docker.exists()
