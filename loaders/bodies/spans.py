"""Where a body's name in running text ends: "của Sở Y tế thành phố Đà Nẵng | về việc …"."""

from __future__ import annotations

import re

from loaders.bodies import places
from loaders.bodies.body_words import national_names, patterns
from loaders.bodies.place_names import CALLED_DOAN, spelling
from loaders.citations.breaks import PAGE, may_break
from loaders.fold import lower

_UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐÐ"
_WORD = rf"(?:[{_UPPER}][\w'’]{{0,12}}|\d{{1,2}}(?!\w))"
_GAP = r"[^\S\n]{0,40}\n?[^\S\n]{0,40}"
"""Blanks and at most one line end: behind an empty line stands no part of a name."""
_NAME = re.compile(rf"{_GAP}({_WORD}(?:(?:\s+|\s{{0,3}}[-–]\s{{0,3}}){_WORD}){{0,5}})")
_COMMITTEE = r"\s+(?:ủy|uỷ)(?!\s+ban)"
"""Behind the word of a unit: the Party's committee, no "UBND tỉnh⏎Ủy ban nhân dân huyện"."""
_UNIT = re.compile(
    rf"(?:\s+(?:của\s+)?|\s*)\b(tỉnh(?!{_COMMITTEE}|\s+đoàn(?!\s+(?:{CALLED_DOAN})\b))"
    rf"|(?P<scanned>tinh|huyên|huyen|quân)|thành\s+phố|tp\b\.?|huyện(?!{_COMMITTEE})"
    rf"|quận(?!{_COMMITTEE})|thị\s+xã|tx\b\.?|xã|phường|thị\s+trấn|đặc\s+khu)(?!\w)"
)
_SOCIAL = re.compile(r"\s+hội(?!\w)")
_COUNCIL = re.compile(r"(?:ubnd|hđnd|nhân\s{1,9}dân)\s{1,9}\Z")
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
_BRANCH = re.compile(r"\s+(?:[-–]\s+)?chi\s+nhánh\b")
_COMMAND = re.compile(r"bch\s+(?=(?:pctt|pclb|ptds|phòng|quân\s+sự))")
_ROOM = re.compile(r"phòng\s+")
_LIEN = re.compile(r"liên\s+(?:ngành|bộ|sở)\b:?")
_OF_UNION = re.compile(r"(?<=ương)\s+(?:Đoàn|Hội)\s+(?!nghị|đồng)")
"""What follows "Ban Chấp hành Trung ương" where it is no organ of the Party."""
_PAGE = re.compile(PAGE)
_SHORTER = re.compile(r"(?:\s{0,3}[-–]\s{0,3}|\s+)[^\s–-]+$")
_ABOUT = re.compile(
    r"\s+(?:việc|tăng|tiếp|triển|thực|hướng|ban|kết|công|xử|chấn|đẩy|điều|khai|tổ|kiểm|một|các|"
    r"những|sửa|quy|thúc|nâng|thành|phê|giao|bổ|tình|kế|chủ|nhiệm)\b"
)


_GOES_ON = ("và ", "giai đoạn ")
_SQUAD = "tổ công tác"
"""A body that is named after the one that set it up: "Tổ công tác … của Thủ tướng Chính phủ"."""
_RANK = "sở"
"""A department that is called by its rank alone."""
_RANK_ALONE = re.compile(r"(?:bộ|sở)(?!\w)")
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
    window = _without_breaks(text[start : start + limit])
    low = lower(window)
    end = _one(window, low, 0)
    if end is None:
        return []
    spans = [(0, end)]
    while (joint := _JOINT.match(low, end)) and not patterns()["cited"].match(low, end):
        after = joint.end()
        then = _one(window, low, after) if window[after : after + 1].isupper() else None
        if then is None or not _joined(low, spans[-1], (after, then), joint.group(1) is not None):
            break
        spans.append((after, then))
        end = then
    return [(start + first, start + last) for first, last in spans]


def _without_breaks(window: str) -> str:
    """`window` with blanks for the page numbers that stand on a line of their own."""
    if not may_break(window):
        return window
    return _PAGE.sub(lambda page: " " * len(page[0]), window)


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
    pattern = national_names().get(_word(word)) if word else None
    return pattern is not None and pattern.match(low, at) is not None


