"""Where the name of a unit, or the enumerated field or topic of a board, ends behind a body's head.

All functions take a passage as printed (`window`) and in lower case (`low`), of one length.
"""

from __future__ import annotations

import re

from loaders.bodies import places
from loaders.bodies.body_words import national_names, patterns
from loaders.bodies.place_names import CALLED_DOAN, CALLED_HOI, spelling

_UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐÐ"
_WORD = rf"(?:[{_UPPER}][\w'’]{{0,12}}|\d{{1,2}}(?!\w))"
_GAP = r"[^\S\n]{0,40}\n?[^\S\n]{0,40}"
"""Blanks and at most one line end: behind an empty line stands no part of a name."""
_NAME = re.compile(rf"{_GAP}({_WORD}(?:(?:\s+|\s{{0,3}}[-–]\s{{0,3}}){_WORD}){{0,5}})")
_COMMITTEE = r"\s+(?:ủy|uỷ)(?!\s+ban)"
"""Behind the word of a unit: the Party's committee, no "UBND tỉnh⏎Ủy ban nhân dân huyện"."""
UNIT = re.compile(
    rf"(?:\s+(?:của\s+)?|\s*)\b(tỉnh(?!{_COMMITTEE}|\s+đoàn(?!\s+(?:{CALLED_DOAN})\b))"
    rf"|(?P<scanned>tinh|huyên|huyen|quân)|thành\s+phố|tp\b\.?|huyện(?!{_COMMITTEE})"
    rf"|quận(?!{_COMMITTEE})|thị\s+xã|tx\b\.?"
    rf"|xã(?!{_GAP}hội(?!\s+(?:{CALLED_HOI})\b))|phường|thị\s+trấn|đặc\s+khu)(?!\w)"
)
_SOCIAL = re.compile(r"\s+hội(?!\w)")
_COUNCIL = re.compile(r"(?:ubnd|hđnd|nhân\s{1,9}dân)\s{1,9}\Z")
_SHORTER = re.compile(r"(?:\s{0,3}[-–]\s{0,3}|\s+)[^\s–-]+$")
_COMMUNE_UNIT = ("xã", "phường", "thị trấn", "đặc khu")
_GOES_ON = ("và ", "giai đoạn ")
ORDERS = (
    r"yêu\s+cầu|đề\s+nghị|chỉ\s+đạo|giao|kết\s+luận|thông\s+báo|triển\s+khai|báo\s+cáo|nhận|"
    r"xây\s+dựng|tổ\s+chức|đã|và\s+các|cũng|cụ\s+thể|như\s+sau"
)
"""What a body does in its own clause."""
_ABOUT = re.compile(
    r"\s+(?:việc|tăng|tiếp|triển|thực|hướng|ban|kết|công|xử|chấn|đẩy|điều|khai|tổ|kiểm|một|các|"
    r"những|sửa|quy|thúc|nâng|thành|phê|giao|bổ|tình|kế|chủ|nhiệm)\b"
)
"""Behind "về": what a document is about rather than the topic that a board is named after."""
OF_ASSEMBLY = re.compile(r"\s+của\s+quốc\s+hội(?!\w)")
_BLANKS = re.compile(r"\s+")
_JOINED = re.compile(r"\s*,|\s+và\s")
_VE = re.compile(r"\s+về(?=\s)")
_CLAUSE = re.compile(rf"\s*(?:{ORDERS})\b")
_BOARDS = re.compile(
    r"bcđ|tiểu\s+ban|ban\s+(?:chỉ\s+(?:đạo|huy)|vận\s+động|quản\s+lý|an\s+toàn)|hội\s+đồng"
    r"|(?:ủy|uỷ)\s+ban|tổ\s+công\s+tác"
)
"""Bodies whose names enumerate what they are for."""
_HEADS = ("role", "prefix", "field", "local", "head")
_TOPICAL = frozenset(("các", "và", "những", "xây dựng", "tổ chức", "với", "cho", "trong", "kể"))
"""Words at which most names are over, but no topic."""


def end_of_place(window: str, low: str, end: int) -> int:
    """`end` moved over the unit and its name that follow, if any do."""
    unit = UNIT.match(low, end)
    if unit and unit.group(1) == "xã" and _is_social(window, low, unit):
        unit = None
    after = unit.end() if unit else end
    unnamed = end if unit and unit["scanned"] else after
    named = _NAME.match(window, after)
    if (
        named is None
        or _shouts(window, end, named)
        or (unit is None and not window[after : after + 1].isspace())
    ):
        return unnamed
    name = named.group(1)
    if unit is not None and (kind := " ".join(unit.group(1).split())) in _COMMUNE_UNIT:
        return after if window[: named.end()].isupper() else named.start(1) + _commune(name, kind)
    length = _known(name)
    return named.start(1) + length if length else unnamed


