"""Where the words of a text stand on the pages of its file: page and box of every span."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

CERTAIN: Final = 100
"""Percent of sureness of a word that was not recognised from an image."""


class Box(NamedTuple):
    """A part of a page: pages count from 1, lengths are points (1/72 inch) from its top left."""

    page: int
    left: int
    top: int
    right: int
    bottom: int


class Word(NamedTuple):
    """A word: its span in the text, and from where to where it reaches across the page."""

    start: int
    end: int
    left: int
    right: int


class Line(Struct, frozen=True, array_like=True):
    """The words of one printed line, in order of the text.

    `sure` has for each word how sure its recognition is, in percent; it is empty where the text
    stands in the file as such.
    """

    page: int
    top: int
    bottom: int
    words: tuple[Word, ...]
    sure: tuple[int, ...] = ()

    @property
    def start(self) -> int:
        """Where the line begins in the text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the line ends in the text."""
        return self.words[-1].end


class Positions(Struct, frozen=True):
    """The pages of a file, each with width and height in points, and its lines in text order.

    A line has at least one word; the words of a text never overlap.
    """

    pages: tuple[tuple[int, int], ...] = ()
    lines: tuple[Line, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is known of where the text stands."""
        return bool(self.lines)

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Where the span stands: a box for each line that it touches, in order."""
        return tuple(
            Box(line.page, min(w.left for w in words), line.top, max(w.right for w in words),
                line.bottom)
            for line in self._touched(start, end)
            if (words := [w for w in line.words if w.start < end and start < w.end])
        )  # fmt: skip

    def page(self, start: int, end: int) -> int | None:
        """The page on which the span begins, None where that is unknown."""
        for line in self._touched(start, end):
            if any(word.start < end and start < word.end for word in line.words):
                return line.page
        return None

    def sureness(self, start: int, end: int) -> int:
        """How sure the least sure word of the span was recognised, in percent."""
        return min(
            (
                sure
                for line in self._touched(start, end)
                for word, sure in zip(line.words, line.sure, strict=False)
                if word.start < end and start < word.end
            ),
            default=CERTAIN,
        )

    def part(self, spans: Sequence[tuple[int, int]]) -> Positions:
        """The positions in the text that `spans`, in order, have when put together."""
        if not self:
            return self
        moved: list[Line] = []
        length = 0
        for start, end in spans:
            shift = length - start
            for line in self._touched(start, end):
                kept = [i for i, w in enumerate(line.words) if start <= w.start and w.end <= end]
                if kept:
                    words = (line.words[i] for i in kept)
                    moved.append(
                        replace(
                            line,
                            words=tuple(
                                Word(w.start + shift, w.end + shift, w.left, w.right) for w in words
                            ),
                            sure=tuple(line.sure[i] for i in kept) if line.sure else (),
                        )
                    )
            length += end - start
        return Positions(self.pages, tuple(moved))

    def _touched(self, start: int, end: int) -> Sequence[Line]:
        """The lines that share a character with the span."""
        if not self.lines:
            return ()  # most texts have no pages
        first = bisect_right(self.lines, start, key=lambda line: line.end)
        last = bisect_left(self.lines, end, key=lambda line: line.start)
        return self.lines[first:last]


NOWHERE: Final = Positions()
"""The positions of a text that has no pages."""
