"""The head: every part, in the official form and damaged as text extraction damages it."""

from __future__ import annotations

import pytest

from loaders.fold import lower
from loaders.parts.head import Head, read_head

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def head(text: str) -> Head:
    return read_head(text, lower(text))


COLUMNS = """UBND TỈNH CAO BẰNG            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
     SỞ Y TẾ                          Độc lập - Tự do - Hạnh phúc
Số: 1520/SYT-NVY               Cao Bằng, ngày 12 tháng 8 năm 2021
V/v tăng cường trực chốt
dịp nghỉ lễ                          HỎA TỐC

Kính gửi: Các trung tâm y tế.
"""
TABLE = """| UBND TỈNH HÀ TĨNH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
| --- | --- |
| Số: **1520** /SYT-NVY V/v tăng cường trực chốt dịp nghỉ lễ | Độc lập - Tự do - Hạnh phúc \
Hà Tĩnh, ngày **12** tháng **8** năm 2021 |

Kính gửi: Các trung tâm y tế.
"""
DATE_FIRST = f"""{NATION}
Cao Bằng, ngày 12 tháng 8 năm 2021

UBND TỈNH CAO BẰNG
Số: 1520/SYT-NVY
V/v tăng cường trực chốt

dịp nghỉ lễ

Kính gửi: Các trung tâm y tế.
"""
HEADLESS = """Số: 1520/SYT-NVY
Cao Bằng, ngày
12 tháng 8 năm 2021
V/v tăng cường trực chốt dịp nghỉ lễ
Kính gửi: Các trung tâm y tế.
"""


@pytest.mark.parametrize("text", [COLUMNS, TABLE, DATE_FIRST, HEADLESS])
def test_a_letter_reads_the_same_however_it_is_laid_out(text: str) -> None:
    found = head(text)
    assert (found.number, found.symbol, found.type) == ("1520/SYT-NVY", "SYT-NVY", "công văn")
    assert found.date == "2021-08-12"
    assert found.place in ("Cao Bằng", "Hà Tĩnh")
    assert found.subject == "tăng cường trực chốt dịp nghỉ lễ"
    assert text[found.end :].startswith("Kính gửi")
    assert found.is_document


def test_letterhead_and_urgency_of_two_columns() -> None:
    found = head(COLUMNS)
    assert found.letterhead == ("UBND TỈNH CAO BẰNG", "SỞ Y TẾ")
    assert found.urgency == "hỏa tốc"


def test_spans_quote_the_text() -> None:
    found = head(COLUMNS)
    assert found.number_span and found.date_span and found.subject_span
    quotes = [COLUMNS[s:e] for s, e in (found.number_span, found.date_span, found.subject_span)]
    assert quotes[0] == "Số: 1520/SYT-NVY"
    assert quotes[1] == "Cao Bằng, ngày 12 tháng 8 năm 2021"
    assert quotes[2].startswith("V/v tăng cường") and quotes[2].endswith("nghỉ lễ")


PARTY_LETTER = """**ĐẢNG BỘ TỈNH KON TUM
HUYỆN ỦY ĐĂK HÀ**
*
Số 512 - CV/HU
*Rà soát đảng viên
đi làm ăn xa*

ĐẢNG CỘNG SẢN VIỆT NAM
Đăk Hà, ngày 03 tháng 9 năm 2021

Kính gửi: Các chi bộ.
"""


def test_a_party_letter_has_its_subject_below_the_number() -> None:
    found = head(PARTY_LETTER)
    assert (found.number, found.symbol, found.type) == ("512-CV/HU", "CV/HU", "công văn")
    assert found.subject == "Rà soát đảng viên đi làm ăn xa"
    assert found.letterhead == ("ĐẢNG BỘ TỈNH KON TUM", "HUYỆN ỦY ĐĂK HÀ")


