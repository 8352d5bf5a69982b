"""The words of bodies' names as patterns, from the vocabulary."""

from __future__ import annotations

import re
from functools import cache

from loaders.bodies.national import alternatives, fields, national_bodies
from loaders.bodies.place_names import UNIT_WORD
from loaders.fold import tone_spellings
from loaders.parts.document_types import types
from loaders.vocabulary import toml

_END = (
    r"\s*(?:[;:()\[\]\"“”|*/<>]|(?<!\btp)(?<!\btx)\.(?!\w)|,(?!\s*(?:chống|cứu|chữa))|\n\s*\n|$)|"
    r"\s+(?:(?P<compound>{compounds})|(?P<word>{stops}))(?!\w)"
)


_SHORT = ["UBND", "HĐND", "BCĐ", "MTTQ", "BQL", "TTYT", "CDC", "KBNN", "NHCSXH", "TTPVHCC"]


_WORD = re.compile(r"\w+")


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The compiled parts, built once from the vocabulary."""
    words = toml("bodies.toml")
    field = alternatives(list(fields()))
    local = alternatives(_LOCAL)
    stops, compounds = (alternatives(words["stops"][key]) for key in ("words", "compounds"))
    return {
        "role": re.compile(rf"(?:đồng\s+chí\s+)?(?:{alternatives(words['roles']['words'])})\s+"),
        "prefix": re.compile(rf"(?:{alternatives(_PREFIXES)})(?:\s+của)?(?!\w)\s*"),
        "field": re.compile(rf"(?:bộ|sở|phòng|thanh\s+tra)\s+(?:{field})(?!\w)"),
        "local": re.compile(rf"(?:{local})(?!\w)"),
        "head": re.compile(rf"(?:{alternatives(_heads())})(?!\w)"),
        "cited": re.compile(
            rf"\s+(?:và|về(?:\s+\w+){{0,4}}?)\s+(?={alternatives(list(types().headings.values()))})"
            r"(?:[^\s;.:()]+\s+){1,8}?số\s{0,3}:?\s{0,3}\d"
        ),
        "force": re.compile(rf"(?:{alternatives(words['forces']['words'])})(?!\w)"),
        "chief": re.compile(r"(?:phó\s+)?trưởng\s+"),
        "end": re.compile(_END.replace("{stops}", stops).replace("{compounds}", compounds)),
    }


def _heads() -> list[str]:
    words = toml("bodies.toml")
    return [*words["heads"], *words["named"]["words"], *_SHORT]


_NONE: frozenset[str] = frozenset()


def kinds_opening(word: str) -> frozenset[str]:
    """The patterns that may match where `word` (lower case, marks behind it included) stands.

    Each of them tries many names in turn, and most words begin none.
    """
    if not word.isalpha():
        first = _WORD.match(word)
        word = first[0] if first else ""
    return _openings().get(word, _NONE)


@cache
def _openings() -> dict[str, frozenset[str]]:
    """The first words of what the patterns match, in either tone placement, with their kinds."""
    phrases = {
        "role": [*toml("bodies.toml")["roles"]["words"], "Đồng chí"],
        "chief": ["Trưởng", "Phó trưởng"],
        "command": ["BCH"],
        "prefix": _PREFIXES,
        "field": ["Bộ", "Sở", "Phòng", "Thanh tra"],
        "local": _LOCAL,
        "head": _heads(),
    }
    opened: dict[str, set[str]] = {}
    for kind, names in phrases.items():
        for name in names:
            first = _WORD.match(name.lower())
            spellings = tone_spellings(first[0]) if first else ()
            for word in (*spellings, *(["uy"] if "ủy" in spellings else [])):
                opened.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in opened.items()}


_LOCAL = [
    "Hội đồng nhân dân và Ủy ban nhân dân", "HĐND và UBND", "Ủy ban nhân dân", "UBND",
    "Hội đồng nhân dân", "HĐND", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc",
    "Ủy ban MTTQ Việt Nam", "Ủy ban MTTQVN", "UBMTTQVN", "UBMTTQ Việt Nam", "UBMTTQ",
    "Ủy ban MTTQ", "MTTQ Việt Nam", "MTTQ", "Mặt trận Tổ quốc Việt Nam", "Mặt trận Tổ quốc",
    "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng bộ", "Công an",
    "Đoàn đại biểu Quốc hội", "Đoàn ĐBQH", "Tỉnh đoàn", "Thành đoàn", "Huyện đoàn", "Quận đoàn",
    "Thị đoàn", "Bộ Chỉ huy quân sự", "Bộ CHQS", "Ban CHQS", "Bảo hiểm xã hội", "BHXH",
    "Bộ Chỉ huy Bộ đội Biên phòng", "Ban Chỉ huy quân sự", "Liên đoàn Lao động", "LĐLĐ",
    "Tòa án nhân dân", "TAND", "Viện kiểm sát nhân dân", "VKSND",
]  # fmt: skip
"""Bodies that exist at several levels; a place follows or is understood."""

_PREFIXES = [
    "Thường trực", "TT", "Ban Thường vụ", "BTV", "Ban Thường trực", "Ban Chấp hành", "BCH",
    "Đoàn Chủ tịch", "Ban cán sự đảng", "BCSĐ", "Đảng đoàn", "Văn phòng",
    "Ban Tuyên giáo", "Ban Tuyên giáo và Dân vận", "Ban Dân vận", "Ban Tổ chức", "Ban Nội chính",
    "Ủy ban Kiểm tra", "UBKT", "Ban Kinh tế - Ngân sách", "Ban Pháp chế", "Ban Văn hóa - Xã hội",
    "Ban Đô thị", "Ban Dân tộc", "Đảng ủy", "Đảng ủy Quân sự", "Đảng ủy Công an",
    "Đảng ủy Bộ đội Biên phòng", "Đảng ủy Khối", "Đảng ủy Khối các cơ quan",
    "Đảng ủy Khối các cơ quan và doanh nghiệp", "Đảng ủy Khối Doanh nghiệp",
    "Đảng ủy các cơ quan Đảng",
]  # fmt: skip
"""Organs of a body that is named after them."""


_NOT_LOCAL = rf"(?!\w)(?!(?<=việt\snam)\s+{UNIT_WORD})"
"""Behind a national name: "Mặt trận Tổ quốc Việt Nam | tỉnh Lào Cai" is the Front of a province."""


@cache
def national_names() -> dict[str, re.Pattern[str]]:
    """First word -> pattern of the national names that begin with it."""
    by_word: dict[str, list[str]] = {}
    for body in national_bodies():
        for name in (body.name, *body.aliases):
            if len(name) > 3 or name in {"TTg", "BYT"}:
                by_word.setdefault(name.lower().split()[0].replace("uỷ", "ủy"), []).append(name)
    return {
        word: re.compile(rf"(?:{alternatives(names)}){_NOT_LOCAL}")
        for word, names in by_word.items()
    }
