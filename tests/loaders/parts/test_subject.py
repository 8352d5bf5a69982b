"""Subjects: lines that go on, leads that fall away, titles in capitals."""

from __future__ import annotations

import pytest

from loaders.parts.layout import cells
from loaders.parts.subject import clean, gather, is_capitals


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("V/v trực Tết", "trực Tết"),
        ("V/V: trực Tết", "trực Tết"),
        ("v/v về việc trực Tết", "trực Tết"),
        ("Về việc trực Tết.", "trực Tết"),
        ("Về nhiệm vụ năm 2022", "nhiệm vụ năm 2022"),
        ("VỀ TRỰC TẾT", "Trực tết"),
        ("Việc làm", "làm"),
        ("trực Tết,\nlễ", "trực Tết, lễ"),
        ("đường Bắc -\nNam", "đường Bắc - Nam"),
        ("trực Tết\n\nvà lễ", "trực Tết và lễ"),
        ("trực Tết\n\nThực hiện Kế hoạch", "trực Tết"),
        ("Trực Tết.\nvà lễ", "Trực Tết"),
        ("Thực hiện\nChỉ thị số 5-CT/TW", "Thực hiện Chỉ thị số 5-CT/TW"),
        ("TRỰC TẾT\n\nNĂM 2021", "Trực tết năm 2021"),
        ("Trực Tết\nỦY BAN NHÂN DÂN", "Trực Tết"),
        ("Trực Tết\nCăn cứ Luật Lao động", "Trực Tết"),
        ("Trực Tết\n(New Year duty)", "Trực Tết"),
        ("TRỰC TẾT CỦA CƠ QUAN\nNghị định số 3/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về Tết, "
         "được sửa đổi bởi:", "Trực tết của cơ quan"),
        ("TRỰC TẾT THEO QUY CHẾ CỦA\nSở Y tế", "Trực tết theo quy chế của sở y tế"),
        ("Trực Tết\nNgày 12/5/2023, tại Hà Nội, Bộ trưởng đã chủ trì cuộc họp về trực Tết.",
         "Trực Tết"),
        ("Trực Tết\nChủ tịch UBND tỉnh có ý kiến như sau:", "Trực Tết"),
        ("Trực Tết\nThưc hiện Kê hoạch sô 12/KH-UBND ngày 3/2/2021 của UBND huyên vê trực Tết;",
         "Trực Tết"),
        ("trực Tết\nTại cơ quan", "trực Tết Tại cơ quan"),
        ("trực Tết\n\ncổNG ¬07S", "trực Tết"),
        ("THEO KẾ HOẠCH SỐ 9/KH-UBND NGÀY 2/3/2021", "Theo kế hoạch số 9/KH-UBND ngày 2/3/2021"),
    ],
)  # fmt: skip
def test_subject(text: str, subject: str) -> None:
    assert clean(gather(cells(text))) == subject


def test_known_names_get_their_capitals() -> None:
    assert clean(cells("VỀ CẦU Ở TỈNH PHÚ YÊN"), ["Phú Yên"]) == "Cầu ở tỉnh Phú Yên"


def test_nothing_is_no_subject() -> None:
    assert clean([]) is None


@pytest.mark.parametrize(
    ("text", "capitals"),
    [("CHỈ THỊ SỐ 5/CT-TTg", True), ("Chỉ thị", False), ("12", False), ("V/v ở", False)],
)
def test_is_capitals(text: str, capitals: bool) -> None:
    assert is_capitals(text) is capitals


CAPITALS = "TRỰC TẾT CỦA CƠ QUAN"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("vê việc trực Tết", "trực Tết"),
        ("vè việc trực Tết", "trực Tết"),
        ("và việc trực Tết", "trực Tết"),
        ("vì việc trực Tết", "vì việc trực Tết"),
        ("ví trực Tết", "trực Tết"),
        ("vv trực Tết", "trực Tết"),
        ("vvv trực Tết", "vvv trực Tết"),
        ("trực Tết¹", "trực Tết"),
        ("trực Tết[2]", "trực Tết"),
        ("trực Tết [^2", "trực Tết"),
        ("trực Tết 2", "trực Tết 2"),
        ("trực Tết;\nlễ", "trực Tết; lễ"),
        ("trực Tết:\nlễ", "trực Tết: lễ"),
        ("đường Bắc –\nNam", "đường Bắc – Nam"),
        ("Trực Tết\nKính gửi các anh", "Trực Tết"),
        ("Trực Tết\nKính tặng các anh", "Trực Tết Kính tặng các anh"),
        ("Trực Tết\nĐiều 1", "Trực Tết"),
        ("Trực Tết\nĐiềm 1", "Trực Tết Điềm 1"),
    ],
)
def test_leads_marks_and_notes(text: str, subject: str) -> None:
    assert clean(gather(cells(text))) == subject


@pytest.mark.parametrize(
    "word",
    [
        "Căn cứ", "Thực hiện", "Theo", "Để", "Nhằm", "Trong", "Hiện nay", "Thời gian", "Sau khi",
        "Tại", "Qua", "Do", "Ngày", "Ngay", "Trước", "Xét", "Tiếp theo", "Triển khai",
        "Trên cơ sở", "Vừa qua", "Từ", "Kính gửi", "Điều", "Chiều", "Sáng", "Tối", "Phúc đáp",
    ],
)  # fmt: skip
def test_a_word_that_opens_the_body_ends_a_title_in_capitals(word: str) -> None:
    assert clean(gather(cells(f"{CAPITALS}\n{word} người ta họp"))) == "Trực tết của cơ quan"
    assert clean(gather(cells(f"{CAPITALS}\nKhông {word} họp"))) != "Trực tết của cơ quan"


@pytest.mark.parametrize(
    "word",
    [
        "Căn cư", "Thưc hiện", "Hiên nay", "Thơi gian", "Sau khì", "Tiêp theo", "Triên khai",
        "Trên cơ sơ", "Vưa qua",
    ],
)  # fmt: skip
def test_so_does_one_whose_marks_a_scan_lost(word: str) -> None:
    assert clean(gather(cells(f"{CAPITALS}\n{word} người ta họp"))) == "Trực tết của cơ quan"
    assert clean(gather(cells(f"{CAPITALS}\n{word}x người ta họp"))) != "Trực tết của cơ quan"


@pytest.mark.parametrize("word", ["CỦA", "VÀ", "CHO", "VỚI", "TẠI", "THUỘC", "DO", "VỀ", "SỐ"])
def test_a_title_that_ends_open_goes_on_in_small_letters(word: str) -> None:
    below = "Sở Y tế và các trung tâm y tế của những huyện miền núi phía bắc"
    title = f"TRỰC TẾT THEO QUY CHẾ CHUNG {word}"
    assert str(clean(gather(cells(f"{title}\n{below}")))).endswith("phía bắc")
    assert clean(gather(cells(f"{title}X\n{below}"))) == f"{title}X".capitalize()
