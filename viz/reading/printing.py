"""A text piece by piece with what its pages add: where each begins, and words in doubt."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from markupsafe import Markup

from loaders.positions import Positions
from viz.frame.offline import inert
from viz.reading.sheets import doubts, page_starts, said_of

_RULE = Markup(
    '<span class="sheet" role="separator" data-page="{0}" data-says="p. {0}" aria-label="p. {0}">'
    "</span>"
)
_DOUBT = Markup('<span class="doubt" data-sure="{1}" title="{2}">{0}</span>')


class Printing:
    """Goes through a text once, in pieces."""

    def __init__(self, positions: Positions) -> None:
        self._pages = deque(page_starts(positions))
        self._doubts = deque(doubts(positions))
        self._at = 0

    def printed(self, piece: str) -> Iterator[Markup]:
        """The next piece of the text as HTML."""
        start, end = self._at, self._at + len(piece)
        at = start
        while at < end:
            # Behind the line end that a page begins after, so that no mark opens before its rule.
            while self._pages and self._pages[0][0] <= at:
                yield _RULE.format(self._pages.popleft()[1])
            doubt = self._doubts[0] if self._doubts and self._doubts[0].start <= at else None
            until = min(end, doubt.end if doubt else self._next(end))
            words = inert(piece[at - start : until - start])
            yield _DOUBT.format(words, doubt.sure, said_of(doubt)) if doubt else words
            at = until
            if doubt and doubt.end <= at:
                self._doubts.popleft()
        while self._pages and self._pages[0][0] <= at:
            yield _RULE.format(self._pages.popleft()[1])
        self._at = end

    def _next(self, end: int) -> int:
        """Where the next page or word in doubt begins, at most `end`."""
        starts = [self._pages[0][0]] if self._pages else []
        starts += [self._doubts[0].start] if self._doubts else []
        return min([end, *starts])
