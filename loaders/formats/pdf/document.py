"""Opening a PDF from its bytes, within limits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from loaders.errors import UnreadableSource

MAX_PAGES: Final = 3000
"""Most pages of one file; a bundle of a year's documents has less, a book of laws has 2,000."""

_SPLIT: Final = "split it into smaller files"
_PASSWORD: Final = 4, 5
"""The library's codes for a file with a password, and one with another protection."""


@contextmanager
def opened(data: bytes, source: str) -> Iterator[pypdfium2.PdfDocument]:
    """The document in `data`, closed at the end.

    Raises `UnreadableSource` when it is encrypted or damaged, or has no pages or too many.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(error, data, source) from error
    with closing(document):
        if len(document) > MAX_PAGES:
            reason = f"has {len(document):,} pages, more than the {MAX_PAGES:,} of one file"
            raise UnreadableSource(source, reason, _SPLIT)
        yield document


def _unreadable(error: pypdfium2.PdfiumError, data: bytes, source: str) -> UnreadableSource:
    if error.err_code in _PASSWORD:
        return UnreadableSource(
            source, "is encrypted and asks for a password", "save it without one and load it again"
        )
    if error.err_code == pdfium.FPDF_ERR_SUCCESS:
        return UnreadableSource(source, "has no pages", "check that it is the right file")
    cut = b"%%EOF" not in data[-2048:]
    return UnreadableSource(
        source,
        "is a PDF whose end is missing" if cut else "is a damaged PDF",
        "fetch it again, or open it and print it into a new PDF",
    )
