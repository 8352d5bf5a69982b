"""Whether confidence means something: how many edges of each confidence are right.

    python benchmarks/calibration.py FOLDER

FOLDER holds one annotated document a JSON file: {"id", "text", "gold": {"citations", "edges"}},
where an edge is [source, relation, target] and an end is "self", a number, or "type|date|issuer".
Prints, for each band of confidence, the edges read, those that the annotation has, and their
share; then the same by rule, worst first. Exit status 1 when fewer than 97 % of the edges given
0.9 or more are right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from loaders import Record, extract
from loaders.citations.numbers import fold_number
from loaders.fold import fold, squeeze

BANDS = (0.95, 0.9, 0.8, 0.0)
TRUSTED, DEMANDED = 0.9, 0.97
Edge = tuple[str, str, str]


def label(number: str | None, kind: str | None, date: str | None, other: str | None) -> str:
    """What identifies a cited document here: its number, else type and date, else type and name."""
    if number:
        return fold_number(number)
    return f"{fold(kind or '')}|{date or fold(squeeze(other or ''))}"


def annotated(gold: dict[str, Any]) -> set[Edge]:
    """The edges of an annotation with labels as ends."""
    ends = {"self": "self"}
    for item in gold["citations"]:
        printed = "|".join(str(item.get(key) or "") for key in ("type", "date", "issuer"))
        name = item.get("name") or item.get("issuer")
        ends[item["number"] or printed] = label(item["number"], item["type"], item["date"], name)
    return {(ends.get(a, a), relation, ends.get(b, b)) for a, relation, b in gold["edges"]}


def read(record: Record) -> list[tuple[Edge, str, float]]:
    """The edges of a record with labels as ends, their rule and confidence."""
    labels = [label(c.number, c.type, c.date, c.name or c.issuer) for c in record.citations]

    def end(value: int | str) -> str:
        return value if isinstance(value, str) else labels[value]

    return [
        ((end(e.source), e.relation, end(e.target)), e.rule, e.confidence) for e in record.edges
    ]


def row(name: str, right: int, total: int) -> str:
    """One line of a table."""
    return f"{name:<24}{total:>7}{right:>7}{right / total if total else 1:>9.3f}"


def main() -> None:
    """Reads the annotated documents and prints both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    documents = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.json"))]
    if not documents:
        sys.exit(f"{folder} holds no annotated documents; name a folder of *.json files")
    seen: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    trusted = hits = 0
    for document in documents:
        truth = annotated(document["gold"])
        for edge, rule, confidence in read(extract(document["text"], source=document["id"])[0]):
            band = next(f"{floor:.2f} and more" for floor in BANDS if confidence >= floor)
            for key in (("band", band), ("rule", rule)):
                seen[key] += 1
                right[key] += edge in truth
            if confidence >= TRUSTED:
                trusted, hits = trusted + 1, hits + (edge in truth)
    for kind in ("band", "rule"):
        print(f"{kind:<24}{'edges':>7}{'right':>7}{'share':>9}")
        keys = [key for key in seen if key[0] == kind]
        order = sorted(keys, key=lambda k: (right[k] / seen[k], k) if k[0] == "rule" else (0.0, k))
        for key in order if kind == "rule" else reversed(order):
            print(row(key[1], right[key], seen[key]))
        print()
    print(row(f"{TRUSTED} and more", hits, trusted))
    sys.exit(0 if trusted and hits / trusted >= DEMANDED else 1)


if __name__ == "__main__":
    main()
