"""Laws by name: where the name ends, its number, lists, amending laws, and the law that speaks."""

from __future__ import annotations

import pytest

from loaders import extract
from tests.loaders.reading import edges_in_words, read_passage

Law = tuple[str | None, str | None, str | None]

ONE = [
    ("Căn cứ Luật Đất đai 2024;", (None, "Luật Đất đai", "2024")),
    ("Căn cứ Luật Đất đai (số 31/2024/QH15);", ("31/2024/QH15", "Luật Đất đai", None)),
    ("Căn cứ Luật Đất đai (Luật số 31/2024/QH15);", ("31/2024/QH15", "Luật Đất đai", None)),
    (
        "theo Luật Đất đai, số 31/2024/QH15 ngày 18/01/2024",
        ("31/2024/QH15", "Luật Đất đai", "2024-01-18"),
    ),
    ("Căn cứ Luật BHYT số 25/2008/QH12;", ("25/2008/QH12", "Luật BHYT", None)),
    (
        "sửa một số điều của Luật Địa chất và khoáng sản 54/2024/QH15",
        ("54/2024/QH15", "Luật Địa chất và khoáng sản", None),
    ),
    ("theo Luật BHXH 2024, mức đóng", (None, "Luật BHXH", "2024")),
    ("theo Luật phòng chống ma túy năm 2021", (None, "Luật phòng chống ma túy", "2021")),
    ("Luật Thi đua - Khen thưởng năm 2022", (None, "Luật Thi đua - Khen thưởng", "2022")),
    (
        "Luật Đất đai năm 2024 được Quốc hội thông qua ngày 18 tháng 01 năm 2024 quy định",
        (None, "Luật Đất đai", "2024-01-18"),
    ),
    ("Căn cứ Luật Dược liệu quý số 10/2040/QH18;", ("10/2040/QH18", "Luật Dược liệu quý", None)),
    (
        "theo Luật Đầu tư nước ngoài tại Việt Nam năm 1996",
        (None, "Luật Đầu tư nước ngoài tại Việt Nam", "1996"),
    ),
    (
        "Căn cứ Luật Nghề làm muối (sửa đổi) số 11/2040/QH18 ngày 20 tháng 5 năm 2040;",
        ("11/2040/QH18", "Luật Nghề làm muối (sửa đổi)", "2040-05-20"),
    ),
    ("Căn cứ **Luật** **Thú y** số 79/2015/QH13", ("79/2015/QH13", "Luật Thú y", None)),
    ("Căn cứ Luật \nThú  y \nsố \n79/2015/QH13;", ("79/2015/QH13", "Luật Thú y", None)),
    ("theo Luật Nghề làm muối\n\nCăn cứ vào tình hình", (None, "Luật Nghề làm muối", None)),
    ("theo Luật Nghề làm muối\n- Sở Y tế", (None, "Luật Nghề làm muối", None)),
    ("theo Luật Nghề\n\nlàm muối; và", (None, "Luật Nghề làm muối", None)),
    ("LUẬT\nNGHỀ LÀM MUỐI\n\nCăn cứ tình hình", (None, "LUẬT NGHỀ LÀM MUỐI", None)),
    ("Lệnh công bố Luật Thú y số 79/2015/QH13", ("79/2015/QH13", "Luật Thú y", None)),
    (
        "Căn cứ vào Hiến pháp nước Cộng hoà\nxã hội chủ nghĩa Việt Nam năm 1992;",
        (None, "Hiến pháp nước Cộng hoà xã hội chủ nghĩa Việt Nam", "1992"),
    ),
    (
        "Căn cứ Luật Bảo vệ môi\n\n12\n\ntrường ngày 17 tháng 11 năm 2020;",
        (None, "Luật Bảo vệ môi trường", "2020-11-17"),
    ),
    (
        "Luật Quản lý thuế ngày 13/6/2019 số 38/2019/QH14",
        ("38/2019/QH14", "Luật Quản lý thuế", "2019-06-13"),
    ),
    ("theo Hiến pháp 2013", (None, "Hiến pháp", "2013")),
    (
        "Luật Ban hành văn bản quy phạm pháp luật của HĐND và Ủy bản nhân dân ngày 03/12/2004",
        (
            None,
            "Luật Ban hành văn bản quy phạm pháp luật của HĐND và Ủy bản nhân dân",
            "2004-12-03",
        ),
    ),
    (
        "Luật Tổ chức Hội đồng nhân dân, Ủy ban nhân dân ngày 26/11/2003",
        (None, "Luật Tổ chức Hội đồng nhân dân, Ủy ban nhân dân", "2003-11-26"),
    ),
    (
        "Căn cứ Pháp lệnh về nghề\nlàm muối, nghề cá ở mỗi xã, ngày 05 tháng 6 năm 1996;",
        (None, "Pháp lệnh về nghề làm muối, nghề cá ở mỗi xã", "1996-06-05"),
    ),
    ("Luật về nghề làm muối số 10/1996/QH9", ("10/1996/QH9", "Luật về nghề làm muối", None)),
    (
        "Luật Thú y,\nĐã được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XIII, kỳ họp "
        "thứ 9 thông qua ngày 19 tháng 6 năm 2015./.",
        (None, "Luật Thú y", "2015-06-19"),
    ),
    ("Căn cứ Điều 88 của Hiến pháp;", (None, "Hiến pháp", None)),
    ("Căn cứ Hiến pháp;", (None, "Hiến pháp", None)),
    ("Căn cứ vào Hiến pháp;", (None, "Hiến pháp", None)),
]


