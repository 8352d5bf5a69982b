"""Documents and addresses that say hostile things: shown as words on every page, never obeyed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, ConsoleMessage
from starlette.testclient import TestClient

from tests.api.explorer.conftest import client, filled
from tests.api.explorer.reading import Seen, seen
from tests.api.explorer.test_crawl import crawl
from tests.api.rest.serving import KEY, ORDER, Served
from tests.api.rest.test_hostile import SCRIPT, WORDS
from tests.api.running import letter
from tests.viz.cascades import ADDRESS, END, IMAGE

SUBJECT = f"{SCRIPT} {IMAGE} {END} {ADDRESS} {{{{7+7}}}} abc"
QUOTE = f"Công điện số 570/CĐ-TTg ngày 02/5/2021 của Thủ tướng Chính phủ {SCRIPT}"
SENT = letter("Nậm Pồ", "77/UBND-VP", subject=SUBJECT, cites=QUOTE)
SOURCE = f"../../{SCRIPT}.txt"
PAGES = ("", "/text", "/down", "/up", "/coverage", "/lag", "/measures", "/reuse", "/explanation",
         "/members", "/relations/implements")  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server over the sample corpus and a document that says hostile things."""
    folder = tmp_path_factory.mktemp("hostile")
    url = filled(f"sqlite:///{folder}/cascade.db")
    for one in client(url, folder / "jobs"):
        body = {"text": SENT, "source": SOURCE}
        sent = one.post("/documents", json=body, headers={"X-API-Key": KEY})
        assert sent.status_code == 201, sent.text
        yield one


def harmless(page: Seen, url: str) -> None:
    """Nothing on the page is there because a document or an address said so."""
    assert page.scripts == ["/assets/explorer/explorer.js"], url
    assert not page.tags & {"img", "iframe", "style", "object", "base"}, url
    assert [name for name in page.attributes if name.startswith("on") or name == "src"] == ["src"]
    assert all(link.startswith(("/", "#")) for link in page.links), url
    assert not any(link.startswith("//") for link in page.links), url
    assert "\u202e" not in page.words, url


def key_of(client: TestClient) -> str:
    """The key of the hostile document."""
    (item,) = client.get("/documents", params={"number": "77/UBND-VP"}).json()["items"]
    return str(item["key"])


def test_hostile_words_are_words_on_every_page(hostile: TestClient) -> None:
    found = crawl(hostile, "/?lang=en")
    assert found.dead == []
    for url, page in found.pages.items():
        harmless(page, url)
    here = f"/explorer/documents/{key_of(hostile)}"
    for part in PAGES:
        page = seen(hostile.get(f"{here}{part}").text)
        harmless(page, part)
        assert SUBJECT in page.words, part
    facts = seen(hostile.get(here).text).words
    assert SOURCE in facts
    assert SCRIPT in seen(hostile.get("/explorer/documents?q=nam+po").text).words
    assert f"Thực hiện {QUOTE}" in facts
    assert SCRIPT in seen(hostile.get(f"/explorer/documents/{ORDER}/down").text).words


def test_hostile_addresses_are_words(hostile: TestClient) -> None:
    places = [
        "/explorer/documents?q={}",
        "/explorer/documents?issuer={}",
        "/explorer/documents?place={}",
        "/explorer/documents?type={}",
        "/explorer/documents?measure={}",
        "/explorer/documents?cursor={}",
        "/explorer/documents?lang={}",
        "/explorer/documents/{}",
        "/explorer/documents/{}/down",
        f"/explorer/documents/{ORDER}/down?at={{}}",
        f"/explorer/documents/{ORDER}/coverage?province={{}}",
        f"/explorer/documents/{ORDER}/measures?measure={{}}",
        f"/explorer/documents/{ORDER}/explanation?citation={{}}",
        f"/explorer/documents/{ORDER}?as_of={{}}",
        "/explorer/organisations?q={}",
        "/explorer/organisations/{}",
        "/explorer/places?parent={}",
        "/explorer/places/{}",
        "/explorer/measures/{}",
        "/explorer/open?number={}",
        f"/explorer/compare?a={{}}&b={ORDER}",
        "/explorer/orders?sort={}",
        "/explorer/{}",
        "/?{}={}",
    ]
    for place in places:
        for word in [*WORDS, IMAGE, END]:
            said = quote(word.encode("utf-8", "replace"), safe="")
            answer = hostile.get(place.replace("{}", said))
            assert answer.status_code in {200, 404, 422}, (place, word, answer.text)
            assert answer.headers["content-type"].startswith("text/html"), (place, word)
            assert "Traceback" not in answer.text
            assert "set-cookie" not in answer.headers
            harmless(seen(answer.text), place)


def test_hostile_uploads_are_words(hostile: TestClient) -> None:
    for word in WORDS:
        files = [("file", (word.replace("\0", "") or "x", b"%PDF-1.7 junk"))]
        answer = hostile.post("/explorer/upload", data={"key": KEY, "source": word}, files=files)
        assert answer.status_code in {200, 400, 422}, answer.text
        harmless(seen(answer.text), word)


def test_hostile_words_do_nothing_in_a_browser(
    chromium: Browser, server: Served, tmp_path: Path
) -> None:
    told = server.add(SENT, SOURCE).json()
    complaints: list[str] = []

    def said(message: ConsoleMessage) -> None:
        complaints.append(message.text)

    context = chromium.new_context(locale="en-GB")
    page = context.new_page()
    page.on("console", said)
    here = f"{server.url}/explorer/documents/{told['keys'][0]}"
    for part in PAGES:
        page.goto(here + part)
        assert page.evaluate("window.hacked") is None, part
    page.goto(f"{server.url}/")
    page.get_by_role("combobox").fill("nam po")
    page.get_by_role("option").first.wait_for()
    page.goto(f"{server.url}/explorer/documents?q={quote(SCRIPT)}")
    page.get_by_text("Filters and order").click()
    page.get_by_label("Level").select_option("district")
    page.wait_for_url("**level=district**")
    assert page.evaluate("window.hacked") is None
    context.close()
    assert complaints == []
