"""Writing to the SQLite store: the primitives of one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from graph.batch import Entry
from graph.claims import Claim, block_of, doors_of
from graph.facts import alias_of
from graph.identity import number_key
from graph.node import Node
from graph.store.base import Held, Touched
from loaders.fold import fold
from loaders.record import Record

_CLAIM = msgspec.json.Decoder(Claim)


class SqliteWriter:
    """The `Writer` of a connection that is inside a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Write through `connection`, which has begun a transaction."""
        self._connection = connection

    def held(self, sources: Collection[str]) -> list[Held]:
        """The stored records of these sources."""
        rows = self._rows(
            """SELECT id, source, position, sha256, digest, content FROM records
               WHERE source IN (SELECT value FROM json_each(?)) ORDER BY source, position""",
            sources,
        )
        return [Held(*row) for row in rows]

    def copies(self, contents: Collection[str]) -> dict[str, int]:
        """How many stored records have each of these contents; those without any are left out."""
        rows = self._rows(
            """SELECT content, count(*) FROM records
               WHERE content IN (SELECT value FROM json_each(?)) GROUP BY content""",
            contents,
        )
        return dict(rows)

    def put(self, entries: Sequence[Entry]) -> Touched:
        """Add records with their claims, citations and links."""
        ids = self._claim_ids({claim for entry in entries for claim in entry.claims})
        first = self._next_id("records")
        numbered = list(enumerate(entries, first))
        self._connection.executemany(
            "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (id_, *e.place, e.sha256, e.digest, e.content, ids[e.head], e.data)
                for id_, e in numbered
            ],
        )
        self._connection.executemany(
            "INSERT INTO citations VALUES (?, ?, ?, ?, ?, ?)",
            [row for id_, e in numbered for row in _citation_rows(id_, e, ids)],
        )
        self._connection.executemany(
            """INSERT INTO links (record, asserted_by, source, relation, target,
               quote, start, stop, rule, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            [row for id_, e in numbered for row in _link_rows(id_, e, ids)],
        )
        return _touched(ids)

    def remove(self, ids: Collection[int]) -> Touched:
        """Take records out, and the claims that nobody makes any more."""
        gone = sorted(ids)
        rows = self._rows(
            """SELECT c.id, c.data, d.key FROM claims c LEFT JOIN documents d ON d.id = c.document
               WHERE c.id IN (
                   SELECT r.head FROM json_each(?) w JOIN records r ON r.id = w.value
                   UNION
                   SELECT n.claim FROM json_each(?) w JOIN citations n ON n.record = w.value)""",
            gone,
            gone,
        )
        claims = {id_: (_CLAIM.decode(data), key) for id_, data, key in rows}
        self._run("DELETE FROM records WHERE id IN (SELECT value FROM json_each(?))", gone)
        self._run(
            """DELETE FROM claims WHERE id IN (SELECT value FROM json_each(?))
               AND NOT EXISTS (SELECT 1 FROM records WHERE head = claims.id)
               AND NOT EXISTS (SELECT 1 FROM citations WHERE claim = claims.id)""",
            sorted(claims),
        )
        keys = frozenset(key for _, key in claims.values() if key is not None)
        return _touched(claim for claim, _ in claims.values()) | Touched(keys=keys)

    def residents(self, blocks: Collection[str]) -> dict[str, dict[Claim, str | None]]:
        """The claims resolved in each block, with the key of the document that each means now."""
        found: dict[str, dict[Claim, str | None]] = defaultdict(dict)
        for block, data, key in self._rows(
            """SELECT c.block, c.data, d.key FROM claims c
               LEFT JOIN documents d ON d.id = c.document
               WHERE c.block IN (SELECT value FROM json_each(?))""",
            blocks,
        ):
            found[block][_CLAIM.decode(data)] = key
        return dict(found)

    def visitors(self, doors: Collection[str]) -> dict[str, dict[str, list[Claim]]]:
        """The claims with each door, by the key of their document."""
        found: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for door, key, data in self._rows(
            """SELECT o.door, d.key, c.data FROM doors o JOIN claims c ON c.id = o.claim
               JOIN documents d ON d.id = c.document
               WHERE o.door IN (SELECT value FROM json_each(?)) ORDER BY c.digest""",
            doors,
        ):
            found[door][key].append(_CLAIM.decode(data))
        return {door: dict(claims) for door, claims in found.items()}

    def meaning(self, keys: Collection[str]) -> dict[str, list[Claim]]:
        """All claims that mean each of these documents."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for key, data in self._rows(
            """SELECT d.key, c.data FROM json_each(?) w JOIN documents d ON d.key = w.value
               JOIN claims c ON c.document = d.id ORDER BY d.key, c.digest""",
            keys,
        ):
            found[key].append(_CLAIM.decode(data))
        return dict(found)

    def records(self, heads: Collection[Claim]) -> dict[Claim, Record]:
        """For each heading the record it was read from; of several copies the same one always."""
        by_digest = {head.digest: head for head in heads}
        rows = self._rows(
            """SELECT c.digest, r.data, min(r.digest)
               FROM claims c JOIN records r ON r.head = c.id
               WHERE c.digest IN (SELECT value FROM json_each(?)) GROUP BY c.id""",
            by_digest,
        )  # SQLite takes the other columns from the row that has the minimum
        return {by_digest[digest]: Record.from_json(data) for digest, data, _ in rows}

    def keys(self, blocks: Collection[str]) -> set[str]:
        """The keys of the documents that were founded in these blocks."""
        rows = self._rows(
            "SELECT key FROM documents WHERE block IN (SELECT value FROM json_each(?))", blocks
        )
        return {key for (key,) in rows}

    def settle(
        self, founded: Mapping[str, str], gone: Collection[str], meant: Mapping[Claim, str]
    ) -> None:
        """Found documents (key to block), drop `gone` ones, and set what claims mean (keys)."""
        self._drop(gone)
        self._connection.executemany(
            """INSERT INTO documents (key, block) VALUES (?, ?)
               ON CONFLICT (key) DO UPDATE SET block = excluded.block""",
            sorted(founded.items()),
        )
        self._connection.executemany(
            """UPDATE claims SET document = (SELECT id FROM documents WHERE key = ?)
               WHERE digest = ?""",
            [(key, claim.digest) for claim, key in meant.items()],
        )

    def write(self, nodes: Collection[Node]) -> None:
        """Store the nodes of founded documents; equal ones stay untouched."""
        held = {
            key: (id_, data)
            for key, id_, data in self._rows(
                """SELECT d.key, d.id, d.data FROM json_each(?) w
                   JOIN documents d ON d.key = w.value""",
                [node.document.key for node in nodes],
            )
        }
        changed = [
            (*held[node.document.key], node, data)
            for node in nodes
            if (data := msgspec.json.encode(node)) != held[node.document.key][1]
        ]
        self._connection.executemany(
            "UPDATE documents SET number = ?, printed = ?, date = ?, status = ?, data = ? "
            "WHERE id = ?",
            [(*_columns(node), data, id_) for id_, _, node, data in changed],
        )
        known = [id_ for id_, before, _, _ in changed if before is not None]
        self._run("DELETE FROM words WHERE rowid IN (SELECT value FROM json_each(?))", known)
        self._connection.executemany(
            "INSERT INTO words (rowid, number, subject, issuer) VALUES (?, ?, ?, ?)",
            [(id_, *_words(node)) for id_, _, node, _ in changed],
        )

    def _drop(self, gone: Collection[str]) -> None:
        rows = self._rows(
            "SELECT d.id FROM json_each(?) w JOIN documents d ON d.key = w.value", gone
        )
        ids = [id_ for (id_,) in rows]
        self._run(
            """UPDATE claims SET document = NULL
               WHERE document IN (SELECT value FROM json_each(?))""",
            ids,
        )
        self._run("DELETE FROM words WHERE rowid IN (SELECT value FROM json_each(?))", ids)
        self._run("DELETE FROM documents WHERE id IN (SELECT value FROM json_each(?))", ids)

    def _claim_ids(self, claims: Collection[Claim]) -> dict[Claim, int]:
        """The ids of claims; those that nobody has made yet are added."""
        by_digest = {claim.digest: claim for claim in claims}
        ids: dict[str, int] = dict(
            self._rows(
                """SELECT digest, id FROM claims
                   WHERE digest IN (SELECT value FROM json_each(?))""",
                by_digest,
            )
        )
        new = dict(enumerate(sorted(by_digest.keys() - ids.keys()), self._next_id("claims")))
        self._connection.executemany(
            """INSERT INTO claims (id, digest, block, alias, has_issuer, data)
               VALUES (?, ?, ?, ?, ?, ?)""",
            [(id_, digest, *_claim_columns(by_digest[digest])) for id_, digest in new.items()],
        )
        self._connection.executemany(
            "INSERT INTO doors VALUES (?, ?)",
            [(door, id_) for id_, digest in new.items() for door in doors_of(by_digest[digest])],
        )
        ids |= {digest: id_ for id_, digest in new.items()}
        return {claim: ids[digest] for digest, claim in by_digest.items()}

    def _next_id(self, table: str) -> int:
        sql = {
            "claims": "SELECT coalesce(max(id), 0) + 1 FROM claims",
            "records": "SELECT coalesce(max(id), 0) + 1 FROM records",
        }[table]
        return int(self._connection.execute(sql).fetchone()[0])

    def _rows(self, sql: str, *lists: Iterable[object]) -> list[tuple[Any, ...]]:
        return self._connection.execute(
            sql, [json.dumps(list(items)) for items in lists]
        ).fetchall()

    def _run(self, sql: str, items: Iterable[object]) -> None:
        self._connection.execute(sql, [json.dumps(list(items))])


def _touched(claims: Iterable[Claim]) -> Touched:
    return Touched(frozenset(b for claim in claims for b in (block_of(claim), *doors_of(claim))))


def _claim_columns(claim: Claim) -> tuple[str, str, bool, bytes]:
    return block_of(claim), alias_of(claim), claim.issuer is not None, msgspec.json.encode(claim)


def _citation_rows(
    id_: int, entry: Entry, ids: Mapping[Claim, int]
) -> Iterable[tuple[int, int, int, str | None, int | None, int | None]]:
    for citation in entry.citations:
        said = citation.passage
        words = (said.quote, said.start, said.end) if said else (None, None, None)
        yield id_, citation.position, ids[citation.claim], *words


def _link_rows(id_: int, entry: Entry, ids: Mapping[Claim, int]) -> Iterable[tuple[object, ...]]:
    for link in entry.links:
        said = link.passage
        ends = ids[entry.head], ids[link.source], link.relation, ids[link.target]
        yield id_, *ends, said.quote, said.start, said.end, link.rule, link.confidence


def _columns(node: Node) -> tuple[str | None, str | None, str | None, str]:
    document = node.document
    folded = number_key(document.number) if document.number else None
    return folded, document.number, document.date, document.status


def _words(node: Node) -> tuple[str, str, str]:
    document = node.document
    return fold(document.number or ""), fold(document.subject or ""), fold(document.issuer or "")
