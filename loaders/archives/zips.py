"""Zip archives: their members one by one, and nothing unpacked to disk.

PKWARE's APPNOTE 6.3 is the format. A member is unpacked when its turn comes and its bytes travel
on, so that memory stays flat however large the archive is; what it really unpacks to counts, not
what the archive says of it.
"""

from __future__ import annotations

import stat
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from copy import copy
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from msgspec import Struct

from loaders.archives.member import PACK_AGAIN, Allowance, Member, Stream, TooMany, too_many
from loaders.archives.names import is_wanted, leads_out, member_name
from loaders.archives.zip_list import listed
from loaders.errors import UnreadableSource
from loaders.files import MAX_FILE, too_large, unopened

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


class _Packed(Struct, frozen=True):
    """A member that is to be read; `times` is how often its name stands in the archive."""

    name: str
    info: ZipInfo
    times: int


def members(source: str, file: Stream, allowance: Allowance) -> Iterator[Member | UnreadableSource]:
    """The members with an ending that is read, sorted by name; errors in their place.

    Names are in NFC with "/" between their parts. Folders, links, hidden members, and `__MACOSX`
    are left out. Raises `UnreadableSource` where the list of members cannot be read, `TooMuch`.
    """
    archive = _opened(source, file)
    for packed in _wanted(archive):
        name = f"{source}/{packed.name}"
        if packed.times > 1:
            reason = f"stands in the archive {packed.times} times; the last one is read"
            yield UnreadableSource(name, reason, "give them different names")
        try:
            _check(name, packed)
            yield Member(name, _unpacked(name, archive, packed.info, allowance))
        except UnreadableSource as error:
            yield error


def count(file: Stream) -> int:
    """How many items `members` gives; 1 where the list cannot be read."""
    try:
        return len(_wanted(_opened("", file)))
    except UnreadableSource:
        return 1


def _opened(source: str, file: Stream) -> ZipFile:
    try:
        return listed(file)
    except TooMany as error:
        raise too_many(source) from error
    except NotImplementedError as error:
        reason = f"is a zip archive of a kind that is not read ({error})"
        raise UnreadableSource(source, reason, PACK_AGAIN) from error
    except _DAMAGE as error:
        raise _no_archive(source, file) from error


def _no_archive(source: str, file: Stream) -> UnreadableSource:
    """What a list of members that cannot be read means to a user."""
    try:
        file.seek(0)
        start = file.read(len(_LOCAL_HEADER))
    except OSError as trouble:  # a pipe, for example
        return unopened(source, trouble)
    if not start:
        return UnreadableSource(source, "is empty", PACK_AGAIN)
    if start != _LOCAL_HEADER:
        return UnreadableSource(source, "is no zip archive", "name the file after what it holds")
    return UnreadableSource(source, "is a zip archive that is cut off or damaged", PACK_AGAIN)


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
    if packed.info.flag_bits & _ENCRYPTED:
        reason = "is encrypted"
        raise UnreadableSource(source, reason, "unpack it with its password and load the file")
    if packed.info.compress_type not in _METHODS:
        reason = f"is packed in a way that is not read (method {packed.info.compress_type})"
        raise UnreadableSource(source, reason, "pack it with Deflate, the usual way")


def _unpacked(source: str, archive: ZipFile, info: ZipInfo, allowance: Allowance) -> bytes:
    """The member's bytes; raises `UnreadableSource` where they are too many or damaged."""
    said = info.file_size
    info = copy(info)
    # `zipfile` ends here, not where the archive says, and checks what it has: never reached.
    info.file_size = MAX_FILE + 2 * _PIECE
    data = bytearray()
    try:
        with archive.open(info) as stream:
            while len(data) <= MAX_FILE and (piece := stream.read(_PIECE)):
                allowance.spend(len(piece))
                data += piece
        if len(data) <= MAX_FILE and len(data) != said:
            raise BadZipFile(f"{len(data)} bytes instead of {said}")
    except _DAMAGE as error:
        reason = f"is damaged in the archive ({str(error) or 'it is cut off'})"
        raise UnreadableSource(source, reason, PACK_AGAIN) from error
    if len(data) > MAX_FILE:
        raise too_large(source, "is larger when unpacked")
    return bytes(data)
