"""Which mention the text is back at when a bracket closes."""

from __future__ import annotations

import re

_BRACKET = re.compile(r"[()]")


class Brackets:
    """The open brackets of one sentence, each with the mention that stood before it."""

    def __init__(self) -> None:
        self._open: list[int] = []

    def read(self, words: str, last: int) -> tuple[int, str]:
        """The mention that `words`, which follow the mention `last`, go on from, and the rest.

        "A (văn bản B) và C": behind B the bracket leads back to A, and " và " is the rest.
        """
        anchor, rest = last, 0
        if "(" not in words and ")" not in words:
            return anchor, words
        for bracket in _BRACKET.finditer(words):
            if bracket[0] == "(":
                self._open.append(last)
            elif self._open:
                before = self._open.pop()
                if before < last:
                    anchor, rest = before, bracket.end()
        return anchor, words[rest:]
