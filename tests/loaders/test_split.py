"""Bundled documents come apart; appendices, forms and attached regulations do not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from loaders.split import split

LETTER = """ỦY BAN NHÂN DÂN
HUYỆN BA TƠ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/UBND-VX
V/v trực Tết
Ba Tơ, ngày 05 tháng 01 năm 2022
Kính gửi: Các xã.
Nội dung.
Nơi nhận:
- Như trên;
- Lưu: VT, VX.
CHỦ TỊCH
Phạm Văn Nam

"""
PARTY = """**ĐẢNG BỘ TỈNH QUẢNG NGÃI
HUYỆN ỦY BA TƠ**
*
Số 34-CV/HU
*Chuẩn bị đại hội*
ĐẢNG CỘNG SẢN VIỆT NAM
Ba Tơ, ngày 06 tháng 01 năm 2022
Kính gửi: - Các chi bộ,
- Các đảng bộ.
Nội dung.
Nơi nhận:
- Như kính gửi,
- Lưu VPHU.
T/M BAN THƯỜNG VỤ
Lê Thị Hoa

"""
TELEGRAM = """Quảng Ngãi, ngày 10 tháng 9 năm 2021

CÔNG ĐIỆN KHẨN
về ứng phó bão

Nội dung.
"""
APPENDIX = """PHỤ LỤC
DANH SÁCH
(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2022)
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 01/GXN-UBND
Ba Tơ, ngày 05 tháng 01 năm 2022
"""
FORM = """Mẫu số 02
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: ....../BC-UBND
........., ngày ..... tháng ..... năm 20...
Nơi nhận:
- Lưu: VT.
"""
CITING = (
    "Nơi nhận\n- Lưu: VT.\nThực hiện Công văn số 5/UBND-VX ngày 03 tháng 4 năm 2020.\nNơi nhận:\n"
)


@pytest.mark.parametrize(
    "parts",
    [
        [LETTER],
        [LETTER, PARTY],
        [PARTY, LETTER, TELEGRAM],
        [LETTER, LETTER, LETTER],
        [LETTER + APPENDIX],
        [LETTER + FORM],
        [LETTER + FORM, PARTY],
        [CITING],
    ],
)
def test_each_document_is_one_span(parts: list[str]) -> None:
    text = "".join(parts)
    assert [text[start:end].strip() for start, end in split(text)] == [p.strip() for p in parts]


def test_spans_cover_the_text() -> None:
    text = LETTER + PARTY + TELEGRAM
    spans = split(text)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    assert all(left[1] == right[0] for left, right in pairwise(spans))


WITHOUT_FOOT = LETTER[: LETTER.index("Nơi nhận")] + "CHỦ TỊCH\nPhạm Văn Nam\n" + "Nội dung.\n" * 20


@pytest.mark.parametrize("between", ["", "\n\n", "Trang 2\n", "PHỤ LỤC\n1. Nội dung\n"])
def test_whole_heads_come_apart_without_a_foot(between: str) -> None:
    second = WITHOUT_FOOT.replace("12/UBND", "13/UBND")
    text = WITHOUT_FOOT + between + second
    assert [text[start:end][:14] for start, end in split(text)] == ["ỦY BAN NHÂN DÂ"] * 2


@pytest.mark.parametrize(
    "annex",
    [
        "MẪU QUYẾT ĐỊNH\n(Kèm theo Quy chế này)\n" + WITHOUT_FOOT,
        WITHOUT_FOOT.replace("Số: 12/", "Số:   /"),
        WITHOUT_FOOT.replace("ngày 05 tháng 01 năm 2022", "ngày   tháng   năm"),
    ],
)
def test_a_form_without_a_foot_stays_with_its_document(annex: str) -> None:
    assert len(split(WITHOUT_FOOT + annex)) == 1


@pytest.mark.parametrize(
    "kind",
    [
        "CÔNG ĐIỆN", "CHỈ THỊ", "THÔNG BÁO", "KẾ HOẠCH", "QUYẾT ĐỊNH", "NGHỊ QUYẾT", "KẾT LUẬN",
        "BÁO CÁO", "HƯỚNG DẪN", "TỜ TRÌNH", "CHƯƠNG TRÌNH", "THÔNG TRI",
    ],
)  # fmt: skip
def test_place_and_date_above_a_kind_begin_a_document(kind: str) -> None:
    further = TELEGRAM.replace("CÔNG ĐIỆN KHẨN", kind)
    assert len(split(PARTY + LETTER + further)) == 3
    assert len(split(PARTY + LETTER + TELEGRAM.replace("CÔNG ĐIỆN", f"X{kind}"))) == 2


@pytest.mark.parametrize("foot", ["- Lưu: VT.", "Nơi nhận:", "Noi nhan:", "**Nơi nhận:**"])
def test_a_foot_before_a_further_document(foot: str) -> None:
    above = LETTER[: LETTER.index("Nơi nhận")] + "CHỦ TỊCH\nPhạm Văn Nam\n"
    assert len(split(f"{PARTY}{LETTER}{above}{foot}\n{TELEGRAM}")) == 4
    assert len(split(f"{PARTY}{LETTER}{above}x{foot.strip('*- ')}\n{TELEGRAM}")) == 3


@pytest.mark.parametrize("words", ["Phụ lục", "Mẫu", "Biểu", "Kèm theo", "Ban hành theo"])
def test_an_appendix_without_a_foot_stays_with_its_document(words: str) -> None:
    assert len(split(f"{WITHOUT_FOOT}{words} Hoa\n{WITHOUT_FOOT}")) == 1
    assert len(split(f"{WITHOUT_FOOT}Hoa {words[:2]}\n{WITHOUT_FOOT}")) == 2


@pytest.mark.parametrize("motto", ["CỘNG HÒA", "CỘNG HOÀ"])
def test_the_motto_in_either_spelling(motto: str) -> None:
    second = WITHOUT_FOOT.replace("CỘNG HÒA", motto)
    assert len(split(WITHOUT_FOOT + second)) == 2
    assert len(split(WITHOUT_FOOT + second.replace(motto, "ĐỒNG BÀO"))) == 1