def _known(name: str) -> int:
    """How many letters of `name` are the name of a province or district, 0 for none.

    The longest counts, but over a line end only with its own marks: "thành phố Vinh⏎Hưng Hòa,
    ngày" is not Vĩnh Hưng.
    """
    loose = 0
    while True:
        known = places.known_name(name)
        if known is not None:
            if "\n" not in name or known.lower() == spelling(name)[0]:
                return len(name)
            loose = loose or len(name)
        shorter = _SHORTER.search(name)
        if shorter is None:
            return loose
        name = name[: shorter.start()]


def _commune(name: str, kind: str) -> int:
    """How many letters of `name` are the name of a commune; the next line may be none of it."""
    line = name.partition("\n")[0].rstrip()
    if line != name and not places.printed_name(name, kind) and places.printed_name(line, kind):
        return len(line)
    return len(name)


def _is_social(window: str, low: str, unit: re.Match[str]) -> bool:
    """Whether the word "xã" found as a unit is one of "xã hội" ("Bảo hiểm xã hội Sơn La").

    A commune's name has a capital ("UBND xã Hội An").
    """
    second = _SOCIAL.match(low, unit.end())
    if second is None or window[unit.start(1)].islower():
        return second is not None and window[second.end() - 3].islower()
    return _COUNCIL.search(low, 0, unit.start(1)) is None


def _shouts(window: str, end: int, named: re.Match[str]) -> bool:
    """Whether what follows a name in small letters is the next line, in capitals."""
    name = named.group(1)
    return len(name) > 2 and name.isupper() and not window[:end].isupper() and "\n" in named[0]


def at_place(window: str, low: str, start: int, end: int) -> int:
    """`end`, or where a known place is followed by a word in small letters that goes on.

    "Cục Thuế tỉnh Bắc Ninh vướng mắc": what follows the name of a unit is no part of it, unless it
    is the unit above.
    """
    for unit in UNIT.finditer(low, start, end):
        place = end_of_place(window, low, unit.start())
        if unit.end() < place < end and low[place].isspace():
            after = low[place:].lstrip()
            small = after[:1].isalpha() and window[place:].lstrip()[0].islower()
            if small and not UNIT.match(low, place) and not after.startswith(_GOES_ON):
                return place
    return end


def skip(low: str, at: int) -> int:
    """Where the next word begins at or behind `at`."""
    blanks = _BLANKS.match(low, at)
    return blanks.end() if blanks else at


def end_of_topic(window: str, low: str, end: int) -> int:
    """`end`, or where the topic behind it is over ("Ban Chỉ đạo của Chính phủ | về sắp xếp …")."""
    about = _VE.match(low, end)
    if about is None or _ABOUT.match(low, about.end()):
        return end
    for stop in patterns()["end"].finditer(low, about.end()):
        goes_on = stop["compound"] or " ".join((stop["word"] or "").split()) in _TOPICAL
        if not goes_on and not (stop[0].strip() == "," and _is_listed(window, low, stop.end())):
            return stop.start() if stop.start() < len(window) else end
    return end


def end_of_list(window: str, low: str, at: int, head_end: int, end: int) -> int:
    """`end`, or where a name that enumerates goes on behind it, up to the unit that closes it.

    "Ban Chỉ đạo phòng, chống tội phạm | , tệ nạn xã hội và … tỉnh Lào Cai": only if no unit stands
    before, and nothing else than the enumeration between.
    """
    if end <= head_end + 1 or not _JOINED.match(low, end) or UNIT.search(low, head_end, end):
        return end
    board = _BOARDS.match(low, at) is not None
    stop = len(window)
    for match in patterns()["end"].finditer(low, end):
        after = skip(low, match.end())
        capital = window[after : after + 1].isupper()
        joins = match[0].strip() in (",", "và") and (board or capital)
        if match["compound"] or (joins and _is_listed(window, low, match.end(), capitals=True)):
            continue
        stop = match.start()
        break
    if (of_assembly := OF_ASSEMBLY.match(low, stop)) is not None:
        return of_assembly.end()
    for unit in UNIT.finditer(low, end, stop):
        place = end_of_place(window, low, unit.start())
        if not unit["scanned"] and (place > unit.end() or patterns()["end"].match(low, place)):
            return place
    return end


def _is_listed(window: str, low: str, at: int, *, capitals: bool = False) -> bool:
    """Whether behind a comma or "và" the list goes on: no body and no order begins there."""
    stop = patterns()["end"].match(low, at)
    if stop is not None and stop["compound"]:
        return True
    at = skip(low, at)
    if _CLAUSE.match(low, at) or (window[at : at + 1].isupper() and not capitals):
        return False
    first = low[at:].split(maxsplit=1)[:1]
    pattern = national_names().get(first[0]) if first else None
    if pattern is not None and pattern.match(low, at):
        return False
    return not any(patterns()[kind].match(low, at) for kind in _HEADS)
