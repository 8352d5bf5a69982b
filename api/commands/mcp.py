"""`cascade mcp`: the questions as tools for assistants."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import Annotated

import typer

from api.options import DebugOption, StoreOption


class LogLevel(StrEnum):
    """From what on something is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def mcp(
    log_level: Annotated[
        LogLevel,
        typer.Option(
            "--log-level",
            envvar="CASCADE_LOG_LEVEL",
            help="What to log on standard error; info has a line for each call.",
        ),
    ] = LogLevel.WARNING,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Answer an assistant's questions as read-only tools (MCP, over standard input and output).

    The assistant starts this command itself; it ends when its input ends.
    """
    os.environ["FASTMCP_ENV_FILE"] = os.devnull  # not what lies in the assistant's folder
    try:
        from api.mcp.server import run
    except ImportError as error:
        if error.name and error.name.partition(".")[0] not in ("fastmcp", "mcp"):
            raise
        from graph import UsageProblem

        problem = "tools for assistants need fastmcp, which is not installed"
        advice = "pip install 'directive-cascade[mcp]' brings it"
        raise UsageProblem(problem, advice) from error
    run(store, log_level.value)
