"""What a client has need not be sent again, and HEAD tells as much as GET."""

from __future__ import annotations

import httpx2
import pytest

from tests.api.rest.serving import ORDER, Served
from tests.api.running import letter

PATH = f"/documents/{ORDER}"


def test_the_tag_of_an_answer_gives_304_while_nothing_changes(server: Served) -> None:
    first = server.http.get(PATH)
    tag = first.headers["etag"]
    assert tag.startswith('"')
    assert first.headers["cache-control"] == "no-cache"
    for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = server.http.get(PATH, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    assert server.http.get(PATH, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_change_of_the_store_changes_every_tag(server: Served) -> None:
    before = server.http.get(PATH).headers["etag"]
    [key] = server.add(letter("Nậm Pồ", "77/UBND-VP")).json()["keys"]
    changed = server.http.get(PATH, headers={"If-None-Match": before})
    assert changed.status_code == 200
    assert changed.headers["etag"] != before
    server.http.delete(f"/documents/{key}", headers={"X-API-Key": "a-key-for-the-tests"})


def test_other_forms_of_an_answer_have_other_tags(server: Served) -> None:
    def tag(path: str, **headers: str) -> str:
        return server.http.get(path, headers=headers).headers["etag"]

    path = f"{PATH}/coverage"
    plain = {"accept_encoding": "identity"}
    tags = [
        tag(path, **{"Accept-Encoding": "identity"}),
        tag(path, **{"Accept-Encoding": "gzip"}),
        tag(path, **{"Accept-Encoding": "identity", "Accept": "application/x-ndjson"}),
        tag(f"{path}?level=province", **{"Accept-Encoding": "identity"}),
    ]
    assert len(set(tags)) == len(tags), plain


@pytest.mark.parametrize("path", [PATH, f"{PATH}/down", "/healthz", "/documents/no-such"])
def test_head_is_get_without_a_body(server: Served, path: str) -> None:
    got, head = server.http.get(path), server.http.head(path)
    assert head.status_code == got.status_code
    assert head.content == b""
    telling = {"date", "x-request-id"}
    left = {k: v for k, v in got.headers.items() if k not in telling}
    assert {k: v for k, v in head.headers.items() if k not in telling} == left


def test_large_answers_are_compressed_where_the_client_can(server: Served) -> None:
    path = f"{server.url}{PATH}/coverage"
    with httpx2.Client(headers={"Accept-Encoding": "gzip"}) as client:
        packed = client.get(path)
    with httpx2.Client(headers={"Accept-Encoding": "identity"}) as client:
        plain = client.get(path)
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()
    assert "Accept-Encoding" in packed.headers["vary"]
