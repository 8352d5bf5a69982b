"""How fast questions are answered, beside the same questions written by hand, in one run.

    python -m benchmarks.queries [--documents 12500] [--runs 20]
    python -m benchmarks.queries --store sqlite:///archive.db

Without `--store` a synthetic archive in which everybody answers is loaded into a temporary file
first; one order of it has about 12,000 documents below it. A store that is given must hold such an
archive (`python -m benchmarks.archive --jsonl --silent 0,0,0 --lost 0,0,0`). Prints the median of
each question over the runs: the cascade below the largest order, its documents and edges alone and
with every proof; the chain above its last document with facts and proofs; the lookup of a number;
and a full-text search. Exit status 1 where an answer differs from the one by hand.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

import graph
from benchmarks import by_hand
from benchmarks.workers import CASCADE, ROOT
from graph import Cascade, Document, Store

_WORDS = "phong chong dich"
_FOUND = 50
_ORDERS = ("thu tuong chinh phu", "ban chap hanh trung uong")
_MOST_ORDERS = 400


class Question(NamedTuple):
    """A question, ours and by hand; each call gives the keys in its answer."""

    name: str
    ours: Callable[[], set[str]]
    by_hand: Callable[[], set[str]]


def questions(store: Store, hand: by_hand.ByHand, text: str) -> list[Question]:
    """The questions for what the store holds."""
    largest = largest_cascade(store)
    root, leaf = largest.documents[0].document, largest.documents[-1].document
    number = root.number or ""
    return [
        Question("cascade", lambda: keys(graph.down(store, root.key, proofs=False)),
                 lambda: hand.below(root.key, proofs=False)),
        Question("with proofs", lambda: keys(graph.down(store, root.key)),
                 lambda: hand.below(root.key, proofs=True)),
        Question("chain above", lambda: keys(graph.up(store, leaf.key)),
                 lambda: hand.above(leaf.key)),
        Question("lookup", lambda: {graph.resolve_key(store, number)},
                 lambda: hand.numbered(number)),
        Question("full text", lambda: {d.key for d in graph.find(store, text, _FOUND)},
                 lambda: hand.found(text, _FOUND)),
    ]  # fmt: skip


def keys(cascade: Cascade) -> set[str]:
    """The keys of a cascade's documents."""
    return {item.key for item in cascade.documents}


def largest_cascade(store: Store) -> Cascade:
    """The cascade with the most documents below an order of the highest bodies."""
    cascades = (graph.down(store, order.key) for order in orders(store))
    largest = max(cascades, key=lambda cascade: len(cascade.documents), default=None)
    if largest is None or len(largest.documents) < 2:
        sys.exit(f"{store.url} holds no order that was carried out; load a synthetic archive")
    return largest


def orders(store: Store) -> Iterator[Document]:
    """The orders with which cascades begin."""
    for issuer in _ORDERS:
        found = graph.find(store, issuer, _MOST_ORDERS)
        yield from (one for one in found if one.level == "central" and one.status == "issued")


def timed(question: Callable[[], set[str]], runs: int) -> float:
    """The median of so many runs in milliseconds, after one to warm up."""
    question()
    spans = []
    for _ in range(runs):
        began = time.perf_counter()
        question()
        spans.append(time.perf_counter() - began)
    return median(spans) * 1000


@contextmanager
def archive(documents: int) -> Iterator[str]:
    """The URL of a temporary store with an archive in which everybody answers."""
    make = [sys.executable, "-m", "benchmarks.archive", "--jsonl", "--silent=0,0,0", "--lost=0,0,0"]
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/archive.db"
        lines = Path(folder, "archive.jsonl")
        with lines.open("wb") as file:
            subprocess.run([*make, f"--documents={documents}"], check=True, stdout=file, cwd=ROOT)  # noqa: S603
        with lines.open("rb") as file:
            load = [*CASCADE, "load", "-", f"--store={url}"]
            subprocess.run(load, check=True, stdin=file, cwd=ROOT, stdout=sys.stderr)  # noqa: S603
        lines.unlink()
        yield url


def table(url: str, text: str, runs: int) -> bool:
    """Prints the table; whether all answers are those by hand."""
    print(f"{'':<16}{'answers':>9}{'ours, ms':>12}{'by hand, ms':>13}{'ratio':>8}")
    agree = True
    with graph.open_store(url) as store:
        for question in questions(store, by_hand.opened(url), text):
            ours, hand = question.ours(), question.by_hand()
            agree &= same(question.name, ours, hand)
            spans = timed(question.ours, runs), timed(question.by_hand, runs)
            row = f"{question.name:<16}{len(ours):>9,}{spans[0]:>12.3f}{spans[1]:>13.3f}"
            print(f"{row}{spans[0] / spans[1]:>8.2f}", flush=True)
    return agree


def same(name: str, ours: set[str], hand: set[str]) -> bool:
    """Whether the answers agree; of several best matches equally good ones may differ."""
    if ours == hand or (name == "full text" and len(ours) == len(hand) == _FOUND):
        return True
    print(f"{name}: {len(ours - hand)} only ours, {len(hand - ours)} only by hand", file=sys.stderr)
    return False


def main() -> None:
    """Makes the archive where none is given, and prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=12_500)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--store", help="URL of a store that holds a synthetic archive")
    parser.add_argument("--words", default=_WORDS, help="what the full-text search looks for")
    options = parser.parse_args()
    if options.store:
        agree = table(options.store, options.words, options.runs)
    else:
        with archive(options.documents) as url:
            agree = table(url, options.words, options.runs)
    sys.exit(0 if agree else 1)


if __name__ == "__main__":
    main()
