"""The pages of a PDF: for each its words, from the text layer or from its picture."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from math import isfinite
from typing import Final

import pypdfium2
from msgspec import Struct

from loaders.errors import UnreadableSource
from loaders.formats.arrange import Leaf, Piece
from loaders.formats.pdf.drawn import drawn_by_annotations
from loaders.formats.pdf.picture import coverage, picture_of
from loaders.formats.pdf.quality import mended, quality_of
from loaders.formats.pdf.rulings import grids_of
from loaders.formats.pdf.stamps import without_stamps
from loaders.formats.pdf.words import Layer, layer_of
from loaders.formats.pulse import beat
from loaders.formats.recognise import recognised_page
from loaders.text import MAX_CHARACTERS

_FEW: Final = 30
"""A page with fewer words may be a picture with nothing but a stamp or a page number as text."""

_MORE: Final = 1.5

_PICTURE: Final = 0.5
"""A page is a picture when its images cover so much of it."""

_SOMETHING: Final = 0.02
"""On a page without a word, images that cover so much may show some."""


class Sheet(Struct, frozen=True):
    """One page: its words, those of electronic signatures, each as its lines, and words that run
    in other directions than the text."""

    leaf: Leaf
    pieces: list[Piece]
    stamps: list[list[list[Piece]]]
    aslant: list[Piece] = []
    recognised: bool = False


def sheets(document: pypdfium2.PdfDocument, source: str) -> Iterator[Sheet]:
    """The pages in order. Raises `UnreadableSource` as `loaders.formats.pdf.read` says."""
    left = MAX_CHARACTERS
    for number in range(len(document)):
        try:
            sheet = _sheet(document, number, left)
        except pypdfium2.PdfiumError as error:
            raise UnreadableSource(
                source,
                f"page {number + 1} is damaged",
                "open it and print it into a new PDF",
            ) from error
        except UnreadableSource as error:  # of the recogniser, which knows no file
            reason = f"page {number + 1} is a picture, which {error.reason}"
            raise UnreadableSource(source, reason, error.remedy) from error
        if sheet is None:
            raise UnreadableSource(
                source,
                f"has more than the {MAX_CHARACTERS:,} characters of one text",
                "split it into one file per document",
            )
        left -= sum(len(piece.text) + 1 for piece in sheet.pieces)
        yield sheet
        beat()


def _sheet(document: pypdfium2.PdfDocument, number: int, most: int) -> Sheet | None:
    """The page of this index, None where it has more than `most` characters."""
    with closing(document[number]) as page:
        width, height = page.get_size()
        if not (isfinite(width) and isfinite(height) and width > 0 and height > 0):
            return Sheet(Leaf(1, 1), [], [])
        layer = _layer(page, most)
        if layer is None:
            return None
        drawn = drawn_by_annotations(document, number, page, layer, most)
        pieces, stamps = without_stamps([*mended(layer.pieces), *drawn.pieces])
        stamps = drawn.stamps + stamps
        if _is_to_be_recognised(page, pieces, layer):
            found = recognised_page(*picture_of(page))
            seen = [*found.pieces, *drawn.pieces]
            if _is_better(seen, pieces):
                seen, more = without_stamps(seen)
                leaf = Leaf(found.width, found.height)
                return Sheet(leaf, seen, stamps or more, recognised=True)
        leaf = Leaf(layer.width, layer.height, grids_of(page.raw, layer.view))
        return Sheet(leaf, pieces, stamps, mended(layer.aslant))


def _layer(page: pypdfium2.PdfPage, most: int) -> Layer | None:
    with closing(page.get_textpage()) as text_page:
        return layer_of(page.raw, text_page.raw, most)


def _is_to_be_recognised(page: pypdfium2.PdfPage, pieces: list[Piece], layer: Layer) -> bool:
    """Whether the picture of a page tells more than its text layer."""
    quality = quality_of(pieces, layer.unmapped)
    if quality.is_broken:
        return True
    is_poor = quality.is_poor or (not layer.painted and quality.has_few_marks)
    if len(pieces) >= _FEW and not is_poor:
        return False
    covered = coverage(page)
    if len(pieces) < _FEW:
        return covered >= (_PICTURE if pieces else _SOMETHING)
    return covered >= _PICTURE


def _is_better(seen: list[Piece], pieces: list[Piece]) -> bool:
    """Whether what was recognised reads no worse than the text layer, if there is one; where the
    layer has few words and all are sound, whether there are clearly more."""
    if not pieces:
        return True
    old, new = quality_of(pieces), quality_of(seen)
    if len(pieces) < _FEW and not old.bad + old.lost:
        return len(seen) >= _MORE * len(pieces)
    return not new.is_broken and new.good >= old.good
