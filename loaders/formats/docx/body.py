"""The text of a part of a Word document: paragraphs, tables, text boxes, notes.

Section numbers are those of ECMA-376, Part 1. Tracked changes are accepted (17.13.5): what is
inserted or moved to a place stands there, what is deleted or moved away is gone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from xml.etree.ElementTree import Element

from loaders.errors import UnreadableSource
from loaders.formats.docx.drawings import ALTERNATIVES, chosen, outermost, symbol
from loaders.formats.docx.marks import before, goes_on, has_lines, is_gone, spanned
from loaders.formats.docx.names import W, value
from loaders.formats.docx.numbering import Numbering
from loaders.formats.docx.styles import Properties, Styles
from loaders.formats.furniture import Fields, is_page_number
from loaders.formats.manuscript import MAX_NESTING, Block, Cell, Table, stripped
from loaders.formats.runs import Look, Runs

_MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_MATH: Final = frozenset(_MATH_TEXT[:-1] + name for name in ("oMath", "oMathPara"))
_AROUND: Final = frozenset(
    W + name
    for name in (
        "bdo", "customXml", "dir", "fldSimple", "hyperlink", "ins", "moveTo", "rt", "ruby",
        "rubyBase", "sdt", "sdtContent", "smartTag",
    )
)  # fmt: skip
"""Elements that hold paragraphs, rows, cells or runs without a part in the text of their own."""

_SIGNS: Final = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad",
}  # fmt: skip
_PICTURES: Final = frozenset((f"{W}drawing", f"{W}pict", f"{W}object", ALTERNATIVES))

_FIELD_SIGNS: Final = {"begin": Fields.begin, "separate": Fields.separate, "end": Fields.end}

AddNote = Callable[[str, str], str]
"""From the kind of a note ("footnote", "endnote") and its id to the mark in the text."""


class Story:
    """Reads the blocks of one part of a document."""

    def __init__(
        self, source: str, styles: Styles, numbering: Numbering, note: AddNote, met: set[str]
    ) -> None:
        self._source = source
        self._styles = styles
        self._numbering = numbering
        self._note = note
        self._met = met
        self._fields = Fields()
        self._depth = 0
        self._runs = Runs(self._met)
        self._is_open = False  # whether the next paragraph goes on with these runs
        self._boxes: list[Block] = []

    def blocks(self, parent: Element) -> list[Block]:
        """The paragraphs and tables in an element. Raises `UnreadableSource` at `MAX_NESTING`."""
        blocks: list[Block] = []
        self._add_blocks(parent, blocks)
        self._end_open(blocks)
        return blocks

    def _add_blocks(self, parent: Element, blocks: list[Block]) -> None:
        self._go_deeper()
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                self._add_paragraph(child, blocks)
            elif tag == f"{W}tbl":
                self._end_open(blocks)
                blocks.append(self._table(child))
            elif tag in _AROUND:
                self._add_blocks(child, blocks)
            elif tag == ALTERNATIVES:
                for way in chosen(child):
                    self._add_blocks(way, blocks)
        self._depth -= 1

    def _go_deeper(self) -> None:
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise UnreadableSource(
                self._source,
                f"has parts nested more than {MAX_NESTING} deep",
                "open it in a word processor, save it anew and load it again",
            )

    # Paragraphs

    def _add_paragraph(self, paragraph: Element, blocks: list[Block]) -> None:
        properties = paragraph.find(f"{W}pPr")
        style = value(properties, f"{W}pStyle")
        look = self._styles.paragraph(style)
        if not self._is_open:
            self._add_number(properties, style, look)
        self._add_runs(paragraph, look)
        self._fields.end_paragraph()
        mark = None if properties is None else properties.find(f"{W}rPr")
        self._is_open = mark is not None and is_gone(mark)
        if not self._is_open:
            self._end_paragraph(blocks)

    def _add_number(self, properties: Element | None, style: str | None, look: Properties) -> None:
        mark = None if properties is None else properties.find(f"{W}rPr")
        own = self._styles.properties(mark).over(look)
        if own.hidden:
            return
        number, level = self._numbering.number(properties, style)
        self._runs.add(number, _look(level.over(own)))

    def _end_paragraph(self, blocks: list[Block]) -> None:
        blocks.append(self._runs.text())
        blocks += self._boxes
        self._runs, self._boxes, self._is_open = Runs(self._met), [], False

    def _end_open(self, blocks: list[Block]) -> None:
        if self._is_open:
            self._end_paragraph(blocks)

    def _add_runs(self, parent: Element, look: Properties) -> None:
        self._go_deeper()
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._add_run(child, look)
            elif tag in _AROUND:
                if tag != f"{W}fldSimple" or not is_page_number(child.get(f"{W}instr", "")):
                    self._add_runs(child, look)
            elif tag in _MATH:
                self._runs.add("".join(item.text or "" for item in child.iter(_MATH_TEXT)))
            elif tag == ALTERNATIVES:
                for way in chosen(child):
                    self._add_runs(way, look)
        self._depth -= 1

    def _add_run(self, run: Element, look: Properties) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None:
            style = value(properties, f"{W}rStyle")
            look = self._styles.of(style).over(look) if style else look
            look = self._styles.properties(properties).over(look)
        shown = _look(look)
        for child in run:
            tag = child.tag
            if tag == f"{W}fldChar":
                sign = _FIELD_SIGNS.get(child.get(f"{W}fldCharType", ""))
                if sign is not None:
                    sign(self._fields)
            elif tag == f"{W}instrText":
                self._fields.code(child.text or "")
            elif look.hidden or not self._fields.shows:
                continue
            elif tag == f"{W}t":
                self._runs.add(child.text or "", shown)
            elif tag in _SIGNS:
                self._runs.add(_SIGNS[tag], shown)
            elif tag in _PICTURES:
                self._add_boxes(child)
            else:
                self._add_special(child, shown)

    def _add_special(self, child: Element, look: Look) -> None:
        """Symbols (17.3.3.30) and the marks of notes (17.11)."""
        if child.tag == f"{W}sym":
            code = child.get(f"{W}char", "")[:4]
            if all(digit in "0123456789abcdefABCDEF" for digit in code) and code:
                font = child.get(f"{W}font") or look.font
                self._runs.add(symbol(int(code, 16)), look._replace(font=font))
        elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            kind = child.tag.removeprefix(W).removesuffix("Reference")
            self._runs.add(self._note(kind, child.get(f"{W}id", "")))

    def _add_boxes(self, picture: Element) -> None:
        """The text boxes of a drawing, as blocks behind the paragraph."""
        for part in chosen(picture) if picture.tag == ALTERNATIVES else [picture]:
            for box in outermost(part):
                outer = self._runs, self._boxes, self._is_open, self._fields
                self._runs, self._boxes, self._is_open, self._fields = (
                    Runs(self._met),
                    [],
                    False,
                    Fields(),
                )
                inner: list[Block] = []
                self._add_blocks(box, inner)
                self._end_open(inner)
                self._runs, self._boxes, self._is_open, self._fields = outer
                self._boxes += stripped(inner)

    # Tables

    def _table(self, table: Element) -> Table:
        properties = table.find(f"{W}tblPr")
        borders = None if properties is None else properties.find(f"{W}tblBorders")
        if borders is None:
            borders = self._styles.borders(value(properties, f"{W}tblStyle"))
        inside = value(borders, f"{W}insideV") or "none"
        read = Table()
        self._go_deeper()
        self._add_rows(table, read, inside)
        self._depth -= 1
        return read

    def _add_rows(self, parent: Element, table: Table, inside: str) -> None:
        for child in parent:
            if child.tag == f"{W}tr":
                mark = child.find(f"{W}trPr")
                if mark is None or not is_gone(mark):
                    row: list[Cell] = [Cell(span=before(mark))] if before(mark) else []
                    table.rows.append(row)
                    self._add_cells(child, row, table, inside)
            elif child.tag in _AROUND:
                self._go_deeper()
                self._add_rows(child, table, inside)
                self._depth -= 1

    def _add_cells(self, parent: Element, row: list[Cell], table: Table, inside: str) -> None:
        for child in parent:
            if child.tag == f"{W}tc":
                properties = child.find(f"{W}tcPr")
                cell = Cell(span=spanned(properties))
                row.append(cell)
                if not goes_on(properties):
                    self._add_blocks(child, cell.blocks)
                    self._end_open(cell.blocks)
                table.bordered = table.bordered or has_lines(properties, inside)
            elif child.tag in _AROUND:
                self._go_deeper()
                self._add_cells(child, row, table, inside)
                self._depth -= 1


def _look(properties: Properties) -> Look:
    return Look(properties.font or "", bool(properties.capitals))
