"""Which measures a text orders, which it only mentions, and what their words do not mean."""

from __future__ import annotations

from typing import Any

import pytest

from loaders import fold
from loaders.measures.search import find_measures
from loaders.measures.vocabulary import document, kinds, spellings
from loaders.record import Measure
from tests.timed import computing

IDS = [
    "5k",
    "mask",
    "disinfection",
    "bluezone",
    "pc_covid",
    "distancing",
    "no_gathering",
    "limit_contact",
    "event_suspension",
    "directive15",
    "directive16",
    "directive19",
    "safe_adaptation",
    "health_declaration",
    "contact_tracing",
    "testing",
    "quarantine",
    "zoning",
    "treatment",
    "medical_supplies",
    "vaccination",
    "travel_restriction",
    "trip_suspension",
    "checkpoint",
    "goods_flow",
    "border_control",
    "business_closure",
    "reopening",
    "three_on_site",
    "remote_work",
    "it_application",
    "school_closure",
    "social_support",
    "four_on_spot",
    "contingency_plan",
    "communication",
    "fake_news",
    "inspection",
    "sanctions",
    "accountability",
    "reporting",
]

FORMS: list[tuple[str, dict[str, Any]]] = [
    (entry["id"], form) for entry in document()["measure"] for form in entry["form"]
]


def find(text: str, *, directive: bool = True) -> tuple[Measure, ...]:
    return find_measures(text, fold.lower(text), 0, len(text), directive=directive)


def modes(text: str, *, directive: bool = True) -> dict[str, str]:
    return {measure.id: measure.mode for measure in find(text, directive=directive)}


def ordered(sentence: str) -> set[str]:
    """What `sentence` orders as an item of a directive."""
    text = f"Ủy ban nhân dân xã yêu cầu:\n\n1. {sentence}"
    return {measure for measure, mode in modes(text).items() if mode == "orders"}


# ---------------------------------------------------------------- the vocabulary


def test_vocabulary_names_every_measure_once() -> None:
    assert [entry["id"] for entry in document()["measure"]] == IDS
    assert list(kinds()) == IDS


def test_vocabulary_has_labels_and_sources() -> None:
    assert document()["source"]
    for kind in kinds().values():
        assert kind.vi and kind.en and kind.category
        assert bool(kind.authority) == bool(kind.since) == bool(kind.source)


def test_parts_are_measures_that_have_no_parts_themselves() -> None:
    with_parts = {kind.id: kind.parts for kind in kinds().values() if kind.parts}
    assert with_parts == {
        "5k": ("mask", "disinfection", "distancing", "no_gathering", "health_declaration")
    }
    assert not any(kinds()[part].parts for parts in with_parts.values() for part in parts)


def test_labels_are_distinct() -> None:
    for field in ("vi", "en"):
        labels = [getattr(kind, field) for kind in kinds().values()]
        assert len(labels) == len(set(labels))


@pytest.mark.parametrize(("measure", "form"), FORMS)
def test_form_orders_what_it_matches(measure: str, form: dict[str, Any]) -> None:
    assert form["matches"]
    for sentence in form["matches"]:
        assert measure in ordered(sentence), sentence


@pytest.mark.parametrize(("measure", "form"), FORMS)
def test_form_leaves_what_it_refuses(measure: str, form: dict[str, Any]) -> None:
    assert form["refuses"]
    for sentence in form["refuses"]:
        assert measure not in ordered(sentence), sentence


def test_no_form_repeats_a_phrase() -> None:
    for measure, form in FORMS:
        for key in ("phrases", "ignore_before", "ignore_after", "mention_before"):
            words = form.get(key, [])
            assert len(words) == len(set(words)), (measure, key)
            assert all(word == word.lower() for word in words), (measure, key)


def test_requests_make_orders_before_the_list() -> None:
    cue = document()["cues"]["request"]
    for text in cue["matches"]:
        assert "orders" in modes(text).values(), text
    for text in cue["refuses"]:
        assert set(modes(text).values()) == {"mentions"}, text


