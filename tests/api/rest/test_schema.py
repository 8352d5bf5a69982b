"""What the documentation allows is answered as it says, and what it forbids is refused.

schemathesis reads the documentation of a real server and asks it everything: the examples, each
bound of each parameter, what chance gives, and one request after the other along the links. It runs
as the program that it is. With CASCADE_FUZZ set to a number of seconds it goes on for so long, and
differently each time; what it tells at its end has the seed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.rest.serving import KEY, Served, serving
from tests.api.running import ROOT

pytest.importorskip("schemathesis")

_SECONDS = os.environ.get("CASCADE_FUZZ")
_WITH_KEY = f'[auth.openapi.APIKeyHeader]\napi_key = "{KEY}"\n'
_MANY = {"CASCADE_RATE_LIMIT": "1000000/minute"}
_BUDGET = (
    ("--max-time", _SECONDS, "--max-examples", "200")
    if _SECONDS
    else ("--seed", "1", "--max-examples", "8")
)


def _examine(served: Served, folder: Path, *arguments: str, told: str = "") -> None:
    """Ask the server everything; fails with the report of schemathesis where it finds a fault."""
    configuration = folder / "schemathesis.toml"
    configuration.write_text(told, encoding="utf-8")
    command = [
        *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(configuration)),
        *("run", f"{served.url}/openapi.json", "--no-color", "--continue-on-failure"),
        *("--generation-database", "none", *_BUDGET, *arguments),
    ]
    hooks = {"SCHEMATHESIS_HOOKS": "tests.api.rest.schemathesis_hooks", "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **hooks, "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout[-20_000:] + ended.stderr[-2_000:]
    assert "No checks were performed" not in ended.stdout
    assert '"event": "fault"' not in served.log.read_text()


def test_everything_that_is_documented_with_a_key(sample_url: str, tmp_path: Path) -> None:
    jobs = str(tmp_path / "jobs")
    with serving(sample_url, tmp_path, CASCADE_JOBS=jobs, **_MANY) as served:
        _examine(served, tmp_path, told=_WITH_KEY)


def test_writing_where_nobody_may(sample_url: str, tmp_path: Path) -> None:
    with serving(sample_url, tmp_path, keys="") as served:
        before = served.json("/readyz")["version"]
        only = ("--include-tag", "writing", "--phases", "examples,coverage")
        _examine(served, tmp_path, *only, told=_WITH_KEY)
        assert served.json("/readyz")["version"] == before
