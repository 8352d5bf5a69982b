"""The head of a document: number, date, type, subject, letterhead, and where the body begins.

The form is that of Decree 30/2020/NĐ-CP, Appendix I, and of the Party's Instruction 36-HD/VPTW;
parts may be jumbled, missing, split into columns or damaged by text extraction.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, structs

from loaders.fold import fold, squeeze
from loaders.parts import (
    date_line,
    document_types,
    elsewhere,
    number_line,
    subject,
    title_line,
)
from loaders.parts.date_line import DateLine
from loaders.parts.head_parts import LETTERHEAD_EDGE, names_body, sort_cells
from loaders.parts.head_title import HeadParts
from loaders.parts.layout import Cell, carve, cells, flatten
from loaders.parts.number_line import NumberLine
from loaders.record import Status

Span = tuple[int, int]

_LIMIT = 6000
"""No head is longer: the longest title of a national resolution is below 2,000 characters."""
_DEFAULT_LENGTH = 2500

_NATION = re.compile(r"c[o0]ng\s+hoa\s+xa\s+hoi\s+chu\s+nghia\s+viet\s+nam")
_MOTTO = re.compile(r"doc\s+lap\s*[-–—]\s*tu\s+do\s*[-–—]\s*hanh\s+phuc")
_PARTY = re.compile(r"dang\s+cong\s+san\s+viet\s+nam")
_STOPS = ("nh gửi", "căn cứ", "điều 1", "\n1. ", "\ni. ", " điện:")
_ADDRESSING = ("nh gửi", " điện:")
_NO_LETTERS = re.compile(r"[\W\d_]*(?:k[íi]?)?\Z")
_LONE = re.compile(r"(?<!\S)[^\W\d_](?!\S)")
_SESSION = re.compile(r"(?i)\s+kh(?:óa|oá)\s+[ivx\d]+\b.*\Z")


class Head(Struct, frozen=True):
    """What the head says; every field may be missing.

    `number`, `symbol`, `type`, `date`, `subject`, `place`, `urgency` and `status` are as in
    `Heading`. `letterhead` holds the lines of the issuer block from top to bottom, `title` the
    organ that the title names. Spans and `end`, where Kính gửi or the body begins, are half-open
    character offsets into the text. `is_document` is False where nothing shows an administrative
    document: no number line, and no type with a date or an issuer.
    """

    number: str | None = None
    symbol: str | None = None
    type: str | None = None
    date: str | None = None
    subject: str | None = None
    place: str | None = None
    urgency: str | None = None
    status: Status = "issued"
    letterhead: tuple[str, ...] = ()
    title: str | None = None
    number_span: Span | None = None
    date_span: Span | None = None
    subject_span: Span | None = None
    end: int = 0
    is_document: bool = False


class _Marks(Struct, frozen=True):
    """The fixed parts of a head, found by their form, and the spans of all of them."""

    number: NumberLine | None
    date: DateLine | None
    organ: str | None
    spans: list[Span]


def read_head(text: str, lowered: str) -> Head:
    """The head of `text`, one document in NFC; `lowered` is the same in lower case.

    >>> text = "SỞ Y TẾ\\nSố: 12/SYT-NV\\nV/v trực Tết\\nHuế, ngày 02 tháng 01 năm 2020\\nKính gửi:"
    >>> head = read_head(text, text.lower())
    >>> head.number, head.type, head.date, head.place, head.subject
    ('12/SYT-NV', 'công văn', '2020-01-02', 'Huế', 'trực Tết')
    """
    stop, addressed = _stop(lowered)
    flat = flatten(text[:stop])
    folded = fold(flat)
    marks = _marks(flat, folded)
    found = cells(carve(flat, marks.spans))
    lines = sort_cells(found, folded, marks.number, None if addressed else _last(marks))
    if marks.date is None or marks.date.place is None:
        marks = structs.replace(marks, date=elsewhere.with_foot(marks.date, text[stop:]))
    if addressed and marks.organ is None:
        marks = structs.replace(marks, organ=elsewhere.telegraphing(text, stop))
    if lines.type and not (marks.number or marks.date or lines.letterhead):
        organ = marks.organ or elsewhere.issuing(text, stop, lines.type)
        marks = structs.replace(marks, organ=organ)
    return _head(lines, marks, flat, stop if addressed else None)


def _last(marks: _Marks) -> int:
    """Where number and date end."""
    return max(marks.number.end if marks.number else 0, marks.date.end if marks.date else 0)


def _stop(lowered: str) -> tuple[int, bool]:
    """Where the head ends at the latest, and whether an address (Kính gửi, … điện:) ends it."""
    best, addressed = min(len(lowered), _DEFAULT_LENGTH), False
    reach = min(len(lowered), _LIMIT)
    for cue in _STOPS:
        position = lowered.find(cue, 0, reach)
        while position >= 0:
            opening = _opening(lowered, position, cue)
            if opening is not None:
                best, addressed = opening, cue in _ADDRESSING
                break
            position = lowered.find(cue, position + 1, reach)
        reach = best
    return best, addressed


def _opening(lowered: str, position: int, cue: str) -> int | None:
    """Where the line or cell with `cue` begins if the cue opens it, else None."""
    if cue[0] == "\n":
        return position
    start = lowered.rfind("\n", 0, position) + 1
    start = max(start, lowered.rfind("|", start, position) + 1)
    start = max(start, lowered.rfind("\t", start, position) + 1)
    if cue == " điện:":
        line_ends = lowered[position + len(cue) : position + len(cue) + 3].lstrip(" ")[:1]
        return start if line_ends in ("", "\n", "-") else None
    return start if _NO_LETTERS.match(lowered, start, position) else None


def _marks(flat: str, folded: str) -> _Marks:
    nation = _capitals(_NATION, flat, folded) if "nghia" in folded else None
    party = _capitals(_PARTY, flat, folded) if "san" in folded else None
    motto = _MOTTO.search(folded)
    spans = [found.span() for found in (nation, party, motto) if found]
    ends = [0, *(end for _, end in spans)]
    number = number_line.find(flat, folded, ends)
    if number:
        spans.append((number.start, number.end))
        ends.append(number.end)
    date = date_line.find(flat, folded, ends)
    if date:
        spans.append((date.start, date.end))
    title = title_line.find(flat, folded) if "SỐ" in flat else None
    if title is None:
        return _Marks(number, date, None, spans)
    spans.append((title.start, title.end))
    if number is None or number.start >= title.start:
        number = title.number
    date = date if date is not None and date.end <= title.start else title.date
    return _Marks(number, date, title.organ, spans)


def _capitals(pattern: re.Pattern[str], flat: str, folded: str) -> re.Match[str] | None:
    """The first match that is printed in capitals, or stands alone in its line."""
    for match in pattern.finditer(folded):
        if flat[match.start() : match.end()].isupper():
            return match
        line = flat[flat.rfind("\n", 0, match.start()) + 1 : match.end() + 2]
        if len(line.strip()) <= len(match[0]):
            return match
    return None


def _head(lines: HeadParts, marks: _Marks, flat: str, address: int | None) -> Head:
    number, date = marks.number, marks.date
    letterhead = tuple(map(_line, lines.letterhead))
    if not _is_document(lines, marks, letterhead, address is not None):
        return Head(end=address or 0)
    return Head(
        number=number.number if number else None,
        symbol=number.symbol if number else None,
        type=_type(lines, number, address is not None),
        date=date.date if date else None,
        subject=_subject(lines, marks),
        place=date.place if date else None,
        urgency=lines.urgency,
        status=lines.status,
        letterhead=letterhead,
        title=marks.organ or _title(lines.organ),
        number_span=(number.start, number.end) if number else None,
        date_span=(date.start, date.end) if date else None,
        subject_span=(lines.subject[0].start, lines.subject[-1].end) if lines.subject else None,
        end=_end(lines, marks) if address is None else address,
        is_document=True,
    )


def _is_document(
    lines: HeadParts, marks: _Marks, letterhead: Sequence[str], addressed: bool
) -> bool:
    """Whether the parts found are those of an administrative document rather than of a form."""
    number, named = marks.number, any(map(names_body, letterhead))
    if lines.type == document_types.CONTRACT and (number is None or number.number is None):
        return False
    if number is not None:
        return bool(number.number or lines.type or marks.date or addressed or named)
    if lines.type:
        return bool(marks.date or letterhead or lines.organ or marks.organ)
    return addressed and (named or bool(lines.subject and marks.date))


def _type(lines: HeadParts, number: NumberLine | None, addressed: bool) -> str | None:
    coded = document_types.of_symbol(number.symbol, number.party) if number else None
    if lines.type:
        consolidated = coded == document_types.CONSOLIDATED
        return document_types.CONSOLIDATED if consolidated else lines.type
    if number is None:
        return document_types.LETTER if lines.subject or addressed else None
    if addressed and lines.subject and document_types.is_letter(number.symbol):
        return document_types.LETTER
    return coded


def _subject(lines: HeadParts, marks: _Marks) -> str | None:
    """The subject; that of a consolidated law has the kind of law before its name."""
    place = marks.date.place if marks.date else None
    text = subject.clean(lines.subject, [place] if place else [])
    coded = document_types.of_symbol(marks.number.symbol, False) if marks.number else None
    if text and lines.type in document_types.LAWS and coded == document_types.CONSOLIDATED:
        return f"{lines.type.capitalize()} {text}"
    return text


def _end(lines: HeadParts, marks: _Marks) -> int:
    """Where a head without an address ends: behind the last of its parts."""
    parts = (*lines.letterhead, *lines.subject)
    return max([lines.end, *(cell.end for cell in parts), *(end for _, end in marks.spans)])


def _line(cell: Cell) -> str:
    line = cell.text.strip(LETTERHEAD_EDGE).replace("Ð", "Đ")
    return squeeze(_LONE.sub(_unless_stray, line) if subject.is_capitals(line) else line)


def _unless_stray(letter: re.Match[str]) -> str:
    """A letter of its own in a line of capitals ("Ỷ LA"); a small one is a scan's speck."""
    return "" if letter[0].islower() else letter[0]


def _title(organ: Sequence[Cell]) -> str | None:
    if not organ:
        return None
    return _SESSION.sub("", squeeze(" ".join(map(_line, organ)))) or None
