"""What the server answers is what the command line answers, from either store, as documented."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import BaseModel

from api.rest import models
from tests.api.rest.serving import CITY, ORDER, Served
from tests.api.running import Cascade

PROVINCE = "2479-ubnd-vxnv-2021-uy-ban-nhan-dan-tinh-bac-kan"
_BELOW = f"/documents/{ORDER}"
SAME = [
    (_BELOW, ["show", ORDER], models.DocumentDetail),
    (f"{_BELOW}/down", ["down", ORDER], models.Cascade),
    (f"{_BELOW}/down?depth=1&relation=any", ["down", ORDER, "--depth=1", "--relation=any"], None),
    (f"{_BELOW}/down?as_of=2021-05-04", ["down", ORDER, "--as-of=2021-05-04"], models.Cascade),
    (f"/documents/{CITY}/up", ["up", CITY], models.Cascade),
    (f"{_BELOW}/coverage?level=province", ["coverage", ORDER, "--level=province"], models.Coverage),
    (f"{_BELOW}/coverage?units=2025", ["coverage", ORDER, "--units=2025"], models.Coverage),
    (f"{_BELOW}/lag", ["lag", ORDER], models.Lag),
    (f"{_BELOW}/measures", ["measure", "--below", ORDER], models.Drift),
    (f"{_BELOW}/reuse", ["reuse", ORDER], models.CascadeReuse),
    (f"/documents/{CITY}/explanation", ["explain", CITY], models.Explanation),
    (f"/paths?source=570/CĐ-TTg&target={CITY}", ["path", "570/CĐ-TTg", CITY], models.Cascade),
    ("/coverage", ["coverage"], models.Overview),
    ("/wanted?limit=5", ["wanted", "--limit=5"], models.Wanted),
    ("/gaps", ["wanted", "--gaps"], models.Gaps),
    ("/measures/5k", ["measure", "5k"], models.Spread),
    ("/check", ["check"], models.CheckReport),
]


@pytest.mark.parametrize(("path", "command", "model"), SAME, ids=[path for path, _, _ in SAME])
def test_server_and_command_line_say_the_same(  # noqa: PLR0917 - fixtures and a row
    server: Served,
    sample_url: str,
    cascade: Cascade,
    path: str,
    command: list[str],
    model: type[BaseModel] | None,
) -> None:
    told = server.json(path)
    assert told == cascade(*command, "--format", "json", "--store", sample_url).json()
    if model is not None:
        model.model_validate(told)


def test_measures_come_as_a_list(server: Served, sample_url: str, cascade: Cascade) -> None:
    told = server.json("/measures")
    assert told["items"] == cascade("measure", "--format", "json", "--store", sample_url).json()
    assert told["next"] is None


def test_the_members_of_classes(server: Served, sample_url: str, cascade: Cascade) -> None:
    said = cascade("members", CITY, "--format", "json", "--store", sample_url).json()
    assert server.json(f"/documents/{CITY}/members") == said


def test_one_measure_below_an_order(server: Served, sample_url: str, cascade: Cascade) -> None:
    told = server.json(f"{_BELOW}/measures", measure="5k")
    said = cascade("measure", "5k", "--below", ORDER, "--format=json", "--store", sample_url).json()
    assert told["measures"] == [said]


def test_two_texts_are_compared_with_both_texts(
    server: Served, sample_url: str, cascade: Cascade
) -> None:
    told = server.json("/comparisons", a=ORDER, b=PROVINCE)
    models.Comparison.model_validate(told)
    texts = {told.pop("text_a"), told.pop("text_b")}
    assert len(texts) == 2
    assert told == cascade("diff", ORDER, PROVINCE, "--format=json", "--store", sample_url).json()


def test_passages_of_a_text_are_at_their_offsets(server: Served) -> None:
    told = server.json(f"/documents/{CITY}/text")
    models.DocumentTexts.model_validate(told)
    [text] = told["texts"]
    quotes = {p["meaning"]: text["text"][p["start"] : p["end"]] for p in text["passages"]}
    assert "570/CĐ-TTg" in quotes["570/CĐ-TTg"]
    assert {p["group"] for p in text["passages"]} >= {"citations", "measures", "organisations"}


def test_a_document_that_is_only_cited_has_no_text(server: Served) -> None:
    [wanted, *_] = server.json("/wanted")["documents"]
    assert server.json(f"/documents/{wanted['key']}/text") == {"key": wanted["key"], "texts": []}


def test_only_the_fields_that_are_wanted(server: Served) -> None:
    assert server.json(_BELOW, fields="date, key") == {"key": ORDER, "date": "2021-05-02"}


def _lines(server: Served, path: str) -> list[Any]:
    answer = server.http.get(path, headers={"Accept": "application/x-ndjson"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/x-ndjson"
    return [json.loads(line) for line in answer.text.splitlines()]


@pytest.mark.parametrize("way", ["down", "up"])
def test_a_cascade_line_by_line(server: Served, way: str) -> None:
    whole = server.json(f"/documents/{CITY}/{way}")
    head, *lines, end = _lines(server, f"/documents/{CITY}/{way}")
    assert head == {name: whole[name] for name in ("root", "direction", "as_of")}
    assert [line["document"] for line in lines if "document" in line] == whole["documents"]
    assert [line["edge"] for line in lines if "edge" in line] == whole["edges"]
    counts = {"documents": len(whole["documents"]), "edges": len(whole["edges"])}
    assert end == {"end": counts}


@pytest.mark.parametrize(
    ("path", "member"),
    [(f"{_BELOW}/coverage", "bodies"), ("/coverage", "orders"), ("/measures", "items")],
)
def test_tables_line_by_line(server: Served, path: str, member: str) -> None:
    assert _lines(server, path) == server.json(path)[member]
