"""Answers of many thousand objects, made without looking for garbage among them again and again."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def without_collecting(question: Callable[P, T]) -> Callable[P, T]:
    """`question`, while Python looks for no cycles: an answer holds none, and looking for them
    takes a third of a large cascade's time.

    With questions in several threads it may be looked for again before all of them have ended.
    """

    @wraps(question)
    def asked(*args: P.args, **kwargs: P.kwargs) -> T:
        if not gc.isenabled():
            return question(*args, **kwargs)
        gc.disable()
        try:
            return question(*args, **kwargs)
        finally:
            gc.enable()

    return asked
