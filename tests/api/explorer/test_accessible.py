"""No page of the explorer keeps anybody out, and levels look as in the pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

import api.explorer
from tests.accessible import TALL, violations
from tests.api.explorer.test_browser import opened
from tests.api.explorer.test_pages import EACH
from tests.api.rest.serving import Served
from viz.frame.files import asset
from viz.frame.levels import LEVEL_COLOURS

_MORE = ("/", "/explorer/documents?q=phong+chong", "/explorer/upload", "/explorer/nowhere")


@pytest.fixture(scope="module", params=[1280, 400])
def window(
    request: pytest.FixtureRequest, chromium: Browser, server: Served
) -> Iterator[BrowserContext]:
    """A window of a browser, wide or narrow."""
    context = opened(chromium, server, [], viewport={"width": request.param, "height": TALL})
    yield context
    context.close()


@pytest.mark.parametrize("url", [*_MORE, *EACH])
def test_nothing_keeps_anybody_out(window: BrowserContext, server: Served, url: str) -> None:
    page = window.new_page()
    page.goto(server.url + url)
    page.evaluate("for (const more of document.querySelectorAll('details')) more.open = true")
    found = violations(page)
    page.close()
    assert found == []


def test_the_explorer_has_the_colours_of_the_pictures() -> None:
    style = Path(api.explorer.__file__).with_name("assets") / "explorer.css"
    own, shared = (
        dict(re.findall(r"--(\w+): (#\w{6});", text))
        for text in (style.read_text("utf-8"), asset("frame/style.css"))
    )
    assert own.keys() & LEVEL_COLOURS.keys() == LEVEL_COLOURS.keys() - {"unknown"}
    assert {name: own[name] for name in own.keys() & shared.keys()}.items() <= shared.items()
