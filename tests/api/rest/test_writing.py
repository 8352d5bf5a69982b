"""Documents in and out over HTTP."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from tests.api.rest.serving import KEY, ORDER, Served, is_problem, serving
from tests.api.running import SAMPLE, letter
from tools.rendering.form import form
from tools.rendering.word import docx

WITH_KEY = {"X-API-Key": KEY}
FIRST = letter("Nậm Pồ", "77/UBND-VP")
CITED = "12-cd-ttg-2021-thu-tuong-chinh-phu"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
NAM_PO = "77-ubnd-vp-2021-uy-ban-nhan-dan-huyen-nam-po"


def test_a_text_is_new_then_unchanged_then_updated(empty_server: Served) -> None:
    new, again = (empty_server.add(FIRST, "a.txt") for _ in range(2))
    assert (new.status_code, again.status_code) == (201, 200)
    assert new.json()["keys"] == again.json()["keys"] == [NAM_PO]
    assert (new.json()["status"], again.json()["status"]) == ("new", "unchanged")
    other = empty_server.add(FIRST.replace("hướng đi", "đường đi"), "a.txt")
    assert (other.status_code, other.json()["status"]) == (200, "updated")
    elsewhere = empty_server.add(FIRST.replace("hướng đi", "đường đi"), "b.txt")
    assert (elsewhere.status_code, elsewhere.json()["status"]) == (200, "unchanged")
    assert empty_server.json(f"/documents/{NAM_PO}")["implements"][0]["document"]["key"] == CITED


def test_a_text_without_a_source_is_known_by_its_words(empty_server: Served) -> None:
    assert [empty_server.add(FIRST).status_code for _ in range(2)] == [201, 200]


def test_a_file_keeps_the_last_part_of_its_name(empty_server: Served) -> None:
    file = next(SAMPLE.glob("01-*"))
    name = "../../etc/..\\evil/01.txt"
    answer = empty_server.http.post(
        "/documents", files={"file": (name, file.read_bytes())}, headers=WITH_KEY
    )
    assert answer.status_code == 201, answer.text
    [source] = empty_server.json(f"/documents/{ORDER}")["sources"]
    assert source["source"] == "01.txt"


def test_a_word_file_is_taken_in_with_what_it_says(empty_server: Served) -> None:
    file = {"file": ("thư.docx", docx(form(FIRST)))}
    new, again = (
        empty_server.http.post("/documents", files=file, headers=WITH_KEY) for _ in range(2)
    )
    assert (new.status_code, again.status_code) == (201, 200), new.text
    assert new.json()["keys"] == [NAM_PO]
    assert empty_server.json(f"/documents/{NAM_PO}")["implements"][0]["document"]["key"] == CITED


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.zip", b"PK\x05\x06" + b"\0" * 18, "is a zip archive; unpack it and give the documents"),
        ("a.docx", b"PK\x03\x04" + b"\0" * 90, "a.docx: "),
        ("a.xls", OLE + "Workbook".encode("utf-16-le") + b"\0\0", "is an Excel workbook"),
    ],
)
def test_a_file_that_is_no_document_is_told(
    name: str, data: bytes, words: str, empty_server: Served
) -> None:
    file = {"file": (name, data)}
    answer = empty_server.http.post("/documents", files=file, headers=WITH_KEY)
    assert words in is_problem(answer, 422, "unreadable")["detail"]


def test_a_text_that_looks_like_a_file_stays_a_text(empty_server: Served) -> None:
    answer = empty_server.add(f"%PDF-1.7 \n\n{FIRST}", "a.pdf")
    assert answer.status_code == 201, answer.text


def test_names_that_differ_only_beyond_what_is_kept_stay_two(empty_server: Served) -> None:
    texts = (FIRST, letter("Mường Chà", "78/UBND-VP"))
    for end, text in zip("ab", texts, strict=True):
        file = {"file": (f"{'x' * 400}{end}.txt", text.encode())}
        answer = empty_server.http.post("/documents", files=file, headers=WITH_KEY)
        assert answer.json()["status"] == "new"
    assert empty_server.http.get(f"/documents/{NAM_PO}").status_code == 200


def test_taking_out_leaves_what_others_cite(empty_server: Served) -> None:
    empty_server.add(FIRST, "a.txt")
    http = empty_server.http
    gone = http.delete(f"/documents/{NAM_PO}", headers=WITH_KEY)
    assert gone.json() == {"key": NAM_PO, "texts": 1, "still_cited": False}
    is_problem(http.get(f"/documents/{NAM_PO}"), 404, "unknown-document")
    is_problem(http.delete(f"/documents/{NAM_PO}", headers=WITH_KEY), 404, "unknown-document")
    is_problem(http.get(f"/documents/{CITED}"), 404, "unknown-document")


def test_only_the_asked_document_of_a_source_is_taken_out(empty_server: Served) -> None:
    both = f"{FIRST}\n\n\n{letter('Mường Chà', '78/UBND-VP')}"
    keys = empty_server.add(both, "both.txt").json()["keys"]
    assert len(keys) == 2
    empty_server.http.delete(f"/documents/{keys[0]}", headers=WITH_KEY)
    assert empty_server.http.get(f"/documents/{keys[0]}").status_code == 404
    assert empty_server.http.get(f"/documents/{keys[1]}").status_code == 200


def test_what_is_only_cited_cannot_be_taken_out(empty_server: Served) -> None:
    empty_server.add(FIRST)
    answer = empty_server.http.delete(f"/documents/{CITED}", headers=WITH_KEY)
    is_problem(answer, 409, "conflict")


def test_personal_numbers_are_masked_before_anything_is_kept(empty_server: Served) -> None:
    empty_server.add(FIRST.replace("hướng đi của bão", "số máy 0912 345 678"), "a.txt")
    told = empty_server.http.get(f"/documents/{NAM_PO}/text").text
    assert "345 678" not in told
    assert "345 678" not in empty_server.log.read_text()


BAD: list[tuple[dict[str, Any], int, str]] = [
    ({"content": b"\xff\xfe{", "headers": {"Content-Type": "application/json"}}, 400, "malformed"),
    ({"content": b"[" * 10**6, "headers": {"Content-Type": "application/json"}}, 422, "invalid"),
    ({"json": {"texts": "x"}}, 422, "invalid"),
    ({"json": ["x"]}, 422, "invalid"),
    ({"json": {"text": ""}}, 422, "invalid"),
    ({"json": {"text": 3}}, 422, "invalid"),
    ({"json": {"text": "Chào bạn"}}, 422, "unreadable"),
    ({"json": {"text": "   "}}, 422, "unreadable"),
    ({"content": b"x", "headers": {"Content-Type": "text/html"}}, 415, "media-type"),
    ({"content": b"x", "headers": {"Content-Type": ""}}, 415, "media-type"),
    ({"files": {"other": ("a.txt", b"x")}}, 422, "invalid"),
    ({"files": {"file": ("a.txt", b"\x00\x01\x02" * 400)}}, 422, "unreadable"),
    (
        {"content": b"--x", "headers": {"Content-Type": "multipart/form-data; boundary=y"}},
        400,
        "malformed",
    ),
    ({"content": b"x", "headers": {"Content-Type": "multipart/form-data"}}, 400, "malformed"),
]


@pytest.mark.parametrize(("request_", "status", "kind"), BAD)
def test_bad_bodies_are_told_and_store_nothing(
    server: Served, request_: dict[str, Any], status: int, kind: str
) -> None:
    before = server.json("/readyz")["version"]
    request = {**request_, "headers": {**WITH_KEY, **request_.get("headers", {})}}
    is_problem(server.http.post("/documents", **request), status, kind)
    assert server.json("/readyz")["version"] == before


def test_wrong_and_missing_keys(server: Served) -> None:
    told = is_problem(server.add(FIRST, key=None), 401, "unauthorised")
    assert "X-API-Key" in told["detail"]
    for key in ("", "wrong", KEY + "x", KEY.upper(), "đ" * 20):
        headers = [(b"X-API-Key", key.encode())]
        answer = server.http.post("/documents", json={"text": FIRST}, headers=headers)
        assert is_problem(answer, 401, "unauthorised")
        assert answer.headers["www-authenticate"]


def test_without_keys_nobody_writes_and_the_answer_says_how_to_set_one(
    sample_url: str, tmp_path: Any
) -> None:
    with serving(sample_url, tmp_path, keys="") as served:
        told = is_problem(served.add(FIRST), 403, "read-only")
        assert "CASCADE_API_KEYS" in told["detail"]
        assert served.http.delete(f"/documents/{ORDER}", headers=WITH_KEY).status_code == 403


def test_a_key_may_be_given_as_its_digest(sample_url: str, tmp_path: Any) -> None:
    import hashlib

    digest = "sha256:" + hashlib.sha256(KEY.encode()).hexdigest()
    with serving(sample_url, tmp_path, keys=f"another-long-key,{digest}") as served:
        assert is_problem(served.add("Chào bạn"), 422, "unreadable")
        assert is_problem(served.add("Chào bạn", key=digest), 401, "unauthorised")


def test_a_key_that_writes_too_often_is_told_when_to_come_again(
    sample_url: str, tmp_path: Any
) -> None:
    with serving(sample_url, tmp_path, CASCADE_RATE_LIMIT="3/minute") as served:
        answers = [served.add("Chào bạn") for _ in range(5)]
        assert [a.status_code for a in answers] == [422, 422, 422, 429, 429]
        is_problem(answers[-1], 429, "too-many")
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
        assert served.http.get("/documents/x").status_code == 404  # reading goes on


def test_large_bodies_are_refused_whether_they_tell_their_size_or_not(
    sample_url: str, tmp_path: Any
) -> None:
    with serving(sample_url, tmp_path, CASCADE_MAX_DOCUMENT="2000") as served:
        headers = {**WITH_KEY, "Content-Type": "application/json"}
        body = b'{"text": "' + b"x" * 3000
        told = served.http.post("/documents", content=body, headers=headers)
        is_problem(told, 413, "too-large")
        chunked = served.http.post("/documents", content=iter([body]), headers=headers)
        assert isinstance(chunked, httpx2.Response)
        is_problem(chunked, 413, "too-large")
