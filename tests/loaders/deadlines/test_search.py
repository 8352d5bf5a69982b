"""Which times of a text are deadlines, and of what."""

from __future__ import annotations

import pytest

from loaders import extract
from loaders.record import Deadline
from tests.loaders.reading import read_deadlines
from tests.loaders.samples import LETTER

CITED = "Công văn số 11/UBND-VX ngày 03/5/2021 của UBND tỉnh"


def _told(deadline: Deadline) -> tuple[str, str | None]:
    return deadline.what, deadline.date or (str(deadline.days) if deadline.days else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gửi báo cáo về Sở Y tế trước 17h00 ngày 10/5.", [("report", "2021-05-10")]),
        ("Báo cáo kết quả trước 16h thứ Sáu (ngày 07/5/2021).", [("report", "2021-05-07")]),
        ("Chậm nhất là ngày 10 tháng 5 năm 2021 phải bàn giao xong.", [("act", "2021-05-10")]),
        ("Thời hạn hoàn thành đến hết ngày 30/6/2021.", [("act", "2021-06-30")]),
        ("Hạn cuối nhận hồ sơ: 17h00 ngày 10/5/2021.", [("act", "2021-05-10")]),
        ("Thời hạn gửi báo cáo: trước ngày 20/5/2021.", [("report", "2021-05-20")]),
        ("Trả lời chậm nhất 03 ngày làm việc kể từ ngày nhận được văn bản này.",
         [("act", "2021-05-07")]),
        ("Trong thời hạn 07 ngày làm việc kể từ ngày ban hành, các xã lập danh sách.",
         [("act", "2021-05-13")]),
        ("Trong 05 ngày làm việc, gửi ý kiến về Sở.", [("report", "2021-05-11")]),
        ("Lập xong kế hoạch trong vòng 01 tháng kể từ ngày ký.", [("act", "2021-06-04")]),
        ("Khi có ca mắc, phải báo cáo trong vòng 24 giờ.", [("report", "1")]),
        ("Lấy mẫu quanh ổ dịch trong 36 giờ; trả lời về ca nghi mắc trong 12 giờ.",
         [("act", "2"), ("act", "1")]),
        ("Hoàn thành trong tháng 5/2021; trình trong quý III.",
         [("act", "2021-05-31"), ("act", "2021-09-30")]),
        ("Hoàn thành trước 30/5/2021 và báo cáo trước ngày 05/6/2021.",
         [("act", "2021-05-30"), ("report", "2021-06-05")]),
        ("Hoàn thành chi trả trước ngày 31/12/2021, báo cáo UBND tỉnh.", [("act", "2021-12-31")]),
        ("Trước ngày 15/5/2021, các xã gửi danh sách.", [("report", "2021-05-15")]),
        ("Báo cáo công tác chuẩn bị, kiểm tra, rà soát... về Sở trước ngày 10/5/2021.",
         [("report", "2021-05-10")]),
        ("Định kỳ hằng năm (trước ngày 31/12) báo cáo UBND tỉnh.", [("report", None)]),
        ("Báo cáo tình hình hằng ngày trước 14h30 qua thư điện tử.", [("report", None)]),
        ("Gửi tuần trước 15h00 thứ Năm hằng tuần, gửi tháng trước ngày 20 hằng tháng.",
         [("report", None), ("report", None)]),
        ("Hoàn thành chậm nhất trước ngày 10/5/2021.", [("act", "2021-05-10")]),
    ],
)  # fmt: skip
def test_deadlines(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [_told(deadline) for deadline in read_deadlines(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        f"Thực hiện {CITED}, các xã khẩn trương báo cáo ngay.",
        "Thời hạn gửi theo Công văn số 11/UBND-VX ngày 04/5/2021 của UBND tỉnh.",
        f"Trước {CITED} chưa xã nào báo cáo.",
        "Thời hạn và biểu mẫu gửi báo cáo theo Công văn số 20/UBND-VX ngày 10/5/2021 của Sở Y tế.",
        "Đến ngày 10/5/2021 đã ghi nhận 30 ca.",
        "Tính đến 17h00 ngày 10/5/2021, toàn huyện có 30 ca.",
        "Quyết định này có hiệu lực kể từ ngày 10/5/2021.",
        "Học sinh sinh trước ngày 01/9/2021 nộp đơn.",
        "Người về từ vùng lũ phải theo dõi sức khỏe trong vòng 21 ngày.",
        "Trong vòng 14 ngày qua, các xã không báo cáo ca mới.",
        "Người về từ vùng lũ từ ngày 01/5/2021 đến trước ngày 10/5/2021 phải khai báo.",
        "Tạm dừng hoạt động từ 0 giờ ngày 05/5/2021 đến trước ngày 20/5/2021.",
        "Giờ làm việc: từ 7h30 đến 17h00 hằng ngày.",
        "Các văn bản đã ban hành trước ngày 01/7/2021 giữ nguyên.",
        "Các xã báo cáo kết quả trước ngày 01/5/2021.",
        "Thời gian áp dụng: 14 ngày kể từ 0h ngày 05/5/2021.",
        "Gửi hồ sơ trước ngày 31/02/2021.",
        "Trước ngày khai giảng 05 ngày, các trường báo cáo.",
        "Hộ kinh doanh đăng ký trước ngày 10/5/2021 thì được giảm thuế.",
    ],
)
def test_what_is_none(text: str) -> None:
    assert read_deadlines(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Thực hiện {CITED} về việc báo cáo trước ngày 10/5/2021, UBND huyện giao việc.", False),
        (f"Thực hiện {CITED}, UBND huyện yêu cầu các xã báo cáo trước ngày 10/5/2021.", True),
        (f"Báo cáo kết quả thực hiện {CITED} về việc phòng dịch trước ngày 10/5/2021.", True),
    ],
)
def test_what_a_cited_document_asks_for_is_its_own(text: str, found: bool) -> None:
    assert bool(read_deadlines(text)) is found


