"""Natural wordings of the archive that the reader still errs on, in their shortest form.

A row that begins to pass fails the suite: then its pattern leaves `truths.FAULTS`.
"""

from __future__ import annotations

from typing import Any

import pytest

from loaders import extract
from tests.benchmarks.truths import edges

fault = pytest.mark.xfail(strict=True, reason="the reader errs on this wording")

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
ABOUT = "V/v bảo đảm an toàn trường học"
CITED = "Công văn số 9/UBND-VX ngày 02/8/2021 của"


def read(
    *body: str,
    letterhead: str = "UBND HUYỆN BA BỂ",
    place: str = "Ba Bể",
    about: str = ABOUT,
) -> dict[str, Any]:
    """A letter with this body, as read."""
    head = f"{letterhead}\n{MOTTO}\n\nSố: 5/UBND-VX\n{about}\n\n{place}, ngày 12 tháng 8 năm 2021"
    text = "\n".join([head, "", "Kính gửi: Các đơn vị trực thuộc", "", *body, "", "CHỦ TỊCH", ""])
    return extract(text)[0].to_dict()


@fault
def test_what_is_carried_out_after_a_letter_on_the_same_matter() -> None:
    before = "Tiếp theo Công văn số 4/UBND-VX ngày 05/8/2021 của UBND huyện về cùng nội dung"
    record = read(f"{before}, tổ chức thực hiện {CITED} UBND tỉnh, UBND huyện yêu cầu:")
    carried_out = ("edge", "self", "implements", "9-ubnd-vx")
    assert edges(record) == {carried_out, ("edge", "self", "references", "4-ubnd-vx")}


@fault
@pytest.mark.parametrize(
    ("letterhead", "place", "name"),
    [
        # Syllables of one letter with a mark are dropped.
        ("UBND PHƯỜNG Ỷ LA", "Ỷ La", "Ủy ban nhân dân phường Ỷ La"),
        ("UBND THỊ TRẤN CHÂU Ổ", "Châu Ổ", "Ủy ban nhân dân thị trấn Châu Ổ"),
    ],
)
def test_issuers(letterhead: str, place: str, name: str) -> None:
    record = read(letterhead=letterhead, place=place)
    assert record["document"]["issuer"]["name"] == name


@fault
def test_the_day_behind_a_place_with_a_dot() -> None:
    letterhead = "UBND THỊ TRẤN N.T PHONG HẢI"
    record = read(letterhead=letterhead, place="N.T Phong Hải")
    assert record["document"]["date"] == "2021-08-12"


@fault
def test_the_letterhead_of_a_commune_called_luat_names_no_law() -> None:
    assert read(letterhead="UBND XÃ YÊN LUẬT", place="Yên Luật")["citations"] == []


@fault
@pytest.mark.parametrize(
    ("letterhead", "place", "about", "said", "issuer"),
    [
        # The place of the date line is read as the end of the subject above it.
        (
            "UBND PHƯỜNG ĐOÀN KẾT",
            "Đoàn Kết",
            f"V/v thực hiện {CITED} UBND tỉnh",
            "UBND thành phố Lai Châu giao việc.",
            "Ủy ban nhân dân tỉnh Lai Châu",
        ),
        # A district that became a city in 2025 was one when the letter was written.
        (
            "UBND XÃ KỲ SƠN",
            "Kỳ Sơn",
            ABOUT,
            f"Thực hiện {CITED} UBND huyện, Phòng Y tế huyện Thủy Nguyên đề nghị:",
            "Ủy ban nhân dân huyện Thủy Nguyên",
        ),
    ],
)
def test_issuers_of_cited_letters(
    letterhead: str, place: str, about: str, said: str, issuer: str
) -> None:
    record = read(said, letterhead=letterhead, place=place, about=about)
    assert [cited["issuer"] for cited in record["citations"]] == [issuer]
