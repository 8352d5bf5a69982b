"""From a question to a tool: it gets a store for each call, and its errors become lines."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from contextlib import suppress
from functools import wraps

from fastmcp.exceptions import ToolError

from api.mcp.question import Answer
from api.rest import logs
from api.rest.pool import Stores
from api.rest.problems import told
from graph import StoreError
from loaders.errors import CascadeError

_STORE = "store"
_UNREACHABLE = "whoever set this server up has to look at CASCADE_STORE"


def asking(ask: Callable[..., Answer], stores: Stores) -> Callable[..., Answer]:
    """`ask` without its store, which is one of the `stores`; the answer is of one state of it.

    It raises `ToolError` with one line, which names neither files nor the address of the store.
    """

    @wraps(ask)
    def asked(**arguments: object) -> Answer:
        try:
            with stores.store() as store:
                return store.read(lambda: ask(store, **arguments))
        except StoreError as error:
            raise ToolError(f"{_said(error)}; {_UNREACHABLE}") from None
        except CascadeError as error:
            raise ToolError(_said(error)) from None
        except Exception as error:
            with suppress(OSError):  # nobody may read the log
                logs.fault(None, error)
            raise ToolError("the server met a fault; its log tells more") from None

    signature = inspect.signature(ask)
    parameters = [part for name, part in signature.parameters.items() if name != _STORE]
    asked.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    asked.__annotations__ = {k: v for k, v in ask.__annotations__.items() if k != _STORE}
    return asked


def _said(error: CascadeError) -> str:
    """The line of an error as the REST API tells it, with tools for commands."""
    return str(told(error).detail).replace("`cascade measure`", "the tool `measures`")
