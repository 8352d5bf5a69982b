"""A Cypher script that makes the same graph in an empty Neo4j."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from typing import Any

from graph.export.elements import LABELS, Element, Relationship
from graph.export.gathered import Gathered

_AT_ONCE = 500
"""Rows of one statement."""
_ESCAPED = {"\\": r"\\", "'": r"\'", "\n": r"\n", "\r": r"\r", "\t": r"\t"}
# Line separators would end a line of the script in some editors.
_SPECIAL = re.compile("[\x00-\x1f\x7f-\x9f'\\\\\u2028\u2029\ufeff]")

_Ends = tuple[str, str]
"""The labels of the source and of the target."""


def write(graph: Gathered) -> Iterator[str]:
    """Statements that end with `;` and a line end: constraints, nodes, relationships.

    Nothing but plain Cypher is needed, a few hundred rows are one statement. Run again, the first
    nodes break a constraint, so that nothing is there twice. Warnings are text, for a property
    holds no mappings.
    """
    for label in LABELS:
        yield (
            f"CREATE CONSTRAINT {label.lower()}_key IF NOT EXISTS "
            f"FOR (n:{label}) REQUIRE n.key IS UNIQUE;\n"
        )
    for label, nodes in groupby(graph.nodes(), key=lambda node: node.label):
        yield from _creating(label, nodes)
    for kind, edges in groupby(graph.relationships(), key=lambda edge: edge.kind):
        yield from _joining(kind, edges)


def _creating(label: str, nodes: Iterable[Element]) -> Iterator[str]:
    rows = (_map({"key": node.key, **node.facts}) for node in nodes)
    while some := list(islice(rows, _AT_ONCE)):
        yield f"UNWIND {_list(some)} AS row CREATE (n:{label}) SET n = row;\n"


def _joining(kind: str, edges: Iterable[Relationship]) -> Iterator[str]:
    """The relationships of one type; of their ends some may be groups, others not."""
    waiting: dict[_Ends, list[str]] = defaultdict(list)
    for edge in edges:
        ends = edge.source.label, edge.target.label
        row = f"[{_text(edge.source.key)}, {_text(edge.target.key)}, {_map(edge.facts)}]"
        waiting[ends].append(row)
        if len(waiting[ends]) == _AT_ONCE:
            yield _joined(kind, ends, waiting.pop(ends))
    for ends in sorted(waiting):
        yield _joined(kind, ends, waiting[ends])


def _joined(kind: str, ends: _Ends, rows: list[str]) -> str:
    source, target = ends
    return (
        f"UNWIND {_list(rows)} AS row "
        f"MATCH (s:{source} {{key: row[0]}}) MATCH (t:{target} {{key: row[1]}}) "
        f"CREATE (s)-[r:{kind}]->(t) SET r = row[2];\n"
    )


def _list(rows: list[str]) -> str:
    return "[\n" + ",\n".join(rows) + "\n]"


def _map(facts: Mapping[str, Any]) -> str:
    known = (f"{name}: {_value(value)}" for name, value in facts.items() if value is not None)
    return f"{{{', '.join(known)}}}"


def _value(value: Any) -> str:
    match value:
        case str():
            return _text(value)
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case {"code": code, "message": message}:
            return _text(f"{code}: {message}")
        case _:
            return repr(value)


def _text(text: str) -> str:
    """`text` as a string literal.

    >>> _text("d'Arc\\n")
    "'d\\\\'Arc\\\\n'"
    """
    return f"'{_SPECIAL.sub(_escape, text)}'"


def _escape(found: re.Match[str]) -> str:
    return _ESCAPED.get(found[0]) or f"\\u{ord(found[0]):04x}"
