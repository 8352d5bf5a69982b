"""Bytes in a store: compressed against words that most records have.

The words (`packing.txt`) are two made-up documents with what is read in them, and what recipients
and signatures say everywhere. A short text repeats little of itself but much of them, so that it
gets smaller and is packed faster. A store is read
with the words that it was written with: the file must never change.
"""

from __future__ import annotations

import zlib
from functools import cache
from importlib.resources import files

_LEVEL = 1
"""Higher levels take longer for a few bytes."""

_BEGINNING = 6
"""Bytes before the data itself: format, level and a checksum of the words (RFC 1950)."""


@cache
def words() -> bytes:
    """What data is compressed against, the likeliest last."""
    return files("graph").joinpath("packing.txt").read_text(encoding="utf-8").encode()


@cache
def _begun() -> zlib._Compress:
    return zlib.compressobj(_LEVEL, zdict=words())


@cache
def _opened() -> tuple[bytes, zlib._Decompress]:
    """How all packed data begins, and what has read that: it takes half of the time."""
    beginning = packed(b"")[:_BEGINNING]
    unpacking = zlib.decompressobj(zdict=words())
    unpacking.decompress(beginning)
    return beginning, unpacking


def packed(data: bytes) -> bytes:
    """`data` compressed.

    >>> unpacked(packed(b"any bytes"))
    b'any bytes'
    """
    packing = _begun().copy()
    return packing.compress(data) + packing.flush()


def unpacked(data: bytes) -> bytes:
    """What was `packed`, or compressed by zlib alone. Raises `zlib.error` on anything else."""
    beginning, opened = _opened()
    if data.startswith(beginning):
        unpacking, data = opened.copy(), data[len(beginning) :]
    else:
        unpacking = zlib.decompressobj(zdict=words())
    result = unpacking.decompress(data)
    if not unpacking.eof:
        raise zlib.error("incomplete data")
    return result
