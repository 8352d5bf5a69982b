"""Zip archives: their members one by one, as untrusted input, and nothing unpacked to disk.

PKWARE's APPNOTE 6.3 is the format. A member is unpacked when its turn comes and its bytes travel
on, so that memory stays flat however large the archive is; what it really unpacks to counts, not
what the archive says of it.
"""

from __future__ import annotations

import io
import stat
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from msgspec import Struct

from loaders.errors import UnreadableSource
from loaders.files import unopened
from loaders.member_names import is_archive, is_wanted, leads_out, member_name
from loaders.text import MAX_BYTES, too_large

MAX_MEMBERS: Final = 100_000
"""Most members of one archive; its list of them is in memory at once, 0.6 kB each."""
MAX_LIST: Final = 32_000_000
"""Longest list of members in bytes: 100,000 names of 250 bytes."""
MAX_UNPACKED: Final = 10_000_000_000
"""Most bytes that one archive may unpack to: 100,000 documents of 100 kB."""
MAX_RATIO: Final = 100
"""How many times its own size an archive may unpack to, if that is more than two sources; text
packs to a fifth, the most uniform pages to a fiftieth, and Deflate can reach 1,032."""

_METHODS = (ZIP_STORED, ZIP_DEFLATED)
"""What every program writes unless told otherwise, and what unpacks in pieces of bounded size."""
_ENCRYPTED = 0x01  # general purpose flag, APPNOTE 4.4.4
_LOCAL_HEADER = b"PK\x03\x04"
_PIECE = 1 << 18
_DAMAGE = (
    BadZipFile, NotImplementedError, EOFError, OSError, ValueError, OverflowError, struct.error,
    zlib.error,
)  # fmt: skip
"""What `zipfile` raises for bytes that break the format."""
_PACK_AGAIN = "fetch it again or pack it anew"


class Member(Struct, frozen=True):
    """A file of an archive with its bytes; `source` is the archive's path, "/" and its name."""

    source: str
    data: bytes


class _Packed(Struct, frozen=True):
    """A member that is to be read; `times` is how often its name stands in the archive."""

    name: str
    info: ZipInfo
    times: int


class _TooMany(Exception):  # noqa: N818 - never leaves this file
    """The archive lists more members than are read."""


class _TooMuch(Exception):  # noqa: N818 - never leaves this file
    """The archive has unpacked to more than it may."""


class _Listed(io.BufferedReader):
    """The archive's file, of which nobody can make `zipfile` read an endless list of members."""

    def read(self, size: int | None = -1) -> bytes:
        if size is not None and size > MAX_LIST:
            raise _TooMany
        return super().read(size)


