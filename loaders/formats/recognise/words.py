"""What the recogniser sees on a prepared picture: words with box and sureness."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from loaders.formats.recognise.engine import engine

if TYPE_CHECKING:
    from PIL.Image import Image

_SPARSE: Final = 11
"""Text is looked for everywhere, not in columns (`tesseract::PSM_SPARSE_TEXT`): heads and feet in
two columns mislead the analysis of columns. The order of reading is found later."""

_LINE: Final = 7
"""One line of text (`tesseract::PSM_SINGLE_LINE`)."""

_WORD: Final = 3
"""The level of words in the recogniser's result (`tesseract::RIL_WORD`)."""


class Seen(NamedTuple):
    """A word with its box in pixels of the picture, and how sure it is, in percent."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    sure: float


def seen(image: Image, dpi: float) -> list[Seen]:
    """The words on a grey picture of `dpi` points per inch, in the recogniser's order.

    Raises `UnreadableSource` when a part of the recogniser is missing.
    """
    return _seen(image, dpi, _SPARSE)


def line_seen(image: Image, dpi: float) -> list[Seen]:
    """The words of a line on a grey picture that shows nothing else, from left to right."""
    return _seen(image, dpi, _LINE)


def _seen(image: Image, dpi: float, mode: int) -> list[Seen]:
    api = engine()
    api.SetPageSegMode(mode)
    api.SetImageBytes(image.tobytes(), image.width, image.height, 1, image.width)
    api.SetSourceResolution(round(dpi))
    try:
        return list(_words(api.GetIterator())) if api.Recognize() else []
    finally:
        api.Clear()


def _words(page: Any) -> Iterator[Seen]:
    """The words that an iterator over the recogniser's result comes upon."""
    while page is not None:
        if not page.Empty(_WORD) and (text := page.GetUTF8Text(_WORD).strip()):
            left, top, right, bottom = page.BoundingBox(_WORD)
            yield Seen(text, left, top, right, bottom, page.Confidence(_WORD))
        if not page.Next(_WORD):
            return
