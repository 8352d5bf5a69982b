"""How a PDF page is seen: with its rotation and its crop box, in points from its top left."""

from __future__ import annotations

from ctypes import byref, c_int
from typing import Final, NamedTuple

import pypdfium2.raw as pdfium

_SCALE: Final = 64
_FAR: Final = 1000.0

Corners = tuple[float, float, float, float]
"""Left, top, right and bottom of a box."""


class View(NamedTuple):
    """How a place in a page's own space becomes points from the top left of what is seen of it:
    `across = a*x + c*y + e`, `down = b*x + d*y + f`."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float


def view_of(page: pdfium.FPDF_PAGE, width: float, height: float) -> View:
    """The view of a page of this size, with its rotation and its crop box."""
    corners = ((0.0, 0.0), (_FAR, 0.0), (0.0, _FAR))
    origin, right, up = (_seen(page, width, height, *corner) for corner in corners)
    return View(
        (right[0] - origin[0]) / _FAR,
        (right[1] - origin[1]) / _FAR,
        (up[0] - origin[0]) / _FAR,
        (up[1] - origin[1]) / _FAR,
        *origin,
    )


def turned(view: View, quarters: int, width: float, height: float) -> tuple[View, float, float]:
    """The view of a page of this size when it is turned clockwise, and its size then."""
    for _ in range(quarters):
        a, b, c, d, e, f = view
        view = View(-b, a, -d, c, height - f, e)
        width, height = height, width
    return view, width, height


def seen_box(rect: pdfium.FS_RECTF, view: View) -> Corners:
    """Left, top, right and bottom of a rectangle of the page's own space, as it is seen."""
    a, b, c, d, e, f = view
    left, right = a * rect.left + c * rect.bottom + e, a * rect.right + c * rect.top + e
    top, bottom = b * rect.left + d * rect.top + f, b * rect.right + d * rect.bottom + f
    return min(left, right), min(top, bottom), max(left, right), max(top, bottom)


def _seen(
    page: pdfium.FPDF_PAGE, width: float, height: float, x: float, y: float
) -> tuple[float, float]:
    across, down = c_int(), c_int()
    size = round(width * _SCALE), round(height * _SCALE)
    pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, byref(across), byref(down))
    return across.value / _SCALE, down.value / _SCALE
