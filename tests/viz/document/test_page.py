"""The file: the text whole, every mark on its quote, no mark that the text does not bear out."""

from __future__ import annotations

import re
from typing import Any

import pytest
from msgspec.structs import replace

from tests.viz.document.stores import (
    Stored,
    attacking,
    district,
    provincial,
    stored,
    telegram,
)
from tests.viz.letters import letter, province
from tests.viz.reading.test_page import Page
from tests.viz.remote import REMOTE
from tests.viz.written import same_bytes_in_every_process
from viz import document_page


def opened(of: Stored) -> tuple[Page, dict[str, Any]]:
    page = Page(document_page(*of))
    (item,) = page.data["documents"]
    return page, item


def quotes(item: dict[str, Any], kind: str) -> list[str]:
    return [mark["quote"] for mark in item["marks"] if mark["kind"] == kind]


def test_the_text_is_whole_and_each_mark_covers_its_quote() -> None:
    detail, texts = district()
    page, item = opened((detail, texts))
    assert page.texts == [texts[0].text]
    assert page.marked == [{i: mark["quote"] for i, mark in enumerate(item["marks"])}]
    assert item["missing"] == 0


def test_what_the_graph_quotes_is_marked() -> None:
    detail, texts = district()
    _, item = opened((detail, texts))
    own = {
        (proof.start, proof.end)
        for related in (*detail.implements, *detail.acts_on)
        for proof in related.evidence
    }
    assert {(m["start"], m["end"]) for m in item["marks"] if m["kind"] == "proof"} == own
    assert quotes(item, "addressee") == [body.quote for body in detail.addressees]
    assert quotes(item, "recipient") == [body.quote for body in detail.recipients]
    assert quotes(item, "deadline") == [due.quote for due in detail.deadlines] != []
    assert quotes(item, "measure") == [use.quote for use in detail.measures] != []
    assert quotes(item, "number") == ["Số: 45/UBND-KT"]


def test_a_citation_leads_to_the_document_that_the_graph_means() -> None:
    _, item = opened(district())
    led = {
        item["citations"][place]["number"]: mark["quote"]
        for mark in item["marks"]
        if mark["kind"] == "citation"
        for place in mark["of"]
    }
    assert led.keys() == {"3310/UBND-KT", "812/CĐ-TTg"}
    assert all(number in quote for number, quote in led.items())


def test_two_documents_that_one_sentence_proves_are_told_apart_by_number() -> None:
    both = (
        "thực hiện Công văn số 77/UBND-XD ngày 01/9/2021 và Công văn số 78/UBND-XD ngày 01/9/2021"
    )
    _, item = opened(stored("45/UBND-KT", [letter(body=f"{both} của UBND tỉnh,")]))
    for number in ("77/UBND-XD", "78/UBND-XD"):
        (place,) = [i for i, other in enumerate(item["citations"]) if other["number"] == number]
        marks = [m for m in item["marks"] if m["kind"] == "citation" and place in m["of"]]
        assert marks
        assert all(number in mark["quote"] for mark in marks)


def test_what_others_say_is_quoted_with_who_says_it() -> None:
    detail, texts = provincial()
    _, item = opened((detail, texts))
    (related,) = detail.implemented_by
    (said,) = [edge for edge in item["edges"] if edge["target"] == "self"]
    assert said["quote"] == related.evidence[0].quote
    assert item["citations"][said["source"]]["number"] == "45/UBND-KT"
    assert said["by"] == said["source"]


def test_a_sentence_of_a_third_document_has_its_key() -> None:
    detail, _ = telegram()
    _, item = opened((detail, []))
    third = [edge for edge in item["edges"] if edge["by"] != edge["source"]]
    assert [item["citations"][edge["by"]]["number"] for edge in third] == ["45/UBND-KT"]


def test_a_document_without_a_text_says_so() -> None:
    detail, texts = telegram()
    assert texts == []
    html = document_page(detail, texts)
    page, item = opened((detail, texts))
    assert page.texts == []
    assert item["marks"] == []
    assert "No text of this document is stored" in html
    assert "mark" not in page.tags


def test_what_a_replaced_text_does_not_have_is_told_and_not_marked() -> None:
    detail, (record,) = district()
    other = replace(record, text=record.text.replace("triển khai", "triển  khai", 1))
    page, item = opened((detail, [other]))
    assert page.texts == [other.text]
    for kind in ("addressee", "recipient", "measure", "deadline", "proof", "citation"):
        assert quotes(item, kind) == [], kind
    assert item["missing"] > 5
    assert [edge["quote"] for edge in item["edges"]]


@pytest.mark.parametrize("change", [("45/UBND-KT", "46/UBND-KT"), ("kiểm tra", "rà soát!")])
def test_only_what_changed_is_left_unmarked(change: tuple[str, str]) -> None:
    detail, (record,) = district()
    before = opened((detail, [record]))[1]["marks"]
    other = replace(record, text=record.text.replace(*change))
    marks = opened((detail, [other]))[1]["marks"]
    assert 0 < len(marks) < len(before)
    for mark in marks:
        assert mark in before
        assert other.text[mark["start"] : mark["end"]] == mark["quote"]
        assert change[0] not in mark["quote"]


def test_of_several_texts_the_one_that_bears_out_most_is_shown() -> None:
    detail, (record,) = district()
    other = replace(record, text="Văn bản khác.", source="other.txt")
    for texts in ([other, record], [record, other]):
        page, item = opened((detail, texts))
        assert page.texts == [record.text]
        assert item["source"] == record.source


def test_facts_that_the_graph_has_otherwise_are_not_marked_in_the_heading() -> None:
    detail, texts = district()
    corrected = replace(detail, document=replace(detail.document, date="2021-09-04"))
    assert quotes(opened((detail, texts))[1], "date")
    assert not quotes(opened((corrected, texts))[1], "date")


@pytest.mark.parametrize("of", [district, telegram, attacking])
def test_the_page_asks_for_nothing_from_outside(of: Any) -> None:
    html = document_page(*of())
    page = Page(html)
    assert not REMOTE.findall(html)
    assert not {"link", "img", "iframe", "base", "object"} & set(page.tags)
    assert not {"src", "href", "style", "onclick", "onerror"} & page.attributes
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
    assert "unsafe" not in policy
    assert policy.count("sha256-") == len(re.findall(r"<script>|<style>", html))


def test_hostile_documents_are_text_only() -> None:
    detail, texts = attacking()
    html = document_page(detail, texts)
    for raw in ("<script>window.hacked", "<img", "</script><script>window", "<script>x"):
        assert raw not in html
    assert Page(html).texts == [texts[0].text]


def test_equal_arguments_give_equal_bytes_in_every_process() -> None:
    imports = "from viz import document_page; from tests.viz.document.stores import district"
    html = document_page(*district())
    same_bytes_in_every_process("document_page(*district())", imports, html)


def test_a_document_alone_has_no_neighbours() -> None:
    _, item = opened(stored("3310/UBND-KT", [province()]))
    assert [edge["target"] for edge in item["edges"]] == [0] * len(item["edges"])
    assert [other["number"] for other in item["citations"]] == ["812/CĐ-TTg"]
