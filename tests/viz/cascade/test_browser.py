"""The page in a real browser, offline: it draws, answers clicks, and runs no document."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from graph.model import Cascade
from tests.viz.cascade.seeing import picture, place
from tests.viz.cascades import (
    END,
    IMAGE,
    SCRIPT,
    chain,
    country,
    coverage,
    document,
    hostile,
    told,
    wide,
)
from tests.viz.cascades import cascade as built
from tests.viz.conftest import Open, OpenHtml
from viz import cascade_page

_CITY = "756/UBND-VXNV"


@pytest.mark.parametrize("some", [chain(), country(), wide(120), built([document("1", None)], [])],
                         ids=["chain", "country", "wide", "one"])  # fmt: skip
def test_it_draws_every_document_inside_the_window(open_page: Open, some: Cascade) -> None:
    page = open_page(some)
    box = page.locator("#network").bounding_box()
    assert box is not None
    for item in some.documents:
        x, y = place(page, "document", item.document.key)
        assert box["x"] < x < box["x"] + box["width"]
        assert box["y"] < y < box["y"] + box["height"]
    assert len(picture(page)) > 4000
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_click_on_a_document_shows_its_facts_and_proofs(open_page: Open) -> None:
    page = open_page(chain())
    before = picture(page)
    page.mouse.click(*place(page, "document", _CITY))
    details = page.locator("#details")
    expect(details.get_by_role("heading", level=3)).to_have_text(_CITY)
    expect(details).to_contain_text("Ủy ban nhân dân thành phố Bắc Kạn")
    expect(details).to_contain_text("+2 days")
    expect(details.locator("blockquote").first).to_contain_text("Thực hiện 2479/UBND-VXNV")
    expect(details).to_contain_text("đẩy mạnh tuyên truyền")
    assert picture(page) != before


@pytest.mark.parametrize(
    ("edge", "sentence"), [(0, "2479/UBND-VXNV implements 570/CĐ-TTg"), (2, f"{_CITY} refers to")]
)
def test_a_click_on_a_line_shows_its_quote(open_page: Open, edge: int, sentence: str) -> None:
    page = open_page(chain())
    page.mouse.click(*place(page, "edge", edge))
    details = page.locator("#details")
    expect(details.locator(".relation")).to_contain_text(sentence)
    expect(details.locator("blockquote")).to_contain_text("Thực hiện 570/CĐ-TTg, đơn vị")
    expect(details.locator("figcaption")).to_contain_text("rule cue · confidence 98 %")


def test_a_click_on_nothing_clears_the_selection(open_page: Open) -> None:
    page = open_page(chain())
    page.mouse.click(*place(page, "document", _CITY))
    page.mouse.click(60, 500)
    expect(page.locator("#details h3")).to_have_count(0)


def test_measures_switch_on_and_off(open_page: Open) -> None:
    page = open_page(chain())
    plain = picture(page)
    page.locator("[data-measure=inspection]").check()
    brought_out = picture(page)
    assert brought_out != plain
    page.locator("[data-measure=inspection]").uncheck()
    assert picture(page) == plain
    page.locator("#badges").uncheck()
    assert picture(page) not in (plain, brought_out)


def test_a_measure_leaves_its_documents_in_the_list(open_page: Open) -> None:
    page = open_page(chain())
    page.get_by_role("button", name="List").click()
    page.locator("[data-measure='5k']").check()
    expect(page.locator("#list tbody tr")).to_have_count(1)
    expect(page.locator("caption")).to_have_text("1 to 1 of 1 shown, 3 in all")
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(page.locator("#list tbody tr")).to_have_count(3)


def test_the_list_holds_every_document_and_shows_proof(open_page: Open) -> None:
    some = country()
    page = open_page(some)
    page.get_by_role("button", name="List").click()
    expect(page.locator("#list tbody tr")).to_have_count(len(some.documents))
    expect(page.locator("#network")).to_be_hidden()
    page.get_by_role("button", name="repeals 583/CĐ-TTg").click()
    expect(page.locator("#details blockquote")).to_contain_text("Thực hiện 583/CĐ-TTg")


def test_the_keyboard_alone_reaches_the_proof(open_page: Open) -> None:
    page = open_page(chain())
    page.locator("#network").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#details h3")).to_have_text("570/CĐ-TTg")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#details h3")).to_have_text(_CITY)
    page.keyboard.press("ArrowUp")
    expect(page.locator("#details h3")).to_have_text("2479/UBND-VXNV")
    page.keyboard.press("Enter")
    expect(page.locator("#details")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#details h3")).to_have_count(0)


def test_the_keyboard_walks_along_a_row_and_zooms(open_page: Open) -> None:
    page = open_page(country())
    page.evaluate("cascadeView.select('834/UBND-VP')")
    page.locator("#network").focus()
    page.keyboard.press("ArrowRight")
    right = page.locator("#details h3").inner_text()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#details h3")).to_have_text("834/UBND-VP")
    assert right.endswith("/UBND-VP")
    before = picture(page)
    page.keyboard.press("+")
    assert picture(page) != before
    page.keyboard.press("0")
    assert picture(page) == before


def test_the_language_switches_everything(open_page: Open) -> None:
    page = open_page(chain())
    expect(page.locator("#legend")).to_contain_text("implements")
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.locator("#legend")).to_contain_text("thực hiện")
    expect(page.locator("h1")).to_contain_text("02/05/2021")
    expect(page.locator("#measures")).to_contain_text("Kiểm tra")
    page.evaluate(f"cascadeView.select('{_CITY}')")
    expect(page.locator("#details")).to_contain_text("+2 ngày")


def test_hostile_documents_are_shown_as_text(open_page: Open) -> None:
    page = open_page(hostile())
    page.mouse.click(*place(page, "document", "9999/UBND-VXNV"))
    details = page.locator("#details")
    for attack in (SCRIPT, IMAGE, END):
        expect(details.locator(".about")).to_contain_text(attack)
        expect(details.locator("blockquote").first).to_contain_text(attack)
        expect(details.locator("dl")).to_contain_text(attack)
    expect(page.locator("h1")).to_contain_text(f"1/UBND-A{SCRIPT}")
    expect(page.locator("#measures")).to_contain_text(SCRIPT)
    page.mouse.move(*place(page, "edge", 0))
    expect(page.locator("#tooltip")).to_contain_text(SCRIPT)
    page.get_by_role("button", name="List").click()
    expect(page.locator("#list")).to_contain_text(IMAGE)
    assert page.locator("img[src]").count() == 0
    assert page.evaluate("window.hacked") is None


def test_injected_markup_would_be_refused_by_the_policy(chromium_page_of_chain: Page) -> None:
    page = chromium_page_of_chain
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.hacked = 4";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", "<b onclick='window.hacked = 5'>x</b>");
          document.body.lastElementChild.click();
        }"""
    )
    assert page.evaluate("window.hacked") is None


