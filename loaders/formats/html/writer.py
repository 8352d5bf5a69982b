"""The lines of a web page, written element by element as a browser would show them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from selectolax.lexbor import LexborNode

from loaders.formats.html.lists import Items, is_marked
from loaders.formats.html.page import NO_CELL, Box, Cell, Line, Page
from loaders.formats.html.styles import Fonts
from loaders.legacy import in_font

BLOCKS: Final = frozenset(
    ("html", "body", "div", "p", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption",
     "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote",
     "center", "address", "article", "aside", "section", "nav", "header", "footer", "main", "form",
     "fieldset", "legend", "figure", "figcaption", "details", "summary", "dir", "menu")
)  # fmt: skip
_FURNITURE: Final = frozenset(("nav", "aside", "footer", "menu"))
_SPACED: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "table", "pre"))
_NAMED: Final = frozenset(("div", "ul", "section", "header", "form", "table", "p", "ol"))
_WHITE: Final = re.compile(r"[ \t\n\r\f]+")
_PARAGRAPHS: Final = re.compile(r"\n[ \t\r]*\n")
_NOTE: Final = re.compile(r"\s*\d{1,3}\s*")
_ELSEWHERE: Final = re.compile(r"(?i)\s*(?:#|javascript:|$)")


class Marked(NamedTuple):
    """Numbers (`mem_id`) of elements: hidden, named as furniture, with text shown in capitals."""

    hidden: frozenset[int]
    furniture: frozenset[int]
    raised: frozenset[int]


class Writer:
    """The page so far, and where in it the next text stands."""

    def __init__(self, marked: Marked, fonts: Fonts | None) -> None:
        self.page = Page([], [], [], set(), set())
        self.old = self.new = 0  # runs in old fonts that are in old encodings, and in Unicode
        self._marked = marked
        self._fonts = fonts
        self._has_marked = bool(marked.hidden or marked.furniture)
        self._boxes: list[int] = []
        self._parts: list[str] = []
        self._linked = 0
        self._links = 0  # how many links are open
        self._gap = False
        self._is_kept = False  # whether the line has a blank that is kept
        self._pre = 0
        self._notes: list[int] = []
        self._faces: list[str | None] = [None]
        self._raised = [False]
        self._opened: list[bool] = []  # whether an open "a" leads elsewhere
        self._lists: list[Items] = []
        self._marker = ""  # of the item that begins
        self._tables: list[tuple[int, int, int]] = []  # table, row and cell around this one
        self._table = self._row = -1
        self._cell = NO_CELL
        self._table_count = self._row_count = 0

    def text(self, text: str) -> None:
        """Text as it stands in the page."""
        if self._fonts and (face := self._faces[-1]):
            text, encoding = in_font(text, face)
            if encoding:
                self.page.encodings.add(encoding)
                self.old += 1
            elif not text.isascii():
                self.new += 1
        if self._raised[-1]:
            text = text.upper()
        if self._pre or (text.count("\n") > 4 and _PARAGRAPHS.search(text.strip())):
            self._lines(text)
            return
        if "\n" in text or "  " in text or "\t" in text:
            text = _WHITE.sub(" ", text)
        if text.startswith(" ") and (not self._parts or self._parts[-1].endswith(" ")):
            text = text[1:]
        self._put(text)

    def skips(self, node: LexborNode, tag: str) -> bool:
        """Whether an element inside of a line is hidden; hidden boxes are kept as such."""
        return (
            bool(self._marked.hidden) and tag not in BLOCKS and node.mem_id in self._marked.hidden
        )

    def open(self, node: LexborNode, tag: str) -> None:
        """An element begins."""
        if self._marked.raised:
            self._raised.append(self._raised[-1] or node.mem_id in self._marked.raised)
        if self._fonts:
            face = self._fonts.of(tag, node.attributes)
            self._faces.append(face or self._faces[-1])
        if tag in BLOCKS:
            self._open_block(node, tag)
        elif tag == "a":
            target = node.attributes.get("href")
            leads = target is not None and not _ELSEWHERE.match(target)
            self._opened.append(leads)
            self._links += leads
        elif tag == "br":
            self._break()
        elif tag == "hr":
            self._flush()
            self._gap = True
        elif tag == "sup":
            self._notes.append(len(self._parts))

    def close(self, tag: str) -> None:
        """An element ends."""
        if self._marked.raised:
            self._raised.pop()
        if self._fonts:
            self._faces.pop()
        if tag in BLOCKS:
            self._close_block(tag)
        elif tag == "a" and self._opened:
            self._links -= self._opened.pop()
        elif tag == "sup" and self._notes:
            self._note(self._notes.pop())

    def end(self) -> None:
        """The page ends."""
        self._flush()
        while self._boxes:
            self.page.boxes[self._boxes.pop()].end = len(self.page.lines)

    def _open_block(self, node: LexborNode, tag: str) -> None:
        self._flush()
        boxes, parent = self.page.boxes, self._boxes[-1] if self._boxes else -1
        hidden = parent >= 0 and boxes[parent].hidden
        furniture = tag in _FURNITURE
        if self._has_marked:
            number = node.mem_id
            hidden = hidden or number in self._marked.hidden
            furniture = furniture or (tag in _NAMED and number in self._marked.furniture)
        self._boxes.append(len(boxes))
        boxes.append(Box(tag, parent, len(self.page.lines), hidden, furniture))
        if tag == "table":
            if self._table >= 0:
                self.page.nested.add(self._table)
            self._tables.append((self._table, self._row, self._cell))
            self._table, self._cell = self._table_count, NO_CELL
            self._table_count += 1
            self._gap = True
        elif tag == "tr":
            self._row = self._row_count
            self._row_count += 1
        elif tag in ("td", "th"):
            self._cell = len(self.page.cells)
            self.page.cells.append(Cell(self._table, self._row))
        elif tag in ("ol", "ul"):
            self._lists.append(Items(tag, node.attributes))
        elif tag == "li" and self._lists:
            self._marker = self._lists[-1].marker(node.attributes)
        elif tag == "pre":
            self._pre += 1
            self._gap = True
        elif tag in _SPACED:
            self._gap = True

    def _close_block(self, tag: str) -> None:
        if self._is_kept and not "".join(self._parts).strip():
            self._gap = True
        self._flush()
        if self._boxes:
            self.page.boxes[self._boxes.pop()].end = len(self.page.lines)
        if tag == "table" and self._tables:
            self._table, self._row, self._cell = self._tables.pop()
        elif tag in ("td", "th"):
            self._cell = NO_CELL
        elif tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._marker = ""
        elif tag == "pre":
            self._pre -= 1
        if tag in _SPACED:
            self._gap = True

    def _put(self, text: str) -> None:
        if not text:
            return
        self._parts.append(text)
        if self._links:
            self._linked += len(text)
        if not self._is_kept and "\xa0" in text:
            self._is_kept = True

    def _lines(self, text: str) -> None:
        """Text whose line ends are meant."""
        first, *others = text.replace("\r\n", "\n").split("\n")
        self._put(first)
        for line in others:
            self._break()
            self._put(line.rstrip() if self._pre else line.strip())

    def _break(self) -> None:
        if not self._flush():
            self._gap = True

    def _note(self, start: int) -> None:
        """A number that stands above the line is one of a note, save in "m²"."""
        if len(self._parts) - start > 3:
            return
        note = "".join(self._parts[start:])
        before = self._parts[start - 1][-1:] if start else ""
        if _NOTE.fullmatch(note) and before not in ("m", "M"):
            self._parts[start:] = [f"[{note.strip()}]"]

    def _flush(self) -> bool:
        """Ends the line; False where it was empty."""
        text = "".join(self._parts)
        text = text.rstrip(" \t\n\r\f\xa0") if self._pre else text.strip(" \t\n\r\f\xa0")
        linked = self._linked
        self._parts.clear()
        self._notes.clear()
        self._linked, self._is_kept = 0, False
        if not text:
            return False
        box = self._boxes[-1] if self._boxes else 0
        marker = "" if not self._marker or is_marked(text) else self._marker
        self.page.lines.append(Line(text, linked, box, self._cell, self._gap, marker))
        self._gap, self._marker = False, ""
        return True
