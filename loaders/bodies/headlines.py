"""Letterhead lines as names: upper case to sentence case, several lines to one body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from loaders.bodies.casing import cased, fold_head
from loaders.bodies.national import alternatives, national, national_bodies
from loaders.bodies.place_names import UNIT_WORD, tidy
from loaders.bodies.places import find, known_name
from loaders.bodies.wording import expand, field_and_place
from loaders.fold import fold, squeeze
from loaders.record import Level
from loaders.vocabulary import toml

_MARKS = re.compile(r"[*|_~=•★¯`#]+|[-–—]{2,}|\s[-–—]\s*$|^\s*[-–—]\s")
_NOT_A_BODY = re.compile(
    r"cộng h[oò][aà]|(?:xã )?hội chủ nghĩa|độc lập|đảng cộng sản việt nam|số\b|ngày\b|v/v\b|"
    r"người ký|email|cơ quan:|thời gian ký|tiêu đề|\W*$"
)
_UNIT = re.compile(rf"(?:^|\s)({UNIT_WORD})(?: ([^\W_].{{0,40}}))?$")
_FOLDED_UNIT = re.compile(
    r"(?<=\s)(tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu) (?!uy\b)([^\W_].{0,40})$"
)
_UNITS = {
    "tinh": "tỉnh",
    "thanh pho": "thành phố",
    "huyen": "huyện",
    "quan": "quận",
    "thi xa": "thị xã",
    "xa": "xã",
    "phuong": "phường",
    "thi tran": "thị trấn",
    "dac khu": "đặc khu",
}
_PARTY = re.compile(r"^(.*?)\b(tỉnh|thành|huyện|quận|thị) (ủy)(?: (?!viên)(\S.{0,40}))?$")
_PARTY_UNITS = {
    "tỉnh": "tỉnh",
    "thành": "thành phố",
    "huyện": "huyện",
    "quận": "quận",
    "thị": "thị xã",
}
_PARTY_ORGANS = ("Ban Thường vụ", "Ban Chấp hành", "Thường trực")
_FIXED: dict[str, tuple[Level, str | None]] = {
    "Tỉnh ủy": ("province", "tỉnh"),
    "Thành ủy": ("district", "thành phố"),
    "Huyện ủy": ("district", "huyện"),
    "Quận ủy": ("district", "quận"),
    "Thị ủy": ("district", "thị xã"),
}
_LONGEST = 300
"""No name of a body is longer; what stands beyond is not looked at."""
_FRONT = "Mặt trận Tổ quốc Việt Nam"
_EVERY_LEVEL = frozenset(
    ("Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận Tổ quốc", "Đảng bộ", "Đảng ủy")
)
"""Bodies after which a scan's "TINH" or "THANH PHO" can only be the unit."""


class Line(Struct, frozen=True):
    """A body of the letterhead: its name without the place, and the unit (kind, name) it names."""

    text: str
    unit: tuple[str, str] | None = None

    @property
    def full(self) -> str:
        """The name with its unit: "Ủy ban nhân dân huyện Đan Phượng", "Tỉnh ủy Sóc Trăng"."""
        if self.unit is None:
            return self.text
        kind, name = self.unit
        if self.text.endswith(tuple(_FIXED)):
            return f"{self.text} {name}"
        where = "Thành phố Hồ Chí Minh" if name == "Hồ Chí Minh" else f"{kind} {name}"
        return f"{self.text or 'Ủy ban nhân dân'} {where}"

    @property
    def level(self) -> Level | None:
        """The level that the name alone fixes: a sở is provincial."""
        if self.text.startswith("Sở "):
            return "province"
        return next((f[0] for head, f in _FIXED.items() if self.text.endswith(head)), None)

    @property
    def kind(self) -> str | None:
        """The kind of unit that the name alone fixes ("Huyện ủy" -> "huyện")."""
        return next((f[1] for head, f in _FIXED.items() if self.text.endswith(head)), None)


def bodies_of(lines: Sequence[str]) -> tuple[Line, ...]:
    """The bodies that letterhead lines name, the highest first.

    >>> [body.full for body in bodies_of(["UBND TỈNH ĐIỆN BIÊN", "SỞ Y TẾ"])]
    ['Ủy ban nhân dân tỉnh Điện Biên', 'Sở Y tế']
    """
    names: list[str] = []
    for raw in lines:
        line = squeeze(_MARKS.sub(" ", raw[:_LONGEST]))
        if not line or _NOT_A_BODY.match(line.lower()):
            continue
        if not names or _starts_body(line):
            names.append(line)
        elif _continues(names[-1], line):
            names[-1] = f"{names[-1]} {line}"
    parts = [part for name in dict.fromkeys(names) for part in _side_by_side(name)]
    known = [part for part in parts if _starts_body(part) or _unit_of(part.lower()) is not None]
    return _front([sentence(part) for part in known])


def _continues(name: str, line: str) -> bool:
    """Whether `line` belongs to the name above it, which may be whole without it."""
    return not _whole(name) or _whole(f"{name} {line}")


def _whole(name: str) -> bool:
    """Whether a name ends in a known place, or is a national one that is no part of another."""
    body = national(name)
    if body is not None:
        return not any(other.name.startswith(f"{body.name} ") for other in national_bodies())
    unit = _unit_of(name.lower())
    return unit is not None and known_name(unit[2]) is not None