def test_new_wording_of_another_act_sets_none() -> None:
    ordered = "Các xã báo cáo trước ngày 10/5/2021."
    assert len(read_deadlines(ordered)) == 1
    assert read_deadlines(f"Sửa Điều 5 như sau: “1. {ordered}”") == ()


def test_a_text_without_a_date_of_its_own_has_days_only_where_it_prints_them() -> None:
    text = "Gửi báo cáo trước ngày 10/5. Trả lời trong vòng 03 ngày. Trình trước ngày 15/6/2021."
    assert [(d.date, d.days) for d in read_deadlines(text, None)] == [
        (None, None), (None, 3), ("2021-06-15", None)
    ]  # fmt: skip


def test_the_quote_is_the_clause_without_list_marks() -> None:
    quote = "gửi báo cáo về TP. Mẫu\ntrước ngày 10/5/2021 (qua mạng)"
    text = f"yêu cầu:\n1. Các xã lập chốt; {quote}.\n2. Trạm Y tế"
    (deadline,) = read_deadlines(text)
    assert deadline.quote == quote
    assert text[deadline.start : deadline.end] == deadline.quote


def test_a_long_clause_is_clipped_around_its_time() -> None:
    (deadline,) = read_deadlines(f"Gửi {'kết quả ' * 60}trước ngày 10/5/2021 {'về huyện ' * 60}.")
    assert "trước ngày 10/5/2021" in deadline.quote
    assert len(deadline.quote) < 520
    assert deadline.quote.split()[0] in ("kết", "quả")


LAST = "2. Trạm Y tế báo cáo kết quả trước ngày 20/5/2021.\n"


def _with(line: str, before: str) -> str:
    assert before in LETTER
    return LETTER.replace(before, f"{line}{before}", 1)


def test_only_the_body_and_appendices_are_read() -> None:
    """Neither the head nor the copies set one."""
    letter = _with(LAST, "Nơi nhận")
    (record,) = extract(letter)
    assert [(d.date, d.what) for d in record.deadlines] == [("2021-05-20", "report")]
    (copied,) = extract(letter.replace(LAST, "").replace("Nơi nhận:\n", f"Nơi nhận:\n- {LAST[3:]}"))
    assert copied.deadlines == ()
    (appended,) = extract(f"{letter}\n\nPHỤ LỤC\n\n{LAST.replace('20/5', '25/5')}")
    assert [d.date for d in appended.deadlines] == ["2021-05-20", "2021-05-25"]
