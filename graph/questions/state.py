"""Questions see one state of the store, whatever others write meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from graph.store.base import Store

P = ParamSpec("P")
T = TypeVar("T")


def in_one_state(
    question: Callable[Concatenate[Store, P], T],
) -> Callable[Concatenate[Store, P], T]:
    """`question`, asked so that everything it looks up belongs together."""

    @wraps(question)
    def asked(store: Store, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return store.read(lambda: question(store, *args, **kwargs))

    return asked
