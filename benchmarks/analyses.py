"""How fast the larger questions are answered: coverage, lag, drift and reuse of text.

    python -m benchmarks.analyses [--documents 12500] [--runs 5]
    python -m benchmarks.analyses --store sqlite:///archive.db

Without `--store` a synthetic archive in which everybody answers is loaded into a temporary file
first; a store that is given must hold one. Prints the median of each question over the runs, after
one to warm up, and the time of the very first answer. `survey` is the snapshot in arrays that
questions over all documents need: made once for each state of a store, then read from beside it.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from statistics import median

import graph
from benchmarks.queries import archive, largest_cascade
from graph import Store
from graph.survey.build import built

_SLOW = 10.0
"""Seconds of a first answer from which on a question is not asked again."""


def questions(store: Store, measure: str) -> list[tuple[str, Callable[[], int]]]:
    """The questions, each with how much its answer holds."""
    largest = largest_cascade(store).documents[0].document.key
    return [
        ("survey made", lambda: store.read(lambda: built(store, store.version())).count),
        ("coverage of one order", lambda: len(graph.coverage(store, largest).bodies)),
        ("coverage of its provinces",
         lambda: len(graph.coverage(store, largest, level="province").bodies)),
        ("coverage of every order", lambda: len(graph.overview(store).orders)),
        ("lag of one order", lambda: len(graph.lag(store, largest).steps)),
        ("one measure everywhere", lambda: len(graph.spread(store, measure).to_dict())),
        ("one measure below an order",
         lambda: len(graph.drift(store, largest, measure=measure).to_dict())),
        ("text reuse below an order", lambda: len(graph.reuse(store, largest).edges)),
    ]  # fmt: skip


def timed(question: Callable[[], int], runs: int) -> tuple[int, float, float]:
    """What the answer holds, the seconds of the first one and the median of the others."""
    began = time.perf_counter()
    held = question()
    first = time.perf_counter() - began
    spans = [first] if first > _SLOW else []
    while len(spans) < runs and first <= _SLOW:
        began = time.perf_counter()
        question()
        spans.append(time.perf_counter() - began)
    return held, first, median(spans)


def table(url: str, measure: str, runs: int) -> None:
    """Prints the table."""
    print(f"{'':<28}{'holds':>9}{'first, s':>11}{'then, s':>10}")
    with graph.open_store(url) as store:
        for name, question in questions(store, measure):
            held, first, again = timed(question, runs)
            print(f"{name:<28}{held:>9,}{first:>11.3f}{again:>10.3f}", flush=True)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"largest in memory: {most:,.0f} MB")


def main() -> None:
    """Makes the archive where none is given, and prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=12_500)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--store", help="URL of a store that holds a synthetic archive")
    parser.add_argument("--measure", default="reporting", help="the measure that is followed")
    options = parser.parse_args()
    if options.store:
        table(options.store, options.measure, options.runs)
    else:
        with archive(options.documents) as url:
            table(url, options.measure, options.runs)


if __name__ == "__main__":
    main()
