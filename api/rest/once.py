"""Requests with an `Idempotency-Key`: done once, and answered again as they were."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from typing import Annotated

import anyio.to_thread
from fastapi import Header, Request
from starlette.responses import Response

from api.jobs import Conflict, IdempotencyKeys, InFlight, Replay
from api.rest.problems import Told

OnceKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="A name that you give the request: sent again within a day, it is not done "
        "again but answered as it was.",
    ),
]
Answer = Callable[[], Awaitable[Response]]


async def once(
    request: Request, owner: str, key: str | None, body: bytes, answer: Answer
) -> Response:
    """The answer, or the one that the same request got before; `body` is a digest of its body.

    Only what succeeded is remembered. Raises a problem for a key that came with another request,
    or whose request is still being answered.
    """
    if key is None:
        return await answer()
    keys: IdempotencyKeys | None = request.app.state.once
    if keys is None:
        raise Told("unavailable", "this server remembers no Idempotency-Key; its log says why")
    parts = (request.method, request.scope["path"], request.scope["query_string"].decode("latin-1"))
    fingerprint = hashlib.sha256(" ".join(parts).encode() + body).hexdigest()
    begun = await anyio.to_thread.run_sync(keys.begin, owner, key, fingerprint)
    match begun:
        case Replay():
            headers = {"Idempotent-Replayed": "true"}
            headers |= {"Location": begun.location} if begun.location else {}
            return Response(begun.body, begun.status, headers, begun.media_type)
        case Conflict():
            detail = "this Idempotency-Key came with another request; choose another one"
            raise Told("conflict", detail)
        case InFlight():
            detail = "the same request is being answered just now; ask again in a moment"
            raise Told("conflict", detail, headers={"Retry-After": "1"})
    try:
        response = await answer()
    except BaseException:
        with anyio.CancelScope(shield=True):
            await anyio.to_thread.run_sync(keys.abandon, begun.token)
        raise
    media, location = response.media_type or "", response.headers.get("location")
    told = begun.token, response.status_code, bytes(response.body), media, location
    await anyio.to_thread.run_sync(keys.finish, *told)
    return response
