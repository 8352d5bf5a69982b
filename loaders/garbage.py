"""Work that makes many thousand objects, without looking for garbage among them again and again."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def without_collecting(work: Callable[P, T]) -> Callable[P, T]:
    """`work`, while Python looks for no cycles: what it makes holds none, and looking for them
    takes a third of a large cascade's time and a fifth of a load's.

    With work in several threads it may be looked for again before all of it has ended.
    """

    @wraps(work)
    def done(*args: P.args, **kwargs: P.kwargs) -> T:
        if not gc.isenabled():
            return work(*args, **kwargs)
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            gc.enable()

    return done
