"""Where everything stands: cards in rows by level, a subtree side by side, computed once.

Each subtree owns its stretch of the picture's width through all rows, so a province's documents
stay together and no line of the tree runs behind a card. Documents below which nothing hangs are
stacked when their row would grow too wide to read. All lengths are in picture units, about a
screen pixel at full size; x grows to the right, y downwards, a card is given by its centre.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from viz.cascade.forest import Forest, forest
from viz.cascade.rows import LEVELS, Row, rows
from viz.cascade.scene import Scene

CARD_WIDTH, CARD_HEIGHT = 204, 90
GHOST_HEIGHT = 34
"""Of the card of a body that did not answer, which says no more than its name."""
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
_TALLEST = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 24, 32)
"""Heights of stacks that are tried."""


@dataclass(frozen=True, slots=True)
class Card:
    """The centre of a node's card; `stacked` when it hangs on the lane left of a stack."""

    x: float
    y: float
    stacked: bool = False
    height: float = CARD_HEIGHT


@dataclass(frozen=True, slots=True)
class Band:
    """The horizontal band of one level."""

    level: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Cards by node, the bands in use from top to bottom, and the tree below them."""

    cards: dict[str, Card]
    bands: tuple[Band, ...]
    row: dict[str, Row]
    forest: Forest
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Block:
    """Nodes of one row side by side: one with all that hangs below it, or a stack.

    Each node of `columns` has its height.
    """

    columns: tuple[tuple[tuple[str, float], ...], ...]
    width: float

    @property
    def first(self) -> str:
        return self.columns[0][0][0]

    @property
    def stacked(self) -> bool:
        return len(self.columns[0]) > 1

    @property
    def height(self) -> float:
        return max(_depth(column) for column in self.columns)

    def places(self) -> Iterator[tuple[str, float, float, float]]:
        """Each node with its centre's distances from the left end and from the top, its height."""
        lane = LANE if self.stacked else 0
        for number, column in enumerate(self.columns):
            left = number * (lane + CARD_WIDTH + GAP) + lane
            top = 0.0
            for key, height in column:
                yield key, left + CARD_WIDTH / 2, top + height / 2, height
                top += height + STACK_GAP


_Blocks = dict[str | None, list[_Block]]


def _depth(column: Sequence[tuple[str, float]]) -> float:
    return sum(height + STACK_GAP for _, height in column) - STACK_GAP


def layout(scene: Scene) -> Layout:
    """The picture of `scene`: stacks as high as brings it nearest to the shape of a screen."""
    row = rows(scene)
    tree = forest(scene, row)
    ghosts = frozenset(node.id for node in scene.nodes if node.ghost)
    best = _blocks(row, tree, ghosts, 1)
    for tallest in (tallest for tallest in _TALLEST[1:] if tallest <= len(row)):
        other = _blocks(row, tree, ghosts, tallest)
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
            single = block.first in blocks
            for key, x, y, high in block.places():
                centre = left + (block.width / 2 if single else x)
                cards[key] = Card(centre, tops[row[key]] + y, block.stacked, high)
            if single:
                below = _width(blocks[block.first])
                waiting.append((block.first, left + (block.width - below) / 2))
            left += block.width + GAP
    return Layout(cards, bands, row, tree, _width(blocks[None]), height)


def _blocks(row: dict[str, Row], tree: Forest, ghosts: frozenset[str], tallest: int) -> _Blocks:
    """The blocks below each node, lowest rows first because widths add up from below."""
    blocks: _Blocks = {}
    parents = sorted((key for key in tree.children if key), key=lambda key: row[key], reverse=True)
    for parent in (*parents, None):
        children = tree.children[parent]
        below = [
            _Block((((key, CARD_HEIGHT),),), max(CARD_WIDTH, _width(blocks[key])))
            for key in children
            if key in blocks
        ]
        leaves = sorted((key for key in children if key not in blocks), key=lambda key: row[key])
        for _, same_row in groupby(leaves, key=lambda key: row[key]):
            nodes = [(key, GHOST_HEIGHT if key in ghosts else CARD_HEIGHT) for key in same_row]
            below.append(_stack(nodes, tallest))
        blocks[parent] = below
    return blocks


def _stack(nodes: Sequence[tuple[str, float]], tallest: int) -> _Block:
    """The nodes in columns no deeper than so many cards, all about as deep."""
    most = tallest * (CARD_HEIGHT + STACK_GAP) - STACK_GAP
    columns = _columns(nodes, most)
    even = _columns(nodes, max(_depth(nodes) / len(columns), CARD_HEIGHT))
    if len(even) == len(columns):
        columns = even
    lane = LANE if len(columns[0]) > 1 else 0
    return _Block(columns, len(columns) * (lane + CARD_WIDTH + GAP) - GAP)


def _columns(
    nodes: Sequence[tuple[str, float]], most: float
) -> tuple[tuple[tuple[str, float], ...], ...]:
    columns: list[list[tuple[str, float]]] = [[]]
    depth = 0.0
    for node in nodes:
        if columns[-1] and depth + node[1] > most:
            columns.append([])
            depth = 0.0
        columns[-1].append(node)
        depth += node[1] + STACK_GAP
    return tuple(map(tuple, columns))


def _width(blocks: list[_Block]) -> float:
    return sum(block.width + GAP for block in blocks) - GAP


def _heights(
    row: dict[str, Row], blocks: _Blocks
) -> tuple[dict[Row, float], tuple[Band, ...], float]:
    """The top of each row, the bands around them, and the height of all."""
    high: dict[Row, float] = {}
    for block in (block for below in blocks.values() for block in below):
        here = row[block.first]
        high[here] = max(high.get(here, 0.0), block.height)
    tops: dict[Row, float] = {}
    bands = []
    y = 0.0
    for level, used in groupby(sorted(high), key=lambda r: r[0]):
        top = y
        y += BAND_TOP
        for here in used:
            tops[here] = y
            y += high[here] + ROW_GAP
        y += BAND_BOTTOM - ROW_GAP
        bands.append(Band(LEVELS[level], top, y))
    return tops, tuple(bands), y
