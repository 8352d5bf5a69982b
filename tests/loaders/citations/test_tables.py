"""What the cells and rows of a table say of the documents in them."""

from __future__ import annotations

import pytest

from loaders.citations.clauses import cell_start
from loaders.markup import printed
from tests.loaders.reading import edges_in_words

D = "Quyết định số 21/2014/QĐ-UBND ngày 06/5/2014 của UBND tỉnh"
E = "Quyết định số 32/2016/QĐ-UBND ngày 07/6/2016 của UBND tỉnh"
D_, E_ = "21/2014/QĐ-UBND", "32/2016/QĐ-UBND"
T = "Công điện số 6/CĐ-TTg ngày 03/5/2021 của Thủ tướng Chính phủ"
T_ = "6/CĐ-TTg"
MENTIONED = {("self", "references", D_), ("self", "references", E_)}
Edges = set[tuple[str, str, str]]

# Each row: what it shows, the cells of the rows of a table, and the edges.
TABLES: list[tuple[str, list[list[str]], Edges]] = [
    ("a cue in another cell", [["Cấp sửa đổi, bổ sung giấy phép", D, E]], MENTIONED),
    ("a cue in the same cell", [["Cấp giấy phép", f"Sửa đổi {D}", E]],
     {("self", "amends", D_), ("self", "references", E_)}),
    ("rows", [["Tuyên truyền " + D, "Sở Nội vụ"], ["Rà soát " + E, "Sở Tư pháp"]], MENTIONED),
    ("two tasks", [[f"Phổ biến {D}", f"Triển khai {T}"]],
     {("self", "references", D_), ("self", "implements", T_)}),
    ("what became of it", [[f"{D}, {E}", f"Được thay thế bởi {T}"]],
     MENTIONED | {(T_, "replaces", D_)}),
    ("what it does", [[E, f"Về việc sửa đổi, bổ sung {D}"]],
     {("self", "references", E_), (E_, "amends", D_)}),
    ("its subject", [[T, f"Triển khai {D}"]],
     {("self", "references", T_), (T_, "implements", D_)}),
    ("the first of its row", [[f"{E} sửa đổi {D}", f"Bị bãi bỏ bởi {T}"]],
     {("self", "references", E_), (E_, "amends", D_), (T_, "repeals", E_)}),
]  # fmt: skip


def bars(rows: list[list[str]]) -> str:
    return "\n".join(f"{n} | {' | '.join(cells)} | 2020" for n, cells in enumerate(rows, 1))


def markdown(rows: list[list[str]]) -> str:
    return "\n".join(f"| {n} | {' | '.join(cells)} |" for n, cells in enumerate(rows, 1))


def tags(rows: list[list[str]]) -> str:
    return printed(
        "".join(
            f"<tr><td>{n}</td>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
            for n, cells in enumerate(rows, 1)
        )
    )


@pytest.mark.parametrize("form", [bars, markdown, tags])
@pytest.mark.parametrize(
    ("rows", "edges"), [row[1:] for row in TABLES], ids=[row[0] for row in TABLES]
)
def test_tables(form: object, rows: list[list[str]], edges: Edges) -> None:
    assert callable(form)
    assert edges_in_words(form(rows), kind="quyết định") == edges


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("1 | Về giá | Quyết định", " Quyết định"),
        ("Thực hiện | Quyết định", "Thực hiện | Quyết định"),
        ("| Về giá | đất |\nQuyết định", "| Về giá | đất |\nQuyết định"),
    ],
)
def test_a_cell_begins_behind_its_border(text: str, cell: str) -> None:
    assert text[cell_start(text, 0, len(text)) :] == cell
