"""Level, kind and superior of a body, from its full name (Constitution 2013, Chapter IX; Law on the
Organisation of Local Government; Statutes of the Communist Party of Vietnam)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct, structs

from loaders.bodies import places
from loaders.bodies.home import Home, bare, locate
from loaders.bodies.kinds import COMMITTEE_UNITS, LEVELS
from loaders.bodies.national import alternatives, national
from loaders.bodies.place_names import UNIT_WORD
from loaders.bodies.place_tables import Place
from loaders.bodies.places import era
from loaders.bodies.printed import office_of, sentence
from loaders.fold import fold, squeeze
from loaders.record import Issuer, Kind, Level
from loaders.remember import MANY, remembered
from loaders.vocabulary import toml

_UNIT = re.compile(rf"(?<![\w-])({UNIT_WORD}) ([^\W_][^,;]{{0,40}})$", re.IGNORECASE)
_PARTY = re.compile(r"(?<!\w)(Tỉnh|Thành|Huyện|Quận|Thị) ủy (\S.{0,40})$", re.IGNORECASE)
_HOST = re.compile(
    r"\S.{0,60}?\s((?:Ủy ban nhân dân|Hội đồng nhân dân|Đảng ủy|Ủy ban Mặt trận Tổ quốc|"
    r"Bộ(?! Chính trị| Chỉ huy| Tư lệnh| đội)) .+)$"
)
_COMMITTEES = {kind: f"{word.capitalize()} ủy" for word, kind in COMMITTEE_UNITS.items()}
_PARTY_BODIES = ("Đảng ủy", "Đảng bộ", "Ban Chấp hành Đảng bộ")
"""What the Party is in a unit as a whole; its other bodies there answer to that."""
_FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam"
_LONGEST = 400
"""A longer text is no name."""
_TOPS = {
    "Ủy ban nhân dân": "Chính phủ",
    "Hội đồng nhân dân": "Ủy ban Thường vụ Quốc hội",
    _FRONT: "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
}
"""Over the provincial bodies of a line stands a national one."""
_AND = re.compile(r", | và (?=Bộ )")
_UNION_ORGAN = re.compile(r"Ban (?:Chấp hành|Thường vụ) (?:Đoàn|Hội|Liên đoàn|Công đoàn|Tổng)\b")
_SINGLE_SUPERIORS = (
    ("Công an", "Bộ Công an"),
    ("Bộ Chỉ huy", "Bộ Quốc phòng"),
    ("Tòa án", "Tòa án nhân dân tối cao"),
    ("Viện kiểm sát", "Viện kiểm sát nhân dân tối cao"),
    ("Liên đoàn Lao động", "Tổng Liên đoàn Lao động Việt Nam"),
)


def classify(name: str, home: Home | None = None) -> Issuer:
    """The body with its level, kind and the body directly above it.

    `name` is the full name; `home` helps where it leaves a question open (which huyện Châu Thành,
    whose Sở Y tế, whether Huế was a central city on the document's date).

    >>> classify("Ủy ban nhân dân thành phố Bắc Kạn").superior
    'Ủy ban nhân dân tỉnh Bắc Kạn'
    """
    if len(name) > _LONGEST:
        return Issuer(name)
    return _classify(squeeze(name), _units_of(home) if home else Home())


def _units_of(home: Home) -> Home:
    """What is asked of a home here, and is the same for many documents of a unit."""
    return Home(home.province, home.district, None, home.level, era(home.date))


@lru_cache(maxsize=MANY)
def _classify(name: str, home: Home) -> Issuer:
    known = national(name)
    if known is not None:
        return structs.replace(known.issuer, name=name)
    office = office_of(name)
    if office:
        return structs.replace(_classify(name[len(office) :], home), name=name)
    return _joint(name) or _seated(name, home) or _respelled(name, home) or _placeless(name, home)


def _seated(name: str, home: Home) -> Issuer | None:
    """A body whose name ends in a Party committee or a unit."""
    party = _PARTY.search(name)
    if party is not None:
        return _party(name, party, home)
    unit = _UNIT.search(name)
    return _local(name, unit, home) if unit is not None else None


def _respelled(name: str, home: Home) -> Issuer | None:
    """A name that a scan damaged ("TINH LÂM ĐỒNG") ranks as the one it stands for."""
    proper = sentence(name)
    if proper.unit is None or proper.full == name:
        return None
    return structs.replace(_classify(proper.full, home), name=name)


def _joint(name: str) -> Issuer | None:
    bodies = [national(part) for part in _AND.split(name)]
    first = bodies[0]
    if len(bodies) < 2 or first is None or None in bodies:
        return None
    return Issuer(name, "central", first.kind, first.superior)


@remembered
def kind_of(name: str) -> Kind:
    """The kind of body that the first words of its name tell.

    >>> kind_of("Chi cục Kiểm lâm vùng I")
    'department'
    """
    match = _heads().match(name.lower())
    if match is None:
        return "other"
    if _UNION_ORGAN.match(name):
        return "union"
    return _kinds()[fold(" ".join(match.group().split()))]


@cache
def _kinds() -> dict[str, Kind]:
    heads: dict[str, Kind] = toml("bodies.toml")["heads"]
    return {fold(head): kind for head, kind in heads.items()}


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(list(toml('bodies.toml')['heads']))})(?!\w)")


def _where(kind: str, name: str, home: Home) -> tuple[Level, Place | None]:
    """The level of a named unit, and the unit itself if it can be told from its namesakes."""
    for above in (home.district, home.province):
        place = locate(name, kind, home.date, above)
        if place is not None:
            return place.level, place
    if kind == "thành phố":
        return "district", None
    return LEVELS[kind], None


def _above(place: Place | None, level: Level, home: Home) -> str | None:
    """The full name of the unit above, None over a province."""
    if place is not None:
        date = home.date if home.date and place.valid(home.date) else None
        parent = places.parent_of(place, date)
        return parent.full_name if parent else None
    if level == "commune":
        return home.district or home.province
    return home.province if level == "district" else None


class _Seat(Struct, frozen=True):
    """A body with a unit: `stem` is its name without the unit, `above` the unit over that."""

    name: str
    stem: str
    kind: Kind
    unit: str
    above: str | None
    level: Level


def _local(name: str, unit: re.Match[str], home: Home) -> Issuer:
    """A body whose name ends in its unit."""
    level, place = _where(unit.group(1).lower(), unit.group(2), home)
    above = _above(place, level, home)
    stem = name[: unit.start()].rstrip()
    seat = _Seat(name, stem, kind_of(name), unit.group(), above, level)
    return Issuer(name, level, seat.kind, _superior(seat))


def _superior(seat: _Seat) -> str | None:
    """The body over one that belongs to a unit."""
    host = _HOST.match(seat.name)
    if host is not None and seat.kind != "government":
        return _over_organ(seat, host.group(1))
    if seat.stem in _TOPS:
        top = _TOPS[seat.stem] if seat.level == "province" else None
        return f"{seat.stem} {seat.above}" if seat.above else top
    if seat.kind == "front":
        return _over_front(seat)
    if seat.kind == "party" and seat.stem not in _PARTY_BODIES:
        return _committee(seat.unit)
    if seat.kind == "party":
        return _committee(seat.above) or "Ban Chấp hành Trung ương"
    return _over_office(seat)


def _over_front(seat: _Seat) -> str | None:
    if seat.above is not None:
        return f"{_FRONT} {seat.above}"
    return _TOPS[_FRONT] if seat.level == "province" else None


def _over_office(seat: _Seat) -> str | None:
    """Police, courts and unions answer to their own line, departments to the People's Committee."""
    for head, superior in _SINGLE_SUPERIORS:
        if seat.name.startswith(head):
            return superior if seat.above is None else f"{seat.stem} {seat.above}"
    if seat.kind in {"department", "committee", "office"}:
        return f"Ủy ban nhân dân {seat.unit}"
    return None


def _over_organ(seat: _Seat, host: str) -> str:
    """What stands over an organ of `host`: the host, or the Party committee of its level."""
    if seat.name.startswith(("Ban cán sự", "Đảng đoàn")):
        return _committee(seat.unit) or host
    return host


def _committee(unit: str | None) -> str | None:
    """The Party committee of a unit: "huyện Ba Bể" -> "Huyện ủy Ba Bể"."""
    if unit is None:
        return None
    for kind, committee in _COMMITTEES.items():
        if unit.lower().startswith(kind + " "):
            return f"{committee} {bare(unit)}"
    return f"Đảng ủy {unit}"


def _party(name: str, party: re.Match[str], home: Home) -> Issuer:
    """A Party committee of a province or district, or an organ of one."""
    committee = party.group().strip()
    level, place = _where(COMMITTEE_UNITS[party.group(1).lower()], bare(party.group(2)), home)
    stem = name[: party.start()].strip()
    if stem == "Thường trực":
        return Issuer(name, level, "party", f"Ban Thường vụ {committee}")
    if stem:
        return Issuer(name, level, "office" if stem == "Văn phòng" else "party", committee)
    above = _above(place, level, home)
    if above is None and level == "province":
        return Issuer(name, level, "party", "Ban Chấp hành Trung ương")
    return Issuer(name, level, "party", _committee(above))


def _placeless(name: str, home: Home) -> Issuer:
    """A body without a unit in its name: a national one by its head, else of the home's level."""
    host = _HOST.match(name)
    if host is not None:
        over = _classify(host.group(1), home)
        return Issuer(name, over.level, kind_of(name), host.group(1))
    kind = kind_of(name)
    if kind == "ministry":
        return Issuer(name, "central", kind, "Chính phủ")
    if name.startswith(("Tổng cục ", "Cục ", "Vụ ", "Tập đoàn ", "Tổng công ty ")) or (
        re.search(r"(?:quốc gia|trung ương|việt nam)\b", name.lower()) is not None
    ):
        return Issuer(name, "central", kind, None)
    if name.startswith("Sở "):
        over_all = f"Ủy ban nhân dân {home.province}" if home.province else None
        return Issuer(name, "province", kind, over_all)
    return Issuer(name, home.level, kind, None)