def test_reporting_sections_order_nothing() -> None:
    cue = document()["cues"]["report"]
    lead = "Ủy ban nhân dân xã kết luận:\n"
    for text in cue["matches"]:
        assert set(modes(lead + text).values()) == {"mentions"}, text
    for text in cue["refuses"]:
        assert set(modes(lead + text).values()) == {"orders"}, text


# ---------------------------------------------------------------- spellings and spans


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("hòa", {"hòa", "hoà"}),
        ("khoẻ", {"khỏe", "khoẻ"}),
        ("ủy", {"ủy", "uỷ"}),
        ("quý", {"quý"}),
        ("hoàn", {"hoàn"}),
        ("(an |)sinh", {"an sinh", "sinh"}),
        ("kỷ luật", {"kỷ luật", "kỉ luật"}),
    ],
)
def test_spellings(phrase: str, expected: set[str]) -> None:
    found = list(spellings([phrase]))
    assert set(found) == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize(
    ("written", "quote"),
    [
        ("phun khử khuẩn", "khử khuẩn"),
        ("phun khử\nkhuẩn", "khử\nkhuẩn"),
        ("phun khử \n khuẩn", "khử \n khuẩn"),
        ("phun khử\n\nkhuẩn", "khử\n\nkhuẩn"),
        ("phun khử   khuẩn", "khử   khuẩn"),
        ("phun khử\tkhuẩn", "khử\tkhuẩn"),
        ("PHUN KHỬ KHUẨN", "KHỬ KHUẨN"),
    ],
)
def test_spans_are_those_of_the_text(written: str, quote: str) -> None:
    text = f"Trường yêu cầu:\n1. Tổ bảo vệ {written} sân trường."
    (measure,) = find(text)
    assert (measure.id, measure.mode, measure.quote) == ("disinfection", "orders", quote)
    assert text[measure.start : measure.end] == quote


@pytest.mark.parametrize(
    "sentence", ["Khoá chặt lối mở.", "Xử lí nghiêm.", "Phong toả hai ngõ.", "Ðiều trị tại nhà."]
)
def test_other_spellings_are_found(sentence: str) -> None:
    assert len(ordered(sentence)) == 1


@pytest.mark.parametrize("text", ["", " ", "1.", "Yêu cầu:", "Kiểm"])
def test_texts_without_measures(text: str) -> None:
    assert find(text) == ()


def test_only_the_given_part_is_read() -> None:
    text = "Kiểm tra chợ.\nUBND xã yêu cầu:\n1. Đeo khẩu trang.\nNơi nhận: báo cáo"
    start, end = text.index("UBND"), text.index("Nơi nhận")
    found = find_measures(text, fold.lower(text), start, end)
    assert [(m.id, m.mode, m.start) for m in found] == [
        ("mask", "orders", text.index("đeo".title()))
    ]


def test_one_measure_per_id_at_its_first_order() -> None:
    text = (
        "Thực tế, việc kiểm tra còn ít.\nUBND xã yêu cầu:\n"
        "1. Đội quản lý trật tự kiểm tra chợ.\n2. Công an xã kiểm tra bến đò."
    )
    (measure,) = find(text)
    assert (measure.mode, measure.start) == ("orders", text.index("kiểm tra chợ"))


def test_measures_come_in_the_order_of_the_text() -> None:
    text = "UBND xã yêu cầu:\n1. Tuyên truyền, kiểm tra, xử phạt; báo cáo kết quả hằng tuần."
    assert list(modes(text)) == ["communication", "inspection", "sanctions", "reporting"]


# ---------------------------------------------------------------- orders and mentions

LIST = "\nUBND phường Tân Lập yêu cầu các tổ dân phố thực hiện như sau:\n\n1. {}"


