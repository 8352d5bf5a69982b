"""Reaching the Neo4j that a URL names, and what its complaints mean to a user."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from neo4j import Driver, GraphDatabase, NotificationMinimumSeverity
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph.errors import StoreError

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
USER, PASSWORD = "CASCADE_NEO4J_USER", "CASCADE_NEO4J_PASSWORD"
_CONNECT_SECONDS = 10.0
PATIENCE_SECONDS = 30.0
"""How long a question or a batch is tried again while the server is away."""

# What the driver would log on standard error where nobody listens, we tell ourselves.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Address:
    """Where a graph is kept; `database` is None for the user's own."""

    server: str
    database: str | None


def connected(url: str) -> tuple[Driver, str | None]:
    """A driver that has reached the server, and the name of the database.

    Raises `StoreError` for what is no address, a server that does not answer and a wrong password.
    """
    address = _address(url)
    password = os.environ.get(PASSWORD)
    login = (os.environ.get(USER) or "neo4j", password) if password else None
    try:
        driver = GraphDatabase.driver(
            address.server,
            auth=login,
            connection_timeout=_CONNECT_SECONDS,
            max_transaction_retry_time=PATIENCE_SECONDS,
            # What the planner finds worth saying is nothing that a user could act upon.
            notifications_min_severity=NotificationMinimumSeverity.OFF,
        )
    except (ConfigurationError, ValueError) as error:
        raise _no_address(url) from error
    try:
        driver.verify_connectivity()
    except (Neo4jError, DriverError, ValueError, OSError) as error:
        driver.close()
        raise wrapped(url, error) from error
    return driver, address.database


def wrapped(url: str, error: Exception) -> StoreError:  # noqa: PLR0911 - a table of complaints
    """What went wrong with the server of the store `url`, in words that a user can act upon."""
    match error:
        case AuthError():
            return StoreError(
                url, "refuses user or password", f"set {USER} and {PASSWORD} to those of the server"
            )
        case TransientError(code="Neo.TransientError.General.MemoryPoolOutOfMemoryError"):
            remedy = "raise its setting server.memory.heap.max_size and load again"
            return StoreError(url, "has too little memory for a batch", remedy)
        case IncompleteCommit() | SessionExpired():
            again = "load again when it is back; nothing stored is lost"
            return StoreError(url, "went away in the middle", again)
        case ServiceUnavailable() | OSError() | ValueError():
            remedy = "check the address and that a Neo4j answers Bolt there"
            return StoreError(url, "does not answer", remedy)
        case ClientError(code="Neo.ClientError.Database.DatabaseNotFound"):
            return StoreError(url, "has no such database", "leave out its name, or make it first")
        case ClientError(code="Neo.ClientError.Security.Forbidden"):
            return StoreError(url, "does not let this user write", f"choose another {USER}")
    said = (str(getattr(error, "message", None) or error).splitlines() or ["nothing"])[0]
    return StoreError(url, f"Neo4j says: {said}", "run `cascade check` on the store")


def _address(url: str) -> Address:
    parts = urlsplit(url)
    if "@" in parts.netloc:
        shown = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
        raise StoreError(shown, "must not hold a password", f"set {USER} and {PASSWORD} instead")
    if parts.scheme not in SCHEMES or not parts.hostname or parts.query or parts.fragment:
        raise _no_address(url)
    try:
        _ = parts.port
    except ValueError as error:
        raise _no_address(url) from error
    return Address(f"{parts.scheme}://{parts.netloc}", parts.path.strip("/") or None)


def _no_address(url: str) -> StoreError:
    return StoreError(url, "is no address of a Neo4j", "write it as neo4j://host:7687")
