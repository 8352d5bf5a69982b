"""`cascade wanted` and `--as-of` on the command line."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.api.running import Cascade, letter

LAW = "Luật Phòng, chống bệnh truyền nhiễm"


@pytest.mark.usefixtures("sample")
def test_wanted_in_every_format(cascade: Cascade) -> None:
    found = cascade("wanted", "--format", "json").json()
    assert (found["total"], found["as_of"]) == (4, None)
    assert [(d["subject"] or d["number"], d["cited_by"]) for d in found["documents"]] == [
        (LAW, 2),
        ("233/QĐ-UBND", 1),
        ("447/QĐ-TTg", 1),
        ("Luật Tổ chức chính quyền địa phương", 1),
    ]
    rows = list(csv.DictReader(io.StringIO(cascade("wanted", "--format", "csv").out)))
    assert [row["key"] for row in rows] == [d["key"] for d in found["documents"]]
    assert (rows[1]["cited_by"], rows[1]["relations"]) == ("1", "replaces=1")
    few = cascade("wanted", "--limit", "1").out
    assert LAW in few and "233/QĐ-UBND" not in few
    more = "4 documents are cited and not held; --limit lists more than the first 1\n"
    assert few.endswith(more)


@pytest.mark.usefixtures("sample")
def test_nothing_is_wanted_is_said_in_words(cascade: Cascade) -> None:
    done = cascade("wanted", "--as-of", "2021-05-04")
    assert (done.code, done.err) == (0, "")
    assert done.out == "nothing is wanted: every cited document is held (as of 2021-05-04)\n"
    assert "in the relation amends is held\n" in cascade("wanted", "--relation", "amends").out
    assert cascade("wanted", "--relation", "amends", "--format", "json").json()["documents"] == []


@pytest.mark.usefixtures("sample")
def test_no_gaps_are_said_in_words(cascade: Cascade) -> None:
    assert cascade("wanted", "--gaps").out.startswith("no gaps: every citation is resolved")
    assert cascade("wanted", "--gaps", "--format", "json").json()["gaps"] == []
    assert cascade("wanted", "--gaps", "--format", "csv").out.startswith("kind,key,number")


@pytest.mark.usefixtures("store")
def test_gaps_are_shown_with_their_sentences(tmp_path: Path, cascade: Cascade) -> None:
    """Two districts have the number that a third cites without saying whose it is."""
    for name in ("Ba Vì", "Sóc Sơn"):
        (tmp_path / f"{name}.txt").write_text(letter(name, "45/UBND-KT"), encoding="utf-8")
    third = letter("Đan Phượng", "46/UBND-KT", cites="Công văn số 45/UBND-KT ngày 03/9/2021")
    (tmp_path / "third.txt").write_text(third, encoding="utf-8")
    same = letter("Ba Vì", "45/UBND-KT", subject="phòng, chống lụt")
    (tmp_path / "ba-vi-again.txt").write_text(same, encoding="utf-8")
    assert cascade("load", tmp_path).code == 0
    text = cascade("wanted", "--gaps").out
    assert "citations that fit several documents equally well: 1\n" in text
    assert "45-ubnd-kt-2021-uy-ban-nhan-dan-huyen-ba-vi, 2021-09-03, Ủy ban nhân dân huyện" in text
    assert "    “Công văn số 45/UBND-KT ngày 03/9/2021” in 46-ubnd-kt-2021-" in text
    assert "2 texts that differ: " in text and "ba-vi-again.txt" in text
    rows = list(csv.DictReader(io.StringIO(cascade("wanted", "--gaps", "--format", "csv").out)))
    assert [row["kind"] for row in rows] == ["unresolved", "several-texts"]
    assert rows[0]["others"].split()[0].endswith("-ba-vi")


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("command", ["show", "down", "up", "members", "explain"])
def test_as_of_a_day_before_it_a_document_is_unknown(command: str, cascade: Cascade) -> None:
    done = cascade(command, "756/UBND-VXNV", "--as-of", "2021-05-03")
    assert (done.code, done.out) == (1, "")
    assert done.complaint.endswith(
        "is not known as of 2021-05-03: it is dated 2021-05-04; leave out --as-of to see it"
    )
    assert cascade(command, "756/UBND-VXNV", "--as-of", "2021-05-04").code == 0


@pytest.mark.usefixtures("sample")
def test_as_of_a_day_answers_say_less(cascade: Cascade) -> None:
    assert "61/UBND-VP" in cascade("show", "756/UBND-VXNV").out
    assert "61/UBND-VP" not in cascade("show", "756/UBND-VXNV", "--as-of", "2021-05-05").out
    assert cascade("find", "61/UBND-VP", "--as-of", "2021-05-06").code == 0
    missing = cascade("find", "61/UBND-VP", "--as-of", "2021-05-05")
    assert missing.code == 1 and "as of 2021-05-05; try fewer words" in missing.complaint
    ends = ("path", "570/CĐ-TTg", "61/UBND-VP", "--as-of")
    assert cascade(*ends, "2021-05-06").out == cascade(*ends[:3]).out
    assert "it is dated 2021-05-06" in cascade(*ends, "2021-05-05").complaint
