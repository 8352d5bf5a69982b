"""Work that takes its turn: who waits holds no thread and no connection."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio
import anyio.to_thread
from starlette.requests import Request

from api.rest.pool import Stores
from api.rest.problems import Busy
from api.rest.settings import Settings
from graph import Store

T = TypeVar("T")


class Desk:
    """Some threads for one kind of work, and the queue in front of them."""

    def __init__(self, size: int, patience: float) -> None:
        """`size` pieces of work go on at once; `patience` is how many seconds others wait."""
        self._turn = anyio.Semaphore(size)
        self._threads = anyio.CapacityLimiter(size)
        self._patience = patience

    async def take(self, work: Callable[[], T]) -> T:
        """What `work` gives, in a thread. Raises `Busy` when no turn comes in time."""
        try:
            with anyio.fail_after(self._patience):
                await self._turn.acquire()
        except TimeoutError:
            raise Busy from None
        try:
            return await anyio.to_thread.run_sync(work, limiter=self._threads)
        finally:
            self._turn.release()


class Turns:
    """Some connections of a process, each for one piece of work, and the queue in front of them."""

    def __init__(self, settings: Settings, size: int) -> None:
        """Nothing is opened yet; `size` pieces of work go on at once."""
        self.stores = Stores(settings.store, size, settings.waiting)
        self._desk = Desk(size, settings.waiting)

    async def take(self, work: Callable[[Store], T], *, make: bool = False) -> T:
        """What `work` gives, in a thread; to `make` is to make a store that is not there.

        Raises `Busy` when no turn comes in time, and `StoreError`.
        """

        def done() -> T:
            with self.stores.store(make=make) as store:
                return work(store)

        return await self._desk.take(done)


def writing(request: Request) -> Turns:
    """Where changes take their turn, one after the other."""
    found: Turns = request.app.state.writing
    return found


def exporting(request: Request) -> Turns:
    """Where what takes long takes its turn, so that short questions need not wait for it."""
    found: Turns = request.app.state.exporting
    return found
