"""Which straight lines of a PDF page make a table."""

from __future__ import annotations

import pytest

from loaders.formats.pdf import read
from tests.loaders.formats.pdf.paper import Page, Paper

CELLS = {
    "thin bars": [
        *(f"{x} 642 0.5 100 re f" for x in (70, 150, 400)),
        *(f"70 {y} 330 0.5 re f" for y in (642, 692, 742)),
    ],
    "lines": [
        *(f"{x} 642 m {x} 742 l S" for x in (70, 150, 400)),
        *(f"70 {y} m 400 {y} l S" for y in (642, 692, 742)),
    ],
    "outlines of cells": [
        f"{x} {y} {width} 50 re S" for x, width in ((70, 80), (150, 250)) for y in (642, 692)
    ],
}


def written(content: list[str]) -> str:
    page = Page(content=content)
    page.put("Đơn vị", 80, 125)
    page.put("Nhiệm vụ phòng, chống", 160, 115)
    page.put("dịch tại cơ sở", 160, 133)
    page.put("Sở Y tế", 80, 175)
    page.put("Xét nghiệm theo Công", 160, 165)
    page.put("văn số 12/UBND-VX", 160, 183)
    return read(Paper([page]).data(), "a.pdf").text


@pytest.mark.parametrize("content", CELLS.values(), ids=CELLS.keys())
def test_a_table_is_told_by_its_lines(content: list[str]) -> None:
    assert written(list(content)) == (
        "Đơn vị | Nhiệm vụ phòng, chống dịch tại cơ sở\n"
        "Sở Y tế | Xét nghiệm theo Công văn số 12/UBND-VX\n"
    )


@pytest.mark.parametrize(
    "content",
    [
        ["70 642 330 100 re S"],  # a frame
        ["70 642 330 100 re f"],  # a ground of another colour
        ["90 730 60 0.5 re f", "250 730 120 0.5 re f"],  # strokes below the lines of a head
    ],
)
def test_other_lines_make_no_table(content: list[str]) -> None:
    assert "|" not in written(content)
