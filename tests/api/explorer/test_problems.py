"""Errors are pages with the right status, a way on, and nothing of the server's inside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import graph
from tests.api.explorer.conftest import client
from tests.api.explorer.reading import Seen, seen
from tests.api.rest.serving import CITY, KEY, ORDER
from tests.api.running import letter


def problem(client: TestClient, url: str, status: int, language: str = "en") -> Seen:
    """The page of an error."""
    answer = client.get(url, headers={"Accept-Language": language})
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert "Traceback" not in answer.text
    found = seen(answer.text)
    assert found.headings[0] == 1
    assert "/explorer/documents" in found.actions
    assert [told for told in found.fields if told.get("id") not in found.labelled] == []
    return found


@pytest.mark.parametrize(
    ("url", "status", "words"),
    [
        ("/explorer/documents/no-such", 404, "Unknown document"),
        ("/explorer/documents/no-such/down", 404, "Unknown document"),
        (f"/explorer/documents/{ORDER}/down?at=no-such", 404, "Unknown document"),
        (f"/explorer/documents/{CITY}?as_of=2020-01-01", 404, "it is dated 2021-05-04"),
        ("/explorer/open?number=571/C%C4%90-TTg", 404, "What comes closest"),
        ("/explorer/measures/no-such", 404, "Unknown measure"),
        ("/explorer/measures/masks", 404, "What comes closest"),
        ("/explorer/organisations/no-such", 404, "Unknown body or place"),
        ("/explorer/places/no-such", 404, "Unknown body or place"),
        ("/explorer/documents?level=moon", 422, "query.level"),
        ("/explorer/documents?from=yesterday", 422, "write it like 2021-05-31"),
        ("/explorer/documents?type=nothing", 422, "is no type of document"),
        ("/explorer/documents?cursor=abc", 422, "is none of ours"),
        ("/explorer/documents?lang=fr", 422, "query.lang"),
        (f"/explorer/documents/{ORDER}/relations/nothing", 422, "path.group"),
        ("/explorer/compare?a=570/C%C4%90-TTg&b=233/Q%C4%90-UBND", 404, "Its text is not held"),
        ("/explorer/nothing", 404, "There is no such page"),
        ("/explorer/documents/570/C%C4%90-TTg", 404, "There is no such page"),
    ],
)
def test_errors_are_told_on_a_page(pages: TestClient, url: str, status: int, words: str) -> None:
    assert words in problem(pages, url, status).words


def test_errors_are_told_in_vietnamese(pages: TestClient) -> None:
    found = problem(pages, "/explorer/documents/no-such", 404, "vi")
    assert found.language == "vi"
    assert "Không tìm thấy văn bản" in found.words


def test_what_comes_closest_is_led_to(pages: TestClient) -> None:
    found = problem(pages, "/explorer/open?number=571/C%C4%90-TTg", 404)
    near = [link for link in found.links if link.startswith("/explorer/open?number=570")]
    assert near
    assert pages.get(near[0]).url.path == f"/explorer/documents/{ORDER}"
    measures = problem(pages, "/explorer/measures/masks", 404)
    assert "/explorer/measures/mask" in measures.links


def test_other_methods_and_programs_are_answered_as_ever(pages: TestClient) -> None:
    posted = pages.post("/explorer/documents")
    assert (posted.status_code, posted.headers["allow"]) == (405, "GET, HEAD")
    assert posted.headers["content-type"].startswith("text/html")
    for url in ("/documents/no-such", "/views/no-such", "/nowhere"):
        assert pages.get(url).headers["content-type"] == "application/problem+json"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[TestClient]:
    """A server whose store is its own, and empty."""
    yield from client(f"sqlite:///{tmp_path}/own.db", tmp_path / "jobs")


def test_a_number_of_several_documents_leads_to_each(own: TestClient) -> None:
    for place in ("Mường Nhé", "Nậm Pồ"):
        text = letter(place, "12/UBND-VP")
        sent = own.post("/documents", json={"text": text}, headers={"X-API-Key": KEY})
        assert sent.status_code == 201
    found = problem(own, "/explorer/open?number=12/UBND-VP", 409)
    assert "It may be one of these" in found.words
    leads = [link for link in found.links if link.startswith("/explorer/documents/12-")]
    assert len(leads) == 2
    assert all(own.get(link).status_code == 200 for link in leads)


def test_without_a_store_the_pages_say_so(own: TestClient) -> None:
    found = problem(own, "/", 503)
    assert "The store cannot be asked just now" in found.words
    assert "sqlite" not in found.words


def test_faults_are_told_without_what_they_are(
    sample: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr(graph, "statistics", broken)
    for one in client(sample, tmp_path):
        answer = one.get("/")
        assert answer.status_code == 500
        assert answer.headers["content-type"].startswith("text/html")
        assert "secret" not in answer.text
        assert "The server met a fault" in seen(answer.text).words
