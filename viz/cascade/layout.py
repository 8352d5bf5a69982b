"""Where everything stands: cards in rows by level, a subtree side by side, computed once.

Each subtree owns its stretch of the picture's width through all rows, so a province's documents
stay together and no line of the tree runs behind a card. Documents below which nothing hangs are
stacked when their row would grow too wide to read. All lengths are in picture units, about a
screen pixel at full size; x grows to the right, y downwards, a card is given by its centre.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from graph.model import Cascade
from viz.cascade.forest import Forest, forest
from viz.cascade.rows import LEVELS, Row, rows

CARD_WIDTH, CARD_HEIGHT = 204, 90
GAP = 24
"""Free width between neighbours."""
LANE = 24
"""Free width left of a stack, where its line runs."""
STACK_GAP = 14
ROW_GAP = 52
"""Free height between the rows of a level, where lines turn."""
BAND_TOP, BAND_BOTTOM = 30, 36
"""Free height of a level's band above and below its cards."""
_SCREEN = (1000, 640)
"""The usual drawing area, whose shape the picture should come near."""
_TALLEST_STACK = 24


@dataclass(frozen=True, slots=True)
class Card:
    """The centre of a document's card; `stacked` when it hangs on the lane left of a stack."""

    x: float
    y: float
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """The horizontal band of one level."""

    level: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Cards by document key, the bands in use from top to bottom, and the tree below them."""

    cards: dict[str, Card]
    bands: tuple[Band, ...]
    row: dict[str, Row]
    forest: Forest
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Block:
    """Documents of one row side by side: one with all that hangs below it, or a stack."""

    keys: list[str]
    columns: int
    width: float

    @property
    def deep(self) -> int:
        return ceil(len(self.keys) / self.columns)

    def places(self) -> Iterator[tuple[str, float, int]]:
        """Each document with its centre's distance from the left end and its place from above."""
        lane = LANE if self.deep > 1 else 0
        for i, key in enumerate(self.keys):
            column, down = divmod(i, self.deep)
            left = column * (lane + CARD_WIDTH + GAP) + lane
            yield key, left + CARD_WIDTH / 2, down


_Blocks = dict[str | None, list[_Block]]


def layout(cascade: Cascade) -> Layout:
    """The picture of `cascade`: stacks as high as brings it nearest to the shape of a screen."""
    row = rows(cascade)
    tree = forest(cascade, row)
    best = _blocks(row, tree, 1)
    for tallest in range(2, min(_TALLEST_STACK, len(row)) + 1):
        other = _blocks(row, tree, tallest)
        # A taller stack has to earn its place: rows that run side by side are easier to compare.
        if _scale(row, other) > 1.1 * _scale(row, best):
            best = other
    return _arrange(row, tree, best)


def _scale(row: dict[str, Row], blocks: _Blocks) -> float:
    """How large the picture can be shown on a screen; 1 is full size."""
    width, height = _SCREEN
    return min(1.0, width / _width(blocks[None]), height / _heights(row, blocks)[-1])


def _arrange(row: dict[str, Row], tree: Forest, blocks: _Blocks) -> Layout:
    tops, bands, height = _heights(row, blocks)
    cards: dict[str, Card] = {}
    waiting: list[tuple[str | None, float]] = [(None, 0.0)]
    while waiting:
        parent, left = waiting.pop()
        for block in blocks.get(parent, ()):
            single = block.keys[0] in blocks
            for key, x, down in block.places():
                centre = left + (block.width / 2 if single else x)
                y = tops[row[key]] + down * (CARD_HEIGHT + STACK_GAP) + CARD_HEIGHT / 2
                cards[key] = Card(centre, y, block.deep > 1)
            if single:
                below = _width(blocks[block.keys[0]])
                waiting.append((block.keys[0], left + (block.width - below) / 2))
            left += block.width + GAP
    return Layout(cards, bands, row, tree, _width(blocks[None]), height)


def _blocks(row: dict[str, Row], tree: Forest, tallest: int) -> _Blocks:
    """The blocks below each document, lowest rows first because widths add up from below."""
    blocks: _Blocks = {}
    parents = sorted((key for key in tree.children if key), key=lambda key: row[key], reverse=True)
    for parent in (*parents, None):
        children = tree.children[parent]
        below = [
            _Block([key], 1, max(CARD_WIDTH, _width(blocks[key])))
            for key in children
            if key in blocks
        ]
        leaves = sorted((key for key in children if key not in blocks), key=lambda key: row[key])
        for _, same_row in groupby(leaves, key=lambda key: row[key]):
            below.append(_stack(list(same_row), tallest))
        blocks[parent] = below
    return blocks


def _stack(keys: list[str], tallest: int) -> _Block:
    columns = ceil(len(keys) / tallest)
    lane = LANE if columns < len(keys) else 0
    return _Block(keys, columns, columns * (lane + CARD_WIDTH + GAP) - GAP)


def _width(blocks: list[_Block]) -> float:
    return sum(block.width + GAP for block in blocks) - GAP


def _heights(
    row: dict[str, Row], blocks: _Blocks
) -> tuple[dict[Row, float], tuple[Band, ...], float]:
    """The top of each row, the bands around them, and the height of all."""
    deep: dict[Row, int] = {}
    for block in (block for below in blocks.values() for block in below):
        here = row[block.keys[0]]
        deep[here] = max(deep.get(here, 1), block.deep)
    tops: dict[Row, float] = {}
    bands = []
    y = 0.0
    for level, used in groupby(sorted(deep), key=lambda r: r[0]):
        top = y
        y += BAND_TOP
        for here in used:
            tops[here] = y
            y += deep[here] * (CARD_HEIGHT + STACK_GAP) - STACK_GAP + ROW_GAP
        y += BAND_BOTTOM - ROW_GAP
        bands.append(Band(LEVELS[level], top, y))
    return tops, tuple(bands), y
