"""Nodes and relationships that several documents put into the graph, counted so that they can go.

Each node keeps a tally of what documents tell of it (`neo4j_tally`). Nodes and relationships have
the facts of the line about them that leaves least open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.lines import Line, preferred
from graph.store.neo4j_kinds import ENDS, FACTS, LABELS, TALLIED
from graph.store.neo4j_run import Run
from graph.store.neo4j_tally import (
    BODY,
    Naming,
    counted_in,
    led_to,
    lines_told,
    name_of,
    packed_tally,
    tally_of,
)

_TOLD = """
    MATCH (n:{label}) USING INDEX SEEK n:{label}(key) WHERE n.key IN $keys RETURN n.key, n._told"""
_GOVERNING = f"""
    MATCH (p:Place)<-[:GOVERNS]-(n:{BODY}) USING INDEX SEEK p:Place(key) WHERE p.key IN $keys
    RETURN DISTINCT n.key, n._told"""
_COUNT = """
    UNWIND $rows AS row MATCH (n:{label} {{key: row[0]}}) USING INDEX SEEK n:{label}(key)
    SET n._told = row[1]"""
_DELETE = """
    MATCH (n:{label}) USING INDEX SEEK n:{label}(key) WHERE n.key IN $keys DETACH DELETE n"""
_BETWEEN = """
    UNWIND $rows AS row
    MATCH (s:{lower} {{key: row[0]}}) USING INDEX SEEK s:{lower}(key)
    MATCH (t:{upper} {{key: row[1]}}) USING INDEX SEEK t:{upper}(key)"""
_PART = f"{_BETWEEN} MATCH (s)-[r:{{kind}}]->(t) DELETE r"


def _setting(name: str, properties: Sequence[str], first: int) -> str:
    """`SET` of so named properties to the elements of a row from `first` on."""
    items = (f"{name}.{item} = row[{place}]" for place, item in enumerate(properties, first))
    return f"SET {', '.join(items)}"


_MERGE = {
    label: f"UNWIND $rows AS row MERGE (n:{label} {{key: row[0]}}) "
    + _setting("n", FACTS[label] + (("_told",) if label in TALLIED else ()), 1)
    for label in LABELS
}
_JOIN = {
    kind: f"{_BETWEEN} MERGE (s)-[r:{kind}]->(t) {_setting('r', FACTS[kind], 2)}"
    for kind, *_ in ENDS
}

_Node = tuple[str, str]
"""Label and key of a node."""
_Name = tuple[str, ...]
"""Label and key of a node, or type and ends of a relationship."""
_Lines = dict[_Name, Line]
"""The line about each node and relationship that leaves least open, by its name."""


class SharedNodes:
    """How many more or fewer documents name each node than before; `finish` draws what follows."""

    def __init__(self, run: Run) -> None:
        """Draw through `run`."""
        self._run = run
        self._change: dict[Naming, int] = defaultdict(int)

    def more(self, namings: Iterable[Naming]) -> None:
        """One more document names these."""
        for naming in namings:
            self._change[naming] += 1

    def less(self, namings: Iterable[Naming]) -> None:
        """One document fewer names these."""
        for naming in namings:
            self._change[naming] -= 1

    def finish(self) -> None:
        """Draw what nobody told before, and take away what nobody tells any more."""
        change = {naming: many for naming, many in self._change.items() if many}
        self._change.clear()
        stored = self._stored(change)
        tallies = {node: tally_of(told) for node, told in stored.items()}
        counted = counted_in(tallies, change)
        before = {node: [*lines_told(*node, tally_of(stored[node]))] for node in counted}
        after = {node: [*lines_told(*node, tallies[node])] for node in counted}
        altered = {node for node in counted if before[node] != after[node]}
        others = self._others_there(altered, before, after)
        told = _preferred([*others, *(after[node] for node in altered)])
        kept: dict[_Name, str] = {
            node: packed_tally(tallies[node]) for node in sorted(counted) if tallies[node]
        }
        self._draw(_preferred([*others, *(before[node] for node in altered)]), told, kept)

    def _stored(self, change: Iterable[Naming]) -> dict[_Node, str | None]:
        """The tallies of what is named, and of the bodies to which that leads."""
        wanted: dict[str, set[str]] = defaultdict(set)
        for naming in change:
            wanted[naming.label].add(naming.key)
            if naming.label == BODY:
                wanted[BODY].update(led.key for led, _ in led_to(naming.text))
        stored: dict[_Node, str | None] = {}
        for label, keys in sorted(wanted.items()):
            found = dict(self._run.rows(_TOLD.format(label=label), keys=sorted(keys)))
            stored |= {(label, key): found.get(key) for key in keys}
        return stored

    def _others_there(
        self, altered: set[_Node], *lines: Mapping[_Node, list[Line]]
    ) -> list[list[Line]]:
        """What bodies tell that stay as they are and govern a place of one that does not."""
        places = {
            line["key"]
            for told in lines
            for node in altered
            for line in told[node]
            if line.get("node") == "Place"
        }
        rows = self._run.rows(_GOVERNING, keys=sorted(places))
        return [
            [*lines_told(BODY, key, tally_of(told))]
            for key, told in rows
            if (BODY, key) not in altered
        ]

    def _draw(self, before: _Lines, after: _Lines, tallies: dict[_Name, str]) -> None:
        """Bring nodes and relationships from what they were to what they are."""
        gone: dict[str, list[list[str]]] = defaultdict(list)
        for kind, *ends in sorted(before.keys() - after.keys()):
            gone[kind].append(ends)
        anew: dict[str, list[list[str | None]]] = defaultdict(list)
        for name, line in after.items():
            if before.get(name) != line:
                kind, *ends = name
                tally = [tallies.pop(name)] if kind in TALLIED else []
                anew[kind].append([*ends, *map(line.get, FACTS[kind]), *tally])
        for kind, lower, upper in ENDS:
            self._run(_PART.format(kind=kind, lower=lower, upper=upper), rows=gone[kind])
        for label in LABELS:
            self._run(_DELETE.format(label=label), keys=[key for (key,) in gone[label]])
            self._run(_MERGE[label], rows=anew[label])
        for kind, lower, upper in ENDS:
            self._run(_JOIN[kind].format(lower=lower, upper=upper), rows=anew[kind])
        counted: dict[str, list[list[str]]] = defaultdict(list)
        for (label, key), told in tallies.items():
            counted[label].append([key, told])
        for label, rows in counted.items():
            self._run(_COUNT.format(label=label), rows=rows)


def _preferred(told: Iterable[Iterable[Line]]) -> _Lines:
    by_name: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for lines in told:
        for line in lines:
            by_name[name_of(line)].append(line)
    return {name: preferred(lines) for name, lines in by_name.items()}
