"""Words printed with spaced letters (Q U Y Ế T  Đ Ị N H) as words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import Final

from loaders.formats.arrange.piece import Piece

_FEWEST: Final = 4
"""So many single letters in a row are spaced letters, not words or names of items."""

_WIDE: Final = 1.6
"""A gap wider than this multiple of the usual one between the letters parts two words."""


def joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of a line, those of one spaced word as one."""
    if sum(map(_is_letter, pieces)) < _FEWEST:
        return tuple(pieces)
    found: list[Piece] = []
    for letters, run in groupby(pieces, _is_letter):
        part = list(run)
        found += _words(part) if letters and len(part) >= _FEWEST else part
    return tuple(found)


def _is_letter(piece: Piece) -> bool:
    return len(piece.text) == 1 and piece.text.isupper()


def _words(letters: list[Piece]) -> list[Piece]:
    gaps = sorted(b.left - a.right for a, b in pairwise(letters))
    usual = max(0.1, median(gaps[: max(1, (len(gaps) + 1) // 2)]))
    words = [[letters[0]]]
    for before, letter in pairwise(letters):
        if letter.left - before.right > _WIDE * usual:
            words.append([])
        words[-1].append(letter)
    return [_one(word) for word in words]


def _one(letters: list[Piece]) -> Piece:
    sure = [letter.sure for letter in letters if letter.sure is not None]
    return Piece(
        "".join(letter.text for letter in letters),
        letters[0].left,
        min(letter.top for letter in letters),
        letters[-1].right,
        max(letter.bottom for letter in letters),
        min(sure) if sure else None,
    )
