"""Hostile words in every parameter, field and header: refused or kept as words, never obeyed."""

from __future__ import annotations

import csv
import io
import json
import re
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import httpx2
import pytest
from playwright.sync_api import Browser

from api.rest import Settings, create_app
from tests.api.rest.serving import CITY, KEY, ORDER, Served, serving
from tests.api.running import ROOT, letter

SCRIPT = "<script>window.hacked=1</script><img src=x onerror=window.hacked=1>"
WORDS = [
    "' OR 1=1 RETURN n // '}) MATCH (m) DETACH DELETE m //",
    "x'; DROP TABLE documents; DELETE FROM records; --",
    '" NEAR( * ^ subject : - AND OR NOT "',
    SCRIPT,
    "\x1b[31m\x1b]0;title\x07\u202eabc\u2028",
    "../../../../etc/passwd",
    "a\r\nSet-Cookie: hacked=1\r\n\r\nHTTP/1.1 200 OK",
    "%s%n{0.__class__.__mro__}${jndi:ldap://127.0.0.1/a}{{7*7}}`id`",
    "ệ" * 399,
    "\0\ufffe\U0010ffff",
    "-1e309",
]
CYPHER = [WORDS[0], "\\u0027}) DETACH DELETE n //`\u2019 \\", WORDS[-2]]
"""What could mean something to a server of graphs; the others do not get as far as that."""
SPEC: dict[str, Any] = create_app(Settings(store="sqlite:///nowhere/at/all.db")).openapi()
READING = [path for path, methods in SPEC["paths"].items() if "get" in methods]
WITH_KEY = {"X-API-Key": KEY}


@dataclass(frozen=True, slots=True)
class Target:
    """A server that nothing may be stored in, and what it must not tell."""

    served: Served
    secrets: tuple[str, ...]
    words: list[str]

    def asked(
        self, path: str, operation: Mapping[str, Any], name: str, word: str
    ) -> httpx2.Response:
        """The answer to an operation with `word` as its parameter `name`."""
        values: dict[str, str] = {}
        for parameter in operation.get("parameters", ()):
            if parameter["in"] != "header" and (parameter["name"] == name or parameter["required"]):
                example = parameter["schema"].get("examples", [ORDER])[0]
                values[parameter["name"]] = word if parameter["name"] == name else example
        for place in [place for place in values if f"{{{place}}}" in path]:
            path = path.replace(f"{{{place}}}", quote(values.pop(place), safe=""))
        return self.served.http.get(path, params=values, headers=WITH_KEY)

    def tells_nothing(self, answer: httpx2.Response) -> None:
        """No trace, no path of the server and no address of its store is in the answer."""
        told = f"{answer.headers}\n{answer.text}"
        for secret in self.secrets:
            assert secret not in told, secret
        assert "set-cookie" not in answer.headers
        assert self.served.process.poll() is None


