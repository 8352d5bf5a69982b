"""Empty stores of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import Store, open_store
from tests.servers import Neo4j, empty


@pytest.fixture(params=["sqlite", "neo4j"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    on_server = request.param == "neo4j"
    url = request.getfixturevalue("neo4j_url") if on_server else f"sqlite:///{tmp_path}/store.db"
    with open_store(url) as opened:
        yield opened


def emptied(server: Neo4j) -> str:
    """The address of the server, which holds nothing any more."""
    empty(server)
    return server.url
