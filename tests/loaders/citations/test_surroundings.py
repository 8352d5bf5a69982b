"""Date and issuer around a mention: rows of (text, date, issuer) and of what is none."""

from __future__ import annotations

import pytest

from loaders.citations.sharing import CONNECTED
from tests.loaders.reading import read_passage

PROVINCE = "Ủy ban nhân dân tỉnh Bắc Kạn"
DAY = "2021-05-03"

BEHIND = [
    ("in brackets", "(ngày 03/5/2021) của UBND tỉnh", DAY, PROVINCE),
    ("a bare date in brackets", "(03/5/2021)", DAY, None),
    ("a bare fraction in brackets", "(03/5)", None, None),
    ("issued on", "ban hành ngày 03/5/2021", DAY, None),
    ("signed on", "ký ngày: 03/5/2021", DAY, None),
    ("dated", "đề ngày 03/5/2021", DAY, None),
    ("received on", "nhận ngày 03/5/2021", None, None),
    ("passed on", "được HĐND tỉnh thông qua ngày 03/5/2021", DAY, None),
    ("was passed on", "đã được HĐND tỉnh thông qua ngày 03/5/2021", DAY, None),
    ("discussed on", "đã được HĐND tỉnh bàn ngày 03/5/2021", None, None),
    ("a page number before the issuer", "của\n\n2\n\nUBND tỉnh", None, PROVINCE),
    ("a page number before the word", "\n\n2\n\ncủa UBND tỉnh", None, PROVINCE),
    ("a page number with dashes", "\n\n- 2 -\n\ncủa UBND tỉnh", None, PROVINCE),
    ("a page number before the day", "\n\n2\n\nngày 03/5/2021 của UBND tỉnh", DAY, PROVINCE),
    ("page numbers before both", "\n\n2\n\nngày 03/5/2021\n\n3\n\ncủa UBND tỉnh", DAY, PROVINCE),
    ("a page number behind the word", "ngày\n\n2\n\n03/5/2021", DAY, None),
    ("wide blanks in a day", "ngày  03  tháng  5  năm 2021", DAY, None),
    ("another number before the day", "và 2 ngày 03/5/2021", None, None),
    ("no issuer", "cho UBND tỉnh", None, None),
    ("issued by", "do UBND tỉnh ban hành ngày 03/5/2021", DAY, PROVINCE),
    ("was issued by", "đã được UBND tỉnh ký ban hành", None, PROVINCE),
    ("signed by", "đã do UBND tỉnh ký ngày 03/5/2021", DAY, PROVINCE),
    ("approved by", "được UBND tỉnh duyệt ngày 03/5/2021", None, None),
    ("the next cells", "| ngày 03/5/2021 | UBND tỉnh\n", DAY, PROVINCE),
    ("a cell with more", "| 03/5/2021 | UBND tỉnh và các xã |", DAY, None),
    ("a cell without a year", "| 03/5 | UBND tỉnh |", None, None),
    ("a month", "tháng 5/2021 của UBND tỉnh", "2021-05", PROVINCE),
    ("a year is no date of a letter", "năm 2021 của UBND tỉnh", None, None),
]


@pytest.mark.parametrize(
    ("behind", "date", "issuer"), [row[1:] for row in BEHIND], ids=[row[0] for row in BEHIND]
)
def test_behind(behind: str, date: str | None, issuer: str | None) -> None:
    (citation,), _ = read_passage(f"theo Công văn số 11/UBND-VX {behind}")
    assert (citation.date, citation.issuer) == (date, issuer)


def test_a_page_number_between_type_and_number() -> None:
    (citation,), _ = read_passage("theo Công văn số\n\n2\n\n11/UBND-VX của UBND tỉnh")
    assert (citation.type, citation.number) == ("công văn", "11/UBND-VX")


