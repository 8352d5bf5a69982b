"""The tokens of RTF (Rich Text Format Specification 1.9.1, "RTF Syntax")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<byte>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}]+)",
    re.DOTALL,
)
_SKIPPED: Final = re.compile(rb"\\bin(?P<count>\d{1,10}) ?|\\[^a-zA-Z]|(?P<brace>[{}])", re.DOTALL)
_LINE_ENDS: Final = b"\r\n\x00"
_MAX_NUMBER: Final = 0x7FFFFFFF


class Token(NamedTuple):
    """A control word with its number, a control sign ("\\\\" and the sign), a brace, or text."""

    word: str = ""
    number: int | None = None
    text: bytes = b""


_OPEN: Final = Token("{")
_CLOSE: Final = Token("}")


class Tokens:
    """The tokens of a file one by one; binary data is left out."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def __iter__(self) -> Iterator[Token]:
        data = self._data
        match = _TOKEN.match
        while (found := match(data, self._at)) is not None:
            self._at = found.end()
            kind = found.lastgroup
            if kind == "text":
                yield Token(text=found[0].translate(None, _LINE_ENDS))
            elif kind in ("word", "number"):
                word = found["word"].decode("ascii")
                number = None if found["number"] is None else int(found["number"])
                if number is not None and abs(number) > _MAX_NUMBER:
                    number = None
                if word == "bin":
                    self._at += max(number or 0, 0)
                else:
                    yield Token(word, number)
            elif kind == "byte":
                yield Token(text=bytes.fromhex(found["byte"].decode("ascii")))
            elif kind == "sign":
                yield Token("\\" + found["sign"].decode("latin-1"))
            else:
                yield _OPEN if found[0] == b"{" else _CLOSE

    def comes(self, data: bytes) -> bool:
        """Whether these bytes come next."""
        return self._data.startswith(data, self._at)

    def skip_group(self) -> None:
        """Go to before the brace that ends the group."""
        depth = 0
        while (found := _SKIPPED.search(self._data, self._at)) is not None:
            if found["brace"] == b"}":
                if not depth:
                    self._at = found.start()
                    return
                depth -= 1
            elif found["brace"] == b"{":
                depth += 1
            self._at = found.end() + int(found["count"] or 0)
        self._at = len(self._data)
