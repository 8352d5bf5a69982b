"""What axe-core, the engine of most accessibility checkers, finds wrong with a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TALL = 6000
"""The height of window for it: the contrast of what is scrolled out of sight is never judged."""
_axe = Axe()


def violations(page: Page) -> list[str]:
    """A line for each fault of each element of the page as it now looks, also for slight ones."""
    return [
        f"{rule['impact']} {rule['id']}: {rule['help']}: {element['html']}"
        for rule in _axe.run(page).response["violations"]
        for element in rule["nodes"]
    ]
