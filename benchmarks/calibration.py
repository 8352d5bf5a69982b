"""Whether confidence means something: how many facts of each confidence are right.

    python benchmarks/calibration.py FOLDER… [--markdown]

A FOLDER holds one annotated document a JSON file: {"id", "text", "gold": {"issuer", "citations",
"edges"}}; an edge is [source, relation, target] and an end is "self", a number, "type|date|issuer"
or "type|name|". Prints for issuers, citations and edges, for each band of confidence, the facts
read, those that the annotation has, and their share; then the same by rule, worst first.
A citation is right if the annotation has it with the same type, date and issuer. What a scan lost
("ocr_missing", "ocr_dates_missing", "ocr_missing_fields") and "edges_debatable" count neither way.
`--markdown` prints instead the tables of docs/reading.md: every rule with its reason.
Exit status 1 when fewer than 97 % of the edges given 0.9 or more are right.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from loaders import Record, extract
from loaders.bodies.national import from_symbol
from loaders.citations.numbers import fold_number
from loaders.fold import fold, squeeze
from loaders.rules import Subject, line_of, rules_of

BANDS = (0.95, 0.9, 0.8, 0.5, 0.0)
TRUSTED, DEMANDED = 0.9, 0.97
SUBJECTS: tuple[Subject, ...] = ("issuer", "citation", "edge")
"""What annotated documents tell; deadlines they do not."""
KINDS = tuple(f"{subject}s" for subject in SUBJECTS)
HEADS = re.compile(r"\b(?:giam doc|bo truong|thu truong|chanh van phong) |\btruong (?=phong|ban)")
NATIONAL = {"luật", "bộ luật", "pháp lệnh", "hiến pháp", "nghị quyết"}
"""Types of the National Assembly: an issuer that only the reading names is no mistake."""
Edge = tuple[str, str, str]


class Fact(NamedTuple):
    """Something read: an edge, a citation or an issuer, by which rule, how sure, whether right."""

    kind: str
    rule: str
    confidence: float
    right: bool


def label(number: str | None, kind: str | None, date: str | None, other: str | None) -> str:
    """What identifies a cited document here: its number, else type and date, else type and name."""
    if number:
        return fold_number(number)
    return f"{fold(kind or '')}|{plain(date or other or '')}"


def plain(words: str) -> str:
    """Words for comparison: no case, diacritics, punctuation."""
    return squeeze(re.sub(r"[^a-z0-9]+", " ", fold(words)))


def label_of(item: dict[str, Any]) -> str:
    """The label of an annotated citation."""
    return label(item["number"], item["type"], item["date"], item.get("name") or item["issuer"])


def annotated(gold: dict[str, Any], edges: Iterable[list[str]]) -> set[Edge]:
    """Edges of an annotation with labels as ends."""
    ends = {"self": "self"}
    for item in gold["citations"]:
        printed = "|".join(str(item.get(key) or "") for key in ("type", "date", "issuer"))
        ends[item["number"] or printed] = label_of(item)

    def end(printed: str) -> str:
        kind, _, rest = printed.partition("|")
        known = ends.get(printed)
        return known or (label(None, kind, rest.split("|")[0], None) if rest else printed)

    return {(end(source), relation, end(target)) for source, relation, target in edges}


def body(name: str | None) -> str:
    """A body's name for comparison: a head stands for the body, joint bodies joined by a comma."""
    return HEADS.sub("", plain(name or "").replace(" va ", " "))


def facts(document: dict[str, Any]) -> Iterator[Fact]:
    """Everything read in a document that its annotation can tell right from wrong."""
    record = extract(document["text"], source=document["id"])[0]
    gold = document["gold"]
    lost = {fold_number(number) for number in document.get("ocr_missing", ())}
    yield from _edges(record, document, lost)
    yield from _citations(record, document, lost)
    issuer = record.document.issuer
    told = "issuer" in gold and "issuer" not in document.get("ocr_missing_fields", ())
    if issuer is not None and told:
        right = body(issuer.name) == body(gold["issuer"])
        yield Fact("issuers", issuer.rule, issuer.confidence, right)


def _edges(record: Record, document: dict[str, Any], lost: set[str]) -> Iterator[Fact]:
    gold = document["gold"]
    true = annotated(gold, gold["edges"])
    debatable = annotated(gold, document.get("edges_debatable", ()))
    labels = [label(c.number, c.type, c.date, c.name or c.issuer) for c in record.citations]

    def end(value: int | str) -> str:
        return value if isinstance(value, str) else labels[value]

    for edge in record.edges:
        found = (end(edge.source), edge.relation, end(edge.target))
        if found not in debatable and lost.isdisjoint(found):
            yield Fact("edges", edge.rule, edge.confidence, found in true)


