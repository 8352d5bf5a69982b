"""Cursors: where a page ended, as text that a client gives back and does not look into."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any, TypeVar
from urllib.parse import urlencode

import msgspec
from fastapi import Request

from api.rest.problems import Told

T = TypeVar("T")


def cursor_of(position: object) -> str:
    """The cursor of a position, which may be any JSON."""
    return base64.urlsafe_b64encode(msgspec.json.encode(position)).decode().rstrip("=")


def position_of(cursor: str, kind: type[T]) -> T:
    """The position in a cursor. Raises a problem for one that this server has not given."""
    try:
        data = base64.urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4))
        return msgspec.json.decode(data, type=kind)
    except (ValueError, binascii.Error, msgspec.MsgspecError, RecursionError):
        detail = "query.cursor: is none of ours; give what `next` of the page before says"
        raise Told("invalid", detail) from None


def number_cursor(number: int) -> str:
    """The cursor of a number."""
    return cursor_of([number])


def number_after(cursor: str | None) -> int:
    """The number in a cursor, 0 without one."""
    if cursor is None:
        return 0
    (number,) = position_of(cursor, tuple[int])
    return min(number, 2**62)


def next_link(request: Request, page: Mapping[str, Any]) -> dict[str, str]:
    """The header with the address of the page after `page`, none after the last (RFC 8288)."""
    if page["next"] is None:
        return {}
    query = urlencode({**request.query_params, "cursor": page["next"]})
    address = f"{request.scope.get('root_path', '')}{request.scope['path']}?{query}"
    return {"Link": f'<{address}>; rel="next"'}
