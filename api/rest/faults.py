"""What nobody foresaw: told to the log, and to the client as a problem that says nothing of it."""

from __future__ import annotations

from asgi_correlation_id import correlation_id
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import explorer
from api.rest import logs
from api.rest.problems import Told


class Faults:
    """Answers 500 where anything is raised that no handler knows, and ends what was begun."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` may raise."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Told as problem:  # of a body that broke a limit while something else read it
            if not begun:
                await answer(problem, scope, receive, send)
        except ClientDisconnect:  # nobody is there to be answered
            return
        except Exception as error:
            logs.fault(correlation_id.get(), error)
            if not begun:
                detail = "the server met a fault; its log tells more"
                await answer(Told("internal", detail), scope, receive, send)


async def answer(problem: Told, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with a problem document, or a page of it where one was asked for, and end the
    connection: the body may not be read."""
    content = problem.marshal(uri="/problems/{type}")
    media = "application/problem+json"
    told = JSONResponse(content, problem.status, problem.headers, media_type=media)
    response = explorer.as_page(scope, told) if explorer.is_page(scope) else told
    response.headers["Connection"] = "close"
    await response(scope, receive, send)
