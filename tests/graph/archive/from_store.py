"""The tables of an archive as a build would write them, made from a store without Spark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from graph.archive import manifest
from graph.archive.manifest import Given, Maker, Manifest
from graph.archive.rows import claim_row, document_row, record_row
from graph.archive.tables import CLAIMS, DOCUMENTS, FAILURES, RECORDS, Table
from graph.batch import entry_of, filed, unpacked
from graph.claims import Claim, block_of, corner_of, decoded
from graph.store.rows import mark
from graph.store.said import packed_said
from graph.store.sqlite import SqliteStore

_PLAIN = {"string": pa.string(), "bigint": pa.int64(), "int": pa.int32(), "double": pa.float64(),
          "boolean": pa.bool_(), "binary": pa.binary()}  # fmt: skip
_MENTION = ("asserted_by", "quote", "start", "end", "page")
_PARTITION = 2**24


def make(
    store: SqliteStore,
    folder: Path,
    *,
    partitions: int = 3,
    failures: Iterable[tuple[str, str, str]] = (),
) -> Path:
    """Write the tables of what `store` holds, each in so many files, out of any order."""
    ids: dict[int, int] = {}
    told = [dict(zip(FAILURES.names, row, strict=True)) for row in failures]
    tables = {RECORDS: _records(store, partitions, ids), CLAIMS: _claims(store),
              DOCUMENTS: _documents(store, ids), FAILURES: told}  # fmt: skip
    for table, rows in tables.items():
        _write(folder, table, rows, partitions)
    steps = {"made": {table.name: len(rows) for table, rows in tables.items()}}
    maker = Maker.of_today(keep_unknown=True)
    whole = Manifest(Given((), 0, 0, ""), maker, {}, steps, complete=True)
    (folder / manifest.NAME).write_text(whole.encoded(), encoding="utf-8")
    return folder


def _records(store: SqliteStore, partitions: int, ids: dict[int, int]) -> list[dict[str, Any]]:
    rows = []
    for n, (id_, source, reader, data) in enumerate(
        store._rows(
            """SELECT r.id, r.source, r.reader, t.data FROM records r
               JOIN texts t ON t.id = r.id ORDER BY r.digest, r.source"""
        )
    ):
        ids[id_] = n % partitions * _PARTITION + n // partitions
        rows.append(record_row(entry_of(unpacked(data, source), reader=reader), ids[id_]))
    return rows


def _claims(store: SqliteStore) -> list[dict[str, Any]]:
    found = store._rows(
        """SELECT c.data, d.key FROM claims c JOIN documents d ON d.id = c.document
           ORDER BY c.alias, c.digest"""
    )
    claims = [(decoded(data), key) for data, key in found]
    return [claim_row(claim, filed(claim).alias) | {"document": key} for claim, key in claims]


def _documents(store: SqliteStore, ids: dict[int, int]) -> list[dict[str, Any]]:
    rows = []
    nodes = {node.document.key: node for node in store.every_node()}
    meaning = store.claims().meaning(nodes)
    mentions, aliases = store.first_mentions(nodes), store.aliases(nodes)
    for key, mark_of_block, record in store._rows(
        """SELECT d.key, d.block, o.record FROM documents d JOIN outlines o ON o.id = d.id
           ORDER BY d.block"""
    ):
        node, first = nodes[key], mentions.get(key)
        said = packed_said(node.said) if record is not None else None
        mention = {name: getattr(first, name) for name in _MENTION} if first else None
        rows.append(
            document_row(node.document, node.known)
            | {"block": _block(meaning[key], mark_of_block), "record": record and ids[record],
               "said": said, "aliases": aliases[key], "mention": mention}
        )  # fmt: skip
    return rows


def _block(claims: Sequence[Claim], marked: int) -> str:
    """The block behind its mark: one of those in which the document's claims are resolved."""
    blocks = {b for c in claims for b in (block_of(c), corner_of(c)) if b is not None}
    (block,) = [block for block in blocks if mark(block) == marked]
    return block


def _write(folder: Path, table: Table, rows: list[dict[str, Any]], partitions: int) -> None:
    (folder / table.name).mkdir(parents=True)
    schema = pa.schema([(column.name, _type(column.type)) for column in table.columns])
    for n in range(partitions):
        part = pa.Table.from_pylist(rows[n::partitions], schema)
        file = folder / table.name / f"part-{n:05}.zstd.parquet"
        pq.write_table(part, file, write_page_checksum=True)  # as Spark does


def _type(said: str) -> pa.DataType:
    """A type in Spark's words as Arrow's."""
    if said in _PLAIN:
        return _PLAIN[said]
    kind, inner = said.removesuffix(">").split("<", 1)
    if kind == "array":
        return pa.list_(_type(inner))
    fields = re.findall(r"`?(\w+)`?[: ]\s*((?:array<[^>]*>)|\w+)", inner)
    return pa.struct([(name, _type(type_)) for name, type_ in fields])
