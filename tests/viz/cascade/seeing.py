"""Looking at the picture of a cascade page, and pointing at what is drawn there."""

from __future__ import annotations

from playwright.sync_api import FloatRect, Page


def picture(page: Page) -> bytes:
    """The pixels of the drawing, once it has come to rest."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return page.locator("#network").screenshot(animations="disabled")


def place(page: Page, kind: str, id_: str | int) -> tuple[float, float]:
    """Where on the page a document, a body (`~0`), a tile (`#1`) or an edge is drawn."""
    at: FloatRect = page.evaluate("([kind, id]) => cascadeView.placeOf(kind, id)", [kind, id_])
    return at["x"], at["y"]


def positions(page: Page) -> dict[str, tuple[float, float]]:
    """Where in the picture every card and tile stands, by id."""
    found: list[tuple[str, dict[str, float]]] = page.evaluate("cascadeView.positions()")
    return {id_: (at["x"], at["y"]) for id_, at in found}
