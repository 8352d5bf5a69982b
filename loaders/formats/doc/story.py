"""The text of a Word file: body, header of the first page, notes and text boxes."""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from itertools import pairwise
from typing import Final

from loaders.formats.doc.binary import Binary, Place, properties
from loaders.formats.doc.formatting import Character, Formatting
from loaders.formats.doc.numbering import Numbering
from loaders.formats.doc.pieces import Text, TooLong
from loaders.formats.furniture import Fields, has_words, note_mark
from loaders.formats.manuscript import Block, stripped, written
from loaders.formats.rows import Rows
from loaders.formats.runs import Look, Runs
from loaders.text import MAX_CHARACTERS

_END: Final = re.compile("[\r\x07\x0c]")
_SPECIAL: Final = re.compile("[\x00-\x08\x0b\x0e\x13-\x15\x1e\x1f()]")
_NOTE, _DRAWING, _SYMBOL = "\x02", "\x08", "("
_SIGNS: Final = {"\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": "\u00ad"}
_FIELD_SIGNS: Final = {"\x13": Fields.begin, "\x14": Fields.separate, "\x15": Fields.end}  # 2.8.25
_TITLE_PAGE: Final = 0x300A  # sprmSFTitlePage
_ODD_HEADER, _FIRST_HEADER = 7, 10  # 2.8.18, Plcfhdd: behind six stories of notes


