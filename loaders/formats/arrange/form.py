"""Where the official form tells more than gaps do: the list behind "Kính gửi", and the foot.

Decree 30/2020/NĐ-CP, Appendix I: "Kính gửi" stands left of its list (field 9a), whose first line
may be higher; "Nơi nhận" stands left of the signature (fields 9b and 7a), which may begin higher.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from loaders.formats.arrange.piece import Row, Segment

if TYPE_CHECKING:
    from loaders.formats.arrange.bands import Band

_ADDRESS: Final = re.compile(r"Kính gửi ?:?\Z")
_GOES_ON: Final = re.compile(r"gửi ?:?\Z")
_COPIES: Final = re.compile(r"Nơi nhận\b")
_DASHES: Final = "-–+"
_NEXT: Final = 1.8
"""The next line is no farther than so many usual distances of lines."""


def is_office_beside_copies(left: Segment, right: Segment) -> bool:
    """Whether "Nơi nhận" stands level with an authority or office, which are in capitals."""
    words = " ".join(piece.text for piece in right.pieces)
    return _COPIES.match(_words(left)) is not None and words.isupper()


def address_first(rows: Sequence[Row]) -> list[Row]:
    """The rows with "Kính gửi" above the whole of its list, where it stands beside its middle."""
    found: list[Row] = []
    for row in map(_parted, _on_one_line(rows)):
        first = row.segments[0]
        if len(row.segments) < 2 or not _ADDRESS.match(_words(first)):
            found.append(row)
            continue
        start = len(found)
        below = row
        while start and _is_item_above(found[start - 1], below, first):
            start -= 1
            below = found[start]
        if start == len(found):
            found.append(row)
        else:
            found.insert(start, row._replace(segments=(first,), middle=found[start].middle))
            found.append(row._replace(segments=row.segments[1:]))
    return found


def _on_one_line(rows: Sequence[Row]) -> list[Row]:
    """The rows with "Kính gửi" in one, where a narrow cell broke it into two."""
    found: list[Row] = []
    for row in rows:
        above = found[-1] if found else None
        if (
            above
            and _words(above.segments[0]) == "Kính"
            and _GOES_ON.match(_words(row.segments[0]))
        ):
            first, second = above.segments[0], row.segments[0]
            whole = first._replace(pieces=first.pieces + second.pieces)
            found[-1] = above._replace(segments=(whole, *above.segments[1:]))
            if len(row.segments) > 1:
                found.append(row._replace(segments=row.segments[1:]))
        else:
            found.append(row)
    return found


def _parted(row: Row) -> Row:
    """The row with "Kính gửi:" and the dash of its list in two segments."""
    pieces = row.segments[0].pieces
    at = next((i for i, piece in enumerate(pieces[1:4], 1) if piece.text[0] in _DASHES), 0)
    if not at or not _ADDRESS.match(" ".join(piece.text for piece in pieces[:at])):
        return row
    first = row.segments[0]
    parts = (
        first._replace(pieces=pieces[:at], right=pieces[at - 1].right),
        first._replace(pieces=pieces[at:], left=pieces[at].left),
    )
    return row._replace(segments=(*parts, *row.segments[1:]))


def _is_item_above(above: Row, below: Row, address: Segment) -> bool:
    only = above.segments[0]
    return (
        len(above.segments) == 1
        and only.left >= address.right
        and only.pieces[0].text[0] in _DASHES
        and below.middle - above.middle < _NEXT * above.leading
    )


def with_authorities(bands: Iterable[Band]) -> list[Band]:
    """The bands with the lines of a signature that stand above "Nơi nhận" in the foot's band."""
    found: list[Band] = []
    for band in bands:
        if len(band.gutters) == 1 and _COPIES.match(_words(band.rows[0].segments[0])):
            while found and _is_beside(found[-1], band):
                band.rows[:0] = found.pop().rows
        found.append(band)
    return found


def _is_beside(above: Band, foot: Band) -> bool:
    """Whether a single row stands right of the foot's gutter, no farther above than lines do."""
    row, first = above.rows[-1], foot.rows[0]
    return (
        not above.gutters
        and row.segments[0].left >= foot.gutters[0].left
        and first.middle - row.middle < _NEXT * row.leading
    )


def _words(segment: Segment) -> str:
    return " ".join(piece.text for piece in segment.pieces[:4])
