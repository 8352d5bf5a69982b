"""Two texts with five passages in a real browser: walked by keyboard, and as they are printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from graph import compare, load, open_store, resolve_key
from loaders import Record, extract
from tests.api import running
from tests.graph.reuse.test_compare import BARRIER, MASKS, SCHOOL
from tests.viz.conftest import OpenHtml
from viz import diff_page

RADIO = "Đài truyền thanh xã phát lại thông báo ba lần mỗi ngày vào sáng, trưa và chiều tối"
ELDERLY = "Trạm y tế lập danh sách người già sống một mình để đến tận nhà tiêm"
UPPER = "Công văn số 45/UBND-KT ngày 03/9/2021 của UBND huyện Yên Châu"
FIRST = "1. Các xã tuyên truyền cho người dân biết hướng đi của bão."


def letter(number: str, *sentences: str, cites: str = running.ORDER) -> Record:
    items = "\n".join(f"{count}. {said}." for count, said in enumerate(sentences, 1))
    text = running.letter("Yên Châu", number, cites=cites).replace(FIRST, items)
    return extract(text, source=f"{number.replace('/', '-')}.txt")[0]


@pytest.fixture
def page(open_html: OpenHtml, tmp_path: Path) -> Page:
    """The page of two letters; in B stand the passages 1 to 5, in A these are 2, 3, 1, 5, 4."""
    nearly = MASKS.replace("chợ", "trường học")
    later = BARRIER.replace("05/9", "04/9")
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        upper = letter("45/UBND-KT", MASKS, BARRIER, SCHOOL, RADIO, ELDERLY)
        lower = letter("46/UBND-KT", SCHOOL, nearly, later, ELDERLY, RADIO, cites=UPPER)
        load(store, [upper, lower])
        keys = [resolve_key(store, number) for number in ("45/UBND-KT", "46/UBND-KT")]
        return open_html(diff_page(compare(store, *keys)))


def mark(page: Page, side: str, number: int) -> Locator:
    return page.locator(f"article[data-side={side}] mark[data-number='{number}']")


@pytest.mark.parametrize("width", [1280, 400])
def test_keys_walk_from_passage_to_passage(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 500})
    page.locator("#print").focus()
    while not page.evaluate("document.activeElement.matches('mark')"):
        page.keyboard.press("Tab")
    for key, side, number in (
        (None, "a", 2),
        ("ArrowRight", "a", 3),
        ("Tab", "a", 1),
        ("ArrowRight", "a", 5),
        ("ArrowLeft", "a", 1),
        ("Enter", "b", 1),
        ("ArrowLeft", "b", 1),
        ("ArrowRight", "b", 2),
        ("Space", "a", 2),
    ):
        if key:
            page.keyboard.press(key)
        expect(mark(page, side, number)).to_be_focused()
        expect(mark(page, side, number)).to_be_in_viewport()
        chosen = page.locator("mark.chosen")
        expect(chosen).to_have_count(2)
        expect(chosen.first).to_have_attribute("data-number", str(number))
        expect(page.locator("#about")).to_contain_text(f"{number}. ")


def test_print_has_all_that_is_said_and_no_buttons(page: Page) -> None:
    mark(page, "a", 4).click()
    page.set_viewport_size({"width": 720, "height": 500})
    page.emulate_media(media="print")
    for side in ("a", "b"):
        article = page.locator(f"article[data-side={side}]")
        expect(article.locator(".hint")).to_be_visible()
        cut = "article => article.scrollHeight > article.clientHeight + 1"
        assert not article.evaluate(cut)
        assert article.locator("mark").count() == 5
    for hidden in ("#print", "#languages", "#about"):
        expect(page.locator(hidden)).to_be_hidden()
    colours = page.locator("mark").evaluate_all(
        "marks => [...new Set(marks.map((one) => getComputedStyle(one).backgroundColor))]"
    )
    assert colours == ["rgb(220, 233, 250)"]


def test_print_has_both_texts_side_by_side(page: Page) -> None:
    page.set_viewport_size({"width": 720, "height": 500})
    page.emulate_media(media="print")
    one, other = (page.locator(f"article[data-side={side}] h2").bounding_box() for side in "ab")
    assert one
    assert other
    assert one["y"] == other["y"]
    assert one["x"] + one["width"] <= other["x"]
    whole = "document.documentElement.scrollHeight >= document.querySelector('main').scrollHeight"
    assert page.evaluate(whole)