class _Allowance:
    """How many bytes an archive of `size` may still unpack to, whatever becomes of them."""

    def __init__(self, size: int) -> None:
        # One member that is too large is told as that, and the others are read.
        self.most = min(MAX_UNPACKED, max(2 * MAX_BYTES, MAX_RATIO * size))
        self._left = self.most

    def spend(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise _TooMuch


def members(path: str) -> Iterator[Member | UnreadableSource]:
    """The members with an ending that is read, sorted by name; errors in their place.

    Names are in NFC with "/" between their parts. Folders, links, hidden members, and `__MACOSX`
    are left out; an archive in the archive is told and not read. An archive without documents
    gives nothing.
    """
    try:
        with _opened(path) as (archive, size):
            yield from _members(path, archive, _Allowance(size))
    except UnreadableSource as error:
        yield error


def member_count(path: str) -> int:
    """About how many items `members` gives; 1 where the archive cannot be opened."""
    try:
        with _opened(path) as (archive, _):
            return len(_wanted(archive))
    except UnreadableSource:
        return 1


def _members(
    path: str, archive: ZipFile, allowance: _Allowance
) -> Iterator[Member | UnreadableSource]:
    for packed in _wanted(archive):
        source = f"{path}/{packed.name}"
        if packed.times > 1:
            reason = f"stands in the archive {packed.times} times; the last one is read"
            yield UnreadableSource(source, reason, "give them different names")
        try:
            _check(source, packed)
            yield Member(source, _unpacked(source, archive, packed.info, allowance))
        except UnreadableSource as error:
            yield error
        except _TooMuch:
            yield _bomb(path, allowance.most)
            return


def _bomb(path: str, most: int) -> UnreadableSource:
    return UnreadableSource(
        path,
        f"unpacks to more than {most / 1e6:.0f} MB, far more than documents do, as a zip bomb does;"
        " the rest of it was not read",
        "if you trust it, unpack it and load the folder",
    )


@contextmanager
def _opened(path: str) -> Iterator[tuple[ZipFile, int]]:
    """The archive and its size in bytes; raises `UnreadableSource` where there is none."""
    try:
        file = _Listed(io.FileIO(path))
    except (OSError, ValueError) as error:
        raise unopened(path, error) from error
    with file:
        yield _listed(path, file), file.seek(0, io.SEEK_END)


def _listed(path: str, file: _Listed) -> ZipFile:
    """The archive with its list of members."""
    try:
        archive = ZipFile(file)
    except _TooMany as error:
        raise _too_many(path) from error
    except _DAMAGE as error:
        raise _no_archive(path, file, error) from error
    if len(archive.infolist()) > MAX_MEMBERS:
        raise _too_many(path)
    return archive


def _too_many(path: str) -> UnreadableSource:
    reason = f"lists more than {MAX_MEMBERS:,} members, the most of one archive"
    return UnreadableSource(path, reason, "split it, or unpack it and load the folder")


def _no_archive(path: str, file: _Listed, error: Exception) -> UnreadableSource:
    """What `error`, met in reading the list of members, means to a user."""
    try:
        file.seek(0)
        start = file.read(len(_LOCAL_HEADER))
    except OSError as trouble:  # a pipe, for example
        return unopened(path, trouble)
    if not start:
        return UnreadableSource(path, "is empty", _PACK_AGAIN)
    if start != _LOCAL_HEADER:
        return UnreadableSource(path, "is no zip archive", "name the file after what it holds")
    if isinstance(error, NotImplementedError):
        reason = f"is a zip archive of a kind that is not read ({error})"
        return UnreadableSource(path, reason, _PACK_AGAIN)
    return UnreadableSource(path, "is a zip archive that is cut off or damaged", _PACK_AGAIN)


def _wanted(archive: ZipFile) -> list[_Packed]:
    """The members to be read, sorted by name; of several with one name the last, as unpacked."""
    found = [(member_name(info), info) for info in archive.infolist() if _is_file(info)]
    chosen = {name: info for name, info in found if is_wanted(name)}
    times = Counter(name for name, _ in found)
    return [_Packed(name, chosen[name], times[name]) for name in sorted(chosen)]


def _is_file(info: ZipInfo) -> bool:
    """Whether it is no folder and no link."""
    return not info.orig_filename.endswith(("/", "\\")) and not stat.S_ISLNK(
        info.external_attr >> 16
    )


def _check(source: str, packed: _Packed) -> None:
    """Raise `UnreadableSource` for a member that is refused unopened."""
    if leads_out(packed.name):
        raise UnreadableSource(source, "has a name that leads out of the archive", "rename it")
    if is_archive(packed.name):
        reason = "is an archive in an archive, which is not read"
        raise UnreadableSource(source, reason, "unpack it and load what it holds")
    if packed.info.flag_bits & _ENCRYPTED:
        reason = "is encrypted"
        raise UnreadableSource(source, reason, "unpack it with its password and load the file")
    if packed.info.compress_type not in _METHODS:
        reason = f"is packed in a way that is not read (method {packed.info.compress_type})"
        raise UnreadableSource(source, reason, "pack it with Deflate, the usual way")


def _unpacked(source: str, archive: ZipFile, info: ZipInfo, allowance: _Allowance) -> bytes:
    """The member's bytes; raises `UnreadableSource` where they are too many or damaged."""
    said = info.file_size
    info = copy(info)
    # `zipfile` ends here, not where the archive says, and checks what it has: never reached.
    info.file_size = MAX_BYTES + 2 * _PIECE
    data = bytearray()
    try:
        with archive.open(info) as stream:
            while len(data) <= MAX_BYTES and (piece := stream.read(_PIECE)):
                allowance.spend(len(piece))
                data += piece
        if len(data) <= MAX_BYTES and len(data) != said:
            raise BadZipFile(f"{len(data)} bytes instead of {said}")
    except _DAMAGE as error:
        reason = f"is damaged in the archive ({str(error) or 'it is cut off'})"
        raise UnreadableSource(source, reason, _PACK_AGAIN) from error
    if len(data) > MAX_BYTES:
        raise too_large(source, "is larger when unpacked")
    return bytes(data)