@pytest.fixture(scope="module")
def target(sample_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    folder = tmp_path_factory.mktemp("hostile")
    jobs = str(folder / "jobs")
    address = urlsplit(sample_url).netloc or sample_url.removeprefix("sqlite:///")
    secrets = ("Traceback", 'File "', str(ROOT), str(folder), "sqlite:", "bolt:", address, KEY)
    with serving(sample_url, folder, CASCADE_JOBS=jobs, CASCADE_RATE_LIMIT="9999/second") as served:
        before = served.http.get("/export").content
        yield Target(served, secrets, WORDS if sample_url.startswith("sqlite") else CYPHER)
        assert served.http.get("/export").content == before
        log = served.log.read_text()
        assert '"fault"' not in log
        assert not any(word in log for word in ("\x1b", "DROP TABLE", "hacked", "jndi"))


@pytest.mark.parametrize("path", READING)
def test_every_parameter_of_every_question(target: Target, path: str) -> None:
    operation = SPEC["paths"][path]["get"]
    for parameter in operation.get("parameters", ()):
        for word in target.words:
            answer = target.asked(path, operation, parameter["name"], word)
            assert str(answer.status_code) in operation["responses"], (parameter, word, answer.text)
            target.tells_nothing(answer)
            if SCRIPT in answer.text:
                assert answer.headers["content-type"].startswith("application/")


def test_every_text_that_is_looked_through(target: Target) -> None:
    for word in WORDS:
        text = letter("Nậm Pồ", f"77/UBND-{word}", subject=word, cites=f"Công văn số 1/{word}")
        for said in (word, text, f'{{"a": "{word}"}}'):
            answer = target.served.http.post("/resolve", json={"text": said})
            assert answer.status_code == 200, answer.text
            assert answer.headers["content-type"] == "application/json"
            target.tells_nothing(answer)


@pytest.mark.parametrize(
    "name", ["Accept", "Accept-Encoding", "If-None-Match", "Range", "Content-Type", "X-Request-ID",
             "Idempotency-Key", "X-Forwarded-For", "X-Forwarded-Proto", "Host", "Cookie", "Origin",
             "Authorization", "Content-Encoding", "Expect"],
)  # fmt: skip
def test_every_header(target: Target, name: str) -> None:
    for word in ["x" * 5000, "đ", "*/*;q=a", 'W/"', "bytes=0-,-1", SCRIPT, "\x1b[31m", ",;=", ""]:
        for method, path in (("GET", f"/documents/{ORDER}"), ("POST", "/documents")):
            headers = [(name.encode(), word.encode()), (b"X-API-Key", KEY.encode())]
            try:
                answer = target.served.http.request(method, path, headers=headers, content=b"{")
            except httpx2.RemoteProtocolError:  # the protocol itself forbids the header
                continue
            assert answer.status_code in {200, 304, 400, 415, 422}, (word, answer.text)
            target.tells_nothing(answer)
            assert word not in answer.headers.values() or not word


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/assets/..%2frest%2fapp.py", 404),
        ("/assets/%2e%2e/%2e%2e/rest/app.py", 404),
        ("/assets/swagger/..%2f..%2f..%2f..%2fetc%2fpasswd", 404),
        ("/assets/swagger//etc/passwd", 404),
        ("/assets/docs.js%00.html", 404),
        ("/assets/" + "a" * 5000, 404),
        ("//127.0.0.1/documents", 404),
        ("/documents/..%2f..%2fetc%2fpasswd", 404),
        ("/documents//text", 404),
        ("/batches/..%2fbodies", 404),
        ("/problems/..%2finternal", 404),
        (f"/views/{quote(SCRIPT, safe='')}", 404),
    ],
)
def test_tricks_with_paths(target: Target, path: str, status: int) -> None:
    answer = raw(
        target.served.url, f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode()
    )
    assert answer.startswith(b"HTTP/1.1 %d" % status), answer
    told = answer.decode("utf-8", "replace")
    assert SCRIPT not in told or "content-type: application/problem+json" in told.lower()
    assert "root:" not in told
    assert "import" not in told
    assert str(ROOT) not in told


@pytest.mark.parametrize(
    "head",
    [
        "POST /documents HTTP/1.1\r\nHost: x\r\nContent-Length: -1",
        "POST /documents HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2",
        "POST /documents HTTP/1.1\r\nHost: x\r\nContent-Length: 1e9",
        "POST /documents HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked",
        "GET /healthz HTTP/1.1\r\nHost: x\r\nX : y",
        "GET /healthz HTTP/1.1\r\nHost: x\r\n X: folded\r\nX\x01: y",
    ],
)
def test_requests_that_the_protocol_forbids(target: Target, head: str) -> None:
    answer = raw(target.served.url, f"{head}\r\n\r\n".encode())
    assert answer[:12] in {b"HTTP/1.1 400", b"HTTP/1.1 501"}, answer
    assert b"Traceback" not in answer


def raw(url: str, data: bytes) -> bytes:
    """All that the server answers to these bytes until it closes the connection."""
    host, port = url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(data)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def test_nothing_is_taken_out_by_a_hostile_name(target: Target) -> None:
    for word in [*WORDS, "*", "%", "_", f"{ORDER}' OR '1'='1"]:
        answer = target.served.http.delete(f"/documents/{quote(word, safe='')}", headers=WITH_KEY)
        assert answer.status_code in {404, 422}, answer.text
        batch = f"/batches/{quote(word, safe='')}"
        assert target.served.http.delete(batch, headers=WITH_KEY).status_code in {404, 422}


