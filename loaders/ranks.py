"""Level, kind and superior of a body, from its full name (Constitution 2013, Chapter IX; Law on the
Organisation of Local Government; Statutes of the Communist Party of Vietnam)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache
from typing import cast

from loaders import places
from loaders.fold import squeeze
from loaders.headlines import office_of, sentence
from loaders.home import Home, bare, locate
from loaders.national import alternatives, national, vocabulary
from loaders.places import Place
from loaders.record import Issuer, Kind, Level

_UNIT = re.compile(
    r"(?<![\w-])(tỉnh(?! ủy| đoàn)|thành phố|huyện(?! ủy)|quận(?! ủy)|thị xã(?! ủy)|xã(?! hội)|"
    r"phường|thị trấn|đặc khu) ([^\W_][^,;]{0,40})$",
    re.IGNORECASE,
)
_PARTY = re.compile(r"(?<!\w)(Tỉnh|Thành|Huyện|Quận|Thị) ủy (\S.{0,40})$", re.IGNORECASE)
_HOST = re.compile(
    r"\S.{0,60}?\s((?:Ủy ban nhân dân|Hội đồng nhân dân|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|"
    r"Đảng ủy|Ủy ban Mặt trận Tổ quốc|Bộ(?! Chính trị| Chỉ huy| Tư lệnh| đội)) .+)$"
)
_LEVELS: dict[str, Level] = {
    "tỉnh": "province",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}
_COMMITTEES = {"tỉnh": "Tỉnh ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}
_PARTY_UNITS = {"tỉnh": "tỉnh", "huyện": "huyện", "quận": "quận", "thị": "thị xã"}
_FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam"
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
    return _classify(squeeze(name), home or Home())


@lru_cache(maxsize=8192)
def _classify(name: str, home: Home) -> Issuer:
    known = national(name)
    if known is not None:
        return replace(known.issuer, name=name)
    joint = _joint(name)
    if joint is not None:
        return joint
    office = office_of(name)
    if office:
        return replace(_classify(name[len(office) :], home), name=name)
    party = _PARTY.search(name)
    if party is not None:
        return _party(name, party, home)
    unit = _UNIT.search(name)
    if unit is not None:
        return _local(name, unit, home)
    proper = sentence(name)
    if proper.unit is not None and proper.full != name:
        return replace(_classify(proper.full, home), name=name)
    return _placeless(name, home)


def _joint(name: str) -> Issuer | None:
    bodies = [national(part) for part in re.split(r", | và (?=Bộ )", name)]
    first = bodies[0]
    if len(bodies) < 2 or first is None or None in bodies:
        return None
    return Issuer(name, "central", first.kind, first.superior)


def kind_of(name: str) -> Kind:
    """The kind of body that the first words of its name tell.

    >>> kind_of("Chi cục Kiểm lâm vùng I")
    'department'
    """
    match = _heads().match(name.lower())
    if match is None:
        return "other"
    return _kinds()[" ".join(match.group().split()).replace("uỷ", "ủy").replace("toà", "tòa")]


@cache
def _kinds() -> dict[str, Kind]:
    heads: dict[str, Kind] = vocabulary("bodies.toml")["heads"]
    return {head.lower(): kind for head, kind in heads.items()}


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(list(_kinds()))})(?!\w)")


def _where(kind: str, name: str, home: Home) -> tuple[Level, Place | None]:
    """The level of a named unit, and the unit itself if it can be told from its namesakes."""
    for above in (home.district, home.province):
        place = locate(name, kind, home.date, above)
        if place is not None:
            return place.level, place
    if kind == "thành phố":
        return "district", None
    return cast(Level, _LEVELS[kind]), None


def _above(place: Place | None, level: Level, home: Home) -> str | None:
    """The full name of the unit above, None over a province."""
    if place is not None:
        date = home.date if home.date and place.valid(home.date) else None
        parent = places.parent_of(place, date)
        return parent.full_name if parent else None
    if level == "commune":
        return home.district or home.province
    return home.province if level == "district" else None


def _local(name: str, unit: re.Match[str], home: Home) -> Issuer:
    """A body whose name ends in its unit."""
    kind = kind_of(name)
    level, place = _where(unit.group(1).lower(), unit.group(2), home)
    above = _above(place, level, home)
    stem = name[: unit.start()].rstrip()
    return Issuer(name, level, kind, _superior(name, stem, kind, unit.group(), above, level))


def _superior(
    name: str, stem: str, kind: Kind, unit: str, above: str | None, level: Level
) -> str | None:
    host = _HOST.match(name)
    if host is not None and kind != "government":
        return _over_organ(name, host.group(1), unit, above)
    if stem == "Ủy ban nhân dân":
        return f"{stem} {above}" if above else "Chính phủ" if level == "province" else None
    if stem == "Hội đồng nhân dân":
        top = "Ủy ban Thường vụ Quốc hội" if level == "province" else None
        return f"{stem} {above}" if above else top
    if kind == "front":
        if above is None:
            return "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam" if level == "province" else None
        return f"{_FRONT} {above}"
    if kind == "party":
        return _committee(above) if above else "Ban Chấp hành Trung ương"
    for head, superior in _SINGLE_SUPERIORS:
        if name.startswith(head):
            return superior if above is None else f"{stem} {above}"
    if kind in {"department", "committee", "office"}:
        return f"Ủy ban nhân dân {unit}"
    return None


def _over_organ(name: str, host: str, unit: str, above: str | None) -> str:
    """What stands over an organ of `host`: the host, or the Party committee of its level."""
    if name.startswith(("Ban cán sự", "Đảng đoàn")):
        return _committee(unit) or host
    return host


def _committee(unit: str | None) -> str | None:
    """The Party committee of a unit: "huyện Ba Bể" -> "Huyện ủy Ba Bể"."""
    if unit is None:
        return None
    for kind, committee in _COMMITTEES.items():
        if unit.lower().startswith(kind + " "):
            return f"{committee} {bare(unit)}"
    if unit.lower().startswith("thành phố "):
        return f"Thành ủy {bare(unit)}"
    return f"Đảng ủy {unit}"


def _party(name: str, party: re.Match[str], home: Home) -> Issuer:
    """A Party committee of a province or district, or an organ of one."""
    committee = party.group().strip()
    word = party.group(1).lower()
    unit = "thành phố" if word == "thành" else _PARTY_UNITS[word]
    level, place = _where(unit, bare(party.group(2)), home)
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
