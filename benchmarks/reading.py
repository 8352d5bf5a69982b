"""Reading speed: the whole record of every document, beside a plain pattern over the same text.

    python benchmarks/reading.py FOLDER [--megabytes 20] [--profile]

Reads every text file of FOLDER into memory, repeats them to the size asked for, and reads all of
it on one core: bytes to records, nothing left out, as many documents at once as `cascade` takes
(`--at-once` takes another number of bytes; 1 reads one by one). In the same run `re.findall` of a
plain number pattern goes over the same bytes' text, so that the ratio holds on any machine.
Nothing remembers a whole document, but the names of bodies and places are looked up once each:
with few different documents this flatters.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from loaders.assemble import extract_all
from loaders.parallel import CHUNK
from loaders.text import source_text

T = TypeVar("T")

PLAIN_NUMBER = re.compile(r"\d+(?:/\d{4})?[/-][A-ZĐ][\w/-]+")


def corpus(folder: Path, size: int) -> list[bytes]:
    """The folder's texts in turn, again and again, together at least `size` bytes."""
    texts = [path.read_bytes() for path in sorted(folder.glob("*.txt"))]
    if not texts:
        sys.exit(f"{folder} holds no .txt file; name a folder of documents")
    copies: list[bytes] = []
    total = 0
    while total < size:
        copies.append(texts[len(copies) % len(texts)])
        total += len(copies[-1])
    return copies


def together(documents: list[bytes], size: int) -> list[list[bytes]]:
    """The documents in groups of `size` bytes, or a little more."""
    groups: list[list[bytes]] = [[]]
    for data in documents:
        if sum(map(len, groups[-1])) >= size:
            groups.append([])
        groups[-1].append(data)
    return groups


def rate(work: Callable[[T], object], items: list[T], size: int) -> float:
    """Megabytes a second of processor time, for items of `size` bytes together."""
    began = time.process_time()
    for item in items:
        work(item)
    return size / (time.process_time() - began) / 1e6


def read_whole(group: list[bytes]) -> object:
    """Everything that `cascade extract` does with files once their bytes are there."""
    return extract_all([source_text(data, "benchmark", "text/plain") for data in group])


def main() -> None:
    """Prints one line a method."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    parser.add_argument("--at-once", type=int, default=CHUNK, metavar="BYTES")
    options = parser.parse_args()
    documents = corpus(options.folder, int(options.megabytes * 1e6))
    groups = together(documents, options.at_once)
    for group in groups[:3]:
        read_whole(group)
    total = sum(map(len, documents))
    print(f"{len(documents)} documents, {total / 1e6:.1f} MB, one core")
    if options.profile:
        profile(groups[:20])
        return
    ours = rate(read_whole, groups, total)
    plain = rate(lambda data: PLAIN_NUMBER.findall(data.decode()), documents, total)
    each = total / len(documents) / ours
    print(f"{'the whole record':<28}{ours:8.1f} MB/s {each:8.0f} µs a document")
    print(f"{'re.findall, plain numbers':<28}{plain:8.1f} MB/s")
    print(f"{'ratio':<28}{ours / plain:8.2f}")


def profile(groups: list[list[bytes]]) -> None:
    """Prints the functions that take the most time of their own."""
    import cProfile  # noqa: PLC0415 - only on demand
    import pstats  # noqa: PLC0415

    profiler = cProfile.Profile()
    profiler.enable()
    for group in groups:
        read_whole(group)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(40)


if __name__ == "__main__":
    main()
