"""Issuers whose unit stays open, and the years that a list of laws goes on with."""

from __future__ import annotations

import pytest

from tests.loaders.reading import read_passage

LETTER = "Thực hiện Công văn số 11/UBND-VX ngày 03/5/2021 của"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("UBND huyện", "Ba Bể"),
        ("UBND quận", "Tây Hồ"),
        ("UBND thị xã", "Nghĩa Lộ"),
        ("UBND xã", "Mỹ Phương"),
        ("UBND phường", "Quảng An"),
        ("UBND thị trấn", "Chợ Rã"),
        ("Huyện ủy", "Ba Bể"),
        ("Quận ủy", "Tây Hồ"),
        ("Thị ủy", "Nghĩa Lộ"),
        ("Đảng ủy", "xã Mỹ Phương"),
    ],
)
def test_a_body_whose_unit_the_home_lacks_stays_open(body: str, name: str) -> None:
    assert read_passage(f"{LETTER} {body}")[0][0].rule == "open-issuer"
    assert read_passage(f"{LETTER} {body} {name}")[0][0].rule == "number-date-issuer"


@pytest.mark.parametrize(
    ("years", "dates"),
    [
        ("1993, 2013;", ["1993", "2013"]),
        ("1993 và 2013.", ["1993", "2013"]),
        ("năm 2003, 1987)", ["2003", "1987"]),
        ("năm 2003, năm 2013", ["2003", "2013"]),
        ("năm 2003, 2013 của Quốc hội", ["2003", "2013"]),
        ("năm 2003, 1887.", ["2003"]),
        ("năm 2003, 2013 người", ["2003"]),
    ],
)
def test_a_law_of_several_years(years: str, dates: list[str]) -> None:
    assert [law.date for law in read_passage(f"Căn cứ Luật Đất đai {years}")[0]] == dates
