"""The title of a head below its type line: the subject, and the organ that the title names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import structs

from loaders.parts import document_types, subject
from loaders.parts.layout import Cell
from loaders.parts.number_line import NumberLine
from loaders.record import Status

ORGAN = re.compile(
    r"(?:uy ban|ubnd\b|hoi dong|hdnd\b|chu tich|pho chu tich|thu tuong|chinh phu"
    r"|quoc hoi|giam doc"
    r"|tong giam doc|tong cuc|chanh an|chanh van phong|vien truong|truong |hieu truong|cuc truong"
    r"|ban (?!hanh )|bo (?!sung|tieu|may)|so (?![\d:]|lieu|hoa)"
    r"|thuong truc|tinh uy|thanh uy|huyen uy|dang (?:uy|bo|doan)|thong doc|tong thanh tra"
    r"|tong kiem toan|chu nhiem|doan chu tich|lien doan|lien minh)"
)
_ACT = re.compile(
    r"(?:VỀ|BAN HÀNH|QUY ĐỊNH|PHÊ DUYỆT|SỬA ĐỔI|THỰC HIỆN|TRIỂN KHAI|TĂNG CƯỜNG|HƯỚNG DẪN|CÔNG BỐ"
    r"|BÃI BỎ|THÀNH LẬP|ĐIỀU CHỈNH|GIAO|PHÂN CẤP|KẾT LUẬN) "
)
_ACTS = re.compile(r"\d|\b(?:VỀ|THỰC HIỆN|TRIỂN KHAI|NGÀY|QUY ĐỊNH|BAN HÀNH|SỐ|TẠI|GIAI ĐOẠN)\b")
_OPEN_END = re.compile(r"\b(?:CỦA|VÀ|CHO|VỚI|TẠI|THUỘC|DO|VỀ)\Z")
_LISTED = re.compile(r"(?<!PHÒNG), ")
_BY_ORGAN = re.compile(r"c[uủ]a\s+(?P<organ>[^\n]{3,90}?)(?P<about>\s+v[eềê]\s+|\s*\Z)", re.I)


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


def read_title(lines: HeadParts, rest: list[Cell], folded: str) -> None:
    """Takes subject and organ from `rest`, the cells below the type line; `folded` is the head."""
    opening = 0
    while opening < len(rest) and rest[opening].text.startswith("("):
        opening += 1
    if opening < len(rest):
        opening += _read_organ_of_title(lines, rest, opening, folded)
    taken = []
    if opening < len(rest) and not _is_organ(rest[opening], folded):
        taken = subject.gather(rest[opening:])
    named = tuple(folded[cell.start : cell.end] for cell in rest[:opening])
    for index, cell in enumerate(taken):
        closes = index and _is_organ(cell, folded) and _closes(cell, taken[index - 1])
        if closes or (named and folded.startswith(named, cell.start)):  # the organ begins the body
            taken = taken[:index]
            break
    lines.subject = taken
    after = [c for c in rest[opening:] if not taken or c.start > taken[-1].start]
    _read_organ_below(lines, after, folded)


def _read_organ_of_title(lines: HeadParts, rest: list[Cell], index: int, folded: str) -> int:
    """Takes "của Ban Thường vụ Tỉnh ủy [về …]" from the title; 1 when the whole line is taken."""
    cell = rest[index]
    meeting = _meeting(rest[index:], folded)
    if meeting:
        lines.organ = meeting[-1:]
        lines.end = meeting[-1].end
        return len(meeting)
    match = _BY_ORGAN.match(cell.text)
    if match is None or not ORGAN.match(folded, cell.start + match.start("organ")):
        return 0
    lines.organ = [structs.replace(cell, text=match["organ"])]
    lines.end = cell.end
    if not match["about"].strip():
        return 1
    start = match.start("about") + 1
    rest[index] = structs.replace(cell, text=cell.text[start:], start=cell.start + start)
    return 0


def _meeting(rest: Sequence[Cell], folded: str) -> list[Cell]:
    """The lines "HỘI NGHỊ LẦN THỨ … / BAN CHẤP HÀNH …" of a title that goes on with "về …"."""
    about = next((i for i, c in enumerate(rest[:4]) if c.text.startswith(("về ", "Về "))), 0)
    named = list(rest[:about])
    if not named or not folded.startswith("hoi nghi", named[0].start):
        return []
    return named if all(subject.is_capitals(cell.text) for cell in named) else []


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
    return subject.is_capitals(cell.text) and bool(ORGAN.match(folded, cell.start))


def _closes(organ: Cell, last: Cell) -> bool:
    """Whether an organ's line ends the subject: after an empty line, or after small letters.

    Below a subject in capitals without an empty line, it does where it says nothing but a name.
    """
    if organ.line > last.line + 1 or not subject.is_capitals(last.text):
        return True
    goes_on = any(_OPEN_END.search(line.text) for line in (last, organ))
    return not (goes_on or _ACTS.search(organ.text) or _LISTED.search(organ.text))


def unnamed_title(rest: Sequence[Cell], number: NumberLine, last: int) -> int:
    """Where the title of an order begins whose type line is lost; 0 for a letter."""
    kind = document_types.of_symbol(number.symbol, number.party)
    if kind in (None, document_types.LETTER):
        return 0
    opening = next((cell for cell in rest if cell.start >= last), None)
    if opening is None or not _ACT.match(opening.text):
        return 0
    return opening.start
