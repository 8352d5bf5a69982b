"""Folders of jobs, each beside its own SQLite store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.jobs import Jobs


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The address of a store that does not exist yet."""
    return f"sqlite:///{tmp_path}/store.db"


@pytest.fixture
def idle(tmp_path: Path, url: str) -> Jobs:
    """Jobs that nobody runs."""
    return Jobs(tmp_path / "jobs", url)


@pytest.fixture
def jobs(idle: Jobs) -> Iterator[Jobs]:
    """Jobs that are run."""
    with idle:
        yield idle
