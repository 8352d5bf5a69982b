"""Rows to bands: how far down the page the same gutters part its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from loaders.formats.arrange.form import address_first, is_office_beside_copies, with_authorities
from loaders.formats.arrange.piece import Row, Segment

_NARROWEST: Final = 0.15
"""A gutter is wider than this share of the font's height in every row."""

_LONE: Final = 2.5
"""A gutter that only one row shows is one from this multiple of the font's height on."""

_ONE_SIDED, _TWO_SIDED = 1.6, 4.0
"""A band goes on over a distance of fewer rows than this: to words in one column, or in both."""

_BELOW_HEAD: Final = re.compile(r"Kính gửi\b")
"""What stands below both columns of a head (Decree 30/2020/NĐ-CP, Appendix I, field 9a)."""

_MOST_COLUMNS: Final = 40
"""A row of more parts is no row of columns."""

_FEWEST_BLANKS: Final = 3

_MARKER = re.compile(
    r"(?:[-–+*•·o]|[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,3}){0,4}|[a-zđ]{1,2}|Điều \d{1,4}"
    r"|Kính gửi|Nơi nhận)[.):/]?\Z"
)
"""What opens an item, with a tab behind it: no column of its own."""


@dataclass
class Gutter:
    """An upright free stretch between two columns, and how many rows have words on both sides."""

    left: float
    right: float
    shown: int = 1
    lefts: list[str] = field(default_factory=list)  # what ends at it in rows that show it


@dataclass
class Band:
    """Neighbouring rows that have the same gutters; without a gutter one row."""

    rows: list[Row]
    gutters: list[Gutter]

    def columns(self, row: Row) -> list[list[Segment]]:
        """The segments of a row by column, from left to right."""
        found: list[list[Segment]] = [[] for _ in range(len(self.gutters) + 1)]
        for segment in row.segments:
            middle = (segment.left + segment.right) / 2
            found[sum(middle > gutter.left for gutter in self.gutters)].append(segment)
        return found


def bands_of(rows: Sequence[Row]) -> list[Band]:
    """The bands of a page from the top."""
    return with_authorities(_bands(address_first(rows)))


def _bands(rows: Sequence[Row]) -> Iterator[Band]:
    band: Band | None = None
    for row in rows:
        if band is not None:
            if goes_on := _continued(band, row):
                band.rows.append(goes_on)
                continue
            yield from _settled(band)
        band = Band([row], _gutters(row))
        if not band.gutters:
            yield band
            band = None
    if band is not None:
        yield from _settled(band)


def _gutters(row: Row) -> list[Gutter]:
    if len(row.segments) > _MOST_COLUMNS or _is_stretched(row):
        return []
    return [
        Gutter(left.right, right.left, lefts=[_before(left, right)])
        for left, right in zip(row.segments, row.segments[1:], strict=False)
        if right.left - left.right > _NARROWEST * row.em
    ]


def _is_stretched(row: Row) -> bool:
    """Whether all blanks of a row are about equally wide: a line filled up to its full width."""
    if len(row.segments) <= _FEWEST_BLANKS:
        return False
    pieces = [piece for segment in row.segments for piece in segment.pieces]
    gaps = [b.left - a.right for a, b in pairwise(pieces)]
    return max(gaps) <= 1.5 * max(0.1, min(gaps))


def _continued(band: Band, row: Row) -> Row | None:
    """The row, its segments parted at the gutters, where the band goes on with it; the gutters are
    narrowed to what it leaves free."""
    distance = (row.middle - band.rows[-1].middle) / row.leading
    if distance > _TWO_SIDED or _BELOW_HEAD.match(_words(row.segments[0])):
        return None
    narrowest = _NARROWEST * row.em
    segments = row.segments
    kept: list[Gutter] = []
    two_sided = False
    for gutter in band.gutters:
        segments = tuple(part for whole in segments for part in _parted(whole, gutter, row.em))
        free = _free(segments, gutter)
        if free[1] - free[0] <= narrowest:
            continue
        beside = [s for s in segments if s.right <= free[0] + 0.01]
        both = _has_words(beside) and _has_words(segments[len(beside) :])
        two_sided = two_sided or both
        lefts = [*gutter.lefts, _words(beside[-1])] if both else gutter.lefts
        kept.append(Gutter(*free, gutter.shown + both, lefts))
    if not kept:
        return None
    if distance > _ONE_SIDED and not two_sided:
        return None
    band.gutters = kept
    return row._replace(segments=segments)


def _free(segments: Sequence[Segment], gutter: Gutter) -> tuple[float, float]:
    """The widest part of the gutter that the segments, from left to right, leave free."""
    best = (gutter.left, gutter.left)
    at = gutter.left
    for segment in segments:
        if segment.left - at > best[1] - best[0]:
            best = (at, min(segment.left, gutter.right))
        at = max(at, segment.right)
        if at >= gutter.right:
            return best
    return (at, gutter.right) if gutter.right - at > best[1] - best[0] else best


def _parted(segment: Segment, gutter: Gutter, em: float) -> tuple[Segment, ...]:
    """The segment, in two where a gap within the gutter is clearly wider than its other gaps."""
    if segment.left >= gutter.left or segment.right <= gutter.right:
        return (segment,)
    pieces = segment.pieces
    gaps = [b.left - a.right for a, b in pairwise(pieces)]
    usual = sorted(gaps)[len(gaps) // 2] if gaps else 0.0
    for i, gap in enumerate(gaps, 1):
        left, right = pieces[i - 1].right, pieces[i].left
        inside = left < gutter.right - 0.1 and right > gutter.left + 0.1
        if inside and gap > max(1.6 * usual, 0.4 * em):
            return (
                Segment(pieces[:i], segment.left, left, segment.middle),
                Segment(pieces[i:], right, segment.right, segment.middle),
            )
    return (segment,)


def _settled(band: Band) -> Iterator[Band]:
    """The band with the gutters that are no accident; a band for each row where none is."""
    em = band.rows[0].em
    band.gutters = [
        gutter
        for gutter in band.gutters
        if (gutter.shown > 1 or gutter.right - gutter.left >= _LONE * em)
        and not all(map(_MARKER.match, gutter.lefts))
    ]
    if band.gutters:
        yield band
    else:
        yield from (Band([row], []) for row in band.rows)


def _has_words(segments: Sequence[Segment]) -> bool:
    """Whether there is more than dashes and specks."""
    return any(char.isalnum() for s in segments for piece in s.pieces for char in piece.text)


def _before(left: Segment, right: Segment) -> str:
    """What stands before a gutter, if that can be a marker of what follows."""
    return "" if is_office_beside_copies(left, right) else _words(left)


def _words(segment: Segment) -> str:
    """The first words of a segment, enough to tell a marker."""
    return " ".join(piece.text for piece in segment.pieces[:4])
