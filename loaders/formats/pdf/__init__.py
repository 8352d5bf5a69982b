"""PDF: the words of its text layer; a page that is a picture, or whose letters are broken, is
recognised."""

from __future__ import annotations

from loaders.formats.arrange import arrange_leaves
from loaders.formats.pdf.document import opened
from loaders.formats.pdf.sheet import Sheet, sheets
from loaders.formats.pdf.stamps import placed
from loaders.formats.recognise.sureness import recognition_warnings
from loaders.formats.typescript import Typescript, Typewriter
from loaders.record import ReadingWarning


def read(data: bytes, source: str) -> Typescript:
    """The text of a PDF in reading order, with the place of every word.

    Page numbers and repeated running heads are left out; an electronic signature's stamp has lines
    of its own, once. Pages that were read by optical character recognition are named in a warning.
    Raises `UnreadableSource` for a file that is encrypted or damaged, has no pages or too many, or
    more text than one source may have; and where a page has to be recognised and cannot.
    """
    with opened(data, source) as document:
        read_sheets = list(sheets(document, source))
    writer = Typewriter()
    arrange_leaves(writer, [(sheet.leaf, sheet.pieces) for sheet in placed(read_sheets)])
    return writer.typescript(_warnings(read_sheets))


def _warnings(read_sheets: list[Sheet]) -> tuple[ReadingWarning, ...]:
    pages = [(i, sheet.pieces) for i, sheet in enumerate(read_sheets, 1) if sheet.recognised]
    return recognition_warnings(pages, of=len(read_sheets))
