"""Reads damaged files of a format and stops at the first that breaks a promise.

    python tools/fuzz_files.py --format pdf [--count 1000] [--seed 1] [--keep FOLDER]

The promises: whatever the bytes, the reading gives records or says in one line why not; it ends
within the time, and its processes keep within the memory, that one file may take. The files are
renderings of the sample corpus. What breaks a promise is written to fuzz-SEED.ENDING, with the seed
that makes it again; with --keep, so is what made a reader's process end or took it long.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
import traceback
from collections import Counter
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Final

from PIL import Image

from loaders.errors import ReaderFault, UnreadableSource
from loaders.formats import apart, pulse
from loaders.record import Record
from loaders.sources import items, read_items
from tools.mutation import mutated
from tools.rendering import scan
from tools.rendering.__main__ import SAMPLES
from tools.rendering.press import Press
from tools.rendering.programs import MissingProgram

FORMATS: Final = {
    "pdf": ("pdf", "pdf-large", "pdf-office"),
    "docx": ("docx", "docx-counted", "docx-vni"),
    "doc": ("doc", "doc-counted"),
    "rtf": ("rtf", "rtf-counted"),
    "html": ("html", "html-word", "html-portal", "html-old-portal"),
    "eml": ("eml",),
    "zip": ("zip",),
    "tar": ("tar",),
    "png": (), "jpg": (), "tif": (), "scan": (),
}  # fmt: skip
"""The formats, each with the kinds of rendered files that are damaged; the last are pictures."""

_DOCUMENTS: Final = 6
_SLOW: Final = 10.0
"""Seconds from which a file is worth a look."""
_SLACK: Final = 2.0
_PEAK: Final = re.compile(r"VmHWM:\s*(\d+) kB")


class Broken(Exception):  # noqa: N818 - named for what it is about
    """A promise was broken; says how."""


def intact(name: str) -> list[bytes]:
    """The files of a format that are damaged. Raises `MissingProgram`."""
    paths = sorted(SAMPLES.glob("*.txt"))[:: 18 // _DOCUMENTS]
    press = Press({path.stem: path.read_text("utf-8") for path in paths})
    kinds = FORMATS[name]
    return [x for kind in kinds for x in press.files(kind).values()] or _pictures(press, name)


def _pictures(press: Press, name: str) -> list[bytes]:
    """The tops of scanned pages: enough to be read, and read soon."""
    wear = scan.LEVELS["usual"]
    tops = [_top(pages[0]) for pages in press.scans.values()]
    match name:
        case "png":
            return [scan.png(top) for top in tops]
        case "jpg":
            return [scan.jpeg(top, wear) for top in tops]
        case "tif":
            return [scan.tiff(tops[:2])]
    return [scan.pdf(tops[:2], wear)]


def _top(page: Image.Image) -> Image.Image:
    return page.crop((250, 150, page.width - 50, 500))


def outcome(data: bytes, path: Path) -> str:
    """What became of the bytes when read from `path`: "read", or why not, without particulars.

    Raises `Broken`.
    """
    path.write_bytes(data)
    began = time.monotonic()
    try:
        found = [x for item in items([str(path)]) if item for x in read_items([item])]
    except Exception as error:
        raise Broken(traceback.format_exc()) from error
    seconds = time.monotonic() - began
    if seconds > _SLACK * pulse.PATIENCE:
        raise Broken(f"took {seconds:.0f} s")
    for part in found:
        if isinstance(part, ReaderFault):
            raise Broken("\n".join([str(part), *getattr(part, "__notes__", ())]))
        if isinstance(part, Record):
            _check(part)
        elif "\n" in str(part):
            raise Broken(f"says it in several lines: {part}")
    return _named(next((part for part in found if isinstance(part, UnreadableSource)), None))


def _check(record: Record) -> None:
    for citation in record.citations:
        for mention in citation.mentions:
            if record.text[mention.start : mention.end] != mention.quote:
                raise Broken(f"{mention} does not quote its text")


def _named(error: UnreadableSource | None) -> str:
    if error is None:
        return "read"
    for sign, name in {"keeps its reader busy": "too slow", "crash": "crashed"}.items():
        if sign in error.reason:
            return name
    return "too much memory" if "memory" in error.reason else "refused"


def peak() -> int:
    """The most bytes that any process of the readers has held in memory; 0 where that is not told.

    `/proc` tells it on Linux (proc(5), `VmHWM`).
    """
    most = 0
    for process in Path("/proc/self/task").glob("*/children"):
        for child in process.read_text().split():
            with suppress(OSError):  # it has ended
                status = Path("/proc", child, "status").read_text()
                most = max([most, *(int(size) << 10 for size in _PEAK.findall(status))])
    return most


def main() -> None:
    """Reads as many files as asked for, and says what became of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--format", choices=FORMATS, required=True)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for files that end a process")
    options = parser.parse_args()
    try:
        files = intact(options.format)
    except MissingProgram as error:
        sys.exit(str(error))
    outcomes: Counter[str] = Counter()
    memory, slowest, began = 0, (0.0, 0), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"file.{'pdf' if options.format == 'scan' else options.format}")
        for seed in range(options.seed, options.seed + options.count):
            data = mutated(files, Random(seed))  # noqa: S311 - no secret
            started = time.monotonic()
            try:
                what = outcome(data, path)
                memory = max(memory, peak())
                if memory > apart.MEMORY:
                    raise Broken(f"took {memory >> 20} MB of memory")
            except Broken as error:
                target = Path(f"fuzz-{seed}{path.suffix}")
                target.write_bytes(data)
                sys.exit(f"seed {seed}: {error}\nthe file is {target}; so far {dict(outcomes)}")
            seconds = time.monotonic() - started
            slowest = max(slowest, (seconds, seed))
            outcomes[what] += 1
            if options.keep and (what not in {"read", "refused"} or seconds > _SLOW):
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{what}-{seed}{path.suffix}").write_bytes(data)
    minutes = (time.monotonic() - began) / 60
    counted = ", ".join(f"{count} {what}" for what, count in outcomes.most_common())
    print(f"{options.format}: {options.count} files in {minutes:.1f} minutes: {counted}")
    print(f"slowest {slowest[0]:.1f} s (seed {slowest[1]}), most memory {memory >> 20} MB")


if __name__ == "__main__":
    main()
