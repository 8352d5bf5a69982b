"""Which lines of a web page are the document: by its marks, and by what sites put around it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import Final, NamedTuple

from loaders.formats.html.page import NO_CELL, Box, Line, Page
from loaders.formats.html.words import (
    Mark,
    attribute,
    closes,
    is_furniture,
    mark,
    may_stand_above,
)

_ENOUGH: Final = 6
"""The weight of the marks of a page that has a document: a motto or number, and one more."""

_SHARE: Final = 0.9
_OWN: Final = 8
"""The weight of marks with which a box is no furniture, whatever its name says."""

_LINKS: Final = 5
"""Lines that lead to other pages, from which on a page is one of a site."""

_FEWEST_ATTRIBUTES: Final = 3
_LONGEST_ATTRIBUTES: Final = 60
_LINES_ABOVE: Final = 8


class _Marked(NamedTuple):
    """The lines of a page with what they say, and the weights summed up before each line."""

    page: Page
    marks: list[Mark]
    sums: list[int]

    def weight(self, start: int, end: int) -> int:
        return self.sums[end] - self.sums[start]


def chosen(page: Page) -> list[int]:
    """The numbers of the lines of `page` that are the document, in order.

    A page that is a document alone is taken whole; of one without marks of a document what is
    neither hidden nor furniture of a site.
    """
    visible = _visible(page)
    if not _is_of_site(page):
        return [i for i, shown in enumerate(visible) if shown]
    marked = _marked(page, visible)
    own = [shown and not dull for shown, dull in zip(visible, _furniture(marked), strict=True)]
    marked = _marked(page, own)
    whole = len(page.lines)
    if marked.sums[whole] < _ENOUGH:
        return _densest(page, own)
    box = _smallest(marked)
    lines = [i for i in range(box.start, box.end) if own[i]]
    lines = _without_attributes(marked, lines)
    return _trimmed(marked, lines)


def _visible(page: Page) -> list[bool]:
    """Which lines are shown: all where the document is hidden, as in a tab that was not open."""
    shown = [not page.boxes[line.box].hidden for line in page.lines]
    heads = [i for i, line in enumerate(page.lines) if mark(line.text).head]
    if heads and not any(shown[i] for i in heads):
        return [True] * len(shown)
    return shown


def _is_of_site(page: Page) -> bool:
    if any(box.furniture for box in page.boxes):
        return True
    linked = sum(2 * line.linked > len(line.text) for line in page.lines)
    return linked >= _LINKS or any(closes(line.text) for line in page.lines)


def _marked(page: Page, counted: list[bool]) -> _Marked:
    nothing = Mark(0, False)
    marks = [
        mark(line.text) if counts and 2 * line.linked <= len(line.text) else nothing
        for line, counts in zip(page.lines, counted, strict=True)
    ]
    return _Marked(page, marks, [0, *accumulate(mark.weight for mark in marks)])


def _furniture(marked: _Marked) -> list[bool]:
    """Which lines stand in boxes that are furniture, or are what only sites write."""
    page = marked.page
    dull = [
        line.linked * 2 > len(line.text) and is_linked_alone(page, i)
        for i, line in enumerate(page.lines)
    ]
    for box in page.boxes:
        if box.furniture and marked.weight(box.start, box.end) < _OWN:
            dull[box.start : box.end] = [True] * (box.end - box.start)
    for i, line in enumerate(page.lines):
        if dull[i]:
            continue
        if closes(line.text):
            end = page.boxes[line.box].end
            box = page.boxes[line.box]
            while box.end == i + 1 and box.parent >= 0:  # a heading closes the box around it
                box = page.boxes[box.parent]
                end = box.end
            if marked.weight(i, end) < _OWN:
                dull[i:end] = [True] * (end - i)
        elif line.cell == NO_CELL or len(line.text) > 3:
            dull[i] = is_furniture(line.text)
    return dull


def is_linked_alone(page: Page, index: int) -> bool:
    """Whether a line that is a link is one of a list of links, and none of a document."""
    line = page.lines[index]
    if mark(line.text).weight:
        return False
    beside = (*page.lines[max(0, index - 1) : index], *page.lines[index + 1 : index + 2])
    return len(line.text) < 40 or any(2 * other.linked > len(other.text) for other in beside)


def _smallest(marked: _Marked) -> Box:
    """The smallest box that has nearly all marks."""
    boxes = marked.page.boxes
    total = marked.sums[-1]
    holding = [b for b in boxes if marked.weight(b.start, b.end) >= _SHARE * total]
    return min(holding, key=lambda box: box.end - box.start, default=boxes[0])


def _densest(page: Page, own: list[bool]) -> list[int]:
    """The lines of the smallest box that has most of the text."""
    sizes = [len(line.text) if mine else 0 for line, mine in zip(page.lines, own, strict=True)]
    sums = [0, *accumulate(sizes)]
    holding = [b for b in page.boxes if sums[b.end] - sums[b.start] >= 0.8 * sums[-1]]
    box = min(holding, key=lambda box: box.end - box.start, default=page.boxes[0])
    return [i for i in range(box.start, box.end) if own[i]]


def _without_attributes(marked: _Marked, lines: list[int]) -> list[int]:
    """`lines` without tables of the document's attributes, where it has a head of its own."""
    page = marked.page
    heads = [i for i in lines if marked.marks[i].head]
    if not heads:
        return lines
    first, last = heads[0], max(i for i in lines if marked.marks[i].weight)
    dropped: set[int] = set()
    for box in page.boxes:
        outside = box.end <= first or box.start > last
        if (
            outside
            and 0 < box.end - box.start <= _LONGEST_ATTRIBUTES
            and _has_attributes(page, box)
        ):
            dropped.update(range(box.start, box.end))
    return [i for i in lines if i not in dropped]


def _has_attributes(page: Page, box: Box) -> bool:
    """Whether a box has names of attributes, and not all of them side by side as in a list."""
    names: dict[str, int] = {}
    for line in page.lines[box.start : box.end]:
        if name := attribute(line.text):
            names[name] = page.cells[line.cell].row if line.cell >= 0 else -len(names) - 1
    return len(names) >= _FEWEST_ATTRIBUTES and len(set(names.values())) > 1


def _trimmed(marked: _Marked, lines: list[int]) -> list[int]:
    """`lines` from the head of the document on, if it has one."""
    page = marked.page
    head = next((place for place, i in enumerate(lines) if marked.marks[i].head), None)
    if head is None:
        return lines
    start = head
    table = _table(page, lines[head])
    while start and table >= 0 and _table(page, lines[start - 1]) == table:
        start -= 1
    for _ in range(_LINES_ABOVE):
        if not start or not may_stand_above(page.lines[lines[start - 1]].text):
            break
        start -= 1
    return lines[start:]


def _table(page: Page, index: int) -> int:
    cell = page.lines[index].cell
    return page.cells[cell].table if cell >= 0 else -1


def text_length(lines: Iterable[Line]) -> int:
    """How many characters lines have."""
    return sum(len(line.text) for line in lines)
