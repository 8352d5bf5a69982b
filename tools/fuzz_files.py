"""Reads damaged files of a format and stops at the first that breaks a promise.

    python tools/fuzz_files.py --format pdf [--count 1000] [--seed 1] [--keep FOLDER] [--stand-in]

The promises: whatever the bytes, the reading gives records or says in one line why not; it ends
within the time, and its processes keep within the memory, that one file may take. The files are
renderings of the sample corpus. What breaks a promise is written to fuzz-SEED.ENDING, with the seed
that makes it again; with --keep, so is what made a reader's process end or took it long.

With --stand-in, no picture is recognised: it is opened and made ready as ever, then words that do
not depend on it stand in for its own (`tools/stand_in.py`). Nearly all time of a picture goes into
its recognition, and what the damage has to get through lies before that. The summary says so.
"""

from __future__ import annotations

import argparse
import io
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
from tools import stand_in
from tools.mutation import mutated
from tools.rendering import scan
from tools.rendering.__main__ import SAMPLES
from tools.rendering.press import Press
from tools.rendering.programs import MissingProgram

FORMATS: Final = {
    "txt": ("text", "text-tcvn3", "text-vni"),
    "pdf": ("pdf", "pdf-office"),
    "docx": ("docx", "docx-counted", "docx-vni"),
    "doc": ("doc", "doc-counted", "doc-tcvn3"),
    "rtf": ("rtf", "rtf-counted", "rtf-vni"),
    "html": ("html", "html-word", "html-vni", "html-portal", "html-old-portal"),
    "eml": ("eml",),
    "zip": ("zip",),
    "tar": ("tar",),
    "png": (), "jpg": (), "tif": (), "scan": (),
}  # fmt: skip
"""The formats, each with the kinds of rendered files that are damaged; the last are pictures."""

_PACKED: Final[dict[str, tuple[tuple[str, dict[str, object]], ...]]] = {
    "png": (("L", {}), ("1", {}), ("P", {}), ("RGB", {}), ("RGBA", {}), ("I;16", {})),
    "jpg": (("L", {}), ("RGB", {}), ("CMYK", {}), ("L", {"progressive": True})),
    "tif": (
        ("L", {"compression": "tiff_lzw"}),
        ("1", {"compression": "group4"}),
        ("1", {"compression": "group3"}),
        ("RGB", {"compression": "jpeg"}),
        ("P", {"compression": "packbits"}),
        ("RGBA", {"compression": "tiff_adobe_deflate"}),
        ("L", {"compression": "raw"}),
    ),
}
"""How each format packs pictures: the colours of a point, and what its writer is told."""

_DOCUMENTS: Final = 6
_LINES: Final = 25
_SLOW: Final = 10.0
"""Seconds from which a file is worth a look."""
_SLACK: Final = 2.0
_PEAK: Final = re.compile(r"VmHWM:\s*(\d+) kB")


class Broken(Exception):  # noqa: N818 - named for what it is about
    """A promise was broken; says how."""


def intact(name: str) -> list[bytes]:
    """The files of a format that are damaged. Raises `MissingProgram`."""
    paths = sorted(SAMPLES.glob("*.txt"))[:: 18 // _DOCUMENTS]
    texts = {path.stem: path.read_text("utf-8") for path in paths}
    if name == "pdf":
        texts = {stem: _start(text) for stem, text in texts.items()}
    press = Press(texts)
    kinds = FORMATS[name]
    return [x for kind in kinds for x in press.files(kind).values()] or _pictures(press, name)


def _start(text: str) -> str:
    """As many lines as fill the upper part of one page."""
    return "".join(text.splitlines(keepends=True)[:_LINES])


def _pictures(press: Press, name: str) -> list[bytes]:
    """Lines from the tops of scanned pages, enough to be read and read soon, in several of the
    ways in which a format packs pictures."""
    wear = scan.LEVELS["usual"]
    tops = [_top(pages[0]) for pages in press.scans.values()]
    if name == "scan":
        return [scan.pdf(tops[:2], wear), scan.pdf(tops[2:3], wear)]
    return [
        _saved(top.convert(mode), name, options)
        for top in tops[:2]
        for mode, options in _PACKED[name]
    ]


def _top(page: Image.Image) -> Image.Image:
    return page.crop((250, 150, 1150, 400))


def _saved(picture: Image.Image, name: str, options: dict[str, object]) -> bytes:
    target = io.BytesIO()
    kind = {"jpg": "JPEG", "tif": "TIFF"}.get(name, "PNG")
    picture.save(target, kind, dpi=(scan.DPI, scan.DPI), **options)
    return target.getvalue()


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
    parser.add_argument("--stand-in", action="store_true", help="recognise no picture")
    options = parser.parse_args()
    if options.stand_in:
        stand_in.install()
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
    how = ", no picture recognised" if options.stand_in else ""
    print(f"{options.format}: {options.count} files in {minutes:.1f} minutes{how}: {counted}")
    print(f"slowest {slowest[0]:.1f} s (seed {slowest[1]}), most memory {memory >> 20} MB")


if __name__ == "__main__":
    main()
