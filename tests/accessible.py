"""What axe-core, the usual engine of accessibility checkers, finds wrong with a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_GRAVE = ("serious", "critical")
_axe = Axe()


def violations(page: Page) -> list[str]:
    """A line for each element of the page as it now looks that keeps somebody from using it."""
    found = _axe.run(page).response["violations"]
    return [
        f"{rule['impact']} {rule['id']}: {rule['help']}: {element['html']}"
        for rule in found
        if rule["impact"] in _GRAVE
        for element in rule["nodes"]
    ]
