"""Parts of words that a file draws one by one, as words again.

A program that has to take some letters from another font may draw all letters of the first font,
then those of the other: "T NH S N LA Ỉ Ơ".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

from loaders.formats.arrange import Piece
from loaders.legacy.syllables import is_syllable

_TOUCH: Final = 0.12
"""Two fragments touch when the gap between them is below this share of their height."""

_OVERLAP: Final = 0.35
"""So far may a letter with a horn ("Ứ") reach over the next one."""


_TALLEST: Final = 72.0
"""Points from which on the reach of a letter no longer grows with it."""

_STRIP: Final = 32
"""Twice the height of the strips of a page in which a fragment's followers are looked for."""

_MOST: Final = 40
"""More fragments begin at one place only in a file made to be slow."""

_LONGEST: Final = 7
"""A syllable has at most so many fragments."""


_Starts = dict[tuple[int, int], list[int]]
"""Which fragments begin in a place, by point across and strip down the page."""


class Fragment(NamedTuple):
    """Characters without a blank among them, and on which sides no blank of the file stands."""

    piece: Piece
    open_left: bool
    open_right: bool


def words_of(fragments: Sequence[Fragment]) -> list[Piece]:
    """The words, in the order of the file; fragments that touch each other become one."""
    starts: _Starts = {}
    for number, fragment in enumerate(fragments):
        if fragment.open_left:
            left, top, bottom = fragment.piece.left, fragment.piece.top, fragment.piece.bottom
            starts.setdefault((int(left), int((top + bottom) / _STRIP)), []).append(number)
    follower: dict[int, int] = {}
    taken: set[int] = set()
    for number, fragment in enumerate(fragments):
        if (
            fragment.open_right
            and (next_one := _next(fragments, number, starts, taken)) is not None
        ):
            follower[number] = next_one
            taken.add(next_one)
    return [
        word
        for number in range(len(fragments))
        if number not in taken
        for word in _words(_chain(fragments, number, follower))
    ]


def _next(
    fragments: Sequence[Fragment],
    number: int,
    starts: dict[tuple[int, int], list[int]],
    taken: set[int],
) -> int | None:
    """The fragment that begins where this one ends, None where none does."""
    piece = fragments[number].piece
    height = min(_TALLEST, piece.bottom - piece.top)
    touch, nearest = max(0.5, _TOUCH * height), height
    best = None
    middle, reach = piece.top + piece.bottom, max(8.0, height / 2)
    strips = {int((middle - reach) / _STRIP), int((middle + reach) / _STRIP)}
    across = range(int(piece.right - _OVERLAP * height), int(piece.right + touch) + 1)
    near = [o for x in across for y in strips for o in starts.get((x, y), ())[:_MOST]]
    for other in near:
        beside = fragments[other].piece
        gap = beside.left - piece.right
        low = min(height, beside.bottom - beside.top)
        overlap = min(piece.bottom, beside.bottom) - max(piece.top, beside.top)
        if (
            -_OVERLAP * height <= gap <= touch
            and abs(gap) < nearest
            and other not in taken
            and beside.left > piece.left
            and 2 * overlap > low > 0
        ):
            best, nearest = other, abs(gap)
    return best


def _chain(fragments: Sequence[Fragment], number: int, follower: dict[int, int]) -> list[Piece]:
    pieces = [fragments[number].piece]
    while (number := follower.get(number, -1)) >= 0:
        pieces.append(fragments[number].piece)
    return pieces


def _words(pieces: list[Piece]) -> list[Piece]:
    """The pieces as one word; as two where only these are syllables: letters that lean reach over
    the blank behind them."""
    if len(pieces) == 1 or _is_syllable(pieces):
        return [_one(pieces)]
    for at in range(1, min(len(pieces), _LONGEST)):
        if _is_syllable(pieces[:at]) and _is_syllable(pieces[at:]):
            return [_one(pieces[:at]), _one(pieces[at:])]
    return [_one(pieces)]


def _is_syllable(pieces: list[Piece]) -> bool:
    text = "".join(piece.text for piece in pieces[: _LONGEST + 2])
    return is_syllable(unicodedata.normalize("NFC", text).strip('.,:;()/“”"-'))


def _one(pieces: list[Piece]) -> Piece:
    return Piece(
        "".join(piece.text for piece in pieces),
        pieces[0].left,
        min(piece.top for piece in pieces),
        pieces[-1].right,
        max(piece.bottom for piece in pieces),
    )
