"""The fonts of an RTF file: names, and the code pages that their bytes stand in."""

from __future__ import annotations

import codecs
from typing import Final

from loaders import legacy

_CHARSETS: Final = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""RTF 1.9.1, "Font Table", \\fcharset."""

_SYMBOL: Final = 2
WESTERN: Final = "cp1252"


class Font:
    """A font of the table."""

    def __init__(self) -> None:
        self.name = ""
        self.charset = 0
        self.page: str | None = None

    def end(self) -> None:
        """The name is complete."""
        self.name = self.name.strip()


class Fonts:
    """The fonts by number."""

    def __init__(self) -> None:
        self.default = 0
        self.page = WESTERN
        self._fonts: dict[int, Font] = {}

    def add(self, number: int) -> Font:
        """A new font with this number."""
        font = self._fonts[number] = Font()
        return font

    def name(self, number: int) -> str:
        """The name of a font, "" for an unknown one."""
        font = self._fonts.get(number)
        return font.name if font else ""

    def decoded(self, data: bytes, number: int) -> str:
        """Bytes of a run in a font."""
        if data.isascii():
            return data.decode("ascii")
        font = self._fonts.get(number)
        if font is None:
            return data.decode(self.page, "replace")
        if font.charset == _SYMBOL:
            return "".join(chr(0xF000 + byte) if byte >= 0x20 else "" for byte in data)
        if legacy.encoding_of_font(font.name) is not None:
            return data.decode("latin-1")  # an encoding of its own, whatever the file says
        return data.decode(font.page or _CHARSETS.get(font.charset, self.page), "replace")


def code_page(number: int | None) -> str | None:
    """The name of a code page, None for one that is not known."""
    try:
        return codecs.lookup(f"cp{number}").name
    except LookupError:
        return None
