"""Makes docs/cascade.png: the picture of the sample cascade, with one letter's proof open.

    python tools/screenshot.py

Needs Chromium and the test requirements.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import graph
from loaders import Record, read_all
from viz import cascade_page

ROOT = Path(__file__).parents[1]
ORDER = "570/CĐ-TTg"
OPENED = "756/UBND-VXNV"
SIZE = {"width": 1440, "height": 900}


def page_of_samples(folder: Path) -> Path:
    """The picture below the Prime Minister's telegram of the samples, as a file in `folder`."""
    records = [r for r in read_all([str(ROOT / "examples/covid-2021")]) if isinstance(r, Record)]
    with graph.open_store(f"sqlite:///{folder}/samples.db") as store:
        graph.load(store, records)
        walked = graph.down(store, graph.resolve_key(store, ORDER))
        page = folder / "cascade.html"
        page.write_text(cascade_page(graph.interlinked(store, walked)), encoding="utf-8")
        return page


def opened_key(folder: Path) -> str:
    """The key of the letter whose proof is shown."""
    with graph.open_store(f"sqlite:///{folder}/samples.db") as store:
        return graph.resolve_key(store, OPENED)


def main() -> None:
    """Writes the picture."""
    target = ROOT / "docs/cascade.png"
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        path = page_of_samples(folder)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport=SIZE, locale="en-GB")
        page.goto(path.as_uri())
        page.wait_for_function("window.cascadeView !== undefined")
        page.evaluate("key => window.cascadeView.select(key)", opened_key(folder))
        page.wait_for_timeout(500)
        page.screenshot(path=target)
        browser.close()
    print(f"{target.relative_to(ROOT)} written")


if __name__ == "__main__":
    main()
