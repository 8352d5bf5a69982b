"""Runs of a paragraph, each in its font, as Unicode.

A run in a font from before Unicode is decoded (`loaders.legacy`), one in a font of symbols is
written with the characters that Unicode has for them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from typing import Final, NamedTuple

from loaders import legacy
from loaders.legacy.syllables import is_syllable

_UNICODE_ONLY: Final = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u0300-\u0323\u1ea0-\u1ef9]")
"""Letters that no font from before Unicode has: the word processor took them from another."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS: Final = 2
"""Words with marks that must be Vietnamese as they stand before they are left so."""

_PRIVATE: Final = re.compile("[\uf020-\uf0ff]")
"""Where word processors put the characters of a font without an encoding of its own."""


class Look(NamedTuple):
    """How a run looks: its font, and whether all its letters are shown as capitals."""

    font: str = ""
    capitals: bool = False


PLAIN: Final = Look()


class Runs:
    """Collects the runs of one paragraph.

    >>> runs = Runs()
    >>> runs.add("ñ", Look("VNI-Times"))
    >>> runs.add("ieàu 1", Look("VNI-Times", capitals=True))
    >>> runs.text()
    'đIỀU 1'
    """

    __slots__ = ("_runs",)

    def __init__(self) -> None:
        self._runs: list[tuple[str, Look]] = []

    def add(self, text: str, look: Look = PLAIN) -> None:
        """The next characters, as they stand in the file."""
        if text:
            self._runs.append((text, look))

    def text(self) -> str:
        """The whole paragraph."""
        # A letter and its mark may stand in two runs: what looks alike is decoded together.
        looks = [
            ("".join(text for text, _ in same), look)
            for look, same in groupby(self._runs, key=lambda run: run[1])
        ]
        old = [(text, _encoding(look.font)) for text, look in looks]
        is_unicode = _is_unicode([(text, encoding) for text, encoding in old if encoding])
        return "".join(
            _as_meant(text, look, None if is_unicode else encoding)
            for (text, look), (_, encoding) in zip(looks, old, strict=True)
        )


def _is_unicode(old: list[tuple[str, str]]) -> bool:
    """Whether text in old fonts is in Unicode: typed where the font was not there any more."""
    if not old:
        return False
    text = " ".join(text for text, _ in old)
    if _UNICODE_ONLY.search(text):
        return True
    words = _marked_words(text)
    return (
        len(words) >= _FEWEST_WORDS
        and all(map(is_syllable, words))
        and not all(map(is_syllable, _marked_words(" ".join(legacy.decoded(*run) for run in old))))
    )


def _marked_words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text) if not word.isascii()}


def _as_meant(text: str, look: Look, encoding: str | None) -> str:
    if encoding is not None:
        text = _PRIVATE.sub(lambda found: chr(ord(found[0]) & 0xFF), text)
        text = legacy.decoded(text, encoding)
        text = text.upper() if legacy.is_font_of_capitals(look.font) else text
    elif _PRIVATE.search(text):
        signs = symbols().get(look.font.casefold(), {})
        text = _PRIVATE.sub(lambda found: signs.get(found[0], "•"), text)
    return text.upper() if look.capitals else text


@lru_cache(maxsize=4096)
def _encoding(font: str) -> str | None:
    return legacy.encoding_of_font(font) if font else None


@cache
def symbols() -> dict[str, dict[str, str]]:
    """For each font of symbols, by its name in small letters, what its characters stand for."""
    table: dict[str, dict[str, str]] = {}
    for line in files(__package__).joinpath("symbols.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            font, code, sign = line.split("\t")
            table.setdefault(font.casefold(), {})[chr(0xF000 + int(code, 16))] = sign
    return table
