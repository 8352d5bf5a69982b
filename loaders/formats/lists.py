"""Numbers that a word processor counts itself: "Điều 1.", "a)", "-".

The rules are those of ECMA-376, Part 1, section 17.9, which Word's other formats share.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

LEVELS: Final = 9
MAX_TEXT: Final = 100
"""Longest text of a level; Word takes 31 characters from people."""

_PLACE: Final = re.compile(r"%([1-9])")
_HIGHEST: Final = 32_767  # ECMA-376, 17.9.25: nobody counts farther
_KEPT_BULLETS: Final = frozenset("+-–*")
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Level(Struct, frozen=True):
    """How one level of a list counts.

    `form` is a value of ST_NumberFormat, `text` has "%1" to "%9" for the numbers of the levels,
    `restart` is the level after which it starts again (0: never, None: after any higher one),
    `legal` writes all numbers as decimals.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False


class Counter:
    """Counts the paragraphs of the lists of one document; a list is known by any key."""

    def __init__(self) -> None:
        self._counts: dict[object, list[int | None]] = {}
        self._begun: set[object] = set()

    def restart(self, key: object, once: object, level: int, start: int) -> None:
        """Let a level begin at `start`, the first time that `once` comes."""
        if (once, level) not in self._begun:
            self._begun.add((once, level))
            self._of(key)[level] = start - 1

    def number(self, key: object, levels: Mapping[int, Level], at: int) -> str:
        """The number of the next paragraph on level `at` (from 0) of a list, "" where none shows.

        >>> levels = {0: Level(text="Điều %1."), 1: Level(form="lowerLetter", text="%2)")}
        >>> count = Counter()
        >>> [count.number("a", levels, at) for at in (0, 1, 1, 0, 1)]
        ['Điều 1.', 'a)', 'b)', 'Điều 2.', 'a)']
        """
        level = levels.get(at)
        if level is None:
            return ""
        if level.form == "bullet":
            return _bullet(level.text)
        counts = self._of(key)
        before = counts[at]
        counts[at] = level.start if before is None else min(before + 1, _HIGHEST)
        for lower in range(at + 1, LEVELS):
            after = levels[lower].restart if lower in levels else None
            if after is None or at < after:
                counts[lower] = None
        return _PLACE.sub(lambda found: self._shown(counts, levels, level, found), level.text)

    def _of(self, key: object) -> list[int | None]:
        return self._counts.setdefault(key, [None] * LEVELS)

    def _shown(
        self,
        counts: list[int | None],
        levels: Mapping[int, Level],
        own: Level,
        found: re.Match[str],
    ) -> str:
        index = int(found[1]) - 1
        shown = levels.get(index)
        if shown is None:
            return ""
        count = counts[index]
        return counted(
            shown.start if count is None else count, "decimal" if own.legal else shown.form
        )


def counted(count: int, form: str) -> str:
    """A number in one of the ways of ST_NumberFormat; decimal in any that is not known here.

    >>> counted(4, "lowerRoman"), counted(28, "lowerLetter"), counted(3, "decimalZero")
    ('iv', 'bb', '03')
    """
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{count:02}"
    if count < 1:
        return str(count)
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 30)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    return str(count)


def shown_bullet(number: str) -> str:
    """A number as a word processor shows it, a dash for a sign that is none of a keyboard.

    >>> shown_bullet("1."), shown_bullet("+"), shown_bullet("\u2022"), shown_bullet("")
    ('1.', '+', '-', '')
    """
    return _bullet(number) if len(number) == 1 and not number.isalnum() else number


def _bullet(sign: str) -> str:
    return sign if sign in _KEPT_BULLETS else "-"


def _roman(count: int) -> str:
    parts = []
    for value, sign in _ROMAN:
        parts.append(sign * (count // value))
        count %= value
    return "".join(parts)
