"""The lines of a head by their part: letterhead, type, subject, organ, urgency, draft mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest

from msgspec import structs

from loaders.fold import fold
from loaders.parts import document_types, subject
from loaders.parts.head_title import ORGAN, HeadParts, read_title, unnamed_title
from loaders.parts.layout import Cell
from loaders.parts.number_line import NumberLine

_URGENCY = re.compile(r"(?:hoa toc(?: hen gio)?|thuong khan|khan)\W*\Z")
_URGENT_TELEGRAM = re.compile(r"(?i)công điện\s+(hỏa tốc|hoả tốc|thượng khẩn|khẩn)")
_DRAFT = re.compile(
    r"\(?\W*du thao(?:\s*lan)?(?:\s*(?:thu\s*)?[\divx]{1,4})?(?:\W+(?:ngay)?[\s\d/.\-]*)?\W*\Z"
)
_NOISE = re.compile(
    r"nguoi ky|email|co quan:|ky boi|tieu de\b|trang \d|.{0,40}thoi gian ky"
    r"|(?:so hieu|loai van ban|noi ban hanh|ngay (?:ban hanh|hieu luc|dang)|tinh trang|linh vuc)"
    r"\s?:"
)
_MARK_WORDS = (
    *("nguoi ky", "email", "co quan", "thoi gian", "ky boi", "tieu de", "trang "),
    *("hoa toc", "thuong khan", "khan", "du thao"),
    *("so hieu", "loai van", "noi ban", "ngay ban", "tinh trang", "linh vuc"),
)
_OPERATIVE = ("quyet dinh", "quyet nghi", "chi thi")
_PAGE_DIGITS = 3
_OPENING = 3
"""Letters that tell a heading, a mark or a stamp from most other lines."""
_ADDRESS = re.compile(r"kinh gui\b")
_SUBJECT = re.compile(r"v\s?[/.]\s?v\b|(?:ve|va) viec\b")
_SMALL_LETTERHEAD = re.compile(
    r"(?:ubnd|hdnd|uy ban|so |bo |phong |ban |chi cuc|cuc |tong cuc|truong |dang uy"
    r"|dang bo|tinh uy|huyen uy|thanh uy|van phong|trung tam|benh vien|cong an|hoi |lien doan"
    r"|lien minh)"
)
LETTERHEAD_EDGE = "._-–— "
_LONGEST_NAME = 90


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
        special = stamped or opening in openings or not opening[0].isalnum() or opening[1:2] == " "
        if number and cell.tail[:1] == ":" and folded[cell.start : cell.end] in _OPERATIVE:
            break  # the order itself, behind a title whose type line is lost
        if not (special and _read_mark(lines, cell, folded[cell.start : cell.end], rest)):
            rest.append(cell)
    title = lines.end
    if lines.type is None and number and last is not None:
        title = unnamed_title(rest, number, last)
    if title:
        read_title(lines, [c for c in rest if c.start >= title], folded)
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
        rest.append(structs.replace(cell, text=text, start=cell.end - len(text)))


def _read_letterhead(lines: HeadParts, above: Sequence[Cell], folded: str) -> None:
    for cell, below in zip_longest(above, above[1:]):
        if _ADDRESS.match(folded, cell.start):
            break  # a column beside the subject
        text = cell.text.strip(LETTERHEAD_EDGE)
        if subject.is_capitals(text) and (" " in text or _is_cut(lines, cell, below)):
            named = not _SUBJECT.match(folded, cell.start)
        else:
            named = bool(_SMALL_LETTERHEAD.match(folded, cell.start)) and _stands_alone(cell)
        if named:
            lines.letterhead.append(cell)


def _is_cut(lines: HeadParts, cell: Cell, below: Cell | None) -> bool:
    """Whether a line of one word is part of a name on two lines ("ỦY⏎BAN …", "CHÍNH⏎PHỦ")."""
    above = lines.letterhead[-1] if lines.letterhead else None
    if above is not None and above.line == cell.line - 1 and " " not in above.text:
        return True
    return below is not None and below.line == cell.line + 1 and subject.is_capitals(below.text)


def names_body(line: str) -> bool:
    """Whether a line of the letterhead begins like the name of a body."""
    folded = fold(line)
    return bool(ORGAN.match(folded) or _SMALL_LETTERHEAD.match(folded))


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
    if start and number:
        start = _wrapped_from(rest, start, number)
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


def _wrapped_from(rest: list[Cell], start: int, number: NumberLine) -> int:
    """Where a subject without "V/v" begins that is wrapped before "về việc"."""
    while start and rest[start].text[0].islower():
        above = rest[start - 1]
        if above.line != rest[start].line - 1 or not _below(above, number):
            break
        start -= 1
    return start


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
