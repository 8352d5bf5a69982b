"""Heads of old titles, consolidated texts, telegrams and letters without a head, damaged tables."""

from __future__ import annotations

import pytest

from loaders.fold import lower
from loaders.parts import title_line
from loaders.parts.head import Head, read_head

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
ACT = f"BỘ NỘI VỤ\n{MOTTO}Số: %s\nHà Nội, ngày 08 tháng 7 năm 2024\n\n%s\n\nCăn cứ Luật Lưu trữ;\n"


def head(text: str) -> Head:
    return read_head(text, lower(text))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 68/1998/NĐ-CP NGÀY 03 THÁNG 9 NĂM 1998\nVỀ KHU BẢO TỒN\n\n"
         "CHÍNH PHỦ\n",
         ("68/1998/NĐ-CP", "nghị định", "1998-09-03", "CHÍNH PHỦ", "Khu bảo tồn")),
        ("CHỈ THỊ CỦA UỶ BAN NHÂN DÂN TỈNH SƠN LA SỐ 7/1999/CT-UB NGÀY 18/5/1999\n"
         "Về việc phòng cháy rừng\n",
         ("7/1999/CT-UB", "chỉ thị", "1999-05-18", "UỶ BAN NHÂN DÂN TỈNH SƠN LA",
          "phòng cháy rừng")),
        ("PHÁP LỆNH\nCỦA UỶ BAN THƯỜNG VỤ QUỐC HỘI SỐ 4/2001/PL-UBTVQH10\n"
         "NGÀY 9 THÁNG 10 NĂM 2001 VỀ LƯU TRỮ\n",
         ("4/2001/PL-UBTVQH10", "pháp lệnh", "2001-10-09", "UỶ BAN THƯỜNG VỤ QUỐC HỘI",
          "Lưu trữ")),
        ("LUẬT\nHẢI QUAN\nCỦA QUỐC HỘI NƯỚC CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM SỐ 29/2001/QH10\n"
         "NGÀY 29 THÁNG 6 NĂM 2001\n",
         ("29/2001/QH10", "luật", "2001-06-29", "QUỐC HỘI", "Hải quan")),
        ("THÔNG TƯ LIÊN TỊCH\nBỘ TÀI CHÍNH - BỘ NỘI VỤ SỐ 8/2002/TTLT-BTC-BNV NGÀY 6 THÁNG 5 NĂM "
         "2002 HƯỚNG DẪN CHI TIÊU\n",
         ("8/2002/TTLT-BTC-BNV", "thông tư liên tịch", "2002-05-06", "BỘ TÀI CHÍNH - BỘ NỘI VỤ",
          "Hướng dẫn chi tiêu")),
        ("NGHỊ QUYẾT SỐ 19 NQ/UBTVQH9 NGÀY 26-8-1994\nCỦA ỦY BAN THƯỜNG VỤ QUỐC HỘI QUY ĐỊNH "
         "SỐ ỦY VIÊN\nHỘI ĐỒNG NHÂN DÂN TỈNH, THÀNH PHỐ THUỘC TRUNG ƯƠNG\n",
         ("19 NQ/UBTVQH9", "nghị quyết", "1994-08-26", "ỦY BAN THƯỜNG VỤ QUỐC HỘI",
          "Quy định số ủy viên hội đồng nhân dân tỉnh, thành phố thuộc trung ương")),
    ],
)  # fmt: skip
def test_an_old_title_holds_the_whole_head(title: str, expected: tuple[str, ...]) -> None:
    found = head(f"{title}\nCăn cứ Luật Tổ chức Chính phủ;\n")
    assert (found.number, found.type, found.date, found.title, found.subject) == expected
    assert found.place is None


