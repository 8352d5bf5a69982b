"""Nodes and relationships that several documents put into the graph, counted so that they can go.

Each body is kept once with the number of documents that name it, each distinct line (a body with
its facts, that one body stands below another) with the number of bodies and documents that tell it.
A node or a relationship has the facts of the line about it that leaves least open.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import msgspec

from graph.lines import Line, body_lines, preferred
from graph.store.neo4j_run import Run
from graph.store.neo4j_schema import SHARED
from loaders.record import Issuer

_ENDS = (
    ("SUBORDINATE_TO", "Organisation", "Organisation"),
    ("GOVERNS", "Organisation", "Place"),
    ("PART_OF", "Place", "Place"),
    ("SUCCEEDED_BY", "Organisation", "Organisation"),
    ("SUCCEEDED_BY", "Place", "Place"),
)
_BODY = "body:"
_NAMES = ("relationship", "source", "target")
_NAME = """
    UNWIND $rows AS row MERGE (b:SharedBody {id: row[0]})
    ON CREATE SET b.uses = 0, b.lines = row[1]
    SET b.uses = b.uses + row[2]
    WITH b, row WHERE b.uses = row[2] RETURN b.lines"""
_UNNAME = """
    UNWIND $rows AS row MATCH (b:SharedBody {id: row[0]})
    USING INDEX SEEK b:SharedBody(id) SET b.uses = b.uses - row[1]
    WITH b WHERE b.uses = 0
    WITH b, b.lines AS lines DELETE b RETURN lines"""
_MORE = """
    UNWIND $rows AS row MERGE (l:SharedLine {id: row[0]})
    ON CREATE SET l.uses = 0, l.text = row[1], l.about = row[2]
    SET l.uses = l.uses + row[3]
    WITH l, row WHERE l.uses = row[3] RETURN l.about"""
_LESS = """
    UNWIND $rows AS row MATCH (l:SharedLine {id: row[0]})
    USING INDEX SEEK l:SharedLine(id) SET l.uses = l.uses - row[1]
    WITH l WHERE l.uses = 0
    WITH l, l.about AS about DELETE l RETURN about"""


class _Told(NamedTuple):
    """A line's id and text; `about` names the node or relationship that it describes."""

    id: str
    text: str
    about: str


class _Named(NamedTuple):
    """A body's id and the lines that follow from it."""

    id: str
    lines: tuple[_Told, ...]


def is_shared(line: Line) -> bool:
    """Whether other documents may put the same line into the graph."""
    if "node" in line:
        return bool(line["node"] != "Document")
    return "asserted_by" not in line


