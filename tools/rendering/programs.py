"""Programs of the machine that render documents: Chromium and LibreOffice, each found on the path.

Each raises `MissingProgram` with one line that says what to install.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
_OFFICES: Final = ("soffice", "libreoffice")
_OFFICE_SECONDS: Final = 300


class MissingProgram(Exception):  # noqa: N818 - named for what it is about
    """A program that is not on the path."""


@contextmanager
def browser() -> Iterator[Browser]:
    """A running Chromium without a window. Raises `MissingProgram`."""
    found = _found(_BROWSERS, "chromium")
    with sync_playwright() as playwright:
        # As root, as in containers, Chromium only starts without its sandbox.
        running = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield running
        running.close()


def printed(running: Browser, page: str) -> bytes:
    """The web page as a PDF: its own size of paper and margins, tagged, text in embedded fonts."""
    with running.new_page(java_script_enabled=False) as tab:
        tab.set_content(page)
        return tab.pdf(prefer_css_page_size=True, print_background=True)


def converted(files: Mapping[str, bytes], into: str) -> dict[str, bytes]:
    """The files, each under its name, as LibreOffice saves them with the ending `into`.

    One start for all of them, with a profile of its own. Raises `MissingProgram`, and
    `RuntimeError` where a file was not converted.
    """
    office = _found(_OFFICES, "libreoffice-writer")
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder, "given"), Path(folder, "made")
        given.mkdir()
        for name, data in files.items():
            (given / name).write_bytes(data)
        subprocess.run(  # noqa: S603 - no shell, own files
            [
                office, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
                "--headless", "--convert-to", into, "--outdir", str(made),
                *(str(given / name) for name in files),
            ],
            check=True, capture_output=True, timeout=_OFFICE_SECONDS,
        )  # fmt: skip
        ending = into.partition(":")[0]
        targets = {name: made / f"{Path(name).stem}.{ending}" for name in files}
        lost = [name for name, target in targets.items() if not target.exists()]
        if lost:
            raise RuntimeError(f"LibreOffice made no {ending} of {', '.join(lost)}")
        return {name: target.read_bytes() for name, target in targets.items()}


def _found(names: tuple[str, ...], package: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise MissingProgram(f"{names[0]} is not on the path: apt-get install {package}")
    return found
