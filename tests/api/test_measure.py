"""`cascade measure` on the sample corpus."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.api.running import Cascade

pytestmark = pytest.mark.usefixtures("sample")


def test_all_measures(cascade: Cascade) -> None:
    rows = {row["measure"]: row for row in cascade("measure", "--format", "json").json()}
    assert len(rows) == 41
    assert (rows["5k"]["orders"], rows["5k"]["vi"]) == (6, "thông điệp 5K")
    text = cascade("measure").out
    assert text.splitlines()[0].split()[:3] == ["measure", "vi", "en"]
    table = list(csv.DictReader(io.StringIO(cascade("measure", "--format", "csv").out)))
    assert [row["measure"] for row in table] == list(rows)


def test_one_measure_in_the_store(cascade: Cascade) -> None:
    shown = cascade("measure", "5K").out
    assert "first ordered   570/CĐ-TTg, 2021-05-02, Thủ tướng Chính phủ\n" in shown
    assert "6 of 17 documents in force order it, 6 bodies; 0 only mention it" in shown
    assert "not compared: 1 with a draft" in shown
    assert "dropped in" in shown
    said = cascade("measure", "5k", "--format", "json").json()
    assert (said["root"], said["changes"]["dropped"]) == (None, 4)


def test_who_named_it_before_anybody_ordered_it(cascade: Cascade) -> None:
    shown = cascade("measure", "quarantine", "--below", "1105/UBND-KGVX").out
    assert "first ordered   35/KH-UBND, 2021-05-10, Ủy ban nhân dân xã Đông Sang\n" in shown
    assert "first named     1105/UBND-KGVX, 2021-05-04, Ủy ban nhân dân tỉnh Sơn La\n" in shown
    early = cascade("measure", "quarantine", "--below", "1105/UBND-KGVX", "--as-of", "2021-05-05")
    assert "first ordered   nobody orders it\n" in early.out


def test_below_an_order(cascade: Cascade) -> None:
    shown = cascade("measure", "--below", "570/cd-ttg").out
    assert shown.startswith("10 edges between 10 documents in force; not compared: 1 with a draft")
    (line,) = [line for line in shown.splitlines() if line.startswith("5k")]
    assert line.split()[:10] == ["5k", "6", "0", "6", "0", "5", "0", "0", "4", "0"]
    said = cascade("measure", "--below", "570/cd-ttg", "--format", "json").json()
    assert (said["documents"], said["measures"][0]["measure"]) == (10, "5k")


def test_one_below_an_order_as_csv(cascade: Cascade) -> None:
    done = cascade("measure", "quarantine", "--below", "570/cd-ttg", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert [row["change"] for row in rows].count("dropped") == 5
    assert rows[1]["target_mode"] == "orders"
    assert rows[1]["source_mode"] == "mentions"


def test_derived(cascade: Cascade) -> None:
    plain = cascade("measure", "mask", "--format", "json").json()
    derived = cascade("measure", "mask", "--derived", "--format", "json").json()
    assert plain["orders"] < derived["orders"]


@pytest.mark.parametrize("format_", ["text", "json", "csv"])
def test_nobody_names_it(cascade: Cascade, format_: str) -> None:
    done = cascade("measure", "pc_covid", "--format", format_)
    assert done.code == 1
    assert done.complaint == (
        "cascade: none of the 17 documents in force names pc_covid "
        "(ứng dụng PC-Covid, PC-Covid app)"
    )
    assert (done.out == "") == (format_ == "text")


def test_nothing_is_known_below_a_law(cascade: Cascade) -> None:
    done = cascade("measure", "--below", "447/QĐ-TTg")
    assert done.complaint == (
        "cascade: none of the 0 documents in force of this cascade names any measure"
    )


def test_unknown_measure(cascade: Cascade) -> None:
    done = cascade("measure", "masks")
    assert (done.code, done.complaint) == (1, "cascade: no measure masks; the nearest are mask")


def test_without_a_store(cascade: Cascade, tmp_path: Path) -> None:
    done = cascade("measure", "mask", "--store", f"sqlite:///{tmp_path}/none.db")
    assert (done.code, list(tmp_path.iterdir())) == (1, [])
    assert "load" in done.complaint
