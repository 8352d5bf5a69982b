"""Word files of before 2007 (.doc), read from their binary format.

The text is what the pages show, in reading order, as from a .docx file (`loaders.formats.docx`).
Files of Word 6 and 95 have another format, which the program antiword reads.
"""

from __future__ import annotations

from loaders.errors import UnreadableSource
from loaders.formats.doc.binary import DAMAGE, OLE, Binary, OlderWord, damaged
from loaders.formats.doc.older import older_text
from loaders.formats.doc.pieces import TooLong
from loaders.formats.doc.story import Document
from loaders.formats.manuscript import typescript
from loaders.formats.typescript import Typescript
from loaders.text import MAX_CHARACTERS

__all__ = ["read"]


def read(data: bytes, source: str) -> Typescript:
    """The text of a Word file.

    Raises `UnreadableSource` for a file that is encrypted, damaged, no Word document, without text,
    or longer than `loaders.text.MAX_CHARACTERS`; for one of Word 6 or 95 also where antiword is not
    installed.
    """
    return typescript(lambda met: _text(data, source, met), source)


def _text(data: bytes, source: str, met: set[str]) -> str:
    if not data.startswith(OLE):
        return older_text(data, source)
    try:
        return Document(Binary(data, source), met).written()
    except OlderWord:
        return older_text(data, source)
    except TooLong as error:
        raise UnreadableSource(
            source,
            f"has more than the {MAX_CHARACTERS:,} characters of one text",
            "split it into one file per document",
        ) from error
    except DAMAGE as error:
        raise damaged(source) from error
