"""What Spark makes of records is what a store makes of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from graph import Store, load, open_store
from graph.archive import tables
from graph.archive.rows import mention_of_row, node_of_row
from graph.link import edges_of
from graph.model import Evidence
from loaders.record import Record
from tests.graph import awkward, story, synthetic
from tests.graph.archive.made import made, rows

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_POOL = [*story.five(), *(versions[-1] for versions in awkward.versions().values())]
_COPIES = [record for n, record in enumerate(_POOL) if n % 3 == 0]
_PROOF = Evidence.__struct_fields__


@pytest.fixture
def loaded(tmp_path: Path) -> Iterator[Store]:
    """An empty store beside the tables."""
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        yield store


@pytest.mark.parametrize("limit", [0, 1, 30])
def test_awkward_documents_are_resolved_as_in_a_store(
    limit: int, spark: SparkSession, loaded: Store, tmp_path: Path
) -> None:
    """With numbers in one piece and in corners."""
    with mock.patch("graph.update.COMMON", limit):
        _same(spark, loaded, tmp_path / "tables", _POOL)


def test_a_cascade_with_copies_is_resolved_as_in_a_store(
    spark: SparkSession, loaded: Store, tmp_path: Path
) -> None:
    from msgspec.structs import replace

    copies = [replace(record, source=f"copy/{record.source}") for record in _COPIES]
    _same(spark, loaded, tmp_path / "tables", [*_POOL, *copies, *synthetic.cascade(0, 200)])


def _same(spark: SparkSession, store: Store, folder: Path, records: list[Record]) -> None:
    load(store, records)
    shuffled = random.Random(3).sample(records, len(records))  # noqa: S311 - no secret
    made(spark, folder, shuffled)
    _same_documents(store, folder)
    _same_edges(store, folder)


def _same_documents(store: Store, folder: Path) -> None:
    found = {row["key"]: row for row in rows(folder, tables.DOCUMENTS)}
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
    told = [row for row in rows(folder, tables.RELATIONSHIPS) if row["source_label"] == "Document"]
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
