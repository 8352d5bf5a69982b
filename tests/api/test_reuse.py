"""`cascade diff` and `cascade reuse` as people and programs see them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from rich.console import Console

import graph
from tests.api.running import Cascade, letter

UPPER = "Công văn số 45/UBND-KT ngày 03/9/2021 của UBND huyện Yên Châu"
SAID = "Các xã tuyên truyền cho người dân biết hướng đi của bão"
NEW = "Các xã tuyên truyền cho mọi người dân biết hướng đi của bão"


@pytest.fixture
def letters(tmp_path: Path, store: Path, cascade: Cascade) -> str:
    """The store of a letter and of one that carries it out, nearly in its words."""
    (tmp_path / "45.txt").write_text(letter("Yên Châu", "45/UBND-KT"), encoding="utf-8")
    lower = letter("Yên Châu", "46/UBND-KT", cites=UPPER).replace(SAID, NEW)
    (tmp_path / "46.txt").write_text(lower, encoding="utf-8")
    assert cascade("load", tmp_path / "45.txt", tmp_path / "46.txt").code == 0
    return f"sqlite:///{store}"


@pytest.mark.usefixtures("letters")
def test_what_was_taken_over_and_what_differs(cascade: Cascade) -> None:
    lines = cascade("diff", "45/UBND-KT", "46/UBND-KT").out.splitlines()
    assert lines[0] == "A  45/UBND-KT: 21 of 21 words stand in B, 100 %"
    assert lines[1] == "B  46/UBND-KT: 21 of 22 words are taken over, 95 %"
    assert lines[3] == "1. 12 words, nearly, similarity 96 %"
    assert lines[4] == f"A {SAID}"
    assert lines[5] == f"B {NEW.replace('mọi', '{+mọi+}')}"
    assert lines[7:9] == ["2. 9 words, verbatim", "A Báo cáo kết quả trước ngày 05/9/2021"]
    assert lines[-1] == "B's own: 0 sentences or parts of them"


@pytest.mark.usefixtures("letters")
def test_a_wide_terminal_has_both_side_by_side(
    cascade: Cascade, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wide() -> Console:
        return Console(force_terminal=True, width=160, color_system=None)

    monkeypatch.setattr("api.tables.console", wide)
    out = cascade("diff", "45/UBND-KT", "46/UBND-KT").out
    (row,) = [line for line in out.splitlines() if SAID in line]
    assert row.split(SAID)[1].strip() == NEW.replace("mọi", "{+mọi+}")


def test_programs_get_what_the_functions_give(letters: str, cascade: Cascade) -> None:
    with graph.open_store(letters) as store:
        keys = [graph.resolve_key(store, f"{number}/UBND-KT") for number in (45, 46)]
        compared, below = graph.compare(store, *keys), graph.reuse(store, keys[0])
    told = cascade("diff", "45/UBND-KT", "46/UBND-KT", "--format", "json").json()
    assert told == compared.to_dict()
    passages = cascade("diff", "45/UBND-KT", "46/UBND-KT", "--format", "csv").out
    quotes = [row["b_quote"] for row in csv.DictReader(io.StringIO(passages))]
    assert (
        quotes
        == compared.to_frame()["b_quote"].tolist()
        == [NEW, "Báo cáo kết quả trước ngày 05/9/2021"]
    )
    assert cascade("reuse", "45/UBND-KT", "--format", "json").json() == below.to_dict()
    table = cascade("reuse", "45/UBND-KT", "--format", "csv").out
    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["lower_number"], row["reused"], row["longest"]) == ("46/UBND-KT", "21", NEW)


@pytest.mark.usefixtures("letters")
def test_the_table_of_a_cascade(cascade: Cascade) -> None:
    lines = cascade("reuse", "45/UBND-KT").out.splitlines()
    cells = lines[1].split("  ")
    assert [cell.strip() for cell in cells if cell.strip()] == [
        "46/UBND-KT", "45/UBND-KT", "district", "95 %", "21", "22", f"“{NEW}”",
    ]  # fmt: skip
    assert lines[-1] == "district: 1 of 1 took something over, median 95 %"
    nothing = cascade("reuse", "46/UBND-KT")
    assert (nothing.code, nothing.out) == (1, "")
    assert "no two texts of one edge are held" in nothing.complaint


@pytest.mark.usefixtures("letters")
def test_one_page_in_one_file(tmp_path: Path, cascade: Cascade) -> None:
    page = tmp_path / "diff.html"
    done = cascade("diff", "45/UBND-KT", "46/UBND-KT", "-o", page)
    assert done.out == f"2 passages shown in {page}\n"
    assert NEW.split(" mọi", maxsplit=1)[0] in page.read_text(encoding="utf-8")
    missing = cascade("diff", "45/UBND-KT", "46/UBND-KT", "-o", tmp_path / "no" / "a.html")
    assert (missing.code, "does not exist; make it first" in missing.complaint) == (2, True)


@pytest.mark.usefixtures("letters")
def test_a_document_against_itself(cascade: Cascade) -> None:
    out = cascade("diff", "45/UBND-KT", "45/UBND-KT").out
    assert "21 of 21 words are taken over, 100 %" in out


@pytest.mark.usefixtures("letters")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["12/CĐ-TTg", "45/UBND-KT"], 2, "is known from citations only and has no text"),
        (["47/UBND-KT", "45/UBND-KT"], 1, "the nearest are 46/UBND-KT, 45"),
        (["45/UBND-KT", "46/UBND-KT", "--as-of", "2021-09-01"], 1, "is not known as of 2021-09-01"),
        (["45/UBND-KT", "46/UBND-KT", "--as-of", "soon"], 2, "is no date"),
    ],
)
def test_what_cannot_be_compared(
    arguments: list[str], code: int, said: str, cascade: Cascade
) -> None:
    done = cascade("diff", *arguments)
    assert (done.code, done.out) == (code, "")
    assert said in done.complaint
