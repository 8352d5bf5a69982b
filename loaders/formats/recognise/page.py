"""From the picture of a page to its words, in points of the upright page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.formats.arrange import Piece
from loaders.formats.recognise.engine import engine
from loaders.formats.recognise.words import seen

if TYPE_CHECKING:
    from PIL.Image import Image

_POINTS = 72


def recognised(image: Image, dpi: float) -> list[Piece]:
    """The words on the picture of a page; `dpi` says how many of its pixels are an inch.

    Places are in points of the upright page, sureness in percent. Raises `UnreadableSource` when a
    part of the recogniser is missing, with the command that installs it.
    """
    engine()
    scale = _POINTS / dpi
    return [
        Piece(
            word.text,
            word.left * scale,
            word.top * scale,
            word.right * scale,
            word.bottom * scale,
            round(word.sure),
        )
        for word in seen(image.convert("L"), dpi)
    ]
