"""What happens around every call: wrong arguments are told in one line, and the call is logged."""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import structlog
from fastmcp.exceptions import NotFoundError, ToolError, ValidationError
from fastmcp.server.middleware import CallNext, Middleware, MiddlewareContext
from pydantic import ValidationError as PydanticError

from api.rest.problems import invalid

if TYPE_CHECKING:
    from fastmcp.tools import ToolResult
    from structlog.typing import FilteringBoundLogger

_log: FilteringBoundLogger = structlog.get_logger("cascade")


class Calls(Middleware):
    """Refuses what is no call of a tool; logs each call's tool and time, never what it says."""

    async def on_call_tool(
        self,
        context: MiddlewareContext[Any],
        call_next: CallNext[Any, ToolResult],
    ) -> ToolResult:
        """Pass the call on. Raises `ToolError` for wrong arguments and unknown tools."""
        begun, outcome = time.perf_counter(), "refused"
        tool: str | None = context.message.name
        try:
            answer = await call_next(context)
            outcome = "answered"
        except NotFoundError:
            tool = None
            raise ToolError("there is no such tool; tools/list names those there are") from None
        except ValidationError as error:
            raise ToolError(_said(error), log_level=logging.INFO) from None
        finally:
            spent = round((time.perf_counter() - begun) * 1000, 1)
            with suppress(OSError):  # nobody may read the log
                _log.info("call", tool=tool, outcome=outcome, milliseconds=spent)
        return answer


def _said(error: ValidationError) -> str:
    """Which arguments are wrong and why, without what they were."""
    cause = error.__cause__
    if not isinstance(cause, PydanticError):
        return "the arguments are wrong; tools/list tells which there are"
    return str(invalid(cause.errors(include_url=False, include_input=False)).detail)
