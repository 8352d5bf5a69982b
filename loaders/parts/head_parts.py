"""The lines of a head by their part: letterhead, type, subject, organ, urgency, draft mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from loaders.fold import fold
from loaders.parts import document_types, subject
from loaders.parts.layout import Cell
from loaders.parts.number_line import NumberLine
from loaders.record import Status

_URGENCY = re.compile(r"(?:hoa toc(?: hen gio)?|thuong khan|khan)\W*\Z")
_URGENT_TELEGRAM = re.compile(r"(?i)công điện\s+(hỏa tốc|hoả tốc|thượng khẩn|khẩn)")
_DRAFT = re.compile(
    r"\(?\W*du thao(?:\s*lan)?(?:\s*(?:thu\s*)?[\divx]{1,4})?(?:\W+(?:ngay)?[\s\d/.\-]*)?\W*\Z"
)
_NOISE = re.compile(
    r"nguoi ky|email|co quan:|thoi gian ky|ky boi|tieu de\b|trang \d|.{0,40}thoi gian ky"
)
_MARK_WORDS = (
    *("nguoi ky", "email", "co quan", "thoi gian", "ky boi", "tieu de", "trang "),
    *("hoa toc", "thuong khan", "khan", "du thao"),
)
_PAGE_DIGITS = 3
_OPENING = 3
"""Letters that tell a heading, a mark or a stamp from most other lines."""
_ADDRESS = re.compile(r"kinh gui\b")
_SUBJECT = re.compile(r"v\s?[/.]\s?v\b|(?:ve|va) viec\b")
_ORGAN = re.compile(
    r"(?:uy ban|hoi dong|chu tich|pho chu tich|bo truong|thu tuong|chinh phu|quoc hoi|giam doc"
    r"|tong giam doc|tong cuc|chanh an|chanh van phong|vien truong|truong |hieu truong|cuc truong"
    r"|ban (?!hanh kem|hanh quy|hanh (?!doan|trung))|bo (?!sung|tieu|may)|so (?![\d:]|lieu|hoa)"
    r"|thuong truc|tinh uy|thanh uy|huyen uy|dang (?:uy|bo|doan)|thong doc|tong thanh tra"
    r"|tong kiem toan|chu nhiem|doan chu tich|lien doan|lien minh)"
)
_ACTS = re.compile(r"\d|\b(?:VỀ|THỰC HIỆN|TRIỂN KHAI|NGÀY|QUY ĐỊNH|BAN HÀNH|SỐ|TẠI|GIAI ĐOẠN)\b")
_OPEN_END = re.compile(r"(?:,|\b(?:CỦA|VÀ|CHO|VỚI|TẠI|THUỘC|DO|VỀ))\Z")
_BY_ORGAN = re.compile(r"c[uủ]a\s+(?P<organ>[^\n]{3,90}?)(?P<about>\s+v[eềê]\s+|\s*\Z)", re.I)
_SMALL_LETTERHEAD = re.compile(
    r"(?:ubnd|hdnd|uy ban|hoi dong|so |bo |phong |ban |chi cuc|cuc |tong cuc|truong |dang uy"
    r"|dang bo|tinh uy|huyen uy|thanh uy|van phong|trung tam|benh vien|cong an|hoi |lien doan"
    r"|lien minh)"
)
LETTERHEAD_EDGE = "._-–— "
_LONGEST_NAME = 90


@dataclass(slots=True)
class HeadParts:
    """The cells of the head by their part; filled while reading.

    `organ` is what the title names ("CHỦ TỊCH ỦY BAN NHÂN DÂN …", "của Ban Thường vụ"), `end` where
    the type line and the organ end.
    """

    letterhead: list[Cell]
    subject: list[Cell]
    organ: list[Cell]
    type: str | None = None
    urgency: str | None = None
    status: Status = "issued"
    end: int = 0


def sort_cells(
    found: list[Cell], folded: str, number: NumberLine | None, last: int | None
) -> HeadParts:
    """The cells `found` of a head by their part; `folded` is the head folded.

    `last` is where its number and date end, None where an address ends the head.
    """
    lines = HeadParts([], [], [])
    rest: list[Cell] = []
    stamped, openings = "thoi gian ky" in folded, _openings()
    for cell in found:
        if cell.text.isdigit() and len(cell.text) <= _PAGE_DIGITS:
            continue  # the number of a page, the mark of a footnote
        opening = folded[cell.start : cell.start + _OPENING]
        special = stamped or opening in openings or not opening[0].isalnum()
        if not (special and _read_mark(lines, cell, folded[cell.start : cell.end], rest)):
            rest.append(cell)
    title = lines.end
    if lines.type:
        _read_title(lines, [c for c in rest if c.start >= title], folded)
        _read_letterhead(lines, [c for c in rest if c.start < title], folded)
    else:
        _read_letter(lines, rest, folded, number, last)
    return lines


@cache
def _openings() -> frozenset[str]:
    """How headings, marks and stamps open; nearly every other line opens otherwise."""
    words = (*document_types.types().headings, *_MARK_WORDS)
    return frozenset(word[:_OPENING] for word in words)


def _read_mark(lines: HeadParts, cell: Cell, plain: str, rest: list[Cell]) -> bool:
    """Takes a stamp, an urgency, a draft mark or the type line; False when the cell is none."""
    if _NOISE.match(plain):
        return True
    if _URGENCY.match(plain):
        lines.urgency = cell.text.lower()
    elif _DRAFT.match(plain):
        lines.status = "draft"
    elif lines.type is None and (kind := document_types.heading(cell.text, plain)):
        _open_title(lines, cell, kind, rest)
    else:
        return False
    return True


def _open_title(lines: HeadParts, cell: Cell, kind: tuple[str, int], rest: list[Cell]) -> None:
    """Takes the type line; what follows the type in the same cell opens the subject."""
    lines.type, length = kind
    lines.end = cell.start + length
    urgent = _URGENT_TELEGRAM.match(cell.text)
    if urgent and not lines.urgency:
        lines.urgency = urgent[1].lower()
    if length < len(cell.text):
        text = cell.text[length:].lstrip(" :-–")
        rest.append(cell._replace(text=text, start=cell.end - len(text)))


def _read_title(lines: HeadParts, rest: list[Cell], folded: str) -> None:
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


def _read_organ_of_title(lines: HeadParts, rest: list[Cell], index: int, folded: str) -> int:
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


def _read_organ_below(lines: HeadParts, after: Sequence[Cell], folded: str) -> None:
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
    """Whether an organ's line ends the subject: after an empty line, or after small letters.

    Below a subject in capitals without an empty line, it does where it says nothing but a name.
    """
    if organ.line > last.line + 1 or not subject.is_capitals(last.text):
        return True
    return not _ACTS.search(organ.text) and not _OPEN_END.search(last.text)


def _read_letterhead(lines: HeadParts, above: Sequence[Cell], folded: str) -> None:
    for cell in above:
        if _ADDRESS.match(folded, cell.start):
            break  # a column beside the subject
        text = cell.text.strip(LETTERHEAD_EDGE)
        if " " in text and subject.is_capitals(text):
            named = not _SUBJECT.match(folded, cell.start)
        else:
            named = bool(_SMALL_LETTERHEAD.match(folded, cell.start)) and _stands_alone(cell)
        if named:
            lines.letterhead.append(cell)


def names_body(line: str) -> bool:
    """Whether a line of the letterhead begins like the name of a body."""
    folded = fold(line)
    return bool(_ORGAN.match(folded) or _SMALL_LETTERHEAD.match(folded))


def _stands_alone(cell: Cell) -> bool:
    """Whether a line in small letters can be a body's name: short, and no part of a sentence."""
    return cell.end - cell.start < _LONGEST_NAME and "," not in cell.tail and "." not in cell.tail


def _read_letter(
    lines: HeadParts,
    rest: list[Cell],
    folded: str,
    number: NumberLine | None,
    last: int | None,
) -> None:
    """Subject ("V/v …", or the lines below the number) and letterhead of a letter."""
    start = next((i for i, c in enumerate(rest) if _SUBJECT.match(folded, c.start)), None)
    if start is None and number and (last is None or number.party):
        start = next((i for i, c in enumerate(rest) if _below(c, number)), None)
    if start is None and number and last is not None:
        start = _after_damaged_heading(rest, folded, number)
    if start is not None:
        lines.subject = subject.gather(rest[start:])
    taken = {cell.start for cell in lines.subject}
    others = [c for c in rest if c.start not in taken]
    if last is not None:
        lowest = max([last, *taken])
        others = [c for c in others if c.start < lowest]
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
