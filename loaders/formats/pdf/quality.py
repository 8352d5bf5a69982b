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
_NO_LETTER: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u0250-\u02af\u0370-\u1dff\u2c00-\uf8ff\ufffd]"
)
"""Control characters, other scripts, private use: the numbers of glyphs, taken for letters."""

_LETTERS: Final = 5
_SIGNS: Final = "¡¢£¤¥¦§¨©ª¬®¯´µ¶¸¹º¿×÷"
_SIGN_IN_WORD: Final = re.compile(f"[^\\W\\d_][{_SIGNS}]|[{_SIGNS}][^\\W\\d_]")
_DIGIT_IN_WORD: Final = re.compile(r"[a-z]+[0-9][a-z]*[.,;:]?\Z")
"""Letters with marks, read by a program that does not know them: "nh©n", "th6ng"."""

_MARK: Final = re.compile("^[\u0300-\u036f]")
_CONSONANTS: Final = re.compile(r"(?:[bcdđhklnprstvx]|ch|gh|kh|ng|ngh|nh|ph|th|tr)\Z")
"""What is left of a word whose vowels stand apart ("thự c hiệ n"); units such as m, g are not."""

_ENOUGH: Final = 12
"""Of fewer words nothing can be said."""

_BROKEN: Final = 0.3
_POOR: Final = 0.1
_MARKED: Final = 0.35
"""Shares of the words that are no syllables, and least share of those with marks. Text of word
processors has 1 to 2 in a hundred that are none (names, loans), good recognition of a scan 3."""


class Quality(NamedTuple):
    """How many words are syllables with marks, and how many cannot be any; `lost` counts words of
    signs that are no letters, `plain` those of letters without marks."""

    good: int
    bad: int
    lost: int
    plain: int

    @property
    def is_broken(self) -> bool:
        """Whether the words are not what the page shows."""
        return self._is_beyond(_BROKEN)

    @property
    def is_poor(self) -> bool:
        """Whether they may have been recognised by a program that knows no Vietnamese."""
        return self._is_beyond(_POOR)

    @property
    def has_few_marks(self) -> bool:
        """Whether most words are without the marks that two in three Vietnamese words have."""
        return self.good < _MARKED * (self.good + self.bad + self.lost + self.plain)

    def _is_beyond(self, share: float) -> bool:
        total = self.good + self.bad + self.lost
        return total >= _ENOUGH and self.bad + self.lost > share * total


def quality_of(pieces: Sequence[Piece], unmapped: int = 0) -> Quality:
    """How words read; of `unmapped` words the file does not say which letters they have.

    >>> word = Piece("Quyết", 0, 0, 1, 1)
    >>> quality_of([word, word._replace(text="QuyÕt"), word._replace(text="the")])
    Quality(good=1, bad=1, lost=0, plain=1)
    """
    good = bad = plain = 0
    lost = unmapped
    for piece in pieces:
        text = piece.text
        if text.isascii() and len(text) > 3 and text.isalpha():
            plain += 1
        elif len(text) > 1 and _NO_LETTER.search(text):  # alone it is a bullet
            lost += max(1, len(text) // _LETTERS)  # the blanks may be lost as well
        elif _MARK.match(text):
            bad += 1
        else:
            is_syllables = _told(unicodedata.normalize("NFC", text))
            good += is_syllables is True
            bad += is_syllables is False
            plain += is_syllables is None and text[0].isalpha()
    return Quality(good, bad, lost, plain)


def _told(text: str) -> bool | None:
    """Whether the words of a piece are syllables, None where they have no marks."""
    if _SIGN_IN_WORD.search(text) or _DIGIT_IN_WORD.match(text):
        return False
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
    """The pieces without soft hyphens, and in Unicode where they read as an old encoding that no
    font's name told of."""
    return [
        piece._replace(text=piece.text.replace("\xad", "-")) if "\xad" in piece.text else piece
        for piece in _in_unicode(pieces)
    ]


def _in_unicode(pieces: list[Piece]) -> list[Piece]:
    if legacy.mended(" ".join(piece.text for piece in pieces))[1] is None:
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
