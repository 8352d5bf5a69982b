"""Nodes and relationships that several documents put into the graph, counted so that they can go.

Each distinct line (a body with its facts, that one body stands below another) is kept once with the
number of documents that tell it. A node has the facts of the line that leaves least open.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from neo4j import ManagedTransaction

from graph.lines import Line, dumped, preferred
from graph.store.neo4j_schema import SHARED

_ENDS = {
    "SUBORDINATE_TO": ("Organisation", "Organisation"),
    "GOVERNS": ("Organisation", "Place"),
    "PART_OF": ("Place", "Place"),
}
_COUNT = """
    UNWIND $rows AS row MERGE (l:SharedLine {id: row[0]})
    ON CREATE SET l.uses = 0, l.text = row[1], l.about = row[2]
    SET l.uses = l.uses + row[3]
    WITH l, row WHERE l.uses = row[3] OR l.uses = 0 RETURN l.text, l.about, l.uses > 0"""


def is_shared(line: Line) -> bool:
    """Whether other documents may put the same line into the graph."""
    if "node" in line:
        return bool(line["node"] != "Document")
    return "asserted_by" not in line


class SharedLines:
    """How many more or fewer documents tell each line than before; `finish` draws what follows."""

    def __init__(self, transaction: ManagedTransaction) -> None:
        """Draw through `transaction`."""
        self._transaction = transaction
        self._more: Counter[str] = Counter()

    def more(self, lines: Iterable[Line]) -> None:
        """One more document tells these lines."""
        self._more.update({dumped(line) for line in lines if is_shared(line)})

    def less(self, lines: Iterable[Line]) -> None:
        """One document fewer tells these lines."""
        self._more.subtract({dumped(line) for line in lines if is_shared(line)})

    def finish(self) -> None:
        """Draw lines that nobody told before, and take away those that nobody tells any more."""
        rows: list[tuple[str, str, str | None, int]] = [
            (hashlib.sha256(text.encode()).hexdigest()[:32], text, _about(text), many)
            for text, many in sorted(self._more.items())
            if many
        ]
        self._more.clear()
        changed = self._rows(_COUNT, rows=rows)
        self._run("MATCH (l:SharedLine) WHERE l.uses = 0 AND l.id IN $ids DELETE l",
                  ids=[row[0] for row in rows if row[3] < 0])  # fmt: skip
        self._nodes({about for _, about, _ in changed if about is not None})
        self._relationships([(json.loads(text), told) for text, about, told in changed
                             if about is None])  # fmt: skip

    def _nodes(self, about: set[str]) -> None:
        told: dict[str, list[Line]] = defaultdict(list)
        for name, text in self._rows(
            "MATCH (l:SharedLine) WHERE l.about IN $about RETURN l.about, l.text",
            about=sorted(about),
        ):
            told[name].append(json.loads(text))
        rows: dict[str, list[list[object]]] = defaultdict(list)
        gone: dict[str, list[str]] = defaultdict(list)
        for name in sorted(about):
            label, _, key = name.partition("/")
            if name in told:
                line = preferred(told[name])
                rows[label].append([key, {k: v for k, v in line.items() if k != "node"}])
            else:
                gone[label].append(key)
        for label in SHARED:
            self._run(f"MATCH (n:{label}) WHERE n.key IN $keys DETACH DELETE n", keys=gone[label])
            self._run(
                f"UNWIND $rows AS row MERGE (n:{label} {{key: row[0]}}) SET n = row[1]",
                rows=rows[label],
            )

    def _relationships(self, lines: list[tuple[Line, bool]]) -> None:
        for kind, (lower, upper) in _ENDS.items():
            ends = f"(s:{lower} {{key: row.source}}) MATCH (t:{upper} {{key: row.target}})"
            some = [(line, told) for line, told in lines if line["relationship"] == kind]
            self._run(
                f"UNWIND $rows AS row MATCH {ends} MERGE (s)-[r:{kind}]->(t) SET r.rule = row.rule",
                rows=[line for line, told in some if told],
            )
            self._run(
                f"UNWIND $rows AS row MATCH {ends} MATCH (s)-[r:{kind}]->(t) DELETE r",
                rows=[line for line, told in some if not told],
            )

    def _rows(self, query: str, **lists: list[Any]) -> list[list[Any]]:
        return self._transaction.run(query, lists).values() if all(lists.values()) else []

    def _run(self, query: str, **lists: list[Any]) -> None:
        if all(lists.values()):
            self._transaction.run(query, lists).consume()


def _about(text: str) -> str | None:
    """Label and key of the node that a line describes, None for a relationship."""
    line: Line = json.loads(text)
    return f"{line['node']}/{line['key']}" if "node" in line else None
