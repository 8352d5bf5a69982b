"""What a user of Neo4j Browser sees, as lines to compare with the canonical export."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import Any

import neo4j

LABELS = ["Document", "Organisation", "Group", "Person", "Place", "Measure"]
INTERNAL = ["REFUSED", "HEADED", "CITES"]
_NODES = """
    MATCH (n) WHERE any(label IN labels(n) WHERE label IN $labels)
    RETURN labels(n)[0], properties(n)"""
_RELATIONSHIPS = """
    MATCH (s)-[r]->(t) WHERE NOT type(r) IN $internal
    RETURN type(r), s.key, t.key, properties(r)"""


def seen(url: str) -> set[str]:
    """Every node and relationship of the graph in the server at `url`, nulls left out."""
    login = os.environ["CASCADE_NEO4J_USER"], os.environ["CASCADE_NEO4J_PASSWORD"]
    with neo4j.GraphDatabase.driver(url, auth=login) as driver, driver.session() as session:
        found = [
            _plain({"node": label, **_public(facts)})
            for label, facts in session.run(_NODES, labels=LABELS).values()
        ]
        found += [
            _plain({"relationship": kind, "source": source, "target": target, **facts})
            for kind, source, target, facts in session.run(
                _RELATIONSHIPS, internal=INTERNAL
            ).values()
        ]
    assert len(found) == len(set(found)), "something is there twice"
    return set(found)


def shown(lines: Iterable[str]) -> set[str]:
    """The lines of a canonical export in the same form: properties hold no mappings."""
    found = set()
    for line in map(json.loads, lines):
        if line.get("node") == "Document":
            line["warnings"] = [f"{w['code']}: {w['message']}" for w in line["warnings"]]
        found.add(_plain(line))
    return found


def _public(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if not name.startswith("_")}


def _plain(line: dict[str, Any]) -> str:
    kept = {name: value for name, value in line.items() if value is not None}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)
