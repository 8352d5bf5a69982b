"""Bodies that are too large or too slow, before anything reads them; HEAD as GET without a body."""

from __future__ import annotations

import asyncio
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.rest.faults import answer
from api.rest.problems import Told

_HEADERS = 32_000
_SLOWEST = 10_000
"""Bytes a second that a body comes at least, on the whole."""
_AT_ONCE = 4
"""Bodies of the largest size that a process holds at once."""
LARGE = "/batches"
"""Where batches are taken."""


class BodyLimits:
    """Answers 413 to bodies of more bytes than are taken, 408 to those that pause for long or come
    too slowly, 415 to compressed ones, and 503 where too many come at once to be held."""

    def __init__(self, app: ASGIApp, *, most: int, most_of_batch: int, patience: float) -> None:
        """`patience` are the seconds that a client may pause."""
        self._app = app
        self._most = most
        self._most_of_batch = most_of_batch
        self._patience = patience
        self._room = _Room(_AT_ONCE * most)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a body that raises a problem when it breaks a limit."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_batch = scope["path"] == LARGE
        most = self._most_of_batch if is_batch else self._most
        refused = _refused(scope, most)
        if refused is not None:
            await answer(refused, scope, receive, send)
            return
        body = _Body(receive, most, self._patience, None if is_batch else self._room)
        try:
            await self._app(scope, body.receive, send)
        finally:
            body.let_go()


def _refused(scope: Scope, most: int) -> Told | None:
    """The problem of a request that its headers tell already."""
    if sum(len(name) + len(value) for name, value in scope["headers"]) > _HEADERS:
        detail = f"the headers have more than the {_HEADERS:,} bytes that are taken"
        return Told("headers-too-large", detail)
    told = dict(reversed(scope["headers"]))  # the first of each name
    length = told.get(b"content-length", b"")
    if length.isdigit() and int(length) > most:
        return _too_large(most)
    if scope["method"] == "POST" and told.get(b"content-encoding", b"identity") != b"identity":
        return Told("media-type", "the body is compressed; send it as it is")
    return None


class _Room:
    """How many bytes of bodies a process holds, which it may `most`."""

    def __init__(self, most: int) -> None:
        self.held = 0
        self.most = most


class _Body:
    """The body of a request while it comes; one that is not kept in memory needs no `room`."""

    def __init__(self, receive: Receive, most: int, patience: float, room: _Room | None) -> None:
        self._receive = receive
        self._most = most
        self._patience = patience
        self._room = room
        self._begun = time.monotonic()
        self._seen = 0
        self._more = True

    async def receive(self) -> Message:
        """The next piece. Raises a problem for one that breaks a limit."""
        if not self._more:  # what comes now is the end of the connection
            return await self._receive()
        last = self._begun + self._patience + self._seen / _SLOWEST
        try:
            async with asyncio.timeout(min(self._patience, last - time.monotonic())):
                message = await self._receive()
        except TimeoutError:
            raise Told("timeout", "the body stopped coming; send it faster") from None
        size = len(message.get("body", b""))
        self._seen += size
        self._more = bool(message.get("more_body", False))
        if self._seen > self._most:
            raise _too_large(self._most)
        if self._room:
            self._room.held += size
            if self._room.held > self._room.most:
                detail = "the server holds as many bodies as it can; send it again in a moment"
                raise Told("unavailable", detail, headers={"Retry-After": "2"})
        return message

    def let_go(self) -> None:
        """The request is answered."""
        if self._room:
            self._room.held -= self._seen


class HeadAsGet:
    """Answers HEAD like GET, with the same headers and no body (RFC 9110, 9.3.2)."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` need not know HEAD."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a HEAD on as GET and keep its body back."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        ended = False

        async def headers_only(message: Message) -> None:
            nonlocal ended
            if message["type"] == "http.response.start":
                await send(message)
            elif not ended:
                ended = True
                await send({"type": "http.response.body", "body": b"", "more_body": False})

        await self._app({**scope, "method": "GET"}, receive, headers_only)


def _too_large(most: int) -> Told:
    return Told("too-large", f"the body has more than the {most:,} bytes that are taken here")