class Document:
    """The parts of the text by their positions."""

    def __init__(self, binary: Binary, met: set[str]) -> None:
        self._met = met  # old encodings
        self._binary = binary
        self._text = Text(binary)
        self._formatting = Formatting(binary)
        self._numbering = Numbering(binary, self._formatting)
        lengths = binary.lengths
        self._footnotes = lengths.body
        self._headers = self._footnotes + lengths.footnotes
        self._endnotes = self._headers + lengths.headers + lengths.macros + lengths.comments
        self._boxes = self._endnotes + lengths.endnotes
        self._marks = {
            position: note_mark(kind, number)
            for kind, place in (
                ("footnote", Place.FOOTNOTE_MARKS),
                ("endnote", Place.ENDNOTE_MARKS),
            )
            for number, position in enumerate(binary.plc(place, 2)[0][:-1], start=1)
        }
        self._anchored = self._anchored_boxes()
        self._left = MAX_CHARACTERS

    def written(self) -> str:
        """The whole text."""
        blocks = [*self._header(), *self._blocks(0, self._binary.lengths.body)]
        return written(blocks) + self._notes()

    def _header(self) -> list[Block]:
        index = _FIRST_HEADER if self._has_title_page() else _ODD_HEADER
        bounds = self._binary.plc(Place.HEADERS, 0)[0]
        if index + 1 >= len(bounds):
            return []
        blocks = self._blocks(self._headers + bounds[index], self._headers + bounds[index + 1])
        return [b for b in blocks if not isinstance(b, str) or has_words(b)]

    def _has_title_page(self) -> bool:
        _, sections = self._binary.plc(Place.SECTIONS, 12)
        if not sections:
            return False
        (at,) = struct.unpack_from("<I", sections[0], 2)
        if at == 0xFFFFFFFF or at + 2 > len(self._binary.main):
            return False
        size = self._binary.number(at, "<H")
        own = properties(self._binary.main[at + 2 : at + 2 + size])
        return any(code == _TITLE_PAGE and operand[:1] == b"\x01" for code, operand in own)

    def _notes(self) -> str:
        parts: list[str] = []
        for kind, place, first in (
            ("footnote", Place.FOOTNOTES, self._footnotes),
            ("endnote", Place.ENDNOTES, self._endnotes),
        ):
            bounds = self._binary.plc(place, 0)[0]
            for number, (start, end) in enumerate(pairwise(bounds[:-1]), start=1):
                text = written(self._blocks(first + start, first + end)).strip()
                parts.append(f"{note_mark(kind, number)} {text}\n")
        return "\n" + "".join(parts) if parts else ""

    def _anchored_boxes(self) -> dict[int, list[tuple[int, int]]]:
        """The text boxes, as spans of text, by the positions that they are anchored at."""
        bounds, boxes = self._binary.plc(Place.BOXES, 22)
        anchors, shapes = self._binary.plc(Place.SHAPES, 26)
        at = {shape[:4]: anchor for anchor, shape in zip(anchors, shapes, strict=False)}
        anchored: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for start, end, box in zip(bounds, bounds[1:], boxes, strict=False):
            anchor = at.get(box[14:18])
            if anchor is not None and end > start:
                anchored[anchor].append((self._boxes + start, self._boxes + end))
        return anchored

    def _blocks(self, start: int, end: int) -> list[Block]:
        """The paragraphs and tables from one position to another."""
        text = self._text.characters
        end = min(end, len(text))
        self._left -= max(end - start, 0)
        if self._left < 0:
            raise TooLong
        rows = Rows()
        fields = Fields()
        while start < end:
            found = _END.search(text, start, end)
            last = found.start() if found else end - 1
            until = last if found else end
            style, look = self._formatting.paragraph(self._text.paragraph(last))
            sign = text[last] if found else "\r"
            ends_row = look.ends_row and look.depth > 0
            if not ends_row:
                self._paragraph(rows, fields, (start, until), style, look.depth)
            if ends_row:
                rows.end_row(look.depth, look.edges, bordered=look.bordered)
            elif look.depth and (sign == "\x07" or look.ends_cell):
                rows.end_cell(look.depth)
            start = last + 1
        return rows.blocks()

    def _paragraph(
        self, rows: Rows, fields: Fields, span: tuple[int, int], style: int, depth: int
    ) -> None:
        """Add the paragraph on `span`, and the text boxes that hang on it."""
        runs = Runs(self._met)
        _, paragraph = self._formatting.paragraph(self._text.paragraph(span[1]))
        number, look = self._numbering.number(paragraph, style)
        runs.add(number, self._look(look))
        boxes: list[int] = []
        for first, last, own in self._text.runs(*span):
            character = self._formatting.character(style, own)
            if not character.deleted:
                self._add(runs, fields, (first, last), character, boxes)
        fields.end_paragraph()
        rows.paragraph(runs.text(), depth)
        for anchor in boxes:
            for box in self._anchored.pop(anchor, ()):
                rows.add(stripped(self._blocks(*box)))

    def _add(
        self, runs: Runs, fields: Fields, span: tuple[int, int], look: Character, boxes: list[int]
    ) -> None:
        text = self._text.characters[slice(*span)]
        shown = self._look(look)
        at = 0
        for found in _SPECIAL.finditer(text):
            if fields.shows and not look.hidden:
                runs.add(text[at : found.start()], shown)
            fields.code(text[at : found.start()])
            at = found.end()
            sign = found[0]
            if sign in _FIELD_SIGNS:
                _FIELD_SIGNS[sign](fields)
            elif fields.shows and not look.hidden:
                self._add_sign(runs, sign, span[0] + found.start(), look, boxes)
        if fields.shows and not look.hidden:
            runs.add(text[at:], shown)
        fields.code(text[at:])

    def _add_sign(
        self, runs: Runs, sign: str, position: int, look: Character, boxes: list[int]
    ) -> None:
        shown = self._look(look)
        if sign in _SIGNS:
            runs.add(_SIGNS[sign], shown)
        elif sign in "()":
            if look.special and look.symbol is not None:
                font, code = look.symbol
                code = code + 0xF000 if code < 0x100 else code
                runs.add(chr(code), shown._replace(font=self._formatting.font(font)))
            else:
                runs.add(sign, shown)
        elif sign == _NOTE and look.special:
            runs.add(self._marks.get(position, ""))
        elif sign == _DRAWING and look.special:
            boxes.append(position)

    def _look(self, character: Character) -> Look:
        return Look(self._formatting.font(character.font), character.caps or character.small_caps)
