"""The lines of a letterhead as bodies: what makes one name, what stands side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import structs

from loaders.bodies.casing import fold_head
from loaders.bodies.national import alternatives, national, national_bodies
from loaders.bodies.place_tables import COMMUNE_KINDS
from loaders.bodies.places import known_name
from loaders.bodies.printed import COMMITTEES, LONGEST, Line, is_unit, plain, sentence, unit_of
from loaders.bodies.wording import expand
from loaders.fold import fold
from loaders.remember import remembered
from loaders.vocabulary import toml

_NOT_A_BODY = re.compile(
    r"cộng h[oò][aà]|(?:xã )?hội chủ nghĩa|độc lập|đảng cộng sản việt nam|số\b|ngày\b|v/v\b|"
    r"người ký|email|cơ quan:|thời gian ký|tiêu đề|\W*$"
)
_CUT_OFF = re.compile(r"(?i)^[yỷ] ban nhân")
"""A scan loses the first letter."""
_ENGLISH = re.compile(
    r"\b(?:of|the|ministry|department|committee|office|people|republic|university|vietnam|branch"
    r"|authority|government)\b"
)
_TOGETHER = re.compile(r"(?i)^liên (?:bộ|ngành|tịch|sở)(?:$|\W+(?=\w))")
_BETWEEN = re.compile(r"\s*[-–+,;]\s*|\s+VÀ\s+", re.I)
_ONE_BODY = re.compile(
    r"(?i)(?:văn phòng|trung tâm|công ty|trường|viện(?! kiểm)|bệnh viện|nhà|tập đoàn|đại học)\b"
)
"""Bodies whose names join others' ("VĂN PHÒNG HĐND - UBND") rather than stand beside them."""
_COUNCIL = re.compile(r"(?i)(?:[uủ][yỷ] ban nhân dân|hội đồng nhân dân|ubnd|hđnd)(?=\s)")
_FRONT = "Mặt trận Tổ quốc Việt Nam"
_PARTY_ORGANS = ("Ban Thường vụ", "Ban Chấp hành", "Thường trực")
_CENTRAL_ORGANS = ("Ban Chấp hành Trung ương", "Ủy ban Trung ương", "Ban Thường vụ Trung ương")


def bodies_of(lines: Sequence[str]) -> tuple[Line, ...]:
    """The bodies that letterhead lines name, the highest first.

    >>> [body.full for body in bodies_of(["UBND TỈNH ĐIỆN BIÊN", "SỞ Y TẾ"])]
    ['Ủy ban nhân dân tỉnh Điện Biên', 'Sở Y tế']
    """
    names: list[str] = []
    for raw in lines:
        line = _CUT_OFF.sub("Ủy ban nhân", _TOGETHER.sub("", plain(raw)))
        if not line or _NOT_A_BODY.match(line.lower()) or _is_english(line):
            continue
        if not names or (_starts_body(line) and not _one_name(names[-1], line)):
            names.append(line)
        elif (below := _council_below(names[-1], line)) is not None:
            names.append(below)
        elif _continues(names[-1], line):
            names[-1] = f"{names[-1]} {line}"
    names = [name for name in dict.fromkeys(names) if _starts_body(name) or unit_of(name.lower())]
    found = [line for name in names for line in _side_by_side(name[:LONGEST], name == names[-1])]
    return _front(found)


def _one_name(above: str, line: str) -> bool:
    """Whether two lines that both may begin a name are one ("ỦY⏎BAN …", "VĂN PHÒNG⏎UBND …")."""
    joined = expand(f"{above} {line}")
    head = fold_head(fold(joined))
    return national(joined) is not None or (head is not None and len(head) > len(expand(above)))


def _is_english(line: str) -> bool:
    """Whether a line repeats the name above it in English."""
    return line.isascii() and _ENGLISH.search(line.lower()) is not None


def _continues(name: str, line: str) -> bool:
    """Whether `line` belongs to the name above it, which may be whole without it."""
    return line[:3].lower() == "và " or not _whole(name) or _whole(f"{name} {line}")


