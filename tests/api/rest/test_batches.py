"""Many documents at once, over HTTP; what becomes of jobs in crashes is tested with the jobs."""

from __future__ import annotations

import io
import json
import sys
import time
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.api.jobs.bodies import kill_loading
from tests.api.rest.serving import KEY, Served, is_problem, serving
from tests.api.running import letter

LETTERS = [letter(f"Mường {name}", f"{n}/UBND-VP") for n, name in enumerate("ABCDE", 70)]
NDJSON, ZIP = "application/x-ndjson", "application/zip"


def lines(texts: Iterable[str]) -> bytes:
    rows = [{"source": f"{n}.txt", "text": text} for n, text in enumerate(texts)]
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def archive(files: Mapping[str, str | bytes], *, packed: bool = False) -> bytes:
    data = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(data, "w", method) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return data.getvalue()


def sent(
    server: Served, body: bytes, media: str, path: str = "/batches", **headers: str
) -> httpx2.Response:
    told = {"Content-Type": media, "X-API-Key": KEY, **headers}
    return server.http.post(path, content=body, headers=told)


def ended(server: Served, answer: httpx2.Response, status: int = 202) -> dict[str, Any]:
    """The batch that an answer tells of, when it has ended."""
    assert answer.status_code == status, answer.text
    path = f"/batches/{answer.json()['id']}"
    for _ in range(600):
        job: dict[str, Any] = server.json(path)
        if job["status"] in {"done", "failed"}:
            return job
        time.sleep(0.1)
    raise AssertionError(job)


def test_lines_are_loaded_and_each_is_told_of(empty_server: Served) -> None:
    body = lines(LETTERS) + b'\n{"source": "bad"}\nno json\n' + lines(["Chào bạn"])
    answer = sent(empty_server, body, NDJSON, "/batches?name=letters.ndjson")
    assert answer.json()["status"] in {"queued", "running"}
    job = ended(empty_server, answer)
    assert job["status"] == "done"
    assert job["counts"] | {"skipped": 0} == {
        "new": 5, "updated": 0, "unchanged": 0, "failed": 2, "skipped": 0
    }  # fmt: skip
    assert [failure["source"] for failure in job["failures"]]
    path = f"{answer.headers['location']}/items"
    first = empty_server.json(path, limit=3)
    second = empty_server.json(path, limit=500, cursor=first["next"])
    items = first["items"] + second["items"]
    assert second["next"] is None
    assert [item["outcome"] for item in items] == ["new"] * 5 + ["failed", "failed", "skipped"]
    key = items[0]["document"]
    assert empty_server.json(f"/documents/{key}")["number"] == "70/UBND-VP"
    [newest] = empty_server.http.get("/batches", headers={"X-API-Key": KEY}).json()["items"]
    assert newest == job


def test_an_archive_is_loaded_and_its_members_have_its_name(empty_server: Served) -> None:
    body = archive({"in/a.txt": LETTERS[0], "../b.txt": LETTERS[1], "c.txt": b"\x00" * 9000})
    answer = sent(empty_server, body, ZIP, "/batches?name=../up/letters.zip")
    job = ended(empty_server, answer)
    assert (job["counts"]["new"], job["counts"]["failed"]) == (1, 2)
    assert {f["source"] for f in job["failures"]} == {"letters.zip/../b.txt", "letters.zip/c.txt"}
    text = empty_server.http.get(f"{answer.headers['location']}/items").text + json.dumps(job)
    assert "tmp" not in text


def test_the_same_batch_again_changes_nothing(empty_server: Served) -> None:
    counts = [
        ended(empty_server, sent(empty_server, lines(LETTERS), NDJSON))["counts"] for _ in "12"
    ]
    assert [(c["new"], c["unchanged"]) for c in counts] == [(5, 0), (0, 5)]


def test_a_batch_with_a_key_of_its_own_is_one_batch(empty_server: Served) -> None:
    named = {"Idempotency-Key": "monday-1"}
    first = sent(empty_server, lines(LETTERS), NDJSON, **named)
    again = sent(empty_server, lines(LETTERS), NDJSON, **named)
    assert (again.status_code, again.json(), again.headers["location"]) == (
        202, first.json(), first.headers["location"]
    )  # fmt: skip
    assert again.headers["idempotent-replayed"] == "true"
    other = sent(empty_server, lines(LETTERS[:1]), NDJSON, **named)
    is_problem(other, 409, "conflict")