@pytest.mark.parametrize(
    "text",
    [
        LIST.format("Tăng cường kiểm tra bếp ăn."),
        LIST.format("Chủ cơ sở phải kiểm tra bình chữa cháy."),
        LIST.format("Nếu nước lên quá mức báo động III thì kiểm tra từng hộ."),
        LIST.format("Rà soát hồ sơ.\n\n2. Cần thiết thì kiểm tra đột xuất."),
        LIST.format("Người đã được nhắc nhở thì kiểm tra lại."),
        LIST.format(
            "Thực hiện Công văn số 31/SYT-NV ngày 4/5/2022 về vệ sinh, các trường kiểm tra bể nước."
        ),
        LIST.format("Hiện nay còn ba hộ chưa ký, yêu cầu tổ trưởng kiểm tra."),
        "Căn cứ Luật Đê điều;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Giao Hạt Quản lý đê kiểm tra các cống.",
        "Căn cứ Luật Đê điều;\n\nÐiều 1. Hạt Quản lý đê kiểm tra các cống.",
        "Phòng Y tế xây dựng kế hoạch như sau:\nI. NỘI DUNG\nKiểm tra các quán ăn.",
        "Do mưa lớn kéo dài, Chủ tịch UBND huyện yêu cầu các xã kiểm tra ngay hồ chứa.",
        "Chủ tịch UBND huyện yêu cầu các xã trực ban. Kiểm tra ngay hồ chứa.",
        "I. Tình hình\nMưa lớn nhiều ngày.\nII. Nhiệm vụ\n1. Xã đội kiểm tra các cống.",
        "Sở yêu cầu:\n- Các trường kiểm tra mái tôn.",
        "Sở lập kế  hoạch như  sau:\n- Các trường kiểm tra mái tôn.",
        "Sở yêu cầu:\n- Các trường kiểm\n\n3\n\ntra mái tôn.",
    ],
)
def test_ordered(text: str) -> None:
    assert modes(text) == {"inspection": "orders"}


@pytest.mark.parametrize(
    "text",
    [
        "Trong quý I, các xã kiểm tra 45 cơ sở." + LIST.format("Trực ban đầy đủ."),
        LIST.format("Thực tế, nhiều nơi kiểm tra chưa thường xuyên."),
        LIST.format("Các xã đã kiểm tra 45 cơ sở thì gửi danh sách."),
        LIST.format(
            "Thực hiện Công văn số 31/SYT-NV ngày 4/5/2022 của Sở Y tế về kiểm tra vệ sinh."
        ),
        LIST.format("Dừng áp dụng việc kiểm tra lưu động."),
        LIST.format("Hộ kinh doanh chưa kiểm tra sẽ có lịch riêng."),
        "UBND xã kết luận:\nI. KẾT QUẢ\n1. Tồn tại\nKiểm tra 12 hộ.\nII. NHIỆM VỤ\n1. Trực ban.",
        "QUYẾT ĐỊNH:\n\nĐiều 1. Sửa đổi khoản 2 như sau: “2. Hạt kiểm lâm kiểm tra bãi gỗ.”",
        'QUYẾT ĐỊNH:\n\nĐiều 1. Sửa đổi khoản 2 như sau:\n"2. Hạt kiểm lâm kiểm tra bãi gỗ."',
        "Theo đề nghị của Trưởng phòng về kế hoạch kiểm tra.\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Trực ban.",
        "Sáng nay, phóng viên theo chân đội kiểm tra ở chợ đêm.",
    ],
)
def test_only_mentioned(text: str) -> None:
    assert modes(text) == {"inspection": "mentions"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Trung tâm Kiểm tra chất lượng cử người tham gia.",
        "Sở Thông tin và\nTruyền thông phối hợp với các đơn vị.",
        "Ban Tuyên giáo chủ trì.",
        "Báo Hậu Giang, Đài huyện phối hợp.",
        "Gửi Tờ trình và Báo cáo số 12 về Văn phòng.",
        "Đôn đốc các thôn nộp quỹ đúng hạn.",
        "Siết chặt kỷ cương, kỷ luật.",
        "Đăng ký thi thuật toán năm 2022.",
    ],
)
def test_false_friends(sentence: str) -> None:
    assert modes(LIST.format(sentence)) == {}


