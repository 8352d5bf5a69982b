"""Writing one after the other: who waits holds no thread and no connection."""

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


class Turns:
    """The one connection of a process that writes, and the queue in front of it."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is opened yet."""
        self.stores = Stores(settings.store, 1, settings.waiting)
        self._turn = anyio.Semaphore(1)
        self._threads = anyio.CapacityLimiter(1)
        self._patience = settings.waiting

    async def write(self, change: Callable[[Store], T]) -> T:
        """What `change` gives, in a thread of its own. Raises `Busy` when no turn comes in time."""
        try:
            with anyio.fail_after(self._patience):
                await self._turn.acquire()
        except TimeoutError:
            raise Busy from None
        try:
            return await anyio.to_thread.run_sync(self._write, change, limiter=self._threads)
        finally:
            self._turn.release()

    def _write(self, change: Callable[[Store], T]) -> T:
        with self.stores.store(make=True) as store:
            return change(store)


def turns(request: Request) -> Turns:
    """Those of the application that got the request."""
    found: Turns = request.app.state.turns
    return found
