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
_PROTECTED: Final = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
_TAIL: Final = 2048


@contextmanager
def opened(data: bytes, source: str) -> Iterator[pypdfium2.PdfDocument]:
    """The document in `data`, closed at the end.

    Raises `UnreadableSource` when it is encrypted or damaged, or has no pages or too many.
    """
    handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not handle:
        raise _unreadable(pdfium.FPDF_GetLastError(), data, source)
    document = pypdfium2.PdfDocument(handle)
    with closing(document):
        if not len(document):
            raise UnreadableSource(source, "has no pages", "check that it is the right file")
        if len(document) > MAX_PAGES:
            reason = f"has {len(document):,} pages, more than the {MAX_PAGES:,} of one file"
            raise UnreadableSource(source, reason, _SPLIT)
        yield document


def _unreadable(code: int, data: bytes, source: str) -> UnreadableSource:
    if code in _PROTECTED:
        return UnreadableSource(
            source, "is encrypted and asks for a password", "save it without one and load it again"
        )
    cut = b"%%EOF" not in data[-_TAIL:]
    return UnreadableSource(
        source,
        "is a PDF whose end is missing" if cut else "is a damaged PDF",
        "fetch it again, or open it and print it into a new PDF",
    )