class SharedLines:
    """How many more or fewer documents tell each line than before; `finish` draws what follows."""

    def __init__(self, run: Run) -> None:
        """Draw through `run`."""
        self._run = run
        self._change: Counter[str] = Counter()
        self._told: dict[str, _Told] = {}
        self._named: dict[str, _Named] = {}

    def more(self, lines: Iterable[Line], bodies: Iterable[Issuer]) -> list[str]:
        """One more document tells these lines and names these bodies; gives their ids."""
        told = {_told(tuple(line.items())) for line in lines if is_shared(line)}
        named = {_named(body) for body in bodies}
        self._told |= {line.id: line for line in told}
        self._named |= {body.id: body for body in named}
        ids = sorted([line.id for line in told] + [body.id for body in named])
        self._change.update(ids)
        return ids

    def less(self, ids: Iterable[str]) -> None:
        """One document fewer tells or names what has these ids."""
        self._change.subtract(ids)

    def finish(self) -> None:
        """Draw lines that nobody told before, and take away those that nobody tells any more."""
        self._name()
        change = sorted(self._change.items())
        self._change.clear()
        new = self._run.rows(_MORE, rows=[[*self._told[i], many] for i, many in change if many > 0])
        gone = self._run.rows(_LESS, rows=[[i, -many] for i, many in change if many < 0])
        about = sorted({name for (name,) in [*new, *gone]})
        told = self._preferred(about)
        self._nodes(about, told)
        self._relationships(about, told)

    def _name(self) -> None:
        """Count bodies, and the lines of those that nobody named before or names any more."""
        change: dict[str, int] = {
            i: many for i, many in sorted(self._change.items()) if i.startswith(_BODY)
        }
        for id_ in change:
            del self._change[id_]
        named = [(self._named[i], many) for i, many in change.items() if many > 0]
        more = [[body.id, [line.id for line in body.lines], many] for body, many in named]
        for (ids,) in self._run.rows(_NAME, rows=more):
            self._change.update(ids)
        self._told |= {line.id: line for body, _ in named for line in body.lines}
        less = [[i, -many] for i, many in change.items() if many < 0]
        for (ids,) in self._run.rows(_UNNAME, rows=less):
            self._change.subtract(ids)

    def _preferred(self, about: list[str]) -> dict[str, Line]:
        """What is told of each node and relationship that is told at all."""
        told: dict[str, list[Line]] = defaultdict(list)
        for name, text in self._run.rows(
            "MATCH (l:SharedLine) "
            "USING INDEX SEEK l:SharedLine(about) WHERE l.about IN $about RETURN l.about, l.text",
            about=about,
        ):
            told[name].append(json.loads(text))
        return {name: preferred(lines) for name, lines in told.items()}

    def _nodes(self, about: list[str], told: dict[str, Line]) -> None:
        rows: dict[str, list[list[object]]] = defaultdict(list)
        gone: dict[str, list[str]] = defaultdict(list)
        for name in about:
            label, _, key = name.partition("/")
            if name in told:
                facts = {k: v for k, v in told[name].items() if k != "node"}
                rows[label].append([key, facts])
            else:
                gone[label].append(key)
        for label in SHARED:
            self._run(f"MATCH (n:{label}) WHERE n.key IN $keys DETACH DELETE n", keys=gone[label])
            self._run(
                f"UNWIND $rows AS row MERGE (n:{label} {{key: row[0]}}) SET n = row[1]",
                rows=rows[label],
            )

    def _relationships(self, about: list[str], told: dict[str, Line]) -> None:
        rows: dict[str, list[list[object]]] = defaultdict(list)
        gone: dict[str, list[list[object]]] = defaultdict(list)
        for name in about:
            kind, *ends = name.split("/")
            if name in told:
                facts = {k: v for k, v in told[name].items() if k not in _NAMES}
                rows[kind].append([*ends, facts])
            else:
                gone[kind].append([*ends])
        for kind, lower, upper in _ENDS:
            ends_of = f"""UNWIND $rows AS row
                MATCH (s:{lower} {{key: row[0]}}) USING INDEX SEEK s:{lower}(key)
                MATCH (t:{upper} {{key: row[1]}}) USING INDEX SEEK t:{upper}(key)"""
            self._run(f"{ends_of} MATCH (s)-[r:{kind}]->(t) DELETE r", rows=gone[kind])
            self._run(f"{ends_of} MERGE (s)-[r:{kind}]->(t) SET r = row[2]", rows=rows[kind])


@lru_cache(maxsize=16384)
def _named(body: Issuer) -> _Named:
    lines = dict.fromkeys(_told(tuple(line.items())) for line in body_lines(body))
    digest = hashlib.sha256(msgspec.json.encode(body)).hexdigest()[:24]
    return _Named(f"{_BODY}{digest}", tuple(lines))


@lru_cache(maxsize=65536)
def _told(items: tuple[tuple[str, str | None], ...]) -> _Told:
    line = dict(items)
    text = msgspec.json.encode(line).decode()
    parts = ("node", "key") if "node" in line else _NAMES
    about = "/".join(str(line[part]) for part in parts)
    return _Told(hashlib.sha256(text.encode()).hexdigest()[:24], text, about)
