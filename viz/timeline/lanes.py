"""Where each document stands: in the lane of its level, at its day, on top of the day's others.

A lane whose busiest day has more documents than can stand there is drawn as columns instead, which
grow in proportion to the documents of a day. Lengths are in picture units, about a screen pixel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from viz.cascade.rows import LEVELS
from viz.timeline.scale import Scale

MOST = 60
"""Documents of one day that are still drawn one by one."""
TALLEST = 150.0
"""The height to which marks may be piled up."""
COLUMN_HEIGHT = 112.0
"""The height of the tallest column of a lane."""
UNDATED_WIDTH = 62.0
"""Free width on the right for documents without a complete date."""
_MARKS = (14.0, 12.0, 10.0, 8.5, 7.0, 5.5)
"""The room that a mark takes to all sides; the largest that suits the busiest day is taken."""
_USUAL = 10.0
"""The largest mark where days are narrower than it, so that their marks make room for others."""
BELOW = 9.0
"""Free height between the ground of a lane and its lower end."""
_ABOVE, _LOWEST = 18.0, 34.0
_LETTER = 6.4


@dataclass(frozen=True, slots=True)
class Item:
    """A document by its position in the cascade, with its level and day."""

    index: int
    level: str
    day: int | None


@dataclass(frozen=True, slots=True)
class Dot:
    """A document drawn as a mark around (x, y)."""

    index: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Column:
    """All documents of a lane on one day (or few days where they are narrow), as a column.

    `shown` tells whether there is room to print their number above it.
    """

    documents: tuple[int, ...]
    x: float
    width: float
    y: float
    height: float
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """The documents of a lane from `day` on, while the column lasts; None for undated ones."""

    day: int | None
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """One level from `top` to `bottom`: each document a mark, or columns and the root's mark.

    `mark` is the room that a mark takes to all sides.
    """

    level: str
    top: float
    bottom: float
    count: int
    cells: tuple[Cell, ...]
    dots: tuple[Dot, ...]
    columns: tuple[Column, ...]
    mark: float


_Standing = list[tuple[int, float, int]]
"""Documents with their x and how many marks they stand above the ground."""


@dataclass(frozen=True, slots=True)
class Room:
    """What all lanes share: the scale, if any date is known, and the position of the root.

    Undated documents stand to the right of `right`.
    """

    scale: Scale | None
    root: int
    right: float

    def middle(self, day: int | None) -> float:
        """The x of a day, or of what has none."""
        if day is None or self.scale is None:
            return self.right + 10 + UNDATED_WIDTH / 2
        return self.scale.x(day)

    def stretch(self, day: int | None) -> tuple[float, float]:
        """Where the column that begins with `day` begins, and how wide it is."""
        if day is None or self.scale is None:
            return self.middle(None) - UNDATED_WIDTH / 4, UNDATED_WIDTH / 2
        width = self.scale.day_width * self.scale.together
        gap = min(2.0, width / 6)
        return self.scale.x(day) - self.scale.day_width / 2 + gap / 2, width - gap


def lanes(items: Sequence[Item], room: Room) -> tuple[Lane, ...]:
    """The lanes of the levels in use from top to bottom, the first one at 0."""
    found: list[Lane] = []
    for level in LEVELS:
        members = [item for item in items if item.level == level]
        if members:
            found.append(_lane(level, members, room, found[-1].bottom if found else 0.0))
    return tuple(found)


def _lane(level: str, members: list[Item], room: Room, top: float) -> Lane:
    cells = _cells(members, room.scale)
    standing, mark = _standing(members, room)
    piled = len(standing) == len(members)
    high = mark * max(n + 1 for *_, n in standing) if piled else COLUMN_HEIGHT
    bottom = top + _ABOVE + max(_LOWEST, high) + BELOW
    ground = bottom - BELOW
    columns = () if piled else _columns(cells, room, ground)
    dots = tuple(Dot(index, x, ground - (n + 0.5) * mark) for index, x, n in standing)
    return Lane(level, top, bottom, len(members), cells, dots, columns, mark)


def _cells(members: list[Item], scale: Scale | None) -> tuple[Cell, ...]:
    columns: dict[int | None, list[int]] = {}
    for day, documents in _by_day(members).items():
        begin = None if scale is None or day is None else scale.column(day)
        columns.setdefault(begin, []).extend(documents)
    return tuple(Cell(day, tuple(documents)) for day, documents in columns.items())


def _by_day(members: list[Item]) -> dict[int | None, list[int]]:
    """The documents of each day, the undated ones last."""
    found: dict[int | None, list[int]] = {}
    for item in sorted(members, key=lambda i: (i.day is None, i.day or 0, i.index)):
        found.setdefault(item.day, []).append(item.index)
    return found


def _standing(members: list[Item], room: Room) -> tuple[_Standing, float]:
    """Every document with its place and the room of a mark; only the root where they do not fit."""
    days = _by_day(members)
    if max((len(some) for day, some in days.items() if day is not None), default=0) <= MOST:
        for mark in _marks(room):
            found = _at_size(days, room, mark)
            if mark * max(n + 1 for *_, n in found) <= TALLEST:
                return found, mark
    return [(i.index, room.middle(i.day), 0) for i in members if i.index == room.root], _USUAL


def _marks(room: Room) -> list[float]:
    """Sizes of a mark, falling; also those of which two or three just fill a day."""
    width = room.scale.day_width if room.scale else _USUAL
    sizes = {*_MARKS, *(width / beside for beside in (1, 2, 3))}
    largest = min(_MARKS[0], max(width, _USUAL))
    return sorted((size for size in sizes if _MARKS[-1] <= size <= largest), reverse=True)


def _at_size(days: Mapping[int | None, list[int]], room: Room, mark: float) -> _Standing:
    """The place of every document if a mark takes so much room."""
    width = room.scale.day_width if room.scale else mark
    beside = int(width / mark + 1e-9)
    found = _piled(days.get(None, []), room, None, int(UNDATED_WIDTH // mark), mark)
    dated = [(day, some) for day, some in days.items() if day is not None]
    if beside:
        for day, some in dated:
            found += _piled(some, room, day, beside, mark)
    else:
        found += _dodged([(i, room.middle(day)) for day, some in dated for i in some], mark)
    return found


def _piled(
    documents: list[int], room: Room, day: int | None, beside: int, mark: float
) -> _Standing:
    """The documents of a day in rows of so many; the root has the lowest row to itself."""
    middle = room.middle(day)
    rest = [index for index in documents if index != room.root]
    found: _Standing = [(room.root, middle, 0)] * (len(documents) - len(rest))
    raised, row = len(found), min(beside, len(rest))
    for place, index in enumerate(rest):
        above, along = divmod(place, beside)
        found.append((index, middle + (along - (row - 1) / 2) * mark, raised + above))
    return found


def _dodged(documents: list[tuple[int, float]], mark: float) -> _Standing:
    """Each document at its day, as low as no earlier one is in the way."""
    ends: list[float] = []
    found: _Standing = []
    for index, x in documents:
        free = (n for n, end in enumerate(ends) if end <= x - mark + 1e-9)
        above = next(free, len(ends))
        ends[above : above + 1] = [x]
        found.append((index, x, above))
    return found


def _columns(cells: Sequence[Cell], room: Room, ground: float) -> tuple[Column, ...]:
    counted = [(cell, tuple(i for i in cell.documents if i != room.root)) for cell in cells]
    most = max(len(documents) for _, documents in counted)
    found = []
    for cell, documents in counted:
        if documents:
            height = COLUMN_HEIGHT * len(documents) / most
            x, width = room.stretch(cell.day)
            found.append(Column(documents, x, width, ground - height, height))
    return _numbered(found)


def _numbered(columns: list[Column]) -> tuple[Column, ...]:
    """The columns, with their number printed where it meets neither another one nor a column."""
    shown: set[int] = set()
    for at, column in sorted(enumerate(columns), key=lambda pair: (-pair[1].height, pair[0])):
        begin, end = _printed(column)
        near = [
            n for n, other in enumerate(columns) if other.x < end and other.x + other.width > begin
        ]
        free = all(columns[n].y > column.y - 2 for n in near)
        if free and all(
            _printed(columns[n])[0] > end or _printed(columns[n])[1] < begin for n in shown
        ):
            shown.add(at)
    return tuple(replace(column, shown=at in shown) for at, column in enumerate(columns))


def _printed(column: Column) -> tuple[float, float]:
    """Where the number of a column begins and ends."""
    half = _LETTER * len(str(len(column.documents))) / 2 + 1
    middle = column.x + column.width / 2
    return middle - half, middle + half
