"""Fresh stores for tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty SQLite store."""
    with open_store(f"sqlite:///{tmp_path}/store.db") as opened:
        yield opened
