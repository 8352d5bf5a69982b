from __future__ import annotations

from importlib.resources import files

import pytest

from loaders.bodies import place_tables, places
from loaders.bodies.place_names import spelling, tidy
from tests.timed import quickest

TABLES = ("places", "places_communes_2021", "places_communes_2025", "places_crosswalk")


def _names(name: str, on: str | None = None) -> list[str]:
    return [place.full_name for place in places.find(name, on=on)]


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("Sơn La", "2021-05-01", ["tỉnh Sơn La", "thành phố Sơn La"]),
        ("Sơn La", "2025-08-01", ["tỉnh Sơn La"]),
        ("Bac Kan", "2020-07", ["tỉnh Bắc Kạn", "thành phố Bắc Kạn"]),
        ("TP. HCM", "2021-07-01", ["Thành phố Hồ Chí Minh"]),
        ("thành phố Hồ Chí Minh", "2026-01-01", ["Thành phố Hồ Chí Minh"]),
        ("Hoà Bình", "2021-01-01", ["tỉnh Hòa Bình", "thành phố Hòa Bình", "huyện Hòa Bình"]),
        ("Quận 07", "2021-07-01", ["quận 7"]),
        ("Thảo Điền", "2021-07-01", ["phường Thảo Điền"]),
        ("Thảo Điền", "2025-07-01", []),
        ("Atlantis", None, []),
    ],
)
def test_find_by_name_and_day(name: str, on: str | None, expected: list[str]) -> None:
    assert _names(name, on) == expected


def test_diacritics_count_before_folding() -> None:
    assert {p.name for p in places.find("Mỹ Thọ", level="commune", on="2026")} == {"Mỹ Thọ"}
    assert {"Mỹ Thọ", "Mỹ Tho"} <= {p.name for p in places.find("My Tho", level="commune")}


@pytest.mark.parametrize(
    ("name", "on", "level"),
    [
        ("Huế", "2024-12-31", "district"),
        ("Huế", "2025-01-01", "province"),
        ("Thủ Đức", "2020-12-31", "district"),
        ("Đà Nẵng", "2014", "province"),
        ("Hội An", "2022-09", "district"),
    ],
)
def test_which_thanh_pho(name: str, on: str, level: str) -> None:
    assert [p.level for p in places.find(name, on=on)] == [level]


@pytest.mark.parametrize(
    ("name", "on", "kind"),
    [
        ("Thủ Đức", "2020-12-31", "quận"),
        ("Thủ Đức", "2021-01-01", "thành phố"),
        ("Thủy Nguyên", "2024-12-31", "huyện"),
        ("Thủy Nguyên", "2025-01-01", "thành phố"),
    ],
)
def test_kind_changes_on_the_day(name: str, on: str, kind: str) -> None:
    assert [p.kind for p in places.find(name, level="district", on=on)] == [kind]


def test_counts_agree_with_the_statutes() -> None:
    def count(level: str, on: str) -> int:
        tables = ("places",) if level != "commune" else ("places_communes_2021",)
        return sum(
            1
            for row in _rows(tables[0])
            if place_tables._LEVELS[len(row[0])] == level and _valid(row, on)
        )

    assert count("province", "2021-07-10") == 63
    assert count("province", "2025-07-01") == 34
    assert count("district", "2021-07-10") == 705
    assert count("district", "2025-07-01") == 0
    assert len(_rows("places_communes_2021")) == 10_599
    assert len(_rows("places_communes_2025")) == 3_321


def _valid(row: list[str], on: str) -> bool:
    first, last = (*row[4:], "", "")[:2]
    return (not first or first <= on) and (not last or on <= last)


