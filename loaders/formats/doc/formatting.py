"""How characters and paragraphs of a Word file are formatted: from their styles and their own.

Codes of properties: [MS-DOC] 2.6.1 (characters), 2.6.2 (paragraphs), 2.6.3 (tables).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from loaders.formats.doc.binary import Binary, Place, properties

_LONGEST_CHAIN: Final = 20
_NO_STYLE: Final = 0x0FFF
_PARAGRAPH_STYLE, _CHARACTER_STYLE = 1, 2

_DELETED, _SPECIAL, _SMALL_CAPS, _CAPS, _HIDDEN = 0x0800, 0x0855, 0x083A, 0x083B, 0x083C
_STYLE, _SYMBOL, _ASCII_FONT, _OTHER_FONT = 0x4A30, 0x6A09, 0x4A4F, 0x4A51

_IN_TABLE, _ROW_END, _DEPTH, _INNER_CELL, _INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
_ELSEWHERE = frozenset({0x6645, 0x6646, 0x646B})  # in the data stream: too long, or of a table
_LEVEL, _LIST, _CELLS, _BORDERS_80, _BORDERS = 0x260A, 0x460B, 0xD608, 0xD605, 0xD613


class Character(Struct, frozen=True):
    """A run's formatting; `font` is a number in the list of fonts."""

    font: int = 0
    caps: bool = False
    small_caps: bool = False
    hidden: bool = False
    deleted: bool = False
    special: bool = False
    symbol: tuple[int, int] | None = None  # its font and code


class Paragraph(Struct, frozen=True):
    """A paragraph's formatting; `edges` and `bordered` are those of the row that it ends."""

    depth: int = 0
    ends_cell: bool = False
    ends_row: bool = False
    list_number: int = 0
    level: int = 0
    edges: tuple[int, ...] = ()
    bordered: bool = False


class _Style(Struct, frozen=True):
    base: int
    paragraph: bytes
    character: bytes


class Formatting:
    """The styles and fonts of a document."""

    def __init__(self, binary: Binary) -> None:
        self.fonts = _fonts(binary.structure(Place.FONTS))
        self._data = binary.data
        self._styles, self._default_font = _styles(binary.structure(Place.STYLES))
        self.character = lru_cache(4096)(self._character)
        self.paragraph = lru_cache(4096)(self._paragraph)

    def font(self, number: int) -> str:
        """The name of a font, "" for an unknown one."""
        return self.fonts[number] if 0 <= number < len(self.fonts) else ""

    def _character(self, style: int, own: bytes) -> Character:
        """The formatting of a run in a paragraph of a style."""
        look = Character(font=self._default_font)
        for each in reversed(self._chain(style)):
            look = _with_characters(look, each.character, look)
        in_style = look
        for code, operand in properties(own):
            if code == _STYLE and len(operand) == 2:
                for each in reversed(self._chain(int.from_bytes(operand, "little"))):
                    look = _with_characters(look, each.character, look)
        return _with_characters(look, own, in_style)

    def _paragraph(self, own: bytes) -> tuple[int, Paragraph]:
        """The style of a paragraph and its formatting."""
        style = int.from_bytes(own[:2], "little")
        look = Paragraph()
        for each in reversed(self._chain(style)):
            look = _with_paragraph(look, each.paragraph)
        for more in (*self._elsewhere(own[2:]), own[2:]):
            look = _with_paragraph(look, more)
        return style, look

    def _elsewhere(self, own: bytes) -> Iterator[bytes]:
        """Properties that a paragraph has in the data stream (2.6.2, sprmPHugePapx)."""
        for code, operand in properties(own):
            if code in _ELSEWHERE and len(operand) == 4:
                at = int.from_bytes(operand, "little")
                size = int.from_bytes(self._data[at : at + 2], "little")
                yield self._data[at + 2 : at + 2 + size]

    def _chain(self, number: int) -> list[_Style]:
        """A style, the one that it is based on, and so on."""
        chain: list[_Style] = []
        while len(chain) < _LONGEST_CHAIN and (style := self._styles.get(number)) is not None:
            chain.append(style)
            number = style.base
        return chain


def _with_characters(look: Character, own: bytes, style: Character) -> Character:
    changes: dict[str, object] = {}
    ascii_font = None
    for code, operand in properties(own):
        if code in _TOGGLES:
            name = _TOGGLES[code]
            changes[name] = _toggled(operand[:1], bool(getattr(style, name)))
        elif code in (_DELETED, _SPECIAL):
            changes["deleted" if code == _DELETED else "special"] = operand[:1] != b"\x00"
        elif code == _OTHER_FONT:
            changes["font"] = int.from_bytes(operand, "little")
        elif code == _ASCII_FONT:
            ascii_font = int.from_bytes(operand, "little")
        elif code == _SYMBOL and len(operand) == 4:
            changes["symbol"] = struct.unpack("<HH", operand)
            changes["special"] = True
    if ascii_font is not None:
        changes.setdefault("font", ascii_font)
    return replace(look, **changes) if changes else look


