"""What a user should know about a text that was in an encoding from before Unicode."""

from __future__ import annotations

from typing import Final

from loaders.record import ReadingWarning

CODE: Final = "old-encoding"

_NAMES: Final = {
    "tcvn3": "TCVN3 (.VnTime)",
    "vni": "VNI",
    "vps": "VPS",
    "viscii": "VISCII",
    "windows-1258": "Windows-1258",
}


def old_encoding(*encodings: str) -> ReadingWarning:
    """The warning that letters were decoded; `encodings` are those met, at least one.

    >>> old_encoding("vni").message
    'letters were decoded from an encoding before Unicode: VNI'
    """
    names = ", ".join(_NAMES[encoding] for encoding in sorted(set(encodings)))
    return ReadingWarning(CODE, f"letters were decoded from an encoding before Unicode: {names}")
