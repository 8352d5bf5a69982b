"""What a reader waits for in a real browser: the page opens, and answers hand and keyboard."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from math import cos, sin
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_PROBE = Path(__file__).with_name("probe.js").read_text(encoding="utf-8")
_NEAR = 0.6
"""The scale at which a picture is read."""
_WORD = "thanh"
_SECONDS = 1.5
"""How long the pointer moves."""
_ALL_OPEN = "open=" + ".".join(map(str, range(1, 100)))
"""What an address says in which every province is open."""

Figures = dict[str, float]
"""Figures by name: seconds, frames a second, or megabytes."""


class NoBrowserError(Exception):
    """There is no browser on the path."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser from the path; NoBrowserError where there is none."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        raise NoBrowserError(f"no browser on the path (looked for {', '.join(_BROWSERS)})")
    with sync_playwright() as playwright:
        # As root, as in containers, Chromium only starts without its sandbox.
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


def measured(browser: Browser, file: Path) -> Figures:
    """One run over the page in `file`, which must be that of a cascade."""
    with _opened(browser, file.as_uri()) as page:
        figures = {f"{name} to drawn": span for name, span in _first_draw(page).items()}
        figures["heap"] = _heap(page)
        folded = page.evaluate("FOLDED")
        if folded:
            figures["open one"] = _answer(page, "toggle(PANELS[1], true)")
        figures["list"] = _answer(page, "showView('list')")
        figures["picture"] = _answer(page, "showView('picture')")
    if folded:
        with _opened(browser, f"{file.as_uri()}#{_ALL_OPEN}") as page:
            figures |= {f"{name} to all drawn": span for name, span in _first_draw(page).items()}
    with _opened(browser, file.as_uri()) as page:
        if folded:
            figures["open all"] = _answer(page, "cascadeView.toggleAll(true)")
        return figures | _choices(page) | _moves(page) | {"heap, all": _heap(page)}


@contextmanager
def _opened(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(
        locale="en-GB", offline=True, viewport={"width": 1280, "height": 800}
    )
    page = context.new_page()
    page.add_init_script(_PROBE)
    page.goto(address)
    yield page
    context.close()


def _first_draw(page: Page) -> Figures:
    spans: Figures = page.evaluate("probe.opened()")
    return {name: span / 1000 for name, span in spans.items()}


def _answer(page: Page, act: str) -> float:
    """Seconds until what the script `act` does is drawn."""
    return float(page.evaluate(f"probe.answered(() => {{ {act}; }})")) / 1000


def _choices(page: Page) -> Figures:
    """The slider moved a day, and the slowest of a word's letters typed into the search."""
    day = "slider.value = {}; slider.dispatchEvent(new Event('input'))"
    middle = int(page.evaluate("Number(slider.max) >> 1"))
    days = [_answer(page, day.format(middle + step)) for step in range(3)]
    _answer(page, day.format("slider.max"))
    typed = "search.value = '{}'; search.dispatchEvent(new Event('input'))"
    strokes = [_answer(page, typed.format(_WORD[:end])) for end in range(1, len(_WORD) + 1)]
    _answer(page, typed.format(""))
    return {"day": max(days), "keystroke": max(strokes)}


def _moves(page: Page) -> Figures:
    """Frames a second while the pointer drags the picture and hovers over it, far and near."""
    figures = {"pan, far": _frames(page, drag=True), "hover, far": _frames(page, drag=False)}
    _answer(page, f"network.moveTo({{ position: placed.at.get(DATA.root), scale: {_NEAR} }})")
    near = {"pan, near": _frames(page, drag=True), "hover, near": _frames(page, drag=False)}
    return figures | near


def _frames(page: Page, *, drag: bool) -> float:
    box = page.locator("#network").bounding_box()
    assert box is not None  # noqa: S101 - the page shows the picture
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    if drag:
        page.mouse.down()
    page.evaluate("probe.counting()")
    until = time.perf_counter() + _SECONDS
    step = 0
    while time.perf_counter() < until:
        step += 1
        page.mouse.move(x + 200 * sin(step / 9), y + 120 * (cos(step / 9) - 1))
    frames = float(page.evaluate("probe.stop()"))
    if drag:
        page.mouse.up()
    return frames


def _heap(page: Page) -> float:
    """Megabytes that the page's script keeps, once what is no longer used is gone."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")["usedSize"]
    session.detach()
    return float(used) / 1e6
