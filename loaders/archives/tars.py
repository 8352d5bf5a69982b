"""Tar archives, plain or packed with gzip, bzip2 or xz: their members in the order of the archive.

POSIX.1-2017, pax, and GNU tar are the formats. The archive is a stream: whatever it unpacks to
counts, also what is skipped.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from typing import IO, Final, cast

from loaders.archives.member import (
    MAX_MEMBERS,
    PACK_AGAIN,
    Allowance,
    Member,
    Stream,
    too_many,
)
from loaders.archives.names import is_wanted, leads_out, one_form
from loaders.errors import UnreadableSource
from loaders.files import MAX_FILE, too_large

_DAMAGE = (
    tarfile.TarError, EOFError, OSError, ValueError, OverflowError, zlib.error, lzma.LZMAError,
)  # fmt: skip
"""What the modules raise for bytes that break the format."""
_PIECE: Final = 1 << 18
_PACKED: Final = ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open), (b"\xfd7zXZ\x00", lzma.open))


class _Counted:
    """A stream that spends an allowance for every byte."""

    def __init__(self, stream: IO[bytes], allowance: Allowance) -> None:
        self._stream = stream
        self._allowance = allowance

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(min(size, _PIECE) if size >= 0 else _PIECE)
        self._allowance.spend(len(data))
        return data


def members(source: str, file: Stream, allowance: Allowance) -> Iterator[Member | UnreadableSource]:
    """The members with an ending that is read, in their order; errors in their place.

    Of several with one name the first is read. Folders, links, devices, hidden members, and
    `__MACOSX` are left out. Raises `UnreadableSource` where the archive cannot be read on, and
    `TooMuch`.
    """
    seen: set[str] = set()
    try:
        with tarfile.open(fileobj=_plain(file, allowance), mode="r|") as archive:  # type: ignore[call-overload]
            for count, info in enumerate(archive):
                if count >= MAX_MEMBERS:
                    raise too_many(source)
                name = one_form(info.name)
                if info.isfile() and is_wanted(name):
                    yield _member(f"{source}/{name}", name, info, archive, seen)
                archive.members = []  # which it keeps for ways back that a stream has not
    except _DAMAGE as error:
        reason = f"is a tar archive that is cut off or damaged ({error or type(error).__name__})"
        raise UnreadableSource(source, reason, PACK_AGAIN) from error


def _plain(file: Stream, allowance: Allowance) -> _Counted:
    """The stream of the archive itself."""
    start = file.read(6)
    file.seek(0)
    opened = next((unpack for mark, unpack in _PACKED if start.startswith(mark)), None)
    stream = cast("Stream", opened(file)) if opened else file
    return _Counted(stream, allowance)


def _member(
    source: str, name: str, info: tarfile.TarInfo, archive: tarfile.TarFile, seen: set[str]
) -> Member | UnreadableSource:
    if leads_out(name):
        return UnreadableSource(source, "has a name that leads out of the archive", "rename it")
    if name in seen:
        reason = "stands in the archive several times; the first one is read"
        return UnreadableSource(source, reason, "give them different names")
    seen.add(name)
    if info.issparse():
        reason = "is a sparse file, whose size says nothing of what it has"
        return UnreadableSource(source, reason, "pack it without --sparse")
    if info.size > MAX_FILE:
        return too_large(source, "is larger when unpacked")
    stream = archive.extractfile(info)
    return Member(source, stream.read() if stream else b"")
