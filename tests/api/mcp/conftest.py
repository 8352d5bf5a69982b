"""One server over the sample corpus for all tests of a module."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import graph
from tests.api.mcp.assistant import Assistant, assisting


@pytest.fixture(scope="module")
def assistant(sample_store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant with a server over the sample corpus."""
    with assisting(sample_store, tmp_path_factory.mktemp("assistant")) as found:
        yield found


@pytest.fixture
def untouched(sample_store: str) -> Iterator[None]:
    """Fails a test that changes the store."""

    def state() -> tuple[str, str, list[str]]:
        with graph.open_store(sample_store, must_exist=True) as store:
            files = sorted(file.name for file in Path(str(store.file)).parent.iterdir())
            return store.version(), "".join(graph.export_jsonl(store)), files

    before = state()
    yield
    assert state() == before
