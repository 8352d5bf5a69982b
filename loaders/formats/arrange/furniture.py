"""What belongs to the paper, not to the text: page numbers, and heads that run over the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from loaders.formats.arrange.piece import Leaf, Row

_MARGIN: Final = 0.1
"""Page numbers stand in the upper or lower tenth of a page: the margins of Decree 30/2020/NĐ-CP,
Appendix I, are 20 to 25 mm, and the number stands in the middle of the upper one."""

_RUNNING: Final = 0.075
"""Running heads stand in the margin itself; the head of a document begins below it."""

_FEWEST_PAGES: Final = 3
_NUMBER = re.compile(
    r"(?i)[\W_]{0,3}(?:trang|page)?\W{0,3}\d{1,4}(?:\s{0,2}(?:/|of)\s{0,2}\d{1,4})?[\W_]{0,3}"
)
_DIGITS = re.compile(r"\d+")


def without_furniture(pages: Sequence[tuple[Leaf, list[Row]]]) -> list[list[Row]]:
    """The rows of each page without its number, and without running heads that an earlier page has.

    Only rows at the very top and bottom are left out. A running head is one that, but for its
    digits, stands on three pages at least and on a third of them.
    """
    seen = Counter(
        words
        for leaf, rows in pages
        for words in {_words(row) for row in rows if _is_in_margin(row, leaf, _RUNNING)}
    )
    often = max(_FEWEST_PAGES, len(pages) / 3)
    running = {words: 0 for words, times in seen.items() if times >= often}
    return [_text(leaf, rows, running) for leaf, rows in pages]


def _text(leaf: Leaf, rows: list[Row], running: dict[str, int]) -> list[Row]:
    """The rows without furniture; `running` counts how often each running head was met."""
    return _from_top(leaf, _from_top(leaf, rows, running)[::-1], running)[::-1]


def _from_top(leaf: Leaf, rows: list[Row], running: dict[str, int]) -> list[Row]:
    """The rows without the furniture that comes first."""
    kept: list[Row] = []
    for place, row in enumerate(rows):
        if _is_in_margin(row, leaf, _MARGIN) and _NUMBER.fullmatch(_plain(row)):
            continue
        words = _words(row)
        if words not in running or not _is_in_margin(row, leaf, _RUNNING):
            return [*kept, *rows[place:]]
        running[words] += 1
        if running[words] == 1:
            kept.append(row)
    return kept


def _is_in_margin(row: Row, leaf: Leaf, share: float) -> bool:
    return not share * leaf.height < row.middle < (1 - share) * leaf.height


def _plain(row: Row) -> str:
    return " ".join(piece.text for segment in row.segments for piece in segment.pieces)


def _words(row: Row) -> str:
    return _DIGITS.sub("#", _plain(row))
