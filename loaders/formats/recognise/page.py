"""From the picture of a page to its words, in points of the upright page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from loaders.formats.arrange import Piece
from loaders.formats.recognise.again import looked_at_again
from loaders.formats.recognise.engine import engine
from loaders.formats.recognise.letters import mended_case, mended_mark, mended_syllable
from loaders.formats.recognise.picture import DPI, prepared
from loaders.formats.recognise.words import Seen, seen

if TYPE_CHECKING:
    from PIL.Image import Image

_POINTS = 72
_LEAST = 30
"""Percent of sureness below which a word is a scribble or a part of a seal. On rendered scans with
seals and signatures, leaving these out mends signatories, and 40 would cost right words: of those
from 30 to 60 every other is right."""

_POOR = 60
"""Mean sureness, in percent, of a page that may stand on its head: upright pages that can be read
have more than 80, upside down they have 20 to 45."""


class Recognised(NamedTuple):
    """The upright page, its width and height in points, and the words on it."""

    width: float
    height: float
    pieces: list[Piece]


def recognised(image: Image, dpi: float) -> list[Piece]:
    """The words on the picture of a page, as `recognised_page` reads them."""
    return recognised_page(image, dpi).pieces


def recognised_page(image: Image, dpi: float) -> Recognised:
    """The picture of a page read; `dpi` says how many of its pixels are an inch.

    Places are in points of the upright page, sureness in percent. A page that lies on its side or
    stands on its head is turned first. Raises `UnreadableSource` when a part of the recogniser is
    missing, with the command that installs it.
    """
    engine()
    page = prepared(image, dpi)
    words = seen(page.image, DPI)
    if sureness(words) < _POOR:
        turned = page.upside_down()
        if sureness(other := seen(turned.image, DPI)) > sureness(words):
            page, words = turned, other
    words = looked_at_again(words, page)
    width, height = (side * _POINTS / DPI for side in page.image.size)
    return Recognised(
        width, height, [_piece(word) for word in _mended(words) if word.sure >= _LEAST]
    )


def sureness(words: list[Seen]) -> float:
    """How sure the letters of the words are on average, in percent; 0 without any."""
    letters = sum(len(word.text) for word in words)
    return sum(word.sure * len(word.text) for word in words) / letters if letters else 0.0


def _mended(words: list[Seen]) -> list[Seen]:
    """The words with their letters in the right case, and with the marks of their neighbours."""
    texts = ["", *(mended_case(word.text) for word in words), ""]
    for mend in (mended_mark, mended_syllable):
        inner = [mend(*texts[place : place + 3]) for place in range(len(words))]
        texts = ["", *inner, ""]
    return [word._replace(text=text) for word, text in zip(words, texts[1:-1], strict=True)]


def _piece(word: Seen) -> Piece:
    edges = (word.left, word.top, word.right, word.bottom)
    left, top, right, bottom = (edge * _POINTS / DPI for edge in edges)
    return Piece(word.text, left, top, right, bottom, round(word.sure))
