"""Place and date of a head: "Bắc Kạn, ngày 04 tháng 5 năm 2021", also damaged or half blank."""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

from msgspec import Struct

from loaders.parts.layout import before, floor_of
from loaders.remember import remembered

_FILL = r"[\s….,;_*|]{0,40}"
_DIGITS = r"[0-9ol]{1,2}"
_SCRAWL = r"(?!\S{0,2}[a-z]{2})\S{1,4}"
"""What a scan makes of a day in handwriting ("Ý", "4!", "£9"); no word."""
_WRITTEN = re.compile(
    rf"ngay{_FILL}(?:(?P<day>{_DIGITS})|{_SCRAWL})?{_FILL}thang{_FILL}(?P<month>{_DIGITS})?"
    rf"{_FILL}nam{_FILL}(?P<year>[12l][0-9ol]{{3}})(?![0-9])"
)
_WITHOUT_DAY_WORD = re.compile(
    rf"(?P<day>{_DIGITS})\s{{1,3}}thang\s{{1,3}}(?P<month>{_DIGITS})"
    r"\s{1,3}nam\s{1,3}(?P<year>[12l][0-9ol]{3})(?![0-9])"
)
_MONTH_AND_YEAR = re.compile(r"thang\s{1,3}[0-9ol]{1,2}\s{1,3}nam")
_BLANK = re.compile(
    rf"ngay{_FILL}(?:{_DIGITS})?{_FILL}thang{_FILL}(?:{_DIGITS})?{_FILL}nam(?![^\W\d_])"
)
_SHORT = re.compile(
    r"ngay\s{0,3}(?P<day>\d{1,2})\s?[/.\-]\s?(?P<month>\d{1,2})\s?[/.\-]\s?(?P<year>\d{4})(?!\d)"
)
_OCR_DIGITS = str.maketrans("ol", "01")
_ADMIN = re.compile(
    r"(?:TP|Tp|tp|T\.P|TX|Tx|TT|Q|H|P|[Tt]hành phố|[Tt]hị xã|[Tt]hị trấn|[Tt]ỉnh|[Hh]uyện|[Qq]uận"
    r"|[Pp]hường|[Xx]ã|[Đđ]ặc khu)(?:\.\s{0,3}|\s{1,3})(?=[A-ZĐÐÀ-Ỹ])"
)
_NAME_WORD = re.compile(r"[A-ZĐÐÀ-Ỹ][\w'’]*|\d{1,3}|[-–]")
_INITIALS = re.compile(r"(?:[A-ZĐ]{1,2}\.){1,2}[A-ZĐ]?")
"""What a town was, in front of its name ("N.T Phong Hải" for nông trường)."""
_HOUR = re.compile(r",?\s+(?:hồi|lúc|vào)\s+[^\n]{1,40}\Z")
_FIRST_WORD = re.compile(r"[A-ZĐÀ-Ỹ][a-zà-ỹ]{1,5}")
_NO_PLACE = ("Ngày", "NGÀY", "Ngay", "Tháng", "THÁNG", "Số", "SỐ")
_PARTS = ("day", "month", "year")
_MAX_PLACE_WORDS = 6


class DateLine(Struct, frozen=True):
    """`date` is ISO, "2021-05" without a day, None when impossible; `place` the name alone."""

    date: str | None
    place: str | None
    start: int
    end: int


def find(flat: str, folded: str, ends: list[int], start: int = 0) -> DateLine | None:
    """The place and date of the flattened head `flat`, or None; `folded` is the same folded.

    A date counts when a place and a comma stand before it in its line, else when it opens a line;
    a cited document's date does neither. `ends` are positions where other parts of the head end.
    """
    alone = None
    for pattern in (_WRITTEN, _SHORT, _WITHOUT_DAY_WORD):
        if pattern is _WITHOUT_DAY_WORD and _MONTH_AND_YEAR.search(folded, start) is None:
            break  # looking for the words first is quicker than trying every figure
        for match in pattern.finditer(folded, start):
            floor = floor_of(ends, match.start(), start)
            lead = before(flat, match.start(), floor) or _line_above(flat, match.start(), floor)
            place = place_name(lead)
            if place:
                left = flat.rfind(lead[:8], floor, match.start())
                first = _word_above(flat, left, floor)
                place = f"{first} {place}" if first else place
                return DateLine(_iso(*match.group(*_PARTS)), place, left, match.end())
            if alone is None and pattern is _WRITTEN and not _letters(lead):
                alone = DateLine(_iso(*match.group(*_PARTS)), None, match.start(), match.end())
    return alone or _undated(flat, folded, ends, start)


