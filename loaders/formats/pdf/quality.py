"""Whether a text layer reads as Vietnamese, or its letters are broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

from loaders import legacy
from loaders.formats.arrange import Piece
from loaders.formats.arrange.rows import rows_of
from loaders.legacy.syllables import is_syllable

_WORD: Final = re.compile(r"[^\W\d_]+")
_NO_LETTER: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_MARK: Final = re.compile("^[\u0300-\u036f]")
_CONSONANTS: Final = re.compile(r"(?:[bcdđhklnprstvx]|ch|gh|kh|ng|ngh|nh|ph|th|tr)\Z")
"""What is left of a word whose vowels stand apart ("thự c hiệ n"); units such as m, g are not."""

_ENOUGH: Final = 12
"""Of fewer words nothing can be said."""

_BROKEN: Final = 0.3
_POOR: Final = 0.1
"""Shares of the words with marks that are no syllables. Text of word processors has 1 to 2 in a
hundred (names, loans), good recognition of a scan 3."""


class Quality(NamedTuple):
    """How many words are syllables with marks, and how many cannot be any; `lost` counts words of
    signs that are no letters."""

    good: int
    bad: int
    lost: int

    @property
    def is_broken(self) -> bool:
        """Whether the words are not what the page shows."""
        return self._is_beyond(_BROKEN)

    @property
    def is_poor(self) -> bool:
        """Whether they may have been recognised by a program that knows no Vietnamese."""
        return self._is_beyond(_POOR)

    def _is_beyond(self, share: float) -> bool:
        total = self.good + self.bad + self.lost
        return total >= _ENOUGH and self.bad + self.lost > share * total


def quality_of(pieces: Sequence[Piece], unmapped: int = 0) -> Quality:
    """How words read; of `unmapped` words the file does not say which letters they have.

    >>> word = Piece("Quyết", 0, 0, 1, 1)
    >>> quality_of([word, word._replace(text="QuyÕt"), word._replace(text="the")])
    Quality(good=1, bad=1, lost=0)
    """
    good = bad = 0
    lost = unmapped
    for piece in pieces:
        text = piece.text
        if text.isascii() and len(text) > 3 and text.isalnum():
            continue
        if len(text) > 1 and _NO_LETTER.search(text):  # alone it is a bullet
            lost += 1
        elif _MARK.match(text):
            bad += 1
        else:
            is_syllables = _told(unicodedata.normalize("NFC", text))
            good += is_syllables is True
            bad += is_syllables is False
    return Quality(good, bad, lost)


def _told(text: str) -> bool | None:
    """Whether the words of a piece are syllables, None where they have no marks."""
    found: bool | None = None
    for word in _WORD.findall(text):
        if word.isascii():
            if word == text.strip(".,;:") and _CONSONANTS.match(word):
                return False
        elif word.isupper() and word.replace("Đ", "").isascii():  # QĐ, HĐND
            continue
        elif not is_syllable(word):
            return False
        else:
            found = True
    return found


def mended(pieces: list[Piece]) -> list[Piece]:
    """The pieces in Unicode where they read as an old encoding that no font's name told of."""
    if not quality_of(pieces).is_broken:
        return pieces
    lines = [[p for s in row.segments for p in s.pieces] for row in rows_of(pieces)]
    text, encoding = legacy.mended("\n".join(" ".join(p.text for p in line) for line in lines))
    if encoding is None:
        return pieces
    found: list[Piece] = []
    for line, new in zip(lines, text.split("\n"), strict=True):
        words = new.split(" ")
        if len(words) != len(line):
            return pieces
        found += [piece._replace(text=word) for piece, word in zip(line, words, strict=True)]
    return found
