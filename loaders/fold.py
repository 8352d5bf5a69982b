"""Folding text for comparison without losing offsets: one character in, one character out."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")


def lower(text: str) -> str:
    """`text` in lower case with the same length, so that offsets stay valid.

    A few characters outside Vietnamese grow when lowered ("İ"); they are kept as they are.

    >>> lower("ỦY BAN")
    'ủy ban'
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


class _Folding(dict[int, str]):
    """A translation table that works out each character once and remembers it."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0].lower()
        base = {"đ": "d", "ð": "d"}.get(base, base)
        self[code] = base if len(base) == 1 else char
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """`text` (NFC) in lower case without diacritics, đ and ð as d, of the same length.

    >>> fold("Uỷ ban Ðiện Biên")
    'uy ban dien bien'
    """
    return text.translate(_FOLDING)


def squeeze(text: str) -> str:
    """`text` with every run of white space as one blank, and none at the ends."""
    return _SPACES.sub(" ", text).strip()
