"""RTF files, read by the Rich Text Format Specification 1.9.1.

The text is what the pages show, in reading order, as from a .docx file (`loaders.formats.docx`).
"""

from __future__ import annotations

import re
from typing import Final

from loaders.errors import UnreadableSource
from loaders.formats.manuscript import typescript
from loaders.formats.rtf.reader import Reader
from loaders.formats.typescript import Typescript

__all__ = ["read"]

_START: Final = re.compile(rb"[\s\x00\xef\xbb\xbf]*\{\\rtf")


def read(data: bytes, source: str) -> Typescript:
    """The text of an RTF file.

    Raises `UnreadableSource` for a file that is none, has no text, is longer than
    `loaders.text.MAX_CHARACTERS`, or has groups nested too deep.
    """
    start = _START.match(data[:100])
    if start is None:
        raise UnreadableSource(source, "is no RTF file", "save it as .docx and load that")
    return typescript(
        lambda met: Reader(data[start.end() - len(b"{\\rtf") :], source, met).text(), source
    )
