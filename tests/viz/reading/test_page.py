"""The page of what was read: the whole text, every mark, and a document never as markup."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest

from loaders import Record, extract
from tests.viz.letters import hostile, letter, province
from tests.viz.remote import REMOTE
from tests.viz.written import same_bytes_in_every_process
from viz import reading_page


class Page(HTMLParser):
    """The tags of a page, the texts of its documents, and the marks that are in them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.marked: list[dict[int, str]] = []
        self.blocks: list[str] = []
        self._open: list[int] = []
        self._inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        values = dict(attrs)
        if values.get("class") == "text":
            self._inside = True
            self.texts.append("")
            self.marked.append({})
        if tag == "mark":
            self._open.append(int(values["data-mark"] or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._open.pop()
        if tag == "div":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] == ["script"]:
            self.blocks.append(data)
        if self._inside:
            self.texts[-1] += data
            for index in self._open:
                self.marked[-1][index] = self.marked[-1].get(index, "") + data

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.JSONDecoder().raw_decode("".join(self.blocks))[0]
        return found


RECORDS = [letter(), province(), extract("Hôm nay trời đẹp.")[0]]


def test_each_document_is_there_with_its_whole_text() -> None:
    assert Page(reading_page(RECORDS)).texts == [record.text for record in RECORDS]


def test_each_mark_is_there_and_covers_its_quote() -> None:
    page = Page(reading_page(RECORDS))
    for marked, document in zip(page.marked, page.data["documents"], strict=True):
        assert marked == {i: mark["quote"] for i, mark in enumerate(document["marks"])}
    assert len(page.marked[0]) > 20


def test_the_data_are_the_record() -> None:
    for record, item in zip(RECORDS, Page(reading_page(RECORDS)).data["documents"], strict=True):
        expected = json.loads(json.dumps(record.to_dict()))
        for citation in (*expected["citations"], *item["citations"]):
            citation.pop("mentions")
            citation.pop("here", None)
        assert {key: item[key] for key in expected} == expected


def test_a_citation_knows_the_document_on_the_same_page() -> None:
    first = Page(reading_page([letter(), province()])).data["documents"][0]
    assert {c["number"]: c["here"] for c in first["citations"]} == {
        "3310/UBND-KT": [1],
        "812/CĐ-TTg": [],
    }


def test_a_like_number_of_another_day_is_another_document() -> None:
    other = extract(province().text.replace("ngày 02 tháng 9", "ngày 12 tháng 9"))[0]
    first = Page(reading_page([letter(), other])).data["documents"][0]
    assert [c["here"] for c in first["citations"]] == [[], []]


@pytest.mark.parametrize("record", [letter(), hostile()], ids=["letter", "hostile"])
def test_the_page_asks_for_nothing_from_outside(record: Record) -> None:
    html = reading_page([record])
    page = Page(html)
    assert not REMOTE.findall(html)
    assert not {"link", "img", "iframe", "base", "object"} & set(page.tags)
    assert not {"src", "href", "style", "onclick", "onerror"} & page.attributes
    html.encode("utf-8")


def test_hostile_documents_are_text_only() -> None:
    record = hostile()
    html = reading_page([record])
    for raw in ("<script>window.hacked", "<img", "</script><script>window", "<script>x"):
        assert raw not in html
    plain = [tag for tag in Page(reading_page([letter()])).tags if tag != "mark"]
    assert [tag for tag in Page(html).tags if tag != "mark"] == plain
    assert Page(html).texts == [record.text.replace("\ud800", "?")]


def test_the_policy_is_that_of_the_other_page() -> None:
    html = reading_page([letter()])
    (written,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
    policy = unescape(written)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert len(re.findall(r"sha256-", policy)) == len(re.findall(r"<script>|<style>", html))


def test_no_records_give_a_page_without_documents() -> None:
    assert Page(reading_page([])).texts == []


def test_equal_records_give_equal_bytes_in_every_process() -> None:
    imports = "from viz import reading_page; from tests.viz.letters import letter"
    html = reading_page([letter()])
    same_bytes_in_every_process("reading_page([letter()])", imports, html)
