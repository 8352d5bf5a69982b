"""Ruled tables are read row by row, their cells whole."""

from __future__ import annotations

from loaders.formats.arrange import Grid, Leaf, Ruling, arrange_leaves
from loaders.formats.typescript import Typewriter
from tests.loaders.formats.arrange.paper import HEIGHT, WIDTH, Paper

GRID = Grid(
    uprights=(
        Ruling(80, 100, 220), Ruling(120, 100, 220), Ruling(350, 100, 220), Ruling(420, 130, 220),
        Ruling(500, 100, 220),
    ),
    levels=(
        Ruling(100, 80, 500), Ruling(130, 350, 500), Ruling(160, 80, 500), Ruling(220, 80, 500),
    ),
)  # fmt: skip


def read(paper: Paper, *grids: Grid) -> list[str]:
    writer = Typewriter()
    arrange_leaves(writer, [(Leaf(WIDTH, HEIGHT, grids), paper.pieces)])
    return writer.typescript().text.split("\n")


def test_cells_stay_whole_though_they_wrap_and_reach_over_others() -> None:
    paper = Paper()
    paper.put("Danh sách:", 85, 70)
    paper.put("TT", 90, 124)
    paper.put("Văn bản", 200, 124)
    paper.put("Thời gian làm việc", 370, 110)
    paper.put("Từ", 370, 140)
    paper.put("Đến", 450, 140)
    paper.put("1", 90, 185)
    paper.put("Công văn số 2479/UBND-VXNV ngày", 125, 165)
    paper.put("03/5/2021 của Ủy ban nhân dân", 125, 182)
    paper.put("tỉnh Bắc Kạn", 125, 199)
    paper.put("tháng 5", 360, 185)
    paper.put("tháng 6", 430, 185)
    paper.put("Các đơn vị báo cáo.", 85, 240)
    assert read(paper, GRID) == [
        "Danh sách:",
        "",
        "TT | Văn bản | Thời gian làm việc",
        "Từ | Đến",
        "1 | Công văn số 2479/UBND-VXNV ngày 03/5/2021 của Ủy ban nhân dân tỉnh Bắc Kạn | tháng 5 "
        "| tháng 6",
        "",
        "Các đơn vị báo cáo.",
        "",
    ]


def test_a_table_without_words_leaves_no_line() -> None:
    paper = Paper()
    paper.put("Các đơn vị báo cáo.", 85, 240)
    assert read(paper, GRID) == ["Các đơn vị báo cáo.", ""]


def test_a_frame_around_a_head_makes_no_table() -> None:
    paper = Paper()
    paper.put("ỦY BAN NHÂN DÂN", 90, 110)
    paper.put("HUYỆN TAM NÔNG", 90, 126)
    paper.put("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 260, 110)
    assert read(paper, GRID)[:3] == [
        "ỦY BAN NHÂN DÂN",
        "HUYỆN TAM NÔNG",
        "",
    ]
