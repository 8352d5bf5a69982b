"""What a change to the reader gained and lost: citations and edges, document by document.

    cascade extract FOLDER --format jsonl > before.jsonl     (with the last release)
    cascade extract FOLDER --format jsonl > after.jsonl      (with the change)
    python benchmarks/gains.py before.jsonl after.jsonl

Prints a line for each citation or edge that only one of the two has, "+" gained, "-" lost, then the
counts. Exit status 1 when anything was lost, so that a check can stop on it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Facts = set[tuple[str, ...]]


def facts(record: dict[str, Any]) -> Facts:
    """The citations and edges of an extracted document, in words."""
    names = [_name(citation) for citation in record["citations"]]

    def end(value: int | str) -> str:
        return value if isinstance(value, str) else names[value]

    found: Facts = {("citation", name) for name in names}
    for edge in record["edges"]:
        found.add(("edge", end(edge["source"]), edge["relation"], end(edge["target"])))
    return found


def _name(citation: dict[str, Any]) -> str:
    dated = f"{citation['type'] or '?'} {citation['date'] or '?'}"
    return str(citation["number"] or citation["name"] or dated)


def read(path: Path) -> dict[tuple[str, int], Facts]:
    """The facts of every document of a JSON lines file, by source name and index."""
    with path.open(encoding="utf-8") as file:
        records = map(json.loads, file)
        return {(Path(r["source"]).name, r["index"]): facts(r) for r in records}


def changes(
    before: dict[tuple[str, int], Facts], after: dict[tuple[str, int], Facts]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(sign, document, fact) for everything that only one side has, in a fixed order."""
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key, set()), after.get(key, set())
        document = key[0] if not key[1] else f"{key[0]} [{key[1]}]"
        yield from (("-", document, fact) for fact in sorted(old - new))
        yield from (("+", document, fact) for fact in sorted(new - old))


def main() -> None:
    """Compares two files named on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    options = parser.parse_args()
    lost = gained = 0
    for sign, document, fact in changes(read(options.before), read(options.after)):
        print(sign, document, *fact)
        lost += sign == "-"
        gained += sign == "+"
    print(f"{gained} gained, {lost} lost")
    sys.exit(1 if lost else 0)


if __name__ == "__main__":
    main()
