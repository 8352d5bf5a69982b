"""Several documents bundled in one text: where each of them begins and ends."""

from __future__ import annotations

import re
from functools import lru_cache

Span = tuple[int, int]

_SIGNS = ("NGHĨA VIỆT NAM", "CỘNG SẢN VIỆT NAM", "Nơi nhận")
_FOOT = re.compile(r"(?m)^[^\w\n]{0,8}(?:Lưu\b|Nơi nhận|N[ơo]i nh[ậa]n|\*\*Nơi nhận)[^\n]*\n")
_OPENING = re.compile(
    r"(?m)^[^\w\n]{0,12}(?:"
    r"(?P<number>(?:[^\n]{0,80}(?: {3}|[|\t])\W{0,4})?S[ốôó] ?[:.]?[ *]{0,6}\d{1,6}[a-z]?[ *]{0,6}"
    r"[-/–] ?(?:\d{4} ?/ ?)?[A-ZĐÐ][^\W_])"
    r"|(?:[A-ZĐÐ][^\n,|]{1,40}, {0,3}\*{0,2}ngày))"
)
_DATE = re.compile(
    r"(?i)ngày[\s*.]{0,8}(?:\d{1,2})?[\s*.]{0,8}tháng[\s*.]{0,8}\d{1,2}[\s*.]{0,8}năm[\s*.]{0,8}\d{4}"
)
_TITLE = re.compile(
    r"(?m)^[\s*#|]{0,8}(?:CÔNG ĐIỆN|CHỈ THỊ|THÔNG BÁO|KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|KẾT LUẬN"
    r"|BÁO CÁO|HƯỚNG DẪN|TỜ TRÌNH|CHƯƠNG TRÌNH|THÔNG TRI)\b"
)
_ATTACHED = re.compile(r"(?i)^\W{0,6}(?:phụ lục|mẫu|biểu)\b|kèm theo|ban hành theo", re.MULTILINE)
_MOTTO = "NGHĨA VIỆT NAM"
_MOTTO_LINE = re.compile(r"(?m)^.{0,90}(?:CỘNG HÒA|CỘNG HOÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM")
_REACH = 700
_ABOVE = 300
_LONGEST_HEAD = 5000
"""Characters in which a head is looked for: lines in capitals may go on without end."""


def split(text: str) -> tuple[Span, ...]:
    """The spans of the documents in `text`, in order; together they cover it.

    A further document begins where, behind the foot of the one before (Nơi nhận, Lưu), another
    head stands: a number line with a date near it, or place and date above a type in capitals.
    Without such a foot it takes a whole head: motto, number and date together. Appendices, attached
    regulations and blank forms have no such head and stay with their document.

    >>> split("Số: 1/QĐ-UBND")
    ((0, 13),)
    """
    if max(map(text.count, _SIGNS)) < 2:
        return ((0, len(text)),)
    starts = [0]
    for foot in _FOOT.finditer(text):
        start = _beginning(text, foot.end())
        if start is not None and start > starts[-1]:
            starts.append(start)
    starts = _with_whole_heads(text, starts)
    return tuple(zip(starts, [*starts[1:], len(text)], strict=True))


def _with_whole_heads(text: str, starts: list[int]) -> list[int]:
    """`starts` and those of the whole heads between them; the first head is that of the text."""
    found = list(starts)
    number = _number_near(text, text.find(_MOTTO))
    for motto in _MOTTO_LINE.finditer(text):
        opening = _number_near(text, motto.start())
        if opening is None or (number and opening.start() == number.start()):
            continue
        number = opening
        top = first_line(text, 0, min(opening.start(), motto.start()))
        near = any(abs(top - start) < _ABOVE for start in found)
        if not near and _is_head(text, opening, top):
            found.append(top)
    return sorted(found)


def _number_near(text: str, motto: int) -> re.Match[str] | None:
    """The number line next to a motto: with it below, or above in a column on the left."""
    first, last = max(0, motto - _ABOVE), motto + _REACH
    if motto < 0 or text.find("Số", first, last) < 0:
        return None
    opening = _OPENING.search(text, text.rfind("\n", 0, first + 1) + 1, last)
    while opening and not opening["number"]:
        opening = _OPENING.search(text, opening.end(), last)
    return opening


def _beginning(text: str, floor: int) -> int | None:
    """Where the document whose head follows the foot line that ends at `floor` begins, or None."""
    limit = _next_foot(text, floor)
    opening = _OPENING.search(text, floor, limit)
    while opening:
        if _is_head(text, opening, floor):
            return first_line(text, floor, opening.start())
        opening = _OPENING.search(text, opening.end(), limit)
    return None


def _next_foot(text: str, floor: int) -> int:
    foot = _FOOT.search(text, floor)
    return foot.start() if foot else len(text)


def _is_head(text: str, opening: re.Match[str], floor: int) -> bool:
    start = opening.start()
    if stands_below_attachment(text, first_line(text, floor, start), start):
        return False
    date = _DATE.search(text, max(floor, start - _ABOVE), start + _REACH)
    if date is None:
        return False
    return bool(opening["number"]) or _TITLE.search(text, date.end(), start + _ABOVE) is not None


def stands_below_attachment(text: str, start: int, end: int | None = None) -> bool:
    """Whether the line above the head at `start` announces an attachment or a blank form.

    With `end`, so does what stands between both.
    """
    return _ATTACHED.search(text, _line_above(text, start), end or start) is not None


def first_line(text: str, floor: int, position: int) -> int:
    """The first line of the head in which `position` lies: capitals, rules, motto, V/v above it."""
    if position - floor > _LONGEST_HEAD:
        floor = max(floor, text.rfind("\n", floor, position - _LONGEST_HEAD) + 1)
    start = best = position
    while start > floor:
        above = max(text.rfind("\n", floor, start - 1) + 1, floor)
        line = text[above : start - 1]
        if not is_of_head(line):
            break
        if any(char.isalpha() for char in line):
            best = above
        start = above
    return best


@lru_cache(maxsize=1024)
def is_of_head(line: str) -> bool:
    """Whether a line can be one of a head: in capitals, or place and date, motto, number, V/v.

    Heads that follow each other ask again for the lines above them.
    """
    letters = [char for char in line if char.isalpha()]
    if sum(map(str.isupper, letters)) >= 0.85 * len(letters):
        return True
    return "Tự do" in line or ", ngày" in line or line.lstrip(" *|").startswith(("V/v", "Số"))


def _line_above(text: str, position: int) -> int:
    """Where the last line with letters above `position` begins."""
    above = len(text[max(0, position - _ABOVE) : position].rstrip())
    end = max(0, position - _ABOVE) + above
    return text.rfind("\n", 0, end) + 1
