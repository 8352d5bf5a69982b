"""The numbers and dashes that browsers put before the items of lists (HTML Standard, 4.4.5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_ALREADY: Final = re.compile(r"[-–—+•*●▪]|\(?\d{1,3}[.)/]|[a-zđA-ZĐ][.)]|[IVX]+[.)]")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ROMAN: Final = (("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))
_MOST: Final = 39


class Items:
    """The items of one list, as they come."""

    def __init__(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        self._is_numbered = tag == "ol"
        self._kind = attributes.get("type") or "1"
        self._next = _number(attributes.get("start"), 1)

    def marker(self, attributes: Mapping[str, str | None]) -> str:
        """What stands before the next item: "1. ", "a) ", "- "."""
        if not self._is_numbered:
            return "- "
        number = _number(attributes.get("value"), self._next)
        self._next = number + 1
        return counted(self._kind, number)


def counted(kind: str, number: int) -> str:
    """A number in the way that the type of a list asks for.

    >>> counted("1", 12), counted("a", 2), counted("I", 14)
    ('12. ', 'b) ', 'XIV. ')
    """
    if kind in ("a", "A") and 0 < number <= len(_LETTERS):
        letter = _LETTERS[number - 1]
        return f"{letter}) " if kind == "a" else f"{letter.upper()}. "
    if kind in ("i", "I") and 0 < number <= _MOST:
        roman = _roman(number)
        return f"{roman if kind == 'i' else roman.upper()}. "
    return f"{number}. "


def is_marked(text: str) -> bool:
    """Whether an item's text begins with a number or dash of its own."""
    return _ALREADY.match(text) is not None


def _roman(number: int) -> str:
    parts = []
    for sign, value in _ROMAN:
        parts.append(sign * (number // value))
        number %= value
    return "".join(parts)


def _number(value: str | None, otherwise: int) -> int:
    if value and value.isascii() and value.isdigit() and len(value) < 6:
        return int(value)
    return otherwise
