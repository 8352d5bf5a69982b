"""The drawing of the page on which a passage stands, in a real browser, offline."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from loaders.positions import Box
from loaders.record import Record
from tests.accessible import TALL, violations
from tests.graph.builders import on_pages
from tests.viz.conftest import OpenHtml
from tests.viz.document.stores import DUE, stored
from tests.viz.letters import letter, province
from viz import document_page, reading_page
from viz.reading.marks import marks_of

LINES = 12
DOUBTFUL = {"3310/UBND-KT": 41, "Mẫu": 55, "Phòng": 60}


def scan() -> Record:
    return on_pages(letter(body=DUE), LINES, DOUBTFUL)


def html(kind: str) -> str:
    if kind == "read":
        return reading_page([scan(), province()])
    return document_page(*stored("45/UBND-KT", [scan(), province()]))


@pytest.fixture(params=["read", "stored"])
def page(open_html: OpenHtml, request: pytest.FixtureRequest) -> Page:
    return open_html(html(request.param))


def drawn(page: Page) -> tuple[int, list[tuple[int, ...]]]:
    """The page that is drawn, and where on it something is marked, in points."""
    expect(page.locator("#sheet svg")).to_be_visible()
    number = re.search(r"page (\d) of 3", page.locator("#sheet .leaf").inner_text())
    assert number
    boxes = page.locator("#sheet .here").evaluate_all(
        """(all) => all.map((one) => ["x", "y", "width", "height"].map(
            (name) => Number(one.getAttribute(name))))"""
    )
    return int(number[1]), [(x + 2, y + 2, x + w - 2, y + h - 2) for x, y, w, h in boxes]


def expected(start: int, end: int) -> tuple[int, list[tuple[int, ...]]]:
    boxes: tuple[Box, ...] = scan().positions.boxes(start, end)
    return boxes[0].page, [tuple(box[1:]) for box in boxes if box.page == boxes[0].page]


def mark(page: Page, kind: str) -> Locator:
    return page.locator(f"article:not([hidden]) mark.kind-{kind}").first


def choose(page: Page, kind: str) -> None:
    page.evaluate("(kind) => go(current().marks.findIndex((one) => one.kind === kind))", kind)


@pytest.mark.parametrize("kind", ["citation", "measure", "deadline", "recipient", "signatory"])
def test_the_chosen_passage_is_marked_where_it_stands(page: Page, kind: str) -> None:
    choose(page, kind)
    chosen = page.evaluate("current().marks[state.mark]")
    assert drawn(page) == expected(chosen["start"], chosen["end"])
    place = f"page {expected(chosen['start'], chosen['end'])[0]}"
    expect(page.locator("#details .card figcaption")).to_contain_text(place)


def test_it_follows_the_pointer_and_comes_back(page: Page) -> None:
    choose(page, "number")
    before = drawn(page)
    mark(page, "signatory").hover(position={"x": 4, "y": 8})
    assert drawn(page)[0] == 3 != before[0]
    page.locator("#details").hover()
    assert drawn(page) == before


def test_it_follows_the_keyboard(page: Page) -> None:
    choose(page, "number")
    for _ in range(6):
        page.keyboard.press("ArrowRight")
        chosen = page.evaluate("current().marks[state.mark]")
        assert drawn(page) == expected(chosen["start"], chosen["end"])


def test_pages_are_turned_by_keyboard_until_something_else_is_chosen(page: Page) -> None:
    choose(page, "number")
    page.get_by_role("button", name="Next page").focus()
    page.keyboard.press("Enter")
    assert drawn(page) == (2, [])
    page.keyboard.press("Enter")
    assert drawn(page) == (3, [])
    expect(page.get_by_role("button", name="Previous page")).to_be_focused()
    choose(page, "citation")
    assert drawn(page)[0] == 1


def test_the_drawing_has_the_lines_and_the_shape_of_the_page(page: Page) -> None:
    page.get_by_role("button", name="Next page").click()
    on_it = [line for line in scan().positions.lines if line.page == 2]
    assert page.locator("#sheet .bar").count() == len(on_it)
    box = page.locator("#sheet svg").bounding_box()
    assert box
    assert box["width"] / box["height"] == pytest.approx(595 / 842, rel=0.03)
    label = page.locator("#sheet svg").get_attribute("aria-label")
    assert label == "Page 2 of 3"


def test_the_text_has_rules_where_pages_begin_and_stays_the_same(page: Page) -> None:
    assert page.locator("article:not([hidden]) .text").text_content() == scan().text
    rules = page.get_by_role("separator")
    assert [rule.get_attribute("aria-label") for rule in rules.all()] == [
        f"page {n} of 3" for n in (1, 2, 3)
    ]
    lines = scan().text.split("\n")
    for n, rule in enumerate(rules.all()):
        before = rule.evaluate(
            """(rule) => { const range = document.createRange();
                range.setStart(rule.closest(".text"), 0); range.setEndBefore(rule);
                return range.toString(); }"""
        )
        assert before.count("\n") <= n * LINES + (not lines[n * LINES])
        assert before.rstrip("\n") == "\n".join(lines[: n * LINES]).rstrip("\n")


def test_words_in_doubt_are_marked_and_the_mark_is_explained(page: Page) -> None:
    words = page.locator(".text .doubt")
    assert [*dict.fromkeys(words.all_text_contents())] == ["3310/UBND-KT", "Mẫu"]
    assert words.last.get_attribute("title") == "recognised with doubt (55 %)"
    style = words.last.evaluate("(one) => getComputedStyle(one).textDecorationStyle")
    assert style == "dotted"
    expect(page.locator("#layers")).to_contain_text("recognised with doubt")


def test_it_speaks_vietnamese(page: Page) -> None:
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.locator("#sheet .leaf")).to_contain_text("trang 1/3")
    expect(page.locator("#sheet h2")).to_have_text("Trên trang giấy")
    expect(page.locator("#layers")).to_contain_text("nhận dạng chưa chắc")
    assert page.locator(".sheet").last.get_attribute("aria-label") == "trang 3/3"


def test_the_next_document_without_pages_has_no_drawing(open_html: OpenHtml) -> None:
    page = open_html(html("read"))
    page.locator("#documents button").nth(1).click()
    expect(page.locator("#sheet")).to_be_hidden()
    expect(page.locator("#layers")).not_to_contain_text("doubt")
    page.locator("#documents button").nth(0).click()
    assert drawn(page) == (1, [])


def test_words_of_other_documents_tell_their_page(open_html: OpenHtml) -> None:
    page = open_html(document_page(*stored("3310/UBND-KT", [scan(), province()])))
    expect(page.locator("#sheet")).to_be_hidden()
    for closed in page.locator("#summary .related summary").all():
        closed.click()
    own = page.locator("#summary figcaption", has_text="this document")
    other = page.locator("#summary figcaption", has_text="45/UBND-KT")
    expect(other.first).to_contain_text("page 1")
    expect(own.first).not_to_contain_text("page")


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("kind", ["read", "stored"])
def test_it_is_accessible_and_fits(open_html: OpenHtml, kind: str, width: int) -> None:
    page = open_html(html(kind))
    page.set_viewport_size({"width": width, "height": TALL})
    choose(page, "citation")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_the_rules_tell_the_pages() -> None:
    text = html("read")
    body = text[text.index("<body") : text.index('id="data"')]
    assert re.findall(r'class="sheet" role="separator" [^>]*data-says="(p\. \d)"', body) == [
        "p. 1", "p. 2", "p. 3",
    ]  # fmt: skip
    assert 'title="recognised with doubt (41 %) / nhận dạng chưa chắc (41 %)">3310' in body


@pytest.mark.parametrize("words", ["sheet", "doubt"])
def test_a_text_without_pages_has_nothing_of_it(words: str) -> None:
    plain = [letter(body=DUE), province()]
    for text in (reading_page(plain), document_page(*stored("45/UBND-KT", plain))):
        assert words not in text
    assert words in html("read")


def test_the_same_file_gives_the_same_page() -> None:
    assert html("read") == html("read")
    assert marks_of(scan()) == marks_of(scan())