@pytest.mark.parametrize(
    "title",
    [
        "QUYẾT ĐỊNH\nVỀ VIỆC THỰC HIỆN NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 68/1998/NĐ-CP NGÀY 3/9/1998",
        "QUYẾT ĐỊNH\nSỬA ĐỔI QUY CHẾ CỦA BỘ Y TẾ SỐ 6/2001/QĐ-BYT NGÀY 3/9/2001",
        "KẾ HOẠCH\nCỦA CHÍNH PHỦ SỐ 68/KH-CP",
    ],
)
def test_a_number_cited_in_a_title_is_not_its_own(title: str) -> None:
    assert title_line.find(title, lower(title)) is None


@pytest.mark.parametrize("mark", ["[1]", " [1]", "¹", "(1)", "1", "[^2]", "   [^2]"])
def test_the_mark_of_a_footnote_is_no_part_of_type_or_subject(mark: str) -> None:
    found = head(ACT % ("3/2024/TT-BNV", f"THÔNG TƯ{mark}\nQuy định về lưu trữ[2]"))
    assert (found.type, found.subject) == ("thông tư", "Quy định về lưu trữ")


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("NGHỊ ĐỊNH\nQUY ĐỊNH VỀ LƯU TRỮ", "Quy định về lưu trữ"),
        ("LUẬT\nLƯU TRỮ", "Luật Lưu trữ"),
        ("LUẬT[1]\nLƯU TRỮ", "Luật Lưu trữ"),
    ],
)
def test_a_consolidated_text_is_no_new_act(title: str, subject: str) -> None:
    found = head(ACT % ("5/VBHN-BNV", title))
    assert (found.type, found.subject) == ("văn bản hợp nhất", subject)


@pytest.mark.parametrize("label", ["Số / No.: ", "Số (No.): ", "Số/No: ", "Số: "])
def test_the_number_of_a_bilingual_head(label: str) -> None:
    text = f"TỔNG CỤC HẢI QUAN\n{MOTTO}{label}77/TCHQ-GSQL\nHà Nội, ngày 5 tháng 9 năm 2022\n"
    assert head(text + "V/v thủ tục\n\nKính gửi: Hiệp hội.\n").number == "77/TCHQ-GSQL"


@pytest.mark.parametrize(
    ("symbol", "lines", "kind"),
    [
        ("CT-KK", "V/v kê khai thuế\n\nKính gửi: Công ty A.\n", "công văn"),
        ("CT-UBND", "CHỈ THỊ\nVề phòng dịch\n\nThời gian qua\n", "chỉ thị"),
        ("TB-SYT", "V/v lịch họp\n\nKính gửi: Các phòng.\n", "thông báo"),
        ("QĐ-UBND", "Căn cứ Luật Đất đai;\n", "quyết định"),
    ],
)
def test_a_code_that_orders_is_no_kind_of_an_addressed_letter(
    symbol: str, lines: str, kind: str
) -> None:
    text = f"CỤC THUẾ\n{MOTTO}Số: 12/{symbol}\nHà Nội, ngày 5 tháng 9 năm 2025\n{lines}"
    assert head(text).type == kind


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        (f"{MOTTO}\nHỢP ĐỒNG THUÊ NHÀ\nSố: ....../HĐKT\n\nHôm nay, ngày ... tháng ...\n",
         None, None),
        (f"{MOTTO}\nHỢP ĐỒNG THUÊ NHÀ\n(Số: ..../20.../HĐ)\n\nHôm nay, ngày ...\n", None, None),
        (f"{MOTTO}\nTỜ KHAI XUẤT CẢNH\nSố: ....../TK\n\nHọ và tên: ....\n", None, None),
        (f"{MOTTO}\nHỢP ĐỒNG MUA BÁN\nSố: 8/2024/HĐMB\n\nHôm nay, ngày 2 tháng 3 năm 2024\n",
         "8/2024/HĐMB", "hợp đồng"),
    ],
)  # fmt: skip
def test_blank_forms_are_no_documents(text: str, number: str | None, kind: str | None) -> None:
    found = head(text)
    assert (found.number, found.type) == (number, kind)
    assert found.is_document == (number is not None)


