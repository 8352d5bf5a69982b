"""Where a body's name in running text ends: "của Sở Y tế thành phố Đà Nẵng | về việc …"."""

from __future__ import annotations

import re
from functools import cache

from loaders.bodies import places
from loaders.bodies.national import alternatives, fields, national_bodies
from loaders.fold import lower
from loaders.vocabulary import toml

_UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐÐ"
_WORD = rf"(?:[{_UPPER}][\w'’]{{0,12}}|\d{{1,2}}(?!\w))"
_NAME = re.compile(rf"\s*({_WORD}(?:(?:\s+|\s?[-–]\s?){_WORD}){{0,5}})")
_UNIT = re.compile(
    r"(?:\s+(?:của\s+)?|\s*)\b(tỉnh(?!\s+(?:ủy|uỷ|đoàn))|thành\s+phố|tp\b\.?|huyện(?!\s+(?:ủy|uỷ))|"
    r"quận(?!\s+(?:ủy|uỷ))|thị\s+xã|tx\b\.?|xã(?!\s+hội)|phường|thị\s+trấn|đặc\s+khu)(?!\w)"
)
_COMMUNE_UNIT = ("xã", "phường", "thị trấn", "đặc khu")
_BARE = re.compile(r"(?:tỉnh|thành\s+phố|tp|huyện|quận|thị\s+xã|xã|phường|thị\s+trấn|đặc\s+khu)\b")
_JOINT = re.compile(r"\s*(?:(,)|\bvà\b|[-–])\s+")
_ORDERS = (
    r"yêu\s+cầu|đề\s+nghị|chỉ\s+đạo|giao|kết\s+luận|thông\s+báo|triển\s+khai|báo\s+cáo|nhận|"
    r"xây\s+dựng|tổ\s+chức|đã|và\s+các|cũng|cụ\s+thể|như\s+sau"
)
_NEW_CLAUSE = re.compile(rf"\s+(?:{_ORDERS})\b")
_AFTER_COMMA = re.compile(rf"\s+(?:{_ORDERS}|hướng\s+dẫn|ban\s+hành)\b")
"""What a body does in its own clause; after "A và B" a shared "hướng dẫn" is the document's."""
_LIEN = re.compile(r"liên\s+(?:ngành|bộ|sở)\b:?")
_END = (
    r"\s*(?:[;:()\[\]\"“”|*/<>]|(?<!\btp)(?<!\btx)\.(?!\w)|,(?!\s*(?:chống|cứu))|\n\s*\n|$)|"
    r"\s+(?:(?P<compound>{compounds})|(?P<word>{stops}))(?!\w)"
)
OFFICE_IN_NAME = re.compile(
    r"(?:phó\s+)?trưởng\s+(?=(?:phòng|ban)\s+(?!ban\s|phòng\s))", re.IGNORECASE
)
"""The office that shares a word with its body: "Trưởng phòng Kinh tế" heads "Phòng Kinh tế"."""
_GOES_ON = ("và ", "giai đoạn ")
_ABOUT = re.compile(
    r"\s+(?:việc|tăng|tiếp|triển|thực|hướng|ban|kết|công|xử|chấn|đẩy|điều|khai|tổ|kiểm|một|các|"
    r"những|sửa|quy|thành|phê|giao|bổ|tình|kế|chủ|nhiệm)\b"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The compiled parts, built once from the vocabulary."""
    words = toml("bodies.toml")
    heads = [*words["heads"], "UBND", "HĐND", "BCĐ", "MTTQ"]
    field = alternatives(list(fields()))
    local = alternatives(_LOCAL)
    stops, compounds = (alternatives(words["stops"][key]) for key in ("words", "compounds"))
    return {
        "role": re.compile(rf"(?:đồng\s+chí\s+)?(?:{alternatives(words['roles']['words'])})\s+"),
        "prefix": re.compile(rf"(?:{alternatives(_PREFIXES)})(?:\s+của)?(?!\w)\s*"),
        "field": re.compile(rf"(?:bộ|sở|phòng|thanh\s+tra)\s+(?:{field})(?!\w)"),
        "local": re.compile(rf"(?:{local})(?!\w)"),
        "head": re.compile(rf"(?:{alternatives(heads)})(?!\w)"),
        "end": re.compile(_END.replace("{stops}", stops).replace("{compounds}", compounds)),
    }


_LOCAL = [
    "Hội đồng nhân dân và Ủy ban nhân dân", "HĐND và UBND", "Ủy ban nhân dân", "UBND",
    "Hội đồng nhân dân", "HĐND", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc",
    "Ủy ban MTTQ Việt Nam", "Ủy ban MTTQVN", "UBMTTQVN", "UBMTTQ Việt Nam", "UBMTTQ",
    "Ủy ban MTTQ", "MTTQ Việt Nam", "MTTQ", "Mặt trận Tổ quốc Việt Nam", "Mặt trận Tổ quốc",
    "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy", "Đảng bộ", "Công an",
    "Đoàn đại biểu Quốc hội", "Đoàn ĐBQH", "Tỉnh đoàn", "Thành đoàn", "Bộ Chỉ huy quân sự",
    "Bộ Chỉ huy Bộ đội Biên phòng", "Ban Chỉ huy quân sự", "Liên đoàn Lao động", "LĐLĐ",
    "Tòa án nhân dân", "TAND", "Viện kiểm sát nhân dân", "VKSND",
]  # fmt: skip
"""Bodies that exist at several levels; a place follows or is understood."""

_PREFIXES = [
    "Thường trực", "TT", "Ban Thường vụ", "BTV", "Ban Thường trực", "Ban Chấp hành", "BCH",
    "Đoàn Chủ tịch", "Ban cán sự đảng", "Ban cán sự Đảng", "BCSĐ", "Đảng đoàn", "Văn phòng",
    "Ban Tuyên giáo", "Ban Tuyên giáo và Dân vận", "Ban Dân vận", "Ban Tổ chức", "Ban Nội chính",
    "Ủy ban Kiểm tra", "UBKT", "Ban Kinh tế - Ngân sách", "Ban Pháp chế", "Ban Văn hóa - Xã hội",
    "Ban Đô thị", "Ban Dân tộc",
]  # fmt: skip
"""Organs of a body that is named after them."""


@cache
def _national() -> dict[str, re.Pattern[str]]:
    """First word -> pattern of the national names that begin with it."""
    by_word: dict[str, list[str]] = {}
    for body in national_bodies():
        for name in (body.name, *body.aliases):
            if len(name) > 3 or name in {"TTg", "BYT"}:
                by_word.setdefault(name.lower().split()[0].replace("uỷ", "ủy"), []).append(name)
    return {
        word: re.compile(rf"(?:{alternatives(names)})(?!\w)") for word, names in by_word.items()
    }


_FIRST = re.compile(r"[^\s,;.]+")


def match_body(text: str, start: int, limit: int = 160) -> int | None:
    """The end offset of the body named at `text[start:]`, None if none begins there.

    `start` is where the name should begin, such as after "của ". Joint bodies ("Bộ A và Bộ B") are
    one span. At most `limit` characters are looked at.

    >>> text = "của Sở Y tế thành phố Đà Nẵng về việc"
    >>> text[4 : match_body(text, 4)]
    'Sở Y tế thành phố Đà Nẵng'
    """
    spans = body_spans(text, start, limit)
    return spans[-1][1] if spans else None


def body_spans(text: str, start: int, limit: int = 160) -> list[tuple[int, int]]:
    """The spans of the joint bodies named from `text[start:]` on, one for a single body."""
    window = text[start : start + limit]
    low = lower(window)
    end = _one(window, low, 0)
    if end is None:
        return []
    spans = [(0, end)]
    while (joint := _JOINT.match(low, end)) is not None:
        after = joint.end()
        then = _one(window, low, after) if window[after : after + 1].isupper() else None
        if then is None or not _joined(low, spans[-1], (after, then), joint.group(1) is not None):
            break
        spans.append((after, then))
        end = then
    return [(start + first, start + last) for first, last in spans]


def _joined(low: str, one: tuple[int, int], other: tuple[int, int], comma: bool) -> bool:
    """Whether the second body shares the first one's document rather than begins a clause.

    A comma joins national bodies only: "của UBND tỉnh, UBND thành phố yêu cầu" is one body.
    """
    verb = _AFTER_COMMA if comma else _NEW_CLAUSE
    if low[slice(*one)] == low[slice(*other)] or verb.match(low, other[1]):
        return False
    return not comma or (_central(low, one[0]) and _central(low, other[0]))


def _central(low: str, at: int) -> bool:
    word = _FIRST.match(low, at)
    pattern = _national().get(_word(word)) if word else None
    return pattern is not None and pattern.match(low, at) is not None


def _word(match: re.Match[str]) -> str:
    """A first word as the vocabulary writes it."""
    return "ủy" if match.group() in {"uỷ", "uy"} else match.group()


def _one(window: str, low: str, at: int) -> int | None:
    """The end of the single body at `at`."""
    parts = _patterns()
    first = _FIRST.match(low, at)
    if first is None:
        return None
    if not window[at].isupper():
        return _lower_case(window, low, at)
    pattern = _national().get(_word(first))
    if pattern is not None and (match := pattern.match(low, at)):
        return match.end()
    role = parts["role"].match(low, at)
    if role is not None:
        inner = _one(window, low, role.end())
        if inner is not None:
            return inner
    office = OFFICE_IN_NAME.match(low, at)
    if office is not None:
        return _plain(window, low, office.end())
    return _organ(window, low, at) or _plain(window, low, at)


def _organ(window: str, low: str, at: int) -> int | None:
    """An organ of a body ("Ban Thường vụ Tỉnh ủy"), with or without that body."""
    prefix = _patterns()["prefix"].match(low, at)
    if prefix is None:
        return None
    inner = _one(window, low, prefix.end()) if window[prefix.end() : prefix.end() + 1] else None
    if inner is not None:
        return inner
    return _place(window, low, at + len(window[at : prefix.end()].rstrip()))


def _plain(window: str, low: str, at: int) -> int | None:
    parts = _patterns()
    for kind in ("field", "local"):
        match = parts[kind].match(low, at)
        if match is not None:
            return _place(window, low, match.end())
    match = parts["head"].match(low, at)
    return _generic(window, low, at, match.end()) if match else None


def _lower_case(window: str, low: str, at: int) -> int | None:
    """ "liên ngành A - B", or a bare unit that stands for its People's Committee."""
    match = _LIEN.match(low, at)
    if match is not None:
        return _generic(window, low, at, match.end())
    if _BARE.match(low, at) is None:
        return None
    end = _place(window, low, at)
    return end if end > at else None


def _place(window: str, low: str, end: int) -> int:
    """`end` moved over the unit and its name that follow, if any do."""
    unit = _UNIT.match(low, end)
    after = unit.end() if unit else end
    named = _NAME.match(window, after)
    if named is None or (unit is None and not window[after : after + 1].isspace()):
        return after
    if unit is not None and " ".join(unit.group(1).split()) in _COMMUNE_UNIT:
        return after if window[: named.end()].isupper() else named.end(1)
    name = named.group(1)
    while name:
        if places.known_name(name) is not None:
            return named.start(1) + len(name)
        shorter = re.sub(r"(?:\s+|\s?[-–]\s?)[^\s–-]+$", "", name)
        name = shorter if shorter != name else ""
    return after


def _generic(window: str, low: str, at: int, head_end: int) -> int | None:
    """The end of a name that only its head is known of: at the first word that cannot belong."""
    end = len(window)
    shouted = window[at:head_end].isupper()
    for match in _patterns()["end"].finditer(low, head_end):
        if match.group("compound"):
            continue
        word = match.group("word")
        if word and not shouted and window[match.start("word")].isupper():
            continue
        end = match.start()
        if word == "và" and _goes_on(window, low, match.end()):
            continue
        national_topic = low[at:end].endswith(("quốc gia", "trung ương"))
        if word == "về" and national_topic and _ABOUT.match(low, match.end()) is None:
            continue
        break
    end = _at_place(window, low, head_end, end)
    return end if end > at + 2 else None


def _at_place(window: str, low: str, start: int, end: int) -> int:
    """`end`, or where a known place is followed by a word in small letters that goes on.

    "Cục Thuế tỉnh Bắc Ninh vướng mắc": what follows the name of a unit is no part of it, unless it
    is the unit above.
    """
    for unit in _UNIT.finditer(low, start, end):
        place = _place(window, low, unit.start())
        if unit.end() < place < end and low[place].isspace():
            after = low[place:].lstrip()
            small = after[:1].isalpha() and window[place:].lstrip()[0].islower()
            if small and not _UNIT.match(low, place) and not after.startswith(_GOES_ON):
                return place
    return end


def _goes_on(window: str, low: str, after: int) -> bool:
    """Whether "và" joins two parts of one name: a capital follows that begins no body."""
    at = after + 1
    if low[at:].startswith(("tìm kiếm cứu nạn", "cứu nạn")):
        return True
    return window[at : at + 1].isupper() and _one(window, low, at) is None