def _side_by_side(name: str) -> list[str]:
    """Joint bodies on one line ("BỘ A - BỘ B") apart."""
    parts = re.split(r"\s+[-–]\s+(?=(?:BỘ|SỞ|TÒA|VIỆN|NGÂN|ỦY)\s)", name, flags=re.I)
    joint = all(national(part) or part.upper().startswith("SỞ ") for part in parts)
    return parts if joint else [name]


def _front(lines: list[Line]) -> tuple[Line, ...]:
    """Two lines that make one name: the Front over its committee, a Party organ over its own."""
    result: list[Line] = []
    for line in lines:
        above = result[-1] if result else Line("")
        if line.text == "Ủy ban" and line.unit and fold(above.text).endswith(fold(_FRONT)):
            result[-1] = Line(f"Ủy ban {_FRONT}", line.unit)
        elif line.text.startswith("Ban Thường trực") and _FRONT in above.text:
            result[-1] = Line(f"Ban Thường trực {above.text}", above.unit)
        elif above.text in _PARTY_ORGANS and above.unit is None and line.text in _FIXED:
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
        r"(?!phòng,|phòng chống|phòng thủ|bộ đội|báo cáo|hội chủ)"
        rf"(?:{alternatives(heads)})(?!\w)"
    )
    return re.compile(exact), re.compile(rf"(?:{'|'.join(long)})(?!\w)")


def _starts_body(line: str) -> bool:
    exact, folded = _starts()
    low = line.lower()
    return exact.match(low) is not None or folded.match(fold(line)) is not None


@lru_cache(maxsize=4096)
def sentence(raw: str) -> Line:
    """A name as a letterhead or title prints it, in sentence case, with its unit apart.

    >>> sentence("UY BAN NHÂN DÂN TINH LÂM ĐỒNG").full
    'Ủy ban nhân dân tỉnh Lâm Đồng'
    """
    text = squeeze(_MARKS.sub(" ", tidy(raw[:_LONGEST].replace("Ð", "Đ").replace("ð", "đ")))).strip(
        " .,;:"
    )
    text = _without_office(re.sub(r"(?i)^của\s+", "", text))
    known = national(text)
    if known is not None:
        return Line(known.name)
    upper = mostly_upper(text)
    text = expand(text)
    known = national(text)
    if known is not None:
        return Line(known.name)
    low = text.lower()
    party = _PARTY.match(low)
    if party is not None:
        return _party_line(text, party, upper)
    unit = _unit_of(low)
    if unit is None:
        return _department(text, low) or Line(cased(text, upper))
    stem, kind, name = unit
    name = _named(text[len(text) - len(name) :] if name else "", upper)
    found = (kind, name) if name else None
    stem_text = text[: len(stem)].rstrip()
    if found is None:
        return Line(cased(stem_text, upper))
    return Line(cased(stem_text, upper), found)


def mostly_upper(text: str) -> bool:
    """Whether more than three in five letters are capitals, abbreviations spelled out or not."""
    capitals = sum(map(str.isupper, text))
    return capitals > 0.6 * sum(map(str.isalpha, text))


def _without_office(text: str) -> str:
    """ "CHỦ TỊCH ỦY BAN …" is the head of a body: the body remains."""
    return text[len(office_of(text)) :]


def office_of(text: str) -> str:
    """The office before a body's name, with the blank behind it; "" if there is none.

    >>> office_of("Chủ tịch Ủy ban nhân dân")
    'Chủ tịch '
    """
    match = _offices().match(text.lower())
    return text[: match.end()] if match else ""


@cache
def _offices() -> re.Pattern[str]:
    words = [w for w in toml("bodies.toml")["roles"]["words"] if w != "Thường trực"]
    heads = alternatives([*toml("bodies.toml")["heads"], "UBND", "HĐND"])
    return re.compile(rf"(?:{alternatives(words)}|trưởng(?= ban chỉ đạo))\s+(?=(?:{heads})(?!\w))")


def _unit_of(low: str) -> tuple[str, str, str] | None:
    """(stem, kind, name) of a name that ends in a unit; the name may be empty."""
    match = _UNIT.search(low)
    if match is not None:
        return low[: match.start()], match.group(1), match.group(2) or ""
    folded = fold(low)
    match = _FOLDED_UNIT.search(folded)
    if match is None or fold_head(folded[: match.start()].strip()) not in _EVERY_LEVEL:
        return None
    return low[: match.start()], _UNITS[match.group(1)], low[match.start(2) :]


def _party_line(text: str, party: re.Match[str], upper: bool) -> Line:
    committee = f"{party.group(2).capitalize()} ủy"
    organ = text[: party.end(1)].strip()
    stem = f"{cased(organ, upper)} {committee}" if organ else committee
    if party.group(4) is None:
        return Line(stem)
    name = text[party.start(4) : party.end(4)]
    kind = _PARTY_UNITS[party.group(2)]
    inner = _UNIT.search(name.lower())
    if inner is not None and inner.group(2):
        name = name[inner.start(2) :]
    return Line(stem, (kind, _named(name, upper)))


def _department(text: str, low: str) -> Line | None:
    """ "SỞ Y TẾ HÀ TĨNH": the place follows without its kind."""
    if not low.startswith("sở "):
        return None
    field, name = field_and_place(text[3:])
    known = known_name(name) if field and name else None
    if known is None:
        return None
    place = find(known, level="province")
    return Line(f"Sở {field}", (place[0].kind, known)) if place else None


def _named(name: str, upper: bool) -> str:
    """A place name in its own capitals."""
    known = known_name(name)
    if known is not None:
        return known
    return " ".join(word.capitalize() for word in name.split()) if upper else name
