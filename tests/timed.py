"""How long a test's own computing takes."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from time import thread_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(slots=True)
class Computing:
    """What a block took; zero until it has ended."""

    seconds: float = 0.0


@contextmanager
def computing() -> Iterator[Computing]:
    """Tells afterwards the seconds of the processor that the block took in this thread.

    Servers that other tests started do not count. Nor does what the collector does with the
    millions of objects that other tests left: it looks at those of the block alone.
    """
    spent = Computing()
    gc.freeze()
    began = thread_time()
    try:
        yield spent
    finally:
        spent.seconds = thread_time() - began
        gc.unfreeze()


def quickest(do: Callable[[], object]) -> float:
    """The seconds of the processor that the quickest of three rounds took.

    For what takes no second: a virtual machine that is halted for one counts it as computing.
    """
    rounds = []
    for _ in range(3):
        with computing() as spent:
            do()
        rounds.append(spent.seconds)
    return min(rounds)