def test_parts_of_5k_and_5k_are_kept_apart() -> None:
    assert ordered("Thực hiện nghiêm thông điệp 5K.") == {"5k"}
    assert ordered("Đeo khẩu trang, khử khuẩn, giữ khoảng cách, không tụ tập, khai báo y tế.") == {
        "mask",
        "disinfection",
        "distancing",
        "no_gathering",
        "health_declaration",
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Công an huyện gỡ bỏ thông tin sai sự thật.", {"fake_news"}),
        ("Gỡ\nbỏ các thông tin xấu, độc; xóa bỏ tin giả.", {"fake_news"}),
        ("Gỡ bỏ các chốt kiểm soát.", set()),
        ("Bãi bỏ việc cách ly.", set()),
        ("Nhắc người dân đeo khẩu trang khi ra khỏi nhà.", {"mask"}),
        ("Không ra khỏi nhà khi không đeo khẩu trang.", {"mask", "travel_restriction"}),
        ("Tổ công tác của phòng lấy mẫu ở chợ.", {"testing"}),
        ("Sắp xếp ghế ngồi ở phòng lấy mẫu.", set()),
        ("Các chi bộ lấy mẫu ở chợ.", {"testing"}),
        ("Đảng viên, cán bộ lấy mẫu ở chợ.", {"testing"}),
        ("Bồi dưỡng cho cán bộ lấy mẫu.", set()),
        ("Trạm Y tế phân công cán bộ lấy mẫu ở chợ.", {"testing"}),
        ("Cử cán bộ lấy mẫu; bố trí cán bộ trực.", {"testing"}),
        ("Thủ trưởng không cho người không đeo khẩu trang vào trụ sở.", {"mask"}),
        ("Không cho người ra vào thôn.", {"travel_restriction"}),
        ("UBND các xã sẵn sàng phương án sơ tán dân.", {"contingency_plan"}),
        ("Chọn phương án màu sơn.", set()),
        ("Các chi  bộ lấy mẫu ở chợ.", {"testing"}),
        ("Sắp xếp ghế ngồi ở  phòng lấy mẫu.", set()),
        ("Nhận 20 bộ lấy mẫu.", set()),
    ],
)
def test_what_stands_in_front_decides(sentence: str, expected: set[str]) -> None:
    assert ordered(sentence) == expected


def test_text_that_directs_nobody_orders_nothing() -> None:
    text = LIST.format("Đeo khẩu trang; khai báo y tế.")
    assert set(modes(text).values()) == {"orders"}
    assert set(modes(text, directive=False).values()) == {"mentions"}


def test_a_heading_in_capitals_orders_nothing_by_itself() -> None:
    text = "Ủy ban nhân dân xã yêu cầu:\n1. Sửa nhà kho.\nTHU THẬP KẾT QUẢ KIỂM TRA\nMẫu số 2."
    assert modes(text) == {"inspection": "mentions"}
    assert modes(text.upper())["inspection"] == "orders"


def test_a_capital_behind_an_empty_line_is_no_name() -> None:
    heading = "2. Phòng Văn hóa và Thông tin các huyện có đường sắt chạy qua địa bàn"
    text = f"UBND tỉnh yêu cầu:\n1. Trực 24 giờ.\n{heading}\n\nTuyên truyền ở trường học."
    assert modes(text).get("communication") == "orders"
    assert "communication" not in modes(text.replace("\n\n", " "))


def test_capital_after_a_short_line_is_no_name() -> None:
    text = "Huyện ban hành kế hoạch như sau:\nI. NỘI DUNG\n1. Trạm Y tế\nTuyên truyền trực quan."
    assert modes(text) == {"communication": "orders"}


# ---------------------------------------------------------------- cost


@pytest.mark.parametrize(
    "unit",
    [
        "kiểm tra ",
        "“1. kiểm tra ",
        "Công văn số 1/A về kiểm tra ",
        "lập danh sách ",
        "1. Kết quả\n",
        ":\n",
        "báo   \n",
    ],
)
def test_time_grows_with_length_only(unit: str) -> None:
    text = "yêu cầu:\n1. “1. " + unit * (400_000 // len(unit))
    with computing() as spent:
        find(text)
    assert spent.seconds < 5