_TOGGLES: Final = {_CAPS: "caps", _SMALL_CAPS: "small_caps", _HIDDEN: "hidden"}


def _toggled(operand: bytes, style: bool) -> bool:
    """2.9.327, ToggleOperand: on, off, as in the style, or the opposite."""
    value = operand[0] if operand else 0
    if value & 0x80:
        return style != bool(value & 1)
    return bool(value)


def _with_paragraph(look: Paragraph, own: bytes) -> Paragraph:
    changes: dict[str, object] = {}
    for code, operand in properties(own):
        value = int.from_bytes(operand[:4], "little") if operand else 0
        if code == _IN_TABLE and value:
            changes["depth"] = max(look.depth, 1, int(str(changes.get("depth", 0))))
        elif code == _DEPTH:
            changes["depth"] = value if value < 1000 else 0
        elif code in (_ROW_END, _INNER_ROW_END):
            changes["ends_row"] = bool(value)
        elif code == _INNER_CELL:
            changes["ends_cell"] = bool(value)
        elif code == _LIST:
            changes["list_number"] = value
        elif code == _LEVEL:
            changes["level"] = min(value, 8)
        elif code == _CELLS:
            changes["edges"], lines = _cells(operand)
            changes["bordered"] = lines or bool(changes.get("bordered"))
        elif code in (_BORDERS_80, _BORDERS):
            changes["bordered"] = _has_lines_inside(operand, code) or bool(changes.get("bordered"))
    return replace(look, **changes) if changes else look


def _cells(operand: bytes) -> tuple[tuple[int, ...], bool]:
    """2.9.321, TDefTableOperand: right edges of the cells, whether there are lines between."""
    count = operand[0] if operand else 0
    if len(operand) < 1 + 2 * (count + 1):
        return (), False
    edges = struct.unpack_from(f"<{count + 1}h", operand, 1)
    first = 1 + 2 * (count + 1)
    cells = [operand[first + 20 * i : first + 20 * (i + 1)] for i in range(count)]
    # TC80 (2.9.310): flags, width, then the lines above, left, below, right; the type is byte 1.
    lines = any(
        _is_line(cell[side + 1])
        for i, cell in enumerate(cells)
        for side in (8, 16)
        if len(cell) == 20 and not (side == 8 and i == 0) and not (side == 16 and i == count - 1)
    )
    return edges[1:], lines


def _has_lines_inside(operand: bytes, code: int) -> bool:
    """The last of the six lines of a table (2.9.304 and 2.9.305) is that between its columns."""
    size, kind = (4, 1) if code == _BORDERS_80 else (8, 5)
    return len(operand) >= 6 * size and _is_line(operand[5 * size + kind])


def _is_line(kind: int) -> bool:
    return kind not in (0, 0xFF)


def _fonts(data: bytes) -> list[str]:
    """The names of the fonts (2.9.286, SttbfFfn)."""
    names: list[str] = []
    at = 4
    while at < len(data):
        size = data[at] + 1
        name = data[at + 40 : at + size].decode("utf-16-le", "replace")
        names.append(name.partition("\x00")[0])
        at += size
    return names


def _styles(data: bytes) -> tuple[dict[int, _Style], int]:
    """The styles by number and the number of the default font (2.9.271, STSH)."""
    if len(data) < 20:
        return {}, 0
    head, count, base_size = struct.unpack_from("<HHH", data)
    default = struct.unpack_from("<H", data, 2 + 16)[0] if head >= 18 else 0
    styles: dict[int, _Style] = {}
    at = 2 + head
    for number in range(count):
        if at + 2 > len(data):
            break
        (size,) = struct.unpack_from("<H", data, at)
        style = data[at + 2 : at + 2 + size]
        at += 2 + size + size % 2
        if len(style) > base_size >= 10:
            styles[number] = _style(style, base_size)
    return styles, default


def _style(data: bytes, base_size: int) -> _Style:
    """2.9.260, STD: its kind and base, its name, then its properties by kind."""
    kind, base = data[2] & 0x0F, (data[2] | data[3] << 8) >> 4
    count = data[4] & 0x0F
    at = base_size
    length = data[at] | data[at + 1] << 8 if at + 1 < len(data) else 0
    at += 2 + 2 * length + 2
    parts: list[bytes] = []
    for _ in range(count):
        size = data[at] | data[at + 1] << 8 if at + 1 < len(data) else 0
        parts.append(data[at + 2 : at + 2 + size])
        at += 2 + size + size % 2
    parts += [b"", b""]
    base = base if base != _NO_STYLE else -1
    if kind == _PARAGRAPH_STYLE:
        return _Style(base, parts[0][2:], parts[1])
    return _Style(base, b"", parts[0] if kind == _CHARACTER_STYLE else b"")
