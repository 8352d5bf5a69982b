"""A Cypher script that makes the same graph in an empty Neo4j."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any

from graph.export.elements import LABELS, Element, Facts, Relationship
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
    rows = ({"key": node.key, **node.facts} for node in nodes)
    while some := list(islice(rows, _AT_ONCE)):
        table, properties = _table(some)
        yield f"UNWIND {table} AS row CREATE (:{label} {properties});\n"


def _joining(kind: str, edges: Iterable[Relationship]) -> Iterator[str]:
    """The relationships of one type; of their ends some may be groups, others not."""
    waiting: dict[_Ends, list[Relationship]] = defaultdict(list)
    for edge in edges:
        ends = edge.source.label, edge.target.label
        waiting[ends].append(edge)
        if len(waiting[ends]) == _AT_ONCE:
            yield _joined(kind, ends, waiting.pop(ends))
    for ends in sorted(waiting):
        yield _joined(kind, ends, waiting[ends])


def _joined(kind: str, ends: _Ends, edges: list[Relationship]) -> str:
    source, target = ends
    keys = [(edge.source.key, edge.target.key) for edge in edges]
    table, properties = _table([edge.facts for edge in edges], keys)
    # The hints, because a database that was just filled has no statistics yet.
    return (
        f"UNWIND {table} AS row "
        f"MATCH (s:{source} {{key: row[0][0]}}) USING INDEX SEEK s:{source}(key) "
        f"MATCH (t:{target} {{key: row[0][1]}}) USING INDEX SEEK t:{target}(key) "
        f"CREATE (s)-[:{kind} {properties}]->(t);\n"
    )


def _table(rows: Sequence[Facts], before: Sequence[tuple[str, ...]] = ()) -> tuple[str, str]:
    """Rows as a list literal, one a line, and the map of properties that is made from each `row`.

    A row is a list of lists: first all that is no list, after the values `before` it, then each
    that is one. Lists of nothing but literals are what Neo4j takes as one parameter each; rows as
    maps took it ten times as long.
    """
    names = list(dict.fromkeys(name for row in rows for name in row))
    lists = [name for name in names if any(isinstance(row.get(name), list) for row in rows)]
    plain = [name for name in names if name not in lists]
    first = len(before[0]) if before else 0
    told = []
    for number, row in enumerate(rows):
        values = [*(before[number] if before else ()), *(row.get(name) for name in plain)]
        told.append(_value([values, *(row.get(name) for name in lists)]))
    made = [f"{name}: row[0][{place}]" for place, name in enumerate(plain, first)]
    made += [f"{name}: row[{place}]" for place, name in enumerate(lists, 1)]
    return "[\n" + ",\n".join(told) + "\n]", f"{{{', '.join(made)}}}"


def _value(value: Any) -> str:
    match value:
        case None:
            return "null"
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
