"""Nodes that several documents name, counted for a whole archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graph.archive.finished import tables_of
from graph.archive.tables import NODES, RELATIONSHIPS
from graph.export import export_jsonl
from graph.lines import dumped
from graph.load import load
from graph.store import open_store
from graph.store.neo4j_kinds import ENDS, FACTS, LABELS, TALLIED
from tests.graph.archive.pool import pool

if TYPE_CHECKING:
    from pyspark.sql import Row, SparkSession

KNOWN = {kind for kind, *_ in ENDS}


def test_all_that_the_export_tells_of_shared_nodes(
    spark: SparkSession, archive: Path, tmp_path: Path
) -> None:
    made = tables_of(spark, str(archive))
    assert made["nodes"].columns == [*NODES.names]
    assert made["relationships"].columns == [*RELATIONSHIPS.names]
    nodes = made["nodes"].collect()
    known = made["relationships"].where(made["relationships"]["rule"].isin(*_RULES)).collect()
    with open_store(f"sqlite:///{tmp_path}/one.db") as store:
        load(store, pool())
        lines = [line for line in export_jsonl(store) if _what(line) in {*LABELS, *KNOWN}]
    assert sorted([*map(_node, nodes), *map(_relationship, known)]) == sorted(lines)
    assert all((row["told"] is not None) == (row["label"] in TALLIED) for row in nodes)
    ends = {(row["type"], row["source_label"], row["target_label"]) for row in known}
    assert ends <= set(ENDS)
    assert {kind for kind, *_ in ends} == KNOWN


_RULES = ("authority-line", "succession")


def _what(line: str) -> str:
    return line.partition(":")[2].split('"')[1]


def _node(row: Row) -> str:
    facts = {name: row[name] for name in FACTS[row["label"]]}
    return dumped({"node": row["label"], "key": row["key"], **facts})


def _relationship(row: Row) -> str:
    ends = {"relationship": row["type"], "source": row["source"], "target": row["target"]}
    return dumped({**ends, **{name: row[name] for name in FACTS[row["type"]]}})
