"""The fonts of a PDF page: words in fonts older than Unicode, and words that are not painted."""

from __future__ import annotations

from ctypes import c_void_p, cast, create_string_buffer
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

from loaders.legacy import decoded, encoding_of_font, is_font_of_capitals

_HYPHENS: Final = frozenset((2, 0xFFFE))
"""What the library gives for a hyphen at the end of a line."""

_HYPHEN: Final = "\xad"
"""In old encodings a letter has its place: it is a dash only once they are out of the way."""

_INVISIBLE: Final = 3
"""The way of painting text that paints nothing (ISO 32000-1, 9.3.6)."""


class Fonts:
    """The fonts of a page's words; the file names them for each run of text."""

    def __init__(self, text_page: pdfium.FPDF_TEXTPAGE) -> None:
        self._text_page = text_page
        self._known: dict[int, tuple[_Font, bool]] = {}  # by address of the run
        self._fonts: dict[int, _Font] = {}  # by address of the font
        self.hidden = 0
        """How many words are not painted."""

    def decoded(self, codes: list[int], index: int) -> str:
        """The word that begins at `index`, in Unicode also where its font is older."""
        letters = "".join([_HYPHEN if code in _HYPHENS else chr(code) for code in codes])
        run = pdfium.FPDFText_GetTextObject(self._text_page, index)
        if not run:
            return letters
        address = _address(run)
        if address not in self._known:
            painting = pdfium.FPDFTextObj_GetTextRenderMode(run)
            self._known[address] = (self._font(run), painting == _INVISIBLE)
        font, hidden = self._known[address]
        self.hidden += hidden
        if font.encoding is None:
            return letters
        text = decoded(
            letters.replace("-", "\xad") if _HYPHENS & {*codes} else letters, font.encoding
        )
        return text.upper() if font.capitals else text

    def _font(self, run: pdfium.FPDF_PAGEOBJECT) -> _Font:
        font = pdfium.FPDFTextObj_GetFont(run)
        if not font:
            return _Font(None, False)
        address = _address(font)
        if address not in self._fonts:
            name = _name(font)
            self._fonts[address] = _Font(encoding_of_font(name), is_font_of_capitals(name))
        return self._fonts[address]


class _Font(NamedTuple):
    encoding: str | None
    capitals: bool


def _name(font: pdfium.FPDF_FONT) -> str:
    buffer = create_string_buffer(256)
    length = pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
    return buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace")


def _address(pointer: Any) -> int:
    return cast(pointer, c_void_p).value or 0
