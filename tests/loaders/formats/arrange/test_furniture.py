"""Page numbers and running heads are no part of the text."""

from __future__ import annotations

import pytest

from loaders.formats.arrange import Leaf, arrange_leaves
from loaders.formats.typescript import Typewriter
from tests.loaders.formats.arrange.paper import HEIGHT, WIDTH, Paper


def read(pages: list[Paper]) -> list[str]:
    writer = Typewriter()
    arrange_leaves(writer, [(Leaf(WIDTH, HEIGHT), page.pieces) for page in pages])
    return [line for line in writer.typescript().text.split("\n") if line]


@pytest.mark.parametrize("number", ["2", "- 2 -", "Trang 2", "2/5", "Trang 2/5", "Page 2 of 5"])
@pytest.mark.parametrize("top", [40, 800])
def test_a_page_number_does_not_break_a_sentence(number: str, top: float) -> None:
    first, second = Paper(), Paper()
    first.put("Thực hiện Công văn số 12/UBND-VX ngày 05 tháng", 85, 770)
    second.centre(number, 297, top)
    second.put("5 năm 2021 của Ủy ban nhân dân tỉnh", 85, 100)
    assert read([first, second]) == [
        "Thực hiện Công văn số 12/UBND-VX ngày 05 tháng",
        "5 năm 2021 của Ủy ban nhân dân tỉnh",
    ]


def test_a_number_in_the_text_stays() -> None:
    paper = Paper()
    paper.put("Tổng số ca:", 85, 400)
    paper.put("12", 85, 417)
    assert read([paper]) == ["Tổng số ca:", "12"]


def test_a_running_head_is_read_once() -> None:
    pages = []
    for number in range(1, 6):
        paper = Paper()
        paper.put(f"CÔNG BÁO/Số 9/Ngày 20-5-2021 {number}", 85, 35)
        paper.put(f"Nội dung của trang {number}", 85, 100)
        pages.append(paper)
    assert read(pages) == [
        "CÔNG BÁO/Số 9/Ngày 20-5-2021 1",
        *(f"Nội dung của trang {number}" for number in range(1, 6)),
    ]


def test_heads_of_documents_that_follow_each_other_stay() -> None:
    pages = []
    for _ in range(4):
        paper = Paper()
        paper.put("ỦY BAN NHÂN DÂN HUYỆN", 60, 62)
        paper.put("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 300, 62)
        pages.append(paper)
    assert read(pages).count("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == 4
