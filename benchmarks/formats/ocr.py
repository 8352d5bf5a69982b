"""Recognition of pages, beside the bare `tesseract` program and its library without preparation.

    python -m benchmarks.formats.ocr FOLDER [--rounds 3]

FOLDER holds pictures of pages (PNG, JPEG, one-page TIFF). Every picture is read by each way in
turn, with one thread, the order changing from round to round; the median of a picture's processor
time counts. The program is the whole run of `tesseract` as a user starts it, once a picture; the
library has its data loaded already, as ours has. Decoding the file counts for all.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median

os.environ["OMP_THREAD_LIMIT"] = "1"  # read when the library is loaded

from PIL import Image

from loaders.formats.recognise import recognised
from loaders.formats.recognise.engine import engine

ENDINGS = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
PAGE_COLUMNS = 3
"""How the program looks for text when it is told nothing (`--psm 3`)."""


def ours(path: Path) -> None:
    """The words of the picture, as the product reads them."""
    with Image.open(path) as image:
        recognised(image, resolution(image))


def program(path: Path) -> None:
    """The text that the program prints."""
    tesseract = shutil.which("tesseract") or sys.exit("install tesseract")
    command = [tesseract, str(path), "stdout", "-l", "vie"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603


def library(path: Path) -> None:
    """The text that the library gives for the picture as it is."""
    with Image.open(path) as image:
        grey = image.convert("L")
        api = engine()
        api.SetPageSegMode(PAGE_COLUMNS)
        api.SetImageBytes(grey.tobytes(), grey.width, grey.height, 1, grey.width)
        api.SetSourceResolution(round(resolution(image)))
        api.GetUTF8Text()
        api.Clear()


def resolution(image: Image.Image) -> float:
    """Pixels per inch as the picture says, else as if it were A4."""
    dpi = float(image.info.get("dpi", (0, 0))[0])
    return dpi if dpi >= 100 else max(image.size) / 11.69


def seconds(read: Callable[[Path], None], path: Path) -> float:
    """Processor time that it takes, in this process and in the program that it starts."""
    began = os.times()
    read(path)
    ended = os.times()
    return sum(ended[:4]) - sum(began[:4])


def main() -> None:
    """Prints pages per second of each way, and our time by theirs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    paths = [path for path in sorted(options.folder.iterdir()) if path.suffix in ENDINGS]
    if not paths:
        sys.exit(f"{options.folder} holds no picture")
    ways = {"ours": ours, "program": program, "library": library}
    ours(paths[0])  # loads the data
    times: dict[str, dict[Path, list[float]]] = {name: {p: [] for p in paths} for name in ways}
    for turn in range(options.rounds):
        for path in paths:
            names = list(ways)
            for name in names[turn % 3 :] + names[: turn % 3]:
                times[name][path].append(seconds(ways[name], path))
    pages = {name: [median(each) for each in found.values()] for name, found in times.items()}
    for name, found in pages.items():
        ratio = sum(pages["ours"]) / sum(found)
        print(f"{name:8} {1 / median(found):6.2f} pages/s   ours takes {ratio:.2f} of its time")


if __name__ == "__main__":
    main()
