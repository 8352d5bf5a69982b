"""The head of a document: number, date, type, subject, letterhead, and where the body begins.

The form is that of Decree 30/2020/NĐ-CP, Appendix I, and of the Party's Instruction 36-HD/VPTW;
parts may be jumbled, missing, split into columns or damaged by text extraction.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders import date_line, document_types, number_line, subject
from loaders.date_line import DateLine
from loaders.fold import fold, squeeze
from loaders.layout import Cell, carve, cells, flatten
from loaders.number_line import NumberLine
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
_URGENCY = re.compile(r"(?:hoa toc(?: hen gio)?|thuong khan|khan)\W*\Z")
_URGENT_TELEGRAM = re.compile(r"(?i)công điện\s+(hỏa tốc|hoả tốc|thượng khẩn|khẩn)")
_DRAFT = re.compile(r"\(?\W*du thao(?:\s*lan)?(?:\s*(?:thu\s*)?[\divx]{1,4})?(?:\W+(?:ngay)?[\s\d/.\-]*)?\W*\Z")
_NOISE = re.compile(r"nguoi ky|email|co quan:|thoi gian ky|ky boi|tieu de\b|trang \d|.{0,40}thoi gian ky")
_SUBJECT = re.compile(r"v\s?[/.]\s?v\b|(?:ve|va) viec\b")
_ORGAN = re.compile(
    r"(?:uy ban|hoi dong|chu tich|pho chu tich|bo truong|thu tuong|chinh phu|quoc hoi|giam doc"
    r"|tong giam doc|tong cuc|chanh an|chanh van phong|vien truong|truong |hieu truong|cuc truong"
    r"|ban (?!hanh kem|hanh quy|hanh (?!doan|trung))|bo (?!sung|tieu|may)|so (?![\d:]|lieu|hoa)"
    r"|thuong truc|tinh uy|thanh uy|huyen uy|dang (?:uy|bo|doan)|thong doc|tong thanh tra"
    r"|tong kiem toan|chu nhiem|doan chu tich|lien doan|lien minh)"
)
_BY_ORGAN = re.compile(r"c[uủ]a\s+(?P<organ>[^\n]{3,90}?)(?P<about>\s+v[eềê]\s+|\s*\Z)", re.I)
_SESSION = re.compile(r"(?i)\s+kh(?:óa|oá)\s+[ivx\d]+\b.*\Z")
_MIXED_LETTERHEAD = re.compile(
    r"(?:ubnd|hdnd|uy ban|hoi dong|so |bo |phong |ban |chi cuc|cuc |tong cuc|truong |dang uy|dang bo"
    r"|tinh uy|huyen uy|thanh uy|van phong|trung tam|benh vien|cong an|hoi |lien doan|lien minh)"
)
_LETTERHEAD_EDGE = "._-–— "


@dataclass(frozen=True, slots=True)
class Head:
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
    quoc_hieu: bool = False
    party: bool = False
    number_span: Span | None = None
    date_span: Span | None = None
    subject_span: Span | None = None
    end: int = 0
    is_document: bool = False


@dataclass(frozen=True, slots=True)
class _Marks:
    """The fixed parts of a head, found by their form."""

    nation: Span | None
    party: Span | None
    motto: Span | None
    number: NumberLine | None
    date: DateLine | None

    def spans(self) -> list[Span]:
        lines = [(part.start, part.end) for part in (self.number, self.date) if part]
        return lines + [span for span in (self.nation, self.party, self.motto) if span]


@dataclass(slots=True)
class _Lines:
    """The cells of the head by their part; filled while reading."""

    letterhead: list[Cell]
    subject: list[Cell]
    organ: list[Cell]
    type: str | None = None
    urgency: str | None = None
    status: Status = "issued"
    end: int = 0


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
    found = cells(carve(flat, marks.spans()))
    lines = _sort(found, folded, marks, addressed)
    return _head(lines, marks, flat, stop if addressed else None)


def _stop(lowered: str) -> tuple[int, bool]:
    """Where the head ends at the latest, and whether an address (Kính gửi, … điện:) ends it."""
    best, addressed = min(len(lowered), _DEFAULT_LENGTH), False
    for cue in _STOPS:
        reach = min(len(lowered), _LIMIT) if cue == _STOPS[0] else best
        position = lowered.find(cue, 0, reach)
        while position >= 0:
            opening = _opening(lowered, position, cue)
            if opening is not None:
                best, addressed = opening, cue in _ADDRESSING
                break
            position = lowered.find(cue, position + 1, reach)
    return best, addressed


def _opening(lowered: str, position: int, cue: str) -> int | None:
    """Where the line or cell with `cue` begins if the cue opens it, else None."""
    if cue[0] == "\n":
        return position
    start = max(lowered.rfind(border, 0, position) for border in ("\n", "|", "\t")) + 1
    if cue == " điện:":
        line_ends = lowered[position + len(cue) : position + len(cue) + 3].lstrip(" ")[:1]
        return start if line_ends in ("", "\n", "-") else None
    return start if _NO_LETTERS.match(lowered, start, position) else None


def _marks(flat: str, folded: str) -> _Marks:
    nation = _capitals(_NATION, flat, folded)
    party = _capitals(_PARTY, flat, folded)
    motto = _MOTTO.search(folded)
    ends = [0] + [m.end() for m in (nation, party, motto) if m]
    number = number_line.find(flat, ends)
    if number:
        ends.append(number.end)
    date = date_line.find(flat, folded, ends)
    return _Marks(*(m.span() if m else None for m in (nation, party, motto)), number, date)


def _capitals(pattern: re.Pattern[str], flat: str, folded: str) -> re.Match[str] | None:
    """The first match that is printed in capitals, or stands alone in its line."""
    for match in pattern.finditer(folded):
        if match.end() - match.start() and flat[match.start() : match.end()].isupper():
            return match
        line = flat[flat.rfind("\n", 0, match.start()) + 1 : match.end() + 2]
        if len(line.strip()) <= len(match[0]):
            return match
    return None


def _sort(found: list[Cell], folded: str, marks: _Marks, addressed: bool) -> _Lines:
    """The cells of the head by their part."""
    lines = _Lines([], [], [])
    rest: list[Cell] = []
    for cell in found:
        plain = folded[cell.start : cell.end]
        if _NOISE.match(plain):
            continue
        if _URGENCY.match(plain):
            lines.urgency = cell.text.lower()
        elif _DRAFT.match(plain):
            lines.status = "draft"
        elif lines.type is None and (kind := document_types.heading(cell.text, plain)):
            _open_title(lines, cell, kind, rest)
        else:
            rest.append(cell)
    title = lines.end
    if lines.type:
        _read_title(lines, [c for c in rest if c.start >= title], folded)
        _read_letterhead(lines, [c for c in rest if c.start < title], folded)
    else:
        _read_letter(lines, rest, folded, marks, addressed)
    return lines


def _open_title(lines: _Lines, cell: Cell, kind: tuple[str, int], rest: list[Cell]) -> None:
    """Takes the type line; what follows the type in the same cell opens the subject."""
    lines.type, length = kind
    lines.end = cell.start + length
    urgent = _URGENT_TELEGRAM.match(cell.text)
    if urgent and not lines.urgency:
        lines.urgency = urgent[1].lower()
    if length < len(cell.text):
        text = cell.text[length:].lstrip(" :-–")
        rest.append(cell._replace(text=text, start=cell.end - len(text)))


def _read_title(lines: _Lines, rest: list[Cell], folded: str) -> None:
    """Subject and organ of a document with a type line."""
    opening = 0
    while opening < len(rest) and rest[opening].text.startswith("("):
        opening += 1
    if opening < len(rest):
        opening += _read_organ_of_title(lines, rest, opening, folded)
    taken = []
    if opening < len(rest) and not _is_organ(rest[opening], folded):
        taken = subject.gather(rest[opening:])
    for index, cell in enumerate(taken):
        if index and _is_organ(cell, folded) and _closes(cell, taken[index - 1]):
            taken = taken[:index]
            break
    lines.subject = taken
    after = [c for c in rest[opening:] if not taken or c.start > taken[-1].start]
    _read_organ_below(lines, after, folded)


def _read_organ_of_title(lines: _Lines, rest: list[Cell], index: int, folded: str) -> int:
    """Takes "của Ban Thường vụ Tỉnh ủy [về …]" from the title; 1 when the whole line is taken."""
    cell = rest[index]
    match = _BY_ORGAN.match(cell.text)
    if match is None or not _ORGAN.match(folded, cell.start + match.start("organ")):
        return 0
    lines.organ = [cell._replace(text=match["organ"])]
    lines.end = cell.end
    if not match["about"].strip():
        return 1
    start = match.start("about") + 1
    rest[index] = cell._replace(text=cell.text[start:], start=cell.start + start)
    return 0


def _read_organ_below(lines: _Lines, after: Sequence[Cell], folded: str) -> None:
    """Takes the organ printed in capitals between the subject and "Căn cứ"."""
    organ: list[Cell] = []
    for cell in after[:5]:
        if not subject.is_capitals(cell.text):
            break
        if organ or _is_organ(cell, folded):
            organ.append(cell)
    if organ:
        lines.organ = lines.organ or organ
        lines.end = max(lines.end, organ[-1].end)


def _is_organ(cell: Cell, folded: str) -> bool:
    return subject.is_capitals(cell.text) and bool(_ORGAN.match(folded, cell.start))


def _closes(organ: Cell, last: Cell) -> bool:
    """Whether an organ's line ends the subject: after an empty line, or after small letters."""
    return organ.line > last.line + 1 or not subject.is_capitals(last.text)


