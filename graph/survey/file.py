"""A survey in a file: it is mapped into memory, so that a question reads only what it needs.

magic, format, length of the header, checksum of all that follows      (28 bytes)
header: which state of which store, and how long each array is         (JSON)
the arrays, in the order of `graph.survey.arrays`, each from a multiple of 64 bytes on
"""

from __future__ import annotations

import contextlib
import mmap
import shutil
import struct
import tempfile
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec
import numpy as np
from msgspec import Struct

from graph.survey.arrays import TYPES, fit
from graph.survey.snapshot import Survey

_MAGIC = b"\x89cascade survey\n"
_FORMAT = 2
_BEGIN = struct.Struct("<16sIII")
_ALIGNED = 64
_LONGEST_HEADER = 65_536
_ABANDONED = 3600
"""Seconds after which nobody writes any more to a file that was never put into its place."""


class _Header(Struct, frozen=True):
    version: str
    lengths: dict[str, int]


_HEADER = msgspec.json.Decoder(_Header)


def kept(path: Path, version: str) -> Survey | None:
    """The survey of this version in the file at `path`.

    None where there is no such file, it cannot be read, is of another version or program, or is
    damaged.
    """
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return _decoded(mapped, version)
    except (OSError, ValueError, struct.error, msgspec.MsgspecError):
        return None


def keep(survey: Survey, path: Path, like: Path) -> None:
    """Put a survey into the file at `path`, which may be read by whoever may read `like`.

    Others see the file that was there before or the whole new one. Raises `OSError`.
    """
    _sweep(path)
    name = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=f"{path.name}-", suffix=".new", delete=False
        ) as file:
            name = file.name
            _write(survey, file)
        shutil.copymode(like, name)
        Path(name).replace(path)
    except BaseException:
        if name is not None:
            Path(name).unlink(missing_ok=True)
        raise


def _write(survey: Survey, file: IO[bytes]) -> None:
    lengths = {name: len(survey.arrays[name]) for name in TYPES}
    header = msgspec.json.encode(_Header(survey.version, lengths))
    file.write(bytes(_BEGIN.size))
    checksum = 0
    for part in _parts(survey, header):
        checksum = zlib.crc32(part, checksum)
        file.write(part)
    file.seek(0)
    file.write(_BEGIN.pack(_MAGIC, _FORMAT, len(header), checksum))


def _parts(survey: Survey, header: bytes) -> Iterator[bytes | memoryview]:
    """The header and the arrays, with what stands between them."""
    yield header
    end = _BEGIN.size + len(header)
    for name in TYPES:
        array = survey.arrays[name]
        yield bytes(-end % _ALIGNED)
        yield array.data.cast("B") if len(array) else b""
        end += -end % _ALIGNED + array.nbytes


def _decoded(mapped: mmap.mmap, version: str) -> Survey | None:
    magic, format_, length, checksum = _BEGIN.unpack_from(mapped)
    if (magic, format_) != (_MAGIC, _FORMAT) or length > _LONGEST_HEADER:
        return None
    header = _HEADER.decode(mapped[_BEGIN.size : _BEGIN.size + length])
    if header.version != version or header.lengths.keys() != TYPES.keys():
        return None
    arrays, end = {}, _BEGIN.size + length
    for name, type_ in TYPES.items():
        begin = end + -end % _ALIGNED
        array = np.frombuffer(mapped, type_, header.lengths[name], begin)
        arrays[name], end = array, begin + array.nbytes
    with memoryview(mapped) as whole:
        sound = end == len(whole) and zlib.crc32(whole[_BEGIN.size :]) == checksum
    return Survey(version, arrays) if sound and fit(arrays) else None


def _sweep(path: Path) -> None:
    """Take away what writers left that were stopped."""
    for left in path.parent.glob(f"{path.name}-*.new"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()
