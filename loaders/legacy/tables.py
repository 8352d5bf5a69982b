"""The old encodings as tables of `letters.tsv`, and texts to and fro between them and Unicode."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Final

from loaders.legacy.hyphens import with_lost_u

ENCODINGS: Final = ("tcvn3", "vni", "vps", "viscii")
"""The old encodings; "windows-1258" beside them has a codec of its own."""

_LIKE: Final = {"\u03bc": "\u00b5", "\u02c9": "\u00af", "\u2219": "\u00b7", "\u2215": "\u00f7"}
"""Signs that a program wrote in the place of one that looks the same."""

_OF_SYMBOLS: Final = re.compile("[\uf020-\uf0ff]")
"""The bytes of a font of symbols (OpenType specification, "cmap", platform 3, encoding 0)."""

_SOFT_HYPHENS: Final = "\x02\ufffe"
"""What libraries for PDF give for U+00AD, which is "ư" in TCVN3."""


def decoded(text: str, encoding: str, capitals: bool = False) -> str:
    """The letters of a text whose bytes a program took for Western ones, in NFC.

    `text` has the characters of Windows-1252 or of ISO 8859-1; `encoding` is one of `ENCODINGS`.
    `capitals` says that the font shows small letters as capitals (".VnTimeH"). Raises `KeyError`
    for another encoding.

    >>> decoded("Uû ban nh©n d©n", "tcvn3"), decoded("Uyû ban nhaân daân", "vni")
    ('Uỷ ban nhân dân', 'Uỷ ban nhân dân')
    >>> decoded("Sè: 5/Q§-UBND", "tcvn3", capitals=True)
    'SỐ: 5/QĐ-UBND'
    """
    if _OF_SYMBOLS.search(text):
        text = _OF_SYMBOLS.sub(lambda found: _western(ord(found[0]) & 0xFF), text)
    pairs, singles = _reading(encoding)
    if pairs:  # in one pass, for "Ò" is a letter of its own beside "OØ"
        pattern, meanings = _pattern(encoding)
        text = pattern.sub(lambda found: meanings[found[0]], text)
    else:
        text = text.translate(singles)
    if encoding == "tcvn3":
        text = with_lost_u(text)
    return text.upper() if capitals else text


def encoded(text: str, encoding: str) -> str:
    """The reverse of `decoded`: the characters that a Western program shows for the bytes.

    In TCVN3 a capital with a tone mark is the byte of the small letter, for a font of capitals.

    >>> encoded("Số Đ", "tcvn3"), encoded("Số Đ", "vni")
    ('Sè §', 'Soá Ñ')
    """
    codes = _writing(encoding)
    return "".join(codes.get(char, char) for char in unicodedata.normalize("NFC", text))


@cache
def letters() -> dict[str, dict[str, str]]:
    """The rows of the table: for each letter its code in each column, in hex, "" for none."""
    lines = [
        line
        for line in files("loaders.legacy").joinpath("letters.tsv").read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    columns = lines[0].split("\t")[1:]
    return {
        cells[0]: dict(zip(columns, cells[1:], strict=True))
        for cells in (line.split("\t") for line in lines[1:])
    }


@cache
def _writing(encoding: str) -> dict[str, str]:
    codes = {letter: row[encoding] for letter, row in letters().items()}
    return {
        letter: "".join(map(_western, bytes.fromhex(code or codes[letter.lower()])))
        for letter, code in codes.items()
    }


@cache
def _reading(encoding: str) -> tuple[dict[str, str], dict[int, str]]:
    """What pairs of characters and single ones stand for."""
    pairs: dict[str, str] = {}
    singles: dict[int, str] = {ord(like): sign for like, sign in _LIKE.items()}
    for byte in range(0x80, 0xA0):  # what the letters below do not take is punctuation
        singles[byte] = _western(byte)
    for letter, row in letters().items():
        code = bytes.fromhex(row[encoding] or (row["vn2"] if encoding == "tcvn3" else ""))
        if len(code) == 2:
            both = code.decode("latin-1")
            base, mark = both[0], both[1]
            pairs[base + mark] = letter
            pairs[base + (mark.lower() if letter.isupper() else mark.upper())] = letter
        elif code:
            singles[code[0]] = letter
            singles[ord(_western(code[0]))] = letter
    for like, sign in _LIKE.items():
        singles[ord(like)] = singles.get(ord(sign), like)
    if encoding == "tcvn3":
        singles |= {ord(hyphen): singles[0xAD] for hyphen in _SOFT_HYPHENS}
    return pairs, singles


@cache
def _pattern(encoding: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """What pairs and single characters look like, and what each stands for."""
    pairs, singles = _reading(encoding)
    meanings = pairs | {chr(code): letter for code, letter in singles.items()}
    pattern = "|".join(map(re.escape, sorted(meanings, key=len, reverse=True)))
    return re.compile(pattern), meanings


def _western(byte: int) -> str:
    """The character of a byte in Windows-1252, of ISO 8859-1 where that has none."""
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)
