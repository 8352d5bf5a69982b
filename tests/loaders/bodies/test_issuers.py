"""Who issues a document, at which level and under whom: letterheads, titles, signatures, names."""

from __future__ import annotations

import pytest

from loaders.bodies.names import Home, classify, issuer_of, match_body, spelled
from loaders.record import Issuer
from tests.loaders.reading import BAC_KAN


@pytest.mark.parametrize(
    ("lines", "place", "date", "expected"),
    [
        (["UBND TỈNH HÀ GIANG", "SỞ XÂY DỰNG"], "Hà Giang", "2021-04-01",
         ("Sở Xây dựng tỉnh Hà Giang", "province", "Ủy ban nhân dân tỉnh Hà Giang")),
        (["ỦY BAN NHÂN DÂN", "THÀNH PHỐ SƠN LA"], "Sơn La", "2021-04",
         ("Ủy ban nhân dân thành phố Sơn La", "district", "Ủy ban nhân dân tỉnh Sơn La")),
        (["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HUẾ"], "Huế", "2024-11-05",
         ("Ủy ban nhân dân thành phố Huế", "district", "Ủy ban nhân dân tỉnh Thừa Thiên Huế")),
        (["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HUẾ"], "Huế", "2025-03-05",
         ("Ủy ban nhân dân thành phố Huế", "province", "Chính phủ")),
        (["ĐẢNG BỘ TỈNH LAI CHÂU", "THÀNH ỦY LAI CHÂU"], "Lai Châu", "2020-08-01",
         ("Thành ủy Lai Châu", "district", "Tỉnh ủy Lai Châu")),
        (["THÀNH ỦY HẢI PHÒNG"], "Hải Phòng", "2020-08-01",
         ("Thành ủy Hải Phòng", "province", "Ban Chấp hành Trung ương")),
        (["TỈNH ỦY CÀ MAU", "BAN DÂN VẬN"], "Cà Mau", "2021-08-01",
         ("Ban Dân vận Tỉnh ủy Cà Mau", "province", "Tỉnh ủy Cà Mau")),
        (["UBND HUYỆN MÈO VẠC", "BAN CHỈ ĐẠO PHÒNG, CHỐNG", "DỊCH COVID-19"], "Mèo Vạc",
         "2021-08-01",
         ("Ban Chỉ đạo phòng, chống dịch COVID-19 huyện Mèo Vạc", "district",
          "Ủy ban nhân dân huyện Mèo Vạc")),
        (["MẶT TRẬN TỔ QUỐC VIỆT NAM", "UỶ BAN TỈNH KON TUM", "BAN THƯỜNG TRỰC"], "Kon Tum", "2021",
         ("Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Kon Tum", "province",
         "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Kon Tum")),
        (["QUẬN ĐỐNG ĐA", "ỦY BAN NHÂN DÂN PHƯỜNG KHÂM THIÊN"], "Khâm Thiên", "2022-02-01",
         ("Ủy ban nhân dân phường Khâm Thiên", "commune", "Ủy ban nhân dân quận Đống Đa")),
        (["UY BAN NHÂN DÂN", "TINH KHÁNH HÒA"], "Nha Trang", "2002-05-01",
         ("Ủy ban nhân dân tỉnh Khánh Hòa", "province", "Chính phủ")),
        (["BỘ Y TẾ - BỘ NÔNG NGHIỆP VÀ", "PHÁT TRIỂN NÔNG THÔN"], "Hà Nội", "2014-05-01",
         ("Bộ Y tế, Bộ Nông nghiệp và Phát triển nông thôn", "central", "Chính phủ")),
        (["BỘ TƯ PHÁP", "VĂN PHÒNG"], "Hà Nội", "2019-01-01",
         ("Văn phòng Bộ Tư pháp", "central", "Bộ Tư pháp")),
        (["BAN CHỈ ĐẠO QUỐC GIA", "PHÒNG, CHỐNG DỊCH COVID-19"], "Hà Nội", "2020-04-01",
         ("Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19", "central", "Thủ tướng Chính phủ")),
        (["SỞ XÂY DỰNG - SỞ TÀI CHÍNH"], "Hà Nam", "2021-06-01",
         ("Sở Xây dựng tỉnh Hà Nam, Sở Tài chính tỉnh Hà Nam", "province",
         "Ủy ban nhân dân tỉnh Hà Nam")),
        (["SỞ GDĐT TỈNH ĐỒNG THÁP", "TRƯỜNG THPT LẤP VÒ 1"], "Đồng Tháp", "2026-02-01",
         ("Trường THPT Lấp Vò 1", "province", "Sở Giáo dục và Đào tạo tỉnh Đồng Tháp")),
        (["UBND PHƯỜNG BA ĐÌNH", "PHÒNG VĂN HÓA - XÃ HỘI"], "Ba Đình", "2025-09-01",
         ("Phòng Văn hóa - Xã hội phường Ba Đình", "commune", "Ủy ban nhân dân phường Ba Đình")),
    ],
)  # fmt: skip
def test_issuer_of_a_letterhead(
    lines: list[str], place: str, date: str, expected: tuple[str, str, str]
) -> None:
    issuer, home = _issuer(lines, place=place, date=date)
    assert issuer is not None
    assert (issuer.name, issuer.level, issuer.superior) == expected
    assert home.body == issuer.name and home.level == issuer.level


