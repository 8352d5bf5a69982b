"""The words of a PDF page's text layer with their places, in points from the page's top left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from ctypes import byref
from typing import Final, NamedTuple

import pypdfium2.raw as pdfium

from loaders.formats.arrange import Piece
from loaders.formats.pdf.fonts import Fonts
from loaders.formats.pdf.fragments import Fragment, words_of
from loaders.formats.pdf.view import Corners, View, seen_box, turned, view_of

_BLANKS: Final = frozenset(
    (0, 9, 10, 11, 12, 13, 32, 0xA0, 0x1680, *range(0x2000, 0x200C), 0x2028, 0x2029, 0x202F,
     0x205F, 0x3000)
)  # fmt: skip
_LONG: Final = 3
_SAMPLE: Final = 50
"""Of the words of so many letters at least so many are looked at to tell which way they run."""

_ASLANT: Final = 0.4
"""Radians: letters that lean (italics made from an upright font) have an angle of up to 0.35."""

_FAR: Final = 1e6
"""No page reaches so far, in points."""


class Layer(NamedTuple):
    """The text layer of a page of this size: its words and those that run in other directions
    (watermarks, margins), whether most of them are painted, and how many of them have a character
    of which the file does not say what it is."""

    width: float
    height: float
    view: View
    pieces: list[Piece]
    aslant: list[Piece]
    painted: bool
    unmapped: int


def layer_of(page: pdfium.FPDF_PAGE, text_page: pdfium.FPDF_TEXTPAGE, most: int) -> Layer | None:
    """The text layer of a page, None where it has more than `most` characters.

    Where most words run upwards, downwards or upside down, the page is turned.
    """
    count = pdfium.FPDFText_CountChars(text_page)
    if count > most:
        return None
    unicode_of = pdfium.FPDFText_GetUnicode
    codes = [unicode_of(text_page, i) for i in range(count)]
    spans = list(_spans(codes))
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    view = view_of(page, width, height)
    if turns := _turns(text_page, spans, view):
        view, width, height = turned(view, turns, width, height)
    fonts = Fonts(text_page)
    fragments: list[Fragment] = []
    aslant: list[Piece] = []
    unmapped = 0
    angles = [pdfium.FPDFText_GetCharAngle(text_page, start) for start, _ in spans]
    usual = _usual(angles)
    for (start, end), angle in zip(spans, angles, strict=True):
        text = fonts.decoded(codes[start:end], start)
        if abs(angle - usual) > _ASLANT:
            ends = _box(text_page, start, view), _box(text_page, end - 1, view)
            aslant.append(Piece(text, *_around(*ends)))
            continue
        parts = list(_parts(text, start, end, text_page, view))
        for place, (part, first, last) in enumerate(parts):
            piece = Piece(part, *_around(first, last))
            if not all(abs(length) < _FAR for length in piece[1:5]):  # also where it is no number
                continue
            left = place > 0 or _is_open(text_page, codes, start - 1)
            if not left:  # the blank before it in the file may stand elsewhere on the page
                left = abs(_box(text_page, start - 1, view)[2] - piece.left) > 1
            right = place < len(parts) - 1 or _is_open(text_page, codes, end)
            fragments.append(Fragment(piece, left, right))
        unmapped += pdfium.FPDFText_HasUnicodeMapError(text_page, start) == 1
    painted = not fragments or fonts.hidden * 2 < len(fragments)
    pieces = [piece for piece in words_of(fragments) if _is_within(piece, width, height)]
    aslant = [piece for piece in aslant if _is_within(piece, width, height)]
    return Layer(width, height, view, pieces, aslant, painted, unmapped)


def _usual(angles: list[float]) -> float:
    """The angle of most words, in radians."""
    counted = Counter(round(angle, 2) for angle in angles)
    return max(counted, key=lambda angle: (counted[angle], -angle), default=0.0)


def _is_within(piece: Piece, width: float, height: float) -> bool:
    """Whether a word stands on the page, not on what was cut off from it."""
    across, down = (piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2
    return 0 <= across <= width and 0 <= down <= height


def _turns(text_page: pdfium.FPDF_TEXTPAGE, spans: list[tuple[int, int]], view: View) -> int:
    """By how many quarters, clockwise, the page is to be turned for its words to be upright."""
    long = [span for span in spans if span[1] - span[0] >= _LONG]
    ways = [0, 0, 0, 0]
    for start, end in long[:: max(1, len(long) // _SAMPLE)]:
        first, last = _box(text_page, start, view), _box(text_page, end - 1, view)
        across, down = (
            last[0] + last[2] - first[0] - first[2],
            last[1] + last[3] - first[1] - first[3],
        )
        if abs(across) >= abs(down):
            ways[0 if across >= 0 else 2] += 1
        else:
            ways[1 if down < 0 else 3] += 1
    return max(range(4), key=ways.__getitem__)


def _is_open(text_page: pdfium.FPDF_TEXTPAGE, codes: list[int], index: int) -> bool:
    """Whether no blank of the file itself stands there, but one that the library has put in."""
    if not 0 <= index < len(codes):
        return True
    return bool(pdfium.FPDFText_IsGenerated(text_page, index) == 1)


def _spans(codes: list[int]) -> Iterator[tuple[int, int]]:
    """The half-open ranges of characters between blanks."""
    start = -1
    for i, code in enumerate(codes):
        if code in _BLANKS:
            if start >= 0:
                yield start, i
            start = -1
        elif start < 0:
            start = i
    if start >= 0:
        yield start, len(codes)


def _parts(
    text: str, start: int, end: int, text_page: pdfium.FPDF_TEXTPAGE, view: View
) -> Iterator[tuple[str, Corners, Corners]]:
    """The word with the boxes of its first and last character; in parts where the file jumps to
    another place within it."""
    first = _box(text_page, start, view)
    last = _box(text_page, end - 1, view) if end - start > 1 else first
    height = max(first[3] - first[1], last[3] - last[1])
    if last[0] >= first[0] - 1 and abs(last[3] - first[3]) <= height / 2:
        yield text, first, last
        return
    if len(text) != end - start:  # decoded to another length: no telling which part is where
        yield text, first, last
        return
    at = 0
    before = opening = first
    for i in range(1, end - start):
        box = _box(text_page, start + i, view)
        if box[0] < before[0] - 1 or abs(box[3] - before[3]) > height / 2:
            yield text[at:i], opening, before
            at, opening = i, box
        before = box
    yield text[at:], opening, before


def _box(text_page: pdfium.FPDF_TEXTPAGE, index: int, view: View) -> Corners:
    """Left, top, right and bottom of a character, from its font's height rather than its ink, so
    that all words of a line are equally high."""
    rect = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text_page, index, byref(rect))
    return seen_box(rect, view)


def _around(first: Corners, last: Corners) -> Corners:
    return (
        min(first[0], last[0]),
        min(first[1], last[1]),
        max(first[2], last[2]),
        max(first[3], last[3]),
    )
