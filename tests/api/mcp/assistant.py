"""An assistant for tests: the official client, over standard input and output of a real process."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp_types import InitializeResult, TextContent, Tool

from tests.api.running import PROGRAM, ROOT


@dataclass(frozen=True, slots=True)
class Said:
    """What a tool said: its answer, or the line of an error."""

    is_error: bool
    text: str
    structured: dict[str, Any] | None

    @property
    def answer(self) -> dict[str, Any]:
        assert not self.is_error, self.text
        assert self.structured is not None
        assert json.loads(self.text) == self.structured
        return self.structured

    @property
    def complaint(self) -> str:
        """The one line of an error; fails the test if it is none, or tells too much."""
        assert self.is_error, self.text[:500]
        assert self.structured is None
        assert len(self.text.splitlines()) == 1, self.text
        assert len(self.text) <= 2000
        for telling in ("Traceback", "sqlite:", ".db", ".py", "fault", "pydantic", "://"):
            assert telling not in self.text
        return self.text


class Assistant:
    """A session with a server that is running."""

    def __init__(self, portal: BlockingPortal, session: ClientSession, log: Path) -> None:
        self._portal = portal
        self._session = session
        self.log = log
        """What the server writes to standard error."""
        self.tools = portal.call(self._listed)

    @property
    def server(self) -> InitializeResult:
        assert self._session.initialize_result is not None
        return self._session.initialize_result

    def call(self, tool: str, /, **arguments: object) -> Said:
        return self._portal.call(self._call, tool, arguments)

    def call_together(self, calls: Sequence[tuple[str, dict[str, object]]]) -> list[Said]:
        """What the tools say that are called at the same time, in the order of the calls."""
        with ThreadPoolExecutor(len(calls)) as threads:
            return [*threads.map(lambda one: self.call(one[0], **one[1]), calls)]

    async def _listed(self) -> dict[str, Tool]:
        return {tool.name: tool for tool in (await self._session.list_tools()).tools}

    async def _call(self, tool: str, arguments: dict[str, object]) -> Said:
        found = await self._session.call_tool(tool, arguments)
        (content,) = found.content
        assert isinstance(content, TextContent)
        return Said(bool(found.is_error), content.text, found.structured_content)


@contextmanager
def assisting(url: str, folder: Path) -> Iterator[Assistant]:
    """An assistant whose server asks the store at `url`; it logs into `folder`."""
    log = folder / "server.log"
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(_session(url, log)) as session,
    ):
        yield Assistant(portal, session, log)


def environment(url: str) -> dict[str, str]:
    """The process's environment, with the store."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "CASCADE_STORE": url}


@asynccontextmanager
async def _session(url: str, log: Path) -> AsyncIterator[ClientSession]:
    server = StdioServerParameters(
        command=PROGRAM[0],
        args=[*PROGRAM[1:], "mcp", "--log-level", "info"],
        env=environment(url),
        cwd=str(log.parent),
    )
    with log.open("w", encoding="utf-8") as errors:
        async with (
            stdio_client(server, errlog=errors) as streams,
            ClientSession(*streams) as session,
        ):
            await session.initialize()
            yield session
