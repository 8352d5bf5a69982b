"""Who wants to know how far a long step has come."""

from __future__ import annotations

from collections.abc import Callable

Watch = Callable[[str, int, int], None]
"""Is told again and again what is done (`records`, …), how many are, and of how many."""


def unwatched(what: str, done: int, of: int) -> None:
    """Nobody wants to know."""
