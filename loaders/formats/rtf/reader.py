"""RTF to paragraphs and tables (Rich Text Format Specification 1.9.1)."""

from __future__ import annotations

from copy import copy
from typing import Final

from loaders.errors import UnreadableSource
from loaders.formats.furniture import MAX_CODE, is_page_number
from loaders.formats.lists import shown_bullet
from loaders.formats.manuscript import stripped, written
from loaders.formats.rtf.fonts import WESTERN, Font, Fonts, code_page
from loaders.formats.rtf.group import Group
from loaders.formats.rtf.story import Headers, Notes, Row, Story
from loaders.formats.rtf.tokens import Token, Tokens
from loaders.formats.rtf.words import (
    BOXES,
    HEADERS,
    LEFT_OUT,
    LINES,
    OTHER_SIDES,
    PARAGRAPH_ENDS,
    PLACES,
    READ,
    SIDES,
    SIGNS,
)  # fmt: skip
from loaders.formats.runs import Look, Runs

MAX_GROUPS: Final = 1000
"""Most groups inside of each other; word processors write some twenty."""

_LONGEST_NAME: Final = 100  # of a font
_MOST_SKIPPED: Final = 100  # characters behind "\u"; one or two are usual


class Reader:
    """Reads one file; raises `UnreadableSource` at `MAX_GROUPS`."""

    def __init__(self, data: bytes, source: str, met: set[str]) -> None:
        self._met = met  # old encodings
        self._tokens = Tokens(data)
        self._source = source
        self._fonts = Fonts()
        self._font: Font | None = None
        self._body = Story(self._met)
        self._group = Group(self._body)
        self._groups: list[Group] = []
        self._row = Row()
        self._side = False
        self._skip = 0  # characters that stand for the last "\u" in other programs
        self._pending: list[bytes] = []
        self._is_first = True  # whether the next token is the first of its group
        self._is_optional = False  # whether "\*" stands before it
        self._headers = Headers()
        self._notes = Notes()

    def text(self) -> str:
        """The whole text: header of the first page, body, notes."""
        for token in self._tokens:
            if token.text:
                self._add_bytes(token)
            elif not self._control(token):
                break
        self._flush()
        return written([*self._headers.blocks(), *self._body.blocks()]) + self._notes.written()

    def _control(self, token: Token) -> bool:
        """Follow a control word or a brace; False where the document has ended."""
        word = token.word
        if word == "{":
            self._flush()
            self._skip = 0
            if len(self._groups) >= MAX_GROUPS:
                raise UnreadableSource(
                    self._source,
                    f"has groups nested more than {MAX_GROUPS:,} deep",
                    "open it in a word processor, save it anew and load it again",
                )
            self._groups.append(self._group)
            self._group = copy(self._group)
            self._is_first, self._is_optional = True, False
            return True
        if word == "}":
            self._flush()
            self._skip = 0
            self._end_group()
            return bool(self._groups)
        if word == "\\*":
            self._is_optional = True
            return True
        is_first, self._is_first = self._is_first, False
        if self._skip and word not in PARAGRAPH_ENDS:
            self._skip -= 1
        elif self._is_destination(word, optional=self._is_optional and is_first):
            self._is_optional = False
        else:
            self._follow(word, token.number)
        return True

    def _end_group(self) -> None:
        ended = self._group
        if self._groups:
            self._group = self._groups.pop()
        if ended.box is not None and self._group.box is not ended.box:
            self._group.story.add_box(stripped(ended.box.blocks()))
        if ended.in_list is not None and self._group.in_list is None:
            number = shown_bullet(ended.in_list.text().strip())
            if number:
                self._add(f"{number} ", self._look())

    # Destinations

    def _is_destination(self, word: str, *, optional: bool) -> bool:
        """Whether a word says where the text of its group goes; sees to it if so."""
        group = self._group
        if word in LEFT_OUT or (optional and word not in READ and word not in HEADERS):
            self._tokens.skip_group()
        elif word == "fonttbl":
            group.in_fonts = True
        elif word == "field":
            group.field = [""]
        elif word == "fldinst":
            group.in_code = True
        elif word == "fldrslt":
            if not group.in_code and is_page_number(group.field[0]):
                self._tokens.skip_group()
        elif word in HEADERS:
            self._begin_header(word)
        elif word == "footnote":
            kind = "endnote" if self._tokens.comes(b"\\ftnalt") else "footnote"
            self._begin_note(kind)
        elif word in BOXES:
            group.story = group.box = Story(self._met)
            group.in_table, group.depth = False, None
        elif word in ("listtext", "pntext"):
            group.in_list = Runs(self._met)
        else:
            return False
        return True

    def _begin_header(self, kind: str) -> None:
        story = Story(self._met)
        if self._headers.add(kind, story):
            self._group.story = story
        else:
            self._tokens.skip_group()

    def _begin_note(self, kind: str) -> None:
        self._flush()
        story = Story(self._met)
        self._add(self._notes.add(kind, story), self._look())
        self._group.story = story
        self._group.in_table, self._group.depth = False, None

    # Words

    def _follow(self, word: str, number: int | None) -> None:
        if word == "u":
            self._add_unicode(number)
            return
        if word in SIGNS:
            self._flush()
            self._add(SIGNS[word], self._look())
            return
        self._flush()
        group = self._group
        if group.in_fonts:
            self._follow_font(word, number)
        elif word in PARAGRAPH_ENDS:
            if self._is_seen():
                group.story.end_paragraph(group.tables())
        elif not (
            group.set_character(word, number != 0)
            or group.set_paragraph(word, number)
            or self._follow_row(word, number)
        ):
            self._follow_rest(word, number)

    def _follow_font(self, word: str, number: int | None) -> None:
        if word == "f":
            self._font = self._fonts.add(number or 0)
        elif self._font is not None and word == "fcharset":
            self._font.charset = number or 0
        elif self._font is not None and word == "cpg":
            self._font.page = code_page(number)

    def _follow_row(self, word: str, number: int | None) -> bool:
        group = self._group
        if word == "trowd":
            self._row = Row()
        elif word == "cellx":
            if len(self._row.edges) < 64:
                self._row.edges.append(number or 0)
        elif word in SIDES or word in OTHER_SIDES:
            self._side = word in SIDES
        elif word in LINES:
            self._row.bordered |= self._side
        elif word == "cell":
            group.story.end_cell(1)
        elif word == "row":
            group.story.end_row(1, self._row)
        elif word == "nestcell":
            group.story.end_cell(max(group.tables(), 2))
        elif word == "nestrow":
            group.story.end_row(max(group.tables(), 2), self._row)
        else:
            return False
        return True

    def _follow_rest(self, word: str, number: int | None) -> None:
        if word == "f":
            self._group.font = number or 0
        elif word == "plain":
            self._group.plain(self._fonts.default)
        elif word == "uc":
            self._group.unicode_skip = min(max(number or 0, 0), _MOST_SKIPPED)
        elif word == "deff":
            self._fonts.default = self._group.font = number or 0
        elif word == "ansicpg":
            self._fonts.page = code_page(number) or WESTERN
        elif word in PLACES:
            self._fonts.page = PLACES[word]
        elif word == "titlepg":
            self._headers.has_title_page = True

    # Text

    def _add_bytes(self, token: Token) -> None:
        self._is_first = False
        text = token.text
        if self._skip:
            skipped = min(self._skip, len(text))
            self._skip -= skipped
            text = text[skipped:]
        self._pending.append(text)

    def _add_unicode(self, number: int | None) -> None:
        self._flush()
        if number is not None:
            self._add(chr(number & 0xFFFF), self._look())
        self._skip = self._group.unicode_skip

    def _flush(self) -> None:
        """Decode the bytes that came together."""
        if self._pending:
            data, self._pending = b"".join(self._pending), []
            self._add(self._fonts.decoded(data, self._group.font), self._look())

    def _look(self) -> Look:
        group = self._group
        return Look(self._fonts.name(group.font), group.caps or group.small_caps)

    def _is_seen(self) -> bool:
        group = self._group
        return not (group.in_fonts or group.in_code or group.hidden or group.deleted)

    def _add(self, text: str, look: Look) -> None:
        group = self._group
        if group.in_fonts:
            self._name_font(text)
        elif group.in_code:
            if len(group.field[0]) < MAX_CODE:
                group.field[0] += text[:MAX_CODE]
        elif group.hidden or group.deleted:
            return
        elif group.in_list is not None:
            group.in_list.add(text, look)
        else:
            group.story.add(text, look)

    def _name_font(self, text: str) -> None:
        name, end, _ = text.partition(";")
        if self._font is not None and len(self._font.name) < _LONGEST_NAME:
            self._font.name += name
            if end:
                self._font.end()
                self._font = None
