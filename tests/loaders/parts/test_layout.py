"""Cells: columns, tables, rules and markup."""

from __future__ import annotations

import pytest

from loaders.parts.layout import before, carve, cells, flatten


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SỞ Y TẾ     CỘNG HÒA", [("SỞ Y TẾ", 0), ("CỘNG HÒA", 0)]),
        ("| A1 | B1 |\n| --- | --- |\n| A2 |", [("A1", 0), ("B1", 0), ("A2", 2)]),
        ("**A1**\n\n*B1*;", [("A1", 0), ("B1", 2)]),
        ("A1\tB1\n-----\n____", [("A1", 0), ("B1", 0)]),
        ("", []),
    ],
)
def test_cells(text: str, expected: list[tuple[str, int]]) -> None:
    found = cells(flatten(text))
    assert [(cell.text, cell.line) for cell in found] == expected
    assert all(text[cell.start : cell.end] == cell.text for cell in found)


def test_the_tail_is_the_punctuation_behind() -> None:
    assert [cell.tail for cell in cells("A1;\nB1 .\nC1")] == [";", ".", ""]


def test_carving_keeps_every_offset() -> None:
    text = "SỞ Y TẾ Số: 5/SYT Huế"
    carved = carve(text, [(8, 17)])
    assert len(carved) == len(text)
    assert [cell.text for cell in cells(carved)] == ["SỞ Y TẾ", "Huế"]


def test_before_stops_at_borders() -> None:
    assert before("A | B, C", 7) == "B,"
    assert before("A\n  B", 4) == ""
    assert before("A B C", 5, floor=2) == "B C"
