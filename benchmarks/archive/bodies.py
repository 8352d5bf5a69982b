"""The bodies that write: what they are called, what stands over their letters, how they number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from benchmarks.archive.country import Unit, provinces
from benchmarks.archive.wording import Topic, listed

LEVELS = ("central", "province", "district", "commune")

_COMMITTEES = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy",
               "thị xã": "Thị ủy"}  # fmt: skip
_COMMITTEE_CODES = {"Tỉnh ủy": "TU", "Thành ủy": "TU", "Huyện ủy": "HU", "Quận ủy": "QU",
                    "Thị ủy": "ThU", "Đảng ủy": "ĐU"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Home:
    """What a body calls its own unit ("tỉnh"), the units below, and the Party committee there.

    `is_shared`: another district has the name of this one, so that bare names say too little.
    """

    unit: str = ""
    below: str = ""
    committee: str = ""
    is_shared: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """A body that issues documents.

    `name` is its full name, `superior` that of the body above it. `called` are the names by which
    it is cited everywhere, `near` those that bodies of its own territory use besides.
    `letterheads` are its lines over a letter, one choice each. `code` ends its numbers ("UBND",
    "BYT", "HU"), `register` is how many it gives a day. `orders_to` names the lists of those that
    it orders to act and writes to.
    """

    name: str
    superior: str | None
    level: str
    place: str
    code: str
    register: float
    letterheads: tuple[tuple[str, ...], ...]
    called: tuple[str, ...]
    near: tuple[str, ...]
    speakers: tuple[str, ...]
    orders_to: str
    head: str
    deputy: str
    home: Home = Home()
    collective: str = ""
    is_party: bool = False


@cache
def committee(unit: Unit) -> Body:
    """The people's committee of a unit."""
    full, depth = unit.full_name, _depth(unit)
    short, long = _both_ways(full)
    near = () if _is_inner_city(unit) else _both_ways(_bare(unit))
    upper = full.upper()
    return Body(
        name=long,
        superior=committee(unit.parent).name if unit.parent else "Chính phủ",
        level=LEVELS[depth],
        place=_date_place(unit),
        code="UBND",
        register=(0, 12, 5, 0.8)[depth],
        letterheads=(
            ("ỦY BAN NHÂN DÂN", upper),
            (f"UBND {upper}",),
            (f"ỦY BAN NHÂN DÂN {upper}",),
        ),
        called=(short, long),
        near=near,
        speakers=(*near, short),
        orders_to=f"state-{depth}",
        head="CHỦ TỊCH",
        deputy="PHÓ CHỦ TỊCH",
        home=_home(unit, is_party=False),
        collective="ỦY BAN NHÂN DÂN",
    )


@cache
def party(unit: Unit) -> Body:
    """The Party committee of a unit."""
    depth, above = _depth(unit), unit.parent
    word = _committee_word(unit)
    name = f"{word} {unit.full_name if depth == 3 else unit.name}"
    near = () if depth == 3 or _is_inner_city(unit) else (word, f"Ban Thường vụ {word}")
    letterhead = (f"ĐẢNG BỘ {above.full_name.upper()}", name.upper()) if above else (name.upper(),)
    return Body(
        name=name,
        superior=party(above).name if above else SECRETARIAT.name,
        level=LEVELS[depth],
        place=_date_place(unit),
        code=_COMMITTEE_CODES[word],
        register=(0, 2, 1.2, 0.3)[depth],
        letterheads=((*letterhead, "*"),),
        called=(name,) if depth == 3 else (name, f"Ban Thường vụ {name}"),
        near=near,
        speakers=(name,) if depth == 3 else (f"Ban Thường vụ {name}", f"Ban Thường vụ {word}"),
        orders_to=f"party-{depth}",
        head="BÍ THƯ",
        deputy="PHÓ BÍ THƯ",
        home=_home(unit, is_party=True),
        collective="BAN THƯỜNG VỤ",
        is_party=True,
    )


@cache
def ministry(topic: Topic) -> Body:
    """The ministry that leads a topic."""
    name = f"Bộ {topic.field}"
    return Body(
        name=name,
        superior="Chính phủ",
        level="central",
        place="Hà Nội",
        code=topic.ministry,
        register=20,
        letterheads=((name.upper(),), (name.upper(), "-------")),
        called=(name,),
        near=(),
        speakers=(name,),
        orders_to="ministry",
        head="BỘ TRƯỞNG",
        deputy="THỨ TRƯỞNG",
    )