def _undated(flat: str, folded: str, ends: list[int], start: int) -> DateLine | None:
    """The place before a date that is left blank altogether ("Hà Nội, ngày   tháng   năm")."""
    match = _BLANK.search(folded, start)
    lead = before(flat, match.start(), floor_of(ends, match.start(), start)) if match else ""
    place = place_name(lead) if lead.endswith(",") else None
    if match is None or place is None:
        return None
    return DateLine(None, place, match.start() - len(lead), match.end())


def _word_above(flat: str, position: int, floor: int) -> str | None:
    """The first word of a place whose second stands on the next line ("Mỹ⏎Tho, ngày")."""
    above = flat[floor:position].rstrip(" ")
    if not above.endswith("\n"):
        return None
    word = before(above.rstrip(), len(above.rstrip()))
    return word if _FIRST_WORD.fullmatch(word) else None


def read_at(folded: str, position: int) -> DateLine | None:
    """The date that follows `position` after blanks at most, without a place."""
    while folded[position : position + 1].isspace():
        position += 1
    match = _WRITTEN.match(folded, position) or _SHORT.match(folded, position)
    return DateLine(_iso(*match.group(*_PARTS)), None, position, match.end()) if match else None


def last(flat: str, folded: str, start: int) -> DateLine | None:
    """The last complete date behind a place in its line, from `start` on: that of a foot."""
    found = None
    for match in _WRITTEN.finditer(folded, start):
        place = place_name(before(flat, match.start(), start))
        if place and match["day"] and match["month"]:
            found = DateLine(_iso(*match.group(*_PARTS)), place, match.start(), match.end())
    return found


@remembered
def place_name(lead: str) -> str | None:
    """The place in what stands before a date ("TP. Bắc Kạn," -> "Bắc Kạn"), or None.

    >>> place_name("- TP. Bắc Kạn,"), place_name("Chỉ thị số 34-CT/TW,")
    ('Bắc Kạn', None)
    >>> place_name("Đồng Hới, hồi 20 giờ 30,")
    'Đồng Hới'
    """
    hour = _HOUR.search(lead)
    lead = lead[: hour.start()] + "," if hour else lead
    name = lead.rstrip(" ,.;").lstrip(" .,;:-–—~'\"|^=")
    if (
        not name
        or name.split(" ", 1)[0] in _NO_PLACE
        or (name == lead.strip() and len(name.split()) > _MAX_PLACE_WORDS - 2)
    ):
        return None
    name = _ADMIN.sub("", name, count=1)
    words = name.split()
    bare = words[1:] if len(words) > 1 and _INITIALS.fullmatch(words[0]) else words
    if not 0 < len(words) <= _MAX_PLACE_WORDS or not all(map(_NAME_WORD.fullmatch, bare)):
        return None
    return " ".join(words).replace("Ð", "Đ") if words[0][0].isalpha() else None


def _line_above(flat: str, position: int, floor: int) -> str:
    """The cell that ends in a comma on the line above `position` ("Hoằng Hóa,")."""
    above = flat[floor:position].rstrip()
    lead = before(above, len(above)) if above.endswith(",") else ""
    return lead


def _letters(text: str) -> bool:
    return bool(text) and any(map(str.isalpha, text))


@lru_cache(maxsize=4096)
def _iso(printed_day: str | None, printed_month: str | None, printed_year: str) -> str | None:
    day, month = (int((n or "0").translate(_OCR_DIGITS)) for n in (printed_day, printed_month))
    year = int(printed_year.translate(_OCR_DIGITS))
    if month > 12 or day > 31:
        return None
    if not month:
        return f"{year:04}"
    if not day:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if day <= calendar.monthrange(year, month)[1] else None
