"""Many lines sorted in little memory: sorted runs lie in one temporary file until they merge."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from types import TracebackType
from typing import NamedTuple, Self

from graph.errors import NoRoom

_IN_MEMORY = 4_000_000
"""Bytes that a spool keeps before it makes a file."""
_A_RUN = 16_000_000
"""Bytes of lines that are sorted at once."""
_AT_ONCE = 65_536
"""Bytes that are read back together, of each run."""


class Run(NamedTuple):
    """Where lines lie in a spool, as half-open offsets."""

    start: int
    end: int


class Spool:
    """Lines (without line ends inside them) in one file that nobody sees and nothing outlasts.

    Raises `NoRoom` where the folder for temporary files is full.
    """

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - by `__exit__`

    def __enter__(self) -> Self:
        """The spool itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the file up."""
        self._file.close()

    def clear(self) -> None:
        """Forget every run."""
        self._file.seek(0)
        self._file.truncate()

    def write(self, lines: Iterable[bytes]) -> Run:
        """Keep `lines` in their order; where they lie."""
        try:
            start = self._file.seek(0, 2)
            self._file.writelines(line + b"\n" for line in lines)
            self._file.flush()
            return Run(start, self._file.tell())
        except OSError as error:
            raise NoRoom(tempfile.gettempdir(), error.strerror or str(error)) from error

    def read(self, run: Run) -> Iterator[bytes]:
        """The lines of `run` in their order."""
        position, rest = run.start, b""
        while position < run.end:
            self._file.seek(position)
            read = self._file.read(min(_AT_ONCE, run.end - position))
            position += len(read)
            *lines, rest = (rest + read).split(b"\n")
            yield from lines


class SortedLines:
    """Lines that come back once each, sorted by their bytes: the order of their characters."""

    def __init__(self, spool: Spool, size: int | None = None) -> None:
        """Keep no more than `size` bytes in memory, and what is beyond in `spool`."""
        self._spool = spool
        self._size = _A_RUN if size is None else size
        self._held: set[bytes] = set()
        self._bytes = 0
        self._runs: list[Run] = []

    def add(self, line: bytes) -> None:
        """Keep one more line."""
        before = len(self._held)
        self._held.add(line)
        self._bytes += len(line) if len(self._held) > before else 0
        if self._bytes > self._size:
            self._runs.append(self._spool.write(sorted(self._held)))
            self._held, self._bytes = set(), 0

    def __iter__(self) -> Iterator[bytes]:
        """The lines, sorted; several may read them at once."""
        runs = [self._spool.read(run) for run in self._runs]
        return (line for line, _ in groupby(heapq.merge(*runs, sorted(self._held))))
