"""The characters of a Word file, and how they and their paragraphs are formatted.

Text stands in pieces (2.8.35, PlcPcd), formatting in pages of 512 bytes that go by the place of the
text in the file (2.9.33, ChpxFkp; 2.9.175, PapxFkp).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from loaders.formats.doc.binary import Binary, Place, plc
from loaders.text import MAX_CHARACTERS

_PIECES: Final = 2
_PAGE: Final = 512
_EIGHT_BIT: Final = 0x40000000
_BX: Final = 13


class TooLong(Exception):  # noqa: N818 - never leaves this package
    """The pieces give more characters than a text may have."""


class _Piece(NamedTuple):
    start: int  # position in the text
    end: int
    offset: int  # in the main stream
    width: int  # bytes of a character


class Text:
    """The characters by their positions."""

    def __init__(self, binary: Binary) -> None:
        self._pieces = list(_pieces(_piece_table(binary)))
        if sum(piece.end - piece.start for piece in self._pieces) > MAX_CHARACTERS:
            raise TooLong
        self.characters = "".join(_decoded(binary.main, piece) for piece in self._pieces)
        self._starts = [piece.start for piece in self._pieces]
        self._runs = _Pages(binary, Place.CHARACTERS)
        self._paragraphs = _Pages(binary, Place.PARAGRAPHS)

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, bytes]]:
        """The stretches of text from `start` to `end` with the properties of their characters."""
        for piece in self._pieces[max(bisect_right(self._starts, start) - 1, 0) :]:
            if piece.start >= end:
                return
            first = max(piece.start, start)
            last = min(piece.end, end)
            while first < last:
                offset = piece.offset + (first - piece.start) * piece.width
                until, data = self._runs.at(offset)
                stop = min(piece.start + max((until - piece.offset) // piece.width, 0), last)
                stop = max(stop, first + 1)
                yield first, stop, data
                first = stop

    def paragraph(self, position: int) -> bytes:
        """The style (2 bytes) and the properties of the paragraph that ends at `position`."""
        piece = self._pieces[max(bisect_right(self._starts, position) - 1, 0)]
        return self._paragraphs.at(piece.offset + (position - piece.start) * piece.width)[1]


def _piece_table(binary: Binary) -> bytes:
    """The table of pieces (2.9.38, Clx): behind the changes that were saved fast."""
    data = binary.structure(Place.PIECES)
    at = 0
    while at < len(data) and data[at] != _PIECES:
        at += 3 + struct.unpack_from("<H", data, at + 1)[0]
    (length,) = struct.unpack_from("<I", data, at + 1)
    return data[at + 5 : at + 5 + length]


def _pieces(table: bytes) -> Iterator[_Piece]:
    positions, pieces = plc(table, 8)
    for start, end, piece in zip(positions, positions[1:], pieces, strict=False):
        (offset,) = struct.unpack_from("<I", piece, 2)
        if end < start:
            raise ValueError("pieces run backwards")
        if offset & _EIGHT_BIT:
            yield _Piece(start, end, (offset & ~_EIGHT_BIT) // 2, 1)
        else:
            yield _Piece(start, end, offset, 2)


def _decoded(stream: bytes, piece: _Piece) -> str:
    """The characters of a piece, one for each position, whatever they are."""
    count = piece.end - piece.start
    data = stream[piece.offset : piece.offset + count * piece.width]
    if len(data) < count * piece.width:
        raise ValueError("a piece lies outside of the file")
    if piece.width == 1:
        return data.decode("latin-1").translate(_WESTERN)
    if any(0xD8 <= byte < 0xE0 for byte in data[1::2]):  # a character that takes two positions
        return "".join(map(chr, struct.unpack(f"<{count}H", data)))
    return data.decode("utf-16-le")


_WESTERN: Final = {
    byte: bytes((byte,)).decode("cp1252")
    for byte in range(0x80, 0xA0)
    if byte not in b"\x81\x8d\x8f\x90\x9d"
}  # 2.9.73, FcCompressed


class _Pages:
    """Formatting by the place of the text in the main stream."""

    def __init__(self, binary: Binary, kind: int) -> None:
        self._stream = binary.main
        self._is_paragraph = kind == Place.PARAGRAPHS
        self._bounds, self._numbers = binary.plc(kind, 4)
        self._read: dict[int, tuple[tuple[int, ...], list[bytes]]] = {}

    def at(self, offset: int) -> tuple[int, bytes]:
        """Up to where the same formatting goes, and what it says; b"" where it says nothing."""
        index = bisect_right(self._bounds, offset) - 1
        if not 0 <= index < len(self._numbers):
            return self._bounds[0] if index < 0 and self._bounds else 1 << 32, b""
        if index not in self._read:
            self._read[index] = self._page(index)
        bounds, data = self._read[index]
        inner = bisect_right(bounds, offset) - 1
        if not 0 <= inner < len(data):
            return self._bounds[index + 1], b""
        return bounds[inner + 1], data[inner]

    def _page(self, index: int) -> tuple[tuple[int, ...], list[bytes]]:
        number = int.from_bytes(self._numbers[index], "little") & 0x3FFFFF
        page = self._stream[number * _PAGE : (number + 1) * _PAGE]
        if len(page) < _PAGE:
            return (), []
        count = page[-1]
        bounds = struct.unpack_from(f"<{count + 1}I", page)
        first = 4 * (count + 1)
        if self._is_paragraph:
            return bounds, [_paragraph(page, 2 * page[first + _BX * i]) for i in range(count)]
        return bounds, [_run(page, 2 * page[first + i]) for i in range(count)]


def _run(page: bytes, at: int) -> bytes:
    return page[at + 1 : at + 1 + page[at]] if at else b""


def _paragraph(page: bytes, at: int) -> bytes:
    """2.9.179, PapxInFkp: the length counts pairs of bytes."""
    if not at:
        return b""
    if page[at]:
        return page[at + 1 : at + 2 * page[at]]
    return page[at + 2 : at + 2 + 2 * page[at + 1]]
