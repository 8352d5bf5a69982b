"""From the key in an address to the document: its aliases lead to it by redirection."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import Request
from starlette.responses import RedirectResponse

from graph import Store, resolve_key


class Moved(Exception):  # noqa: N818 - no error, but the way out of a question
    """The document has another key than it was asked for by."""

    def __init__(self, asked: str, key: str) -> None:
        super().__init__(asked, key)
        self.asked = asked
        self.key = key


def located(store: Store, asked: str, as_of: str | None = None) -> str:
    """The key of the document, `asked` for by it. Raises `Moved` for an alias, and as
    `resolve_key` does."""
    key = resolve_key(store, asked, as_of=as_of)
    if key != asked:
        raise Moved(asked, key)
    return key


async def redirected(request: Request, moved: Exception) -> RedirectResponse:
    """The same address with the document's key in place of its alias (RFC 9110, 308)."""
    assert isinstance(moved, Moved)  # noqa: S101 - registered for nothing else
    parts = [moved.key if p == moved.asked else p for p in request.scope["path"].split("/")]
    query = request.scope["query_string"].decode("ascii", "replace")
    path = "/".join(quote(part, safe="") for part in parts)
    return RedirectResponse(
        request.scope.get("root_path", "") + path + (f"?{query}" if query else ""), status_code=308
    )
