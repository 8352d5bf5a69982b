"""The ruled tables of a PDF page."""

from __future__ import annotations

import pypdfium2

from loaders.formats.arrange import Grid, Piece


def grids_of(page: pypdfium2.PdfPage, pieces: list[Piece]) -> tuple[Grid, ...]:
    """The grids of lines on the page."""
    return ()
