"""`cascade coverage` as people and programs see it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import graph
from tests.api.running import Cascade, letter

ORDER = "570/CĐ-TTg"


@pytest.mark.usefixtures("sample")
def test_who_acted_and_who_has_not(cascade: Cascade) -> None:
    done = cascade("coverage", ORDER, "--level", "district")
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0] == "570/CĐ-TTg  Thủ tướng Chính phủ  2021-05-02"
    assert lines[1] == (
        "district: 32 addressed, 3 acted, 1 not acted, 28 not in the corpus, median 4 days"
    )
    acted, silent = lines.index("acted"), lines.index("not acted")
    assert lines[acted + 1] == (
        "  2021-05-04  +2 days     Ủy ban nhân dân thành phố Bắc Kạn  756/UBND-VXNV"
    )
    assert lines[silent + 1] == "  Ủy ban nhân dân huyện Chợ Mới"
    assert lines[-1] == "  … and 8 more; --format csv lists all"


def test_every_format_has_the_numbers_of_the_function(sample: str, cascade: Cascade) -> None:
    with graph.open_store(sample) as store:
        found = graph.coverage(store, graph.resolve_key(store, ORDER), as_of="2021-05-10")
    assert cascade("coverage", ORDER, "--as-of", "2021-05-10", "--format", "json").json() == (
        found.to_dict()
    )
    table = cascade("coverage", ORDER, "--as-of", "2021-05-10", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(row["name"], row["state"]) for row in rows] == [
        (body.name, body.state) for body in found.bodies
    ]


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("options", "name", "row"),
    [
        (["--by", "level"], "commune", "38,2,0,36,0,6.0"),
        (["--by", "sector"], "Y tế", "64,2,0,62,0,4.0"),
        (["--by", "province"], "tỉnh Bắc Kạn", "18,3,1,14,0,2"),
        (["--by", "province", "--units", "2025"], "tỉnh Thái Nguyên", "20,3,1,16,0,2"),
    ],
)
def test_sums(options: list[str], name: str, row: str, cascade: Cascade) -> None:
    done = cascade("coverage", ORDER, *options, "--format", "csv")
    assert f"{name},{row}" in done.out.splitlines()
    assert name in cascade("coverage", ORDER, *options).out


@pytest.mark.usefixtures("sample")
def test_every_order(cascade: Cascade) -> None:
    rows = cascade("coverage", "--format", "json").json()["orders"]
    assert [row["number"] for row in rows] == ["3195-CV/TU", ORDER, None, "320-CV/TU"]
    text = cascade("coverage", "--of", "central").out
    assert text.splitlines()[1].split()[:2] == [ORDER, "2021-05-02"]
    assert len(text.splitlines()) == 2
    table = cascade("coverage", "--level", "district", "--format", "csv").out
    assert "570-cd-ttg-2021-thu-tuong-chinh-phu,570/CĐ-TTg,2021-05-02" in table


@pytest.mark.usefixtures("store")
def test_an_empty_answer_is_said_in_words(tmp_path: Path, cascade: Cascade) -> None:
    (tmp_path / "a.txt").write_text(letter("Ba Vì", "45/UBND-KT"), encoding="utf-8")
    assert cascade("load", tmp_path / "a.txt").code == 0
    alone = cascade("coverage", "45/UBND-KT", "--level", "central")
    assert (alone.code, "it tells no body of level central to act" in alone.out) == (0, True)
    none = cascade("coverage", "--of", "province")
    assert (none.code, none.out) == (0, "no document here is carried out by another\n")


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["570/CĐ-TTg", "--level", "state"], 2, "'state' is not one of"),
        (["570/CĐ-TTg", "--as-of", "31/5/2021"], 2, "is no date"),
        (["570/CĐ-TTg", "--units", "1975"], 2, "'1975' is not one of"),
        (["570/CĐ-TTg", "--of", "province"], 2, "leave DOC out"),
        (["--units", "2025"], 2, "need an order"),
        (["571/CĐ-TTg"], 1, "the nearest are 570/CĐ-TTg"),
    ],
)
def test_what_cannot_be_asked(arguments: list[str], code: int, said: str, cascade: Cascade) -> None:
    done = cascade("coverage", *arguments)
    assert (done.code, done.out) == (code, "")
    assert said in done.complaint
