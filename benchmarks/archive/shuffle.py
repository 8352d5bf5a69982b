"""Lines in another order, in little memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from random import Random
from tempfile import TemporaryFile
from typing import IO, Self

_FILES = 64


class Shuffled:
    """Takes lines and gives them in an order that a seed decides; each order is as likely.

    They wait in temporary files, of which one at a time is in memory in the end.
    """

    def __init__(self, seed: int) -> None:
        """The same lines and seed give the same order."""
        self._random = Random(f"shuffle/{seed}")  # noqa: S311 - no secret
        self._files: list[IO[bytes]] = []
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Make the files, which nobody sees."""
        for _ in range(_FILES):
            self._files.append(self._stack.enter_context(TemporaryFile()))
        return self

    def __exit__(self, *_: object) -> None:
        """Take them away."""
        self._stack.close()

    def add(self, line: bytes) -> None:
        """One line more, with its end."""
        self._files[self._random.randrange(_FILES)].write(line)

    def lines(self) -> Iterator[bytes]:
        """All lines."""
        for file in self._files:
            file.seek(0)
            lines = file.readlines()
            self._random.shuffle(lines)
            yield from lines
