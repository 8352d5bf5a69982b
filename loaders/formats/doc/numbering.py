"""The lists of a Word file ([MS-DOC] 2.9.131 to 2.9.151: LSTF, LVL, LFO)."""

from __future__ import annotations

import struct
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from loaders.formats.doc.binary import Binary, Place
from loaders.formats.doc.formatting import Character, Formatting, Paragraph
from loaders.formats.lists import LEVELS, MAX_TEXT, Counter, Level

_FORMS: Final = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
    22: "decimalZero", 23: "bullet", 255: "none",
}  # fmt: skip
"""[MS-OSHARED] 2.2.1.3, MSONFC."""

_LEGAL, _HAS_LIMIT = 0x04, 0x08
_SETS_START, _SETS_ALL = 0x10, 0x20


class _List(Struct, frozen=True):
    levels: dict[int, Level]
    looks: dict[int, bytes]


class _Use(Struct, frozen=True):
    """A use of a list, with levels that start anew and levels of its own."""

    list_id: int
    starts: dict[int, int]
    own: _List


class Numbering:
    """Counts the paragraphs of a document as they come."""

    def __init__(self, binary: Binary, formatting: Formatting) -> None:
        self._formatting = formatting
        self._counter = Counter()
        self._lists = _lists(binary)
        self._uses = _uses(binary)

    def number(self, paragraph: Paragraph, style: int) -> tuple[str, Character]:
        """The number of the next paragraph with the blank after it, "" for none; how it looks."""
        plain = self._formatting.character(style, b"")
        if not 0 < paragraph.list_number <= len(self._uses):
            return "", plain
        use = self._uses[paragraph.list_number - 1]
        found = self._lists.get(use.list_id)
        if found is None:
            return "", plain
        levels = {**found.levels, **use.own.levels}
        for level, start in use.starts.items():
            levels[level] = replace(levels.get(level, Level()), start=start)
            self._counter.restart(use.list_id, paragraph.list_number, level, start)
        number = self._counter.number(use.list_id, levels, paragraph.level)
        look = {**found.looks, **use.own.looks}.get(paragraph.level, b"")
        return (f"{number} " if number else ""), self._formatting.character(style, look)


def _lists(binary: Binary) -> dict[int, _List]:
    start, length = binary.place(Place.LISTS)
    data = binary.table
    if length < 2:
        return {}
    (count,) = struct.unpack_from("<H", data, start)
    at = start + 2 + 28 * count  # the levels follow behind the lists
    lists: dict[int, _List] = {}
    for i in range(count):
        (list_id,) = struct.unpack_from("<i", data, start + 2 + 28 * i)
        is_simple = data[start + 2 + 28 * i + 26] & 1
        read = _List({}, {})
        for depth in range(1 if is_simple else LEVELS):
            read.levels[depth], read.looks[depth], at = _level(data, at)
        lists[list_id] = read
    return lists


def _level(data: bytes, at: int) -> tuple[Level, bytes, int]:
    """A level (2.9.150, LVL), the look of its numbers, and where it ends."""
    start, form, flags = struct.unpack_from("<iBB", data, at)
    looks, paragraphs, limit = data[at + 24], data[at + 25], data[at + 26]
    at += 28 + paragraphs
    look = data[at : at + looks]
    at += looks
    (length,) = struct.unpack_from("<H", data, at)
    text = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    level = Level(
        start=start,
        form=_FORMS.get(form, "decimal"),
        text="".join(f"%{ord(c) + 1}" if ord(c) < LEVELS else c for c in text[:MAX_TEXT]),
        restart=limit if flags & _HAS_LIMIT else None,
        legal=bool(flags & _LEGAL),
    )
    return level, look, at + 2 + 2 * length


def _uses(binary: Binary) -> list[_Use]:
    data = binary.structure(Place.OVERRIDES)
    if len(data) < 4:
        return []
    (count,) = struct.unpack_from("<I", data)
    heads = [data[4 + 16 * i : 20 + 16 * i] for i in range(min(count, (len(data) - 4) // 16))]
    at = 4 + 16 * len(heads)
    uses: list[_Use] = []
    for head in heads:
        use = _Use(struct.unpack_from("<i", head)[0], {}, _List({}, {}))
        at += 4
        for _ in range(head[12]):
            start, flags = struct.unpack_from("<iI", data, at)
            depth = min(flags & 0x0F, LEVELS - 1)
            at += 8
            if flags & _SETS_ALL:
                use.own.levels[depth], use.own.looks[depth], at = _level(data, at)
            elif flags & _SETS_START:
                use.starts[depth] = start
        uses.append(use)
    return uses
