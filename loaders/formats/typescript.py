"""What is read from a file: its text in the normal form, and where on its pages the words stand."""

from __future__ import annotations

from msgspec import Struct

from loaders.positions import NOWHERE, Box, Line, Positions, Word
from loaders.record import ReadingWarning
from loaders.text import plain


class Typescript(Struct, frozen=True):
    """A text as a file has it, in the normal form in which offsets count (`loaders.text.plain`).

    `warnings` say what a user should know about how it was read; their codes are listed in
    `loaders.source_warnings`.
    """

    text: str
    positions: Positions = NOWHERE
    warnings: tuple[ReadingWarning, ...] = ()


class Typewriter:
    """Writes a typescript word by word, and notes where each word stands.

    >>> writer = Typewriter()
    >>> writer.turn(595, 842)
    >>> writer.word("Số:", Box(1, 85, 60, 105, 72))
    >>> writer.write(" ")
    >>> writer.word("12/QĐ-UBND", Box(1, 109, 60, 180, 72))
    >>> writer.write("\\n")
    >>> script = writer.typescript()
    >>> script.text, script.positions.boxes(4, 14)
    ('Số: 12/QĐ-UBND\\n', (Box(page=1, left=109, top=60, right=180, bottom=72),))
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._pages: list[tuple[int, int]] = []
        self._lines: list[Line] = []
        self._words: list[Word] = []
        self._sure: list[int] = []
        self._box: Box | None = None  # around the words of the line so far

    @property
    def page(self) -> int:
        """The number of the page that is being written, from 1; 0 before the first."""
        return len(self._pages)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in points of the page that is being written, (0, 0) before the first."""
        return self._pages[-1] if self._pages else (0, 0)

    def turn(self, width: float, height: float) -> None:
        """Begin a new page of this size in points."""
        self._end_line()
        self._pages.append((round(width), round(height)))

    def write(self, text: str) -> None:
        """Text without a place: blanks, line ends, borders of cells ("|")."""
        if "\n" in text:
            self._end_line()
        self._put(plain(text))

    def word(self, text: str, box: Box, sure: int | None = None) -> None:
        """A word with its place; `sure` in percent where it was recognised from an image.

        A word that has no visible character is left out.
        """
        text = plain(text)
        if not text or text.isspace():
            return
        if self._box is not None and not _goes_on(self._box, box):
            self._end_line()
        start = self._length
        self._put(text)
        self._words.append(Word(start, self._length, box.left, box.right))
        if sure is not None:
            self._sure.append(sure)
        top = min(box.top, self._box.top) if self._box else box.top
        bottom = max(box.bottom, self._box.bottom) if self._box else box.bottom
        self._box = Box(box.page, box.left, top, box.right, bottom)

    def typescript(self, warnings: tuple[ReadingWarning, ...] = ()) -> Typescript:
        """What has been written."""
        self._end_line()
        positions = Positions(tuple(self._pages), tuple(self._lines))
        return Typescript("".join(self._parts), positions, warnings)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _end_line(self) -> None:
        if self._words and self._box:
            sure = tuple(self._sure) if len(self._sure) == len(self._words) else ()
            page, top, bottom = self._box.page, self._box.top, self._box.bottom
            self._lines.append(Line(page, top, bottom, tuple(self._words), sure))
        self._words, self._sure, self._box = [], [], None


def _goes_on(line: Box, word: Box) -> bool:
    """Whether a word can stand in the line whose last box is given."""
    overlap = min(line.bottom, word.bottom) - max(line.top, word.top)
    return line.page == word.page and 2 * overlap >= min(
        line.bottom - line.top, word.bottom - word.top
    )
