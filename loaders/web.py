"""Files from the web, for those who ask for it: http and https, with limits."""

from __future__ import annotations

import http.client
import time
from typing import IO, Final
from urllib.error import HTTPError, URLError
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from loaders.errors import UnreadableSource
from loaders.files import MAX_FILE, too_large

PATIENCE: Final = 30.0
"""Seconds of silence after which a server is given up."""

LONGEST: Final = 300.0
"""Seconds that one file may take: a server that sends a byte now and then is never silent."""

_SCHEMES = ("http://", "https://")
_SAVE = "save it from a browser and load the file"


def is_address(path: str) -> bool:
    """Whether a path is an address of the web."""
    return path.lower().startswith(_SCHEMES)


def unasked(address: str) -> UnreadableSource:
    """What to say of an address that nobody asked to be fetched."""
    return UnreadableSource(address, "is an address of the web", "add --web to fetch it")


def fetched(address: str) -> bytes:
    """What an address leads to, after redirections to others of http or https.

    Raises `UnreadableSource` for one that does not answer with a file, or with one that is larger
    than `MAX_FILE`.
    """
    try:
        request = Request(address, headers={"User-Agent": "directive-cascade"})  # noqa: S310
        with _opener().open(request, timeout=PATIENCE) as answer:
            data = _whole(answer)
    except HTTPError as error:
        error.close()
        reason = f"was not given by its server ({error.code} {error.reason})"
        raise UnreadableSource(address, reason, _SAVE) from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        told = error.reason if isinstance(error, URLError) else error
        reason = f"cannot be fetched ({str(told) or type(told).__name__})"
        raise UnreadableSource(address, reason, "check the address and the network") from error
    if len(data) > MAX_FILE:
        raise too_large(address, "is larger")
    return data


def _whole(answer: IO[bytes]) -> bytes:
    """What comes, up to a byte more than `MAX_FILE`; raises `TimeoutError` after `LONGEST`."""
    end = time.monotonic() + LONGEST
    data = bytearray()
    while len(data) <= MAX_FILE and (part := answer.read1(1 << 20)):  # type: ignore[attr-defined]
        data += part
        if time.monotonic() > end:
            raise TimeoutError(f"it takes more than {LONGEST:.0f} s")
    return bytes(data)


def _opener() -> OpenerDirector:
    """One that knows no other schemes: a server cannot lead to files or FTP."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler, HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, HTTPRedirectHandler,
        HTTPErrorProcessor,
    ):  # fmt: skip
        opener.add_handler(handler())
    return opener
