"""What two letters share: passages with their places, and nothing for form alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reuse import Reuse, Words, compared, words_of
from loaders import extract

MASKS = "Mọi người phải đeo khẩu trang, sát khuẩn tay khi vào chợ và bến xe khách"
BARRIER = "Công an xã chốt chặn các lối mở dẫn ra bờ sông trước ngày 05/9/2021"
SCHOOL = "Nhà trường cho học sinh nghỉ học từ thứ hai tuần tới, có thông báo sau"


def words(*sentences: str, number: str = "12/UBND-VP") -> Words:
    """The words of a letter whose items are `sentences`."""
    items = "\n".join(f"{count}. {said}." for count, said in enumerate(sentences, 1))
    text = f"""ỦY BAN NHÂN DÂN
HUYỆN YÊN CHÂU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}
V/v phòng dịch

Yên Châu, ngày 03 tháng 9 năm 2021

Kính gửi: UBND các xã, thị trấn

Thực hiện Công điện số 12/CĐ-TTg ngày 01/9/2021 của Thủ tướng Chính phủ về việc phòng dịch trong
tình hình mới, UBND huyện yêu cầu:

{items}

Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện nội dung Công văn này./.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Đinh Văn Mẫu
"""
    return words_of(extract(text)[0])


def changes(found: Reuse) -> list[tuple[str, str, str]]:
    return [(d.change, d.a.quote, d.b.quote) for p in found.passages for d in p.differences]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([MASKS], [MASKS], []),
        ([MASKS], [MASKS.upper()], []),
        ([MASKS + " của xã Hoà Bình uỷ quyền"], [MASKS + " của xã Hòa Bình ủy quyền"], []),
        ([MASKS], [MASKS.replace("chợ", "trường")], [("changed", "chợ", "trường")]),
        ([MASKS], [MASKS.replace(" khi", " đúng cách khi")], [("added", "", "đúng cách")]),
        ([BARRIER], [BARRIER.replace("05/9", "5/9")], []),
        ([BARRIER], [BARRIER.replace("05/9", "07/9")], [("changed", "05", "07")]),
    ],
    ids=["verbatim", "case", "tones", "a word", "a clause", "leading zero", "a date"],
)
def test_a_passage(one: list[str], other: list[str], expected: list[tuple[str, str, str]]) -> None:
    found = compared(words(*one), words(*other))
    assert changes(found) == expected
    (passage,) = found.passages
    assert (passage.a.quote, passage.b.quote) == (one[0], other[0])
    assert passage.verbatim is (not expected)


def test_form_alone_is_no_reuse() -> None:
    found = compared(words(MASKS), words(BARRIER))
    assert found.passages == ()
    assert found.b.share == 0
    assert BARRIER in [span.quote for span in found.b.own]


def test_moved_passages_are_found() -> None:
    found = compared(words(MASKS, BARRIER, SCHOOL), words(SCHOOL, MASKS, BARRIER))
    assert [(p.b.quote, p.moved) for p in found.passages] == [
        (SCHOOL, True), (MASKS, False), (BARRIER, False),
    ]  # fmt: skip


SAID = st.lists(
    st.sampled_from([MASKS, BARRIER, SCHOOL, MASKS.replace("chợ", "trường"), "Trực Tết"]),
    min_size=1,
    max_size=6,
)


@given(SAID)
def test_a_text_shares_all_with_itself(said: list[str]) -> None:
    own = words(MASKS, *said)
    assert compared(own, own).b.share == 1


@given(SAID, SAID)
def test_either_may_come_first(one: list[str], other: list[str]) -> None:
    a, b = words(*one), words(*other)
    found, mirrored = compared(a, b), compared(b, a)
    assert (found.a, found.b) == (mirrored.b, mirrored.a)
    assert {(p.a, p.b, p.moved) for p in found.passages} == {
        (p.b, p.a, p.moved) for p in mirrored.passages
    }


@given(SAID, SAID)
def test_places_give_the_quotes_and_do_not_overlap(one: list[str], other: list[str]) -> None:
    a, b = words(*one), words(*other)
    found = compared(a, b)
    for text, spans in (
        (a.text, [p.a for p in found.passages]),
        (b.text, [p.b for p in found.passages]),
    ):
        assert all(text[span.start : span.end] == span.quote for span in spans)
        ordered = sorted(spans, key=lambda span: span.start)
        assert all(x.end <= y.start for x, y in pairwise(ordered))
