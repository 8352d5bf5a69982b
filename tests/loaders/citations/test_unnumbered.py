"""Citations without a number of their own, and numbers that are none."""

from __future__ import annotations

import re

import pytest

from loaders.vocabulary import toml
from tests.loaders.reading import edges_in_words, read_passage

PROVINCE = "Ủy ban nhân dân tỉnh Bắc Kạn"
DATED = [
    (
        "Ngày 28/7/2020, Thường trực Ban Bí thư có Công điện gửi các tỉnh ủy.",
        [("công điện", "2020-07-28", "Thường trực Ban Bí thư")],
    ),
    ("Công văn tháng 3/2021 của UBND tỉnh", [("công văn", "2021-03", PROVINCE)]),
    (
        "Công điện ngày O9/4/2O21 của UBND tỉnh",
        [("công điện", "2021-04-09", PROVINCE)],
    ),
    (
        "theo Thông báo kết luận ngày 02/3/2021 của UBND tỉnh",
        [("thông báo", "2021-03-02", PROVINCE)],
    ),
    (
        "Căn cứ Biên bản họp của Hội đồng Sáng kiến ngày 02/3/2021;",
        [("biên bản", "2021-03-02", "Hội đồng Sáng kiến")],
    ),
    (
        "Biên bản cuộc\nhọp ngày 02/3/2021 của UBND tỉnh",
        [("biên bản", "2021-03-02", PROVINCE)],
    ),
    (
        "Biên bản họp Hội đồng Sáng kiến ngày 02/3/2021",
        [("biên bản", "2021-03-02", "Hội đồng Sáng kiến")],
    ),
    (
        "Lời kêu gọi ngày 02/3/2021 của Tổng Bí thư, Chủ tịch nước; các xã",
        [("lời kêu gọi", "2021-03-02", "Tổng Bí thư, Chủ tịch nước")],
    ),
    ("lập biên bản họp ngày 02/3/2021 của UBND tỉnh", []),
    ("Biên bản họp với hộ dân ngày 02/3/2021", []),
    ("Kế hoạch tháng 3/2021 của UBND tỉnh", []),
    ("UBND tỉnh có Công điện gửi các huyện.", []),
    ("Ngày 28/4/2021, UBND tỉnh có công văn gửi các huyện.", []),
    ("Ngày 28/4/2021, UBND tỉnh có Kế hoạch gửi các huyện.", []),
]


@pytest.mark.parametrize(("text", "expected"), DATED)
def test_dated(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(c.type, c.date, c.issuer) for c in read_passage(text)[0]] == expected


@pytest.mark.parametrize(
    "name",
    [
        "Nghị quyết Hội nghị lần thứ 8 Ban Chấp hành Trung ương khóa XIII",
        "Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII",
        "Nghị quyết Trung ương 4 (khóa XII)",
    ],
)
def test_resolution_of_a_plenum(name: str) -> None:
    assert [c.name for c in read_passage(f"Thực hiện {name} về cán bộ")[0]] == [name]


@pytest.mark.parametrize("text", ["Nghị quyết của Trung ương khóa XIII", "Nghị quyết Trung ương"])
def test_resolutions_of_the_centre_are_no_document(text: str) -> None:
    assert read_passage(f"Thực hiện {text} về cán bộ")[0] == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thông báo kết luận số 61/TB-UBND của UBND tỉnh", "thông báo"),
        ("Quyết định ban hành Quy chế số 61/QĐ-UBND của UBND tỉnh", "quyết định"),
        ("Quyết định thực hiện Kế hoạch số 61/KH-UBND của UBND tỉnh", "kế hoạch"),
        ("Quyết định ban hành Quy định số 66-QĐ/TW", "quy định"),
        ("Giấy phép thi công số 77/GP-SXD", "giấy phép"),
    ],
)
def test_the_type_word_that_fits_the_code(text: str, kind: str) -> None:
    assert [c.type for c in read_passage(text)[0]] == [kind]


COUNTERS = [
    ("a list", "Chỉ thị 15, 16 và số 19.", ["15", "16", "19"]),
    ("a figure behind a list", "Chỉ thị 15, 16 xã họp.", ["15"]),
    ("of a body", "Chỉ thị 15 và 16 của UBND tỉnh", ["15", "16"]),
    ("a type of everyday", "Quyết định 15, 16.", []),
    ("the same with its word", "Quyết định số 15, 16.", ["15", "16"]),
    ("pointing back to nothing", "Chỉ thị 15 nêu trên, các xã làm ngay", []),
    ("pointing to what is named", "Chỉ thị 15 nêu rõ, các xã làm ngay", ["15"]),
]


