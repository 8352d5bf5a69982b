"""Word's binary file (.doc, Word 97 to 2003): the streams, and where what stands in them.

The format is [MS-DOC], "Word (.doc) Binary File Format"; section numbers in this package are its.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

import olefile  # type: ignore[import-untyped]

from loaders.errors import UnreadableSource

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FIRST_OF_1997: Final = 0x00C1  # 2.5.1, nFib
_WORD: Final = 0xA5EC
_ENCRYPTED: Final = 0x0100
_TABLE_1: Final = 0x0200
_RGFCLCB: Final = 0x9A
_REMOVE_PASSWORD: Final = "open it with its password and save it without"  # noqa: S105
_SAVE_ANEW: Final = "open it in a word processor, save it anew and load it again"

DAMAGE: Final = (
    struct.error, IndexError, KeyError, ValueError, OSError, OverflowError, TypeError,
    AttributeError, RecursionError,
)  # fmt: skip
"""What reading bytes that break the format raises."""


class OlderWord(Exception):  # noqa: N818 - never leaves this package
    """A file of Word 6 or 95, whose format is another."""


class Place:
    """Numbers of the pairs of offset and length in the file's head (2.5.6, FibRgFcLcb97)."""

    STYLES = 1
    FOOTNOTE_MARKS = 2
    FOOTNOTES = 3
    SECTIONS = 6
    HEADERS = 11
    CHARACTERS = 12
    PARAGRAPHS = 13
    FONTS = 15
    PIECES = 33
    SHAPES = 40
    ENDNOTE_MARKS = 46
    ENDNOTES = 47
    BOXES = 56
    LISTS = 73
    OVERRIDES = 74


class Lengths(NamedTuple):
    """How many characters each part of the text has, in their order (2.5.4)."""

    body: int
    footnotes: int
    headers: int
    macros: int
    comments: int
    endnotes: int
    boxes: int


class Binary:
    """The streams of a document.

    Raises `UnreadableSource` for what is none, encrypted or damaged, and `OlderWord`.
    """

    def __init__(self, data: bytes, source: str) -> None:
        try:
            with olefile.OleFileIO(io.BytesIO(data)) as ole:
                names = {"/".join(name).lower() for name in ole.listdir()}
                if "encryptedpackage" in names:
                    raise UnreadableSource(source, "is encrypted", _REMOVE_PASSWORD)
                if "worddocument" not in names:
                    raise UnreadableSource(
                        source, "holds no Word document", "save it as .docx and load that"
                    )
                self.main: bytes = ole.openstream("WordDocument").read()
                kind, version = struct.unpack_from("<HH", self.main)
                flags = self.number(0x0A, "<H")
                if kind != _WORD or version < _FIRST_OF_1997:
                    raise OlderWord
                if flags & _ENCRYPTED:
                    raise UnreadableSource(source, "is encrypted", _REMOVE_PASSWORD)
                self.table: bytes = ole.openstream(
                    "1Table" if flags & _TABLE_1 else "0Table"
                ).read()
                self.data: bytes = ole.openstream("Data").read() if "data" in names else b""
        except DAMAGE as error:
            raise damaged(source) from error
        self.lengths = Lengths(*struct.unpack_from("<7i", self.main, 0x4C))
        if min(self.lengths) < 0:
            raise damaged(source)

    def number(self, offset: int, form: str) -> int:
        """A number in the main stream."""
        return int(struct.unpack_from(form, self.main, offset)[0])

    def place(self, index: int) -> tuple[int, int]:
        """Offset and length of a structure in the table stream."""
        start, length = struct.unpack_from("<II", self.main, _RGFCLCB + 8 * index)
        return start, length

    def structure(self, index: int) -> bytes:
        """The bytes of a structure in the table stream, empty where the file lacks it."""
        start, length = self.place(index)
        return self.table[start : start + length]

    def plc(self, index: int, size: int) -> tuple[tuple[int, ...], list[bytes]]:
        """A list of positions and of the data of `size` bytes between them (2.2.2, PLC)."""
        return plc(self.structure(index), size)


def plc(data: bytes, size: int) -> tuple[tuple[int, ...], list[bytes]]:
    """The positions, one more than the data, and the data of a PLC."""
    count = max(len(data) - 4, 0) // (4 + size)
    if not count:
        return (), []
    positions = struct.unpack_from(f"<{count + 1}I", data)
    first = 4 * (count + 1)
    return positions, [data[first + i * size : first + (i + 1) * size] for i in range(count)]


def damaged(source: str) -> UnreadableSource:
    """The error for a file that breaks its format."""
    return UnreadableSource(source, "is damaged: it breaks the format of Word files", _SAVE_ANEW)


_SIZES: Final = (1, 1, 2, 4, 2, 2, 0, 3)
_TABLE_DEFINITION: Final = 0xD608
_TABS: Final = 0xC615
_ALL_TABS: Final = 255


def properties(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The property modifiers (2.6, Prl) of a list of them: code and operand."""
    at = 0
    while at + 2 < len(data):
        code = data[at] | data[at + 1] << 8
        at += 2
        size = _SIZES[code >> 13]
        if not size:
            if code == _TABLE_DEFINITION:
                size = (data[at] | data[at + 1] << 8) - 1 if at + 1 < len(data) else 0
                at += 2
            else:
                size = data[at]
                if code == _TABS and size == _ALL_TABS:
                    size = _tabs(data, at + 1)
                at += 1
        yield code, data[at : at + max(size, 0)]
        at += max(size, 0)


def _tabs(data: bytes, at: int) -> int:
    """The length of an operand that does not fit into its own byte (2.9.182, PChgTabsOperand)."""
    deleted = data[at] if at < len(data) else 0
    after = at + 1 + 4 * deleted
    added = data[after] if after < len(data) else 0
    return 2 + 4 * deleted + 3 * added
