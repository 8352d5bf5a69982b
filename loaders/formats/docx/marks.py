"""What the properties of rows, cells, paragraphs and sections say (ECMA-376, Part 1, 17)."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from loaders.formats.docx.names import VAL, W, is_on, value, whole

_MOST_COLUMNS: Final = 63
"""In a row; Word has no more."""

_NO_LINE: Final = frozenset({"nil", "none"})
_SIDES: Final = tuple(W + name for name in ("left", "right", "start", "end"))


def is_gone(mark: Element) -> bool:
    """Whether the mark of a paragraph or a row is deleted or moved away."""
    return mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None


def before(properties: Element | None) -> int:
    """How many columns of the grid a row leaves out in front (17.4.15)."""
    return min(max(whole(value(properties, f"{W}gridBefore")), 0), _MOST_COLUMNS)


def has_lines(properties: Element | None, inside: str) -> bool:
    """Whether a cell has a line at its side, of its own or of its table."""
    own = None if properties is None else properties.find(f"{W}tcBorders")
    sides = [] if own is None else [side.get(VAL, "none") for side in own if side.tag in _SIDES]
    return any(line not in _NO_LINE for line in sides or [inside])


def spanned(properties: Element | None) -> int:
    """How many columns of the grid a cell spans (17.4.17)."""
    return min(max(whole(value(properties, f"{W}gridSpan"), 1), 1), _MOST_COLUMNS)


def goes_on(properties: Element | None) -> bool:
    """Whether a cell is a part of the one above it (17.4.84)."""
    merged = None if properties is None else properties.find(f"{W}vMerge")
    return merged is not None and merged.get(VAL) != "restart"


def is_titled(section: Element) -> bool:
    """Whether the first page of a section has a header of its own (17.10.6)."""
    title = section.find(f"{W}titlePg")
    return title is not None and is_on(title)
