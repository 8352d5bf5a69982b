"""Bodies that are too large or too slow, before anything reads them; HEAD as GET without a body."""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.rest.faults import answer
from api.rest.problems import Told

_HEADERS = 32_000
LARGE = "/batches"
"""Where batches are taken."""


class BodyLimits:
    """Answers 413 to bodies of more bytes than are taken, and 408 to those that pause for long."""

    def __init__(self, app: ASGIApp, *, most: int, most_of_batch: int, patience: float) -> None:
        """`patience` are the seconds that a client may pause."""
        self._app = app
        self._most = most
        self._most_of_batch = most_of_batch
        self._patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a body that raises a problem when it breaks a limit."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if sum(len(name) + len(value) for name, value in scope["headers"]) > _HEADERS:
            detail = f"the headers have more than the {_HEADERS:,} bytes that are taken"
            await answer(Told("headers-too-large", detail), scope, receive, send)
            return
        most = self._most_of_batch if scope["path"] == LARGE else self._most
        length = next((v for k, v in scope["headers"] if k == b"content-length"), b"")
        if length.isdigit() and int(length) > most:
            await answer(_too_large(most), scope, receive, send)
            return
        seen = 0
        more = True

        async def limited() -> Message:
            nonlocal seen, more
            if not more:  # what comes now is the end of the connection
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), self._patience)
            except TimeoutError:
                raise Told("timeout", "the body stopped coming; send it faster") from None
            seen += len(message.get("body", b""))
            more = bool(message.get("more_body", False))
            if seen > most:
                raise _too_large(most)
            return message

        await self._app(scope, limited, send)


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