SUBJECT = f"{SCRIPT} '; DROP TABLE documents; -- ${{jndi:x}} =cmd!A1"


@pytest.fixture(scope="module")
def stored(target: Target) -> Iterator[str]:
    """The key of a document that says hostile things wherever it may; it is taken out again."""
    text = letter("Nậm Pồ", "77/UBND-VP", subject=SUBJECT).replace("Đinh Văn Mẫu", f"Đinh {SCRIPT}")
    answer = target.served.add(f"{text}\n- {SCRIPT}\n", f"../../{SCRIPT}\x1b[31m\r\n.txt")
    assert answer.status_code == 201, answer.text
    [key] = answer.json()["keys"]
    yield key
    assert target.served.http.delete(f"/documents/{key}", headers=WITH_KEY).status_code == 200


def test_hostile_words_are_kept_as_words(target: Target, stored: str) -> None:
    told = target.served.json(f"/documents/{stored}")
    assert told["subject"] == SUBJECT
    source, _, mark = told["sources"][0]["source"].rpartition("~")
    assert source == f"../../{SCRIPT} [31m  .txt"
    assert re.fullmatch("[0-9a-f]{12}", mark)  # of the name as it was sent
    assert SUBJECT in target.served.json(f"/documents/{stored}/text")["texts"][0]["text"]
    for part in ("text", "up", "measures", "explanation", "members", "reuse", "lag", "coverage"):
        answer = target.served.http.get(f"/documents/{stored}/{part}")
        assert answer.headers["content-type"] == "application/json", part
    found = target.served.json("/documents", q="DROP TABLE documents")
    assert [item["key"] for item in found["items"]] == [stored]


def test_hostile_words_stay_words_in_every_export(target: Target, stored: str) -> None:
    def export(form: str, **more: str) -> str:
        answer = target.served.http.get("/export", params={"format": form, "root": stored, **more})
        assert answer.status_code == 200
        assert not answer.headers["content-type"].startswith("text/html")
        return answer.text

    lines = [json.loads(line) for line in export("jsonl").splitlines()]
    assert any(SUBJECT in json.dumps(line, ensure_ascii=False) for line in lines)
    words = [element.text for element in ElementTree.fromstring(export("graphml")).iter()]  # noqa: S314 - ours
    assert SUBJECT in words
    for form in ("cytoscape", "jsonld"):
        assert SUBJECT in json.dumps(json.loads(export(form)), ensure_ascii=False)
    cells = [cell for row in csv.reader(io.StringIO(export("csv", table="nodes"))) for cell in row]
    assert SUBJECT in cells
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)
    assert "'; DROP" not in export("cypher").replace("\\'", "")


def test_hostile_words_do_nothing_in_a_browser(
    target: Target, stored: str, chromium: Browser
) -> None:
    page = chromium.new_page()
    unknown = quote(SCRIPT, safe="")
    for path in (
        f"/views/{stored}",
        f"/views/{stored}/coverage",
        f"/views/{stored}/measures",
        f"/views/{unknown}",
        f"/measures/{unknown}/view",
        f"/documents/{stored}",
        f"/documents/{stored}/text",
        f"/documents?q={unknown}",
    ):
        page.goto(target.served.url + path, wait_until="load")
        page.wait_for_timeout(100)
        assert page.evaluate("window.hacked") is None, path
    page.close()
    view = target.served.http.get(f"/views/{stored}")
    assert SCRIPT not in view.text
    assert "script-src" in view.headers["content-security-policy"]


def test_a_hostile_alias_leads_nowhere_else(target: Target) -> None:
    query = "as_of=2021-12-31&x=%0d%0aSet-Cookie:a=1//evil"
    answer = target.served.http.get(f"/documents/{ORDER.upper()}?{query}")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/documents/{ORDER}?{query}"
    assert target.served.http.get(f"/documents/{CITY}").status_code == 200
