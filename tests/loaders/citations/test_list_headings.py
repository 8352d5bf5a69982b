"""Headings of lists: which bullet a line begins with, and which heading its items stand under."""

from __future__ import annotations

import pytest

from loaders.citations.list_headings import Heading, continues, style_of
from loaders.citations.ties import PLAIN
from tests.loaders.reading import edges_in_words

STYLES = [
    ("điều", "Điều 1. Bãi bỏ", "Điều này bãi bỏ"),
    ("điều", "**Điều 2a:** Bãi bỏ", "Điều kiện"),
    ("-", "- Quyết định", "-Quyết định"),
    ("-", "• Quyết định", "- 3 -"),
    ("+", "+ Quyết định", "+Quyết định"),
    ("1.1.", "1.2. Quyết định", "1.200 đồng"),
    ("1.1.", "2.10 Quyết định", "2,10 tỷ"),
    ("1.", "12. Quyết định", "12 quyết định"),
    ("1.", "3) Quyết định", "123) Quyết định"),
    ("a)", "đ) Quyết định", "đi) Quyết định"),
    ("a)", "b. Quyết định", "b.Quyết định"),
    ("i.", "IV- Quyết định", "IV Quyết định"),
    ("i.", "II) Quyết định", "MM) Quyết định"),
    ("|", " | Quyết định", "Quyết định |"),
]


@pytest.mark.parametrize(("style", "line", "near_miss"), STYLES)
def test_style(style: str, line: str, near_miss: str) -> None:
    assert style_of(line) == style
    assert style_of(near_miss) == ""


@pytest.mark.parametrize(
    ("between", "items", "expected"),
    [
        (" của UBND tỉnh;\n", "-", True),
        (" của UBND tỉnh;\n", "+", False),
        (" của UBND tỉnh.\n2. Giữ lại:\n", "-", False),
        (" của UBND tỉnh.\nĐiều 5. Giữ lại:\n", "-", False),
        (" của UBND tỉnh.\na) Giữ lại\n", "-", True),
        (" của UBND tỉnh.\na) Giữ lại:\n", "-", False),  # a heading of its own
        (" rất dài" * 200 + "\n", "-", False),
    ],
)
def test_a_list_goes_on_until_its_heading_has_a_sister(
    between: str, items: str, expected: bool
) -> None:
    assert continues(Heading(PLAIN, "1.", "-"), between, items) is expected


D, E = "Quyết định số 44/QĐ-UBND", "Quyết định số 55/QĐ-UBND"
D_, E_ = ("self", "repeals", "44/QĐ-UBND"), ("self", "repeals", "55/QĐ-UBND")
E_PLAIN = ("self", "references", "55/QĐ-UBND")

LISTS = [
    ("lines without bullets", f"Bãi bỏ các văn bản sau:\n{D}.\n{E}.", {D_, E_}),
    ("items of items", f"1. Bãi bỏ:\na) {D};\nb) {E}.", {D_, E_}),
    ("the next heading", f"Quyết nghị:\n1. Bãi bỏ:\na) {D}.\n2. Giữ lại:\na) {E}.", {D_, E_PLAIN}),
    ("the next article", f"Điều 1. Bãi bỏ:\n- {D}.\nĐiều 2. Giữ lại:\n- {E}.", {D_, E_PLAIN}),
    ("bullets below an item", f"Bãi bỏ:\n- {D}.\n+ {E}.", {D_, E_PLAIN}),
    ("a line that ends in no colon", f"Bãi bỏ {D}.\n\n{E} còn giá trị.", {D_, E_PLAIN}),
    (
        "a heading that names a document",
        f"Sửa đổi {D} như sau:\n- {E}.",
        {("self", "amends", D_[2]), E_PLAIN},
    ),
    ("a heading that names the first", f"Bãi bỏ {D} và các văn bản sau:\n- {E}.", {D_, E_}),
    ("rows of a table", f"Bãi bỏ các văn bản sau:\n| {D} |\n| {E} |", {D_, E_}),
]


@pytest.mark.parametrize(
    ("text", "edges"), [row[1:] for row in LISTS], ids=[row[0] for row in LISTS]
)
def test_items_under_a_heading(text: str, edges: set[tuple[str, str, str]]) -> None:
    assert edges_in_words(text, kind="quyết định") == edges


def test_carrying_out_needs_a_colon_over_its_items() -> None:
    text = "Thực hiện các văn bản sau{}\n- Công văn số 11/UBND-VX.\n- Công văn số 12/UBND-VX."
    carried_out = {("self", "implements", "11/UBND-VX"), ("self", "implements", "12/UBND-VX")}
    assert edges_in_words(text.format(":")) == carried_out
    assert not carried_out & edges_in_words(text.format(" đây"))


def test_a_passive_heading_has_its_items_act_on_the_document_before_it() -> None:
    text = "Luật Thú y số 79/2015/QH13 đã được {} bởi:\n- Luật số 35/2018/QH14;"
    amended = ("35/2018/QH14", "amends", "79/2015/QH13")
    assert amended in edges_in_words(text.format("sửa đổi"))
    assert amended not in edges_in_words(text.format("giới thiệu"))


def test_a_passive_heading_passes_over_what_the_document_carries_out() -> None:
    text = (
        "Thông tư số 59/2015/TT-BTC hướng dẫn thi hành Luật Thú y ngày 19/6/2015, được sửa đổi bởi:"
        "\n{}Thông tư số 06/2021/TT-BTC."
    )
    for bullet in ("", "1. ", "- "):
        assert edges_in_words(text.format(bullet)) == {
            ("self", "references", "59/2015/TT-BTC"),
            ("59/2015/TT-BTC", "implements", "Luật Thú y"),
            ("06/2021/TT-BTC", "amends", "59/2015/TT-BTC"),
        }


@pytest.mark.parametrize(
    "documents",
    [
        "văn bản", "chỉ thị", "nghị quyết", "công điện", "công văn", "kế hoạch", "quyết định",
        "văn bản sau", "văn bản sau đây",
    ],
)  # fmt: skip
def test_a_heading_that_names_documents_has_its_items_carried_out(documents: str) -> None:
    text = "Sở họp để thực hiện các {}:\n- Công văn số 11/UBND-VX.\n- Công văn số 12/UBND-VX."
    carried_out = {("self", "implements", "11/UBND-VX"), ("self", "implements", "12/UBND-VX")}
    assert edges_in_words(text.format(documents)) >= carried_out
    assert not edges_in_words(text.format(f"{documents} và họp")) & carried_out


@pytest.mark.parametrize(
    "how", ["nghiêm", "nghiêm túc", "tốt", "đầy đủ", "kịp thời", "hiệu quả", "có hiệu quả"]
)
def test_so_has_one_that_says_how(how: str) -> None:
    text = "Sở họp để thực hiện {}:\n- Công văn số 11/UBND-VX."
    assert ("self", "implements", "11/UBND-VX") in edges_in_words(text.format(how))
    assert ("self", "implements", "11/UBND-VX") not in edges_in_words(text.format(f"{how}x"))
