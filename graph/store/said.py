"""What a text says of itself, as small as a row can keep it."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from graph import packing
from graph.node import MeasureSaid, Said

_SAID = msgspec.json.Decoder(Said)


def packed_said(said: Said) -> bytes:
    """What is said but for the measures, which stand in the document's outline already."""
    return packing.packed(msgspec.json.encode(replace(said, measures=())))


def unpacked_said(stored: bytes, measures: tuple[MeasureSaid, ...]) -> Said:
    """What was `packed_said`, with the measures again."""
    return replace(_SAID.decode(packing.unpacked(stored)), measures=measures)
