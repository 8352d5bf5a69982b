"""What cannot be read, in place of documents: pure functions of a source and a seed."""

from __future__ import annotations

from random import Random

from benchmarks.archive.papers import Dice

_LINE_ENDS = b"\r\n"


def is_corrupt(source: str, share: float, seed: int) -> bool:
    """Whether this document is one of the `share` that is corrupt."""
    return Dice(f"{seed}/corrupt/{source}").chance(share)


def garbage(source: str) -> bytes:
    """Some hundred bytes on one line that are no text."""
    noise = Random(f"garbage/{source}")  # noqa: S311 - no secret
    return b"\0\xff" + noise.randbytes(200 + noise.randrange(400)).translate(None, _LINE_ENDS)


def broken(line: bytes, source: str) -> bytes:
    """A line of JSON that ends too early, or garbage in its place; both keep the line's end."""
    dice = Dice(f"broken/{source}")
    if dice.chance(0.5):
        return garbage(source) + b"\n"
    return line[: int(len(line) * (0.1 + 0.8 * dice.random()))] + b"\n"
