"""One real Neo4j for all tests that want one; on CI they may not go without it."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.servers import Neo4j, NoNeo4j, empty, given, running


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Neo4j]:
    """A running Neo4j: the one that CASCADE_TEST_NEO4J names, else one started for this run."""
    try:
        with given() or running() as server, pytest.MonkeyPatch.context() as patch:
            for name, value in server.environment.items():
                patch.setenv(name, value)
            yield server
    except NoNeo4j as error:
        if os.environ.get("CI") == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture
def neo4j_url(neo4j_server: Neo4j) -> str:
    """The address of an empty Neo4j."""
    empty(neo4j_server)
    return neo4j_server.url
