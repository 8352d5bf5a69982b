"""Which words are syllables of Vietnamese: the measure of whether a text is decoded rightly."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

_TONES: Final = {0x300: None, 0x301: None, 0x303: None, 0x309: None, 0x323: None}
_RISING_AND_LOW: Final = ("\u0301", "\u0323")
_LONGEST: Final = 7  # "nghiêng"


@lru_cache(maxsize=1 << 15)
def is_syllable(word: str) -> bool:
    """Whether `word`, in NFC and in any mixture of cases, is spelt as a Vietnamese syllable.

    >>> is_syllable("nghiêng"), is_syllable("Uỷ"), is_syllable("NH©N"), is_syllable("tạch")
    (True, True, False, True)
    >>> is_syllable("tàch")
    False
    """
    if not word or len(word) > _LONGEST:
        return False
    apart = unicodedata.normalize("NFD", word.lower())
    bare = unicodedata.normalize("NFC", apart.translate(_TONES))
    tones = [char for char in apart if ord(char) in _TONES]
    if len(tones) > 1 or bare not in _syllables():
        return False
    return not bare.endswith(_stops()) or bool(tones and tones[0] in _RISING_AND_LOW)


@cache
def _syllables() -> frozenset[str]:
    words = _words()
    initials = ["", *words["initials"].split()]
    rhymes = words["rhymes"].split()
    with_i = [f"g{rhyme}" for rhyme in rhymes if rhyme.startswith("i")]  # "gì", "giếng"
    return frozenset([i + rhyme for i in initials for rhyme in rhymes] + with_i)


@cache
def _stops() -> tuple[str, ...]:
    return tuple(_words()["stops"].split())


@cache
def _words() -> dict[str, str]:
    return tomllib.loads(files(__package__).joinpath("syllables.toml").read_text("utf-8"))
