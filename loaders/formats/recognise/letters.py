"""Letters that the recogniser takes for their capitals: put right by the rest of the word."""

from __future__ import annotations

import re
from typing import Final

_VOWELS = "ĂÂÊÔƠƯÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ"
_LOWER: Final = _VOWELS.lower() + "aeiouybcdđghklmnpqrstvx"

_MIXED = re.compile(
    # A small letter somewhere, a capital vowel behind the first letter: "giỮ", "ThƯờng", "cƠ".
    rf"(?<![^\W\d_])(?=[^\W\d_]*[{_LOWER}])([^\W\d_])(?=[^\W\d_]*[{_VOWELS}])([{_LOWER}{_VOWELS}]+)"
    rf"(?![^\W\d_])"
)


_COMMITTEES = frozenset(["tỉnh", "thành", "huyện", "thị", "quận", "đảng", "cấp", "chi", "quân"])
"""What stands before "ủy" where that is the second syllable of a word: "Tỉnh ủy", "cấp ủy"."""


def mended_syllable(before: str, word: str, after: str) -> str:
    """The word with a small "ủ" where it ends the word that `before` begins.

    >>> mended_syllable("Thành", "Ủy,", "Thị"), mended_syllable("các", "Ủy", "ban")
    ('ủy,', 'Ủy')
    """
    if word.startswith("Ủy") and before.lower() in _COMMITTEES and after.lower() != "ban":
        return "ủ" + word[1:]
    return word


def mended_case(word: str) -> str:
    """The word with small letters where only some of its vowels are capital.

    Vowels with a horn or a tone mark look alike in both cases. Abbreviations stay, as they have
    capital consonants: "TTg", "CĐ".

    >>> mended_case("giỮ"), mended_case("ThƯờng"), mended_case("570/CĐ-TTg"), mended_case("CHỦ")
    ('giữ', 'Thường', '570/CĐ-TTg', 'CHỦ')
    """
    return _MIXED.sub(lambda found: found[1] + found[2].lower(), word)
