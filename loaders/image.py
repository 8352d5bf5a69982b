"""A text as one byte a character: passes over the whole text run on bytes and keep its offsets.

Vietnamese needs 67 letters beyond ASCII, in two cases; with the usual signs they fit into a byte.
Any other character has the byte `UNKNOWN`. A text without one is in its normal form already, and
its case and its lost tone marks fold by a table of 256 bytes.
"""

from __future__ import annotations

import codecs
import unicodedata
from typing import Final

UNKNOWN: Final = 0
"""The byte of a character that is neither ASCII nor Vietnamese nor one of the usual signs."""

_VOWELS = "aăâeêioôơuưy"
_MARKS = "\u0300\u0301\u0309\u0303\u0323"  # the tones
_SIGNS = "–—…“”‘’•·§°′″«»±×★□©®„¬"
_ASCII = "\t\n" + "".join(map(chr, range(0x20, 0x7F)))
_LETTERS = "".join(
    letter
    for vowel in _VOWELS
    for tone in ("", *_MARKS)
    if (letter := unicodedata.normalize("NFC", vowel + tone)) not in _ASCII
)
_BEYOND = f"đ{_LETTERS}Đ{_LETTERS.upper()}Ð{_SIGNS}"
"""The characters beyond ASCII; "Ð" (U+00D0) is what old fonts print for "Đ"."""

_FREE = [code for code in range(1, 256) if chr(code) not in _ASCII]
_BYTES = {char: ord(char) for char in _ASCII} | dict(zip(_BEYOND, _FREE, strict=False))
_CHARS = {code: char for char, code in _BYTES.items()}
# In such a table U+FFFE stands for nothing; NUL has to be first for the quick way of encoding.
_TABLE = "\x00" + "".join(_CHARS.get(code, "\ufffe") for code in range(1, 256))
_ENCODING = codecs.charmap_build(_TABLE)
_ERRORS = "directive-cascade-unknown"


def _unknown(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101 - the name is asked for in encoding only
    return bytes(error.end - error.start), error.end


codecs.register_error(_ERRORS, _unknown)


def image(text: str) -> bytes:
    """One byte for each character of `text`.

    >>> len(image("Điện Biên"))
    9
    """
    return codecs.charmap_encode(text, _ERRORS, _ENCODING)[0]


def lowered(picture: bytes) -> str:
    """The text of an image without `UNKNOWN`, in lower case, "Ð" as "đ".

    >>> lowered(image("ỦY BAN ÐIỆN BIÊN"))
    'ủy ban điện biên'
    """
    return codecs.charmap_decode(picture.translate(_LOWER), "strict", _TABLE)[0]


def folded(picture: bytes) -> bytes:
    """An image in lower case on one line, without the tone over a vowel that has another mark.

    Scans lose such tones: "kiểm tra" and "kiêm tra" fold alike.

    >>> folded(image("Kiểm\\ntra")) == folded(image("kiêm tra"))
    True
    """
    return picture.translate(_FOLDED)


def unmarked(picture: bytes) -> str:
    """The text of an image in lower case without diacritics, "đ" as "d", `UNKNOWN` as NUL.

    >>> unmarked(image("Uỷ ban Ðiện Biên"))
    'uy ban dien bien'
    """
    return codecs.charmap_decode(picture, "strict", _UNMARKED)[0]


def _lower(char: str) -> str:
    return "đ" if char == "Ð" else char.lower()


def _toneless(char: str) -> str:
    """`char` without its tone if it has a circumflex, breve or horn as well."""
    decomposed = unicodedata.normalize("NFD", char)
    plain = "".join(mark for mark in decomposed if mark not in _MARKS)
    return unicodedata.normalize("NFC", plain) if len(plain) > 1 else char


def _unmarked(char: str) -> str:
    letter = _lower(char)
    return "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0]


def _blank(char: str) -> str:
    return " " if char in "\t\n" else char


WORD: Final = bytes(code in _CHARS and _CHARS[code].isalnum() for code in range(256))
"""1 for the byte of a letter or digit, else 0."""
_UNMARKED = "\x00" + "".join(_unmarked(_CHARS.get(code, "\ufffe")) for code in range(1, 256))
_LOWER = bytes(_BYTES[_lower(_CHARS[c])] if c in _CHARS else c for c in range(256))
_FOLDED = bytes(
    _BYTES[_blank(_toneless(_lower(_CHARS[c])))] if c in _CHARS else c for c in range(256)
)