@pytest.mark.parametrize(
    ("text", "counters"), [row[1:] for row in COUNTERS], ids=[row[0] for row in COUNTERS]
)
def test_counters_alone(text: str, counters: list[str]) -> None:
    assert [c.number for c in read_passage(f"Thực hiện {text}")[0]] == counters


@pytest.mark.parametrize(
    ("words", "near_miss"),
    [
        ("Công điện thượng khẩn ngày 10/5/2021 của UBND tỉnh",
         "Công điện gấp ngày 10/5/2021 của UBND tỉnh"),
        ("Công điện hỏa tốc ngày 10/5/2021 của UBND tỉnh",
         "Công điện hỏa hoạn ngày 10/5/2021 của UBND tỉnh"),
        ("Công điện hoả tốc ngày l0/5/2021 của UBND tỉnh",
         "Công điện hoả tốc ngày mai của UBND tỉnh"),
        ("Công điện mật ngày 10/5/2021 của UBND tỉnh", "Công điện mật mã của UBND tỉnh"),
        ("Chỉ thị 16 của UBND tỉnh", "Chỉ thị 16 cửa hàng"),
        ("Chỉ thị 16 về phòng dịch", "Chỉ thị 16 vềx"),
        ("Chỉ thị 16 và các xã", "Chỉ thị 16 vài xã"),
        ("Chỉ thị 16 ngày 03/5", "Chỉ thị 16 ngàn xã"),
        ("Nghị quyết 16 khóa XV", "Nghị quyết 16 khóa"),
        ("Chỉ thị 16 nói rõ", "Chỉ thị 16 nóix"),
    ],
)  # fmt: skip
def test_what_may_follow_a_type_or_a_counter(words: str, near_miss: str) -> None:
    assert len(read_passage(f"theo {words}")[0]) == 1
    assert read_passage(f"theo {near_miss}")[0] == ()


@pytest.mark.parametrize(
    ("words", "near_miss"),
    [
        ("nêu trên", "nêu trênx"),
        ("nói trên", "nói to"),
        ("trên đây", "trên đê"),
        ("đã nêu", "đã nến"),
        ("trên", "trên bàn"),
        ("trên, các xã", "trên - các xã"),
        ("trên và họp", "trên vài xã"),
        ("trên của tỉnh", "trên cửa hàng"),
        ("trên thì họp", "trên thìa"),
    ],
)
def test_words_that_point_back(words: str, near_miss: str) -> None:
    text = "Công văn số 8/UBND-VX của UBND tỉnh. Thực hiện Công văn {}"
    carried_out = ("self", "implements", "8/UBND-VX")
    assert carried_out in edges_in_words(text.format(words))
    assert carried_out not in edges_in_words(text.format(near_miss))


NO_DOCUMENT = toml("citing.toml")["no_document"]


@pytest.mark.parametrize("text", NO_DOCUMENT["matches"])
def test_number_of_no_document(text: str) -> None:
    assert read_passage(text)[0] == ()


@pytest.mark.parametrize("text", NO_DOCUMENT["refuses"])
def test_number_of_a_document(text: str) -> None:
    number = re.search(r"\d+/\S+", text)
    assert number is not None
    assert [c.number for c in read_passage(text)[0]] == [number[0]]


