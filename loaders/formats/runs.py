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
from loaders.legacy.mend import reads_as_unicode, reads_better

_PRIVATE: Final = re.compile("[\uf020-\uf0ff]")
"""Where word processors put the characters of a font without an encoding of its own."""


class Look(NamedTuple):
    """How a run looks: its font, and whether all its letters are shown as capitals."""

    font: str = ""
    capitals: bool = False


PLAIN: Final = Look()


class Runs:
    """Collects the runs of one paragraph; `met` takes in the old encodings that are decoded.

    >>> runs = Runs(met := set())
    >>> runs.add("ñ", Look("VNI-Times"))
    >>> runs.add("ieàu 1", Look("VNI-Times", capitals=True))
    >>> runs.text(), met
    ('đIỀU 1', {'vni'})
    """

    __slots__ = ("_met", "_runs")

    def __init__(self, met: set[str]) -> None:
        self._met = met
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
        if any(_encoding(look.font) for _, look in looks):
            looks = self._decoded(looks)
        return "".join(_as_shown(text, look) for text, look in looks)

    def _decoded(self, looks: list[tuple[str, Look]]) -> list[tuple[str, Look]]:
        """The runs in Unicode."""
        old = [
            (_PRIVATE.sub(_byte, text), encoding)
            for text, look in looks
            if (encoding := _encoding(look.font)) and not text.isascii()
        ]
        typed = " ".join(text for text, _ in old)
        meant = " ".join(legacy.decoded(text, encoding) for text, encoding in old)
        # In Unicode it was typed where the font was not there any more.
        if not reads_as_unicode(typed) and not reads_better(typed, meant):
            self._met.update(encoding for _, encoding in old)
            return [(_in_font(text, look.font), look) for text, look in looks]
        return looks


def _in_font(text: str, font: str) -> str:
    encoding = _encoding(font)
    if encoding is None:
        return text
    text = legacy.decoded(_PRIVATE.sub(_byte, text), encoding)
    return text.upper() if legacy.is_font_of_capitals(font) else text


def _as_shown(text: str, look: Look) -> str:
    if _PRIVATE.search(text):
        signs = symbols().get(look.font.casefold(), {})
        text = _PRIVATE.sub(lambda found: signs.get(found[0], "•"), text)
    return text.upper() if look.capitals else text


def _byte(private: re.Match[str]) -> str:
    """The character that a font without an encoding of its own has at F020 to F0FF."""
    return chr(ord(private[0]) & 0xFF)


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
