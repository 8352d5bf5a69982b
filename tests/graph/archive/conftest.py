"""One Spark for all tests of archives."""

from __future__ import annotations

from tests.sparks import spark

__all__ = ["spark"]
