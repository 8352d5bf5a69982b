"""The signature: in whose name (TM., KT., TL., TUQ., Q.), which office, which person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.parts.offices import is_office, names_office, office_case, opens_office
from loaders.record import Capacity, Signatory

_CAPACITIES: dict[str, Capacity] = {
    "TM": "TM",
    "T/M": "TM",
    "KT": "KT",
    "K/T": "KT",
    "TL": "TL",
    "T/L": "TL",
    "TUQ": "TUQ",
    "T/UQ": "TUQ",
    "Q": "Q",
    "QUYỀN": "Q",
}
_MARKER = re.compile(
    r"(TUQ|T/UQ|TM|T/M|KT|K/T|TL|T/L|Q(?=\.)|QUYỀN(?= ))"
    r"(?:(?:\s?[./]\s*|\s+)(?=[^\W\d_])|[\s./]*\Z)"
)
_SPLIT_BEFORE_MARKER = re.compile(r"\s+(?=(?:TUQ|T/UQ|TM|T/M|KT|K/T|TL|T/L)\b)")
_SPLIT_BEFORE_OFFICE = re.compile(
    r"(?<!PHÓ)(?<!TỔNG)(?<!CHI)(?<!QUYỀN)\s+"
    r"(?=(?:PHÓ|THỨ TRƯỞNG|CHÁNH|BÍ THƯ|(?:TỔNG )?GIÁM ĐỐC|CHỦ TỊCH|THỦ TƯỚNG|BỘ TRƯỞNG"
    r"|TRƯỞNG (?:BAN|PHÒNG)|HIỆU TRƯỞNG|(?:CHI )?CỤC TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG)\b)"
)
_PREFIX = re.compile(
    r"(?:(?:GS|PGS|TS|ThS|Ths|BSCK|BS|CKII|CKI|II|I|DS|KS|LS|NGƯT|TTƯT)[. ]{1,3}){1,4}(?=[A-ZĐÀ-Ỹ])"
    r"|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)\s+"
)
_RANKS = frozenset(("tướng", "tá", "úy"))
"""Words of a title before a name that are in small letters."""
_STAMP = re.compile(r"(?i)\(?\s*đã\s+ký\b[^)\w]{0,3}(?:đóng dấu)?\s*\)?|[★☆]|\(ký[^)]{0,40}\)")
_STAMP_SIGNS = "ýÝ★☆"
_UNFINISHED = re.compile(
    r"(?:\b(?:VÀ|PHÓ|CHỦ|GIÁM|BÍ|CHÁNH|QUYỀN|BAN NHÂN|BAN THƯỜNG|ĐỒNG NHÂN)|,|-)\Z"
)
_MIN_NAME, _MAX_NAME = 2, 7


@dataclass(frozen=True, slots=True)
class Signature:
    """`lines` are the printed lines above the name, one office or authority each."""

    lines: tuple[str, ...]
    signatory: Signatory


@lru_cache(maxsize=8192)
def is_signature_line(text: str) -> bool:
    """Whether `text` opens with an authority ("TM. …"), or with an office printed in capitals.

    >>> is_signature_line("KT. CHỦ TỊCH"), is_signature_line("Chủ tịch UBND tỉnh")
    (True, False)
    """
    words = text.split()
    if not words or not words[0].isupper() or words[0].isdigit():
        return False
    if _MARKER.match(text):
        return len(words) == 1 or words[1].isupper() or _is_small_authority(words)
    if len(words) < 2 or not words[1].isupper():
        return False
    return opens_office(text)


def _is_small_authority(words: list[str]) -> bool:
    """Whether an authority is printed in small letters, as in old gazettes: "KT. Bộ trưởng"."""
    return (words[0][-1] == "." and is_office(" ".join(words[1:]))) or words[0] in ("TM.", "T/M")


def in_capitals(text: str) -> str:
    """`text` as the form prints it, if it is an office or an authority in small letters."""
    small = not text.isupper() and (is_office(text) or is_signature_line(text))
    return text.upper() if small and not ends_with_person(text) else text


@lru_cache(maxsize=8192)
def is_person(text: str) -> bool:
    """Whether `text` looks like a full name: two to seven words, each with one capital first.

    >>> is_person("Vũ A Bằng"), is_person("Văn phòng Huyện ủy")
    (True, False)
    """
    for word in text.replace("-", " ").split():
        if word[0].islower() and word not in _RANKS:
            return False  # settles nearly every line that is no name
    words = _PREFIX.sub("", text, count=1).replace("-", " ").split()
    return _MIN_NAME <= len(words) <= _MAX_NAME and all(map(_is_name_word, words))


@lru_cache(maxsize=8192)
def ends_with_person(text: str) -> bool:
    """Whether a name stands alone or behind an office in `text`."""
    return _split(text)[1] is not None


@lru_cache(maxsize=4096)
def parse(texts: tuple[str, ...]) -> Signature:
    """The signature in its printed cells, top to bottom; a second signatory is left out.

    >>> parse(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị A")).signatory
    Signatory(name='Lê Thị A', position='Phó Chủ tịch', capacity='KT')
    """
    printed, name = _read(texts)
    if name is None and len(printed) > 1 and is_shouted_name(printed[-1]):
        name = printed.pop()
    lines, position, capacity = _offices_in(tuple(printed))
    return Signature(lines, Signatory(name, position, capacity))


def _offices_in(printed: tuple[str, ...]) -> tuple[tuple[str, ...], str | None, Capacity | None]:
    """The printed lines with one office each, the signatory's office and capacity."""
    lines = tuple(line for text in printed for line in _expand(text))
    return lines, *_position(lines)


def is_shouted_name(line: str) -> bool:
    """Whether `line` looks like a full name in capitals."""
    return line.isupper() and is_person(line.title()) and not names_office(line)


def _read(texts: Sequence[str]) -> tuple[list[str], str | None]:
    """The lines in capitals and the name; joins what columns or line ends have cut apart."""
    printed: list[str] = []
    name: str | None = None
    shared = False
    for text in texts:
        capitals, person = _split(text)
        if name and (capitals or person):
            break
        if name and shared and " " not in text and _is_name_word(text):
            name += f" {text}"
        if capitals and printed and _cut_short(printed[-1]):
            printed[-1] += f" {capitals}"
        elif capitals:
            printed.append(capitals)
        if person:
            name, shared = person.replace("Ð", "Đ"), bool(capitals)
    return printed, name


def _split(text: str) -> tuple[str, str | None]:
    """What `text` holds in capitals, and the name behind it or alone."""
    if text.isupper():
        return text, None
    if is_person(text):
        return "", _PREFIX.sub("", text, count=1)
    if any(sign in text for sign in _STAMP_SIGNS):
        text = _STAMP.sub(" ", text)
    words = text.split()
    first = next((i for i, w in enumerate(words) if _has_small_letter(w)), len(words))
    rest = " ".join(words[first:])
    person = _PREFIX.sub("", rest, count=1) if rest and is_person(rest) else None
    return " ".join(words[:first]) if person or not rest else "", person


def _has_small_letter(word: str) -> bool:
    return not word.isupper() and any(char.islower() for char in word)


def _cut_short(line: str) -> bool:
    marker = _MARKER.match(line)
    alone = marker is not None and marker.end() == len(line)
    return alone or " " not in line or _UNFINISHED.search(line) is not None


def _expand(text: str) -> list[str]:
    """One line per authority or office where a table cell holds several."""
    lines = []
    for part in _SPLIT_BEFORE_MARKER.split(text):
        marker = _MARKER.match(part)
        if marker is None:
            lines.append(part)
            continue
        first, *others = _SPLIT_BEFORE_OFFICE.split(part[marker.end() :])
        lines += [part[: marker.end()] + first, *others]
    return lines


def _position(lines: Sequence[str]) -> tuple[str | None, Capacity | None]:
    """The office below the innermost authority, else the last office; and that authority."""
    markers = [(i, match) for i, line in enumerate(lines) if (match := _MARKER.match(line))]
    if not markers:
        offices = [line for line in lines if names_office(line)]
        return (office_case(offices[-1]) if offices else None), None
    index, marker = markers[-1]
    capacity = _CAPACITIES[marker[1]]
    if capacity == "Q":
        return office_case(lines[index][marker.end() :]), capacity
    below = lines[index + 1] if index + 1 < len(lines) else ""
    return (office_case(below) if below else None), capacity


def _is_name_word(word: str) -> bool:
    parts = word.replace("’", "'").split("'")
    return all(p.isalpha() and p[0].isupper() and (len(p) == 1 or p[1:].islower()) for p in parts)
