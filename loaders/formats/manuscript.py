"""Paragraphs and tables of a word processor as the lines of a text, in reading order.

The head and the foot of an official document are tables without borders, of two columns (Decree
30/2020/NĐ-CP, Appendix I): such a table is read column by column. Every other table is read row by
row, with " | " between its cells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from loaders import legacy
from loaders.errors import UnreadableSource
from loaders.formats.typescript import Typescript
from loaders.source_warnings import old_encoding
from loaders.text import check_length, plain

MAX_NESTING: Final = 50
"""Most tables inside of each other, text boxes counted; people nest two or three."""

_FEWEST_COLUMNS, _MOST_COLUMNS = 2, 3
"""The foot of a document that two bodies signed has three columns."""

_MANY_ROWS: Final = 4
"""A head has its rows for the bodies, the number and the date, the subject, the urgency."""

_FEW_ROWS: Final = 3
"""Fewer rows with lines around them are a head or a foot, too, if their cells hold many lines."""

_RULE: Final = re.compile(r"[\s_\-–—=*.]*")


@dataclass(slots=True)
class Cell:
    """A cell: its blocks, and how many columns of the grid it spans."""

    blocks: list[Block] = field(default_factory=list)
    span: int = 1


@dataclass(slots=True)
class Table:
    """Rows of cells; `bordered` where lines are drawn between the cells."""

    rows: list[list[Cell]] = field(default_factory=list)
    bordered: bool = False


Block = str | Table
"""A paragraph without its end, or a table."""


def written(blocks: Sequence[Block]) -> str:
    """The text: a line for each paragraph and row, blank lines around tables.

    >>> left, right = Cell(["SỞ Y TẾ", "Số: 5"]), Cell(["Huế, ngày 02"])
    >>> written([Table([[left, right]]), "CHỈ THỊ"])
    'SỞ Y TẾ\\nSố: 5\\nHuế, ngày 02\\n\\nCHỈ THỊ\\n'
    >>> rows = [[Cell(["STT"]), Cell(["Xã"])], [Cell(["1"]), Cell(["Co Mạ"])]]
    >>> written([Table(rows, bordered=True)])
    'STT | Xã\\n1 | Co Mạ\\n'
    """
    return "".join(f"{line}\n" for line in _lines(blocks))


def stripped(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without empty paragraphs before and after, as boxes of text have them."""
    full = [index for index, block in enumerate(blocks) if block]
    return list(blocks[full[0] : full[-1] + 1]) if full else []


def typescript(text: Callable[[set[str]], str], source: str) -> Typescript:
    """The typescript of a word processor's file.

    `text` reads its text, and adds the old encodings that it decoded to the set that it is given.

    Raises `UnreadableSource` where the text is empty, too long for one (`loaders.text`), or does
    not fit into the memory.
    """
    try:
        met: set[str] = set()
        read, encoding = legacy.mended(check_length(_whole(text(met)), source))
        met.update(filter(None, (encoding,)))
        warnings = (old_encoding(*met),) if met else ()
        script = Typescript(plain(read), warnings=warnings)
    except MemoryError as error:
        raise UnreadableSource(
            source, "needs more memory than there is", "split it into one file per document"
        ) from error
    if not script.text.strip():
        raise UnreadableSource(
            source, "has no text, only pictures if any", "print it to PDF and load that"
        )
    return script


def _whole(text: str) -> str:
    """`text` with one character for each pair of surrogates."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    last = max((index for index, block in enumerate(blocks) if block), default=0)
    for index, block in enumerate(blocks):
        if isinstance(block, str):
            yield block
            continue
        if index:
            yield ""
        yield from _table(block)
        if index < last:
            yield ""


def _table(table: Table) -> Iterator[str]:
    placed = [_placed(row) for row in table.rows]
    columns = {at for row in placed for at, cell in row if _says_something(cell)}
    if len(columns) < _FEWEST_COLUMNS:
        for row in placed:
            yield from _cells(row)
    elif _is_laid_out(table, len(columns)):
        yield from _by_columns(placed, sorted(columns))
    else:
        yield from filter(None, map(_row, table.rows))


def _placed(row: list[Cell]) -> list[tuple[int, Cell]]:
    """The cells of a row, each with the number of its first column."""
    at = 0
    placed = []
    for cell in row:
        placed.append((at, cell))
        at += cell.span
    return placed


def _says_something(cell: Cell) -> bool:
    return any(not isinstance(b, str) or not _RULE.fullmatch(b) for b in cell.blocks)


def _is_laid_out(table: Table, columns: int) -> bool:
    """Whether its cells hold columns of lines, not a fact each."""
    rows = len(table.rows)
    has_lines = any(_line_count(cell) > 1 for row in table.rows for cell in row)
    if table.bordered:
        return columns == _FEWEST_COLUMNS and rows < _FEW_ROWS and has_lines
    if columns > _FEWEST_COLUMNS:
        return columns <= _MOST_COLUMNS and rows <= _MANY_ROWS and has_lines
    return rows <= _MANY_ROWS or has_lines


def _line_count(cell: Cell) -> int:
    return sum(
        len(block.split("\n")) if isinstance(block, str) else 1 for block in cell.blocks if block
    )


def _by_columns(placed: list[list[tuple[int, Cell]]], columns: Sequence[int]) -> Iterator[str]:
    """The columns one after the other; a row of a cell over two of them parts what is around it."""
    parts: list[list[tuple[int, Cell]]] = [[] for _ in columns]
    for row in placed:
        if any(at < start < at + cell.span for at, cell in row for start in columns[1:]):
            yield from _cells(place for part in parts for place in part)
            yield from _cells(row)
            parts = [[] for _ in columns]
            continue
        for place in row:
            parts[max(bisect_right(columns, place[0]) - 1, 0)].append(place)
    yield from _cells(place for part in parts for place in part)


def _cells(cells: Iterable[tuple[int, Cell]]) -> Iterator[str]:
    for _, cell in cells:
        yield from _lines(cell.blocks)


def _row(row: list[Cell]) -> str:
    """One line; "" for a row without text."""
    cells = [" ".join(" ".join(_lines(cell.blocks)).split()) for cell in row]
    return " | ".join(cells) if any(cells) else ""
