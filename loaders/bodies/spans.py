"""Where a body's name in running text ends: "của Sở Y tế thành phố Đà Nẵng | về việc …"."""

from __future__ import annotations

import re

from loaders.bodies.body_words import kinds_opening, national_names, patterns
from loaders.bodies.span_ends import (
    OF_ASSEMBLY,
    ORDERS,
    at_place,
    end_of_list,
    end_of_place,
    end_of_topic,
    skip,
)
from loaders.citations.breaks import PAGE, may_break
from loaders.fold import lower

_BARE = re.compile(r"(?:tỉnh|thành\s+phố|tp|huyện|quận|thị\s+xã|xã|phường|thị\s+trấn|đặc\s+khu)\b")
_JOINT = re.compile(r"\s*(?:(,)|\bvà\b|[-–])\s+")
_NEW_CLAUSE = re.compile(rf"\s+(?:{ORDERS})\b")
_AFTER_COMMA = re.compile(rf"\s+(?:{ORDERS}|hướng\s+dẫn|ban\s+hành)\b")
"""What a body does in its own clause; after "A và B" a shared "hướng dẫn" is the document's."""
_BRANCH = re.compile(r"\s+(?:[-–]\s+)?chi\s+nhánh\b")
_COMMAND = re.compile(r"bch\s+(?=(?:pctt|pclb|ptds|phòng|quân\s+sự))")
_ROOM = re.compile(r"phòng\s+")
_LIEN = re.compile(r"liên\s+(?:ngành|bộ|sở)\b:?")
_OF_UNION = re.compile(r"(?<=ương)\s+(?:Đoàn|Hội)\s+(?!nghị|đồng)")
"""What follows "Ban Chấp hành Trung ương" where it is no organ of the Party."""
_PAGE = re.compile(PAGE)


_OFFICE = re.compile(r"văn\s+phòng(?!\w)")
_RESCUE = re.compile(r"(?:tìm\s+kiếm\s+)?cứu\s+nạn")
_OF_OTHERS = re.compile(r"(?P<squad>tổ\s+công\s+tác)|(?:ban|tổ)\s+chỉ\s+đạo")
"""A body that is named after the one that set it up: "Tổ công tác … của Thủ tướng Chính phủ"."""
_COUNTRY = re.compile(r"quốc\s+gia\Z")
_NATIONAL = re.compile(r"(?:quốc\s+gia|trung\s+ương)\Z")
_TOPIC = re.compile(r"\s+(?:về|phòng,?\s+chống|chống|phòng\s+thủ|phát\s+triển|điều\s+hành)\s")
"""Behind "Ban Chỉ đạo Quốc gia": its name goes on."""
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
    first = _FIRST.match(low, at)
    if first is None:
        return None
    if not window[at].isupper():
        return _lower_case(window, low, at)
    pattern = national_names().get(_word(first))
    match = pattern.match(low, at) if pattern is not None else None
    if match and not _OF_UNION.match(window, match.end()):
        return _national(window, low, at, match.end())
    kinds = kinds_opening(first.group())
    return _of_kinds(window, low, at, kinds) if kinds else None


def _of_kinds(window: str, low: str, at: int, kinds: frozenset[str]) -> int | None:
    """The end of the single body at `at`, which only the patterns `kinds` can tell."""
    for office in ("role", "chief"):
        held = patterns()[office].match(low, at) if office in kinds else None
        inner = _held(window, low, held.end()) if held is not None else None
        if inner is not None:
            return inner
    command = _COMMAND.match(low, at) if "command" in kinds else None
    if command is not None:
        return _generic(window, low, at, command.end())
    organ = _organ(window, low, at) if "prefix" in kinds else None
    return organ or _plain(window, low, at, kinds)


def _national(window: str, low: str, at: int, end: int) -> int | None:
    """The end of a national body whose name ends at `end`, its branch or its topic included."""
    if _TOPIC.match(low, end) and _COUNTRY.search(low, at, end):
        return _generic(window, low, at, end)
    branch = _BRANCH.match(low, end)
    return end_of_place(window, low, branch.end()) if branch else end


def _held(window: str, low: str, at: int) -> int | None:
    """The end of the body whose head is named before `at` ("Trưởng | phòng Nội vụ")."""
    if window[at : at + 1].isupper():
        force = patterns()["force"].match(low, at)
        return _generic(window, low, at, force.end()) if force else _one(window, low, at)
    match = _ROOM.match(low, at)
    if match is None or not window[match.end() : match.end() + 1].isupper():
        return None
    field = patterns()["field"].match(low, at)
    return (
        end_of_place(window, low, field.end()) if field else _generic(window, low, at, match.end())
    )


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
    if _OFFICE.match(low, at) and window[prefix.end() : prefix.end() + 1].isupper():
        place = end_of_place(window, low, prefix.end() - 1)
        return _generic(window, low, at, prefix.end()) if place < prefix.end() else place
    return end_of_place(window, low, at + len(window[at : prefix.end()].rstrip()))


def _plain(window: str, low: str, at: int, kinds: frozenset[str]) -> int | None:
    parts = patterns()
    for kind in ("field", "local"):
        match = parts[kind].match(low, at) if kind in kinds else None
        if match is not None:
            return end_of_place(window, low, match.end())
    match = parts["head"].match(low, at) if "head" in kinds else None
    return _generic(window, low, at, match.end()) if match else None


def _lower_case(window: str, low: str, at: int) -> int | None:
    """ "liên ngành A - B", or a bare unit that stands for its People's Committee."""
    match = _LIEN.match(low, at)
    if match is not None:
        return _generic(window, low, at, match.end())
    if _BARE.match(low, at) is None:
        return None
    end = end_of_place(window, low, at)
    return end if end > at else None


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
        if word == "của" and (of_assembly := OF_ASSEMBLY.match(low, end)):
            return of_assembly.end()
        if word == "của" and (other := _OF_OTHERS.match(low, at)) is not None:
            return _set_up(window, low, other, end)
        if word == "về" and _NATIONAL.search(low, at, end):
            end = end_of_topic(window, low, end)
        break
    end = end_of_list(window, low, at, head_end, end)
    end = at_place(window, low, head_end, _before_document(low, head_end, end))
    return end if end > at + 2 or low[at:end] == _RANK else None


def _set_up(window: str, low: str, head: re.Match[str], end: int) -> int:
    """The end of a board with the body behind "của" that set it up and the topic behind that.

    A steering committee is named after a national body only ("Ban Chỉ đạo của tỉnh").
    """
    owner = skip(low, skip(low, end) + len("của"))
    owned = _one(window, low, owner)
    if owned is None or not (head["squad"] or _central(low, owner)):
        return end
    return end_of_topic(window, low, owned) if head.end() == end else owned


def _before_document(low: str, start: int, end: int) -> int:
    """`end`, or where the next document begins: "Ủy ban Pháp luật | và Báo cáo thẩm tra số 12"."""
    cited = patterns()["cited"].search(low, start) if "số" in low[start:] else None
    return cited.start() if cited and cited.start() < end else end


def _goes_on(window: str, low: str, after: int) -> bool:
    """Whether "và" joins two parts of one name: a capital follows that begins no body."""
    at = skip(low, after)
    if _RESCUE.match(low, at):
        return True
    return window[at : at + 1].isupper() and _one(window, low, at) is None
