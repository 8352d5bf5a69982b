"""Where the graph is kept: one boundary, chosen by a URL."""

from __future__ import annotations

from graph.errors import StoreError
from graph.store.base import Store
from graph.store.sqlite import SqliteStore

__all__ = ["Store", "open_store"]

_SQLITE = "sqlite:///"


def open_store(url: str) -> Store:
    """The store at `url`, a context manager; `sqlite:///path/file.db` is made where it is missing.

    Raises `StoreError` for a path that cannot be a store and for schemes this version lacks.
    """
    if url.startswith(_SQLITE) and len(url) > len(_SQLITE):
        return SqliteStore(url, url.removeprefix(_SQLITE))
    raise StoreError(url, "no such kind of store", f"this version supports {_SQLITE}path/file.db")
