"""Letters that the recogniser takes for their capitals: put right by the rest of the word."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from msgspec import Struct, toml

_VOWELS = "ĂÂÊÔƠƯÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ"
_LOWER: Final = _VOWELS.lower() + "aeiouybcdđghklmnpqrstvx"

_MIXED = re.compile(
    # A small letter somewhere, a capital vowel behind the first letter: "giỮ", "ThƯờng", "cƠ".
    rf"(?<![^\W\d_])(?=[^\W\d_]*[{_LOWER}])([^\W\d_])(?=[^\W\d_]*[{_VOWELS}])([{_LOWER}{_VOWELS}]+)"
    rf"(?![^\W\d_])"
)


_COMMITTEES = frozenset(["tỉnh", "thành", "huyện", "thị", "quận", "đảng", "cấp", "chi", "quân"])
"""What stands before "ủy" where that is the second syllable of a word: "Tỉnh ủy", "cấp ủy"."""


_OTHER_TONES = frozenset(["úy", "ùy", "ũy", "ụy", "uý", "uỳ", "uỹ", "uỵ"])


def mended_syllable(before: str, word: str, after: str) -> str:
    """The word with a small "ủ" where it ends the word that `before` begins, and with its own
    tone mark in "Ủy ban".

    >>> mended_syllable("Thành", "Ủy,", "Thị"), mended_syllable("các", "Ủy", "ban")
    ('ủy,', 'Ủy')
    >>> mended_syllable("", "ÚY", "BAN"), mended_syllable("của", "Uỷ", "ban")
    ('ỦY', 'Uỷ')
    """
    if after.lower() == "ban" and word.lower() in _OTHER_TONES:
        return ("Ủ" if word[0].isupper() else "ủ") + ("Y" if word[1].isupper() else "y")
    if word.startswith("Ủy") and before.lower() in _COMMITTEES and after.lower() != "ban":
        return "ủ" + word[1:]
    return word


class Confused(Struct, frozen=True, forbid_unknown_fields=True):
    """`seen` is `meant` before one of the words of `after`, or, without them, everywhere but
    behind `not_before` and before `not_after`."""

    seen: str
    meant: str
    after: str = ""
    not_before: str = ""
    not_after: str = ""

    def is_meant(self, before: str, after: str) -> bool:
        """Whether the neighbours of the syllable make it the other one."""
        if self.after:
            return after in self.after.split()
        return before not in self.not_before.split() and after not in self.not_after.split()


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    confused: tuple[Confused, ...]


def mended_mark(before: str, word: str, after: str) -> str:
    """The word with the mark that its neighbours ask for.

    >>> mended_mark("các", "chỉ", "bộ,"), mended_mark("sự", "ĐẲNG", "ỦY")
    ('chi', 'ĐẢNG')
    >>> mended_mark("", "chỉ", "đạo"), mended_mark("không", "chỉ", "Bộ")
    ('chỉ', 'chỉ')
    """
    match = _WORD.search(word)
    known = _confused().get(match[0].lower()) if match else None
    if (
        not match
        or not known
        or not known.is_meant(before.lower().strip(_MARKS), _like(word, after.strip(_MARKS)))
    ):
        return word
    meant = known.meant.upper() if match[0].isupper() else known.meant
    meant = meant.capitalize() if match[0].istitle() else meant
    return word[: match.start()] + meant + word[match.end() :]


def _like(word: str, after: str) -> str:
    """The word that follows, in small letters where it is written like the one before."""
    return after.lower() if after.isupper() == word.isupper() and not after.istitle() else after


_WORD: Final = re.compile(r"[^\W\d_]+")
_MARKS: Final = ".,;:()"


@cache
def _confused() -> dict[str, Confused]:
    data = files(__package__).joinpath("confused.toml").read_bytes()
    return {each.seen: each for each in toml.decode(data, type=_File).confused}


def mended_case(word: str) -> str:
    """The word with small letters where only some of its vowels are capital.

    Vowels with a horn or a tone mark look alike in both cases. Abbreviations stay, as they have
    capital consonants: "TTg", "CĐ".

    >>> mended_case("giỮ"), mended_case("ThƯờng"), mended_case("570/CĐ-TTg"), mended_case("CHỦ")
    ('giữ', 'Thường', '570/CĐ-TTg', 'CHỦ')
    """
    return _MIXED.sub(lambda found: found[1] + found[2].lower(), word)