def _read_letterhead(lines: _Lines, above: Sequence[Cell], folded: str) -> None:
    for cell in above:
        text = cell.text.strip(_LETTERHEAD_EDGE)
        if subject.is_capitals(text) and " " in text and not _SUBJECT.match(folded, cell.start):
            lines.letterhead.append(cell)
        elif not text.isupper() and _MIXED_LETTERHEAD.match(folded, cell.start):
            if cell.end - cell.start < 90 and "," not in cell.tail and "." not in cell.tail:
                lines.letterhead.append(cell)


def _read_letter(
    lines: _Lines, rest: list[Cell], folded: str, marks: _Marks, addressed: bool
) -> None:
    """Subject ("V/v …", or the lines below the number) and letterhead of a letter."""
    start = next((i for i, c in enumerate(rest) if _SUBJECT.match(folded, c.start)), None)
    if start is None and marks.number and (addressed or marks.number.party):
        start = next((i for i, c in enumerate(rest) if _below(c, marks.number)), None)
    if start is None and marks.number and not addressed:
        start = _after_damaged_heading(rest, folded, marks.number)
    if start is not None:
        lines.subject = subject.gather(rest[start:])
    taken = {cell.start for cell in lines.subject}
    last = max((part.end for part in (marks.number, marks.date) if part), default=0)
    others = [c for c in rest if c.start not in taken]
    if not addressed:
        others = [c for c in others if c.start < max(last, *taken, 0)] if last or taken else []
    _read_letterhead(lines, others, folded)


