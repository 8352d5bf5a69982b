"""What the Neo4j store keeps for itself, packed: fewer bytes are fewer records in its files."""

from __future__ import annotations

import zlib

import msgspec

from graph.node import Said

_SAID = msgspec.json.Decoder(Said)


def packed_said(said: Said) -> bytes:
    """What a text says beside its heading."""
    return zlib.compress(msgspec.json.encode(said), 1)


def unpacked_said(data: bytes | None) -> Said:
    """What was `packed_said`; nothing where no text leads."""
    return _SAID.decode(zlib.decompress(data)) if data else Said()
