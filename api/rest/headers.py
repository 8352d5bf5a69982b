"""Headers that every page carries."""

from __future__ import annotations

SAFE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
