"""`cascade resolve`: the documents that a free text cites."""

from __future__ import annotations

import io
import sys

import pytest

from tests.api.running import Cascade

TEXT = "Thực hiện Công điện số 570/CĐ-TTg và Công văn số 99999/UBND-VX."
KEY = "570-cd-ttg-2021-thu-tuong-chinh-phu"


@pytest.mark.usefixtures("sample")
def test_json_tells_place_and_status(cascade: Cascade) -> None:
    one, other = cascade("resolve", TEXT, "--format", "json").json()["citations"]
    assert TEXT[one["start"] : one["end"]] == one["quote"] == "Công điện số 570/CĐ-TTg"
    assert (one["status"], [d["key"] for d in one["documents"]]) == ("found", [KEY])
    assert (other["status"], other["documents"]) == ("unknown", [])


@pytest.mark.usefixtures("sample")
def test_standard_input_is_read(cascade: Cascade, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    done = cascade("resolve", "-")
    assert done.code == 0
    assert f"  {KEY} (" in done.out
    assert "“Công văn số 99999/UBND-VX”: unknown" in done.out


@pytest.mark.usefixtures("sample")
def test_a_number_alone_is_a_mention(cascade: Cascade) -> None:
    assert cascade("resolve", "570/CĐ-TTg").out == f"0-10 “570/CĐ-TTg”: found\n  {KEY} (issued)\n"


@pytest.mark.usefixtures("sample")
def test_nothing_cited_and_too_long(cascade: Cascade) -> None:
    assert cascade("resolve", "Xin chào.").out == "cites nothing\n"
    done = cascade("resolve", "a" * 1_000_001)
    assert (done.code, done.out) == (2, "")
    assert "send it in parts" in done.complaint
