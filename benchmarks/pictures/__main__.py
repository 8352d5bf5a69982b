"""How fast the page of a cascade is made, opens and moves, in one run.

    python -m benchmarks.pictures [--nodes 335 3356 10663] [--runs 5]
    python -m benchmarks.pictures --store sqlite:///archive.db

Without `--store` a synthetic archive in which everybody answers is loaded into a temporary file
first. Its largest cascade, of about 12,000 documents, is cut to each size, whole provinces one
after another. Prints medians over the runs, one column a size: the page made in Python, the first
time in a fresh process and again; and in headless Chromium, with a window of 1280 by 800, until the
frame is painted in which the picture is first drawn, from the load event and from the start of the
navigation, as the page opens (folded above 400 nodes) and, from an address that says so, with every
province open; then a province and all opened, views changed, and with all open the slider moved a
day, a letter typed, frames a second while the pointer drags and hovers, far away (the whole in the
window) and near (scale 0.6). A star marks what misses the wanted figure.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.pictures.browser import Figures, NoBrowserError, chromium, measured
from benchmarks.pictures.cascades import Pictured, cut, national
from benchmarks.pictures.making import made, made_first
from benchmarks.queries import archive
from viz import cascade_page


class _Row(NamedTuple):
    """A line of the table; `wanted` gives the most, or with `least` the least, for a size."""

    figure: str
    title: str
    unit: str
    wanted: Callable[[int], float | None] = lambda _: None
    least: bool = False


def _first_draw(nodes: int) -> float:
    """Seconds from the load event that are wanted at most."""
    return 0.3 if nodes <= 400 else 1.0 if nodes <= 3400 else 2.0


_ROWS = (
    _Row("first call", "page made, first call", "s"),
    _Row("made", "page made", "s", lambda _: 1.0),
    _Row("file", "file", "MB", lambda nodes: 1.5 if nodes <= 400 else None),
    _Row("load to drawn", "load event to drawn", "s", _first_draw),
    _Row("start to drawn", "navigation to drawn", "s"),
    _Row("load to all drawn", "load event to all drawn", "s", _first_draw),
    _Row("start to all drawn", "navigation to all drawn", "s"),
    _Row("open one", "largest province opened", "s"),
    _Row("open all", "all provinces opened", "s", _first_draw),
    _Row("list", "to the list", "s"),
    _Row("picture", "to the picture", "s"),
    _Row("day", "slider moved a day", "s"),
    _Row("keystroke", "letter typed", "s"),
    *(
        _Row(name, name, "1/s", lambda nodes: 20 if nodes <= 3400 else None, least=True)
        for name in ("pan, far", "hover, far", "pan, near", "hover, near")
    ),
    _Row("heap", "heap as opened", "MB"),
    _Row("heap, all", "heap with all open", "MB"),
)


def figures(pictured: Pictured, runs: int, folder: Path) -> Figures:
    """The medians of so many runs over the page of a cascade."""
    file = folder / "page.html"
    html = cascade_page(*pictured)
    file.write_text(html, encoding="utf-8")
    spans: dict[str, list[float]] = defaultdict(list)
    spans["file"].append(len(html.encode()) / 1e6)
    for _ in range(runs):
        spans["made"].append(made(pictured))
        spans["first call"].append(made_first(pictured))
    with chromium() as browser:
        for _ in range(runs):
            for name, value in measured(browser, file).items():
                spans[name].append(value)
    return {name: median(values) for name, values in spans.items()}


def table(columns: dict[int, Figures]) -> str:
    """A line for each figure, a column for each size."""
    head = f"{'documents':<26}{'':>4}" + "".join(f"{nodes:>12,}" for nodes in columns)
    lines = [f"{row.title:<26}{row.unit:>4}" + "".join(
        _cell(row, nodes, found.get(row.figure)) for nodes, found in columns.items()
    ) for row in _ROWS]  # fmt: skip
    return "\n".join([head, *lines])


def _cell(row: _Row, nodes: int, value: float | None) -> str:
    if value is None:
        return f"{'-':>11} "
    wanted = row.wanted(nodes)
    missed = wanted is not None and (value < wanted if row.least else value > wanted)
    return f"{value:>11.{3 if row.unit == 's' else 1}f}{'*' if missed else ' '}"


def measure(url: str, sizes: list[int], runs: int) -> None:
    """Prints the table for the largest cascade of the store, cut to these sizes."""
    whole = national(url)
    with tempfile.TemporaryDirectory() as folder:
        columns = {nodes: figures(cut(whole, nodes), runs, Path(folder)) for nodes in sizes}
    print(table(columns), flush=True)


def main() -> None:
    """Makes the archive where none is given, and prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--nodes", type=int, nargs="+", default=[335, 3356, 10_663])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--documents", type=int, default=12_500, help="size of the archive")
    parser.add_argument("--store", help="URL of a store that holds a synthetic archive")
    options = parser.parse_args()
    try:
        if options.store:
            measure(options.store, options.nodes, options.runs)
        else:
            with archive(options.documents) as url:
                measure(url, options.nodes, options.runs)
    except (NoBrowserError, ValueError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
