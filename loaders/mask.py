"""Personal numbers out of a text before anything else sees it, keeping every offset.

Masked are telephone numbers, e-mail addresses, citizen-identity, passport and account numbers.
Document numbers, dates, times, amounts of money and counts stay.
"""

from __future__ import annotations

import re

import re2

MARK = "•"
"""What stands for each masked letter and digit; separators stay."""

_GAP = r"[ .\-]{0,2}"
_BEFORE = r"(?<![\d•/,])(?<!\d[.\-])"
_AFTER = r"(?![\d•]|[.,]\d|[/\-][\dA-ZĐÐ])"
_PERSONAL = re.compile(
    rf"{_BEFORE}(?:"
    r"0\d{11}"  # citizen identity, Circular 59/2021/TT-BCA: twelve digits from 0
    rf"|0[35789]\d(?:{_GAP}\d){{7}}"  # mobile
    rf"|01[2689]\d(?:{_GAP}\d){{7}}"  # mobile until 2018, eleven digits
    rf"|\(?02\d{{1,2}}\)?{_GAP}\d{{3,4}}{_GAP}\d{{3,4}}"  # land line with area code
    rf"|\(?02\d{{1,2}}\)?{_GAP}\d(?:{_GAP}\d{{3}}){{2}}"
    rf"|\(?\+ ?84\)?{_GAP}(?:\(0\))?\d(?:{_GAP}\d){{7,9}}"
    rf"){_AFTER}"
)
_EMAIL = re.compile(r"[\w.+\-]{1,64} ?@ ?[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}")

_PHONE_WORDS = "điện thoại|hotline|di động|đường dây nóng|zalo|fax|số máy|đtdđ|sđt|đt|tel"
_IDENTITY_WORDS = "cccd|cmnd|cmtnd|căn cước|chứng minh|định danh|hộ chiếu|passport"
_ACCOUNT_WORDS = "tài khoản|số tk|stk"
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

_GATE = re2.compile(
    r"@|\+ ?84|[0-9](?:[ .()-]{0,3}[0-9]){8}"
    r"|(?i:thoại|hotline|động|nóng|zalo|fax|máy|đt|tel|cccd|cmt?nd|cước|minh|danh|khoản|tk|chiếu"
    r"|passport)[^0-9\n;]{0,60}[0-9](?:[ .()-]{0,3}[0-9]){5}"
)
_SEPARATORS = b" .()-"
_DIGITS_ALIKE = bytes.maketrans(b"123456789", b"000000000")
_SIX_DIGITS = b"000000"
"""The shortest personal number, as `_may_hold` sees it; most texts have none that long."""
_ALPHANUMERIC = re.compile(r"[^\W_]")
_FEWEST_DIGITS = {"phone": 7, "identity": 9}
_FEWEST_ACCOUNT_DIGITS = 6


def mask(text: str, encoded: bytes | None = None) -> str:
    """`text` with each letter and digit of a personal number as `MARK`; same length, same offsets.

    `encoded` is `text` in UTF-8 where the caller has it. Masking a masked text changes nothing. A
    number counts as personal by its form (mobile, land line with area code, twelve-digit identity,
    e-mail address) or by the word that introduces it (telephone, identity card, passport, account).

    >>> mask("ĐT: 0912 345 678, Công văn số 2479/UBND-VXNV")
    'ĐT: •••• ••• •••, Công văn số 2479/UBND-VXNV'
    """
    data = text.encode("utf-8", "surrogatepass") if encoded is None else encoded
    if not _may_hold(data) or _GATE.search(data) is None:
        return text
    done: list[bytes] = []
    seen = 0
    for hit in _GATE.finditer(data):
        if hit.start() < seen:
            continue
        start = data.rfind(b"\n", 0, hit.start()) + 1
        end = data.find(b"\n", hit.end())
        end = len(data) if end < 0 else end
        line = data[start:end].decode("utf-8", "surrogatepass")
        done += (data[seen:start], _mask_line(line).encode("utf-8", "surrogatepass"))
        seen = end
    return b"".join((*done, data[seen:])).decode("utf-8", "surrogatepass")


def _may_hold(data: bytes) -> bool:
    """Whether six digits follow each other, their separators apart, or a mail address may stand."""
    return b"@" in data or _SIX_DIGITS in data.translate(_DIGITS_ALIKE, _SEPARATORS)


def _mask_line(line: str) -> str:
    """One line with its personal numbers masked; no number runs over a line end."""
    line = _EMAIL.sub(_hide, line) if "@" in line else line
    line = _PERSONAL.sub(_hide, line)
    line = _PASSPORT.sub(_hide_number, line)
    return _INTRODUCED.sub(_hide_number, line)


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
