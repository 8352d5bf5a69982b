"""The pages in a real browser: all of them work without JavaScript, and are quicker with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Route,
    expect,
)

from tests.api.rest.serving import CITY, KEY, ORDER, Served
from tests.api.running import letter


def opened(chromium: Browser, server: Served, complaints: list[str], **how: Any) -> BrowserContext:
    """A browser that notes every message, error, and request to elsewhere."""
    context = chromium.new_context(locale="en-GB", **how)

    def guard(route: Route, request: Request) -> None:
        if request.url.startswith((server.url, "data:")):
            route.continue_()
        else:
            complaints.append(f"request for {request.url}")
            route.abort()

    def said(message: ConsoleMessage) -> None:
        complaints.append(f"console {message.type}: {message.text}")

    context.route("**/*", guard)
    context.on("console", said)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    return context


@pytest.fixture
def page(chromium: Browser, server: Served) -> Iterator[Page]:
    """A page that fails the test for any complaint."""
    complaints: list[str] = []
    context = opened(chromium, server, complaints)
    yield context.new_page()
    context.close()
    assert complaints == []


@pytest.fixture(params=[1280, 400])
def plain(request: pytest.FixtureRequest, chromium: Browser, server: Served) -> Iterator[Page]:
    """The same without JavaScript, in a wide and in a narrow window."""
    complaints: list[str] = []
    size = {"width": request.param, "height": 900}
    context = opened(chromium, server, complaints, java_script_enabled=False, viewport=size)
    yield context.new_page()
    context.close()
    assert complaints == []


def test_without_javascript_from_the_search_to_the_picture(plain: Page, server: Served) -> None:
    plain.goto(server.url)
    plain.get_by_label("Find documents").fill("570/cd-ttg")
    plain.get_by_role("button", name="Search").click()
    plain.get_by_role("heading", level=3).get_by_role("link", name="570/CĐ-TTg").click()
    expect(plain).to_have_url(f"{server.url}/explorer/documents/{ORDER}")
    plain.get_by_role("link", name="Cascade below").click()
    city = plain.get_by_role("link", name="756/UBND-VXNV", exact=True)
    expect(city).to_be_visible()
    plain.get_by_text("Answers to 2479/UBND-VXNV").click()
    expect(city).not_to_be_visible()
    plain.get_by_label("At most so many steps").fill("1")
    plain.get_by_role("button", name="Apply").click()
    expect(city).to_have_count(0)
    plain.locator("nav a.picture").first.click()
    expect(plain).to_have_title(re.compile("570/CĐ-TTg"))


def test_without_javascript_filters_are_a_form(plain: Page, server: Served) -> None:
    plain.goto(f"{server.url}/explorer/documents")
    plain.get_by_text("Filters and order").click()
    plain.get_by_label("Level").select_option("commune")
    plain.get_by_role("button", name="Search").click()
    expect(plain.get_by_role("heading", level=2)).to_have_text("2 documents fit")
    plain.get_by_role("link", name="Tiếng Việt").click()
    expect(plain.get_by_role("heading", level=2)).to_have_text("2 văn bản phù hợp")


def test_without_javascript_a_text_is_sent(plain: Page, server: Served) -> None:
    plain.goto(f"{server.url}/explorer/upload")
    plain.get_by_label("the whole text").fill(letter("Sìn Hồ", "8/UBND-VP"))
    plain.get_by_label("Key", exact=True).fill(KEY)
    plain.get_by_role("button", name="Send").click()
    link = plain.get_by_role("link", name="8-ubnd-vp")
    expect(link).to_be_visible()
    assert KEY not in plain.content()
    assert KEY not in plain.url
    assert plain.context.cookies() == []
    link.click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("8/UBND-VP")
    key = plain.url.rpartition("/")[2]
    gone = server.http.delete(f"/documents/{key}", headers={"X-API-Key": KEY})
    assert gone.status_code == 200


def test_a_changed_filter_shows_its_results_at_once(page: Page, server: Served) -> None:
    page.goto(f"{server.url}/explorer/documents?level=central")
    page.evaluate("window.same = true")
    page.get_by_label("Level").select_option("commune")
    expect(page.locator("#found")).to_have_text("2 documents fit")
    expect(page.get_by_role("status")).to_have_text("2 documents fit")
    assert page.evaluate("window.same") is True
    assert "level=commune" in page.url
    assert "level=commune" in str(page.get_by_role("link", name="Tiếng Việt").get_attribute("href"))
    page.go_back()
    expect(page.locator("#found")).to_have_text("3 documents fit")
    expect(page.get_by_label("Level")).to_have_value("central")


def test_a_form_that_is_sent_shows_its_results_at_once(page: Page, server: Served) -> None:
    page.goto(f"{server.url}/explorer/documents")
    page.get_by_text("Filters and order").click()
    page.get_by_label("Number", exact=True).fill("570/cd-ttg")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#found")).to_have_text("1 document fits")


def test_the_search_box_suggests_documents(page: Page, server: Served) -> None:
    page.goto(f"{server.url}/?lang=vi")
    page.keyboard.press("/")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    page.keyboard.type("756/ubnd-vxnv")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("756/UBND-VXNV")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server.url}/explorer/documents/{CITY}?lang=vi")


def test_escape_closes_the_suggestions_and_enter_searches(page: Page, server: Served) -> None:
    page.goto(server.url)
    box = page.get_by_role("combobox")
    box.fill("bac kan")
    page.get_by_role("option").first.wait_for()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    box.press("Enter")
    expect(page).to_have_url(f"{server.url}/explorer/documents?q=bac+kan")


def test_what_is_too_large_is_told_before_it_is_sent(
    page: Page, server: Served, tmp_path: Path
) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * 8_100_000)
    page.goto(f"{server.url}/explorer/upload")
    page.get_by_label("Files").set_input_files(large)
    page.get_by_label("Key", exact=True).fill(KEY)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("more than the server takes")
    assert page.url == f"{server.url}/explorer/upload"


@pytest.mark.parametrize("width", [1280, 400])
def test_no_page_is_wider_than_the_window(chromium: Browser, server: Served, width: int) -> None:
    complaints: list[str] = []
    context = opened(chromium, server, complaints, viewport={"width": width, "height": 800})
    page = context.new_page()
    here = f"/explorer/documents/{ORDER}"
    parts = ["down", "up", "coverage", "lag", "measures", "reuse", "explanation", "members", "text"]
    names = ["documents", "orders", "measures", "measures/5k", "organisations", "places", "wanted",
             "gaps", "check", "upload", f"compare?a={ORDER}&b={ORDER}"]  # fmt: skip
    addresses = ["/", here, *(f"{here}/{part}" for part in parts)]
    for url in [*addresses, *(f"/explorer/{name}" for name in names)]:
        page.goto(server.url + url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, url
    context.close()
    assert complaints == []