def _rows(table: str) -> list[list[str]]:
    text = files("loaders.vocabulary").joinpath(f"{table}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("table", TABLES)
def test_tables_name_their_source_and_repeat_nothing(table: str) -> None:
    text = files("loaders.vocabulary").joinpath(f"{table}.tsv").read_text(encoding="utf-8")
    assert text.startswith('# source = "')
    rows = text.splitlines()
    assert len(rows) == len(set(rows))
    assert not any(cell != cell.strip() for row in _rows(table) for cell in row)


def test_tables_are_modest() -> None:
    folder = files("loaders.vocabulary")
    size = sum(len(folder.joinpath(f"{table}.tsv").read_bytes()) for table in TABLES)
    assert size < 800_000


def test_every_parent_and_heir_exists() -> None:
    for table in ("places", "places_communes_2021", "places_communes_2025"):
        missing = [r for r in _rows(table) if len(r) > 3 and r[3] and not places.by_code(r[3])]
        assert missing == []
    for old, new in _rows("places_crosswalk"):
        assert places.by_code(old, on="2021-07-10") is not None
        assert places.by_code(new, on="2025-07-01") is not None


def test_units_above() -> None:
    ward = places.find("Trúc Bạch", on="2021-07-10")[0]
    district = places.parent_of(ward)
    assert district is not None and district.full_name == "quận Ba Đình"
    province = places.province_of(ward)
    assert province is not None and province.full_name == "thành phố Hà Nội"
    assert places.parent_of(province) is None


def test_the_unit_above_depends_on_the_day() -> None:
    town = places.find("Hương Thủy", level="district")[0]
    before = places.parent_of(town, "2021-05-01")
    after = places.parent_of(town, "2025-02-01")
    assert before is not None and before.full_name == "tỉnh Thừa Thiên Huế"
    assert after is not None and after.full_name == "thành phố Huế"


def test_a_code_that_lives_on_names_another_unit() -> None:
    old, new = places.by_code("00004", on="2021-07-10"), places.by_code("00004", on="2025-07-01")
    assert old is not None and new is not None
    assert (old.name, new.name) == ("Trúc Bạch", "Ba Đình")
    assert places.by_code("99999") is None


def test_a_merged_province_that_kept_its_name_is_another_unit() -> None:
    old, new = places.find("Thái Nguyên", level="province")
    assert old.valid_to == "2025-06-30" and new.valid_from == "2025-07-01"
    assert len(places.find("Cao Bằng", level="province")) == 1


def test_children_are_those_of_their_time() -> None:
    hanoi = places.find("Hà Nội", level="province")[0]
    assert len(places.children(hanoi, on="2021-07-10")) == 30
    assert len(places.children(hanoi, level="commune", on="2021-07-10")) == 579
    assert len(places.children(hanoi, on="2025-07-01")) == 126
    bac_kan = places.find("Bắc Kạn", level="province")[0]
    assert {p.kind for p in places.children(bac_kan)} == {"thành phố", "huyện"}


def test_heirs() -> None:
    bac_kan = places.find("Bắc Kạn", level="province")[0]
    assert [heir.full_name for heir in places.heirs_of(bac_kan)] == ["tỉnh Thái Nguyên"]
    city = places.find("Bắc Kạn", level="district")[0]
    assert places.heirs_of(city) == ()
    hanoi = places.find("Hà Nội", level="province")[0]
    assert places.heirs_of(hanoi) == (hanoi,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uỷ ban", "Ủy ban"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("hoàn thành", "hoàn thành"),
        ("quỹ", "quỹ"),
        ("quý", "quý"),
        ("Thuỵ Lâm", "Thụy Lâm"),
    ],
)
def test_tidy_moves_tone_marks_of_open_syllables(text: str, expected: str) -> None:
    assert tidy(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TP. Bắc Kạn", ("bắc kạn", "thành phố")),
        ("Thị xã Sơn Tây", ("sơn tây", "thị xã")),
        ("TP.HCM", ("hồ chí minh", None)),
        ("Xã Đàn", ("đàn", "xã")),
        ("Tỉnh", ("tỉnh", None)),
    ],
)
def test_spelling(text: str, expected: tuple[str, str | None]) -> None:
    assert spelling(text) == expected


def test_communes_load_lazily_and_fast() -> None:
    def load() -> None:
        for cached in (place_tables.communes, place_tables.communes_by_name):
            cached.cache_clear()
        place_tables.communes_by_name()

    assert quickest(load) < 1.0


@pytest.mark.parametrize(
    "day",
    ["1999-12-31", "2020-12-31", "2021-01-01", "2021-07-10", "2021-07-11", "2024-12-31",
     "2025-01-01", "2025-06-30", "2025-07-01", "2031-05-05"],
)  # fmt: skip
def test_on_all_days_of_an_era_the_same_units_exist(day: str) -> None:
    era = places.era(day)
    assert era is not None
    assert era <= day
    everywhere = [*place_tables.upper(), *place_tables.communes()]
    assert [p.valid(day) for p in everywhere] == [p.valid(era) for p in everywhere]


@pytest.mark.parametrize("day", [None, "2021", "2021-05"])
def test_a_day_that_is_not_known_has_no_era(day: str | None) -> None:
    assert places.era(day) == day