@cache
def department(unit: Unit, topic: Topic) -> Body:
    """The department (sở) of a province, or the office (phòng) of a district, for a topic."""
    is_province = unit.parent is None
    field = topic.field if is_province else topic.office(unit.kind)
    short = f"{'Sở' if is_province else 'Phòng'} {field}"
    upper = unit.full_name.upper()
    return Body(
        name=f"{short} {unit.full_name}",
        superior=committee(unit).name,
        level=LEVELS[_depth(unit)],
        place=_date_place(unit),
        code=topic.department if is_province else topic.office_code(unit.kind),
        register=8 if is_province else 1,
        letterheads=(
            (f"UBND {upper}", short.upper()),
            (f"ỦY BAN NHÂN DÂN {upper}", short.upper()),
            ("ỦY BAN NHÂN DÂN", upper, short.upper()),
        ),
        called=(f"{short} {unit.full_name}",),
        near=(short,),
        speakers=(short,),
        orders_to="department" if is_province else "office",
        head="GIÁM ĐỐC" if is_province else "TRƯỞNG PHÒNG",
        deputy="PHÓ GIÁM ĐỐC" if is_province else "PHÓ TRƯỞNG PHÒNG",
        home=_home(unit, is_party=False),
    )


PRIME_MINISTER = Body(
    name="Thủ tướng Chính phủ",
    superior="Quốc hội",
    level="central",
    place="Hà Nội",
    code="TTg",
    register=4,
    letterheads=(("THỦ TƯỚNG CHÍNH PHỦ",), ("THỦ TƯỚNG CHÍNH PHỦ", "-------")),
    called=("Thủ tướng Chính phủ",),
    near=(),
    speakers=("Thủ tướng Chính phủ",),
    orders_to="state-0",
    head="THỦ TƯỚNG",
    deputy="PHÓ THỦ TƯỚNG",
)

SECRETARIAT = Body(
    name="Ban Chấp hành Trung ương",
    superior=None,
    level="central",
    place="Hà Nội",
    code="TW",
    register=0.2,
    letterheads=(("BAN CHẤP HÀNH TRUNG ƯƠNG", "*"),),
    called=("Ban Bí thư", "Ban Bí thư Trung ương Đảng"),
    near=(),
    speakers=("Ban Bí thư",),
    orders_to="party-0",
    head="THƯỜNG TRỰC BAN BÍ THƯ",
    deputy="THƯỜNG TRỰC BAN BÍ THƯ",
    home=Home(committee="Trung ương Đảng"),
    collective="BAN BÍ THƯ",
    is_party=True,
)


def _both_ways(place: str) -> tuple[str, str]:
    return f"UBND {place}", f"Ủy ban nhân dân {place}"


def _depth(unit: Unit) -> int:
    """1 for a province, 2 for a district, 3 for a commune."""
    return 1 if unit.parent is None else 1 + _depth(unit.parent)


def _bare(unit: Unit) -> str:
    """The unit as its own territory calls it."""
    return "Thành phố" if unit.is_central_city else unit.kind


def _is_inner_city(unit: Unit) -> bool:
    """Whether this is a city inside a central city, where a bare "thành phố" says too little."""
    return unit.kind == "thành phố" and unit.parent is not None and unit.parent.is_central_city


def _committee_word(unit: Unit) -> str:
    return _COMMITTEES.get(unit.kind, "Đảng ủy")


def _home(unit: Unit, *, is_party: bool) -> Home:
    below = listed("below", _bare(unit))[is_party] if _depth(unit) < 3 else ""
    return Home(_bare(unit), below, _committee_word(unit), _is_shared(unit))


def _is_shared(unit: Unit) -> bool:
    """Whether several districts have the name of the one that this unit is or lies in."""
    if unit.parent is None:
        return False
    return unit.full_name in _shared_names() or _is_shared(unit.parent)


@cache
def _shared_names() -> frozenset[str]:
    names = Counter(unit.full_name for above in provinces() for unit in above.children)
    return frozenset(name for name, times in names.items() if times > 1)


def _date_place(unit: Unit) -> str:
    """What the date line names: a number alone says nothing."""
    return f"{unit.kind.capitalize()} {unit.name}" if unit.name.isdigit() else unit.name
