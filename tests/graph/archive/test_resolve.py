"""What Spark makes of records is what a store makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from graph import Store, load, open_store
from graph.archive.rows import mention_of_row, node_of_row
from graph.archive.tables import DOCUMENTS, RELATIONSHIPS
from graph.link import edges_of
from graph.model import Evidence
from loaders.record import Record
from tests.graph import awkward, story
from tests.graph.archive.made import made, rows

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_PROOF = Evidence.__struct_fields__


@pytest.mark.parametrize("limit", [0, 1])
def test_common_numbers_are_resolved_in_corners_as_in_a_store(
    limit: int, spark: SparkSession, tmp_path: Path
) -> None:
    records = [*story.five(), *(versions[-1] for versions in awkward.versions().values())]
    with (
        mock.patch("graph.update.COMMON", limit),
        open_store(f"sqlite:///{tmp_path}/store.db") as store,
    ):
        load(store, records)
        made(spark, tmp_path / "tables", records[::-1])
        _same(store, tmp_path / "tables")


@pytest.mark.parametrize("records", [[], [story.order()]], ids=["none", "one"])
def test_where_nothing_has_to_be_looked_for(
    records: list[Record], spark: SparkSession, tmp_path: Path
) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        load(store, records)
        made(spark, tmp_path / "tables", records)
        _same(store, tmp_path / "tables")


def test_a_cascade_with_copies_is_resolved_as_in_a_store(tables: Path, loaded: Path) -> None:
    with open_store(f"sqlite:///{loaded}") as store:
        _same(store, tables)


def _same(store: Store, folder: Path) -> None:
    _same_documents(store, folder)
    _same_edges(store, folder)


def _same_documents(store: Store, folder: Path) -> None:
    found = {row["key"]: row for row in rows(folder, DOCUMENTS)}
    nodes = {node.document.key: node for node in store.every_node()}
    assert {key: node_of_row(row) for key, row in found.items()} == nodes
    aliases = store.aliases(list(nodes))
    assert {key: row["aliases"] for key, row in found.items()} == {
        key: aliases.get(key, []) for key in nodes
    }
    cited = [key for key, node in nodes.items() if node.document.status == "cited"]
    mentions = {key: mention_of_row(row) for key, row in found.items()}
    assert {k: m for k, m in mentions.items() if m} == store.first_mentions(cited)


def _same_edges(store: Store, folder: Path) -> None:
    links = [*store.every_link()]
    told = [row for row in rows(folder, RELATIONSHIPS) if row["source_label"] == "Document"]
    between = [row for row in told if row["target_label"] == "Document"]
    held = {
        (edge.source, edge.relation.upper(), edge.target, proof)
        for edge in edges_of(links)
        for proof in edge.evidence
    }
    found = [
        (r["source"], r["type"], r["target"], Evidence(*(r[name] for name in _PROOF)))
        for r in between
        if not r["refused"]
    ]
    assert set(found) == held
    assert len(found) == len(held)
    refused = {(r["source"], r["type"], r["target"]) for r in between if r["refused"]}
    assert refused == {(x.source, x.relation.upper(), x.target) for x in store.refused()}
