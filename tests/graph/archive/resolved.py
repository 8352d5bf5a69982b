"""The tables of an archive, made from records in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from graph.archive import describe, relate, resolve, shared
from graph.archive.own import own_relationships
from graph.archive.rows import mention_of_row, node_of_row, record_row
from graph.archive.streams import Cells, over_rows
from graph.archive.tables import CLAIMS, DOCUMENTS, RECORDS, RELATIONSHIPS
from graph.batch import entry_of
from loaders.record import Record

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def tables(spark: SparkSession, read: Iterable[Record], folder: Path) -> Mapping[str, DataFrame]:
    """All tables but failures by name; records are numbered from 1, the files are in `folder`."""
    rows = [record_row(entry_of(record), id_) for id_, record in enumerate(read, 1)]
    cells = [tuple(row[name] for name in RECORDS.names) for row in rows]

    def kept(name: str, frame: DataFrame) -> DataFrame:
        frame.write.parquet(str(folder / name))
        return spark.read.parquet(str(folder / name))

    records = kept("records", spark.createDataFrame(cells, RECORDS.schema))
    every = resolve.distinct_claims(records)
    narrow = kept("narrow", resolve.narrow_round(every))
    claims = narrow.unionByName(resolve.wide_round(every, narrow)).select(*CLAIMS.names)
    claims = kept("claims", claims)
    described = kept("described", describe.described(claims))
    meant = relate.meanings(claims, described)
    mentions = relate.mentions(records, meant)
    documents = describe.told(described, describe.leading(records), mentions)
    documents = kept("documents", documents)
    lines = kept("lines", shared.lines(shared.named(documents)))
    own = over_rows(documents, _own, RELATIONSHIPS.schema)
    asserted = relate.asserted(records, relate.ends(records, meant))
    related = own.unionByName(asserted).unionByName(shared.relationships(lines))
    return {
        "records": records,
        "claims": claims,
        "documents": documents,
        "nodes": kept("nodes", shared.nodes(lines)),
        "relationships": kept("relationships", related),
    }


def _own(cells: Cells) -> Iterable[Cells]:
    row = dict(zip(DOCUMENTS.names, cells, strict=True))
    for made in own_relationships(node_of_row(row), mention_of_row(row)):
        yield tuple(made.values())
