"""Old encodings found by what a text reads like: syllables of Vietnamese, or none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice
from typing import Final, NamedTuple

from loaders.legacy.capitals import with_capitals
from loaders.legacy.syllables import is_syllable
from loaders.legacy.tables import ENCODINGS, decoded

WINDOWS_1258: Final = "windows-1258"

_VIETNAMESE: Final = frozenset("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý")
_PUNCTUATION: Final = "«»“”‘’‚„–—…•·°²³€"
_SIGNS: Final = "".join(
    chr(code)
    for code in (*range(0x80, 0xA0), *range(0xA1, 0x100), 0x3BC)
    if chr(code) not in _VIETNAMESE
) + bytes(b for b in range(0x80, 0xA0) if b not in b"\x81\x8d\x8f\x90\x9d").decode("cp1252")
"""What a text in Unicode rarely has inside of words, and a text in an old encoding often."""

_STRANGE: Final = "".join(sorted(set(_SIGNS) - set(_PUNCTUATION)))
_STRANGE_IN_WORD: Final = re.compile(
    f"[A-Za-z][{re.escape(_STRANGE)}]|[{re.escape(_STRANGE)}][A-Za-z]"
)
_SIGN_IN_WORD: Final = re.compile(f"[A-Za-z][{re.escape(_SIGNS)}]|[{re.escape(_SIGNS)}][A-Za-z]")
_OLD: Final = re.compile("[\x02-\x06\x10-\x15\x19\x1c-\x1e\x80-\xff\u0152-\u0192\u02c6-\u2122-]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_UNICODE_ONLY: Final = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_SAMPLE: Final = 60_000
"""Characters that are looked at to tell an encoding."""

_FEWEST: Final = 3
"""How many different words must turn into syllables before a text is taken for old."""

_SHARE: Final = 0.8
"""The part of the words with marks that must be syllables; names and slips are not."""


class _Reading(NamedTuple):
    """How many words with letters beyond ASCII are syllables, and how many are not."""

    good: int
    bad: int
    kinds: int = 0

    @property
    def is_sure(self) -> bool:
        return self.kinds >= _FEWEST and self.good >= _SHARE * (self.good + self.bad)


def mended(text: str) -> tuple[str, str | None]:
    """`text` as it was meant, and the old encoding that it was in; unchanged and None otherwise.

    It is to be called before soft hyphens and other invisible characters are taken out, which are
    letters in some of the encodings. Lines that read better as they are stay so.

    >>> mended("Uû ban nh©n d©n tØnh Hµ Giang")
    ('Uỷ ban nhân dân tỉnh Hà Giang', 'tcvn3')
    >>> mended("Le général a été élu à la majorité")
    ('Le général a été élu à la majorité', None)
    """
    if not _is_suspicious(text):
        return text, None
    lines = text.split("\n")
    encoding = _encoding_of(lines)
    if encoding is None:
        return text, None
    new = [_mended_line(line, encoding) for line in lines]
    changed = {index for index, line in enumerate(new) if line != lines[index]}
    return "\n".join(with_capitals(new, changed) if encoding == "tcvn3" else new), encoding


def reads_as_unicode(text: str) -> bool:
    """Whether a text has letters of Vietnamese that no Western program takes old bytes for."""
    return _UNICODE_ONLY.search(text) is not None


def reads_better(text: str, than: str) -> bool:
    """Whether more words of `text` are syllables than of another reading of it."""
    return _reading(text).good > _reading(than, mixed=True).good


def decoded_bytes(data: bytes) -> tuple[str, str] | None:
    """The text of 8-bit data in an old encoding and its name, None where it reads like none.

    Windows-1258 is one of them; it writes a vowel with its mark, then the tone as a character.
    """
    if b"\x00" in data or data.isascii():
        return None
    western = data.decode("latin-1")
    sample = western[:_SAMPLE]
    readings = {
        encoding: _reading(decoded(sample, encoding), mixed=encoding == "tcvn3")
        for encoding in ENCODINGS
    }
    if (composed := _windows_1258(data[:_SAMPLE])) is not None:
        readings[WINDOWS_1258] = _reading(composed)
    best = max(readings, key=lambda encoding: readings[encoding].good - readings[encoding].bad)
    if not readings[best].is_sure:
        return None
    if best == WINDOWS_1258:
        text = _windows_1258(data)
        return None if text is None else (text, best)
    text = decoded(western, best)
    if best != "tcvn3":
        return text, best
    lines = text.split("\n")
    return "\n".join(with_capitals(lines, range(len(lines)))), best


def _is_suspicious(text: str) -> bool:
    return sum(1 for _ in islice(_STRANGE_IN_WORD.finditer(text), _FEWEST)) == _FEWEST


def _encoding_of(lines: Iterable[str]) -> str | None:
    sample: list[str] = []
    length = 0
    for line in lines:
        if _SIGN_IN_WORD.search(line):
            sample.append(line)
            length += len(line)
            if length > _SAMPLE:
                break
    # A chunk that holds letters of Unicode alone was never in an old encoding.
    text = " ".join(
        chunk for line in sample for chunk in line.split(" ") if not _UNICODE_ONLY.search(chunk)
    )
    before = _reading(text)
    readings = {
        encoding: _reading(decoded(text, encoding), text, encoding == "tcvn3")
        for encoding in ENCODINGS
    }
    best = max(readings, key=lambda encoding: readings[encoding].good - readings[encoding].bad)
    after = readings[best]
    return best if after.is_sure and after.good > 2 * before.good else None


def _mended_line(line: str, encoding: str) -> str:
    if not _OLD.search(line):
        return line
    if _UNICODE_ONLY.search(line):
        return _mended_chunks(line, encoding)
    new = decoded(line, encoding)
    return new if _is_better(line, new, encoding) else line


def _is_better(line: str, new: str, encoding: str) -> bool:
    """Whether a line of an old text reads better as `new`, or as well and without a fault."""
    before, after = _reading(line), _reading(new, mixed=encoding == "tcvn3")
    if after.good == before.good:
        return after.bad == 0 or after.bad < before.bad
    return after.good > before.good


def _mended_chunks(line: str, encoding: str) -> str:
    """A line with letters of Unicode beside old ones; what may be either goes with its left."""
    chunks = re.split(r"(\s+)", line)
    is_old = True
    for index, chunk in enumerate(chunks):
        if chunk.isascii():
            continue
        new = decoded(chunk, encoding)
        if _UNICODE_ONLY.search(chunk) or not _is_better(chunk, new, encoding):
            is_old = False
        elif not _is_better(new, chunk, encoding):
            is_old = True
        if is_old:
            chunks[index] = new
    return "".join(chunks)


def _reading(text: str, original: str | None = None, mixed: bool = False) -> _Reading:
    """How a text reads; signs that stand alone in `original` (bullets, "§ 5") count for nothing.

    `mixed` lets small letters stand among capitals, as TCVN3 has them.
    """
    alone = set()
    if original is not None:
        alone = {chunk for chunk in original.split() if len(chunk) == 1}
    good = bad = 0
    kinds = set()
    for word in _WORD.findall(text):
        if word.isascii() or (alone and len(word) == 1) or _is_abbreviation(word):
            continue
        if is_syllable(word) and _is_cased(word, mixed):
            good += 1
            kinds.add(word)
        else:
            bad += 1
    return _Reading(good, bad, len(kinds))


def _is_cased(word: str, mixed: bool) -> bool:
    """Whether capitals stand where they may, `mixed` with small letters that have none."""
    if word.istitle() or word.islower() or word.isupper():
        return True
    return mixed and not any("a" <= char <= "z" for char in word)


def _is_abbreviation(word: str) -> bool:
    """Whether a word is like "QĐ", "HĐND": no syllable, and no proof against one."""
    return word.isupper() and word.replace("Đ", "").isascii()


def _windows_1258(data: bytes) -> str | None:
    try:
        return unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return None
