"""Signatures: capacity, office in sentence case, name; people and lines told apart."""

from __future__ import annotations

import pytest

from loaders.parts.offices import VOCABULARY, is_office, office_case
from loaders.parts.signature import is_person, is_signature_line, parse
from loaders.vocabulary import toml

DATA = toml(VOCABULARY)


@pytest.mark.parametrize(
    ("lines", "name", "position", "capacity"),
    [
        (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê An"], "Lê An", "Chủ tịch", "TM"),
        (["TM. ỦY BAN NHÂN", "DÂN", "CHỦ TỊCH", "Lê An"], "Lê An", "Chủ tịch", "TM"),
        (["T/M BAN THƯỜNG", "VỤ", "BÍ THƯ", "Lê An"], "Lê An", "Bí thư", "TM"),
        (["TM. UBND", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê An"], "Lê An", "Phó Chủ tịch", "KT"),
        (["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "★ Lê Văn An"], "Lê Văn An", "Bí thư", "TM"),
        (["K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Sơn Hà"], "Sơn Hà", "Phó Trưởng Ban", "KT"),
        (["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Y Nuin"], "Y Nuin", "Chánh Văn phòng", "TL"),
        (["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG", "H'Bia Ê Ban"], "H'Bia Ê Ban", "Trưởng phòng", "TUQ"),
        (["Q. GIÁM ĐỐC", "Lê An"], "Lê An", "Giám đốc", "Q"),
        (["GIÁM ĐỐC", "BS. CKII. Lê Văn An"], "Lê Văn An", "Giám đốc", None),
        (["GIÁM ĐỐC (Đã ký) Lê Văn An"], "Lê Văn An", "Giám đốc", None),
        (["KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Lê Văn An"], "Lê Văn An", "Phó Giám đốc", "KT"),
        (["KT", "BỘ TRƯỞNG THỨ TRƯỞNG Lê Văn An"], "Lê Văn An", "Thứ trưởng", "KT"),
        (["CHỦ", "TỊCH Lê Văn", "An"], "Lê Văn An", "Chủ tịch", None),
        (["CHỦ TỌA KỲ HỌP", "CHỦ TỊCH HĐND XÃ", "Lê An"], "Lê An", "Chủ tịch HĐND xã", None),
        (
            [
                "KT. BỘ TRƯỞNG BỘ Y TẾ",
                "THỨ TRƯỞNG",
                "Lê An",
                "KT. BỘ TRƯỞNG BỘ TÀI CHÍNH",
                "THỨ TRƯỞNG",
                "Vũ Bình",
            ],
            "Lê An",
            "Thứ trưởng",
            "KT",
        ),
        (["CHỦ TỊCH", "LÊ VĂN AN"], "LÊ VĂN AN", "Chủ tịch", None),
        ([], None, None, None),
    ],
)
def test_parse(
    lines: list[str], name: str | None, position: str | None, capacity: str | None
) -> None:
    found = parse(tuple(lines)).signatory
    assert (found.name, found.position, found.capacity) == (name, position, capacity)


@pytest.mark.parametrize(("printed", "written"), DATA["matches"])
def test_vocabulary_matches(printed: str, written: str) -> None:
    assert is_signature_line(printed)
    assert office_case(printed) == written


@pytest.mark.parametrize("text", [*DATA["refuses"], "Chủ tịch UBND tỉnh", "UBND TỈNH", "12", ""])
def test_no_signature_line(text: str) -> None:
    assert not is_signature_line(text)


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("PHO THU TƯƠNG", "Phó Thủ tướng"),
        ("GIÁM ĐÓC", "Giám đốc"),
        ("CHỦ TỊCH UBND THÀNH PHỐ", "Chủ tịch UBND thành phố"),
        ("BỘ TRƯỞNG BỘ Y TẾ", "Bộ trưởng Bộ Y tế"),
        ("GIÁM ĐỐC SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "Giám đốc Sở Kế hoạch và Đầu tư"),
    ],
)
def test_offices_as_scanned_and_with_their_bodies(printed: str, written: str) -> None:
    assert office_case(printed) == written


@pytest.mark.parametrize("text", ["Thủ tướng", "Phó Chủ tịch", "KẾ TOÁN TRƯỞNG"])
def test_an_office_alone(text: str) -> None:
    assert is_office(text)


@pytest.mark.parametrize("text", ["Chủ tịch UBND tỉnh", "chủ tịch", "Sở Y tế", "Lê Văn An", ""])
def test_no_office_alone(text: str) -> None:
    assert not is_office(text)


def test_vocabulary_has_no_duplicates() -> None:
    words = [*DATA["forms"], *DATA["bodies"], *DATA["abbreviations"]]
    assert len(words) == len(set(words))
    assert DATA["source"]


@pytest.mark.parametrize("text", ["Lê An", "Vũ A Bằng", "Y Nuin Byă", "Nguyễn Thị Minh-Khai"])
def test_person(text: str) -> None:
    assert is_person(text)


@pytest.mark.parametrize("text", ["An", "Văn phòng Huyện ủy", "LÊ AN", "Lê An 2", "lê an", ""])
def test_no_person(text: str) -> None:
    assert not is_person(text)


@pytest.mark.parametrize(
    ("marker", "capacity"),
    [
        ("TM.", "TM"), ("T/M", "TM"), ("KT.", "KT"), ("K/T", "KT"), ("TL.", "TL"), ("T/L", "TL"),
        ("TUQ.", "TUQ"), ("T/UQ", "TUQ"), ("Q.", "Q"), ("QUYỀN", "Q"), ("TP.", None),
    ],
)  # fmt: skip
def test_whose_place_a_signatory_takes(marker: str, capacity: str | None) -> None:
    found = parse((f"{marker} GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê An")).signatory
    assert found.capacity == capacity
    assert is_signature_line(f"{marker} GIÁM ĐỐC") == (capacity is not None)
    assert not is_signature_line(f"X{marker} GIÁM ĐỐC")


@pytest.mark.parametrize("marker", ["TUQ", "T/UQ", "TM", "T/M", "KT", "K/T", "TL", "T/L"])
def test_two_authorities_in_one_cell_are_set_apart(marker: str) -> None:
    cell = f"TM. ỦY BAN NHÂN DÂN {marker}. GIÁM ĐỐC"
    assert parse((cell, "PHÓ GIÁM ĐỐC", "Lê An")).lines[:2] == (
        "TM. ỦY BAN NHÂN DÂN",
        f"{marker}. GIÁM ĐỐC",
    )
    assert parse((f"TM. ỦY BAN X{marker} GIÁM", "Lê An")).lines == (f"TM. ỦY BAN X{marker} GIÁM",)


@pytest.mark.parametrize(
    "office",
    [
        "PHÓ GIÁM ĐỐC", "THỨ TRƯỞNG", "CHÁNH VĂN PHÒNG", "BÍ THƯ", "GIÁM ĐỐC", "TỔNG GIÁM ĐỐC",
        "CHỦ TỊCH", "THỦ TƯỚNG", "BỘ TRƯỞNG", "TRƯỞNG BAN", "TRƯỞNG PHÒNG", "HIỆU TRƯỞNG",
        "CỤC TRƯỞNG", "CHI CỤC TRƯỞNG", "VỤ TRƯỞNG", "VIỆN TRƯỞNG",
    ],
)  # fmt: skip
def test_an_office_in_the_cell_of_the_authority_is_set_apart(office: str) -> None:
    assert parse((f"TM. ỦY BAN HOA {office}", "Lê An")).lines == ("TM. ỦY BAN HOA", office)
    assert parse((f"TM. ỦY BAN HOA X{office}", "Lê An")).lines[0] != "TM. ỦY BAN HOA"


@pytest.mark.parametrize("before", ["PHÓ", "TỔNG", "CHI", "QUYỀN"])
def test_an_office_of_two_words_is_not(before: str) -> None:
    office = "CỤC TRƯỞNG" if before == "CHI" else "GIÁM ĐỐC"
    lines = parse((f"TM. ỦY BAN HOA {before} {office}", "Lê An")).lines
    assert not lines[-1].startswith(office)
    assert parse((f"TM. ỦY BAN HOA X {office}", "Lê An")).lines[-1] == office


@pytest.mark.parametrize(
    "title",
    [
        "GS.", "PGS.", "TS.", "ThS.", "Ths.", "BSCK II.", "BSCK I.", "BS.", "BS. CKII.", "BS. CKI.",
        "DS.", "KS.", "LS.", "NGƯT.", "TTƯT.", "GS. TS.", "Đại tướng", "Thượng tá", "Trung úy",
        "Thiếu tá",
    ],
)  # fmt: skip
def test_a_title_before_a_name(title: str) -> None:
    assert is_person(f"{title} Lê Văn An")
    assert not is_person(f"X{title} Lê Văn An") and not is_person(f"{title} sở Y tế")


@pytest.mark.parametrize("stamp", ["(Đã ký)", "đã ký", "★", "☆", "(ký và đóng dấu)"])
def test_a_stamp_before_a_name(stamp: str) -> None:
    found = parse(("GIÁM ĐỐC", f"{stamp} Lê Văn An"))
    assert (found.signatory.name, found.lines) == ("Lê Văn An", ("GIÁM ĐỐC",))
    assert parse(("GIÁM ĐỐC", "(kỳ) Lê Văn An")).signatory.name is None


@pytest.mark.parametrize(
    ("cut", "rest", "position"),
    [
        ("HIỆU TRƯỞNG VÀ", "BÍ THƯ", "Hiệu trưởng và bí thư"),
        ("BAN PHÓ", "CHỦ TỊCH", "Ban phó chủ tịch"),
        ("BAN CHỦ", "TỊCH HỘI", ""), ("BAN GIÁM", "ĐỐC", ""), ("BAN BÍ", "THƯ", ""),
        ("ÔNG CHÁNH", "ÁN", ""), ("ÔNG QUYỀN", "GIÁM ĐỐC", ""), ("ÔNG CHỦ TỊCH,", "BÍ THƯ", ""),
        ("ÔNG CHỦ TỊCH -", "BÍ THƯ", ""),
    ],
)  # fmt: skip
def test_an_office_cut_by_the_line_end(cut: str, rest: str, position: str) -> None:
    assert parse((cut, rest, "Lê An")).lines == (f"{cut} {rest}",)
    assert len(parse((f"{cut.strip(' ,-')}X", rest, "Lê An")).lines) == 2


@pytest.mark.parametrize(
    ("line", "signs"),
    [("TM. Ban thường vụ", True), ("T/M Ban thường vụ", True), ("T/L Ban thường vụ", False)],
)
def test_an_authority_in_small_letters(line: str, signs: bool) -> None:
    assert is_signature_line(line) == signs
