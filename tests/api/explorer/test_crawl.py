"""From the first page on, every link leads somewhere, every number to the call that gives it."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.testclient import TestClient

from tests.api.explorer.reading import Number, Seen, at, seen

OFTEN = 4
"""Pages of one pattern that are looked at."""
_WORDS = re.compile(
    r"documents|organisations|places|measures|down|up|coverage|lag|reuse|explanation|members|text"
    r"|relations|implements|implemented_by|acts_on|acted_on_by|explorer|views|orders|wanted|gaps"
    r"|check|compare|upload|open|docs|texts|statistics|comparisons|assets"
)
_OFFLINE = re.compile(r"/views/|/comparisons/view|/docs$")
"""Pages that stand for themselves and lead nowhere."""


@dataclass(slots=True)
class Crawled:
    """The pages that were found, and the JSON that their numbers are from."""

    pages: dict[str, Seen] = field(default_factory=dict)
    dead: list[str] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)


def pattern(url: str) -> str:
    """What pages of one kind share: their path without keys, the names of their parameters."""
    parts = urlsplit(url)
    path = "/".join(p if _WORDS.fullmatch(p) else "…" for p in parts.path.split("/")[1:])
    names = sorted({name for name, _ in parse_qsl(parts.query)} - {"lang"})
    return f"{path}?{'&'.join(names)}"


def crawl(client: TestClient, start: str) -> Crawled:
    """Every page that links lead to from `start`, a few of each pattern."""
    found = Crawled()
    waiting = deque([start])
    known = {start}
    while waiting:
        url = waiting.popleft()
        answer = client.get(url)
        if answer.status_code != 200:
            found.dead.append(f"{answer.status_code} {url}")
            continue
        if not answer.headers["content-type"].startswith("text/html") or _OFFLINE.search(url):
            continue
        found.pages[url] = seen(answer.text)
        for link in onward(url, found.pages[url]):
            kind = pattern(link)
            if link not in known and found.left[kind] < OFTEN:
                found.left[kind] += 1
                known.add(link)
                waiting.append(link)
    return found


def onward(url: str, page: Seen) -> Iterator[str]:
    """The links of a page without the REST calls of its numbers, which are asked apart."""
    calls = {number.url for number in page.numbers}
    for link in dict.fromkeys(page.links):
        target = link.partition("#")[0]
        if target and target not in calls:
            assert target.startswith("/"), (url, link)
            yield target


@pytest.fixture(scope="module", params=["en", "vi"])
def crawled(request: pytest.FixtureRequest, pages: TestClient) -> Crawled:
    return crawl(pages, f"/?lang={request.param}")


def test_no_link_is_dead(crawled: Crawled) -> None:
    assert crawled.dead == []
    kinds = {pattern(url) for url in crawled.pages}
    assert len(crawled.pages) > 100
    for part in ("down", "up", "coverage", "lag", "measures", "reuse", "explanation", "text"):
        assert f"explorer/documents/…/{part}?" in kinds
    for part in ("documents", "orders", "measures", "organisations", "places", "wanted", "gaps"):
        assert f"explorer/{part}?" in kinds
    assert {"explorer/check?", "explorer/upload?", "explorer/compare?a&b"} <= kinds


def test_every_page_leads_on(crawled: Crawled) -> None:
    for url, page in crawled.pages.items():
        assert len({link for link in page.links if "/explorer/" in link}) > 8, url


def test_a_chosen_language_stays(crawled: Crawled) -> None:
    language = next(iter(crawled.pages)).partition("lang=")[2]
    assert {page.language for url, page in crawled.pages.items() if f"lang={language}" in url} == {
        language
    }
    for url, page in crawled.pages.items():
        if f"lang={language}" in url:
            inside = [link for link in page.links if link.startswith("/explorer/")]
            assert [link for link in inside if "lang=" not in link] == [], url


def test_every_number_is_what_its_call_gives(crawled: Crawled, pages: TestClient) -> None:
    @cache
    def asked(url: str) -> Any:
        answer = pages.get(url)
        assert answer.status_code == 200, url
        assert answer.headers["content-type"] == "application/json", url
        return answer.json()

    checked = 0
    for url, page in crawled.pages.items():
        for number in page.numbers:
            assert is_right(number, asked(number.url)), (url, number)
            checked += 1
    assert checked > 5000


def is_right(number: Number, answer: Any) -> bool:
    """Whether the number stands in the answer where the page says."""
    return float(number.value) == float(at(answer, number.at))


def test_every_page_has_its_parts_in_order(crawled: Crawled) -> None:
    for url, page in crawled.pages.items():
        assert page.headings[0] == 1, url
        assert page.headings.count(1) == 1, url
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(below - above <= 1 for above, below in steps), (url, page.headings)
        assert {"main", "header", "footer", "nav"} <= set(page.landmarks), url
        assert page.landmarks.count("main") == 1
        assert [told for told in page.fields if told.get("id") not in page.labelled] == [], url
        assert page.scopeless == 0, url
        assert len(page.ids) == len(set(page.ids)), (url, page.ids)
        assert page.title, url


def test_no_page_runs_or_loads_anything_foreign(crawled: Crawled) -> None:
    for url, page in crawled.pages.items():
        assert page.scripts == ["/assets/explorer/explorer.js"], url
        assert "style" not in page.attributes | page.tags, url
        assert [name for name in page.attributes if name.startswith("on")] == [], url
        assert not page.tags & {"iframe", "img", "object", "embed", "base"}, url
        assert all(link.startswith(("/", "#")) for link in page.links), url


def test_there_is_a_word_for_everything(crawled: Crawled) -> None:
    for url, page in crawled.pages.items():
        for sign in ("None", "{", "}", "Undefined", "<graph", "nan"):
            assert sign not in page.words.split() and sign not in page.title, (url, sign)