BEFORE = [
    ("has", "UBND tỉnh có {}", PROVINCE),
    ("has just issued", "UBND tỉnh vừa mới ban hành {}", PROVINCE),
    ("also sends", "UBND tỉnh cũng gửi {}", PROVINCE),
    ("goes on to issue", "UBND tỉnh tiếp tục phát hành các {}", PROVINCE),
    ("again signs", "UBND tỉnh lại ký ban hành {}", PROVINCE),
    ("reads", "UBND tỉnh vừa mới đọc {}", None),
    ("three adverbs", "UBND tỉnh đã vừa mới có {}", None),
    ("has at", "UBND tỉnh đã trình bày nội dung tại các {}", PROVINCE),
    ("at", "ý kiến của UBND tỉnh tại {}", PROVINCE),
    ("meets at", "ý kiến của UBND tỉnh họp tại {}", None),
    ("in brackets", "đề nghị của UBND tỉnh ({})", PROVINCE),
    ("proposes", "UBND tỉnh trình ({})", PROVINCE),
    ("requests", "UBND tỉnh kiến nghị: {}", PROVINCE),
    ("reads in brackets", "UBND tỉnh đọc ({})", None),
    ("a body of another code", "đề nghị của Sở Y tế ({})", None),
]


@pytest.mark.parametrize(
    ("text", "issuer"), [row[1:] for row in BEFORE], ids=[row[0] for row in BEFORE]
)
def test_before(text: str, issuer: str | None) -> None:
    (citation,), _ = read_passage(text.format("Công văn số 11/UBND-VX"))
    assert citation.issuer == issuer


def test_a_date_in_front_belongs_to_the_body_behind_it() -> None:
    text = "Ngày 03/5/2021{} UBND tỉnh ban hành Công văn số 11/UBND-VX"
    dates = [read_passage(text.format(gap))[0][0].date for gap in (",", "", " họp;")]
    assert dates == [DAY, DAY, None]


YEARS = [
    ("this century", "Luật Thú y 2015,", "2015"),
    ("the last century", "Luật Thú y 1998,", "1998"),
    ("another number", "Luật Thú y 1898,", None),
    ("a longer number", "Luật Thú y 20150,", None),
    ("with its word", "Luật Thú y năm 2015,", "2015"),
    ("passed that year", "Luật Thú y năm 2015 đã được Quốc hội khóa XIII thông qua ngày 19/6/2015",
     "2015-06-19"),
    ("passed another year",
     "Luật Thú y năm 2015 đã được Quốc hội khóa XIII thông qua ngày 19/6/2014", "2015"),
    ("read that year", "Luật Thú y năm 2015 đã được Quốc hội đọc ngày 19/6/2015", "2015"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "date"), [row[1:] for row in YEARS], ids=[row[0] for row in YEARS]
)
def test_the_year_of_a_law(text: str, date: str | None) -> None:
    assert read_passage(f"theo {text}")[0][0].date == date


@pytest.mark.parametrize(
    ("gap", "near_miss"),
    [
        (", ", ", về "),
        ("; các ", "; của "),
        (" và ", " và nay "),
        (" hoặc số: ", " hoặc sổ: "),
        (" cùng ", " cùng ngày "),
        (" đến số ", " đến nay số "),
        (", và khoản 2 Điều 1 ".lower(), ", và khoản vay tại điều 1 "),
        (" và các văn bản số ", " và các biên bản số "),
        (" và phụ lục II điểm a ".lower(), " và phụ nữ "),
    ],
)
def test_what_stands_between_members_of_a_list(gap: str, near_miss: str) -> None:
    assert CONNECTED.fullmatch(gap)
    assert CONNECTED.fullmatch(near_miss) is None


@pytest.mark.parametrize(
    ("days", "dates"),
    [
        ("ngày 16, 17/3/2021", ["2021-03-16", "2021-03-17"]),
        (", các ngày 16/3 và ngày 17/3/2021", ["2021-03-16", "2021-03-17"]),
        ("lần lượt ngày 16/3/2021, 17/3/2021", ["2021-03-16", "2021-03-17"]),
        ("tương ứng các ngày 16/3/2021; 17/3/2021", ["2021-03-16", "2021-03-17"]),
        ("ngày lần lượt 16/3/2021 và 17/3/2021", ["2021-03-16", "2021-03-17"]),
        ("trước ngày 16, 17/3/2021", [None, None]),
        ("ngày 17/3/2021", ["2021-03-17", "2021-03-17"]),
    ],
)
def test_each_number_of_a_list_has_its_date(days: str, dates: list[str | None]) -> None:
    citations, _ = read_passage(f"các Công văn số 8/UBND-VX, 9/UBND-VX {days}")
    assert [citation.date for citation in citations] == dates


