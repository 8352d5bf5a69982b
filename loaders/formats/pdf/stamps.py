"""Stamps of electronic signatures ("Người ký: …"): recognised, and kept out of the text's way.

Decree 30/2020/NĐ-CP, Appendix I, part II, item 1: a signature of a body shows its name, and day
and time of signing; the programs for it add an address, and words of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from loaders.formats.arrange import Piece
from loaders.formats.arrange.piece import Row, Segment
from loaders.formats.arrange.rows import rows_of

if TYPE_CHECKING:
    from loaders.formats.pdf.sheet import Sheet

_FIRST_WORDS: Final = ("Người", "Ký", "Signature", "Digitally", "Signed", "Được")
_OPENS: Final = re.compile(
    r"(?:Người ký ?:|Ký bởi\b|Được ký (?:số )?bởi\b|Ký số bởi\b|Signature Valid\b"
    r"|(?:Digitally )?[Ss]igned by\b)"
)
_GOES_ON: Final = re.compile(
    r"(?:Người ký|Ký (?:bởi|ngày)|Email|E-mail|Cơ quan|Đơn vị|Chức vụ|Tổ chức|Thời gian(?: ký)?"
    r"|Ngày ký|Giờ ký|Lý do|Địa điểm|Reason|Location|Date|Contact|Signed by|DN|Foxit)\b ?:?"
)
_LEFT: Final = 0.6
"""Lines of a stamp begin at one place, to this multiple of the height of its words."""

_BELOW: Final = 1.9
"""Its lines follow each other within this multiple of it."""

_MOST_LINES: Final = 12


def stamp_lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The lines of a stamp that has all these words; none where they are no stamp."""
    lines = [_pieces(row) for row in rows_of(pieces)]
    opening = next((line for line in lines if _OPENS.match(_text(line))), None)
    return lines if opening else []


def without_stamps(pieces: list[Piece]) -> tuple[list[Piece], list[list[list[Piece]]]]:
    """The pieces that belong to no stamp, and for each stamp its lines."""
    if not any(piece.text in _FIRST_WORDS for piece in pieces):
        return pieces, []
    segments = [segment for row in rows_of(pieces) for segment in row.segments]
    stamps: list[list[list[Piece]]] = []
    taken: set[Piece] = set()
    for place, segment in enumerate(segments):
        if _OPENS.match(_text(segment.pieces)) and not taken.intersection(segment.pieces):
            lines = _stamp(segment, segments[place + 1 :])
            if len(lines) > 1:
                stamps.append(lines)
                taken.update(piece for line in lines for piece in line)
    return [piece for piece in pieces if piece not in taken], stamps


def _stamp(opening: Segment, below: list[Segment]) -> list[list[Piece]]:
    """The lines of the stamp that begins so; lines without a label go on with the one above only
    where a labelled one follows."""
    lines = [list(opening.pieces)]
    kept = 1
    last = opening
    size = max(piece.bottom - piece.top for piece in opening.pieces)
    for segment in below:
        if segment.middle - last.middle > _BELOW * size or len(lines) >= _MOST_LINES:
            break
        if abs(segment.left - opening.left) > _LEFT * size:
            continue
        lines.append(list(segment.pieces))
        last = segment
        if _GOES_ON.match(_text(segment.pieces)):
            kept = len(lines)
    return lines[:kept]


def placed(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets with each stamp, once in the file, as lines above the first page or else below
    the page that has it; words aslant have a line below, once as well."""
    known: set[str] = set()
    found = []
    for number, sheet in enumerate(sheets):
        stamps = _new(sheet.stamps, known)
        aslant = _new([[sheet.aslant]], known) if sheet.aslant else ()
        leaf = sheet.leaf
        if number:
            leaf = leaf._replace(below=stamps + aslant)
        else:
            leaf = leaf._replace(above=stamps, below=aslant)
        found.append(replace(sheet, leaf=leaf))
    return found


def _new(stamps: Sequence[list[list[Piece]]], known: set[str]) -> tuple[tuple[Piece, ...], ...]:
    """The lines of the stamps whose words are not yet known."""
    lines: list[tuple[Piece, ...]] = []
    for stamp in stamps:
        words = " ".join(map(_text, stamp))
        if words not in known:
            known.add(words)
            lines += map(tuple, stamp)
    return tuple(lines)


def _pieces(row: Row) -> list[Piece]:
    return [piece for segment in row.segments for piece in segment.pieces]


def _text(pieces: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in pieces)
