"""The open stores of a server: each serves one request at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Semaphore

from api.rest.problems import Busy
from graph import Store, StoreError, open_store

_Identity = tuple[int, int] | None


class Stores:
    """At most `size` open connections to the store at `url`, opened when they are needed.

    The one that was used last is used first, because it knows most of what is asked again.
    """

    def __init__(self, url: str, size: int, patience: float) -> None:
        """Nothing is opened yet, so that a server starts without its store."""
        self.url = url
        self._idle: list[tuple[Store, _Identity]] = []
        self._lock = Lock()
        self._turns = Semaphore(size)
        self._patience = patience

    @contextmanager
    def store(self, *, make: bool = False) -> Iterator[Store]:
        """A store for the one who asks; to `make` is to make the file where it is missing.

        Raises `StoreError` where it cannot be opened, `Busy` when no turn comes in time.
        """
        if not self._turns.acquire(timeout=self._patience):
            raise Busy
        try:
            store, identity = self._taken(make)
            try:
                yield store
            except StoreError:  # the connection may be of no use any more
                _close(store)
                raise
            except BaseException:
                self._give_back(store, identity)
                raise
            self._give_back(store, identity)
        finally:
            self._turns.release()

    def close(self) -> None:
        """Close what is open and idle."""
        with self._lock:
            idle, self._idle = self._idle, []
        for store, _ in idle:
            _close(store)

    def _taken(self, make: bool) -> tuple[Store, _Identity]:
        with self._lock:
            found = self._idle.pop() if self._idle else None
        if found is not None:
            if found[1] == _identity(found[0]):
                return found
            _close(found[0])  # another file stands in its place
        store = open_store(self.url, must_exist=not make)
        return store, _identity(store)

    def _give_back(self, store: Store, identity: _Identity) -> None:
        with self._lock:
            self._idle.append((store, identity))


def _identity(store: Store) -> _Identity:
    """What tells the file of the store from another one of its name."""
    if store.file is None:
        return None
    try:
        found = os.stat(store.file)  # noqa: PTH116 - the cheapest way, asked with each request
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def _close(store: Store) -> None:
    with suppress(StoreError):
        store.close()
