"""Stores that the tests of every format read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import Store, load, open_store
from loaders import read
from tests.graph.export import hostile

SAMPLE = Path(__file__).parents[3] / "examples" / "covid-2021"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample corpus; tests only read it."""
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('sample')}/store.db") as store:
        load(store, [item for path in sorted(SAMPLE.glob("*.txt")) for item in read(path)])
        assert store.counts().records == 18
        yield store


@pytest.fixture(scope="session")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Documents full of hostile names; tests only read it."""
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('nasty')}/store.db") as store:
        load(store, hostile.records())
        yield store