def _after_damaged_heading(rest: list[Cell], folded: str, number: NumberLine) -> int | None:
    """Where the subject begins below a type line that a stamp's remains run into."""
    kind = document_types.of_symbol(number.symbol, number.party)
    if kind is None or kind == document_types.LETTER:
        return None
    for index, cell in enumerate(rest[:-1]):
        if folded[cell.start : cell.end].endswith(" " + fold(kind)) and cell.text[-4:].isupper():
            return index + 1
    return None


def _below(cell: Cell, number: NumberLine) -> bool:
    return cell.start >= number.end and not subject.is_capitals(cell.text) and len(cell.text) < 200


def _head(lines: _Lines, marks: _Marks, flat: str, address: int | None) -> Head:
    number, date = marks.number, marks.date
    ends = [span[1] for span in marks.spans()] + [lines.end]
    ends += [cell.end for cell in (*lines.letterhead, *lines.subject)]
    kind = _type(lines, number, address is not None)
    letterhead = tuple(dict.fromkeys(_line(c) for c in lines.letterhead))
    place = date.place if date else None
    names = [place] if place else []
    known = bool(
        number
        or (lines.type and (date or letterhead or lines.organ))
        or (address is not None and letterhead)
    )
    if not known:
        return Head(quoc_hieu=bool(marks.nation), end=address or 0)
    return Head(
        number=number.number if number else None,
        symbol=number.symbol if number else None,
        type=kind,
        date=date.date if date else None,
        subject=subject.clean(lines.subject, names),
        place=place,
        urgency=lines.urgency,
        status=lines.status,
        letterhead=letterhead,
        title=_title(lines.organ),
        quoc_hieu=bool(marks.nation),
        party=bool(marks.party or (number and number.party)),
        number_span=(number.start, number.end) if number else None,
        date_span=(date.start, date.end) if date else None,
        subject_span=(lines.subject[0].start, lines.subject[-1].end) if lines.subject else None,
        end=address if address is not None else max(ends),
        is_document=True,
    )


def _type(lines: _Lines, number: NumberLine | None, addressed: bool) -> str | None:
    if lines.type:
        return lines.type
    if number:
        return document_types.of_symbol(number.symbol, number.party)
    return document_types.LETTER if lines.subject or addressed else None


def _line(cell: Cell) -> str:
    return squeeze(cell.text).strip(_LETTERHEAD_EDGE).replace("Ð", "Đ")


def _title(organ: Sequence[Cell]) -> str | None:
    return _SESSION.sub("", squeeze(" ".join(map(_line, organ)))) or None
