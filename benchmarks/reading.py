"""Reading speed: the whole record of every document, beside a plain pattern over the same text.

    python benchmarks/reading.py FOLDER [--megabytes 20] [--profile]

Reads every text file of FOLDER into memory, repeats them to the size asked for, and reads all of
it on one core: bytes to records, nothing left out. In the same run `re.findall` of a plain number
pattern goes over the same bytes' text, so that the ratio holds on any machine.
Nothing remembers a whole document, but the names of bodies and places are looked up once each:
with few different documents this flatters; `--first` reads every document of FOLDER once only.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from loaders.assemble import extract_bytes
from loaders.text import decode

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


def rate(work: Callable[[bytes], object], documents: list[bytes]) -> float:
    """Megabytes a second of processor time."""
    began = time.process_time()
    for data in documents:
        work(data)
    return sum(map(len, documents)) / (time.process_time() - began) / 1e6


def read_whole(data: bytes) -> object:
    """Everything that `cascade extract` does with a file once its bytes are there."""
    return extract_bytes(data, decode(data, "benchmark"), "benchmark", "text/plain")


def main() -> None:
    """Prints one line a method."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    options = parser.parse_args()
    documents = corpus(options.folder, int(options.megabytes * 1e6))
    for data in documents[:50]:
        read_whole(data)
    total = sum(map(len, documents))
    print(f"{len(documents)} documents, {total / 1e6:.1f} MB, one core")
    if options.profile:
        profile(documents[:500])
        return
    ours = rate(read_whole, documents)
    plain = rate(lambda data: PLAIN_NUMBER.findall(data.decode()), documents)
    each = total / len(documents) / ours
    print(f"{'the whole record':<28}{ours:8.1f} MB/s {each:8.0f} µs a document")
    print(f"{'re.findall, plain numbers':<28}{plain:8.1f} MB/s")
    print(f"{'ratio':<28}{ours / plain:8.2f}")


def profile(documents: list[bytes]) -> None:
    """Prints the functions that take the most time of their own."""
    import cProfile  # noqa: PLC0415 - only on demand
    import pstats  # noqa: PLC0415

    profiler = cProfile.Profile()
    profiler.enable()
    for data in documents:
        read_whole(data)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(40)


if __name__ == "__main__":
    main()
