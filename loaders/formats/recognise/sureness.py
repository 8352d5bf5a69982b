"""How sure the recognition of a page is as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from loaders.formats.arrange import Piece
from loaders.record import ReadingWarning
from loaders.source_warnings import pages_named, source_warning

POOR: Final = 75
"""Mean sureness of letters in percent under which a page is called poor. Legible rendered scans
have more than 90; of single words with a sureness of 70 to 80 every fourth is wrong, of 60 to 70
every other."""


def recognition_warnings(
    pages: Sequence[tuple[int, Sequence[Piece]]], of: int
) -> tuple[ReadingWarning, ...]:
    """What to say of the recognised `pages`, each with its number, of a file of `of` pages."""
    if not pages:
        return ()
    named = pages_named([number for number, _ in pages], of)
    every = [piece for _, pieces in pages for piece in pieces]
    found = [source_warning("recognised", f"{named}, {_mean(every):.0f} % sure on average")]
    poor = [number for number, pieces in pages if pieces and _mean(pieces) < POOR]
    if poor:
        found.append(source_warning("poor-scan", pages_named(poor, of)))
    return tuple(found)


def _mean(pieces: Sequence[Piece]) -> float:
    letters = sum(len(piece.text) for piece in pieces)
    return sum(len(piece.text) * (piece.sure or 0) for piece in pieces) / max(letters, 1)
