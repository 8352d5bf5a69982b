"""Descriptions of many documents on disk, of which few are looked up."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self


class Spool:
    """Bytes by row, in a file that is gone when it is closed; memory has 8 bytes a row."""

    def __init__(self) -> None:
        """Raises `OSError` where no temporary file can be made (`TMPDIR` says where)."""
        self._file = TemporaryFile("w+b")  # noqa: SIM115 - closed with the spool
        self._starts = array("q", [0])

    def __enter__(self) -> Self:
        """The spool itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the file."""
        self._file.close()

    def add(self, items: Iterable[bytes]) -> None:
        """Put down the bytes of the next rows."""
        for item in items:
            self._starts.append(self._starts[-1] + self._file.write(item))

    def __getitem__(self, row: int) -> bytes:
        """The bytes of a row. Raises `IndexError` beyond the last one."""
        start, end = self._starts[row], self._starts[row + 1]
        self._file.seek(start)
        return self._file.read(end - start)