COUNTERS = [
    ("a comma", "các Công văn số 8, 9/UBND-VX", ["8/UBND-VX", "9/UBND-VX"]),
    ("and", "các Công văn số 8 và số 9/UBND-VX", ["8/UBND-VX", "9/UBND-VX"]),
    ("a letter", "các Công văn số 8a, 9/UBND-VX", ["8a/UBND-VX", "9/UBND-VX"]),
    ("a figure of six digits", "các Công văn số 123456, 9/UBND-VX", []),
    ("a mark that a scan lost", "Công văn sô 9/UBND-VX", ["9/UBND-VX"]),
    ("an issuer before the numbers", "các Công văn của UBND tỉnh: - Số 9/UBND-VX", ["9/UBND-VX"]),
]


@pytest.mark.parametrize(
    ("text", "numbers"), [row[1:] for row in COUNTERS], ids=[row[0] for row in COUNTERS]
)
def test_counters_that_share_a_symbol(text: str, numbers: list[str]) -> None:
    citations, _ = read_passage(text)
    assert [citation.number for citation in citations] == numbers
    assert all(citation.type == "công văn" for citation in citations)


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        ("Báo cáo thẩm định của UBND tỉnh số", PROVINCE),
        ("Báo cáo thẩm định gửi UBND tỉnh số", None),
        ("các Báo cáo của UBND tỉnh: - Số", PROVINCE),
        ("các Báo cáo gửi UBND tỉnh: - Số", None),
    ],
)
def test_the_issuer_stands_between_type_and_number(words: str, issuer: str | None) -> None:
    (citation,), _ = read_passage(f"theo {words} 11/BC-UBND ngày 03/5/2021")
    assert (citation.type, citation.issuer) == ("báo cáo", issuer)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Sở Tư pháp\nthẩm định tại Báo cáo số 16/BC-STP", "Sở Tư pháp tỉnh Bắc Kạn"),
        (
            "nghe Sở Nông nghiệp và PTNT báo cáo tại Công văn số 75/SNN&PTNT-KL",
            "Sở Nông nghiệp và Phát triển nông thôn tỉnh Bắc Kạn",
        ),
        ("nghe Sở Xây dựng báo cáo tiến độ (Báo cáo số 22/BC-SXD)", "Sở Xây dựng tỉnh Bắc Kạn"),
        (
            "Sở Tài chính đã lấy ý kiến các sở, UBND các huyện (Công văn số 66/STC-QL)",
            "Sở Tài chính tỉnh Bắc Kạn",
        ),
        (
            "hồ sơ do UBND tỉnh (cũ) ban hành tại Quyết định số 45/QĐ-UBND",
            "Ủy ban nhân dân tỉnh Bắc Kạn",
        ),
        (
            "UBND tỉnh đã giao Sở Y tế chủ trì tại Công văn số 55/UBND-VX",
            "Ủy ban nhân dân tỉnh Bắc Kạn",
        ),
        (
            "đề nghị của Giám đốc Sở Giao thông vận tải tại Tờ trình số 5/TTr-GT",
            "Giám đốc Sở Giao thông vận tải tỉnh Bắc Kạn",
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


@pytest.mark.parametrize(
    "part", ["tiết", "điểm", "khoản", "mục", "điều", "chương", "phần", "phụ lục"]
)
def test_a_part_between_members_of_a_list(part: str) -> None:
    assert CONNECTED.fullmatch(f" và {part} 2 ")
    assert CONNECTED.fullmatch(f" và {part}x 2 ") is None


@pytest.mark.parametrize("joint", [",", ";", " và", " hoặc", " cùng", " đến", ", và"])
def test_what_joins_members_of_a_list(joint: str) -> None:
    assert CONNECTED.fullmatch(f"{joint} các văn bản số: ")
    assert CONNECTED.fullmatch(f"{joint}x các văn bản số: ") is None


def test_the_day_of_an_amending_law_is_not_that_of_the_law_it_amends() -> None:
    passed = "Luật Thú y đã được Quốc hội khóa XIII thông qua ngày 19/6/2015;"
    assert [law.date for law in read_passage(f"Căn cứ {passed}")[0]] == ["2015-06-19"]
    for amending in ("Luật sửa đổi", "Luật số 35/2018/QH14 sửa đổi"):
        laws, _ = read_passage(f"Nay công bố {amending}, bổ sung một số điều của {passed}")
        assert next(law.date for law in laws if law.name == "Luật Thú y") is None
