"""Who may write: keys that are kept as digests only, compared in constant time, and their rate."""

from __future__ import annotations

import hashlib
import hmac
import math
import time
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyHeader
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from api.rest.problems import Told
from api.rest.settings import DIGEST

_HEADER = APIKeyHeader(
    name="X-API-Key", auto_error=False, description="A key from the server's CASCADE_API_KEYS."
)
_OFF = (
    "this server takes no documents; to let it, start it with CASCADE_API_KEYS set to one or more "
    "keys of at least 12 characters, separated by commas, and send one as X-API-Key"
)


class Keys:
    """The keys of a server, as digests, and how often each may be used.

    Keys are long and drawn by chance, so that one plain digest keeps them.
    """

    def __init__(self, keys: tuple[str, ...], rate: str) -> None:
        """`keys` are plain or `sha256:` and their digest; `rate` is like "600/minute"."""
        self._digests = [_digest_of(key) for key in keys]
        self._rate: RateLimitItem = parse(rate)
        self._window = MovingWindowRateLimiter(MemoryStorage())

    def admitted(self, key: str | None) -> str:
        """The name under which a key is known: the beginning of its digest.

        Raises a problem where no key is configured, for a wrong one, and for one that asks too
        often.
        """
        if not self._digests:
            raise Told("read-only", _OFF)
        given = hashlib.sha256((key or "").encode()).digest()
        matches = [hmac.compare_digest(given, known) for known in self._digests]  # all of them
        if key is None or not any(matches):
            said = "the key in X-API-Key is none of this server's" if key else "no X-API-Key"
            headers = {"WWW-Authenticate": 'APIKey realm="documents"'}
            raise Told("unauthorised", f"{said}; writing needs a valid one", headers=headers)
        name = given.hex()[:12]
        if not self._window.hit(self._rate, name):
            again = self._window.get_window_stats(self._rate, name).reset_time - time.time()
            wait = str(max(1, math.ceil(again)))
            detail = f"this key may write {self._rate}; come again in {wait} s"
            raise Told("too-many", detail, headers={"Retry-After": wait})
        return name


async def _writer(request: Request, key: Annotated[str | None, Security(_HEADER)]) -> str:
    keys: Keys = request.app.state.keys
    name = keys.admitted(key)
    request.state.key = name
    return name


Writer = Annotated[str, Depends(_writer)]
"""A parameter of every route that writes: the name of the key."""
WRITING = ("unauthorised", "read-only", "too-many", "timeout", "too-large")
"""The problems that every such route may tell."""


def _digest_of(key: str) -> bytes:
    if key.startswith(DIGEST):
        return bytes.fromhex(key.removeprefix(DIGEST))
    return hashlib.sha256(key.encode()).digest()
