"""The number line of a head: "Số: 31/CT-TTg", "Số 1102-CV/TU", "Số:      /TTr-UBND"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.fold import fold
from loaders.layout import before

# What follows the counter and the year. A part after a blank must look like a code ("QĐ- UBND"),
# else the place that stands beside the number would join it.
_SYMBOL = (
    r"(?!Ng[àa]y)[A-ZĐÐ][^\W_]{0,15}"
    r"(?:(?:[-–/&._]|[ ]?[-–/]\s?(?=[A-ZĐÐ]{2}))[^\W_]{1,15}){0,8}"
)
_YEAR = r"(?:(?P<year>[12lI][09Oo][0-9OolI]{2})\s{0,3}/\s{0,3})?"
_NUMBER = re.compile(
    r"[Ss][ốôóỐÔ]\s{0,4}(?:hiệu\s{0,3})?[:.;]?\s{0,40}"
    r"(?P<counter>[^\s/|:;,\-–—]{0,10})[\s….]{0,60}"
    rf"(?P<separator>[-–—/])\s{{0,4}}{_YEAR}(?P<symbol>{_SYMBOL})"
)
_BARE = re.compile(
    r"(?m)^[^\w\n]{0,8}(?P<counter>[0-9]{1,5})\s?(?P<separator>[-–/])\s?"
    rf"{_YEAR}(?P<symbol>{_SYMBOL})[^\w\n]{{0,8}}$"
)
_COUNTER = re.compile(r"\d{1,6}[a-zđ]{0,2}(?:\.\d{1,3})?|\d{1,3}[A-Z]")
_OCR_DIGITS = str.maketrans("OolI", "0011")
_TYPE_BEFORE = re.compile(r"(?:nghi quyet|luat|phap lenh|lenh|quyet dinh|chi thi|so)\W*")


@dataclass(frozen=True, slots=True)
class NumberLine:
    """The number as printed but for blanks and scanning faults; None when its counter is blank.

    `symbol` is what follows the counter and the year; `party` tells the Party's order, N-KIND/BODY.
    """

    number: str | None
    symbol: str
    party: bool
    start: int
    end: int


def find(flat: str, ends: list[int]) -> NumberLine | None:
    """The number line in the flattened head `flat`, or None.

    It opens its line or cell, or follows directly the letterhead or one of the positions `ends`
    (the motto's end in a head whose columns ran together). A number cited in a subject does not.
    """
    for match in _NUMBER.finditer(flat):
        start = match.start()
        floor = max((end for end in ends if end <= start), default=0)
        lead = before(flat, start, floor)
        if _opens(match[0][:2], lead):
            return _read(match, start)
        if _TYPE_BEFORE.fullmatch(fold(lead)):
            return _read(match, flat.rfind(lead[:4], floor, start))
    bare = _BARE.search(flat)
    return _read(bare, bare.start()) if bare else None


def _opens(word: str, lead: str) -> bool:
    """Whether "Số" behind `lead` can open the line: behind nothing, or behind a letterhead.

    "SỐ" behind capitals is a number cited in a title ("THỰC HIỆN KẾ HOẠCH SỐ …").
    """
    if not any(char.isalpha() for char in lead):
        return word[0] == "S"
    return lead.isupper() and word[0] == "S" and word[1].islower()


def _read(match: re.Match[str], start: int) -> NumberLine:
    symbol = re.sub(r"\s", "", match["symbol"]).replace("–", "-").replace("Ð", "Đ")
    separator = "/" if match["separator"] == "/" else "-"
    year = f"{match['year'].translate(_OCR_DIGITS)}/" if match["year"] else ""
    counter = match["counter"].translate(_OCR_DIGITS)
    number = f"{counter}{separator}{year}{symbol}" if _COUNTER.fullmatch(counter) else None
    party = separator == "-" and "/" in symbol
    return NumberLine(number, symbol, party, start, match.end())
