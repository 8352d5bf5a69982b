"""What the server answers is what the command line answers, from either store, as documented."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import BaseModel

from api.rest import models
from tests.api.rest.serving import CITY, ORDER, Served, is_problem
from tests.api.running import Cascade

PROVINCE = "2479-ubnd-vxnv-2021-uy-ban-nhan-dan-tinh-bac-kan"
_BELOW = f"/documents/{ORDER}"
_ORGANISATION = "uy-ban-nhan-dan-tinh-bac-kan"
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


def test_documents_by_what_they_are(server: Served) -> None:
    def keys(**asked: str | int) -> list[str]:
        told = server.json("/documents", **asked)
        models.DocumentPage.model_validate(told)
        return [item["key"] for item in told["items"]]

    assert keys(number="570/cd-ttg") == [ORDER]
    assert keys(issuer=_ORGANISATION) == [PROVINCE]
    assert keys(issuer="ủy ban nhân dân TỈNH Bắc Kạn") == [PROVINCE]
    assert set(keys(place="Bac Kan", level="province")) >= {PROVINCE}
    assert keys(place="tinh-bac-kan") == [PROVINCE]
    assert CITY in keys(place="tinh-bac-kan", within="true")
    assert keys(type="công điện", level="central") == [ORDER]
    assert keys(type="cong dien", **{"from": "2021-05-02", "to": "2021-05-02"}) == [ORDER]
    assert ORDER in keys(measure="5k", mode="orders")
    assert PROVINCE in keys(q="bac kan 2479")
    assert keys(q="570/CĐ-TTg")[0] == ORDER
    assert keys(q="no such words") == []
    assert {item["status"] for item in server.json("/documents", status="cited")["items"]} == {
        "cited"
    }


@pytest.mark.parametrize("sort", ["-date", "date", "key"])
def test_pages_have_every_document_once(server: Served, sort: str) -> None:
    found: list[str] = []
    path = f"/documents?sort={sort}&limit=4"
    while path:
        answer = server.http.get(path)
        found += [item["key"] for item in answer.json()["items"]]
        path = answer.headers.get("link", "").partition(">")[0].removeprefix("<")
    whole = server.json("/documents", sort=sort, limit=500)
    assert whole["next"] is None
    assert found == [item["key"] for item in whole["items"]]
    assert len(set(found)) == server.json("/readyz")["documents"]


def test_organisations_and_places(server: Served) -> None:
    listed = server.json("/organisations", q="bac kan", level="province", limit=1)
    models.OrganisationPage.model_validate(listed)
    more = server.json("/organisations", q="bac kan", level="province", cursor=listed["next"])
    keys = [item["key"] for item in listed["items"] + more["items"]]
    assert _ORGANISATION in keys
    assert keys == sorted(set(keys))
    told = server.json(f"/organisations/{_ORGANISATION}")
    models.OrganisationDetail.model_validate(told)
    assert (told["held"], told["place"]) == (1, "tinh-bac-kan")
    place = server.json("/places/tinh-bac-kan")
    models.Place.model_validate(place)
    assert [body["key"] for body in place["organisations"]] == [_ORGANISATION]
    provinces = server.json("/places", level="province", as_of="2021-05-02", limit=500)
    models.PlacePage.model_validate(provinces)
    assert len(provinces["items"]) == 63


def test_statistics_count_what_lists_show(server: Served) -> None:
    told = server.json("/statistics")
    models.Statistics.model_validate(told)
    assert told["documents"] == sum(told["statuses"].values())
    assert told["version"] == server.json("/readyz")["version"]
    listed = server.json("/documents", measure="5k", mode="orders", limit=500)["items"]
    assert told["measures"]["5k"]["orders"] == len(listed)


def test_what_a_text_cites(server: Served) -> None:
    text = "Thực hiện Công điện số 570/CĐ-TTg ngày 02/5/2021 và Công văn số 1/UBND-XX"
    answer = server.http.post("/resolve", json={"text": text})
    assert answer.status_code == 200
    models.Citations.model_validate(answer.json())
    found, unknown = answer.json()["citations"]
    assert text[found["start"] : found["end"]] == found["quote"]
    assert (found["status"], found["documents"][0]["key"]) == ("found", ORDER)
    assert (unknown["status"], unknown["documents"]) == ("unknown", [])


WRONG = [
    ("/documents?limit=0", 422, "invalid"),
    ("/documents?limit=501", 422, "invalid"),
    ("/documents?from=yesterday", 422, "invalid"),
    ("/documents?from=2021-13-01", 422, "invalid"),
    ("/documents?type=thư+tình", 422, "invalid"),
    ("/documents?level=planet", 422, "invalid"),
    ("/documents?measure=6k", 404, "unknown-measure"),
    ("/documents?mode=orders", 422, "invalid"),
    ("/documents?sort=relevance", 422, "invalid"),
    ("/documents?cursor=rubbish", 422, "invalid"),
    ("/documents?cursor=W10", 422, "invalid"),
    ("/documents?fields=secret", 422, "invalid"),
    ("/documents?fields=key,", 422, "invalid"),
    ("/export?format=jsonld&base=http://[", 422, "invalid"),
    (f"/comparisons?a={CITY}&b=99-ct-ttg-none", 404, "unknown-document"),
    ("/documents/no-such", 404, "unknown-document"),
    (f"{_BELOW}%00x", 404, "unknown-document"),
    (f"{_BELOW}/down?depth=-1", 422, "invalid"),
    (f"{_BELOW}/down?relation=likes", 422, "invalid"),
    (f"{_BELOW}/down?as_of=2021-05-01", 404, "unknown-document"),
    (f"{_BELOW}/coverage?units=1999", 422, "invalid"),
    (f"{_BELOW}/measures?measure=6k", 404, "unknown-measure"),
    (f"/documents/{CITY}/explanation?citation=9999", 404, "unknown-document"),
    ("/paths?source=570/CĐ-TTg", 422, "invalid"),
    (f"/paths?source={CITY}&target=570/CĐ-TTg", 404, "no-path"),
    ("/measures/6k", 404, "unknown-measure"),
    ("/organisations/nobody", 404, "unknown-body"),
    ("/places/nowhere", 404, "unknown-body"),
    ("/problems/none", 404, "not-found"),
    ("/nowhere", 404, "not-found"),
]


@pytest.mark.parametrize(("path", "status", "kind"), WRONG, ids=[path for path, _, _ in WRONG])
def test_wrong_questions_are_told_in_one_line(
    server: Served, path: str, status: int, kind: str
) -> None:
    told = is_problem(server.http.get(path), status, kind)
    assert "--" not in told["detail"]


def test_another_method_is_told_which_there_are(server: Served) -> None:
    answer = server.http.put("/documents", json={})
    is_problem(answer, 405, "method-not-allowed")


def test_an_alias_leads_to_the_document(server: Served) -> None:
    [wanted, *_] = [
        key
        for document in server.json("/documents", limit=500)["items"]
        for key in server.json(f"/documents/{document['key']}")["aliases"]
    ]
    answer = server.http.get(f"/documents/{wanted}/down", params={"depth": 1})
    assert answer.status_code == 308
    target = answer.headers["location"]
    assert target.endswith("/down?depth=1")
    assert server.http.get(target).status_code == 200


@pytest.mark.parametrize("path", ["/documents", "/organisations", "/places"])
def test_lines_have_the_next_page_in_their_header(path: str, server: Served) -> None:
    lines = {"Accept": "application/x-ndjson"}
    answer = server.http.get(path, params={"limit": 2}, headers=lines)
    further = server.http.get(answer.links["next"]["url"])
    first = [json.loads(line) for line in answer.text.splitlines()]
    both = server.json(path, limit=4)
    assert first + further.json()["items"] == both["items"]
