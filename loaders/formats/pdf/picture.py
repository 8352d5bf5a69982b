"""The picture of a PDF page, and how much of the page is picture already."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final

import pypdfium2
import pypdfium2.raw as pdfium

from loaders.errors import UnreadableSource

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI: Final = 300.0
_LEAST_DPI: Final = 60.0
_MOST_PIXELS: Final = 25_000_000
"""A page of A3 at 300 dpi has 17 million."""

_POINTS: Final = 72
_MANY_PATHS: Final = 200
"""So many lines and curves may be letters that were drawn."""


def picture_of(page: pypdfium2.PdfPage) -> tuple[Image, float]:
    """The page without what annotations draw on it, and its dots an inch.

    Raises `UnreadableSource` for a page that is too large for its letters to be seen.
    """
    width, height = page.get_size()
    dpi = min(_DPI, _POINTS * sqrt(_MOST_PIXELS / (width * height)))
    if dpi < _LEAST_DPI:
        inches = f"{width / _POINTS:.0f} by {height / _POINTS:.0f} inches"
        reason = f"cannot be recognised at its size of {inches}"
        raise UnreadableSource("the page", reason, "scan it again, or print it to A4")
    bitmap = page.render(  # in colours, by which seals are told from letters
        scale=dpi / _POINTS, draw_annots=False, may_draw_forms=False, rev_byteorder=True
    )
    try:
        return bitmap.to_pil().convert("RGB"), dpi
    finally:
        bitmap.close()


def coverage(page: pypdfium2.PdfPage) -> float:
    """How much of the page its images cover, in [0, 1]; 1 for one full of drawn curves."""
    width, height = page.get_size()
    paths = 0
    covered: float = 0.0
    for thing in page.get_objects(max_depth=4):
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            covered += max(0.0, right - left) * max(0.0, top - bottom)
        elif thing.type == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
            if paths >= _MANY_PATHS:
                return 1.0
    return float(min(1.0, covered / (width * height)))
