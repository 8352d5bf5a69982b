"""What a text says of itself, as small as a store can keep it."""

from __future__ import annotations

import msgspec

from graph import packing
from graph.node import Said

_SAID = msgspec.json.Decoder(Said)


def packed_said(said: Said) -> bytes:
    """What a text says beside its heading."""
    return packing.packed(msgspec.json.encode(said))


def unpacked_said(data: bytes | None) -> Said:
    """What was `packed_said`; nothing where no text leads."""
    return _SAID.decode(packing.unpacked(data)) if data else Said()
