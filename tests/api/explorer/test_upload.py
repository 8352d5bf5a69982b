"""Documents come in by the form with the right key, and the key stays nowhere."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.explorer.conftest import client
from tests.api.explorer.reading import seen
from tests.api.rest.serving import KEY, serving
from tests.api.running import letter

PATH = "/explorer/upload"
MOST = 20_000


@pytest.fixture
def own(tmp_path: Path) -> Iterator[TestClient]:
    """A server with an empty store that takes documents."""
    yield from client(f"sqlite:///{tmp_path}/own.db", tmp_path / "jobs", max_document=MOST)


def send(
    client: TestClient, *files: tuple[str, bytes], status: int = 200, **fields: str
) -> tuple[str, list[str]]:
    """The words and links of the page that answers to a form."""
    parts: list[tuple[str, tuple[str, bytes]]] = [("file", file) for file in files]
    empty = [("file", ("", b""))] if not files else []
    answer = client.post(PATH, data=fields, files=[*parts, *empty])
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers
    assert "Traceback" not in answer.text
    for told in fields.get("key", ""), KEY:
        assert not told or told not in f"{answer.text}{answer.headers}{answer.url}"
    page = seen(answer.text)
    return page.words, page.links


def held(client: TestClient) -> int:
    """How many texts the store holds; 0 where there is none yet."""
    answer = client.get("/statistics")
    return int(answer.json()["records"]) if answer.status_code == 200 else 0


def test_files_and_a_pasted_text_come_in(own: TestClient) -> None:
    first, second = letter("Nậm Pồ", "1/UBND-VP"), letter("Mường Nhé", "2/UBND-VP")
    files = [("1.txt", first.encode()), ("2.txt", second.encode())]
    text = letter("Tủa Chùa", "3/UBND-VP").replace("\n", "\r\n")
    words, links = send(own, *files, key=KEY, text=text, source="pasted.txt")
    assert "1.txt new 1-ubnd-vp" in words
    assert "2.txt new" in words
    assert "pasted.txt new 3-ubnd-vp" in words
    leads = [link for link in links if link.startswith("/explorer/documents/")]
    assert len(leads) == 3
    assert all(own.get(link).status_code == 200 for link in leads)
    again, _ = send(own, *files, key=KEY)
    assert "1.txt unchanged" in again
    other, _ = send(own, ("1.txt", letter("Nậm Pồ", "1/UBND-VP", subject="lũ").encode()), key=KEY)
    assert "1.txt updated" in other
    assert held(own) == 3
    assert "\r" not in own.get(f"/documents/{leads[2].rpartition('/')[2]}/text").text


def test_a_failure_is_told_beside_what_came_in(own: TestClient) -> None:
    junk = ("junk.pdf", b"%PDF-1.7 \x00\x01 no more")
    words, _ = send(own, junk, ("1.txt", letter("Nậm Pồ", "1/UBND-VP").encode()), key=KEY)
    assert "junk.pdf failed" in words
    assert "1.txt new" in words
    assert held(own) == 1


def test_what_is_no_document_is_taken_only_when_it_is_wanted(own: TestClient) -> None:
    words, _ = send(own, key=KEY, text="hello", source="a.txt")
    assert "a.txt failed the text is no administrative document" in words
    words, _ = send(own, key=KEY, text="hello", source="a.txt", keep_unknown="true")
    assert "a.txt new" in words


@pytest.mark.parametrize("key", ["", "a-wrong-key-of-some-length", KEY + "x", "khóa-không-đúng"])
def test_nothing_comes_in_without_the_key(own: TestClient, key: str) -> None:
    words, _ = send(own, status=401, key=key, text=letter("Nậm Pồ", "1/UBND-VP"))
    assert "No valid key" in words
    assert held(own) == 0


def test_a_form_without_a_document_is_told(own: TestClient) -> None:
    words, _ = send(own, status=422, key=KEY)
    assert "choose files or paste a text" in words


def test_too_much_is_refused(own: TestClient) -> None:
    words, links = send(own, status=413, key=KEY, text="x" * (MOST + 1))
    assert "Too large" in words
    assert "/explorer/upload" in links
    many = [(f"{n}.txt", b"x") for n in range(21)]
    words, _ = send(own, *many, status=400, key=KEY)
    assert "Malformed request" in words


@pytest.mark.parametrize(
    ("media", "body"),
    [
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n"),
        ("multipart/form-data", b"nothing"),
        ("application/json", b'{"key": "a"}'),
        ("text/plain", b"key=a"),
        ("application/x-www-form-urlencoded", b"key=%ff%00&text=a"),
    ],
)
def test_junk_is_refused(own: TestClient, media: str, body: bytes) -> None:
    answer = own.post(PATH, content=body, headers={"Content-Type": media})
    assert answer.status_code in {400, 401}
    assert answer.headers["content-type"].startswith("text/html")
    assert held(own) == 0


def test_each_document_counts_for_the_rate_of_its_key(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path}/own.db"
    for own in client(store, tmp_path / "jobs", rate_limit="2/minute"):
        files = [(f"{n}.txt", letter("Nậm Pồ", f"{n}/UBND-VP").encode()) for n in (1, 2, 3)]
        words, _ = send(own, *files, key=KEY)
        assert "2.txt new" in words
        assert "3.txt failed this key may write" in words
        words, _ = send(own, *files[:1], status=429, key=KEY)
        assert "Too many requests" in words


def test_without_keys_the_page_says_how_to_switch_writing_on(sample: str, tmp_path: Path) -> None:
    for closed in client(sample, tmp_path, api_keys=()):
        page = seen(closed.get(PATH).text)
        assert "Writing is off" in page.words
        assert "CASCADE_API_KEYS=" in page.words
        assert "file" not in [told.get("type") for told in page.fields]
        assert closed.post(PATH, data={"key": KEY, "text": "a"}).status_code == 403


def test_the_form_keeps_no_key(pages: TestClient) -> None:
    fields: list[dict[str, Any]] = [*seen(pages.get(PATH).text).fields]
    (key,) = [told for told in fields if told.get("name") == "key"]
    assert (key["type"], key["autocomplete"]) == ("password", "off")
    assert "value" not in key


def test_the_log_has_no_key(tmp_path: Path) -> None:
    with serving(f"sqlite:///{tmp_path}/own.db", tmp_path) as served:
        for key in (KEY, "a-wrong-key-of-some-length"):
            text = letter("Nậm Pồ", "1/UBND-VP")
            served.http.post(PATH, data={"key": key, "text": text})
            assert key not in served.log.read_text()
        name = hashlib.sha256(KEY.encode()).hexdigest()[:12]
        (line,) = [line for line in served.log.read_text().splitlines() if name in line]
        assert json.loads(line)["route"] == "/explorer/upload"
