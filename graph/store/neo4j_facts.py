"""The facts of documents in the graph, and what their own texts say of bodies and measures."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from graph.document import Outline
from graph.identity import number_key
from graph.lines import TARGETS, Line, bodies_of, own_lines, stated
from graph.node import Node, measures_of
from graph.store.neo4j_run import Run
from graph.store.neo4j_shared import SharedNodes
from graph.store.neo4j_tally import Naming, naming_of, naming_of_body, packed, unpacked
from graph.store.neo4j_words import indexed

_PROOF = ("quote", "start", "end", "rule", "confidence", "page")
_MORE = {"SIGNED_BY": ("position", "capacity"), "COPIED_TO": ("role",)}
"""Properties that only some relationships have."""
_DESCRIBING = """
    UNWIND $rows AS row MATCH (d:Document {key: row[0]})
    USING INDEX SEEK d:Document(key) SET d += row[1]"""
_CHANGED = """
    UNWIND $rows AS row MATCH (d:Document {key: row[0]}) USING INDEX SEEK d:Document(key)
    WHERE d._digest IS NULL OR d._digest <> row[1]
    RETURN d.key, d._names, d.date"""
_ALIASES = """
    MATCH (d:Document) USING INDEX SEEK d:Document(key) WHERE d.key IN $keys
    SET d.aliases = COLLECT { MATCH (c:Claim {document: d.key})
                              USING INDEX SEEK c:Claim(document) WHERE c.alias <> d.key
                              RETURN DISTINCT c.alias AS alias ORDER BY alias }"""
_UNSAY = f"""
    MATCH (d:Document)-[r:{"|".join(TARGETS)}]->()
    USING INDEX SEEK d:Document(key) WHERE d.key IN $keys DELETE r"""


@dataclass(frozen=True, slots=True)
class Described:
    """The keys of documents that were described for the first time, got another date, are cited."""

    fresh: frozenset[str]
    dated_anew: frozenset[str]
    cited: frozenset[str]


_Said = dict[tuple[str, str], dict[str, list[list[object]]]]
"""What documents say themselves: by type and label of the far end, then by key, rows."""


class Facts:
    """Brings the facts of nodes that changed into the graph."""

    def __init__(self, run: Run, shared: SharedNodes) -> None:
        """Draw through `run`; what documents name is counted in `shared`."""
        self._run = run
        self._shared = shared

    def draw(self, nodes: Mapping[str, tuple[Node, int | None]]) -> Described:
        """Draw the nodes that changed, each with the id of the record that leads it."""
        kept = {key: _kept(node, record) for key, (node, record) in nodes.items()}
        digests = sorted((key, facts["_digest"]) for key, facts in kept.items())
        changed = self._run.rows(_CHANGED, rows=digests)
        said: _Said = defaultdict(lambda: defaultdict(list))
        rows = []
        for key, names_before, _ in changed:
            node, _ = nodes[key]
            lines = list(own_lines(node, (), None))
            names = _names(node, lines)
            self._shared.less(unpacked(names_before))
            self._shared.more(names)
            rows.append([key, {**_shown(node, lines[0]), **kept[key], "_names": packed(names)}])
            for kind, label, line in stated(lines):
                said[kind, label][key].append(_row(kind, line))
        self._run(_DESCRIBING, rows=rows)
        self._run(_ALIASES, keys=sorted(nodes))
        self._run(_UNSAY, keys=sorted(key for key, before, _ in changed if before is not None))
        self._shared.finish()
        self._say(said)
        return Described(
            frozenset(key for key, before, _ in changed if before is None),
            frozenset(
                key
                for key, before, date in changed
                if before is not None and date != nodes[key][0].document.date
            ),
            frozenset(key for key, *_ in changed if nodes[key][0].document.status == "cited"),
        )

    def _say(self, said: _Said) -> None:
        for (kind, label), rows in sorted(said.items()):
            names = (*_PROOF, *_MORE.get(kind, ()))
            facts = ", ".join(f"{name}: said[{place}]" for place, name in enumerate(names, 1))
            self._run(
                f"""UNWIND $rows AS row
                    MATCH (d:Document {{key: row[0]}}) USING INDEX SEEK d:Document(key)
                    UNWIND row[1] AS said
                    MATCH (t:{label} {{key: said[0]}}) USING INDEX SEEK t:{label}(key)
                    CREATE (d)-[:{kind} {{asserted_by: row[0], {facts}}}]->(t)""",
                rows=[*rows.items()],
            )


def _shown(node: Node, line: Line) -> dict[str, object]:
    """The properties of a document that the export shows, but for what others tell of it."""
    facts = {name: value for name, value in line.items() if name not in ("node", "key", "aliases")}
    facts["warnings"] = [f"{warning.code}: {warning.message}" for warning in node.warnings]
    return facts


def _kept(node: Node, record: int | None) -> dict[str, object]:
    """The properties of a document that the store needs; the digest tells whether it changed."""
    document = node.document
    outline = Outline.of(document, measures_of(node.said)).data
    known = msgspec.json.encode(node.known)
    digest = hashlib.sha256(b"\n".join((outline, known, str(record).encode()))).hexdigest()[:32]
    return {
        "_number": number_key(document.number) if document.number else None,
        "_words": indexed(document),
        "_outline": outline,
        "_known": known,
        "_record": record,
        "_digest": digest,
    }


def _names(node: Node, lines: list[Line]) -> set[Naming]:
    """The nodes that a document names beside others, and how."""
    told = {naming_of(line) for line in lines if line.get("node", "Document") != "Document"}
    return told | {naming_of_body(body) for body in bodies_of(node)}


def _row(kind: str, line: Line) -> list[object]:
    return [line["target"], *map(line.get, _PROOF), *map(line.get, _MORE.get(kind, ()))]
