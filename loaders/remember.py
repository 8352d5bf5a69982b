"""Remembering what names and lines mean that an archive prints again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

MANY = 65_536
"""About as many bodies as an archive of the whole country names, most of them time and again."""
LONG = 400
"""Characters that no name has: what is longer comes once, and would only fill the memory."""


def remembered(work: Callable[Concatenate[str, P], T]) -> Callable[Concatenate[str, P], T]:
    """`work`, which is done once for each of the `MANY` texts that it was given last."""
    known = cast("Callable[Concatenate[str, P], T]", lru_cache(maxsize=MANY)(work))

    @wraps(work)
    def told(text: str, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return (known if len(text) <= LONG else work)(text, *args, **kwargs)

    return told
