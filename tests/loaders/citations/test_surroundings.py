"""Date and issuer around a number: what stands in front of it, and what only seems to."""

from __future__ import annotations

import pytest

from tests.loaders.reading import read_passage

PROVINCE = "tỉnh Bắc Kạn"


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Sở Tư pháp\nthẩm định tại Báo cáo số 16/BC-STP", f"Sở Tư pháp {PROVINCE}"),
        (
            "nghe Sở Nông nghiệp và PTNT báo cáo tại Công văn số 75/SNN&PTNT-KL",
            f"Sở Nông nghiệp và Phát triển nông thôn {PROVINCE}",
        ),
        ("nghe Sở Xây dựng báo cáo tiến độ (Báo cáo số 22/BC-SXD)", f"Sở Xây dựng {PROVINCE}"),
        (
            "Sở Tài chính đã lấy ý kiến các sở, UBND các huyện (Công văn số 66/STC-QL)",
            f"Sở Tài chính {PROVINCE}",
        ),
        (
            "hồ sơ do UBND tỉnh (cũ) ban hành tại Quyết định số 45/QĐ-UBND",
            f"Ủy ban nhân dân {PROVINCE}",
        ),
        (
            "UBND tỉnh đã giao Sở Y tế chủ trì tại Công văn số 55/UBND-VX",
            f"Ủy ban nhân dân {PROVINCE}",
        ),
        (
            "đề nghị của Giám đốc Sở Giao thông vận tải tại Tờ trình số 5/TTr-GT",
            f"Giám đốc Sở Giao thông vận tải {PROVINCE}",
        ),
        (
            "Nghị quyết số 20-NQ/TW của Hội nghị lần thứ sáu Ban Chấp hành Trung ương về y tế",
            "Ban Chấp hành Trung ương",
        ),
        ("các xã làm nội dung đã được chỉ đạo tại Công văn số 12/UBND-VX", None),
        ("Sở Y tế đề nghị các xã làm theo hướng dẫn tại Công văn số 15/SNV-TC", None),
        ("Sở Y tế họp với các xã (Công văn số 15/SNV-TC)", None),
        ("Sở Nội vụ đã họp. Các xã làm ngay (Công văn số 15/SNV-TC)", None),
    ],
)
def test_issuer_before_the_number(text: str, issuer: str | None) -> None:
    (citation,) = read_passage(text)[0]
    assert citation.issuer == issuer


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("xong ngày 31/12/2020. Ngày 12/3/2020 Ban Bí thư ban hành Kết luận số 7-KL/TW",
         "2020-03-12"),
        ("xong ngày 31/12/2020. Ban Bí thư ban hành Kết luận số 7-KL/TW", None),
        ("ngày 11/7/2019 ban hành Nghị định số 62/2019/NĐ-CP", "2019-07-11"),
        ("ngày 11/7/2019, các xã họp và ban hành Quy chế số 62/QC-HX", None),
    ],
)  # fmt: skip
def test_date_before_the_number(text: str, date: str | None) -> None:
    (citation,) = read_passage(text)[0]
    assert citation.date == date
