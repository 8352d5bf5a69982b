"""Abbreviations and fields in the names of bodies, spelled out."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loaders.bodies.national import fields
from loaders.fold import fold, squeeze
from loaders.remember import remembered
from loaders.vocabulary import toml

_WORDS = 10
"""No field has more words, abbreviated or not."""
_WORD = re.compile(r"\w+")
_CITY = re.compile(r"(?<!\w)(?:TP|Tp|tp|T\.P)(?:\.\s*|(?= )|$)")
_TOWN = re.compile(r"(?<!\w)(?:TX|Tx)(?:\.\s*|(?= ))")
_STANDING = re.compile(
    r"(?<!\w)TT\.?\s*(?=(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng)\s|HĐND|Hội đồng|BCĐ|Ban Chỉ|UBND|Ủy)"
)
_SCANNED = re.compile(r"(?<!\w)U[yỷ] ban\b")
_CHAIR = re.compile(r"(?<!\w)CT\.?(?=,| (?:UBND|HĐND|Ủy|Hội))")
_COMMAND = re.compile(r"(?<!\w)BCH(?= (?:PC|PT|QS|[Pp]hòng|PHÒNG|[Qq]uân|QUÂN))")
_MARK = re.compile(r"\s*([-,])\s*")
_FRONT = re.compile(r"(Mặt trận Tổ quốc Việt Nam)(?: (?:Việt Nam|VN)\b){1,2}", re.IGNORECASE)


@cache
def _abbreviations() -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, str] = toml("bodies.toml")["abbreviations"]
    words = sorted(table, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w/-])(?:{'|'.join(map(re.escape, words))})(?![\w/])"), table


@remembered
def expand(text: str) -> str:
    """`text` with the abbreviations of bodies and units spelled out.

    >>> expand("TT HĐND TP")
    'Thường trực Hội đồng nhân dân thành phố'
    """
    if not any(map(str.isupper, text[1:])):
        return text
    if " ban" in text:
        text = _SCANNED.sub("Ủy ban", text)
    if "TT" in text or not _short_words().isdisjoint(_WORD.findall(text)):
        text = _spelled_out(text)
    text = text.replace("UB ", "Ủy ban ")
    if "tổ quốc" in text.lower():
        text = _FRONT.sub(r"\1", text)
    return squeeze(text)


@cache
def _short_words() -> frozenset[str]:
    """The first words of all that `_spelled_out` replaces, but for "TT"."""
    _, table = _abbreviations()
    units = ("BCH", "CT", "TP", "Tp", "tp", "T", "TX", "Tx")
    return frozenset((*units, *(word[0] for short in table if (word := _WORD.match(short)))))


def _spelled_out(text: str) -> str:
    text = _STANDING.sub("Thường trực ", text)
    text = _COMMAND.sub("Ban Chỉ huy", _CHAIR.sub("Chủ tịch", text))
    pattern, table = _abbreviations()
    text = pattern.sub(lambda match: table[match.group()], text)
    return _TOWN.sub("thị xã ", _CITY.sub("thành phố ", text))


@lru_cache(maxsize=4096)
def field_and_place(rest: str) -> tuple[str | None, str | None]:
    """(full field, words after it) of what follows Sở or Phòng; the field None if unknown.

    >>> field_and_place("GD&ĐT Đồng Tháp")
    ('Giáo dục và Đào tạo', 'Đồng Tháp')
    """
    known = _folded_fields()
    words = rest.split(" ")
    for size in range(min(len(words), _WORDS), 0, -1):
        field = known.get(_key(" ".join(words[:size])))
        if field is not None:
            return field, " ".join(words[size:]) or None
    return None, None


@cache
def _folded_fields() -> dict[str, str]:
    table: dict[str, str] = {}
    for short, full in fields().items():
        table.setdefault(_key(short), full)
    return table


def _key(words: str) -> str:
    return _MARK.sub(r"\1", fold(words))


def field_of(words: str) -> str | None:
    """The full field that `words` are as a whole, None if they are none."""
    field, rest = field_and_place(words)
    return field if rest is None else None
