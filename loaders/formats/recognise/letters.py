"""Letters that the recogniser takes for their capitals: put right by the rest of the word."""

from __future__ import annotations

import re
from typing import Final

_VOWELS = "AĂÂEÊIOÔƠUƯYÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ"
_LOWER: Final = _VOWELS.lower() + "bcdđghklmnpqrstvx"

_MIXED = re.compile(
    # A small letter somewhere, a capital vowel behind the first letter: "giỮ", "ThƯờng", "cƠ".
    rf"(?<![^\W\d_])(?=[^\W\d_]*[{_LOWER}])([^\W\d_])(?=[^\W\d_]*[{_VOWELS}])([{_LOWER}{_VOWELS}]+)"
    rf"(?![^\W\d_])"
)


def mended_case(word: str) -> str:
    """The word with small letters where only some of its vowels are capital.

    Vowels with a horn or a tone mark look alike in both cases. Abbreviations stay, as they have
    capital consonants: "TTg", "CĐ".

    >>> mended_case("giỮ"), mended_case("ThƯờng"), mended_case("570/CĐ-TTg"), mended_case("CHỦ")
    ('giữ', 'Thường', '570/CĐ-TTg', 'CHỦ')
    """
    return _MIXED.sub(lambda found: found[1] + found[2].lower(), word)