def _citations(record: Record, document: dict[str, Any], lost: set[str]) -> Iterator[Fact]:
    known = {label_of(item): item for item in document["gold"]["citations"]}
    dates = document.get("ocr_dates_missing", ())
    for cited in record.citations:
        name = label(cited.number, cited.type, cited.date, cited.name or cited.issuer)
        if name not in lost:
            gold = known.get(name)
            right = (
                gold is not None
                and fold(gold["type"] or "") == fold(cited.type or "")
                and (gold["date"] == cited.date or gold["date"] in dates)
                and _same_issuer(gold, cited.issuer)
            )
            yield Fact("citations", cited.rule, cited.confidence, right)


def _same_issuer(gold: dict[str, Any], found: str | None) -> bool:
    """Whether the issuers agree; one that the number's code tells may be filled in."""
    if gold["issuer"] or not found:
        return body(gold["issuer"]) == body(found)
    symbol = (gold["number"] or "").split("/")[-1]
    return gold["type"] in NATIONAL or from_symbol(symbol, gold["date"]) is not None


def row(name: str, right: int, total: int) -> str:
    """One line of a table."""
    return f"{name:<28}{total:>7}{right:>7}{right / total if total else 1:>9.3f}"


def tables(kind: str, found: list[Fact]) -> Iterator[str]:
    """The lines of the tables of one kind of facts: by band, by rule, and those to be trusted."""
    bands = [next(floor for floor in BANDS if fact.confidence >= floor) for fact in found]
    yield f"{kind + ' by confidence':<28}{'read':>7}{'right':>7}{'share':>9}"
    for floor in BANDS:
        hits = [fact.right for fact, band in zip(found, bands, strict=True) if band == floor]
        if hits:
            yield row(f"{floor:.2f} and more", sum(hits), len(hits))
    yield f"\n{kind + ' by rule':<28}{'read':>7}{'right':>7}{'share':>9}"
    seen = Counter(fact.rule for fact in found)
    right = Counter(fact.rule for fact in found if fact.right)
    for rule in sorted(seen, key=lambda rule: (right[rule] / seen[rule], rule)):
        yield row(rule, right[rule], seen[rule])
    yield "\n" + row(f"{kind}, {TRUSTED} and more", *trusted(found))


def documented(kind: Subject, found: list[Fact]) -> Iterator[str]:
    """The lines of a table in Markdown: every rule, its confidence, the facts that it read."""
    lines = [line_of(fact.rule) if kind == "edge" else fact.rule for fact in found]
    seen = Counter(lines)
    right = Counter(line for line, fact in zip(lines, found, strict=True) if fact.right)
    yield "| Rule | Confidence | Right | Read by it |\n|---|---|---|---|"
    for rule, values in rules_of(kind).items():
        confidence = f"{values['confidence']:.2f}"
        if kind == "citation":
            confidence += f" ({values['identity']:.2f})"
        share = f"{right[rule]} of {seen[rule]}" if seen[rule] else "–"
        yield f"| `{rule}` | {confidence} | {share} | {values['why']} |"


def trusted(found: list[Fact]) -> tuple[int, int]:
    """How many of the facts given a high confidence are right, and how many there are."""
    high = [fact.right for fact in found if fact.confidence >= TRUSTED]
    return sum(high), len(high)


def main() -> None:
    """Reads the annotated documents and prints the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--markdown", action="store_true", help="print the tables of the docs")
    options = parser.parse_args()
    folders = options.folder
    files = sorted(file for folder in folders for file in folder.glob("*.json"))
    if not files:
        named = ", ".join(map(str, folders))
        sys.exit(f"{named} holds no annotated documents; name a folder of *.json files")
    read = [fact for file in files for fact in facts(json.loads(file.read_text(encoding="utf-8")))]
    by_kind = {kind: [fact for fact in read if fact.kind == kind] for kind in KINDS}
    if options.markdown:
        shown = ["\n".join(documented(kind, by_kind[f"{kind}s"])) for kind in SUBJECTS]
        print("\n\n".join(shown))
        return
    print("\n\n".join("\n".join(tables(kind, by_kind[kind])) for kind in KINDS))
    right, total = trusted(by_kind["edges"])
    sys.exit(0 if total and right / total >= DEMANDED else 1)


if __name__ == "__main__":
    main()
