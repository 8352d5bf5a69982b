"""Where the graph is kept: one boundary, chosen by a URL."""

from __future__ import annotations

from pathlib import Path

from graph.errors import StoreError
from graph.store.base import Store

__all__ = ["Store", "file_of", "open_store"]

_SQLITE = "sqlite:///"
_NEO4J = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def open_store(url: str, *, must_exist: bool = False) -> Store:
    """The store at `url`, a context manager.

    `sqlite:///path/file.db` is made where it is missing, unless it `must_exist`;
    `neo4j://host:7687` (or `bolt://`, both also with `+s` and `+ssc`, and `/name` of a database) is
    a server, with the user and password in `CASCADE_NEO4J_USER` and `CASCADE_NEO4J_PASSWORD`.
    Raises `StoreError` for a path that cannot be a store, or is none and must be one, a server that
    does not answer, and other schemes.
    """
    path = file_of(url)
    if path is not None:
        from graph.store.sqlite import SqliteStore  # noqa: PLC0415

        if must_exist and _is_missing(path):
            remedy = "check its address, or load documents into it first"
            raise StoreError(url, "does not exist", remedy)
        return SqliteStore(url, path)
    if url.partition("://")[0] in _NEO4J and "://" in url:
        from graph.store.neo4j import Neo4jStore  # noqa: PLC0415 - the driver takes time to load

        return Neo4jStore(url)
    known = f"{_SQLITE}path/file.db and neo4j://host:7687"
    raise StoreError(url, "no such kind of store", f"this version supports {known}")


def file_of(url: str) -> str | None:
    """The path of the file that a store is, as its URL says it; None where a server holds it."""
    return url.removeprefix(_SQLITE) if url.startswith(_SQLITE) and url != _SQLITE else None


def _is_missing(path: str) -> bool:
    try:
        return not Path(path).expanduser().exists()
    except OSError:  # told when it is opened
        return False