def laws(text: str) -> list[Law]:
    return [(c.number, c.name, c.date) for c in read_passage(text)[0]]


@pytest.mark.parametrize(("text", "law"), ONE)
def test_one_law(text: str, law: Law) -> None:
    assert laws(text) == [law]


@pytest.mark.parametrize(
    "text",
    [
        "tuân thủ Hiến pháp và pháp luật",
        "tuân thủ Hiến pháp",
        "theo Luật",
        "Về việc công bố Luật\n\nCHỦ TỊCH NƯỚC CỘNG HÒA\n\nNay công bố:",
        "Luật này có hiệu lực từ năm 2025",
        "VỀ VIỆC CÔNG BỐ LUẬT, PHÁP LỆNH\n\nCHỦ TỊCH\nNƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
        "thi hành pháp luật về nghề làm muối từ ngày 01/7/2014",
        "Pháp luật về nghề làm muối, ngày 01/7/2014 xã họp",
        "Luật về nghề làm muối có hiệu lực từ ngày 01/7/2014",
        "Luật gia Trần Văn An, năm 2020",
        "Trường Đại học Luật Hà Nội, năm 2020",
        "UBND XÃ YÊN LUẬT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n",
        "UBND XÃ YÊN LUẬT   CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "KHOA NHẬP MÔN PHÁP CHẾ VÀ LUẬT\nĐộc lập - Tự do - Hạnh phúc\n",
        "ĐẢNG ỦY XÃ YÊN LUẬT\nĐẢNG CỘNG SẢN VIỆT NAM\n",
        "UBND xã Yên Luật Đề nghị các thôn, năm 2020",
        "Công ty Luật Minh Khuê, số 5 đường Trần Phú",
        "phổ biến các luật: kết quả cụ thể",
    ],
)
def test_no_law(text: str) -> None:
    assert laws(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Căn cứ Luật Dân quân tự vệ năm 2004, năm 2009;",
            [(None, "Luật Dân quân tự vệ", "2004"), (None, "Luật Dân quân tự vệ", "2009")],
        ),
        (
            "theo Luật Dân quân tự vệ năm 2004 và 2009.",
            [(None, "Luật Dân quân tự vệ", "2004"), (None, "Luật Dân quân tự vệ", "2009")],
        ),
        (
            "Luật Dân quân tự vệ ngày 21/6/2004 và 16/7/2009, ngày 17/7 họp",
            [
                (None, "Luật Dân quân tự vệ", "2004-06-21"),
                (None, "Luật Dân quân tự vệ", "2009-07-16"),
            ],
        ),
        (
            "theo Luật Dân quân tự vệ năm 2009, năm 2010 huyện tuyển 30 người",
            [(None, "Luật Dân quân tự vệ", "2009")],
        ),
        (
            "Căn cứ các Luật: Thú y ngày 19/6/2015; Thủy sản ngày 21/11/2017 và Chăn nuôi;",
            [
                (None, "Luật Thú y", "2015-06-19"),
                (None, "Luật Thủy sản", "2017-11-21"),
                (None, "Luật Chăn nuôi", None),
            ],
        ),
        (
            "Luật Thú y số 79/2015/QH13 ngày 19/6/2015, số 90/2040/QH18 ngày 02/3/2040",
            [
                ("79/2015/QH13", "Luật Thú y", "2015-06-19"),
                ("90/2040/QH18", None, "2040-03-02"),
            ],
        ),
        (
            "theo Luật Hôn nhân gia đình 2014; Luật Hôn nhân và gia đình số 52/2014/QH13",
            [("52/2014/QH13", "Luật Hôn nhân gia đình", "2014")],
        ),
        ("theo Luật Thú y và Chăn nuôi", [(None, "Luật Thú y", None)]),
        (
            "theo Luật Phòng, chống ma túy 2021; LUẬT PHÒNG CHỐNG MA TÚY",
            [(None, "Luật Phòng, chống ma túy", "2021")],
        ),
        (
            "theo Luật Giá năm 1998 và 2012 của Quốc hội",
            [(None, "Luật Giá", "1998"), (None, "Luật Giá", "2012")],
        ),
        (
            "theo Luật Giá năm 2012, 2023 và Nghị định",
            [(None, "Luật Giá", "2012"), (None, "Luật Giá", "2023")],
        ),
        ("theo Luật Giá năm 2012, 2023 hộ có vốn", [(None, "Luật Giá", "2012")]),
        (
            "theo Luật Giá ngày 20/6/2012, ngày 19/6/2023",
            [(None, "Luật Giá", "2012-06-20"), (None, "Luật Giá", "2023-06-19")],
        ),
        (
            "Luật Thú y năm 2015; Luật Thú y ngày 19/6/2015; Luật Thú y số 79/2015/QH13",
            [("79/2015/QH13", "Luật Thú y", "2015-06-19")],
        ),
        (
            "Luật Giá năm 2012 hết hiệu lực. Luật Giá số 16/2023/QH15 quy định",
            [(None, "Luật Giá", "2012"), ("16/2023/QH15", "Luật Giá", None)],
        ),
        (
            "Căn cứ Hiến pháp năm 2013;\nCăn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;",
            [(None, "Hiến pháp", "2013")],
        ),
    ],
)
def test_several_laws(text: str, expected: list[Law]) -> None:
    assert laws(text) == expected


