"""One name of a body as a letterhead or title prints it: its case, its unit, its office apart."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from loaders.bodies.casing import cased, fold_head
from loaders.bodies.kinds import COMMITTEE_UNITS, LEVELS
from loaders.bodies.national import alternatives, national
from loaders.bodies.place_names import UNIT_WORD, tidy
from loaders.bodies.places import find, known_name, printed_name
from loaders.bodies.wording import expand, field_and_place
from loaders.fold import fold, squeeze
from loaders.record import Level
from loaders.remember import remembered
from loaders.vocabulary import toml

LONGEST = 300
"""No name of a body is longer; what stands beyond is not looked at."""
_MARKS = re.compile(r"[*|_~=•★¯`#]+|[-–—]{2,}|\s[-–—]\s*$|^\s*[-–—]\s")
_OF = re.compile(r"(?i)^của\s+")
_SESSION = re.compile(r"(?i)\s+khóa\s+[ivx\d]+$")
_UNIT = re.compile(rf"(?:^|\s)({UNIT_WORD})(?: ([^\W_].{{0,40}}))?$")
_FOLDED_UNIT = re.compile(
    r"(?<=\s)(tinh|thanh pho|huyen|(?<!co )quan(?! (?:khu|su|doi|doan)\b)|thi xa|xa|phuong"
    r"|thi tran|dac khu)"
    r" (?!uy\b)([^\W_].{0,40})$"
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
_COMMITTEE = re.compile(
    r"^(.*?)\b(tỉnh|thành|huyện|quận|thị) (ủy|đoàn)(?: (?!viên|thể|kết)(\S.{0,40}))?$"
)
COMMITTEES: dict[str, tuple[Level, str]] = {
    f"{word.capitalize()} {organ}": (LEVELS.get(kind, "district"), kind)
    for word, kind in COMMITTEE_UNITS.items()
    for organ in ("ủy", "đoàn")
}
"""Committees of the Party and the Youth Union by name: the level and kind of their unit."""
_EVERY_LEVEL = frozenset(
    ("Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận Tổ quốc", "Đảng bộ", "Đảng ủy")
)
"""Bodies after which a scan's "TINH" or "THANH PHO" can only be the unit."""


class Line(Struct, frozen=True):
    """A body of the letterhead: its name without the place, and the unit (kind, name) it names.

    `bare` is the kind of a unit that it leaves without a name ("BỆNH VIỆN ĐA KHOA TỈNH"); `joined`
    says that it stands beside the body before it, not below it.
    """

    text: str
    unit: tuple[str, str] | None = None
    bare: str | None = None
    joined: bool = False

    @property
    def full(self) -> str:
        """The name with its unit: "Ủy ban nhân dân huyện Đan Phượng", "Tỉnh ủy Sóc Trăng"."""
        if self.unit is None:
            return f"{self.text} {self.bare}" if self.bare else self.text
        kind, name = self.unit
        if self.text.endswith(tuple(COMMITTEES)):
            return f"{self.text} {name}"
        where = "Thành phố Hồ Chí Minh" if name == "Hồ Chí Minh" else f"{kind} {name}"
        return f"{self.text or 'Ủy ban nhân dân'} {where}"

    @property
    def level(self) -> Level | None:
        """The level that the name alone fixes: a sở is provincial."""
        if self.text.startswith("Sở "):
            return "province"
        if self.bare is not None:
            return LEVELS.get(self.bare)
        return next((f[0] for head, f in COMMITTEES.items() if self.text.endswith(head)), None)

    @property
    def kind(self) -> str | None:
        """The kind of unit that the name alone fixes ("Huyện ủy" -> "huyện")."""
        if self.bare is not None:
            return self.bare
        return next((f[1] for head, f in COMMITTEES.items() if self.text.endswith(head)), None)


def plain(raw: str) -> str:
    """A printed line without rules, markup and white space at its ends."""
    raw = raw[:LONGEST]
    words_only = raw.replace(" ", "").isalnum()
    return squeeze(raw if words_only else _MARKS.sub(" ", raw))


@remembered
def sentence(raw: str) -> Line:
    """A name as a letterhead or title prints it, in sentence case, with its unit apart.

    >>> sentence("UY BAN NHÂN DÂN TINH LÂM ĐỒNG").full
    'Ủy ban nhân dân tỉnh Lâm Đồng'
    """
    text = plain(tidy(raw[:LONGEST].replace("Ð", "Đ").replace("ð", "đ"))).strip(" .,;:")
    text = _without_office(_OF.sub("", text))
    known = national(text) or national(_without_session(text))
    if known is not None:
        return Line(known.head_of or known.name)
    upper = mostly_upper(text)
    text = expand(text)
    known = national(text)
    if known is not None:
        return Line(known.name)
    low = text.lower()
    committee = _COMMITTEE.match(low) if " ủy" in low or " đoàn" in low else None
    if committee is not None:
        return _committee_line(text, committee, upper)
    unit = unit_of(low)
    if unit is None:
        return _department(text, low) or Line(cased(text, upper))
    stem, kind, name = unit
    stem_text = cased(text[: len(stem)].rstrip(), upper)
    if not name:
        return Line(stem_text, bare=kind)
    return Line(stem_text, (kind, _named(text[len(text) - len(name) :], kind, upper)))


def mostly_upper(text: str) -> bool:
    """Whether more than three in five letters are capitals, abbreviations spelled out or not."""
    capitals = sum(map(str.isupper, text))
    return capitals > 0.6 * sum(map(str.isalpha, text))


def _without_session(text: str) -> str:
    """ "QUỐC HỘI KHÓA XV" is Quốc hội."""
    return _SESSION.sub("", text) if "KHÓA" in text.upper() else text


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
    return re.compile(rf"(?:{alternatives(words)}|(?:phó )?trưởng)\s+(?=(?:{heads})(?!\w))")


def is_unit(low: str) -> bool:
    """Whether a lower-case name is no more than a unit's: "xã đoàn kết"."""
    return _UNIT.match(low) is not None


def unit_of(low: str) -> tuple[str, str, str] | None:
    """(stem, kind, name) of a lower-case name that ends in a unit; the name may be empty."""
    match = _UNIT.search(low)
    if match is not None:
        return low[: match.start()], match.group(1), match.group(2) or ""
    folded = fold(low)
    match = _FOLDED_UNIT.search(folded)
    if match is None or fold_head(folded[: match.start()].strip()) not in _EVERY_LEVEL:
        return None
    return low[: match.start()], _UNITS[match.group(1)], low[match.start(2) :]


def _committee_line(text: str, match: re.Match[str], upper: bool) -> Line:
    committee = f"{match.group(2).capitalize()} {match.group(3)}"
    organ = text[: match.end(1)].strip()
    stem = f"{cased(organ, upper)} {committee}" if organ else committee
    if match.group(4) is None:
        return Line(stem)
    name = text[match.start(4) : match.end(4)]
    kind = COMMITTEE_UNITS[match.group(2)]
    inner = _UNIT.search(name.lower())
    if inner is not None and inner.group(2):
        name = name[inner.start(2) :]
    return Line(stem, (kind, _named(name, kind, upper)))


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


def _named(name: str, kind: str, upper: bool) -> str:
    """A place name in its own capitals."""
    known = printed_name(name, kind)
    if known is not None:
        return known
    return " ".join(word.capitalize() for word in name.split()) if upper else name