BACK = [
    (
        "Ngày 02/3/2021, UBND tỉnh có Công văn số 8/UBND-VX giao Sở Y tế thực hiện Công điện số "
        "9/CĐ-TTg ngày 01/3/2021; ngày 05/3/2021, Sở Y tế có Công văn số 7/SYT-NVY. {}",
        [
            ("Thực hiện các văn bản trên, phòng yêu cầu", {"8/UBND-VX", "7/SYT-NVY"}),
            ("Thực hiện các công văn nói \ntrên, phòng yêu cầu", {"8/UBND-VX", "7/SYT-NVY"}),
            ("Thực hiện văn bản nêu trên của UBND tỉnh, phòng yêu cầu", {"8/UBND-VX"}),
            ("Thực hiện Công văn trên, phòng yêu cầu", {"7/SYT-NVY"}),
            ("Thực hiện Công điện nêu trên, phòng yêu cầu", {"9/CĐ-TTg"}),
            ("Thực hiện Thông báo nêu trên, phòng yêu cầu", set()),
            ("Thực hiện công văn trên địa bàn tỉnh", set()),
        ],
    ),
    (
        "UBND tỉnh có Công văn số 8/UBND-VX về việc{} Công điện số 9/CĐ-TTg. Thực hiện các văn bản "
        "trên, phòng yêu cầu",
        [
            (" phòng dịch, trạm gác nêu ở", {"8/UBND-VX"}),
            ("; trạm gác nêu ở", {"8/UBND-VX", "9/CĐ-TTg"}),
        ],
    ),
    (
        "UBND tỉnh có Công văn số 8/UBND-VX{} Công điện số 9/CĐ-TTg. Thực hiện các văn bản "
        "trên, phòng yêu cầu",
        [
            (", kèm theo là", {"8/UBND-VX", "9/CĐ-TTg"}),
            (" và gửi kèm", {"8/UBND-VX", "9/CĐ-TTg"}),
            (" gửi kèm", {"8/UBND-VX"}),
        ],
    ),
    (
        "Ngày 02/3/2021, UBND tỉnh có Công văn số 8/UBND-VX; ngày 03/3/2021 có Công văn số "
        "9/UBND-VX. {}",
        [
            ("Thực hiện Công văn số 8 nêu trên, phòng yêu cầu", {"8/UBND-VX"}),
            ("Thực hiện Công văn nêu trên, phòng yêu cầu", {"9/UBND-VX"}),
        ],
    ),
    (
        "Nhận được Công văn số 112/SYT-NVY của Sở Y tế về việc triển khai Công văn số 403/BYT-DP "
        "của Bộ Y tế. {}",
        [("Thực hiện Công văn trên, trạm yêu cầu", {"112/SYT-NVY"})],
    ),
    (
        "Ngày 02/3/2021, UBND tỉnh có Công văn số 8/UBND-VX; ngày 03/3/2021, Tỉnh ủy ban hành Chỉ "
        "thị số 3-CT/TU. {}",
        [("Thực hiện Công văn và Chỉ thị nêu trên, phòng yêu cầu", {"8/UBND-VX", "3-CT/TU"})],
    ),
]


@pytest.mark.parametrize(
    ("text", "implemented"),
    [(text.format(back), found) for text, rows in BACK for back, found in rows],
)
def test_pointing_back(text: str, implemented: set[str]) -> None:
    edges = edges_in_words(text)
    assert {target for source, cue, target in edges if (source, cue) == ("self", "implements")} == (
        implemented
    )


@pytest.mark.parametrize("words", ["các", "những", "hai", "ba", "bốn", "12"])
def test_several_documents_pointed_back_to(words: str) -> None:
    text = "Công văn số 8/UBND-VX; Công văn số 9/UBND-VX. Thực hiện {} công văn trên, xã họp"
    both = {("self", "implements", "8/UBND-VX"), ("self", "implements", "9/UBND-VX")}
    assert edges_in_words(text.format(words)) >= both
    assert not edges_in_words(text.format(f"{words}x")) >= both


@pytest.mark.parametrize("word", ["gửi", "về", "chỉ đạo", "yêu cầu"])
def test_a_telegram_that_a_body_sent_on_a_day(word: str) -> None:
    text = "Ngày 28/7/2020, UBND tỉnh có Công điện {} xã"
    assert [c.date for c in read_passage(text.format(word))[0]] == ["2020-07-28"]
    assert read_passage(text.format("cho"))[0] == ()


@pytest.mark.parametrize("words", ["họp", "cuộc họp", "làm việc", "cuộc làm việc"])
def test_minutes_of_a_meeting(words: str) -> None:
    day = "ngày 02/3/2021 của UBND tỉnh"
    assert [c.date for c in read_passage(f"Biên bản {words} {day}")[0]] == ["2021-03-02"]
    assert read_passage(f"Biên bản {words}x {day}")[0] == ()


@pytest.mark.parametrize("behind", [",", ";", ".", ")", " của xã", " về họp", " và ngày 2", ""])
def test_what_may_stand_behind_the_last_counter(behind: str) -> None:
    counters = [c.number for c in read_passage(f"Thực hiện Chỉ thị 15, 16{behind}")[0]]
    assert counters == ["15", "16"]
    assert [c.number for c in read_passage("Thực hiện Chỉ thị 15, 16 xã")[0]] == ["15"]
