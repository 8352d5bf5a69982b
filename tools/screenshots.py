"""Makes the pictures of docs/pictures: every page, as wide as a desk's screen and as a telephone's.

    python tools/screenshots.py

Needs Chromium and the test requirements. The pages come from `cascade serve` over the sample, and
over a synthetic archive of one national cascade; that takes two minutes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

import graph

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs/pictures"
SAMPLE = ROOT / "examples/covid-2021"
WHOLE_COUNTRY = 12_000
SIZES = {"": {"width": 1280, "height": 800}, "-narrow": {"width": 400, "height": 800}}

ORDER, LETTER = "570/CĐ-TTg", "756/UBND-VXNV"
COMPARED = 40


def main() -> None:
    """Writes the pictures."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        _sample(browser, Path(name))
        _country(browser, Path(name))
        browser.close()


def _sample(browser: Browser, folder: Path) -> None:
    store = f"sqlite:///{folder}/sample.db"
    subprocess.run([_command(), "load", str(SAMPLE), "--store", store], check=True)  # noqa: S603
    with graph.open_store(store) as opened:
        order, letter = (graph.resolve_key(opened, number) for number in (ORDER, LETTER))
    pages = {
        "cascade": f"/views/{order}#doc={letter}",
        "coverage": f"/views/{order}/coverage",
        "timeline": f"/views/{order}/timeline",
        "measures": f"/views/{order}/measures",
        "text": f"/views/{letter}/text",
        "explorer": "/",
        "explorer-document": f"/explorer/documents/{letter}",
        "explorer-down": f"/explorer/documents/{order}/down",
        "explorer-coverage": f"/explorer/documents/{order}/coverage",
    }
    with _served(store) as url:
        for file, path in pages.items():
            _take(browser, url + path, file)


def _country(browser: Browser, folder: Path) -> None:
    store = f"sqlite:///{folder}/country.db"
    made = [sys.executable, "-m", "benchmarks.archive", "--documents", str(WHOLE_COUNTRY)]
    with subprocess.Popen([*made, "--jsonl"], cwd=ROOT, stdout=subprocess.PIPE) as archive:  # noqa: S603
        load = [_command(), "load", "-", "--store", store]
        subprocess.run(load, stdin=archive.stdout, check=True)  # noqa: S603
    with graph.open_store(store) as opened:
        orders = graph.overview(opened).orders
        key = max(orders, key=lambda row: row.documents).order.key
        a, b = _taken_over(opened, key)
    with _served(store) as url:
        _take(browser, f"{url}/views/{key}", "country")
        _take(browser, f"{url}/views/{key}#open=3", "province")
        _take(browser, f"{url}/comparisons/view?a={a}&b={b}", "diff")


def _taken_over(store: graph.Store, key: str) -> tuple[str, str]:
    """Of some documents below an order the one that took over most, after the one it took from."""
    cascade = graph.down(store, key)
    held = {item.key for item in cascade.documents if item.document.status == "issued"}
    pairs = [(edge.target, edge.source) for edge in cascade.edges if edge.relation == "implements"]
    asked = [pair for pair in pairs if held.issuperset(pair)][:COMPARED]
    return max(asked, key=lambda pair: graph.compare(store, *pair).reuse.b.share or 0)


def _take(browser: Browser, address: str, file: str) -> None:
    for suffix, size in SIZES.items():
        page: Page = browser.new_page(viewport=size, locale="en-GB")
        page.goto(address, wait_until="load")
        page.wait_for_timeout(1000)
        target = TARGET / f"{file}{suffix}.png"
        page.screenshot(path=target)
        page.close()
        print(f"{target.relative_to(ROOT)} written")


@contextmanager
def _served(store: str) -> Iterator[str]:
    """The address of a server over a store."""
    command = [_command(), "serve", "--port", "0", "--store", store]
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        try:
            assert server.stdout is not None  # noqa: S101
            yield server.stdout.readline().split()[2].rstrip(";")
        finally:
            server.terminate()


def _command() -> str:
    return str(Path(sys.executable).with_name("cascade"))


if __name__ == "__main__":
    main()
