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
@pytest.mark.parametrize(
    ("item", "orders"),
    [
        # "gỡ bỏ" and "bác bỏ" are read as lifting what follows.
        ("Công an huyện gỡ bỏ thông tin sai sự thật.", {"fake_news"}),
        ("Công an huyện bác bỏ tin giả.", {"fake_news"}),
        # What happens when people leave home restricts no travel.
        ("Trạm Y tế nhắc người dân đeo khẩu trang khi ra khỏi nhà.", {"mask"}),
        # Nor does who may come in.
        ("Thủ trưởng đơn vị không cho người không đeo khẩu trang vào trụ sở.", {"mask"}),
        # Officials ("cán bộ"), a cell ("chi bộ") or an office ("phòng") that test are read as a
        # test kit or a room.
        ("Trạm Y tế phân công cán bộ lấy mẫu ở chợ đầu mối.", {"testing"}),
        ("Tổ công tác của phòng lấy mẫu ở chợ đầu mối.", {"testing"}),
        ("Các chi bộ lấy mẫu ở chợ đầu mối.", {"testing"}),
        # Plans that are kept ready.
        ("UBND các xã sẵn sàng phương án sơ tán dân.", {"contingency_plan"}),
        ("UBND các xã chuẩn bị kịch bản cho tình huống xấu nhất.", {"contingency_plan"}),
    ],
)
def test_measures(item: str, orders: set[str]) -> None:
    record = read("UBND huyện yêu cầu:", f"1. {item}")
    assert {m["id"] for m in record["measures"] if m["mode"] == "orders"} == orders


@fault
def test_what_is_carried_out_after_a_letter_on_the_same_matter() -> None:
    before = "Tiếp theo Công văn số 4/UBND-VX ngày 05/8/2021 của UBND huyện về cùng nội dung"
    record = read(f"{before}, tổ chức thực hiện {CITED} UBND tỉnh, UBND huyện yêu cầu:")
    carried_out = ("edge", "self", "implements", "9-ubnd-vx")
    assert edges(record) == {carried_out, ("edge", "self", "references", "4-ubnd-vx")}


@fault
@pytest.mark.parametrize(
    "heading", ["Thực hiện:", "Triển khai thực hiện các văn bản chỉ đạo của cấp trên:"]
)
def test_a_list_of_what_is_carried_out(heading: str) -> None:
    record = read(heading, f"- {CITED} UBND tỉnh;", "- Chỉ thị số 3-CT/HU ngày 03/8/2021.")
    ends = "9-ubnd-vx", "3-ct-hu"
    assert edges(record) == {("edge", "self", "implements", end) for end in ends}


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
@pytest.mark.parametrize(
    ("letterhead", "said"),
    [
        ("UBND XÃ YÊN LUẬT", "UBND xã yêu cầu:"),
        ("UBND HUYỆN HẠ HÒA", "UBND xã Yên Luật xây dựng kế hoạch như sau:"),
    ],
)
def test_a_commune_called_luat_is_no_law(letterhead: str, said: str) -> None:
    assert read(said, letterhead=letterhead, place="Hạ Hòa")["citations"] == []


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