def test_a_document_with_a_key_of_its_own_is_answered_as_the_first_time(
    empty_server: Served,
) -> None:
    def add(text: str) -> httpx2.Response:
        headers = {"X-API-Key": KEY, "Idempotency-Key": "one"}
        return empty_server.http.post("/documents", json={"text": text}, headers=headers)

    assert [add(LETTERS[0]).status_code for _ in range(2)] == [201, 201]
    is_problem(add(LETTERS[1]), 409, "conflict")


@pytest.mark.parametrize(
    ("body", "media"),
    [(b"", NDJSON), (b"PK no archive", ZIP), (b"[" * 10**6, NDJSON), (b"\xff\xfe" * 50, NDJSON)],
)
def test_rubbish_is_a_batch_of_failures(empty_server: Served, body: bytes, media: str) -> None:
    job = ended(empty_server, sent(empty_server, body, media))
    assert job["counts"]["new"] == 0
    assert job["failures"] or job["error"]
    assert "Traceback" not in json.dumps(job)


def test_wrong_types_missing_keys_and_unknown_batches(empty_server: Served) -> None:
    is_problem(sent(empty_server, b"x", "text/plain"), 415, "media-type")
    is_problem(empty_server.http.post("/batches", content=b"x"), 401, "unauthorised")
    is_problem(empty_server.http.get("/batches"), 401, "unauthorised")
    for path in ("/batches/none", "/batches/none/items"):
        is_problem(empty_server.http.get(path), 404, "unknown-batch")
    is_problem(
        empty_server.http.delete("/batches/none", headers={"X-API-Key": KEY}), 404, "unknown-batch"
    )


def test_batches_have_their_own_limit(tmp_path: Path) -> None:
    limits = {"CASCADE_MAX_DOCUMENT": "1000", "CASCADE_MAX_BATCH": "20000"}
    with serving(f"sqlite:///{tmp_path}/a.db", tmp_path, **limits) as served:
        assert ended(served, sent(served, lines(LETTERS), NDJSON))["counts"]["new"] == 5
        is_problem(sent(served, lines(LETTERS * 15), NDJSON), 413, "too-large")
        incoming = tmp_path / "a.db-jobs"
        assert not [f for f in incoming.rglob("*") if f.is_file() and f.stat().st_size > 10**5]


def test_a_batch_goes_on_after_the_server_is_killed(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path}/a.db"
    body = lines(letter(f"Mường {n}", f"{n}/UBND-VP") for n in range(2000))
    with serving(store, tmp_path) as served:
        answer = sent(served, body, NDJSON)
        served.process.kill()
    with serving(store, tmp_path) as served:
        job = ended(served, answer)
        counts = job["counts"]
        assert counts["new"] + counts["unchanged"] == 2000
        assert served.json("/readyz")["documents"] == 2001


@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
def test_a_batch_goes_on_after_the_server_and_what_it_loads_with_are_killed(tmp_path: Path) -> None:
    """Twice in the middle: everything is counted once and stored once."""
    store = f"sqlite:///{tmp_path}/a.db"
    body = lines(letter(f"Mường {n}", f"{n}/UBND-VP") for n in range(700))
    location = ""
    for least in (1, 300):
        with serving(store, tmp_path) as served:
            location = location or sent(served, body, NDJSON).headers["location"]
            while (job := served.json(location))["progress"]["done"] < least:
                time.sleep(0.01)
            served.process.kill()
            assert kill_loading(tmp_path / "a.db-jobs") == 1
            assert job["status"] == "running"
    with serving(store, tmp_path) as served:
        job = ended(served, served.http.get(location), 200)
        assert (job["status"], job["failures"]) == ("done", [])
        assert job["counts"]["new"] == 700
        assert job["progress"]["done"] == 700
        assert served.json("/readyz")["documents"] == 701
        assert served.json("/statistics")["records"] == 700
        assert served.json("/check")["ok"] is True
        again = ended(served, sent(served, body, NDJSON, "/batches?name=again"))
        assert (again["counts"]["new"], again["counts"]["unchanged"]) == (0, 700)


def test_a_batch_can_be_stopped(tmp_path: Path) -> None:
    body = lines(letter(f"Mường {n}", f"{n}/UBND-VP") for n in range(3000))
    with serving(f"sqlite:///{tmp_path}/a.db", tmp_path) as served:
        answer = sent(served, body, NDJSON)
        served.http.delete(answer.headers["location"], headers={"X-API-Key": KEY})
        job = ended(served, answer)
        assert job["status"] == "failed"
        assert job["counts"]["new"] < 3000
