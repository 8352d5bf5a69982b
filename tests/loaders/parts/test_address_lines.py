"""Lines below Kính gửi: the words at which one goes on, and those at which the text begins."""

from __future__ import annotations

import pytest

from loaders.fold import lower
from loaders.parts.addressees import read_addressees


def _addressees(text: str) -> list[str]:
    items, _ = read_addressees(text, lower(text), 0)
    return [item.text for item in items]


@pytest.mark.parametrize("end", [" và", " của", " các", " cho", " thuộc", " tại", " với", ","])
def test_a_line_that_ends_open_goes_on_below_an_empty_one(end: str) -> None:
    text = "Kính gửi: Phòng Tài chính{}\n\nKế hoạch huyện.\n\n"
    assert _addressees(text.format(end)) == [f"Phòng Tài chính{end} Kế hoạch huyện"]
    assert _addressees(text.format(" mới")) == ["Phòng Tài chính mới"]


@pytest.mark.parametrize(
    "verb",
    [
        "nhận được", "có ý kiến", "đã", "ban hành", "yêu cầu", "đề nghị", "thông báo", "báo cáo",
    ],
)  # fmt: skip
def test_a_sentence_where_the_first_body_should_stand_is_none(verb: str) -> None:
    assert _addressees(f"Kính gửi: ....\n\nSở Y tế {verb} tin của xã.\n\n") == []
    assert _addressees(f"Kính gửi: ....\n\nSở Y tế{verb} tin của xã.\n\n") != []


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Kính gửi:\n* Sở Y tế\n* Sở Nội vụ\n\n", ["Sở Y tế", "Sở Nội vụ"]),
        ("Kính gửi:\n*Sở Y tế\n*Sở Nội vụ\n\n", ["Sở Y tế *Sở Nội vụ"]),
        ("Kính gửi:\n1. Sở Y tế\n2. Sở Nội vụ\n\n", ["Sở Y tế", "Sở Nội vụ"]),
        ("Kính gửi:\n1. 2 xã Hoa\n\n", ["1. 2 xã Hoa"]),
        ("Kính gửi:\n- UBND các xã:\nHoa, Mai;\n- Sở Y tế.\n\n",
         ["UBND các xã: Hoa, Mai", "Sở Y tế"]),
        ("Kính gửi:\n- Sở Lao động -\nThương binh;\n- Sở Y tế.\n\n",
         ["Sở Lao động - Thương binh", "Sở Y tế"]),
        ("Kính gửi:\n- Sở Lao động –\nThương binh;\n- Sở Y tế.\n\n",
         ["Sở Lao động – Thương binh", "Sở Y tế"]),
        ("Kính gửi: - Sở Y tế, - Sở Nội vụ.\n", ["Sở Y tế", "Sở Nội vụ"]),
        ("Kính gửi: - Sở Y tế - Sở Nội vụ.\n", ["Sở Y tế - Sở Nội vụ"]),
    ],
)  # fmt: skip
def test_marks_that_open_and_join_items(text: str, items: list[str]) -> None:
    assert _addressees(text) == items
