"""One line of JSON for each request on standard error: what was asked for, never what it said.

Neither addresses of clients, nor parameters, nor texts are logged.
"""

from __future__ import annotations

import logging
import sys
import time
import traceback
from typing import TYPE_CHECKING, Any

import structlog
from asgi_correlation_id import correlation_id
from starlette.types import ASGIApp, Message, Receive, Scope, Send

if TYPE_CHECKING:
    from structlog.typing import FilteringBoundLogger

_log: FilteringBoundLogger = structlog.get_logger("cascade")


def configure(level: str) -> None:
    """Let structlog write JSON lines to standard error, from `level` on."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def fault(request_id: str | None, error: BaseException) -> None:
    """Log an error that nobody foresaw: its kind and where it was, without what it says, which may
    be words of a document."""
    places = [
        f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)
    ]
    _log.error("fault", request=request_id, kind=type(error).__name__, places=places[-12:])


def warn(event: str, why: str) -> None:
    """Log what the one who runs the server should know."""
    _log.warning(event, why=why)


class RequestLog:
    """Logs method, route, status, time and size of each request."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` is what is logged."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and log it when it is answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        told: dict[str, Any] = {"status": 499, "bytes": 0}  # 499: the client has gone

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                told["status"] = message["status"]
            else:
                told["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, counted)
        finally:
            route = scope.get("route")
            _log.info(
                "request",
                request=correlation_id.get(),
                method=scope["method"],
                route=getattr(route, "path", None),
                key=scope.get("state", {}).get("key"),
                milliseconds=round((time.perf_counter() - begun) * 1000, 1),
                **told,
            )
