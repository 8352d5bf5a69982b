"""The page of a stored document in a real browser, offline: marks and neighbours answer."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.viz.cascades import IMAGE, SCRIPT
from tests.viz.conftest import OpenHtml
from tests.viz.document.stores import attacking, district, provincial, telegram
from viz import document_page


@pytest.fixture
def page(open_html: OpenHtml) -> Page:
    return open_html(document_page(*district()))


def test_a_mark_tells_what_it_proves_and_leads_to_the_document(page: Page) -> None:
    page.evaluate("go(markOf('proof', 0))")
    card = page.locator("#details .card")
    for fact in ("Proof of a relation", "This document implements 3310/UBND-KT", "97 %", "V/v"):
        expect(card).to_contain_text(fact)
    card.get_by_role("button", name="3310/UBND-KT").click()
    details = page.locator("#details")
    expect(details).to_be_focused()
    expect(details.locator("h3")).to_have_text("3310/UBND-KT")
    for fact in ("Ủy ban nhân dân tỉnh Sơn La", "2 Sep 2021", "Province", "document at hand"):
        expect(details).to_contain_text(fact)
    expect(details.locator("blockquote").first).to_contain_text("triển khai")
    details.get_by_role("button", name="Show in the text").last.click()
    expect(page.locator("mark.chosen.kind-proof").first).to_be_in_viewport()


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("number", ["Number", "45/UBND-KT"]),
        ("issuer", ["Letterhead", "Ủy ban nhân dân huyện Yên Châu", "District"]),
        ("addressee", ["Addressee", "Class of bodies", "Ủy ban nhân dân các xã, thị trấn"]),
        ("recipient", ["Copy", "b/c"]),
        ("measure", ["Measure ordered", "Communication"]),
        ("deadline", ["Report due", "10 Sep 2021", "95 %"]),
        ("signatory", ["Signature", "Đinh Văn Mẫu"]),
    ],
)
def test_a_click_tells_what_a_mark_is(page: Page, kind: str, facts: list[str]) -> None:
    page.locator(f"mark.kind-{kind}").first.click(position={"x": 4, "y": 8})
    for fact in facts:
        expect(page.locator("#details .card")).to_contain_text(fact)
    expect(page.locator("#details")).not_to_contain_text("undefined")


def test_a_citation_leads_to_its_document_and_back(page: Page) -> None:
    page.locator("mark.kind-citation").first.click(position={"x": 4, "y": 8})
    expect(page.locator("#details .card h3")).to_have_text("Citation")
    page.get_by_role("button", name="What is known of this document").click()
    expect(page.locator("#details h2")).to_have_text("Related document")
    page.locator("#details").get_by_role("button", name="Show in the text").first.click()
    expect(page.locator("mark.kind-citation.chosen").first).to_be_visible()


def test_pointing_and_lists_have_no_empty_words(page: Page) -> None:
    for index in range(page.evaluate("current().marks.length")):
        page.evaluate("(index) => go(index)", index)
        words = page.locator("#details").inner_text() + page.locator("#summary").inner_text()
        assert not re.search("undefined|null|NaN|\\(\\)", words)
    page.locator("mark.kind-citation").first.hover(position={"x": 4, "y": 8})
    assert not re.search("undefined|null|NaN", page.locator("#tooltip").inner_text())


def test_what_others_say_is_read_beside_the_text(open_html: OpenHtml) -> None:
    page = open_html(document_page(*provincial()))
    about = page.locator("#summary section", has_text="Other documents about it")
    expect(about).to_contain_text("implemented by 45/UBND-KT")
    about.locator("summary").click()
    expect(about.locator("blockquote")).to_contain_text("triển khai Công văn số 3310/UBND-KT")
    expect(about.locator("figcaption")).to_contain_text("says 45/UBND-KT")
    about.get_by_role("button", name="45/UBND-KT").click()
    expect(page.locator("#details h3")).to_have_text("45/UBND-KT")


def test_a_document_without_a_text(open_html: OpenHtml) -> None:
    page = open_html(document_page(*telegram()))
    expect(page.locator("article")).to_contain_text("No text of this document is stored")
    expect(page.locator("#details")).to_contain_text("Nothing is marked here")
    expect(page.locator("#summary")).to_contain_text("implemented by 3310/UBND-KT")
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.locator("article")).to_contain_text("không có toàn văn")


def test_a_replaced_text_is_told(open_html: OpenHtml) -> None:
    detail, _ = district()
    _, texts = provincial()
    page = open_html(document_page(detail, texts))
    missing = page.evaluate("current().missing")
    assert missing > 5
    expect(page.locator("#summary")).to_contain_text(f"{missing} quoted passages do not stand")
    expect(page.locator("#counts")).to_contain_text("1warnings")


def test_the_keyboard_alone_visits_every_mark(page: Page) -> None:
    marks = page.evaluate("current().marks.map((mark) => mark.quote)")
    page.locator("#layers input").last.focus()
    page.keyboard.press("Tab")
    visited = [page.locator("#details blockquote").text_content()]
    for _ in marks[1:]:
        page.keyboard.press("ArrowRight")
        visited.append(page.locator("#details blockquote").text_content())
    assert visited == marks
    page.keyboard.press("Escape")
    expect(page.locator("#details .card")).to_have_count(0)


def test_the_language_switches_everything_and_keeps_the_choice(page: Page) -> None:
    page.locator("#summary .related .link").first.click()
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.locator("#details h2")).to_have_text("Văn bản liên quan")
    expect(page.locator("#details h3")).to_have_text("3310/UBND-KT")
    expect(page.locator("#details")).to_contain_text("02/09/2021")
    for words in ("thực hiện", "Biện pháp", "Thời hạn"):
        expect(page.locator("#summary")).to_contain_text(words)


def test_hostile_documents_are_shown_as_text(open_html: OpenHtml) -> None:
    page = open_html(document_page(*attacking()))
    expect(page.locator("article")).to_contain_text(SCRIPT)
    expect(page.locator("#subject")).to_contain_text(IMAGE)
    for index in range(page.evaluate("current().marks.length")):
        page.evaluate("(index) => go(index)", index)
        expect(page.locator("#details .card")).to_have_count(1)
    page.locator("#summary .related .link").first.click()
    expect(page.locator("#details blockquote").first).to_contain_text("<")
    assert page.locator("img").count() == 0
    assert page.evaluate("window.hacked") is None


def test_it_fits_a_telephone(page: Page) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    page.locator("#summary .related .link").first.click()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_print_has_text_and_relations(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator(".text")).to_be_visible()
    expect(page.locator("#summary")).to_be_visible()
    expect(page.locator("#layers")).to_be_hidden()


def test_controls_have_names(page: Page) -> None:
    page.evaluate("go(markOf('citation', 0))")
    for button in page.get_by_role("button").all():
        assert re.search(r"\S", button.get_attribute("aria-label") or button.inner_text())
    names = page.locator("input").evaluate_all("boxes => boxes.map((box) => box.labels.length)")
    assert min(names) == 1
