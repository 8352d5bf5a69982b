"""The Neo4j that tests run against, and how it is emptied."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol

import neo4j

from tools.neo4j_server import NoNeo4j, Server, prepared, running

__all__ = ["Neo4j", "NoNeo4j", "Server", "empty", "given", "login", "prepared", "running"]


class Neo4j(Protocol):
    """A server that answers."""

    @property
    def url(self) -> str: ...

    @property
    def environment(self) -> dict[str, str]: ...


@dataclass(frozen=True, slots=True)
class Given:
    """A server that somebody else runs; tests delete everything that it holds."""

    url: str
    environment: dict[str, str]


def given() -> AbstractContextManager[Neo4j] | None:
    """The server that the environment names for tests, if any."""
    url = os.environ.get("CASCADE_TEST_NEO4J")
    return _as_it_is(Given(url, {})) if url else None


@contextmanager
def _as_it_is(server: Neo4j) -> Iterator[Neo4j]:
    yield server


def login(server: Neo4j) -> tuple[str, str]:
    """User and password."""
    environment = os.environ | server.environment
    return environment["CASCADE_NEO4J_USER"], environment["CASCADE_NEO4J_PASSWORD"]


def empty(server: Neo4j) -> None:
    """Delete every node; Community has one database, and its constraints may stay."""
    with (
        neo4j.GraphDatabase.driver(server.url, auth=login(server)) as driver,
        driver.session() as session,
    ):
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS").consume()