def _issuer(
    lines: list[str],
    *,
    place: str | None = None,
    date: str | None = "2021-05-06",
    title: str | None = None,
    signature: list[str] | None = None,
    body: str = "",
) -> tuple[Issuer | None, Home]:
    return issuer_of(
        lines, place=place, date=date, title=title, signature=signature or [], body=body
    )


@pytest.mark.parametrize(
    ("place", "title", "signature", "body", "expected"),
    [
        ("Cao Bằng", "CỦA THƯỜNG TRỰC TỈNH ỦY", [], "", "Thường trực Tỉnh ủy Cao Bằng"),
        ("Lai Châu", "BAN THƯỜNG VỤ THÀNH ỦY", [], "", "Ban Thường vụ Thành ủy Lai Châu"),
        ("Đà Lạt", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", [], "",
         "Ủy ban nhân dân tỉnh Lâm Đồng"),
        ("Hà Nội", "BỘ TRƯỞNG BỘ Y TẾ", [], "", "Bộ Y tế"),
        ("Lào Cai", None, ["TM. ỦY BAN NHÂN DÂN"], "Kính gửi: UBND các xã, phường",
         "Ủy ban nhân dân thành phố Lào Cai"),
        ("Lào Cai", None, ["TM. ỦY BAN NHÂN DÂN"], "Kính gửi: các sở, ban, ngành",
         "Ủy ban nhân dân tỉnh Lào Cai"),
        ("Lai Châu", None, [], "UBND thành phố yêu cầu các phòng, ban",
         "Ủy ban nhân dân thành phố Lai Châu"),
        ("Lai Châu", None, [], "UBND tỉnh yêu cầu các địa phương", "Ủy ban nhân dân tỉnh Lai Châu"),
        ("Lai Châu", None, ["T/M BAN THƯỜNG VỤ"], "Ban Thường vụ Tỉnh ủy kết luận",
         "Ban Thường vụ Tỉnh ủy Lai Châu"),
        ("Lai Châu", None, ["KT. GIÁM ĐỐC"], "Không rõ ai nói", None),
        (None, None, [], "", None),
    ],
)  # fmt: skip
def test_issuer_without_a_letterhead(
    place: str | None, title: str | None, signature: list[str], body: str, expected: str | None
) -> None:
    issuer, home = _issuer([], place=place, title=title, signature=signature, body=body)
    assert (issuer.name if issuer else None) == expected
    assert home.date == "2021-05-06"


def test_a_cut_letterhead_takes_its_unit_from_the_title() -> None:
    lines = ["ỦY BAN NHÂN DÂN"]
    issuer, _ = _issuer(lines, place="Tuy Hòa", title="ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN")
    assert issuer is not None and issuer.name == "Ủy ban nhân dân tỉnh Phú Yên"
    issuer, _ = _issuer(lines, place="Mai Sơn")
    assert issuer is not None and issuer.name == "Ủy ban nhân dân huyện Mai Sơn"