@pytest.mark.parametrize(
    ("text", "amending", "amended"),
    [
        (
            "Căn cứ Luật sửa đổi, bổ sung Điều 4 và Phụ lục 4 của Luật Thú y số 90/2040/QH18;",
            "90/2040/QH18",
            {"Luật Thú y"},
        ),
        (
            "Căn cứ Luật sửa đổi, bổ sung một số điều của Bộ luật Lao động, và Pháp lệnh Giá số "
            "90/2040/QH18;",
            "90/2040/QH18",
            {"Bộ luật Lao động", "Pháp lệnh Giá"},
        ),
        (
            "theo Luật sửa đổi; bổ sung một số điều Luật Thú y ngày 01/02/2040",
            "Luật sửa đổi; bổ sung một số điều Luật Thú y",
            {"Luật Thú y"},
        ),
        (
            "Luật sửa \nđổi, bổ sung một số điều \ncủa Luật Thú y, Luật Thủy sản và \nLuật Giá "
            "số 90/2040/QH18",
            "90/2040/QH18",
            {"Luật Thú y", "Luật Thủy sản", "Luật Giá"},
        ),
        (
            "Luật sửa đổi, bổ sung một số điều của các luật về thuế số 90/2040/QH18",
            "90/2040/QH18",
            set(),
        ),
    ],
)
def test_amending_law(text: str, amending: str, amended: set[str]) -> None:
    edges = edges_in_words(text)
    assert edges == {("self", "references", amending)} | {
        (amending, "amends", name) for name in amended
    }


def test_an_amending_law_quoted_by_its_title_is_the_one_with_the_number() -> None:
    edges = edges_in_words(
        "Luật số 90/2040/QH18 sửa đổi, bổ sung một số điều của Luật Thú y và Luật Giá có căn cứ "
        "ban hành như sau:\n“Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Thú y "
        "số 79/2015/QH13 và Luật Giá số 16/2023/QH15.”"
    )
    assert edges == {
        ("self", "references", "90/2040/QH18"),
        ("90/2040/QH18", "amends", "79/2015/QH13"),
        ("90/2040/QH18", "amends", "16/2023/QH15"),
    }


ACT = """QUỐC HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Luật số: 90/2040/QH18
Hà Nội, ngày 12 tháng 6 năm 2040

LUẬT
{title}

Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật {enacted}.

Điều 1. {body}
"""


def edges_of_act(title: str, enacted: str, body: str) -> set[tuple[str, str, str]]:
    (record,) = extract(ACT.format(title=title, enacted=enacted, body=body))
    names = [c.number or f"{c.name} {c.date or ''}".strip() for c in record.citations]

    def end(value: int | str) -> str:
        return value if isinstance(value, str) else names[value]

    found = {(end(e.source), e.relation, end(e.target)) for e in record.edges}
    return {edge for edge in found if not edge[2].startswith("Hiến pháp")}


def test_a_law_that_names_itself_cites_nothing() -> None:
    body = "Luật Phòng thủ dân sự quy định về hoạt động phòng thủ dân sự."
    assert edges_of_act("PHÒNG THỦ DÂN SỰ", "Phòng thủ dân sự", body) == set()


def test_a_law_cites_the_former_law_of_its_name() -> None:
    body = "Luật Giá năm 2012 và Luật Giá số 16/2023/QH15 còn được áp dụng đến hết năm."
    assert edges_of_act("GIÁ", "Giá", body) == {
        ("self", "references", "Luật Giá 2012"),
        ("self", "references", "16/2023/QH15"),
    }


def test_an_amending_law_amends_the_laws_of_its_title() -> None:
    title = "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT THÚ Y VÀ LUẬT GIÁ"
    enacted = (
        "sửa đổi, bổ sung một số điều của Luật Thú y số 79/2015/QH13 và Luật Giá số 16/2023/QH15"
    )
    assert edges_of_act(title, enacted, "Hiệu lực thi hành") == {
        ("self", "amends", "79/2015/QH13"),
        ("self", "amends", "16/2023/QH15"),
    }


def test_a_single_amended_law_keeps_its_number_where_the_amending_one_is_enacted() -> None:
    title = "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT THÚ Y"
    enacted = "sửa đổi, bổ sung một số điều của Luật Thú y số 79/2015/QH13"
    assert edges_of_act(title, enacted, "Hiệu lực thi hành") == {("self", "amends", "79/2015/QH13")}
