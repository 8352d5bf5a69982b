"""Citations: which documents a passage names, and what it says of each."""

from __future__ import annotations

import pytest

from loaders import extract
from loaders.record import Citation
from tests.loaders.reading import read_passage

Facts = tuple[str | None, str | None, str | None, str | None]


def facts(citation: Citation) -> Facts:
    return citation.number or citation.name, citation.type, citation.date, citation.issuer


ONE = [
    (
        "Thực hiện Công văn số 311/UBND-VX ngày 07/3/2021 của UBND tỉnh về phòng dịch",
        ("311/UBND-VX", "công văn", "2021-03-07", "Ủy ban nhân dân tỉnh Bắc Kạn"),
    ),
    (
        "theo Quyết định số 447/QĐ-TTg của Thủ tướng Chính phủ ngày 01 tháng 4 năm 2020,",
        ("447/QĐ-TTg", "quyết định", "2020-04-01", "Thủ tướng Chính phủ"),
    ),
    (
        "Ngày 20/4/2021, Bộ Chính trị ban hành Chỉ thị số 95-CT/TW về công tác cán bộ.",
        ("95-CT/TW", "chỉ thị", "2021-04-20", "Bộ Chính trị"),
    ),
    (
        "Sở Tư pháp có Báo cáo thẩm định số 15/BC-STP ngày 02/02/2021.",
        ("15/BC-STP", "báo cáo", "2021-02-02", "Sở Tư pháp tỉnh Bắc Kạn"),
    ),
    (
        "Theo Văn bản số 18/SYT-NVY ngày 03/02 của Sở Y tế",
        ("18/SYT-NVY", "công văn", "2021-02-03", "Sở Y tế tỉnh Bắc Kạn"),
    ),
    (
        "Thực hiện Công điện khẩn ngày 28/7/2020 của Thường trực Ban Bí thư về phòng dịch",
        (None, "công điện", "2020-07-28", "Thường trực Ban Bí thư"),
    ),
    (
        "Căn cứ Luật Thú y số 79/2015/QH13;",
        ("79/2015/QH13", "luật", None, None),
    ),
    (
        "Căn cứ Luật Phòng, chống bệnh truyền nhiễm ngày 21 tháng 11 năm 2007;",
        ("Luật Phòng, chống bệnh truyền nhiễm", "luật", "2007-11-21", None),
    ),
    (
        "Căn cứ Luật Ngân sách nhà nước năm 2015;",
        ("Luật Ngân sách nhà nước", "luật", "2015", None),
    ),
    (
        "xử lý theo Nghị định số\n99/2018/NĐ-\nCP ngày 4\ntháng 7 năm 2018 của Chính\nphủ.",
        ("99/2018/NĐ-CP", "nghị định", "2018-07-04", "Chính phủ"),
    ),
    ("Căn cứ Hiến pháp năm 2013;", ("Hiến pháp", "hiến pháp", "2013", None)),
    (
        "theo Nghị quyết Trung ương 4 khóa XII về xây dựng Đảng",
        ("Nghị quyết Trung ương 4 khóa XII", "nghị quyết", None, None),
    ),
    (
        "TRIỂN KHAI KẾ HOẠCH SỐ 5/KH-UBND NGÀY 08/01/2021 CỦA ỦY BAN NHÂN DÂN TỈNH",
        ("5/KH-UBND", "kế hoạch", "2021-01-08", "Ủy ban nhân dân tỉnh Bắc Kạn"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_citation(text: str, expected: Facts) -> None:
    citations, _ = read_passage(text)
    found = [facts(c) for c in citations]
    assert len(found) == 1
    if expected[1] == "luật" and expected[0] and "/" in expected[0]:
        # A national code may fill in the National Assembly as the issuer.
        assert found[0][:3] == expected[:3]
    else:
        assert found[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "theo quy định của pháp luật hiện hành",
        "Các đơn vị báo cáo kết quả trước ngày 10/5/2021",
        "Chỉ thị này có hiệu lực từ ngày 01/6/2021",
        "kế hoạch 5 năm 2021 - 2025",
        "bà Trần Thị Luật, số 32/2 đường Thành Công",
        "kỷ luật đảng viên ngày 02/3/2021 của chi bộ",
        "Luật sư Nguyễn Văn B ngày 02/3/2021",
    ],
)
def test_no_citation(text: str) -> None:
    assert read_passage(text)[0] == ()


def test_list_shares_symbol_date_and_issuer() -> None:
    citations, _ = read_passage(
        "Thực hiện các Công văn số 41, 42/UBND-VX ngày 05/02/2021 của UBND tỉnh"
    )
    issuer = "Ủy ban nhân dân tỉnh Bắc Kạn"
    assert [facts(c) for c in citations] == [
        ("41/UBND-VX", "công văn", "2021-02-05", issuer),
        ("42/UBND-VX", "công văn", "2021-02-05", issuer),
    ]


def test_list_shares_issuer_and_keeps_own_dates() -> None:
    citations, _ = read_passage(
        "Trên cơ sở các Tờ trình số 7/TTr-CP ngày 03/3/2021, số 8/TTr-CP ngày 09/3/2021 "
        "của Chính phủ"
    )
    assert [(c.number, c.type, c.date, c.issuer) for c in citations] == [
        ("7/TTr-CP", "tờ trình", "2021-03-03", "Chính phủ"),
        ("8/TTr-CP", "tờ trình", "2021-03-09", "Chính phủ"),
    ]


def test_a_range_gives_its_ends() -> None:
    citations, edges = read_passage(
        "Theo các Công văn từ số 12/UBND-VX đến số 15/UBND-VX ngày 02/3/2021 của UBND tỉnh"
    )
    assert [(c.number, c.date) for c in citations] == [
        ("12/UBND-VX", "2021-03-02"),
        ("15/UBND-VX", "2021-03-02"),
    ]
    assert {(e.source, e.relation) for e in edges} == {("self", "references")}


def test_same_day_of_a_list() -> None:
    citations, _ = read_passage(
        "thay thế các Quyết định số 3/QĐ-UB, số 4/QĐ-UB cùng ngày 12/01/1998 của UBND tỉnh",
        kind="quyết định",
    )
    assert [c.date for c in citations] == ["1998-01-12", "1998-01-12"]


PROVINCE = "Ủy ban nhân dân tỉnh Bắc Kạn"
SHARED: list[tuple[str, list[tuple[str, str | None, str | None]]]] = [
    (
        "Tiếp theo Công điện số 8/CĐ-UBND ngày 17/4 của UBND tỉnh và Công điện số 9/CĐ-UBND cùng"
        "\nngày của UBND tỉnh",
        [("8/CĐ-UBND", "2021-04-17", PROVINCE), ("9/CĐ-UBND", "2021-04-17", PROVINCE)],
    ),
    (
        "Công văn số 8/UBND-VX ngày 17/4/2021 và Công văn số 9/UBND-VX cùng ngày của UBND tỉnh",
        [("8/UBND-VX", "2021-04-17", PROVINCE), ("9/UBND-VX", "2021-04-17", PROVINCE)],
    ),
    (
        "các Văn bản số 301, 345/UBND-VX ngày 18/4 và 02/5/2021 của UBND tỉnh",
        [("301/UBND-VX", "2021-04-18", PROVINCE), ("345/UBND-VX", "2021-05-02", PROVINCE)],
    ),
    (
        "các Nghị quyết số 38/NQ-CP, 39/NQ-CP ngày 16, 17/3/2021 của Chính phủ",
        [("38/NQ-CP", "2021-03-16", "Chính phủ"), ("39/NQ-CP", "2021-03-17", "Chính phủ")],
    ),
    (
        "Công điện số 8/CĐ-UBND, 9/CĐ-UBND của UBND tỉnh ngày 31/3 và 02/4/2021",
        [("8/CĐ-UBND", "2021-03-31", PROVINCE), ("9/CĐ-UBND", "2021-04-02", PROVINCE)],
    ),
    (
        "Thực hiện các văn bản của UBND tỉnh: số 8/UBND-VX ngày 3/3/2021, số 9/UBND-VX",
        [("8/UBND-VX", "2021-03-03", PROVINCE), ("9/UBND-VX", None, PROVINCE)],
    ),
    (
        "Quyết định số 8/QĐ-UBND do UBND tỉnh ký ngày 05/3/2021",
        [("8/QĐ-UBND", "2021-03-05", PROVINCE)],
    ),
    (
        "Quyết định số 8/QĐ-UBND được UBND tỉnh ban hành ngày 05/3/2021",
        [("8/QĐ-UBND", "2021-03-05", PROVINCE)],
    ),
    (
        "Kế hoạch số 8/KH-SYT được UBND tỉnh phê duyệt ngày 05/3/2021",
        [("8/KH-SYT", None, None)],
    ),
    (
        "UBND tỉnh có Văn bản số 8/UBND-VX (07/3/2021)",
        [("8/UBND-VX", "2021-03-07", PROVINCE)],
    ),
    (
        "Kính gửi UBND tỉnh: Công văn số 8/SYT-NVY ngày 05/3/2021",
        [("8/SYT-NVY", "2021-03-05", None)],
    ),
    (
        "Công văn số 8/UBND-VX ngày 18/4, 19/4 đã họp",
        [("8/UBND-VX", "2021-04-18", None)],
    ),
    (
        "các Kết luận số 12-KL/TW, ngày 22/02/2020; số 13-KL/TW, ngày 23/3/2020 và số 14-KL/TW, "
        "ngày 24/4/2020 của Bộ Chính trị",
        [
            ("12-KL/TW", "2020-02-22", "Bộ Chính trị"),
            ("13-KL/TW", "2020-03-23", "Bộ Chính trị"),
            ("14-KL/TW", "2020-04-24", "Bộ Chính trị"),
        ],
    ),
    (
        "Kết luận số 12-KL/TW, ngày 22/02/2020; Kết luận số 13-KL/TW, ngày 23/3/2020 của "
        "Bộ Chính trị",
        [("12-KL/TW", "2020-02-22", None), ("13-KL/TW", "2020-03-23", "Bộ Chính trị")],
    ),
    (
        "bãi bỏ Quyết định số 8/QĐ-UBND ngày 16/3/2019 và khoản 4 Điều 2 Quyết định số 9/QĐ-UBND "
        "ngày 09/10/2019 của UBND tỉnh",
        [("8/QĐ-UBND", "2019-03-16", PROVINCE), ("9/QĐ-UBND", "2019-10-09", PROVINCE)],
    ),
    (
        "theo đề nghị của Sở Y tế (Công văn số 8/SYT-NVY ngày 02/4/2021 và Báo cáo số 9/BC-SYT)",
        [
            ("8/SYT-NVY", "2021-04-02", "Sở Y tế tỉnh Bắc Kạn"),
            ("9/BC-SYT", None, "Sở Y tế tỉnh Bắc Kạn"),
        ],
    ),
    (
        "yêu cầu Sở Y tế báo cáo (Công văn số 8/UBND-VX ngày 02/4/2021)",
        [("8/UBND-VX", "2021-04-02", None)],
    ),
    (
        "| 1 | Quyết định số 8/QĐ-UBND | 07/4/2021 | UBND tỉnh | hỗ trợ |\n"
        "| 2 | Quyết định số 9/QĐ-UBND | 08/4/2021 | Sở Y tế và các sở |",
        [("8/QĐ-UBND", "2021-04-07", PROVINCE), ("9/QĐ-UBND", "2021-04-08", None)],
    ),
    (
        "Nghị định số **18/2025/NĐ-CP** *ngày 09/3/2021 của Chính phủ*",
        [("18/2025/NĐ-CP", "2021-03-09", "Chính phủ")],
    ),
    (
        "Công văn số 8/UBND-VX (ngày 02/4/2021) của UBND tỉnh",
        [("8/UBND-VX", "2021-04-02", PROVINCE)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_date_and_issuer_are_shared(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(c.number, c.date, c.issuer) for c in read_passage(text)[0]] == expected


def test_a_date_without_year_takes_the_last_year_of_a_text_without_date() -> None:
    (record,) = extract("Theo Công điện số 31/CĐ-TTg ngày 04/4/2024 và Công điện số 41/CĐ-TTg "
                        "ngày 22/4 của Thủ tướng Chính phủ")  # fmt: skip
    assert [c.date for c in record.citations] == ["2024-04-04", "2024-04-22"]


def test_short_citation_before_the_full_one() -> None:
    citations, _ = read_passage(
        "Điểm mới của Nghị định 47 về phí: theo Nghị định số 47/2020/NĐ-CP ngày 09/4/2020"
    )
    assert [(c.number, c.date) for c in citations] == [("47/2020/NĐ-CP", "2020-04-09")]


def test_mentions_of_one_document_come_together() -> None:
    text = (
        "Thực hiện Công văn số 311/UBND-VX ngày 07/3/2021 của UBND tỉnh.\n"
        "Công văn số 311/UBND-VX nêu trên và công văn 0311/UBND-VX là một."
    )
    citations, _ = read_passage(text)
    assert len(citations) == 1
    assert len(citations[0].mentions) == 3
    assert all(text[m.start : m.end] == m.quote for m in citations[0].mentions)


def test_law_by_name_joins_the_law_with_its_number() -> None:
    citations, _ = read_passage(
        "Căn cứ Luật Đầu tư công số 39/2019/QH14;\nTheo khoản 2 Điều 5 Luật Đầu tư công."
    )
    assert [c.number for c in citations] == ["39/2019/QH14"]
    assert citations[0].name == "Luật Đầu tư công"


def test_same_number_of_two_years_is_two_documents() -> None:
    citations, _ = read_passage(
        "Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng Chính phủ.\n"
        "Chỉ thị số 16/CT-TTg ngày 27/5/2021 của Thủ tướng Chính phủ."
    )
    assert [c.date for c in citations] == ["2020-03-31", "2021-05-27"]


def test_short_citation_joins_the_full_one() -> None:
    citations, _ = read_passage(
        "Thực hiện Công điện số 570/CĐ-TTg ngày 02/5/2021 của Thủ tướng Chính phủ. "
        "Nội dung Công điện số 570 nêu trên phải phổ biến đến chi bộ."
    )
    assert [c.number for c in citations] == ["570/CĐ-TTg"]


def test_the_text_itself_is_no_citation() -> None:
    citations, _ = read_passage(
        "(Ban hành kèm theo Quyết định số 36/QĐ-UBND ngày 04/5/2021 của UBND thành phố)",
        number="36/QĐ-UBND",
    )
    assert citations == ()