@pytest.mark.parametrize(
    ("title", "kind", "subject", "organ"),
    [
        (
            "CÔNG ĐIỆN KHẨN\nCỦA THƯỜNG TRỰC HUYỆN ỦY\nvề ứng phó bão số 4\ntrên địa bàn\n",
            "công điện",
            "ứng phó bão số 4 trên địa bàn",
            "THƯỜNG TRỰC HUYỆN ỦY",
        ),
        (
            "KẾT LUẬN\ncủa Ban Thường vụ Tỉnh ủy về công tác cán bộ\n",
            "kết luận",
            "công tác cán bộ",
            "Ban Thường vụ Tỉnh ủy",
        ),
        (
            "QUYẾT ĐỊNH\nVề việc lập Tổ công tác\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN\n\n",
            "quyết định",
            "lập Tổ công tác",
            "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN",
        ),
        (
            "NGHỊ QUYẾT\nVỀ ĐẦU TƯ CÔNG\n\nGIAI ĐOẠN 2021 - 2025\nHỘI ĐỒNG NHÂN DÂN TỈNH\n"
            "KHÓA X, KỲ HỌP THỨ 2\n",
            "nghị quyết",
            "Đầu tư công giai đoạn 2021 - 2025",
            "HỘI ĐỒNG NHÂN DÂN TỈNH",
        ),
        (
            "THÔNG BÁO / NOTICE\nVề việc đóng cầu\n(Closing the bridge)\n",
            "thông báo",
            "đóng cầu",
            None,
        ),
        ("QUYẾT ĐỊNH Về việc lập Tổ công tác\n", "quyết định", "lập Tổ công tác", None),
        (
            "KẾ HOẠCH\nThực hiện Nghị quyết số 5-NQ/HU\n-----\n\nĐể thực hiện …",
            "kế hoạch",
            "Thực hiện Nghị quyết số 5-NQ/HU",
            None,
        ),
    ],
)
def test_titles(title: str, kind: str, subject: str, organ: str | None) -> None:
    found = head(f"{NATION}Ba Tơ, ngày 2 tháng 3 năm 2021\n\n{title}\nCăn cứ Luật;\nĐiều 1. A.\n")
    assert (found.type, found.subject, found.title) == (kind, subject, organ)


def test_urgency_of_a_telegram_is_no_type() -> None:
    found = head("Ba Tơ, ngày 2 tháng 3 năm 2021\nCÔNG ĐIỆN KHẨN\nỨng phó bão\n\nNội dung")
    assert (found.type, found.urgency) == ("công điện", "khẩn")


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        ("DỰ THẢO", "draft"),
        ("(DỰ THẢO)", "draft"),
        ("Dự thảo lần 2", "draft"),
        ("DỰ THẢO 3 (ngày 02/3/2021)", "draft"),
        ("Dự thảo Nghị quyết về phí", "issued"),
        ("", "issued"),
    ],
)
def test_only_a_mark_makes_a_draft(mark: str, status: str) -> None:
    found = head(f"UBND HUYỆN\nSố: 5/TTr-UBND\n{mark}\nTỜ TRÌNH\n{mark}\n\nKính gửi: HĐND.")
    assert found.status == status


def test_a_stamp_may_run_into_the_type_line_of_a_scan() -> None:
    text = "UBND XÃ\nSố: 5/QĐ-UBND\nx1: CỐNG THÔNG TIN QUYÉT ĐỊNH\n\nBan hành Quy chế\n\nCăn cứ"
    assert head(text).subject == "Ban hành Quy chế"


def test_the_telegram_list_ends_the_head() -> None:
    text = (
        "Số: 8/CĐ-UBND\nCÔNG ĐIỆN\nVề việc ứng phó bão\n\nỦY BAN NHÂN DÂN TỈNH điện:\n- Sở Y tế.\n"
    )
    found = head(text)
    assert text[found.end :].startswith("ỦY BAN NHÂN DÂN TỈNH điện:")


@pytest.mark.parametrize(
    "text",
    [
        "Hôm nay trời nắng.",
        "Báo Tuyên Quang điện tử\nTrang chủ | Thông báo | Văn bản\n\nThứ Sáu, 07/05/2021\n\n"
        "UBND tỉnh vừa ban hành Công văn số 12/UBND-VX ngày 06/5/2021.",
        f"{NATION}\nTỜ KHAI NHÂN KHẨU\nHọ và tên: ....\n...., ngày ... tháng ... năm 20...",
        f"{NATION}\nĐƠN XIN XÁC NHẬN\nKính gửi: Công an xã.\nTam Kỳ, ngày 2 tháng 5 năm 2021",
        "QUESTIONS AND ANSWERS\nLast update 14 Aug 2021\n\nQ1. Do I need a permit?\nNo.",
        "UBND HUYỆN BA TƠ\nThứ hai, 03/05/2021\nHọp bàn.\n",
    ],
)
def test_what_is_no_document(text: str) -> None:
    found = head(text)
    assert not found.is_document
    assert (found.number, found.type, found.date, found.subject) == (None, None, None, None)
