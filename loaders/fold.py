"""Folding text for comparison without losing offsets: one character in, one character out."""

from __future__ import annotations

import re
import unicodedata

from loaders.image import UNKNOWN, image, unmarked


def lower(text: str) -> str:
    """`text` in lower case with the same length, so that offsets stay valid.

    A few characters outside Vietnamese grow when lowered ("İ"); they are kept as they are. "Ð"
    (U+00D0), which old fonts print for "Đ", becomes đ.

    >>> lower("ỦY BAN ÐIỆN BIÊN")
    'ủy ban điện biên'
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.replace("ð", "đ") if "ð" in lowered else lowered


def flatten(lowered: str) -> str:
    """A lower-case text on one line: its line ends and tabs as blanks, the same length."""
    return lowered.replace("\n", " ").replace("\t", " ")


class _Folding(dict[int, str]):
    """A translation table that works out each character once and remembers it."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0].lower()
        base = {"đ": "d", "ð": "d"}.get(base, base)
        self[code] = base if len(base) == 1 else char
        return self[code]


_FOLDING = _Folding()
_FOREIGN = re.compile("\x00+")


def fold(text: str) -> str:
    """`text` (NFC) in lower case without diacritics, đ and ð as d, of the same length.

    >>> fold("Uỷ ban Ðiện Biên")
    'uy ban dien bien'
    """
    picture = image(text)
    folded = unmarked(picture)
    if UNKNOWN not in picture:
        return folded
    return _FOREIGN.sub(lambda run: text[run.start() : run.end()].translate(_FOLDING), folded)


_OLD_TONES = {new: old for pair in (
    "òa oà", "óa oá", "ỏa oả", "õa oã", "ọa oạ", "òe oè", "óe oé", "ỏe oẻ", "õe oẽ", "ọe oẹ",
    "ùy uỳ", "úy uý", "ủy uỷ", "ũy uỹ", "ụy uỵ",
) for new, old in [pair.split()]}  # fmt: skip
_NEW_TONES = {old: new for new, old in _OLD_TONES.items()}
_TONES = re.compile(
    rf"(?:{'|'.join(_OLD_TONES)})(?![a-zà-ỹ])|(?<!q)(?:{'|'.join(_NEW_TONES)})(?![a-zà-ỹ])"
)


def tone_spellings(text: str) -> tuple[str, ...]:
    """`text` (lower case) with new ("hòa, ủy") and with old tone placement ("hoà, uỷ").

    Both are printed; they have the same length. One spelling comes back where they agree.

    >>> tone_spellings("ủy ban hoà giải")
    ('ủy ban hòa giải', 'uỷ ban hoà giải')
    """
    new = _TONES.sub(lambda m: _NEW_TONES.get(m[0], m[0]), text)
    old = _TONES.sub(lambda m: _OLD_TONES.get(m[0], m[0]), text)
    return (new,) if new == old else (new, old)


def one_line(text: str) -> str:
    """What `squeeze` gives, for a whole text: lines of single blanks are joined as they are.

    >>> one_line("Kính gửi:\\n\\nUBND tỉnh\\n")
    'Kính gửi: UBND tỉnh'
    """
    joined = " ".join([line for line in text.split("\n") if line])
    if "  " in joined or not joined.isprintable():
        return squeeze(text)
    return joined.strip(" ")


def squeeze(text: str) -> str:
    """`text` with every run of white space as one blank, and none at the ends."""
    return " ".join(text.split())