def _word(match: re.Match[str]) -> str:
    """A first word as the vocabulary writes it."""
    return "ủy" if match.group() in {"uỷ", "uy"} else match.group()


def _one(window: str, low: str, at: int) -> int | None:
    """The end of the single body at `at`."""
    parts = patterns()
    first = _FIRST.match(low, at)
    if first is None:
        return None
    if not window[at].isupper():
        return _lower_case(window, low, at)
    pattern = national_names().get(_word(first))
    match = pattern.match(low, at) if pattern is not None else None
    if match and not _OF_UNION.match(window, match.end()):
        branch = _BRANCH.match(low, match.end())
        return _place(window, low, branch.end()) if branch else match.end()
    for office in ("role", "chief"):
        held = parts[office].match(low, at)
        inner = _held(window, low, held.end()) if held is not None else None
        if inner is not None:
            return inner
    command = _COMMAND.match(low, at)
    if command is not None:
        return _generic(window, low, at, command.end())
    return _organ(window, low, at) or _plain(window, low, at)


def _held(window: str, low: str, at: int) -> int | None:
    """The end of the body whose head is named before `at` ("Trưởng | phòng Nội vụ")."""
    if window[at : at + 1].isupper():
        return _one(window, low, at)
    match = _ROOM.match(low, at)
    if match is None or not window[match.end() : match.end() + 1].isupper():
        return None
    field = patterns()["field"].match(low, at)
    return _place(window, low, field.end()) if field else _generic(window, low, at, match.end())


def _organ(window: str, low: str, at: int) -> int | None:
    """An organ of a body ("Ban Thường vụ Tỉnh ủy"), with or without that body."""
    prefix = patterns()["prefix"].match(low, at)
    if prefix is None:
        return None
    inner = _one(window, low, prefix.end()) if window[prefix.end() : prefix.end() + 1] else None
    if inner is not None:
        return inner
    rank = _RANK_ALONE.match(low, prefix.end())
    if rank is not None:
        return rank.end()
    return _place(window, low, at + len(window[at : prefix.end()].rstrip()))


def _plain(window: str, low: str, at: int) -> int | None:
    parts = patterns()
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
    lengths = _known(name)
    return named.start(1) + lengths[0] if lengths else unnamed


def _known(name: str) -> list[int]:
    """How many letters of `name` are the name of a province or district, the likeliest first.

    That is the longest, but over a line end only with its own marks: "thành phố Vinh⏎Hưng Hòa,
    ngày" is not Vĩnh Hưng.
    """
    exact: list[int] = []
    loose: list[int] = []
    while name:
        known = places.known_name(name)
        if known is not None:
            sure = "\n" not in name or known.lower() == spelling(name)[0]
            (exact if sure else loose).append(len(name))
        name = _SHORTER.sub("", name) if _SHORTER.search(name) else ""
    return exact + loose


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


def _generic(window: str, low: str, at: int, head_end: int) -> int | None:
    """The end of a name that only its head is known of: at the first word that cannot belong.

    A unit with its name may close it before that.
    """
    end = len(window)
    shouted = window[at:head_end].isupper()
    for match in patterns()["end"].finditer(low, head_end):
        word = match.group("word")
        shown = bool(word) and window[match.start("word")].isupper()
        if match.group("compound") or (shown and not shouted):
            continue
        end = match.start()
        if word == "và" and _goes_on(window, low, match.end()):
            continue
        if word == "của" and low.startswith(_SQUAD, at):
            end = _one(window, low, match.end() + 1) or end
            break
        national_topic = low[at:end].endswith(("quốc gia", "trung ương"))
        if word == "về" and national_topic and _ABOUT.match(low, match.end()) is None:
            continue
        break
    end = _at_place(window, low, head_end, _before_document(low, head_end, end))
    return end if end > at + 2 or low[at:end] == _RANK else None


def _before_document(low: str, start: int, end: int) -> int:
    """`end`, or where the next document begins: "Ủy ban Pháp luật | và Báo cáo thẩm tra số 12"."""
    cited = patterns()["cited"].search(low, start) if "số" in low[start:] else None
    return cited.start() if cited and cited.start() < end else end


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
