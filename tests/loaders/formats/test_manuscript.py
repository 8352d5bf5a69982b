from __future__ import annotations

import unicodedata
from importlib.resources import files

import pytest

from loaders.errors import UnreadableSource
from loaders.formats.lists import Counter, Level
from loaders.formats.manuscript import Block, Cell, Table, stripped, typescript, written
from loaders.formats.rows import Rows
from loaders.formats.runs import symbols


def _row(*cells: str) -> list[Cell]:
    return [Cell(list(cell.split("/"))) for cell in cells]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (Table([_row("a/b", "c")]), "a b c"),
        (Table([_row("a/b", "c")], bordered=True), "a b c"),
        (Table([_row("a", "c")], bordered=True), "a|c"),
        (Table([_row("a/b", "c")] * 3, bordered=True), "a_b|c a_b|c a_b|c"),
        (Table([_row("a", "b")] * 4), "a a a a b b b b"),
        (Table([_row("a", "b")] * 5), "a|b a|b a|b a|b a|b"),
        (Table([_row("a", "___", "b"), _row("c", "", "d/e")]), "a ___ c b d e"),
        (Table([_row("a/b", "c/d", "e")]), "a b c d e"),
        (Table([_row("a", "c", "e")]), "a|c|e"),
        (Table([_row("a"), _row("b")], bordered=True), "a b"),
        (Table([_row("", ""), _row("", "")]), ""),
        (Table([]), ""),
    ],
)
def test_columns_of_lines_are_read_one_by_one_and_facts_row_by_row(
    table: Table, expected: str
) -> None:
    text = written([table]).replace(" | ", "|").replace(" ", "_")
    assert " ".join(text.split()) == expected


def test_a_cell_over_two_columns_parts_them() -> None:
    wide = [Cell(["x"], span=2)]
    assert written([Table([_row("a", "b"), wide, _row("c", "d")])]).split() == list("abxcd")


def test_blank_lines_stand_around_tables_only() -> None:
    table = Table([_row("a", "b")], bordered=True)
    blocks: list[Block] = ["x", table, "y", "", table, ""]
    assert written(blocks) == "x\n\na | b\n\ny\n\n\na | b\n\n"
    assert stripped(["", "a", "", table, ""]) == ["a", "", table] and stripped(["", ""]) == []


def test_rows_come_from_marks_and_spans_from_edges() -> None:
    rows = Rows()
    for text, edges in (("a", (2000, 5000)), ("b", (2040, 5030)), ("c", (5000,))):
        for count, _ in enumerate(edges):
            rows.paragraph(f"{text}{count}", 1)
            rows.end_cell(1)
        rows.end_row(1, edges)
    rows.paragraph("after", 0)
    table, after = rows.blocks()
    assert isinstance(table, Table) and after == "after"
    assert [[cell.span for cell in row] for row in table.rows] == [[1, 1], [1, 1], [2]]


def test_what_is_left_open_is_closed() -> None:
    rows = Rows()
    rows.paragraph("inner", 2)
    rows.end_cell(2)
    rows.paragraph("outer", 1)
    (table,) = rows.blocks()
    assert written([table]) == "inner\n\nouter\n"


def test_lists_count_on_and_start_anew() -> None:
    levels = {
        0: Level(text="%1."),
        1: Level(form="upperLetter", text="%1.%2", restart=0),
        2: Level(form="lowerRoman", text="%3)", start=3),
        3: Level(form="none", text="%4*", legal=True),
    }
    count = Counter()
    numbers = [count.number("a", levels, at) for at in (1, 2, 2, 0, 1, 0, 1, 2, 5, 3)]
    assert numbers == ["1.A", "iii)", "iv)", "1.", "1.B", "2.", "2.C", "iii)", "", "1*"]
    count.restart("a", "other", 0, 7)
    count.restart("a", "other", 0, 7)
    assert [count.number("a", levels, 0) for _ in range(2)] == ["7.", "8."]


def test_symbols_are_single_characters_of_their_fonts() -> None:
    lines = files("loaders.formats").joinpath("symbols.tsv").read_text("utf-8").splitlines()
    assert lines[0].startswith("# ") and "Sources:" in " ".join(lines[:3])
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert rows == sorted(rows, key=lambda row: (row[0], int(row[1], 16)))
    assert len({(font, code) for font, code, _ in rows}) == len(rows)
    for _, code, sign in rows:
        assert 0x20 < int(code, 16) <= 0xFF
        assert len(sign) == 1 and unicodedata.category(sign) != "Co"
    assert symbols()["wingdings"]["\uf0fc"] == "✓"


def test_a_typescript_has_text_that_fits() -> None:
    assert typescript(lambda _: "e\u0302\u00ad", "a").text == "ê"
    with pytest.raises(UnreadableSource, match="has no text"):
        typescript(lambda _: " \n", "a")

    def too_much(_: set[str]) -> str:
        raise MemoryError

    with pytest.raises(UnreadableSource, match="needs more memory"):
        typescript(too_much, "a")
