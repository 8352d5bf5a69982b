"""Documents that contradict each other, stay open, or come in several texts have pages too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.api.explorer.conftest import client
from tests.api.explorer.reading import at, seen
from tests.api.explorer.test_crawl import Crawled, crawl
from tests.api.rest.serving import KEY
from tests.api.running import letter

LATER = "Công điện số 99/CĐ-TTg ngày 30/12/2021 của Thủ tướng Chính phủ"
OTHER_DAY = "Công điện số 12/CĐ-TTg ngày 02/8/2021 của Thủ tướng Chính phủ"
TEXTS = {
    "one": letter("Nậm Pồ", "12/UBND-VP"),
    "other": letter("Mường Nhé", "12/UBND-VP"),
    "open": letter("Tủa Chùa", "13/UBND-VP", cites="Công văn số 12/UBND-VP"),
    "later": letter("Sìn Hồ", "14/UBND-VP", cites=LATER),
    "itself": letter("Mường Lay", "15/UBND-VP", cites="Công văn số 15/UBND-VP ngày 03/9/2021"),
    "another day": letter("Tuần Giáo", "16/UBND-VP", cites=OTHER_DAY),
    "first text": letter("Mường Chà", "17/UBND-VP"),
    "second text": letter("Mường Chà", "17/UBND-VP", subject="phòng, chống lũ", cites=LATER),
}


@pytest.fixture(scope="module")
def tangled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("tangled")
    for one in client(f"sqlite:///{folder}/cascade.db", folder / "jobs"):
        for source, text in TEXTS.items():
            body = {"text": text, "source": f"{source}.txt"}
            sent = one.post("/documents", json=body, headers={"X-API-Key": KEY})
            assert sent.is_success, sent.text
        yield one


@pytest.fixture(scope="module")
def found(tangled: TestClient) -> Crawled:
    return crawl(tangled, "/?lang=en")


def test_the_pages_lead_on_and_their_numbers_are_right(found: Crawled, tangled: TestClient) -> None:
    assert found.dead == []
    for url, page in found.pages.items():
        for number in page.numbers:
            told = tangled.get(number.url).json()
            assert float(number.value) == float(at(told, number.at)), (url, number)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("/explorer/gaps", "1 citations that fit several documents equally well"),
        ("/explorer/gaps", "Documents that texts date differently (1)"),
        ("/explorer/gaps", "Documents that are said to carry out a later one (2)"),
        ("/explorer/gaps", "Documents of which different texts were loaded (1)"),
        ("/explorer/check", "2 refused relations"),
        ("/explorer/check", "1 citation left open"),
        ("/explorer/documents?status=cited&number=12/UBND-VP", "1 document fits"),
        ("/explorer/documents?status=issued&number=12/UBND-VP", "2 documents fit"),
        ("/explorer/documents/17-ubnd-vp-2021-uy-ban-nhan-dan-huyen-muong-cha/text",
         "Text read from second text.txt"),
        ("/explorer/documents/17-ubnd-vp-2021-uy-ban-nhan-dan-huyen-muong-cha/explanation",
         "documents that are said to carry out a later one"),
        ("/explorer/documents/13-ubnd-vp-2021-uy-ban-nhan-dan-huyen-tua-chua/explanation",
         "several documents fit equally well: it is left open"),
    ],
)  # fmt: skip
def test_what_is_open_or_contradictory_is_told(tangled: TestClient, url: str, words: str) -> None:
    answer = tangled.get(url)
    assert answer.status_code == 200, answer.text
    assert words in seen(answer.text).words


def test_a_citation_that_is_left_open_leads_to_all_that_it_may_mean(tangled: TestClient) -> None:
    query = {"number": "12/UBND-VP", "status": "cited"}
    (item,) = tangled.get("/documents", params=query).json()["items"]
    page = seen(tangled.get(f"/explorer/documents/{item['key']}").text)
    assert "It may mean several documents" in page.words
    for place in ("nam-po", "muong-nhe"):
        key = f"12-ubnd-vp-2021-uy-ban-nhan-dan-huyen-{place}"
        assert f"/explorer/documents/{key}" in page.links
