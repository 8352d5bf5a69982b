"""The number line of a head: "Số: 31/CT-TTg", "Số 1102-CV/TU", "Số:      /TTr-UBND"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from loaders.fold import fold
from loaders.parts.layout import before, floor_of
from loaders.symbols import with_dash, with_lost_dash

# What follows the counter and the year. A part after a blank must look like a code ("QĐ- UBND"),
# else the place that stands beside the number would join it. Where a scan lost the hyphen, the code
# ends the line or cell.
_SYMBOL = (
    r"(?!Ng[àa]y)[A-ZĐÐ][^\W_]{0,15}"
    r"(?:(?:[-–/&._]|[ ]{0,2}[-–/](?:[ ]{0,2}|\s)(?=[A-ZĐÐ]{2})|[-–][ ]{2,4}(?=[A-ZĐÐ]{2})"
    r"|[ ](?=[A-ZĐ]{2}[A-Za-zĐ]{0,5}[ ]?(?:[\n\t|]|   |\Z)))[^\W_]{1,15}){0,8}"
)
_OLD_CODE = r"(?:NQ|QĐ|QÐ|CT|KH|TB|KL|CV|HD|TT|BC|NĐ|TTr|CTr)"
"""Kinds that stood behind a blank: "214 NQ/UBTVQH9", "12 CT/TW"."""
_YEAR = r"(?:(?P<year>[12lI][09Oo][0-9OolI]{2})\s{0,3}/\s{0,3})?"
_NUMBER = re.compile(
    r"[Ss][ốôóỐÔ]\s{0,4}(?:hiệu\s{0,3})?(?:[/(]?\s?No\b\.?\)?\s{0,3})?[:.;]?\s{0,40}"
    r"(?P<counter>[^\s/|:;,\-–—]{0,10})(?:[\s….]{0,60}|\s{0,9}\|\s{0,9}(?=/))"
    rf"(?P<separator>[-–—/]|[ ](?={_OLD_CODE}/))\s{{0,4}}{_YEAR}(?P<symbol>{_SYMBOL})"
)
_BARE = re.compile(
    r"(?m)^[^\w\n]{0,8}(?P<counter>[0-9]{1,5})\s?(?P<separator>[-–/])\s?"
    rf"{_YEAR}(?P<symbol>{_SYMBOL})[^\w\n]{{0,8}}$"
)
_LINE_WITH_FIGURE = re.compile(r"\n[^\w\n]{0,8}[0-9]")
_COUNTER = re.compile(r"\d{1,6}[a-zđ]{0,2}(?:\.\d{1,3})?|\d{1,3}[A-Z]")
_OCR_DIGITS = str.maketrans("OolI", "0011")
_TYPE_BEFORE = re.compile(r"(?:nghi quyet|luat|phap lenh|lenh|quyet dinh|chi thi|so)\W*")


class NumberLine(Struct, frozen=True):
    """The number as printed but for blanks and scanning faults; None when its counter is blank.

    `symbol` is what follows the counter and the year; `party` tells the Party's order, N-KIND/BODY.
    """

    number: str | None
    symbol: str
    party: bool
    start: int
    end: int


def find(flat: str, folded: str, ends: list[int]) -> NumberLine | None:
    """The number line in the flattened head `flat`, or None; `folded` is the same folded.

    It opens its line or cell, or follows directly the letterhead or one of the positions `ends`
    (the motto's end in a head whose columns ran together). A number cited in a subject does not.
    """
    for match in _numbers(flat, folded):
        start = match.start()
        floor = floor_of(ends, start)
        lead = before(flat, start, floor)
        if _opens(match[0][:2], lead):
            return _read(match, start)
        if _TYPE_BEFORE.fullmatch(fold(lead)):
            return _read(match, flat.rfind(lead[:4], floor, start))
    return _bare(flat)


def read_at(flat: str, position: int) -> NumberLine | None:
    """The number behind the word "số" that begins at `position`, None if none follows."""
    match = _NUMBER.match(flat, position)
    return _read(match, position) if match else None


def _numbers(flat: str, folded: str) -> Iterator[re.Match[str]]:
    """The numbers behind the word "số", which a search in the folded text finds quickly."""
    position = folded.find("so")
    while position >= 0:
        match = _NUMBER.match(flat, position)
        if match:
            yield match
        position = folded.find("so", match.end() if match else position + 1)


def _bare(flat: str) -> NumberLine | None:
    """A number alone in its line."""
    bordered = "\n" + flat
    for line in _LINE_WITH_FIGURE.finditer(bordered):
        bare = _BARE.match(flat, line.start())
        if bare:
            return _read(bare, bare.start())
    return None


def _opens(word: str, lead: str) -> bool:
    """Whether "Số" behind `lead` can open the line: behind nothing, or behind a letterhead.

    "SỐ" behind capitals is a number cited in a title ("THỰC HIỆN KẾ HOẠCH SỐ …").
    """
    if not lead or not any(map(str.isalpha, lead)):
        return word[0] == "S"
    return lead.isupper() and word[0] == "S" and word[1].islower()


def _read(match: re.Match[str], start: int) -> NumberLine:
    counter, separator, year, symbol = match.group("counter", "separator", "year", "symbol")
    symbol = "".join(with_lost_dash(symbol).split()).replace("–", "-").replace("Ð", "Đ")
    symbol = with_dash(symbol)
    separator = separator if separator in ("/", " ") else "-"
    year = f"{year.translate(_OCR_DIGITS)}/" if year else ""
    counter = counter if counter.isdecimal() else counter.translate(_OCR_DIGITS)
    number = f"{counter}{separator}{year}{symbol}" if _COUNTER.fullmatch(counter) else None
    party = separator in ("-", " ") and "/" in symbol
    return NumberLine(number, symbol, party, start, match.end())
