"""Bytes in a store: compressed against words that most records have.

The words (`packing.txt`) are two made-up documents with what is read in them, and what recipients
and signatures say everywhere. A short text repeats little of itself but much of them, so that it
gets smaller and is packed faster. A store is read with the words that it was written with: the file
must never change.

What is packed is a frame of Zstandard (RFC 8878) with a checksum. Older stores hold what zlib
packed (RFC 1950), which is read too.
"""

from __future__ import annotations

import threading
import zlib
from functools import cache
from importlib.resources import files

import zstandard

_LEVEL = 3
"""Higher levels take twice as long for a tenth less."""
_FRAME = b"\x28\xb5\x2f\xfd"
"""How a frame of Zstandard begins."""
_MOST = 1 << 30
"""Bytes of what was packed: a damaged frame may claim any size."""


class DamagedPacking(Exception):  # noqa: N818
    """Bytes that were not `packed`, or not all of them."""


@cache
def words() -> bytes:
    """What data is compressed against, the likeliest last."""
    return files("graph").joinpath("packing.txt").read_text(encoding="utf-8").encode()


@cache
def _dictionary() -> zstandard.ZstdCompressionDict:
    dictionary = zstandard.ZstdCompressionDict(words(), dict_type=zstandard.DICT_TYPE_RAWCONTENT)
    dictionary.precompute_compress(level=_LEVEL)
    return dictionary


class _Both(threading.local):
    """What packs and unpacks, for each thread its own: neither may be used by two at once."""

    def __init__(self) -> None:
        dictionary = _dictionary()
        self.packing = zstandard.ZstdCompressor(
            _LEVEL, dictionary, write_checksum=True, write_dict_id=False
        )
        self.unpacking = zstandard.ZstdDecompressor(dictionary)


@cache
def _both() -> _Both:
    return _Both()


def packed(data: bytes) -> bytes:
    """`data` compressed.

    >>> unpacked(packed(b"any bytes"))
    b'any bytes'
    """
    return _both().packing.compress(data)


def unpacked(data: bytes) -> bytes:
    """What was `packed`, today or by zlib. Raises `DamagedPacking` on anything else."""
    if not data.startswith(_FRAME):
        return _unpacked_by_zlib(data)
    try:
        if zstandard.frame_content_size(data) > _MOST:
            raise DamagedPacking("too large")
        return _both().unpacking.decompress(data, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise DamagedPacking(str(error)) from error


def _unpacked_by_zlib(data: bytes) -> bytes:
    unpacking = zlib.decompressobj(zdict=words())
    try:
        result = unpacking.decompress(data)
    except zlib.error as error:
        raise DamagedPacking(str(error)) from error
    if not unpacking.eof:
        raise DamagedPacking("incomplete data")
    return result
