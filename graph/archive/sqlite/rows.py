"""The rows of a SQLite store from those of an archive's tables.

Rows come in the order in which they are to stand, so that every table grows at its end: records by
source and place, documents as the records that lead them and then those that are only cited,
claims by digest. What leads from one to another is looked up in arrays of a few bytes a row.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from graph.archive.errors import BrokenTables
from graph.archive.ordered import in_order, ranks_of
from graph.archive.parts import Parts
from graph.archive.rows import Row, document_of_row, known_of_row
from graph.archive.tables import CLAIMS, DOCUMENTS, RECORDS, Table
from graph.archive.watch import Watch
from graph.batch import SELF, LinkEntry
from graph.document import Document, Outline
from graph.node import Passage, issuing
from graph.store.rows import door_columns, mark, packed, place, words_of
from graph.store.said import unpacked_said
from graph.store.sqlite_bodies import body_columns
from graph.store.sqlite_links import ADD_LINK, ADD_PASSAGE, LinkRow, PassageRow, link_rows
from graph.store.sqlite_outlines import (
    ADD_WORDS,
    PUT_OUTLINE,
    packed_known,
    printed_columns,
    told,
)
from graph.store.sqlite_tags import facts_of, tags_of
from graph.store.sqlite_writer import (
    ADD_CITATION,
    ADD_CLAIM,
    ADD_DOOR,
    ADD_RECORD,
    ADD_TEXT,
    claim_columns,
)
from loaders.record import Issuer

_DIGEST: Final = 24
"""Characters of the digest of a claim."""

_OF_DOCUMENT = (*Document.__struct_fields__, "kind", "superior", "candidates", "contents",
                "conflicts", "block", "said")  # fmt: skip
_OF_CLAIM = ("digest", "block", "corner", "alias", "has_issuer", "data", "doors")
_OF_RECORD = ("source", "index", "sha256", "digest", "content", "reader", "data", "head",
              "citations", "links")  # fmt: skip
_OF_LINK = ("source", "relation", "target", "quote", "start", "end", "page", "rule", "confidence")


class Filling:
    """Fills the bare tables of a new store from the tables in `folder`."""

    def __init__(
        self, connection: sqlite3.Connection, folder: Path, beside: Path, watch: Watch
    ) -> None:
        """Write through `connection`; the folder `beside` takes temporary files."""
        self._connection = connection
        self._folder = folder
        self._beside = beside
        self._watch = watch
        self._bodies: dict[Issuer, int] = {}
        self._tags: dict[str, int] = {}
        self._tagged: list[array[int]] = []

    def all(self) -> None:
        """Write everything but indexes. Raises `BrokenTables`."""
        records, documents = self._parts(RECORDS), self._parts(DOCUMENTS)
        claims = self._parts(CLAIMS)
        named = records.columns("id", "source", "index")
        order = pc.sort_indices(named, sort_keys=[("source", "ascending"), ("index", "ascending")])
        ids = named["id"].take(order)
        del named
        keys = self._documents(documents, ids)
        del ids
        known = self._claims(claims, keys)
        del keys
        self._records(records, order, known)
        self._lists()

    def _documents(self, parts: Parts, ids: pa.ChunkedArray) -> pa.ChunkedArray:
        """Write what documents are; gives their keys by their ids."""
        named = parts.columns("key", "record")
        found = self._found(named["record"], ids, DOCUMENTS, "record")
        leads = pc.fill_null(found, len(ids))  # behind all others
        order = pc.sort_indices(
            pa.table({"record": leads, "key": named["key"]}),
            sort_keys=[("record", "ascending"), ("key", "ascending")],
        )
        leads = leads.take(order)
        for first, rows in self._rows(parts, _OF_DOCUMENT, order):
            leading = leads.slice(first, rows.num_rows).to_pylist()
            self._add_documents(first + 1, rows.to_pylist(), leading)
        return named["key"].take(order)

    def _add_documents(self, first: int, rows: list[Row], leading: list[int]) -> None:
        outlines, words = [], []
        for id_, (row, lead) in enumerate(zip(rows, leading, strict=True), first):
            document, known, said = document_of_row(row), known_of_row(row), row["said"]
            outline, rest, uses = (
                told(document, unpacked_said(said))
                if said is not None
                else (Outline.of(document).data, None, [])
            )
            issuer = issuing(document, known)
            body = self._bodies.setdefault(issuer, len(self._bodies) + 1) if issuer else None
            record = lead + 1 if said is not None else None
            for tag in tags_of(document, uses):
                self._tagged[self._tag(tag) - 1].append(id_)
            facts = [name and self._tag(name) for name in facts_of(document)]
            outlines.append((id_, outline, packed_known(known), record, rest, body,
                             *printed_columns(document), *facts))  # fmt: skip
            words.append((id_, words_of(document)))
        self._connection.executemany(
            "INSERT INTO documents VALUES (?, ?, ?)",
            [(id_, row["key"], mark(row["block"])) for id_, row in enumerate(rows, first)],
        )
        self._connection.executemany(PUT_OUTLINE, outlines)
        self._connection.executemany(ADD_WORDS, words)

    def _tag(self, name: str) -> int:
        id_ = self._tags.get(name)
        if id_ is None:
            id_ = self._tags[name] = len(self._tags) + 1
            self._tagged.append(array("q"))
        return id_

    def _claims(self, parts: Parts, keys: pa.ChunkedArray) -> _Known:
        """Write what is claimed of documents with these keys; gives what it means."""
        self._connection.execute("CREATE TABLE beside.doors (door, day, claim)")
        named = parts.columns("digest", "document")
        order = pc.sort_indices(named["digest"])
        means = self._found(named["document"], keys, CLAIMS, "document").take(order)
        known = _Known(named["digest"].take(order), means)
        del named
        for first, rows in self._rows(parts, _OF_CLAIM, order):
            *columns, doors = (rows[name].to_pylist() for name in _OF_CLAIM)
            documents = known.documents[first : first + rows.num_rows].tolist()
            self._connection.executemany(
                ADD_CLAIM,
                [
                    (id_, digest, *claim_columns(*rest), document)
                    for id_, (digest, *rest), document in zip(
                        range(first + 1, first + 1 + rows.num_rows),
                        zip(*columns, strict=True),
                        documents,
                        strict=True,
                    )
                ],
            )
            self._connection.executemany(
                ADD_DOOR.replace("doors", "beside.doors"),
                [
                    (*door, id_)
                    for id_, many in enumerate(doors, first + 1)
                    if many
                    for door in door_columns(many)
                ],
            )
        self._connection.execute(
            "INSERT INTO doors SELECT door, day, claim FROM beside.doors ORDER BY door, day, claim"
        )
        self._connection.execute("DROP TABLE beside.doors")
        return known

    def _records(self, parts: Parts, order: pa.Array, known: _Known) -> None:
        """Write what was read."""
        for first, rows in self._rows(parts, _OF_RECORD, order):
            ids = range(first + 1, first + 1 + rows.num_rows)
            source, index, sha256, digest, content, reader, data = (
                rows[name].to_pylist() for name in _OF_RECORD[:7]
            )
            heads = self._ids(known, rows["head"])
            self._connection.executemany(
                ADD_RECORD,
                zip(ids, source, index, map(packed, sha256), digest, content,
                    heads.tolist(), reader, strict=True),
            )  # fmt: skip
            self._connection.executemany(ADD_TEXT, zip(ids, data, strict=True))
            means = [{SELF: document} for document in known.meaning(heads)]
            self._cite(ids, rows["citations"], known, means)
            self._link(ids, rows["links"], means)

    def _cite(
        self, ids: range, column: pa.ChunkedArray, known: _Known, means: list[dict[int, int]]
    ) -> None:
        """Write citations, and note in `means` which documents they mean."""
        within, cited = _flat(column)
        claims = self._ids(known, cited["claim"])
        positions = cited["position"].to_pylist()
        for n, position, document in zip(within, positions, known.meaning(claims), strict=True):
            means[n][position] = document
        words = (cited[name].to_pylist() for name in ("quote", "start", "end", "page"))
        places = [place(ids[n], position) for n, position in zip(within, positions, strict=True)]
        self._connection.executemany(
            ADD_CITATION, zip(places, claims.tolist(), *words, strict=True)
        )

    def _link(self, ids: range, column: pa.ChunkedArray, means: list[dict[int, int]]) -> None:
        """Write links and their proofs."""
        within, linked = _flat(column)
        links: dict[int, list[LinkEntry]] = {}
        columns = [linked[name].to_pylist() for name in _OF_LINK]
        for n, (source, relation, target, *words, rule, confidence) in zip(
            within, zip(*columns, strict=True), strict=True
        ):
            entry = LinkEntry(source, relation, target, Passage(*words), rule, confidence)
            links.setdefault(n, []).append(entry)
        passages: list[PassageRow] = []
        rows: list[LinkRow] = []
        for n, entries in links.items():
            proofs, led = link_rows(ids[n], entries, means[n])
            passages += proofs
            rows += led
        self._connection.executemany(ADD_PASSAGE, passages)
        self._connection.executemany(ADD_LINK, rows)

    def _lists(self) -> None:
        """Write the bodies, and what documents are listed by."""
        self._connection.executemany(
            "INSERT INTO bodies VALUES (?, ?, ?)",
            [(id_, *body_columns(issuer)) for issuer, id_ in self._bodies.items()],
        )
        self._connection.executemany(
            "INSERT INTO tags VALUES (?, ?, ?)",
            [(id_, name, len(self._tagged[id_ - 1])) for name, id_ in self._tags.items()],
        )
        for id_, documents in enumerate(self._tagged, 1):
            self._connection.executemany(
                "INSERT INTO tagged VALUES (?, ?)", [(id_, document) for document in documents]
            )

    def _parts(self, table: Table) -> Parts:
        return Parts(self._folder, table)

    def _rows(
        self, parts: Parts, names: tuple[str, ...], order: pa.Array
    ) -> Iterator[tuple[int, pa.Table]]:
        """The rows of a table in `order`, while who waits is told."""
        many = len(parts)
        for first, rows in in_order(parts, names, ranks_of(order), self._beside):
            yield first, rows
            self._watch(parts.name, first + rows.num_rows, many)

    def _ids(self, known: _Known, digests: pa.ChunkedArray | pa.Array) -> NDArray[np.int64]:
        ids = known.ids(digests)
        if ids is None:
            raise self._astray(RECORDS, "claims")
        return ids

    def _found(
        self, column: pa.ChunkedArray, values: pa.ChunkedArray, table: Table, name: str
    ) -> pa.ChunkedArray:
        """For each value its place among `values`; null for null."""
        found = pc.index_in(column, value_set=values)
        if found.null_count != column.null_count:
            raise self._astray(table, name)
        return found

    def _astray(self, table: Table, name: str) -> BrokenTables:
        problem = f"table {table.name} names {name} that no other table has"
        return BrokenTables(str(self._folder), problem, "build the archive again")


class _Known:
    """The claims of a store by digest, with the document that each means."""

    def __init__(self, digests: pa.ChunkedArray, means: pa.ChunkedArray) -> None:
        """Both in the order of the ids; `means` has places from 0."""
        self._digests = _fixed(digests)
        self.documents: Final = means.to_numpy().astype(np.int64) + 1

    def ids(self, digests: pa.ChunkedArray | pa.Array) -> NDArray[np.int64] | None:
        """The ids of the claims with these digests, None where one is unknown."""
        asked = _fixed(digests)
        found = np.searchsorted(self._digests, asked)
        if not len(asked):
            return found
        if found.max() >= len(self._digests) or (self._digests[found] != asked).any():
            return None
        return found + 1

    def meaning(self, claims: NDArray[np.int64]) -> list[int]:
        """The documents that these claims mean."""
        meant: list[int] = self.documents[claims - 1].tolist()
        return meant


def _fixed(digests: pa.ChunkedArray | pa.Array) -> NDArray[np.bytes_]:
    """Digests as an array that takes nothing but their characters."""
    whole = digests.combine_chunks() if isinstance(digests, pa.ChunkedArray) else digests
    cast = whole.cast(pa.binary(_DIGEST))
    _, data = cast.buffers()
    first = cast.offset
    return np.frombuffer(data, dtype=f"S{_DIGEST}")[first : first + len(cast)]


def _flat(column: pa.ChunkedArray) -> tuple[list[int], Mapping[str, Any]]:
    """The structs in lists, by field, each with the place of its list."""
    lists = column.combine_chunks()
    within, structs = pc.list_parent_indices(lists).to_pylist(), pc.list_flatten(lists)
    return within, dict(zip([f.name for f in structs.type], structs.flatten(), strict=True))
