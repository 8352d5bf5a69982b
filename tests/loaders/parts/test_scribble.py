"""What a scan left behind an item is dropped; bodies, units, roles and quotes stay."""

from __future__ import annotations

import pytest

from loaders.parts.scribble import goes_on, without_scribble


@pytest.mark.parametrize(
    ("scanned", "printed"),
    [
        ("Văn phòng Quốc hội; kh đ", "Văn phòng Quốc hội"),
        ("Văn phòng Quốc hội, TS, › 4] Lư“", "Văn phòng Quốc hội"),
        ("Văn phòng Quốc hội: ị TN", "Văn phòng Quốc hội"),
        ("Sở Y tế h", "Sở Y tế"),
        ("TGĐÐ Cổng thông tin", "TGĐ Cổng thông tin"),
        ("Bộ Y tế (để b/©)", "Bộ Y tế (để b/c)"),
        ("Sở Y tế (b/c); 5 KWA", "Sở Y tế (b/c)"),
        ("TT HĐND, UBND xã; 7 NEE", "TT HĐND, UBND xã"),
        ("CVP; ⁄⁄2", "CVP"),
        ("UBND các xã, thị trấn;. 3/17", "UBND các xã, thị trấn"),
        ("Báo, Đài huyện; ó", "Báo, Đài huyện"),
        ("Bí thư (để b/c); Vz/", "Bí thư (để b/c)"),
        ("Thủ tướng (để b/c). Ị", "Thủ tướng (để b/c)"),
        ("Các Bộ: XD, NG, TP; h3\\", "Các Bộ: XD, NG, TP"),
        ("Công an, Thuế các tỉnh, TP; \\& TÀI", "Công an, Thuế các tỉnh, TP"),
        ("Đảng ủy xã. Ư", "Đảng ủy xã"),
        ("Công đoàn ngành: ý", "Công đoàn ngành"),
        ("Các doanh nghiệp vận tải. Ê", "Các doanh nghiệp vận tải"),
        ("Ban Giám đốc; ¬ và", "Ban Giám đốc"),
        ("Sở Tài chính; Ệ 2", "Sở Tài chính"),
        ("Sở Tài chính; WỆ", "Sở Tài chính"),
        ("Các hội; PHÓ CHỦ TỊCH oN", "Các hội"),
        ("Các trường; (ký tên, đóng dấu)", "Các trường"),
        ("Các Bộ: XD, NG, l", "Các Bộ: XD, NG"),
        ("Sở Tài chính; mà", "Sở Tài chính"),
    ],
)
def test_scribble(scanned: str, printed: str) -> None:
    assert without_scribble(scanned) == printed


@pytest.mark.parametrize(
    "item",
    [
        "Các sở: Y tế; TC",
        "Các vụ: I; II",
        "Sở Y tế; Thú y",
        "Sở Y tế; p/h",
        "UBND tp Huế; UBND tp Hội An",
        "Báo “Lao động”, “Tuổi trẻ”",
        "Báo “Nhân dân, Lao động”",
        "Tổ 5 b",
        "VP: CVP; các PCVP",
        "Chủ tịch; các PCT UBND tỉnh",
        "Lãnh đạo Sở; các phòng",
        "VPCP: BTCN; TGĐ Cổng TTĐT",
        "Công báo; Website Chính phủ",
        "TT. Tỉnh ủy, TT. HĐND tỉnh",
        "UBND TP. Hồ Chí Minh",
        "UBND tp. Huế",
        "Khu CN Phú Tài, Tp. Quy Nhơn",
        "Viện KSND; TAND; Kiểm toán nhà nước",
        "HĐND; UBND; MTTQ",
        "Đảng ủy; 12 xã, phường",
        "Sở Nội vụ; (b/c)",
        "Sở Nội vụ; (để th/h, ph/h)",
        "Kho bạc; Agribank; Viettel",
        "Công an xã; Quân sự xã",
        "Tổng công ty Điện lực; Phát điện 1, 2, 3",
    ],
)
def test_words_stay(item: str) -> None:
    assert without_scribble(item) == item


@pytest.mark.parametrize("word", ["và", "các", "những", "từng", "toàn", "cùng", "12 hầm"])
def test_a_class_goes_on_behind_the_mark(word: str) -> None:
    assert goes_on(f"{word} mỏ", "Sở Y tế")
    assert not goes_on("vài mỏ", "Sở Y tế")


@pytest.mark.parametrize(
    ("tail", "on"),
    [
        ("(p/h)", True),
        ("(p/h lại)", True),
        ("(để xem)", True),
        ("(xem)", False),
        ("12 x", False),
    ],
)
def test_a_role_goes_on_behind_the_mark(tail: str, on: bool) -> None:
    assert goes_on(tail, "Sở Y tế") == on


@pytest.mark.parametrize(
    ("scanned", "printed"),
    [
        ("Sở Y tế (bíc)", "Sở Y tế (b/c)"),
        ("Sở Y tế: kh", "Sở Y tế"),
        ("Sở Y tế: ị", "Sở Y tế"),
        ("Sở Y tế: tp", "Sở Y tế: tp"),
        ("Sở Y tế: kh/đ", "Sở Y tế: kh/đ"),
        ("Sở Y tế: ha", "Sở Y tế: ha"),
        ('Sở Y tế, Hoa"', "Sở Y tế"),
        ("Sở Y tế, Hoa", "Sở Y tế, Hoa"),
        ("Sở Y tế Hoa ¬x", "Sở Y tế Hoa"),
        ("Sở Y tế Hoa ¬xyzhoa", "Sở Y tế Hoa ¬xyzhoa"),
        ("Sở Y tế, a¬", "Sở Y tế"),
    ],
)
def test_single_marks(scanned: str, printed: str) -> None:
    assert without_scribble(scanned) == printed
