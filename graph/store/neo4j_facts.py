"""The facts of documents in the graph, and what their own texts say of bodies and measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.lines import TARGETS, Line, own_lines, stated
from graph.node import Node
from graph.store.neo4j_kinds import MORE, PROOF
from graph.store.neo4j_properties import kept, named, names, shown
from graph.store.neo4j_run import Run
from graph.store.neo4j_shared import SharedNodes
from graph.store.neo4j_text import named_in

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
        needed = {key: kept(node, record) for key, (node, record) in nodes.items()}
        digests = sorted((key, str(facts["_digest"])) for key, facts in needed.items())
        changed = self._run.rows(_CHANGED, rows=digests)
        said: _Said = defaultdict(lambda: defaultdict(list))
        rows = []
        for key, names_before, _ in changed:
            node, _ = nodes[key]
            said_of = names(node)
            self._shared.less(named_in(names_before))
            self._shared.more(said_of)
            facts = {**shown(node), **needed[key], **named(said_of)}
            rows.append([key, facts])
            for kind, label, line in stated(own_lines(node, (), None)):
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
            parts = (*PROOF, *MORE.get(kind, ()))
            facts = ", ".join(f"{name}: said[{place}]" for place, name in enumerate(parts, 1))
            self._run(
                f"""UNWIND $rows AS row
                    MATCH (d:Document {{key: row[0]}}) USING INDEX SEEK d:Document(key)
                    UNWIND row[1] AS said
                    MATCH (t:{label} {{key: said[0]}}) USING INDEX SEEK t:{label}(key)
                    CREATE (d)-[:{kind} {{asserted_by: row[0], {facts}}}]->(t)""",
                rows=[*rows.items()],
            )


def _row(kind: str, line: Line) -> list[object]:
    return [line["target"], *map(line.get, PROOF), *map(line.get, MORE.get(kind, ()))]
