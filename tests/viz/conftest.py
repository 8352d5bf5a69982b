"""A real browser for the pages: Debian's Chromium or another one on the path, with no network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route

from graph.model import Cascade
from tests.viz.cascades import chain
from viz import cascade_page

Open = Callable[[Cascade], Page]
OpenHtml = Callable[[str], Page]


@pytest.fixture
def open_html(chromium: Browser, tmp_path: Path) -> Iterator[OpenHtml]:
    """Opens a page in English; fails on any message, error or request that it makes."""
    complaints: list[str] = []
    context = chromium.new_context(locale="en-GB", viewport={"width": 1280, "height": 800})
    context.set_offline(True)
    file = tmp_path / "page.html"

    def guard(route: Route, request: Request) -> None:
        if request.url == file.as_uri():
            route.continue_()
            return
        complaints.append(f"request for {request.url}")
        route.abort()

    def said(message: ConsoleMessage) -> None:
        complaints.append(f"console {message.type}: {message.text}")

    def open_(html: str) -> Page:
        file.write_text(html, encoding="utf-8")
        page = context.new_page()
        page.on("console", said)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(file.as_uri())
        return page

    context.route("**/*", guard)
    yield open_
    context.close()
    assert complaints == []


@pytest.fixture
def open_page(open_html: OpenHtml) -> Open:
    """Opens the page of a cascade as `open_html` does."""
    return lambda some: open_html(cascade_page(some))


@pytest.fixture
def chromium_page_of_chain(chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    """The page of a small cascade whose complaints do not count: for tests that provoke some."""
    context = chromium.new_context(offline=True)
    file = tmp_path / "cascade.html"
    file.write_text(cascade_page(chain()), encoding="utf-8")
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()
