"""How wide text will be, though nobody knows in which font: cut, broken or made smaller to fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

_LONGEST = 400
"""Letters of a text that are looked at at all."""

# Hundredths of the letter size. As wide as in DejaVu Sans, the widest of the usual fonts without
# serifs, so that a text which fits here fits everywhere.
_PLAIN = {
    28: "'ijl", 30: "IJ", 32: " ,.·", 34: "/:;\\|", 36: "f-", 40: "()[]t!", 42: "r", 46: '"',
    50: "*_`–", 53: "sz“”?", 56: "cL", 58: "Fk", 60: "vxyP", 62: "TYaoơe", 64: "ESbdghnpquưđ",
    65: "$0123456789{}", 68: "KAV", 70: "BRXZC", 75: "UHN", 78: "DGĐ&", 80: "OQ", 82: "w",
    84: "#+<=>^~−×±↔", 88: "MƯ∅", 92: "Ơ", 95: "%", 98: "m", 100: "W@…—",
}  # fmt: skip
_BOLD = {
    31: "'", 35: "ijl ", 38: "/IJ\\|,.·", 40: ":;", 44: "f-", 46: "!()[]", 50: "tr_`–",
    53: '"*', 60: "?zcs", 65: "Lvxy", 68: "“”ka", 70: "EFTeoơ$0123456789", 73: "hnu{}ưSYbdgpqđCPZ",
    78: "BAKRVX", 84: "UGD#+<=>HN^~Đ−×±↔", 88: "OQƯ∅Ơ&", 93: "w", 100: "%@M…—", 105: "m", 111: "W",
}  # fmt: skip
_TABLES = tuple(
    {letter: size / 100 for size, letters in table.items() for letter in letters}
    for table in (_PLAIN, _BOLD)
)
_OTHER, _WIDE = 0.85, 1.4


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide `text` is at most in letters of this size, in the unit of the size.

    >>> width("Bắc Kạn", 10) == width("Bac Kan", 10)
    True
    """
    return size * sum(_advance(letter, bold) for letter in text)


def fitting(text: str, room: float, size: float, least: float, *, bold: bool = False) -> float:
    """The size at which `text` is no wider than `room`, not below the `least`, not above `size`."""
    wide = width(text[:_LONGEST], size, bold=bold)
    return size if wide <= room else max(least, int(size * room / wide * 10) / 10)


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """`text` on one line no wider than `room`; what is too long ends in an ellipsis.

    >>> cut("Ủy ban nhân dân", 60, 12)
    'Ủy ban…'
    """
    return next(wrapped(text, room, size, most=1, bold=bold), "")


def wrapped(
    text: str, room: float, size: float, *, most: int = 2, bold: bool = False
) -> Iterator[str]:
    """The lines of `text`, at most so many and none wider than `room`."""
    rest = text[:_LONGEST].split()
    for line in range(1, most + 1):
        if not rest:
            return
        taken = len(rest) if line == most else _words_in(rest, room, size, bold)
        yield _shortened(" ".join(rest[:taken]), room, size, bold)
        rest = rest[taken:]


def _words_in(words: list[str], room: float, size: float, bold: bool) -> int:
    """How many of the words fit on a line; at least one."""
    used = width(words[0], size, bold=bold)
    for taken, word in enumerate(words[1:], start=1):
        used += width(f" {word}", size, bold=bold)
        if used > room:
            return taken
    return len(words)


def _shortened(text: str, room: float, size: float, bold: bool) -> str:
    if width(text, size, bold=bold) <= room:
        return text
    used = width("…", size, bold=bold)
    for end, letter in enumerate(text):
        used += size * _advance(letter, bold)
        if used > room:
            return text[: max(end, 1)].rstrip() + "…"
    return text


@cache
def _advance(letter: str, bold: bool) -> float:
    known = _TABLES[bold]
    if letter in known:
        return known[letter]
    plain = unicodedata.normalize("NFD", letter)
    if plain[0] in known:
        horned = unicodedata.normalize("NFC", plain[0] + "\u031b") if "\u031b" in plain else ""
        return known.get(horned, known[plain[0]])
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Mn", "Cf"}:
        return 0.0
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _OTHER