def _council_below(above: str, line: str) -> str | None:
    """The body of the unit that `line` names, its head standing once for it and the unit above.

    "UBND⏎QUẬN 1⏎PHƯỜNG BẾN NGHÉ": the last line is the ward's People's Committee.
    """
    head, unit = _COUNCIL.match(above), unit_of(line.lower())
    if head is None or unit is None or not _whole(above):
        return None
    stem, kind, name = unit
    return f"{head[0]} {line}" if name and not stem.strip() and kind in COMMUNE_KINDS else None


def _whole(name: str) -> bool:
    """Whether a name ends in a known place, or is a national one that is no part of another."""
    body = national(name)
    if body is not None:
        return not any(other.name.startswith(f"{body.name} ") for other in national_bodies())
    unit = unit_of(name.lower())
    return unit is not None and known_name(unit[2]) is not None


def _side_by_side(name: str, lowest: bool) -> list[Line]:
    """Joint bodies on one line ("BỘ A - BỘ B") apart; a unit behind the last is that of all.

    Local ones are joint on the `lowest` line only: above an office they are its one host.
    """
    cuts = _cuts(name)
    if not cuts:
        return [sentence(name)]
    edges = [0, *(edge for cut in cuts for edge in cut.span()), len(name)]
    parts = [name[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    national_all = all(map(national, parts))
    dashes = all(cut[0].strip() in ("-", "–") for cut in cuts)
    if not (national_all or (lowest and dashes and not any(map(_alone, parts)))):
        return [sentence(name)]
    lines = [sentence(part) for part in parts]
    unit = lines[-1].unit
    if unit is None and any(line.unit for line in lines):
        return lines
    shared = [
        line if line.unit or national(line.text) else structs.replace(line, unit=unit)
        for line in lines
    ]
    return [shared[0], *(structs.replace(line, joined=True) for line in shared[1:])]


def _cuts(name: str) -> list[re.Match[str]]:
    """What parts `name` from bodies behind it that could stand beside it."""
    if name.replace(" ", "").isalnum() and " VÀ " not in name.upper():
        return []
    return [m for m in _BETWEEN.finditer(name) if m.start() and _starts_body(name[m.end() :])]


def _alone(name: str) -> bool:
    return national(name) is None and _ONE_BODY.match(name) is not None


def _front(lines: list[Line]) -> tuple[Line, ...]:
    """Two lines that make one name: a union over its committee, a Party organ over its own."""
    result: list[Line] = []
    for line in lines:
        above = result[-1] if result else Line("")
        if line.text == "Ủy ban" and line.unit and fold(above.text).endswith(fold(_FRONT)):
            result[-1] = Line(f"Ủy ban {_FRONT}", line.unit)
        elif line.text.startswith("Ban Thường trực") and _FRONT in above.text:
            result[-1] = Line(f"Ban Thường trực {above.text}", above.unit)
        elif line.text in _CENTRAL_ORGANS and above.text.startswith(line.text):
            continue
        elif line.text in _CENTRAL_ORGANS and above.text:
            name = f"{line.text} {above.text}"
            known = national(name)
            result[-1] = Line(known.name if known else name)
        elif above.text in _PARTY_ORGANS and above.unit is None and line.text in COMMITTEES:
            result[-1] = Line(f"{above.text} {line.text}", line.unit)
        else:
            result.append(line)
    return tuple(result)


@cache
def _starts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Heads as written, and long ones without diacritics (a scan loses tone marks)."""
    heads = [*toml("bodies.toml")["heads"], "UBND", "HĐND", "BCĐ", "MTTQ", "Thường vụ",
             "Chính phủ", "Thủ tướng Chính phủ", "Quốc hội", "Chủ tịch nước", "BCH"]  # fmt: skip
    long = [re.escape(fold(head)) for head in heads if len(head) > 6]
    exact = (
        r"(?!phòng,|phòng chống|phòng thủ|bộ đội|báo cáo)"
        rf"(?:{alternatives(heads)})(?!\w)"
    )
    return re.compile(exact), re.compile(rf"(?:{'|'.join(long)})(?!\w)")


@remembered
def _starts_body(line: str) -> bool:
    exact, folded = _starts()
    line = expand(line)
    low = line.lower()
    if is_unit(low):
        return False  # "XÃ ĐOÀN KẾT", "HUYỆN ĐOAN HÙNG"
    return exact.match(low) is not None or folded.match(fold(line)) is not None
