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

_UNICODE_ONLY: Final = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u0300-\u0323\u1ea0-\u1ef9]")
"""Letters that no font from before Unicode has: the word processor took them from another."""

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
        runs = self._runs
        if len(runs) == 1:
            return _as_meant(*runs[0])
        # A letter and its mark may stand in two runs: what looks alike is decoded together.
        return "".join(
            _as_meant("".join(text for text, _ in same), look)
            for look, same in groupby(runs, key=lambda run: run[1])
        )


def _as_meant(text: str, look: Look) -> str:
    encoding, shows_capitals = _font(look.font)
    if encoding is not None:
        text = _PRIVATE.sub(lambda found: chr(ord(found[0]) & 0xFF), text)
        if not _UNICODE_ONLY.search(text):
            text = legacy.decoded(text, encoding)
            text = text.upper() if shows_capitals else text
    elif _PRIVATE.search(text):
        signs = symbols().get(look.font.casefold(), {})
        text = _PRIVATE.sub(lambda found: signs.get(found[0], "•"), text)
    return text.upper() if look.capitals else text


@lru_cache(maxsize=4096)
def _font(name: str) -> tuple[str | None, bool]:
    encoding = legacy.encoding_of_font(name) if name else None
    return encoding, encoding is not None and legacy.is_font_of_capitals(name)


@cache
def symbols() -> dict[str, dict[str, str]]:
    """For each font of symbols, by its name in small letters, what its characters stand for."""
    table: dict[str, dict[str, str]] = {}
    for line in files(__package__).joinpath("symbols.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            font, code, sign = line.split("\t")
            table.setdefault(font.casefold(), {})[chr(0xF000 + int(code, 16))] = sign
    return table
