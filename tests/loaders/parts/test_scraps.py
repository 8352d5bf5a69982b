"""What ran into an item: signatures are found, scribble is dropped, units and quotes stay."""

from __future__ import annotations

import pytest

from loaders.parts.scraps import signature_in, without_scribble


@pytest.mark.parametrize(
    ("item", "signature"),
    [
        ("UBND tỉnh (b/c) KT. CHỦ TỊCH", "KT. CHỦ TỊCH"),
        ("Lưu: VT, KT CHỦ TỊCH", "KT CHỦ TỊCH"),
        ("Các chi bộ, T/M BAN THƯỜNG VỤ", "T/M BAN THƯỜNG VỤ"),
        ("Sở Y tế; Q. GIÁM ĐỐC", "Q. GIÁM ĐỐC"),
        ("Lưu: VT (2b). Lê Thị An", "Lê Thị An"),
        ("VP: Chánh VP Lê Thị An, các phòng, Lê Thị An", "Lê Thị An"),
    ],
)
def test_a_signature_that_ran_in(item: str, signature: str) -> None:
    start = signature_in(item)
    assert start is not None
    assert item[start:] == signature


@pytest.mark.parametrize(
    "item",
    [
        "Các phòng: TM, CT, HC, KT",
        "Các Ban: AT, KTSX",
        "Phòng KT TH",
        "Bộ Tư pháp (Cục KTVB)",
        "Đ/c Phó Bí thư; Lê Thị An",
        "ĐỒNG CHÍ PHÓ CHỦ TỊCH",
        "Báo Nhân dân, Báo Lao động",
        "UBND TP. Hồ Chí Minh",
        "Trường THPT P. Trần Phú",
    ],
)
def test_no_signature(item: str) -> None:
    assert signature_in(item) is None


@pytest.mark.parametrize(
    ("scanned", "printed"),
    [
        ("Văn phòng Quốc hội; kh đ", "Văn phòng Quốc hội"),
        ("Văn phòng Quốc hội, TS, › 4] Lư“", "Văn phòng Quốc hội"),
        ("Văn phòng Quốc hội: ị TN", "Văn phòng Quốc hội"),
        ("Sở Y tế h", "Sở Y tế"),
        ("TGĐÐ Cổng thông tin", "TGĐ Cổng thông tin"),
        ("Bộ Y tế (để b/©)", "Bộ Y tế (để b/c)"),
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
    ],
)
def test_words_stay(item: str) -> None:
    assert without_scribble(item) == item
