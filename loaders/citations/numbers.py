"""The grammar of document numbers: counter, year, type code, body code.

Two families (Decree 30/2020/NĐ-CP, Appendix III, and Party Instruction 36-HD/VPTW of 2018):
state numbers `31/CT-TTg`, `30/2020/NĐ-CP`, `756/UBND-VXNV` and Party numbers `20-NQ/TW`. Every
number has a slash, so slashes are the anchors: the scan jumps from one to the next and looks
around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from loaders.citations.breaks import PAGE, without_pages
from loaders.fold import fold
from loaders.symbols import with_dash, with_lost_dash

_DIGIT = "[0-9OoIl]"  # scans read 0 as O and 1 as l or I
_COUNTER = rf"{_DIGIT}{{1,5}}(?:\.[0-9]{{1,3}})?[a-z]?"
_SEGMENT = r"[A-ZĐÐ][A-Za-zĐÐđð&]{0,17}[0-9]{0,4}(?![^\W\d_])"  # "BCĐ389"
_BREAK = rf"(?:{PAGE}|[\s*]{{0,40}})"
_HYPHEN = (  # "TTr-BNG-⏎NVVH", "UBND - VX", "SNN&⏎PTNT", "QĐ.UB"
    rf"(?:[-–—_/]{_BREAK}|[ ]{{1,2}}[-–—/][ ]{{0,2}}|(?<=&)[ ]?\n[ ]?"
    r"|(?<=/QĐ|/CT|/NQ|/TB|/KH|/TT)\.(?=[A-ZĐ]{2})"
    # A scan loses the hyphen: "UBND VX ngày", no "UBND TP Hải Phòng".
    r"|[ ]{1,2}(?!NGAY|CUA)(?=[A-ZĐ]{2}[A-Za-zĐ]{0,6}\s{1,3}(?:ngày|của)\s))"
)
_SYMBOL = rf"{_SEGMENT}(?:{_HYPHEN}{_SEGMENT}){{0,6}}"
_GLUE = r"[\s*]{0,6}"  # blanks, a line end or bold markup inside the number

_NUMBER = re.compile(
    rf"(?P<counter>{_COUNTER}){_GLUE}"
    rf"(?:/[ ]?(?P<year>[12]{_DIGIT}{{3}}){_GLUE}/{_GLUE}(?P<normative>{_SYMBOL})"
    rf"|/{_GLUE}(?P<state>{_SYMBOL})"
    rf"|[-–—]{_BREAK}(?P<code>[A-ZĐÐ][A-Za-zĐÐđ]{{0,4}})[ ]?/{_GLUE}(?P<party>{_SYMBOL}))"
)
# The slashes of dates and fractions are most of those in a text: no code, no year follows them, or
# another slash is near.
_ANCHOR = re.compile(r"/(?<!/\d/)(?<!/\d\d/)(?=[\s*]{0,6}[A-ZĐÐ]|[ ]?[12][0-9OoIl]{3})")
_COUNTER_BEFORE = re.compile(
    rf"(?<![\w/,])(?<!\d\.){_COUNTER}(?:[ ]?[-–—]{_BREAK}[A-ZĐÐ][A-Za-zĐÐđ]{{0,4}})?{_GLUE}\Z"
)
_CODE_LIKE = re.compile(r"[A-ZĐÐ][a-zđ&]*[A-ZĐÐ]")
_DAMAGED_DIGITS = str.maketrans("OoIl", "0011")
_CLEAN = str.maketrans({"Ð": "Đ", "ð": "đ", "–": "-", "—": "-", "*": None, " ": None, "\n": None,
                        "\t": None, "\u00a0": None, "\r": None})  # fmt: skip
_FOLD_OUT = re.compile(r"[\s.*]+")
_LEADING_ZEROS = re.compile(r"\A0+(?=\d)")
_LONGEST_BEFORE = 48
_LONGEST_COUNTER = 10


class Number(Struct, frozen=True):
    """A document number found at `[start, end)` of a text.

    `text` is the number without blanks and markup, `counter` its leading part ("05", "15a"),
    `year` the year inside it (normative documents) or None, `symbol` what follows both.
    """

    text: str
    counter: str
    year: int | None
    symbol: str
    start: int
    end: int
    is_party: bool


def find_numbers(text: str) -> Iterator[Number]:
    """Every document number of `text`, in order.

    A date, an address or a fraction is none: what follows the slash has to look like a code.

    >>> [n.text for n in find_numbers("Công văn 12/UBND-VX, nhà 32/2, Quy định 66-QĐ/TW")]
    ['12/UBND-VX', '66-QĐ/TW']
    """
    end = 0
    for slash in _ANCHOR.finditer(text):
        number = _around(text, slash.start()) if slash.start() >= end else None
        if number is not None:
            end = number.end
            yield number


def number_at(text: str, start: int = 0) -> Number | None:
    """The number that begins at `start`, or None."""
    match = _NUMBER.match(text, start)
    return _number(match) if match else None


@lru_cache(maxsize=65536)
def fold_number(number: str) -> str:
    """The matching key of a number: no blanks, case, dash variants, diacritics or leading zeros.

    >>> fold_number("05 /QĐ–UBND")
    '5/qd-ubnd'
    """
    folded = _FOLD_OUT.sub("", fold(number)).replace("–", "-").replace("—", "-")
    return _LEADING_ZEROS.sub("", folded)


@lru_cache(maxsize=8192)
def _clean(symbol: str) -> str | None:
    """A printed symbol without blanks and markup; None for a mere word ("/Sinh")."""
    cleaned = with_lost_dash(without_pages(symbol)).translate(_CLEAN)
    return with_dash(cleaned) if _CODE_LIKE.search(cleaned) else None


def _around(text: str, slash: int) -> Number | None:
    # Behind a figure the slash ends a counter alone, which takes less time to look for.
    reach = _LONGEST_COUNTER if text[slash - 1].isdecimal() else _LONGEST_BEFORE
    before = _COUNTER_BEFORE.search(text, max(0, slash - reach), slash)
    if before is None:
        return None
    match = _NUMBER.match(text, before.start())
    return _number(match) if match else None


def _number(match: re.Match[str]) -> Number | None:
    counter, printed_year, normative, state, code, party = match.groups()
    symbol = _clean(f"{code}/{party}" if party else normative or state)
    if symbol is None:
        return None
    if not counter.isdigit():
        if not any(map(str.isdigit, counter)):  # "OI/…" is no counter
            return None
        counter = counter.translate(_DAMAGED_DIGITS)
    year = printed_year.translate(_DAMAGED_DIGITS) if printed_year else None
    separator = "-" if party else "/"
    text = f"{counter}/{year}/{symbol}" if year else f"{counter}{separator}{symbol}"
    return Number(
        text, counter, int(year) if year else None, symbol, match.start(), match.end(), bool(party)
    )
