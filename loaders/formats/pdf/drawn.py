"""What annotations draw on a PDF page: notes, filled form fields, stamps of signatures."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from ctypes import byref
from typing import Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from loaders.formats.arrange import Piece
from loaders.formats.pdf.stamps import stamp_lines
from loaders.formats.pdf.view import View, seen_box
from loaders.formats.pdf.words import Layer, layer_of

_WITH_TEXT: Final = frozenset(
    (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP)
)
_MOST: Final = 500
"""A page with more annotations is a form, whose first fields are enough."""


class Drawn(NamedTuple):
    """The words that annotations draw, and apart from them the lines of signatures."""

    pieces: list[Piece]
    stamps: list[list[list[Piece]]]


_NOTHING: Final = Drawn([], [])


def drawn_by_annotations(
    document: pypdfium2.PdfDocument, number: int, page: pypdfium2.PdfPage, layer: Layer, most: int
) -> Drawn:
    """The words that annotations draw over those of the page itself, which are `layer`.

    `page` is that of this number; it stays as it is, but loaded again it has them in itself.
    """
    places = _places(page.raw, layer.view)
    if not places or pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) != 1:
        return _NOTHING
    with closing(document[number]) as flat, closing(flat.get_textpage()) as text_page:
        whole = layer_of(flat.raw, text_page.raw, most)
    if whole is None or whole.view != layer.view:
        return _NOTHING
    return _sorted(_new(layer.pieces, whole.pieces), places)


def _places(page: pdfium.FPDF_PAGE, view: View) -> list[tuple[float, float, float, float]]:
    found = []
    for index in range(min(_MOST, pdfium.FPDFPage_GetAnnotCount(page))):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        rect = pdfium.FS_RECTF()
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        if kind in _WITH_TEXT and pdfium.FPDFAnnot_GetRect(annotation, byref(rect)):
            found.append(seen_box(rect, view))
        pdfium.FPDFPage_CloseAnnot(annotation)
    return found


def _new(before: list[Piece], after: list[Piece]) -> list[Piece]:
    """The pieces of `after` that are not in `before`."""
    known = Counter((p.text, round(p.left), round(p.top)) for p in before)
    found = []
    for piece in after:
        key = piece.text, round(piece.left), round(piece.top)
        if known[key] > 0:
            known[key] -= 1
        else:
            found.append(piece)
    return found


def _sorted(new: list[Piece], places: list[tuple[float, float, float, float]]) -> Drawn:
    """Each word to the first annotation in whose rectangle it stands."""
    groups: dict[int, list[Piece]] = {}
    for piece in new:
        across, down = (piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2
        inside = (
            i
            for i, (left, top, right, bottom) in enumerate(places)
            if left <= across <= right and top <= down <= bottom
        )
        groups.setdefault(next(inside, -1), []).append(piece)
    pieces: list[Piece] = []
    stamps: list[list[list[Piece]]] = []
    for group in groups.values():
        if lines := stamp_lines(group):
            stamps.append(lines)
        else:
            pieces += group
    return Drawn(pieces, stamps)
