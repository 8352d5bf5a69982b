"""The page of two texts in a real browser, offline: a passage leads to its other side."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from graph import Store, compare, load, open_store
from graph.reuse.answer import Comparison
from tests.viz.cascades import SCRIPT
from tests.viz.conftest import OpenHtml
from tests.viz.letters import hostile, letter
from viz import diff_page


def _compared(store: Store, *, attack: bool) -> Comparison:
    body = "Mọi người phải đeo khẩu trang, sát khuẩn tay khi vào chợ và bến xe khách"
    attacking = hostile()
    stored = replace(attacking, text=attacking.text.replace("\ud800", " "))  # as stores hold it
    second = stored if attack else letter("46/UBND-KT", body=body.replace("chợ", "trường"))
    load(store, [letter("47/UBND-KT", body=body), second])
    keys = sorted(
        node.document.key for node in store.every_node() if node.document.status == "issued"
    )
    return compare(store, keys[-1], keys[0])


@pytest.mark.parametrize("width", [1280, 400])
def test_a_passage_leads_to_the_other_side(open_html: OpenHtml, tmp_path: Path, width: int) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        found = _compared(store, attack=False)
    page: Page = open_html(diff_page(found))
    page.set_viewport_size({"width": width, "height": 800})
    page.locator("article[data-side=b] mark").first.click(position={"x": 4, "y": 8})
    expect(page.locator("mark.chosen")).to_have_count(2)
    expect(page.locator("article[data-side=b] .differs").first).to_have_text("trường")
    page.keyboard.press("Escape")
    expect(page.locator("mark.chosen")).to_have_count(0)
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.locator("#about")).to_contain_text("Chọn một đoạn")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator("article[data-side=b] .text").text_content() == found.text_b


def test_hostile_documents_are_shown_as_text(open_html: OpenHtml, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        found = _compared(store, attack=True)
    page = open_html(diff_page(found))
    expect(page.locator("main")).to_contain_text(SCRIPT)
    assert page.locator("img").count() == 0
    assert page.evaluate("window.hacked") is None
