"""A file of an archive, and how much an archive may unpack to."""

from __future__ import annotations

from typing import IO, Final

from msgspec import Struct

from loaders.errors import UnreadableSource
from loaders.text import MAX_BYTES

MAX_MEMBERS: Final = 100_000
"""Most members of one archive; its list of them is in memory at once, 0.6 kB each."""
MAX_UNPACKED: Final = 10_000_000_000
"""Most bytes that one archive may unpack to: 100,000 documents of 100 kB."""
MAX_RATIO: Final = 100
"""How many times its own size an archive may unpack to, if that is more than two sources; text
packs to a fifth, the most uniform pages to a fiftieth, and Deflate can reach 1,032."""
PACK_AGAIN: Final = "fetch it again or pack it anew"


Stream = IO[bytes]
"""A file that is open for reading at any place."""


class Member(Struct, frozen=True):
    """A file of an archive with its bytes; `source` is the archive's path, "/" and its name."""

    source: str
    data: bytes


class TooMuch(Exception):  # noqa: N818 - never leaves this package
    """The archive has unpacked to more than it may."""


class TooMany(Exception):  # noqa: N818 - never leaves this package
    """The archive lists more members than are read."""


class Allowance:
    """How many bytes an archive of `size` may still unpack to, whatever becomes of them."""

    def __init__(self, size: int) -> None:
        # One member that is too large is told as that, and the others are read.
        self.most = min(MAX_UNPACKED, max(2 * MAX_BYTES, MAX_RATIO * size))
        self._left = self.most

    def spend(self, count: int) -> None:
        """Take so many bytes off. Raises `TooMuch` when there are not so many."""
        self._left -= count
        if self._left < 0:
            raise TooMuch


def bomb(path: str, most: int) -> UnreadableSource:
    """What to say of an archive that has unpacked to more than the `most` that it may."""
    return UnreadableSource(
        path,
        f"unpacks to more than {most / 1e6:.0f} MB, far more than documents do, as a zip bomb does;"
        " the rest of it was not read",
        "if you trust it, unpack it and load the folder",
    )


def too_many(path: str) -> UnreadableSource:
    """What to say of an archive that lists more members than are read."""
    reason = f"lists more than {MAX_MEMBERS:,} members, the most of one archive"
    return UnreadableSource(path, reason, "split it, or unpack it and load the folder")