TELEGRAM = """CÔNG ĐIỆN
Về việc ứng phó bão số 3

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH, điện:
- Chủ tịch UBND các huyện.

Yêu cầu trực ban.

Nam Định, hồi 10 giờ 30 phút, ngày 06 tháng 9 năm 2024
CHỦ TỊCH
"""
LETTER = """V/v trực cháy rừng

Kính gửi: Các phòng, ban

UBND huyện yêu cầu trực.

Tủa Chùa, ngày 06 tháng 9 năm 2024
TM. ỦY BAN NHÂN DÂN
"""


@pytest.mark.parametrize(
    ("text", "kind", "place", "title"),
    [
        (TELEGRAM, "công điện", "Nam Định", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH"),
        (LETTER, "công văn", "Tủa Chùa", None),
    ],
)
def test_a_text_without_a_head_has_its_date_at_the_foot(
    text: str, kind: str, place: str, title: str | None
) -> None:
    found = head(text)
    assert (found.type, found.date, found.place) == (kind, "2024-09-06", place)
    assert found.title == title and found.subject and found.is_document


def test_a_news_item_stays_none_though_a_date_ends_it() -> None:
    text = (
        "Bão số 3 suy yếu\n\nChủ tịch UBND tỉnh yêu cầu trực.\n\nNam Định, ngày 6 tháng 9 năm 2024"
    )
    assert not head(text).is_document


def test_pipes_and_bold_inside_number_and_date() -> None:
    text = "Số: 38\n|\n/SYT-NV\nV/v trực\n|\nSơn La, ngày 05\n|\ntháng 9 năm 2022\n|\nKính gửi: A"
    found = head(text)
    assert (found.number, found.date, found.place) == ("38/SYT-NV", "2022-09-05", "Sơn La")
    assert head("Số: **38**/TB-**SYT**\nKính gửi: A").number == "38/TB-SYT"


def test_addressees_in_a_column_beside_the_subject_are_no_letterhead() -> None:
    text = """UBND TỈNH NAM ĐỊNH        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    VĂN PHÒNG                 Độc lập - Tự do - Hạnh phúc
Số: 18/VP-KT                  Nam Định, ngày 11 tháng 3 năm 2020
V/v chuẩn bị nội dung làm việc
với đoàn công tác                       Kính gửi:
của Bộ Nội vụ                           - Sở Nội vụ;
                                        - UBND các huyện.
"""
    assert head(text).letterhead == ("UBND TỈNH NAM ĐỊNH", "VĂN PHÒNG")


def test_two_tiers_of_equal_words_keep_both_lines() -> None:
    lines = ("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "ỦY BAN NHÂN DÂN", "HUYỆN TAM NÔNG")
    text = "\n".join(lines) + f"\n{MOTTO}Số: 5/UBND-VX\nV/v trực\nKính gửi: A"
    assert head(text).letterhead == lines


NARROW = """%s
|
CỘNG
HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
|
Số:
8/CT-UBND
|
Mỹ
Tho, ngày 4 tháng 12 năm 2019
|
CHỈ THỊ
VỀ TĂNG CƯỜNG QUẢN LÝ ĐẤT ĐAI TRÊN ĐỊA BÀN TỈNH ĐẾN
NĂM 2025
Thực hiện Luật Đất
đai, các cấp đã cố gắng.
"""


@pytest.mark.parametrize(
    ("block", "letterhead"),
    [
        ("ỦY\nBAN NHÂN DÂN\nTỈNH TIỀN GIANG", ("ỦY", "BAN NHÂN DÂN", "TỈNH TIỀN GIANG")),
        ("ỦY BAN NHÂN\nDÂN\nTỈNH TIỀN GIANG", ("ỦY BAN NHÂN", "DÂN", "TỈNH TIỀN GIANG")),
        ("CHÍNH\nPHỦ", ("CHÍNH", "PHỦ")),
    ],
)
def test_narrow_columns_break_names_in_two(block: str, letterhead: tuple[str, ...]) -> None:
    found = head(NARROW % block)
    assert found.letterhead == letterhead
    assert (found.number, found.place, found.date) == ("8/CT-UBND", "Mỹ Tho", "2019-12-04")
    assert found.subject == "Tăng cường quản lý đất đai trên địa bàn tỉnh đến năm 2025"


def test_a_blank_date_leaves_the_place() -> None:
    found = head("UBND TỈNH X\nSố: /TB-UBND\nHà Nội, ngày   tháng   năm\nTHÔNG BÁO\nVề nghỉ lễ\n")
    assert (found.place, found.date, found.symbol) == ("Hà Nội", None, "TB-UBND")


def test_a_lost_type_line_does_not_put_the_title_into_the_letterhead() -> None:
    text = """ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 6/2006/QĐ-UBND | Phan Thiết, ngày 26 tháng 7 năm 2006 |
BAN HÀNH QUY CHẾ CÔNG BÁO
ỦY BAN NHÂN DÂN TỈNH BÌNH THUẬN
Căn cứ Luật Ban hành văn bản;
"""
    found = head(text)
    assert found.letterhead == ("ỦY BAN NHÂN DÂN",)
    assert found.title == "ỦY BAN NHÂN DÂN TỈNH BÌNH THUẬN"
    assert found.subject == "Ban hành quy chế công báo"


@pytest.mark.parametrize("line", ["K ÉT LUẬN", "KẾTLUẬN", "K Ế T L U Ậ N"])
def test_a_type_line_with_odd_blanks(line: str) -> None:
    text = f"""TỈNH ỦY SƠN LA
Số 45-KL/TU
Sơn La, ngày 13 tháng 5 năm 2022
{line}
HỘI NGHỊ LẦN THỨ BẢY
BAN CHẤP HÀNH ĐẢNG BỘ TỈNH
về xây dựng nông thôn mới

Hội nghị đã thảo luận.
"""
    found = head(text)
    assert (found.type, found.subject) == ("kết luận", "xây dựng nông thôn mới")
    assert found.letterhead == ("TỈNH ỦY SƠN LA",)


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        ("Triển khai Kế hoạch số 9-KH/HU\nvề việc phòng dịch", "Triển khai Kế hoạch số 9-KH/HU về"),
        ("Triển khai Kế hoạch số 9-KH/HU\ncủa Huyện ủy\nvề việc phòng dịch", "Triển khai Kế hoạch"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM\nvề việc phòng dịch", "phòng dịch"),
        ("Một dòng ở trên\n\nvề việc phòng dịch", "phòng dịch"),
        ("Một dòng ở trên\nVề việc phòng dịch", "phòng dịch"),
    ],
)
def test_a_subject_wrapped_before_its_word_is_whole(lines: str, subject: str) -> None:
    text = f"ĐẢNG ỦY XÃ KỲ SƠN\n*\nSố 7-CV/ĐU\n{lines}\n\nKính gửi: Các chi bộ\n"
    found = head(text).subject
    assert found is not None and found.startswith(subject)


def test_the_data_sheet_of_a_portal_is_no_subject() -> None:
    text = f"""Số hiệu: 22/UBND-VX Loại văn bản: Công văn
Nơi ban hành: Tỉnh Sơn La Người ký: Nguyễn Văn A
Ngày ban hành: 08/07/2021 Tình trạng: Đã biết

ỦY BAN NHÂN DÂN
TỈNH SƠN LA
{MOTTO}Số: 22/UBND-VX
Về phòng, chống cháy rừng
Sơn La, ngày 08 tháng 7 năm 2021

Kính gửi: Các sở.
"""
    found = head(text)
    assert (found.number, found.subject) == ("22/UBND-VX", "phòng, chống cháy rừng")


@pytest.mark.parametrize("block", ["VĂN PHÒNG n", "n VĂN PHÒNG", "VĂN n PHÒNG"])
def test_a_speck_is_no_part_of_the_letterhead(block: str) -> None:
    text = f"UBND TỈNH SƠN LA\n{block}\n{MOTTO}Số: 5/VP-TH\nV/v trực\nKính gửi: A"
    assert head(text).letterhead == ("UBND TỈNH SƠN LA", "VĂN PHÒNG")


@pytest.mark.parametrize("name", ["Ỷ LA", "CHÂU Ổ", "NA Ư", "PA Ủ", "Ô LÂM", "PỜ Ê", "VĨNH LỘC A"])
def test_a_syllable_of_one_letter_is_no_speck(name: str) -> None:
    for block in (f"UBND XÃ {name}", f"UBND XÃ n {name}", f"ỦY BAN NHÂN DÂN\nXÃ {name}"):
        text = f"{block}\n{MOTTO}Số: 5/UBND-VP\nV/v trực\nKính gửi: A"
        assert head(text).letterhead[-1].endswith(f"XÃ {name}")


@pytest.mark.parametrize(
    ("foot", "place"),
    [("Hà Nội, ngày 07 tháng 01 năm 2002", "Hà Nội"), ("Huế, ngày 8 tháng 2 năm 2003", None)],
)
def test_the_foot_tells_the_place_of_an_old_title(foot: str, place: str | None) -> None:
    text = f"""CHỦ TỊCH NƯỚC
{MOTTO}Số: 3/2002/L-CTN

LỆNH
CỦA CHỦ TỊCH NƯỚC SỐ 3/2002/L-CTN NGÀY 07 THÁNG 01 NĂM 2002 VỀ VIỆC CÔNG BỐ PHÁP LỆNH

CHỦ TỊCH NƯỚC
Căn cứ Điều 103 của Hiến pháp;

{foot}
CHỦ TỊCH NƯỚC
"""
    found = head(text)
    assert (found.date, found.place) == ("2002-01-07", place)


def test_an_organ_abbreviated_in_the_title_is_no_subject() -> None:
    text = f"""ỦY BAN NHÂN DÂN
TỈNH SƠN LA
{MOTTO}Số: 5/2004/QĐ-UB
Sơn La, ngày 2 tháng 3 năm 2004
QUYẾT ĐỊNH CỦA UBND TỈNH SƠN LA
V/v ban hành bảng giá đất
"""
    found = head(text)
    assert (found.title, found.subject) == ("UBND TỈNH SƠN LA", "ban hành bảng giá đất")


def test_a_body_that_opens_with_the_organ_of_the_title_is_no_subject() -> None:
    text = """TỈNH ỦY SƠN LA
Số 45-KL/TU
Sơn La, ngày 13 tháng 5 năm 2022
KẾT LUẬN
HỘI NGHỊ LẦN THỨ BẢY
BAN CHẤP HÀNH ĐẢNG BỘ TỈNH
về xây dựng nông thôn mới đến năm 2025,
định hướng đến năm 2030
Hội nghị lần thứ bảy Ban Chấp hành Đảng bộ tỉnh họp
ngày 26/4/2022 đã thảo luận.
"""
    assert head(text).subject == "xây dựng nông thôn mới đến năm 2025, định hướng đến năm 2030"


BARE = "KẾ HOẠCH\nTrực cháy rừng\nCăn cứ Luật Lâm nghiệp; %s Kế hoạch trực như sau:\n"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("UBND huyện Tủa Chùa ban hành", "UBND huyện Tủa Chùa"),
        ("Ban Chấp hành\nHuyện đoàn Tủa Chùa xây\ndựng", "Ban Chấp hành Huyện đoàn Tủa Chùa"),
        ("Căn cứ tình hình, nay có", None),
        ("Tôi xây dựng", None),
    ],
)
def test_a_text_without_a_head_says_itself_who_issues_it(words: str, title: str | None) -> None:
    found = head(BARE % words)
    assert (found.title, found.is_document) == (title, title is not None)
    assert found.type == ("kế hoạch" if title else None)
