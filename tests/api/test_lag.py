"""`cascade lag` as people and programs see it."""

from __future__ import annotations

import csv
import io
import sys

import pytest

import graph
from tests.api.running import Cascade

ORDER = "570/CĐ-TTg"


@pytest.mark.usefixtures("sample")
def test_hops_ends_and_deadlines(cascade: Cascade) -> None:
    lines = cascade("lag", ORDER).out.splitlines()
    assert lines[0] == "570/CĐ-TTg  Thủ tướng Chính phủ  2021-05-02"
    assert "province  district  3      2       16.4  1      20    1" in map(str.rstrip, lines)
    assert any(line.split() == "commune 38 2 6.0 7.6 8 0 36".split() for line in lines)  # noqa: SIM905
    (due,) = [line for line in lines if line.startswith("2021-05-10")]
    assert due.split()[1:7] == ["report", "8", "1", "0", "1", "6"]
    assert max(map(len, lines)) < 140


def test_every_format_has_the_numbers_of_the_function(sample: str, cascade: Cascade) -> None:
    with graph.open_store(sample) as store:
        found = graph.lag(store, graph.resolve_key(store, ORDER), as_of="2021-05-10")
    assert cascade("lag", ORDER, "--as-of", "2021-05-10", "--format", "json").json() == (
        found.to_dict()
    )
    table = cascade("lag", ORDER, "--as-of", "2021-05-10", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(row["source"], row["days"]) for row in rows] == [
        (step.source, "" if step.days is None else str(step.days)) for step in found.steps
    ]


@pytest.mark.usefixtures("sample")
def test_survival(cascade: Cascade) -> None:
    shown = cascade("lag", ORDER, "--survival", "province").out.splitlines()
    assert shown[0].startswith("level province: share that has answered by each day")
    assert [line.split()[:2] for line in shown[2:]] == [["1", "0.25"], ["2", "0.5"], ["5", "0.75"]]
    days = cascade("lag", ORDER, "--survival", "commune", "--format", "json").json()["days"]
    assert [day["answered"] for day in days] == [0.5, 1.0]
    table = cascade("lag", ORDER, "--survival", "commune", "--format", "csv").out
    assert table.startswith("day,answered,low,high,waiting\n4,0.5,")


@pytest.mark.usefixtures("sample")
def test_what_cannot_be_asked(cascade: Cascade, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = cascade("lag", "61/UBND-VP", "--survival", "commune")
    assert (nobody.code, nobody.out) == (2, "")
    assert "nobody of level commune can be observed; there are: commune" in nobody.complaint
    alone = cascade("lag", "61/UBND-VP")
    assert (alone.code, "no document implements it" in alone.out) == (0, True)
    monkeypatch.setitem(sys.modules, "lifelines", None)
    without = cascade("lag", ORDER, "--survival", "province")
    assert (without.code, "pip install 'directive-cascade[analysis]'" in without.complaint) == (
        2,
        True,
    )