def test_namesakes_are_told_apart_by_the_text() -> None:
    lines = ["ỦY BAN NHÂN DÂN", "HUYỆN CHÂU THÀNH"]
    for province in ("Long An", "Bến Tre"):
        _, home = _issuer(lines, place="Châu Thành", body=f"trên địa bàn tỉnh {province}")
        assert home.province == f"tỉnh {province}"
    issuer, home = _issuer(lines, place="Châu Thành")
    assert issuer is not None and issuer.superior is None and home.province is None


@pytest.mark.parametrize(
    ("name", "level", "kind", "superior"),
    [
        ("Thủ tướng Chính phủ", "central", "government", "Quốc hội"),
        ("Bộ Y tế", "central", "ministry", "Chính phủ"),
        ("Ủy ban nhân dân tỉnh Bắc Kạn", "province", "government", "Chính phủ"),
        ("Ủy ban nhân dân tỊnh Bắc Kạn", "province", "government", "Chính phủ"),
        ("Ủy ban nhân dân huyện Ba Bể", "district", "government", "Ủy ban nhân dân tỉnh Bắc Kạn"),
        ("Ủy ban nhân dân phường Linh Xuân", "commune", "government", None),
        ("Ủy ban nhân dân phường Thảo Điền", "commune", "government",
         "Ủy ban nhân dân thành phố Thủ Đức"),
        ("Chủ tịch Ủy ban nhân dân huyện Ba Bể", "district", "government",
         "Ủy ban nhân dân tỉnh Bắc Kạn"),
        ("Hội đồng nhân dân tỉnh Sơn La", "province", "assembly", "Ủy ban Thường vụ Quốc hội"),
        ("Sở Y tế tỉnh Phú Yên", "province", "department", "Ủy ban nhân dân tỉnh Phú Yên"),
        ("Tỉnh ủy Điện Biên", "province", "party", "Ban Chấp hành Trung ương"),
        ("Thường trực Tỉnh ủy Điện Biên", "province", "party", "Ban Thường vụ Tỉnh ủy Điện Biên"),
        ("Ban Thường vụ Tỉnh ủy Điện Biên", "province", "party", "Tỉnh ủy Điện Biên"),
        ("Thành ủy Điện Biên Phủ", "district", "party", "Tỉnh ủy Điện Biên"),
        ("Thành ủy Cần Thơ", "province", "party", "Ban Chấp hành Trung ương"),
        ("Ban Dân vận Tỉnh ủy Cà Mau", "province", "party", "Tỉnh ủy Cà Mau"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La", "province", "front",
         "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
        ("Công an tỉnh Nghệ An", "province", "department", "Bộ Công an"),
        ("Bảo hiểm xã hội tỉnh Nghệ An", "province", "other", None),
        ("Văn phòng Bộ Tư pháp", "central", "office", "Bộ Tư pháp"),
        ("Cục Quản lý đê điều", "central", "department", None),
        ("Bộ Y tế và Bộ Nội vụ", "central", "ministry", "Chính phủ"),
        ("Hợp tác xã Bình Minh", None, "other", None),
    ],
)  # fmt: skip
def test_classify(name: str, level: str | None, kind: str, superior: str | None) -> None:
    issuer = classify(name)
    assert (issuer.name, issuer.level, issuer.kind) == (name, level, kind)
    if name != "Ủy ban nhân dân phường Linh Xuân":
        assert issuer.superior == superior


@pytest.mark.parametrize("word", ["Ban ", "Ủy ban nhân dân ", "TP.", "thành phố ", "Sở "])
def test_endless_names_end(word: str) -> None:
    text = word * 20_000
    issuer, _ = _issuer([text], place=text, title=text, signature=[text], body=text)
    assert issuer is None or len(issuer.name) < 1_000
    assert classify(text).level is None
    assert spelled(text, BAC_KAN) == " ".join(text.split())
    assert (match_body(text, 0) or 0) <= 160


def test_classify_reads_the_home_and_its_date() -> None:
    hue = "Ủy ban nhân dân thành phố Huế"
    assert classify(hue, Home(date="2023-01-01")).level == "district"
    assert classify(hue, Home(date="2025-01-01")).level == "province"
    home = Home(province="tỉnh Long An", district="huyện Châu Thành", level="district")
    named = classify("Ủy ban nhân dân huyện Châu Thành", home)
    assert named.superior == "Ủy ban nhân dân tỉnh Long An"
