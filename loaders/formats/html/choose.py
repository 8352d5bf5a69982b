"""Which lines of a web page are the document: by its marks, and by what sites put around it."""

from __future__ import annotations

from itertools import accumulate
from typing import Final, NamedTuple

from loaders.formats.html.page import NO_CELL, Box, Line, Page
from loaders.formats.html.words import (
    NO_MARK,
    Mark,
    attribute,
    closes,
    is_furniture,
    mark,
    may_be_issuer,
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
_TITLES: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class _Marked(NamedTuple):
    """The lines of a page with what they say, and the weights summed up before each line."""

    page: Page
    marks: list[Mark]
    sums: list[int]

    def weight(self, start: int, end: int) -> int:
        return self.sums[end] - self.sums[start]

    def only(self, counted: list[bool]) -> _Marked:
        """The same where only some lines count."""
        marks = [m if c else NO_MARK for m, c in zip(self.marks, counted, strict=True)]
        return _Marked(self.page, marks, [0, *accumulate(mark.weight for mark in marks)])


def chosen(page: Page) -> list[int]:
    """The numbers of the lines of `page` that are the document, in order.

    A page that is a document alone is taken whole; of one without marks of a document what is
    neither hidden nor furniture of a site.
    """
    marked = _marked(page)
    visible = _visible(marked)
    if not _is_of_site(page):
        return [i for i, shown in enumerate(visible) if shown]
    marked = marked.only(visible)
    dull = _furniture(marked)
    own = [shown and not without for shown, without in zip(visible, dull, strict=True)]
    own = _without_attributes(marked.only(own), own)
    marked = marked.only(own)
    if marked.sums[-1] < _ENOUGH:
        return _densest(page, own)
    box = _smallest(marked)
    return _trimmed(marked, [i for i in range(box.start, box.end) if own[i]])


def _visible(marked: _Marked) -> list[bool]:
    """Which lines are shown: all where the document is hidden, as in a tab that was not open."""
    page = marked.page
    shown = [not page.boxes[line.box].hidden for line in page.lines]
    heads = [i for i, mark in enumerate(marked.marks) if mark.head]
    if heads and not any(shown[i] for i in heads):
        return [True] * len(shown)
    return shown


def _is_of_site(page: Page) -> bool:
    if any(box.furniture for box in page.boxes):
        return True
    linked = sum(map(_is_link, page.lines))
    return linked >= _LINKS or (linked > 0 and any(closes(line.text) for line in page.lines))


def _marked(page: Page) -> _Marked:
    marks = [NO_MARK if _is_link(line) else mark(line.text) for line in page.lines]
    return _Marked(page, marks, [0, *accumulate(mark.weight for mark in marks)])


def _is_link(line: Line) -> bool:
    return 2 * line.linked > len(line.text)


def _furniture(marked: _Marked) -> list[bool]:
    """Which lines stand in boxes that are furniture, or are what only sites write."""
    page = marked.page
    dull = [_is_link(line) and _is_of_list(page, i) for i, line in enumerate(page.lines)]
    done = 0  # boxes in a box that is furniture are not looked at again
    for box in page.boxes:
        if box.furniture and box.end > done and marked.weight(box.start, box.end) < _OWN:
            dull[box.start : box.end] = [True] * (box.end - box.start)
            done = box.end
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


def _is_of_list(page: Page, index: int) -> bool:
    """Whether a line that is a link is one of a list of links, and none of a document."""
    line = page.lines[index]
    if mark(line.text).weight:
        return False
    beside = (*page.lines[max(0, index - 1) : index], *page.lines[index + 1 : index + 2])
    return len(line.text) < 40 or any(map(_is_link, beside))


def _smallest(marked: _Marked) -> Box:
    """The smallest box that has nearly all marks, and every needed one."""
    needed = [i for i, mark in enumerate(marked.marks) if mark.needed]
    first, last = (needed[0], needed[-1]) if needed else (len(marked.marks), -1)
    total = marked.sums[-1]
    holding = [
        box
        for box in marked.page.boxes
        if box.start <= first
        and box.end > last
        and marked.weight(box.start, box.end) >= _SHARE * total
    ]
    return min(holding, key=lambda box: box.end - box.start, default=marked.page.boxes[0])


def _densest(page: Page, own: list[bool]) -> list[int]:
    """The lines of the smallest box that has most of the text."""
    sizes = [len(line.text) if mine else 0 for line, mine in zip(page.lines, own, strict=True)]
    sums = [0, *accumulate(sizes)]
    holding = [b for b in page.boxes if sums[b.end] - sums[b.start] >= 0.8 * sums[-1]]
    box = min(holding, key=lambda box: box.end - box.start, default=page.boxes[0])
    return [i for i in range(box.start, box.end) if own[i]]


def _without_attributes(marked: _Marked, own: list[bool]) -> list[bool]:
    """Own lines without tables of the document's attributes, where it has a head of its own."""
    boxes = _boxes_of_attributes(marked)
    if not boxes:
        return own
    rest, kept = list(own), list(own)
    for box in boxes:
        rest[box.start : box.end] = [False] * (box.end - box.start)
    marks = marked.only(rest).marks
    first = next((i for i, mark in enumerate(marks) if mark.head), None)
    if first is None:
        return own
    last = max(i for i, mark in enumerate(marks) if mark.weight)
    for box in boxes:
        if box.end <= first or box.start > last:
            kept[box.start : box.end] = [False] * (box.end - box.start)
    return kept


def _boxes_of_attributes(marked: _Marked) -> list[Box]:
    """Boxes with names of attributes, not all of them side by side as in the head of a list."""
    page = marked.page
    names = [attribute(line.text) for line in page.lines]
    if sum(map(bool, names)) < _FEWEST_ATTRIBUTES:
        return []
    heads = [0, *accumulate(mark.head for mark in marked.marks)]
    found = []
    for box in page.boxes:
        if box.end - box.start > _LONGEST_ATTRIBUTES or heads[box.start] < heads[box.end]:
            continue
        named = [i for i in range(box.start, box.end) if names[i]]
        rows = {page.cells[c].row if (c := page.lines[i].cell) >= 0 else -i for i in named}
        if len({names[i] for i in named}) >= _FEWEST_ATTRIBUTES and len(rows) > 1:
            found.append(box)
    return found


def _trimmed(marked: _Marked, lines: list[int]) -> list[int]:
    """`lines` from the head of the document on, if it has one."""
    page = marked.page
    head = next((place for place, i in enumerate(lines) if marked.marks[i].head), None)
    if head is None:
        return lines
    start = head
    table = _table_of_columns(page, lines, lines[head])
    while start and table >= 0 and _table(page, lines[start - 1]) == table:
        start -= 1
    for _ in range(_LINES_ABOVE):
        if not start or not _stands_above(page, lines[start - 1], table >= 0):
            break
        start -= 1
    return lines[start:]


def _stands_above(page: Page, index: int, is_table: bool) -> bool:
    """Whether a line above the first of a head is of it: of issuers, unless a table has them."""
    line = page.lines[index]
    if may_stand_above(line.text):
        return True
    is_title = page.boxes[line.box].tag in _TITLES
    return not is_title and (line.cell >= 0 or not is_table) and may_be_issuer(line.text)


def _table_of_columns(page: Page, lines: list[int], head: int) -> int:
    """The table in which the head stands beside other text; -1 for none."""
    cell = page.lines[head].cell
    if cell < 0:
        return -1
    row = page.cells[cell].row
    cells = {c for i in lines if (c := page.lines[i].cell) >= 0 and page.cells[c].row == row}
    return page.cells[cell].table if len(cells) > 1 else -1


def _table(page: Page, index: int) -> int:
    cell = page.lines[index].cell
    return page.cells[cell].table if cell >= 0 else -1
