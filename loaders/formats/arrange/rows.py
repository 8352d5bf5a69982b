"""Words to rows: what stands in one line, though the page may be slightly slanted."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final

from loaders.fold import fold
from loaders.formats.arrange.piece import Piece, Row, Segment

_LETTERS_OF_EM: Final = 2.0
"""So many letters of usual width are as wide as the font is high."""

_GAP: Final = 0.9
"""A gap wider than this share of the font's height ends a segment: blanks in justified lines are
narrower as a rule, and where they are not, the row joins them again."""

_CLOSE: Final = 0.6
"""Two words of a strand are closer than this share of it: no other word has room between them."""

_LOW: Final = 0.6
"""A word lower than this share of the usual height (a dash, a full stop) tells little of where its
line runs."""

_SPECK: Final = 0.35
"""No letter is lower than this share of the usual height."""

_NEIGHBOURS: Final = 6
"""So many lines above and below a word are asked whether it continues them."""

_SAME_ROW: Final = 0.8
"""Two segments side by side are in one row when their middles differ by less than this share of the
usual height: less than any two lines of one column."""

_LARGEST_LEADING: Final = 2.4
"""Of a font's height: twice the usual distance of lines."""

_FEWEST_FOR_SLANT: Final = 6
_HEADS: Final = (
    ("cong", "hoa", "xa", "hoi"),
    ("dang", "cong", "san", "viet"),
    ("doc", "lap", "-", "tu"),
)
"""How the right column of a head begins (Decree 30/2020/NĐ-CP, Appendix I; Instruction
36-HD/VPTW): a new column also where it all but touches the left one."""
_CAPITALS: Final = ("C", "Đ", "Ð", "D")


def rows_of(pieces: Sequence[Piece]) -> list[Row]:
    """The rows of a page from the top, empty for a page without words."""
    seen = [piece for piece in pieces if piece.right > piece.left and piece.text.strip()]
    if not seen:
        return []
    size = median(piece.bottom - piece.top for piece in seen) or 1.0
    seen = [piece for piece in seen if not _is_speck(piece, size)]
    letters = median((piece.right - piece.left) / len(piece.text) for piece in seen)
    em = max(size, _LETTERS_OF_EM * letters)  # boxes of recognised words are lower than their font
    runs = [part for run in _runs(seen, size, em) for part in _without_head(run)]
    slant = _slant(runs)
    segments = sorted(
        (_segment(run, slant) for run in runs), key=lambda segment: (segment.middle, segment.left)
    )
    rows = list(_side_by_side(segments, _SAME_ROW * size))
    middles = [sum(s.middle for s in row) / len(row) for row in rows]
    steps = list(_steps(rows, middles))
    leading = max(1.1 * size, min(_LARGEST_LEADING * em, median(steps or [0.0])))
    return [
        Row(tuple(sorted(row, key=lambda segment: segment.left)), middle, em, leading)
        for row, middle in zip(rows, middles, strict=True)
    ]


def _is_speck(piece: Piece, size: float) -> bool:
    """Whether a recognised word is a dot or a hat of a word beside it, read once more."""
    low = piece.bottom - piece.top < _SPECK * size
    return low and piece.sure is not None and any(map(str.isalnum, piece.text))


def _runs(pieces: list[Piece], size: float, em: float) -> list[list[Piece]]:
    """The words that follow each other in one line without a wide gap.

    From left to right every strand looks for the line that ends just before it at its height, so
    that lines may climb or fall. Strands come by the middle of their first word: the ends of
    recognised words are rough, and a dash may begin behind the beginning of the word that follows.
    """
    runs: list[list[Piece]] = []
    tips: list[tuple[float, int]] = []  # the middle of each line's end, and which run it is
    ends: list[tuple[float, float]] = []  # top and bottom of each line's end
    for strand in sorted(_strands(pieces, em), key=_place):
        at = _continued(strand[0], runs, tips, ends, em)
        if at is None:
            number = len(runs)
            runs.append(strand)
            ends.append((strand[0].top, strand[0].bottom))
        else:
            _, number = tips.pop(at)
            runs[number] += strand
        told = next((p for p in reversed(strand) if p.bottom - p.top >= _LOW * size), None)
        if told:
            ends[number] = (told.top, told.bottom)
        top, bottom = ends[number]
        insort(tips, ((top + bottom) / 2, number))
    return runs


