"""The spelling of place names: tone marks, kind words, aliases."""

from __future__ import annotations

from functools import lru_cache

from loaders.remember import remembered

_ALIASES = {
    "hcm": "hồ chí minh",
    "tphcm": "hồ chí minh",
    "tp.hcm": "hồ chí minh",
    "tp. hcm": "hồ chí minh",
    "sài gòn": "hồ chí minh",
    "thừa thiên - huế": "thừa thiên huế",
    "bà rịa-vũng tàu": "bà rịa - vũng tàu",
    "phan rang-tháp chàm": "phan rang - tháp chàm",
    "phường đúc": "phường đúc",  # its kind word is part of the name: "phường Phường Đúc"
}
_MARKS = str.maketrans({"’": "'", "–": "-"})
_TONES = {
    "oà": "òa",
    "oá": "óa",
    "oả": "ỏa",
    "oã": "õa",
    "oạ": "ọa",
    "uỳ": "ùy",
    "uý": "úy",
    "uỷ": "ủy",
    "uỹ": "ũy",
    "uỵ": "ụy",
}
_KIND_WORDS = (
    ("thành phố ", "thành phố"),
    ("tp.", "thành phố"),
    ("tp ", "thành phố"),
    ("thị trấn ", "thị trấn"),
    ("tt. ", "thị trấn"),
    ("thị xã ", "thị xã"),
    ("tx. ", "thị xã"),
    ("tx ", "thị xã"),
    ("đặc khu ", "đặc khu"),
    ("phường ", "phường"),
    ("huyện ", "huyện"),
    ("quận ", "quận"),
    ("tỉnh ", "tỉnh"),
    ("xã ", "xã"),
)

_ALL_KIND_WORDS = tuple(word for word, _ in _KIND_WORDS)

CALLED_DOAN = "kết|lập|thượng|tùng|xá|đào"
"""What follows Đoàn in the names of communes, where it is no union ("Đoàn Kết")."""
CALLED_HOI = "an|cư|hoan|hợp|nghĩa|phú|sơn|thịnh|thương|xuân"
"""Likewise behind Hội, where "xã hội" is no society ("xã Hội An")."""

UNIT_WORD = (
    r"(?:tỉnh(?! ủy| đoàn)|thành phố|huyện(?! ủy| đoàn)|quận(?! ủy)|thị xã|"
    r"(?<!tác )(?<!tấn )xã(?! hội(?! (?:an|cư|hoan|hợp|nghĩa|phú|sơn|thịnh|xuân)\b))|"
    r"phường|thị trấn|đặc khu)"
)
"""A pattern for the kind word of a unit in a lower-case name; "Tỉnh ủy", "xã hội" have none."""


def tidy(text: str) -> str:
    """`text` with the tone mark on the first vowel of an open oa, oe, uy, same length.

    >>> tidy("Uỷ ban tỉnh Hoà Bình")
    'Ủy ban tỉnh Hòa Bình'
    """
    lowered = text.lower()
    if not any(map(lowered.__contains__, _TONES)):
        return text
    return " ".join(map(_tidy_word, text.split(" ")))


@lru_cache(maxsize=4096)
def _tidy_word(word: str) -> str:
    low = word.lower()
    for old, new in _TONES.items():
        at = low.find(old)
        open_end = at >= 0 and not low[at + 2 : at + 3].isalpha()
        if open_end and not (at and low[at - 1] == "q"):
            pair = zip(word[at : at + 2], new, strict=True)
            cased = "".join(n.upper() if o.isupper() else n for o, n in pair)
            return word[:at] + cased + word[at + 2 :]
    return word


@remembered
def spelling(name: str) -> tuple[str, str | None]:
    """The lower-case name without kind word and aliases, and the kind it names.

    >>> spelling("TP.HCM"), spelling("Quận 09")
    (('hồ chí minh', None), ('9', 'quận'))
    """
    low = " ".join(tidy(name).lower().translate(_MARKS).split())
    if low in _ALIASES:
        return _ALIASES[low], None
    if low.startswith(_ALL_KIND_WORDS):
        for word, kind in _KIND_WORDS:
            if low.startswith(word):
                return _plain(low[len(word) :].strip()), kind
    return _plain(low), None


def _plain(low: str) -> str:
    return _ALIASES.get(low, low.lstrip("0") or low)
