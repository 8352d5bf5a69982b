"""Where the list of what is ordered begins, and where a section and a quoted wording end."""

from __future__ import annotations

import pytest

from loaders.measures.layout import first_listed, section_end
from loaders.measures.vocabulary import cues
from tests.loaders.measures.test_search import modes


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("1. họp", True),
        ("1) họp", True),
        ("1/ họp", True),
        ("i. họp", True),
        ("a) họp", True),
        ("a - họp", True),
        ("- họp", True),
        ("– họp", True),
        ("+ họp", True),
        ("• họp", True),
        ("~ họp", True),
        ("điều 12. họp", False),
        ("b) họp", False),
        ("2. họp", False),
        ("-họp", False),
    ],
)
def test_the_first_item_of_a_list(item: str, found: bool) -> None:
    text = f"xã yêu cầu như sau:\nmở đầu\n{item}"
    begin = text.index("\n" + item) if found else text.index("\nmở đầu") + 1
    flat = text.replace("\n", " ")
    assert first_listed(text, flat, (0, len(text)), cues()) in {begin, begin - 1}


@pytest.mark.parametrize(
    ("number", "following", "ends"),
    [
        ("1. ", "2. hai", True),
        ("1. ", "2) hai", True),
        ("1. ", "ii. hai", True),
        ("1. ", "ii) hai", True),
        ("1. ", "điều hai", True),
        ("1. ", "hai", False),
        ("i. ", "ii. hai", True),
        ("i. ", "ii hai", True),
        ("i. ", "ii- hai", True),
        ("i. ", "điều hai", True),
        ("i. ", "2. hai", False),
    ],
)
def test_the_next_heading_of_its_rank_ends_a_section(
    number: str, following: str, ends: bool
) -> None:
    text = f"\n{number}kết quả\nmột\n{following}"
    first = text.index("kết quả")
    end = section_end(text, first, first + len("kết quả"), len(text))
    assert end == (text.index("\n" + following) if ends else len(text))


@pytest.mark.parametrize(
    ("behind", "heading"),
    [
        (":", True),
        (" **\n", True),
        ("", True),
        (" đạt được", True),
        (" đạt được\nhọp", True),
        (" đạt được.\n", False),
        (f" {'x' * 80}\n", False),
    ],
)
def test_what_makes_a_line_a_heading(behind: str, heading: bool) -> None:
    text = f"\n1. kết quả{behind}"
    first = text.index("kết quả")
    assert bool(section_end(text, first, first + len("kết quả"), len(text))) == heading


@pytest.mark.parametrize(
    ("opening", "quoted"),
    [
        ("“2. ", True),
        ("“2) ", True),
        ("“2a. ", True),
        ("“b) ", True),
        ("“b. ", True),
        ("“Điều 4. ", True),
        ("“Khoản 4. ", True),
        ('"Khoản 4. ', True),
        ("“Hoa 4. ", False),
    ],
)
def test_the_new_wording_of_a_provision_orders_nothing(opening: str, quoted: bool) -> None:
    text = f"QUYẾT ĐỊNH:\n\nĐiều 1. Sửa đổi như sau:\n{opening}Hạt kiểm lâm kiểm tra bãi gỗ.”"
    assert (modes(text)["inspection"] == "mentions") == quoted


@pytest.mark.parametrize(
    ("sentence", "orders"),
    [
        ("Không đeo khẩu trang thì phạt.", True),
        ("Không đeo khẩu trang sẽ phạt.", True),
        ("Không đeo khẩu trang bị phạt.", True),
        ("Không đeo khẩu trang thì xử lý.", True),
        ("Không đeo khẩu trang thì đình chỉ.", True),
        ("Không đeo khẩu trang thì không được vào.", True),
        ("Không đeo khẩu trang thì kỷ luật.", True),
        ("Không đeo khẩu trang thì họp.", False),
        ("Không đeo khẩu trang và phạt.", False),
        ("Trực; không đeo khẩu trang.", False),
        ("Sở yêu cầu không đeo khẩu trang.", False),
        ("Sở đề nghị không đeo khẩu trang.", False),
        ("Sở phạt người không đeo khẩu trang.", True),
    ],
)
def test_who_does_not_do_it_is_punished_or_need_not(sentence: str, orders: bool) -> None:
    text = f"UBND xã yêu cầu:\n1. {sentence}"
    assert modes(text)["mask"] == ("orders" if orders else "mentions")