def _place(strand: list[Piece]) -> tuple[float, float, float, str]:
    first = strand[0]
    return first.left + first.right, first.top, first.left, first.text


def _strands(pieces: list[Piece], em: float) -> Iterator[list[Piece]]:
    """Words that come one after the other in the file and stand so in a line: most lines whole."""
    strand: list[Piece] = []
    for piece in pieces:
        if strand:
            _, _, top, right, bottom, _ = strand[-1]
            if not (
                -0.1 * em < piece.left - right < _CLOSE * em
                and piece.top < (top + bottom) / 2 < piece.bottom
                and top < (piece.top + piece.bottom) / 2 < bottom
            ):
                yield strand
                strand = []
        strand.append(piece)
    if strand:
        yield strand


def _continued(
    piece: Piece,
    runs: list[list[Piece]],
    tips: list[tuple[float, int]],
    ends: list[tuple[float, float]],
    em: float,
) -> int | None:
    """Which of `tips` the word continues: the one that stands best at its height."""
    height = piece.bottom - piece.top
    at = bisect_left(tips, ((piece.top + piece.bottom) / 2, -1))
    best, best_share = None, 0.5
    gone: list[int] = []
    for i in range(max(0, at - _NEIGHBOURS), min(len(tips), at + _NEIGHBOURS)):
        number = tips[i][1]
        gap = piece.left - runs[number][-1].right
        if gap > 4 * em:
            gone.append(i)
            continue
        top, bottom = ends[number]
        low = max(0.1, min(height, bottom - top))
        share = (min(bottom, piece.bottom) - max(top, piece.top)) / low
        if share > best_share and -1.5 * em <= gap <= _GAP * max(em, min(low, 3 * em)):
            best, best_share = i, share
    for i in reversed(gone):  # no word to come can continue these
        del tips[i]
        if best is not None and i < best:
            best -= 1
    return best


def _without_head(run: list[Piece]) -> Iterator[list[Piece]]:
    """The run, parted where the right column of a head begins within it."""
    for at in range(1, len(run) - 3):
        if run[at].text[:1] not in _CAPITALS:
            continue
        words = tuple(fold(piece.text) for piece in run[at : at + 4])
        if words in _HEADS:
            yield run[:at]
            yield run[at:]
            return
    yield run


def _slant(runs: list[list[Piece]]) -> float:
    """How much the lines of the page fall from left to right, in points a point."""
    slopes = [_slope(run) for run in runs if len(run) >= _FEWEST_FOR_SLANT]
    return median(slopes) if slopes else 0.0


def _slope(run: list[Piece]) -> float:
    """The slope of the straight line through the middles of the words (least squares)."""
    across = [(piece.left + piece.right) / 2 for piece in run]
    down = [(piece.top + piece.bottom) / 2 for piece in run]
    middle, height = sum(across) / len(run), sum(down) / len(run)
    spread = sum((x - middle) ** 2 for x in across)
    if spread == 0:
        return 0.0
    return sum((x - middle) * (y - height) for x, y in zip(across, down, strict=True)) / spread


def _segment(run: list[Piece], slant: float) -> Segment:
    tall = max(piece.bottom - piece.top for piece in run)
    told = [piece for piece in run if piece.bottom - piece.top >= _LOW * tall]
    middle = sum(
        (piece.top + piece.bottom) / 2 - slant * (piece.left + piece.right) / 2 for piece in told
    ) / len(told)
    return Segment(tuple(run), run[0].left, max(piece.right for piece in run), middle)


def _steps(rows: list[list[Segment]], middles: list[float]) -> Iterator[float]:
    """How far each row stands below the next one above it in its column."""
    for place, row in enumerate(rows):
        for above in range(place - 1, max(-1, place - 1 - _NEIGHBOURS), -1):
            if any(a.left < b.right and b.left < a.right for a in rows[above] for b in row):
                yield middles[place] - middles[above]
                break


def _side_by_side(segments: list[Segment], reach: float) -> Iterator[list[Segment]]:
    """Segments in order of height as rows; in one row none stands above another."""
    row: list[Segment] = []
    for segment in segments:
        apart = row and segment.middle - row[0].middle > reach
        if apart or any(s.left < segment.right - 1 and segment.left < s.right - 1 for s in row):
            yield row
            row = []
        row.append(segment)
    if row:
        yield row
