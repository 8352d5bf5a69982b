"""Every command on the sample corpus: what people see, and the JSON that programs get."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.api.running import SAMPLE, Cascade, letter
from tests.loaders.copies import ORIGINAL, PAPER

COUNT = len(list(SAMPLE.glob("*.txt")))


def _depths(cascade: dict[str, Any]) -> dict[str, int]:
    return {d["number"]: d["depth"] for d in cascade["documents"] if d["number"]}


@pytest.mark.usefixtures("store")
def test_load_counts_and_loading_again_changes_nothing(cascade: Cascade) -> None:
    first = cascade("load", SAMPLE)
    assert (first.code, first.err) == (0, "")
    assert first.out == f"{COUNT} new, 0 updated, 0 unchanged, 0 failed\n"
    before = cascade("export").out
    again = cascade("load", SAMPLE, "--format", "json").json()
    counts = {"new": 0, "updated": 0, "unchanged": COUNT, "failed": 0, "skipped": 0}
    assert again == {**counts, "failures": [], "skips": []}
    assert cascade("export").out == before != ""


@pytest.mark.usefixtures("store")
def test_load_keeps_unknown_texts_only_when_asked(tmp_path: Path, cascade: Cascade) -> None:
    prose = tmp_path / "prose.txt"
    prose.write_text("Hôm nay trời đẹp.", encoding="utf-8")
    refused = cascade("load", prose)
    assert refused.code == 1
    assert "--keep-unknown" in refused.complaint
    assert cascade("load", prose, "--keep-unknown").out.startswith("1 new")


@pytest.mark.usefixtures("store")
def test_load_standard_input(cascade: Cascade, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(
        json.dumps({"source": f"{name}.txt", "text": letter(name, "45/UBND-KT")}) + "\n"
        for name in ("Ba Vì", "Sóc Sơn")
    )
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    assert cascade("load", "-").out == "2 new, 0 updated, 0 unchanged, 0 failed\n"


@pytest.mark.usefixtures("store")
def test_show_names_copies_by_their_kind(tmp_path: Path, cascade: Cascade) -> None:
    (tmp_path / "a.txt").write_text(ORIGINAL + PAPER, encoding="utf-8")
    assert cascade("load", tmp_path).code == 0
    copy = "other texts     12/SY-UBND, 2021-05-06, Ủy ban nhân dân huyện Yên Châu (sao y)\n"
    assert copy in cascade("show", "1107/UBND-KGVX").out
    assert "Ủy ban nhân dân tỉnh Sơn La (issued)\n" in cascade("show", "12/SY-UBND").out


def test_extract_gives_one_object_a_document(cascade: Cascade) -> None:
    records = cascade("extract", SAMPLE).json()
    lines = cascade("extract", SAMPLE, "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == records
    assert len(records) == COUNT
    assert records[0]["document"]["number"] == "570/CĐ-TTg"
    assert "text" not in records[0]


def test_extract_with_text_proves_its_spans(cascade: Cascade) -> None:
    for record in cascade("extract", SAMPLE, "--with-text").json():
        for citation in record["citations"]:
            for mention in citation["mentions"]:
                assert record["text"][mention["start"] : mention["end"]] == mention["quote"]


def test_extract_reports_and_goes_on(tmp_path: Path, cascade: Cascade) -> None:
    (tmp_path / "a.txt").touch()
    shutil.copy(SAMPLE / "01-thu-tuong-570-cd-ttg.txt", tmp_path / "b.txt")
    done = cascade("extract", tmp_path, "--format", "jsonl")
    assert done.code == 1
    assert "a.txt" in done.complaint
    assert json.loads(done.out)["document"]["number"] == "570/CĐ-TTg"


def test_extract_of_nothing_readable_is_still_json(tmp_path: Path, cascade: Cascade) -> None:
    assert json.loads(cascade("extract", tmp_path / "nowhere.txt").out) == []


@pytest.mark.usefixtures("sample")
def test_find_without_diacritics_in_every_format(cascade: Cascade) -> None:
    found = cascade("find", "moc chau", "--format", "json").json()
    assert "412/UBND-VP" in {document["number"] for document in found}
    rows = list(csv.DictReader(io.StringIO(cascade("find", "moc chau", "--format", "csv").out)))
    assert [row["key"] for row in rows] == [document["key"] for document in found]
    assert "Ủy ban nhân dân huyện Mộc Châu" in cascade("find", "moc chau").out


@pytest.mark.usefixtures("sample")
def test_show_tells_all_about_one_document(cascade: Cascade) -> None:
    text = cascade("show", "756/UBND-VXNV").out
    for fact in ("Ủy ban nhân dân thành phố Bắc Kạn", "2021-05-04", "2479/UBND-VXNV", "61/UBND-VP"):
        assert fact in text
    assert "inspection" in text
    assert "deadlines       report by 2021-05-08: “Phòng Y tế tổng hợp, báo cáo" in text
    assert cascade("show", "756/UBND-VXNV", "--format", "json").json()


@pytest.mark.usefixtures("sample")
def test_down_follows_the_order_to_the_commune(cascade: Cascade) -> None:
    depths = _depths(cascade("down", "570/cd-ttg", "--format", "json").json())
    assert depths == {
        "570/CĐ-TTg": 0,
        "2479/UBND-VXNV": 1,
        "1105/UBND-KGVX": 1,
        "4051/BYT-DP": 1,
        "756/UBND-VXNV": 2,
        "412/UBND-VP": 2,
        "530/UBND-VP": 2,
        "987/SYT-NVY": 2,
        "61/UBND-VP": 3,
        "35/KH-UBND": 3,
    }


@pytest.mark.usefixtures("sample")
def test_down_as_a_tree(cascade: Cascade) -> None:
    lines = cascade("down", "570/CĐ-TTg").out.splitlines()
    assert lines[0].startswith("570/CĐ-TTg")
    late = next(line for line in lines if "530/UBND-VP" in line)
    assert "Ủy ban nhân dân huyện Yên Châu" in late
    assert "2021-05-24" in late
    assert "+22 days" in late
    indent = {
        number: line.index(number)
        for line in lines
        for number in [line.strip("│ ├─└").split("  ")[0]]
    }
    assert indent["570/CĐ-TTg"] < indent["1105/UBND-KGVX"] < indent["412/UBND-VP"]


@pytest.mark.usefixtures("sample")
def test_down_as_csv(cascade: Cascade) -> None:
    rows = list(csv.DictReader(io.StringIO(cascade("down", "570/CĐ-TTg", "--format", "csv").out)))
    assert rows[0]["number"] == "570/CĐ-TTg"
    assert {row["lag_days"] for row in rows if row["number"] == "530/UBND-VP"} == {"22"}


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("options", "expected", "missing"),
    [
        (["--depth", "1"], "2479/UBND-VXNV", "756/UBND-VXNV"),
        (["--as-of", "2021-05-20"], "412/UBND-VP", "530/UBND-VP"),
        (["--relation", "references"], "950/QĐ-UBND", "2479/UBND-VXNV"),
        (["--relation", "any"], "950/QĐ-UBND", "3195-CV/TU"),
    ],
)
def test_down_options(options: list[str], expected: str, missing: str, cascade: Cascade) -> None:
    depths = _depths(cascade("down", "570/CĐ-TTg", *options, "--format", "json").json())
    assert expected in depths
    assert missing not in depths


@pytest.mark.usefixtures("sample")
def test_up_reaches_the_authority(cascade: Cascade) -> None:
    depths = _depths(cascade("up", "35/KH-UBND", "--format", "json").json())
    assert depths == {"35/KH-UBND": 0, "412/UBND-VP": 1, "1105/UBND-KGVX": 2, "570/CĐ-TTg": 3}
    assert "570/CĐ-TTg" in cascade("up", "35/KH-UBND").out


@pytest.mark.usefixtures("sample")
def test_unnumbered_telegram_is_one_document(cascade: Cascade) -> None:
    city = next(
        d
        for d in cascade("find", "Điện Biên Phủ", "--format", "json").json()
        if d["symbol"] == "UBND-VP"
    )
    above = cascade("up", city["key"], "--format", "json").json()["documents"]
    telegram = [d for d in above if d["type"] == "công điện"]
    assert [(d["date"], d["status"]) for d in telegram] == [("2021-05-10", "issued")]
    assert "công điện 2021-05-10" in cascade("up", city["key"]).out


@pytest.mark.usefixtures("sample")
def test_path_between_two(cascade: Cascade) -> None:
    found = cascade("path", "570/CĐ-TTg", "61/UBND-VP", "--format", "json").json()
    assert {"61/UBND-VP", "756/UBND-VXNV", "2479/UBND-VXNV", "570/CĐ-TTg"} <= _depths(found).keys()
    assert "2479/UBND-VXNV" in cascade("path", "570/CĐ-TTg", "61/UBND-VP").out


@pytest.mark.usefixtures("sample")
def test_view_writes_one_page(tmp_path: Path, cascade: Cascade) -> None:
    page = tmp_path / "chain.html"
    done = cascade("view", "570/CĐ-TTg", "-o", page)
    assert done.code == 0
    assert str(page) in done.out
    assert "2479/UBND-VXNV" in page.read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == [page]


@pytest.mark.usefixtures("sample")
def test_check_is_content_with_the_sample(cascade: Cascade) -> None:
    done = cascade("check")
    assert done.code == 0
    assert cascade("check", "--format", "json").json()


@pytest.mark.usefixtures("sample")
def test_export_is_sorted_json_lines(cascade: Cascade) -> None:
    lines = cascade("export", "--format", "jsonl").out.splitlines()
    assert all(json.loads(line) for line in lines)
    assert len(lines) > COUNT


@pytest.mark.usefixtures("sample")
def test_export_of_one_cascade(cascade: Cascade) -> None:
    part = cascade("export", "--root", "3195-CV/TU").out
    assert "1102-CV/TU" in part
    assert "570/CĐ-TTg" not in part


@pytest.mark.usefixtures("store")
def test_terminal_and_spreadsheet_are_not_steered(tmp_path: Path, cascade: Cascade) -> None:
    file = tmp_path / "hostile.txt"
    hostile = '=HYPERLINK("x") [red]\x1b[31mđỏ'
    file.write_text(letter("Ba Vì", "45/UBND-KT", subject=hostile), encoding="utf-8")
    assert cascade("load", file).code == 0
    for command in (["find", "45/UBND-KT"], ["show", "45/UBND-KT"], ["down", "45/UBND-KT"]):
        assert "\x1b" not in cascade(*command).out
    assert "[red]" in cascade("find", "45/UBND-KT").out
    row = next(csv.DictReader(io.StringIO(cascade("find", "45/UBND-KT", "--format", "csv").out)))
    assert row["subject"].startswith("'=HYPERLINK")


@pytest.mark.usefixtures("sample")
def test_members_lists_the_wards_of_the_city(cascade: Cascade) -> None:
    classes = cascade("members", "756/UBND-VXNV", "--format", "json").json()
    (wards,) = (c for c in classes if c["name"] == "Ủy ban nhân dân các xã, phường")
    assert (wards["on"], len(wards["bodies"]), wards["complete"]) == ("2021-05-04", 8, True)
    table = cascade("members", "756/UBND-VXNV", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(table.out)))
    assert {row["body"] for row in rows} >= {body["name"] for body in wards["bodies"]}
    assert "Các phòng, ban, đơn vị thuộc thành phố: not all" in table.err
    assert "Ủy ban nhân dân phường Sông Cầu" in cascade("members", "756/UBND-VXNV").out


@pytest.mark.usefixtures("sample")
def test_explain_names_the_rule_and_the_document(cascade: Cascade) -> None:
    explained = cascade("explain", "756/UBND-VXNV", "2479/ubnd-vxnv", "--format", "json").json()
    (decision,) = explained["decisions"]
    assert decision["means"]["key"] == "2479-ubnd-vxnv-2021-uy-ban-nhan-dan-tinh-bac-kan"
    assert decision["rule"] == "number-issuer-year" and decision["reason"]
    text = cascade("explain", "756/UBND-VXNV").out
    assert "570-cd-ttg-2021-thu-tuong-chinh-phu" in text and "rule number-issuer-year" in text
    missing = cascade("explain", "756/UBND-VXNV", "1/X")
    assert missing.code == 1 and "it cites 2479/UBND-VXNV" in missing.complaint
