"""The list of members of a zip archive, which nobody can make endless."""

from __future__ import annotations

from typing import Final, cast
from zipfile import ZipFile

from loaders.archives.member import MAX_MEMBERS, Stream, TooMany

MAX_LIST: Final = 32_000_000
"""Longest list of members in bytes: 100,000 names of 250 bytes."""


class _Bounded:
    """A file that never reads more at once than a list of members may have."""

    def __init__(self, file: Stream) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > MAX_LIST:
            raise TooMany
        return self._file.read(size)


def listed(file: Stream) -> ZipFile:
    """The archive in `file` with its list of members.

    Raises `TooMany` for more than `MAX_MEMBERS`, and what `zipfile` raises for bytes that break the
    format.
    """
    archive = ZipFile(cast("Stream", _Bounded(file)))
    if len(archive.filelist) > MAX_MEMBERS:
        raise TooMany
    return archive
