"""Personal numbers out of a text before anything else sees it, keeping every offset.

Masked are telephone numbers, e-mail addresses, citizen-identity, passport and account numbers.
Document numbers, dates, times, amounts of money and counts stay.
"""

from __future__ import annotations

import re

import re2

from loaders.image import image

MARK = "•"
"""What stands for each masked letter and digit; separators stay."""

_GAP = r"[ .\-]{0,2}"
_AFTER = r"(?![\d•]|[.,]\d|[/\-][\dA-ZĐÐ])"


def _opened(sign: str) -> str:
    """A pattern for `sign` where a number may begin with it; `re` finds a first sign fastest."""
    return rf"{sign}(?<![\d•/,]{sign})(?<!\d[.\-]{sign})"


_LAND_LINE = (
    rf"2\d{{1,2}}\)?{_GAP}\d{{3,4}}{_GAP}\d{{3,4}}|2\d{{1,2}}\)?{_GAP}\d(?:{_GAP}\d{{3}}){{2}}"
)
_ABROAD = rf" ?84\)?{_GAP}(?:\(0\))?\d(?:{_GAP}\d){{7,9}}"
_PERSONAL = re.compile(
    rf"(?:{_opened('0')}(?:"
    r"\d{11}"  # citizen identity, Circular 59/2021/TT-BCA: twelve digits from 0
    rf"|[35789]\d(?:{_GAP}\d){{7}}"  # mobile
    rf"|1[2689]\d(?:{_GAP}\d){{7}}"  # mobile until 2018, eleven digits
    rf"|{_LAND_LINE})"  # with area code
    rf"|{_opened('[(]')}(?:0(?:{_LAND_LINE})|\+{_ABROAD})"
    rf"|{_opened('[+]')}{_ABROAD}"
    rf"){_AFTER}"
)
_EMAIL = re.compile(r"[\w.+\-]{1,64} ?@ ?[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}")

_PHONE_WORDS = "điện thoại|hotline|di động|đường dây nóng|zalo|fax|số máy|đtdđ|sđt|đt|tel"
_IDENTITY_WORDS = "cccd|cmnd|cmtnd|căn cước|chứng minh|định danh|hộ chiếu|passport"
_ACCOUNT_WORDS = "tài khoản|số tk|stk"
_WORDS = "|".join((_PHONE_WORDS, _IDENTITY_WORDS, _ACCOUNT_WORDS)).split("|")
_DIGITS = rf"\d(?:{_GAP}\d){{5,24}}"
_INTRODUCED = re.compile(
    rf"\b(?:(?P<phone>{_PHONE_WORDS})|(?P<identity>{_IDENTITY_WORDS})|{_ACCOUNT_WORDS})\b"
    rf"[^\d\n;•]{{0,60}}(?P<number>\(?{_DIGITS}){_AFTER}",
    re.IGNORECASE,
)
_PASSPORT = re.compile(r"(?i:hộ chiếu|passport)\b[^\d\n;•]{0,40}\b(?P<number>[A-Z]\d{7})\b")
_NO_NUMBER = re.compile(  # an amount, a date or a span of years in the place of a number
    r"\d{1,3}(?:\.\d{3}){1,4}(?:\s*(?i:đồng|đ\b|vnđ|vnd|triệu|tỷ|usd))"
    r"|\d{1,2}[.\-]\d{1,2}[.\-]\d{4}|(?:19|20)\d{2}[ .\-]{1,2}(?:19|20)\d{2}"
)

_FIGURES = bytes(ord("0") if chr(byte).isdecimal() else byte for byte in range(256))
_SEPARATORS = b" .()-"
_FEWEST = b"000000"
_GATE = re2.compile(r"@|[0-9](?:[ .()-]{0,3}[0-9]){5}")
"""A mail address or six digits near each other, the shortest personal number."""
_LONG_NUMBER = re.compile(rf"\d(?:{_GAP}\d){{5}}")
_ALPHANUMERIC = re.compile(r"[^\W_]")
_FEWEST_DIGITS = {"phone": 7, "identity": 9}
_FEWEST_ACCOUNT_DIGITS = 6


def mask(text: str) -> str:
    """`text` with each letter and digit of a personal number as `MARK`; same length, same offsets.

    Masking a masked text changes nothing. A number counts as personal by its form (mobile, land
    line with area code, twelve-digit identity, e-mail address) or by the word that introduces it
    (telephone, identity card, passport, account).

    >>> mask("ĐT: 0912 345 678, Công văn số 2479/UBND-VXNV")
    'ĐT: •••• ••• •••, Công văn số 2479/UBND-VXNV'
    """
    return mask_with_image(text, image(text))[0]


def mask_with_image(text: str, picture: bytes) -> tuple[str, bytes]:
    """What `mask` makes of a text, and its image; `picture` is the image of `text`."""
    if _FEWEST not in picture.translate(_FIGURES, _SEPARATORS) and b"@" not in picture:
        return text, picture  # what `_GATE` looks for cannot be there
    done: list[str] = []
    pictures: list[bytes] = []
    kept = seen = 0  # how far `text` is in `done`, and how far it has been looked at
    for hit in _GATE.finditer(picture):
        if hit.start() < seen:
            continue
        start = text.rfind("\n", 0, hit.start()) + 1
        seen = text.find("\n", hit.end())
        seen = len(text) if seen < 0 else seen
        line = text[start:seen]
        masked = _mask_line(line)
        if masked != line:
            done += (text[kept:start], masked)
            pictures += (picture[kept:start], image(masked))
            kept = seen
    return "".join((*done, text[kept:])), b"".join((*pictures, picture[kept:]))


def _mask_line(line: str) -> str:
    """One line with its personal numbers masked; no number runs over a line end."""
    line = _EMAIL.sub(_hide, line) if "@" in line else line
    line = _PERSONAL.sub(_hide, line)
    if not _LONG_NUMBER.search(line):  # its form was enough to tell the number
        return line
    lowered = line.lower()
    if not any(map(lowered.__contains__, _WORDS)):
        return line
    return _INTRODUCED.sub(_hide_number, _PASSPORT.sub(_hide_number, line))


def _hide(match: re.Match[str]) -> str:
    return _ALPHANUMERIC.sub(MARK, match[0])


def _hide_number(match: re.Match[str]) -> str:
    number, whole = match["number"], match[0]
    if len(_ALPHANUMERIC.findall(number)) < _fewest_digits(match):
        return whole
    if _NO_NUMBER.match(match.string, match.start("number")):
        return whole
    return whole[: len(whole) - len(number)] + _ALPHANUMERIC.sub(MARK, number)


def _fewest_digits(match: re.Match[str]) -> int:
    """How many digits make the number of that kind; passports (no kind) have eight characters."""
    for kind, value in match.groupdict().items():
        if value and kind in _FEWEST_DIGITS:
            return _FEWEST_DIGITS[kind]
    return _FEWEST_ACCOUNT_DIGITS