def test_it_fits_a_telephone(open_page: Open) -> None:
    page = open_page(country())
    page.set_viewport_size({"width": 400, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator("#legend").scroll_into_view_if_needed()
    expect(page.locator("#legend")).to_be_in_viewport()


def test_print_shows_picture_and_list(open_page: Open) -> None:
    page = open_page(country())
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#printed")).to_be_visible()
    expect(page.locator("#list tbody tr")).to_have_count(len(country().documents))
    expect(page.locator("#list")).to_be_visible()
    expect(page.locator("#network")).to_be_hidden()
    expect(page.locator(".zoom")).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#list tbody tr")).to_have_count(0)


def test_controls_have_names(open_page: Open) -> None:
    page = open_page(country())
    for button in page.get_by_role("button").all():
        assert re.search(r"\S", button.get_attribute("aria-label") or button.inner_text())
    named = "boxes => boxes.every((box) => box.labels.length || box.getAttribute('aria-label'))"
    assert page.locator("input").evaluate_all(named)


def test_hostile_names_of_bodies_are_shown_as_text(open_html: OpenHtml) -> None:
    attack = SCRIPT + IMAGE + END
    bodies = [
        told(attack, "province", attack, "1/UBND-A", None, lag=0),
        *(
            told(f"{i}{attack}", "district", attack, "9999/UBND-VXNV", None, lag=0)
            for i in range(9)
        ),
    ]
    page = open_html(cascade_page(hostile(), coverage(bodies, "1/UBND-A")))
    page.mouse.click(*place(page, "body", "~0"))
    expect(page.locator("#details h3")).to_have_text(attack)
    page.mouse.move(*place(page, "body", "~0"))
    expect(page.locator("#tooltip")).to_contain_text(attack)
    page.mouse.click(*place(page, "body", "~~1"))
    expect(page.locator("#details h3")).to_have_text("9 bodies without an answer")
    expect(page.locator("#details .heap")).to_contain_text(f"8{attack}")
    page.locator("#search").fill("window hacked")
    expect(page.locator("#results")).to_contain_text(attack)
    page.get_by_role("button", name="List").click()
    expect(page.locator("#list")).to_contain_text(attack)
    assert page.locator("img[src]").count() == 0
    assert page.evaluate("window.hacked") is None
