"""Forms without JavaScript send also the fields that were left empty: they count as not sent."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import parse_qsl, urlencode

from fastapi import Request, Response
from fastapi.routing import APIRoute

_Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class PageRoute(APIRoute):
    """A route that does not see parameters without a value."""

    def get_route_handler(self) -> _Handler:
        """What answers a request."""
        handle = super().get_route_handler()

        async def without_blanks(request: Request) -> Response:
            query = request.scope["query_string"].decode("latin-1")
            told = [(name, text) for name, value in parse_qsl(query) if (text := value.strip())]
            request.scope["query_string"] = urlencode(told).encode()
            return await handle(request)

        return without_blanks
