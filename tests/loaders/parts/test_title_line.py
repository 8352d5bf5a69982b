"""Old titles that hold the whole head in one sentence: their kinds, organs and what ends them."""

from __future__ import annotations

import pytest

from loaders.fold import fold
from loaders.parts.title_line import find

DAY = "SỐ 68/1998/NĐ-CP NGÀY 03 THÁNG 9 NĂM 1998"


def _organ(text: str) -> str | None:
    found = find(text, fold(text))
    return found.organ if found else None


@pytest.mark.parametrize(
    "kind",
    [
        "LUẬT", "BỘ LUẬT", "PHÁP LỆNH", "NGHỊ QUYẾT", "NGHỊ ĐỊNH", "QUYẾT ĐỊNH", "CHỈ THỊ", "LỆNH",
        "SẮC LỆNH", "THÔNG TƯ", "THÔNG TƯ LIÊN TỊCH", "THÔNG TƯ LIÊN BỘ",
    ],
)  # fmt: skip
def test_a_kind_with_its_organ_and_number(kind: str) -> None:
    assert _organ(f"{kind}\nCỦA CHÍNH PHỦ {DAY}\nVỀ RỪNG") == "CHÍNH PHỦ"
    assert _organ(f"{kind} CỦA CHÍNH PHỦ {DAY} VỀ RỪNG") == "CHÍNH PHỦ"
    assert _organ(f"{kind.replace(' ', 'X', 1)}X CỦA CHÍNH PHỦ {DAY} VỀ RỪNG") is None


@pytest.mark.parametrize(
    "organ",
    [
        "QUỐC HỘI", "CHÍNH PHỦ", "CHỦ TỊCH NƯỚC", "THỦ TƯỚNG CHÍNH PHỦ", "ỦY BAN DÂN TỘC",
        "HỘI ĐỒNG BỘ TRƯỞNG", "BỘ Y TẾ", "TỔNG CỤC THUẾ", "THỐNG ĐỐC NGÂN HÀNG", "TỔNG THANH TRA",
        "BAN TỔ CHỨC", "NGÂN HÀNG NHÀ NƯỚC", "TÒA ÁN NHÂN DÂN", "VIỆN KIỂM SÁT", "LIÊN BỘ Y TẾ",
        "SỞ Y TẾ",
    ],
)  # fmt: skip
def test_an_organ_before_the_number_or_behind_the_date(organ: str) -> None:
    assert _organ(f"QUYẾT ĐỊNH\nCỦA {organ} {DAY}\nVỀ RỪNG") == organ
    assert _organ(f"QUYẾT ĐỊNH\n{organ} {DAY}\nVỀ RỪNG") == organ
    assert _organ(f"QUYẾT ĐỊNH\n{DAY} CỦA {organ}\nVỀ RỪNG") == organ
    assert _organ(f"QUYẾT ĐỊNH\nCỦA X{organ} {DAY}\nVỀ RỪNG") is None
    assert _organ(f"QUYẾT ĐỊNH\n{DAY} CỦA X{organ}\nVỀ RỪNG") is None


@pytest.mark.parametrize(
    "act",
    [
        "VỀ", "V/V", "THỰC HIỆN", "TRIỂN KHAI", "SỬA ĐỔI", "BAN HÀNH", "QUY ĐỊNH", "HƯỚNG DẪN",
        "PHÊ DUYỆT", "THI HÀNH", "CÔNG BỐ", "THÀNH LẬP",
    ],
)  # fmt: skip
def test_what_the_title_does_ends_the_organ(act: str) -> None:
    assert _organ(f"QUYẾT ĐỊNH\n{DAY} CỦA BỘ Y TẾ {act} RỪNG") == "BỘ Y TẾ"
    assert _organ(f"QUYẾT ĐỊNH\n{DAY} CỦA BỘ Y TẾ X{act} RỪNG") == f"BỘ Y TẾ X{act} RỪNG"
    assert _organ(f"QUYẾT ĐỊNH\n{act} RỪNG CỦA BỘ Y TẾ {DAY}") is None


@pytest.mark.parametrize(
    "other", ["NGHỊ QUYẾT", "NGHỊ ĐỊNH", "QUYẾT ĐỊNH", "CHỈ THỊ", "THÔNG TƯ", "KẾ HOẠCH", "THEO"]
)
def test_a_number_cited_in_a_title_is_not_its_own(other: str) -> None:
    assert _organ(f"QUYẾT ĐỊNH {other} CỦA BỘ Y TẾ {DAY}") is None
    assert _organ(f"QUYẾT ĐỊNH CỦA BỘ Y TẾ {DAY}") == "BỘ Y TẾ"


def test_the_name_of_the_state_is_no_part_of_the_organ() -> None:
    state = "NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert _organ(f"LUẬT CỦA QUỐC HỘI {state} {DAY}") == "QUỐC HỘI"
    assert _organ("LUẬT\nSố 68/1998/NĐ-CP NGÀY 03 THÁNG 9 NĂM 1998 CỦA QUỐC HỘI") is None
