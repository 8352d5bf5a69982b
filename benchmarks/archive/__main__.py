"""Writes a synthetic archive of administrative documents, with what is true of them.

    python -m benchmarks.archive --documents 1000 --out FOLDER --truth truth.jsonl
    python -m benchmarks.archive --documents 100000 --jsonl | cascade load -
    python -m benchmarks.archive --documents 1000 --hot 50000 --corrupt 0.5 --shuffle 1 --jsonl

The same options give the same bytes. A whole cascade, from an order down to the communes, has about
12,000 documents where everybody answers (`--silent 0,0,0`); smaller archives get narrower ones.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

import msgspec

from benchmarks.archive import documents
from benchmarks.archive.corrupt import broken, garbage, is_corrupt
from benchmarks.archive.damage import DEGREES, damaged
from benchmarks.archive.plan import LOST, MOST, SILENT, Plan, Shares
from benchmarks.archive.shuffle import Shuffled

Document = tuple[str, str, dict[str, Any]]


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the options."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"archive: {message}; see --help\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the archive that the options ask for; 0 if all is written, 1 if it cannot be."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if not (options.out or options.jsonl or options.truth):
        parser.error("say where to: --out FOLDER, --jsonl, --truth FILE or several of them")
    if options.shuffle is not None and not options.jsonl:
        parser.error("--shuffle is for --jsonl")
    plan = Plan(
        options.documents, options.seed, options.silent, options.lost, options.width, options.hot
    )
    try:
        _write(_damaged(documents(plan), options.damage, options.seed), options)
    except BrokenPipeError:
        sys.stderr.close()  # who read the lines has enough; nothing is left to say
        return 1
    except OSError as error:
        print(f"archive: {error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def _write(archive: Iterator[Document], options: argparse.Namespace) -> None:
    with ExitStack() as stack:
        truths = _opened(options.truth, stack) if options.truth else None
        out = sys.stdout.buffer
        shuffled = (
            None if options.shuffle is None else stack.enter_context(Shuffled(options.shuffle))
        )
        add = shuffled.add if shuffled else out.write
        folders: set[Path] = set()
        for source, text, truth in archive:
            corrupt = is_corrupt(source, options.corrupt, options.seed)
            if options.jsonl:
                line = _line({"source": source, "text": text})
                add(broken(line, source) if corrupt else line)
            if options.out:
                content = garbage(source) if corrupt else text.encode()
                _save(options.out / source, content, folders)
            if truths:
                truths.write(_line(truth | {"corrupt": corrupt} if options.corrupt else truth))
        out.writelines(shuffled.lines() if shuffled else ())
        out.flush()


def _damaged(archive: Iterator[Document], degree: Any, seed: int) -> Iterator[Document]:
    if degree == "clean":
        return archive
    return ((s, damaged(text, degree, f"{seed}/{s}"), truth) for s, text, truth in archive)


def _opened(path: Path, stack: ExitStack) -> BinaryIO:
    return stack.enter_context(path.open("wb"))


def _save(path: Path, content: bytes, folders: set[Path]) -> None:
    """Writes a file; the folder of the last one is remembered."""
    if path.parent not in folders:
        folders.clear()
        path.parent.mkdir(parents=True, exist_ok=True)
        folders.add(path.parent)
    path.write_bytes(content)


def _line(value: dict[str, Any]) -> bytes:
    return msgspec.json.encode(value) + b"\n"


def _parser() -> argparse.ArgumentParser:
    head, _, rest = (__doc__ or "").partition("\n")
    parser = _Parser(
        prog="python -m benchmarks.archive",
        description=head,
        epilog=rest,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--documents", type=_count, default=1000, metavar="N", help=f"10 to {MOST:,}")
    add("--seed", type=int, default=1, help="another number gives another archive")
    add("--out", type=Path, metavar="DIR", help="a file for each document below this folder")
    add("--jsonl", action="store_true", help='lines of {"source", "text"} to standard output')
    add("--truth", type=Path, metavar="FILE", help="what is true of each, as JSON lines")
    add("--damage", choices=DEGREES, default="clean", help="what happened to the texts")
    shares = "shares of provinces, districts and communes"
    silent = f"{shares} that do not answer (default 0.05,0.1,0.2)"
    add("--silent", type=_shares, default=SILENT, metavar="S,S,S", help=silent)
    lost = f"{shares} whose answer is not in the archive (default 0.02,0.03,0)"
    add("--lost", type=_shares, default=LOST, metavar="S,S,S", help=lost)
    add("--width", type=_positive, metavar="W", help="at most so many bodies below each body")
    hot = "so many reports more that all cite one letter, in many ways"
    add("--hot", type=_positive, default=0, metavar="N", help=hot)
    corrupt = "share of documents that cannot be read; their truth has `corrupt`"
    add("--corrupt", type=_share, default=0.0, metavar="S", help=corrupt)
    add("--shuffle", type=int, metavar="SEED", help="the lines of --jsonl in another order")
    return parser


def _count(text: str) -> int:
    if text.isdecimal() and 10 <= int(text) <= MOST:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number from 10 to {MOST}")


def _positive(text: str) -> int:
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if 0 <= share <= 1:
        return share
    raise argparse.ArgumentTypeError(f"{text!r} is no share from 0 to 1")


def _shares(text: str) -> Shares:
    try:
        first, second, third = map(float, text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not three shares like 0,0.1,0.2") from None
    if not all(0 <= share < 1 for share in (first, second, third)):
        raise argparse.ArgumentTypeError(f"{text!r} has a share outside 0 to 0.99")
    return first, second, third


if __name__ == "__main__":
    sys.exit(main())
