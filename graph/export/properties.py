"""Which properties nodes and relationships may have, in the order of columns, and their types."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Type = Literal["text", "whole", "fraction", "list"]

NODE: dict[str, Type] = {
    "number": "text",
    "symbol": "text",
    "type": "text",
    "date": "text",
    "subject": "text",
    "issuer": "text",
    "level": "text",
    "place": "text",
    "status": "text",
    "urgency": "text",
    "aliases": "list",
    "candidates": "list",
    "contents": "list",
    "warnings": "list",
    "name": "text",
    "kind": "text",
    "jurisdiction": "text",
    "valid_from": "text",
    "valid_to": "text",
}
RELATIONSHIP: dict[str, Type] = {
    "asserted_by": "text",
    "quote": "text",
    "start": "whole",
    "end": "whole",
    "rule": "text",
    "confidence": "fraction",
    "position": "text",
    "capacity": "text",
    "role": "text",
    "valid_from": "text",
    "valid_to": "text",
    "since": "text",
}
PAGE: dict[str, Type] = {"page": "whole"}
"""What relationships have too where any text has pages."""


def as_text(value: Any) -> str:
    """`value` as text where a format knows no lists: those are JSON.

    >>> as_text(["a", "b"]), as_text(0.98), as_text("chữ")
    ('["a","b"]', '0.98', 'chữ')
    """
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
