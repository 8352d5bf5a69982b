"""The pages that ask most, over each kind of store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.api.explorer.conftest import client
from tests.api.explorer.reading import at, seen
from tests.api.rest.serving import CITY, ORDER


@pytest.fixture(scope="module")
def stored(either: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    yield from client(either, tmp_path_factory.mktemp("jobs"))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("/", "22 documents known"),
        ("/explorer/documents?q=bac+kan", "2479/UBND-VXNV"),
        (f"/explorer/documents/{CITY}", "said by 61/UBND-VP · rule carry-out"),
        (f"/explorer/documents/{ORDER}/down", "11 documents 11 links between them"),
        (f"/explorer/documents/{CITY}/up", "What it carries out 3 documents"),
        (f"/explorer/documents/{ORDER}/coverage", "198 bodies told to act 9 acted 2 not acted"),
        (f"/explorer/documents/{ORDER}/lag", "From the order to the first answer"),
        ("/explorer/organisations?q=bac+kan", "Ủy ban nhân dân tỉnh Bắc Kạn"),
        ("/explorer/wanted", "4 cited and not held"),
    ],
)
def test_pages_tell_the_same_of_every_store(stored: TestClient, url: str, words: str) -> None:
    answer = stored.get(url)
    assert answer.status_code == 200, answer.text
    page = seen(answer.text)
    assert words in page.words
    for call in {number.url for number in page.numbers}:
        told = stored.get(call).json()
        for number in page.numbers:
            if number.url == call:
                assert float(number.value) == float(at(told, number.at)), number
    again = stored.get(url, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
