"""Writing to the SQLite store: the primitives of one transaction."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from msgspec.structs import astuple

from graph.batch import Entry, Filed
from graph.claims import (
    Claim,
    block_of,
    corner_of,
    day_of,
    decoded,
    doors_of,
    touched_by,
    whole_block,
)
from graph.node import Description
from graph.store.base import Held, Touched
from graph.store.rows import (
    cut,
    door_columns,
    listed,
    mark,
    packed,
    place,
    unpacked_digest,
)
from graph.store.sqlite_links import Links
from graph.store.sqlite_outlines import Outlines

Rows = list[tuple[Any, ...]]

ADD_RECORD: Final = "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
ADD_TEXT: Final = "INSERT INTO texts VALUES (?, ?)"
ADD_CITATION: Final = "INSERT INTO citations VALUES (?, ?, ?, ?, ?, ?)"
ADD_CLAIM: Final = "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
ADD_DOOR: Final = "INSERT INTO doors VALUES (?, ?, ?)"


def held_by(connection: sqlite3.Connection, sources: Collection[str]) -> list[Held]:
    """The stored records of these sources, by source and position."""
    rows = connection.execute(
        """SELECT id, source, position, sha256, digest, content, reader FROM records
           WHERE source IN (SELECT value FROM json_each(?)) ORDER BY source, position""",
        (listed(sources),),
    ).fetchall()
    for source in cut(sources):
        rows += connection.execute(
            """SELECT id, source, position, sha256, digest, content, reader FROM records
               WHERE source = ? ORDER BY position""",
            (source,),
        ).fetchall()
    return [
        Held(id_, source, position, unpacked_digest(sha256), digest, content, reader)
        for id_, source, position, sha256, digest, content, reader in rows
    ]


class SqliteWriter:
    """The `Writer` of a connection that is inside a transaction; `finish` ends the change."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Write through `connection`, which has begun a transaction."""
        self._connection = connection
        self._claims: dict[str, Claim] = {}
        self._ids: dict[str, int] = {}
        self._new: set[str] = set()
        self._arrived: Counter[str] = Counter()
        self._links = Links(connection)
        self._outlines = Outlines(connection)
        self.unseen = 0
        """How many of the changes no answer shows."""

    def held(self, sources: Collection[str]) -> list[Held]:
        """The stored records of these sources."""
        return held_by(self._connection, sources)

    def sign(self, ids: Collection[int], reader: str) -> None:
        """Note that these records were read again by `reader`, as they stand."""
        before = self._connection.total_changes
        self._connection.execute(
            "UPDATE records SET reader = ? WHERE id IN (SELECT value FROM json_each(?))",
            (reader, listed(ids)),
        )
        self.unseen += self._connection.total_changes - before

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
        claims = {f.claim.digest: f for entry in entries for f in entry.filed}
        new = self._add_claims(claims)
        numbered = list(enumerate(entries, self._next_id("records")))
        self._add_records(numbered)
        self._links.await_documents(numbered, self._ids)
        for id_, entry in numbered:
            self._outlines.arrived(id_, entry, known=entry.head.digest not in new)
        known = {self._ids[entry.head.digest] for entry in entries if entry.head.digest not in new}
        rows = self._rows(
            """SELECT DISTINCT d.key FROM json_each(?) w CROSS JOIN claims c ON c.id = w.value
               CROSS JOIN documents d ON d.id = c.document""",
            known,
        )
        blocks = {block for digest in new for block in touched_by(claims[digest].claim)}
        return Touched(frozenset(blocks), frozenset(key for (key,) in rows))

    def remove(self, ids: Collection[int]) -> Touched:
        """Take records out, and the claims that nobody makes any more."""
        gone = sorted(ids)
        heads = self._rows(
            "SELECT DISTINCT r.head FROM json_each(?) w CROSS JOIN records r ON r.id = w.value",
            gone,
        )
        cited = self._links.take_out(gone)
        self._run("DELETE FROM texts WHERE id IN (SELECT value FROM json_each(?))", gone)
        self._run("DELETE FROM records WHERE id IN (SELECT value FROM json_each(?))", gone)
        said = {id_ for (id_,) in heads} | cited
        keys = self._rows(
            """SELECT DISTINCT d.key FROM json_each(?) w CROSS JOIN claims c ON c.id = w.value
               CROSS JOIN documents d ON d.id = c.document""",
            said,
        )
        unsaid = self._rows(
            """SELECT c.id, c.digest, c.data FROM json_each(?) w CROSS JOIN claims c
               ON c.id = w.value WHERE NOT EXISTS (SELECT 1 FROM records WHERE head = c.id)
               AND NOT EXISTS (SELECT 1 FROM citations WHERE claim = c.id)""",
            said,
        )
        claims = {id_: self._claim(digest, data) for id_, digest, data in unsaid}
        self._connection.executemany(
            "DELETE FROM doors WHERE door = ? AND day = ? AND claim = ?",
            _door_rows(claims.items()),
        )
        self._run("DELETE FROM claims WHERE id IN (SELECT value FROM json_each(?))", claims)
        blocks = {block for claim in claims.values() for block in touched_by(claim)}
        return Touched(frozenset(blocks), frozenset(key for (key,) in keys))

    def residents(self, blocks: Collection[str]) -> dict[str, dict[Claim, str | None]]:
        """The claims in each of these blocks or corners, with the key of what each means now."""
        named = {mark(block): block for block in blocks}
        rows = self._rows(
            """SELECT w.value, c.digest, c.data, d.key FROM json_each(?) w
               CROSS JOIN claims c ON c.block = w.value
               LEFT JOIN documents d ON d.id = c.document""",
            [number for number, block in named.items() if whole_block(block) == block],
        )
        rows += self._rows(
            """SELECT w.value, c.digest, c.data, d.key FROM json_each(?) w
               CROSS JOIN claims c ON c.corner = w.value
               LEFT JOIN documents d ON d.id = c.document""",
            [number for number, block in named.items() if whole_block(block) != block],
        )
        found: dict[str, dict[Claim, str | None]] = defaultdict(dict)
        for number, digest, data, key in rows:
            claim, block = self._claim(digest, data), named[number]
            if block in (block_of(claim), corner_of(claim)):
                found[block][claim] = key
        return dict(found)

    def common(self, doors: Collection[str], limit: int) -> dict[str, bool]:
        """Those of these doors which more than `limit` claims have, and whether they had before."""
        named = {mark(door): door for door in doors}
        enough = limit + max((self._arrived[door] for door in doors), default=0) + 1
        rows = self._connection.execute(
            """SELECT w.value, (SELECT count(*) FROM (
                   SELECT 1 FROM doors WHERE doors.door = w.value LIMIT ?2))
               FROM json_each(?1) w""",
            (listed(named), enough),
        )
        many = {named[number]: count for number, count in rows if count > limit}
        return {door: count - self._arrived[door] > limit for door, count in many.items()}

    def visitors(self, doors: Collection[str]) -> dict[str, dict[str, list[Claim]]]:
        """The claims with each door, by the key of their document."""
        found: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        whole = {mark(door): door for door in doors if day_of(door) is None}
        for door, key, digest, data in self._rows(
            """SELECT o.door, d.key, c.digest, c.data FROM json_each(?) w
               CROSS JOIN doors o ON o.door = w.value CROSS JOIN claims c ON c.id = o.claim
               CROSS JOIN documents d ON d.id = c.document ORDER BY c.digest""",
            whole,
        ):
            found[whole[door]][key].append(self._claim(digest, data))
        dayed = {door_columns([door])[0]: door for door in doors if day_of(door) is not None}
        for *door, key, digest, data in self._rows(
            """SELECT o.door, o.day, d.key, c.digest, c.data FROM json_each(?) w
               CROSS JOIN doors o ON o.door = json_extract(w.value, '$[0]')
               AND o.day = json_extract(w.value, '$[1]') CROSS JOIN claims c ON c.id = o.claim
               CROSS JOIN documents d ON d.id = c.document ORDER BY c.digest""",
            dayed,
        ):
            number, day = door
            found[dayed[number, day]][key].append(self._claim(digest, data))
        return {door: dict(claims) for door, claims in found.items()}

    def meaning(self, keys: Collection[str]) -> dict[str, list[Claim]]:
        """All claims that mean each of these documents."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for key, digest, data in self._rows(
            """SELECT d.key, c.digest, c.data FROM json_each(?) w
               CROSS JOIN documents d ON d.key = w.value
               CROSS JOIN claims c ON c.document = d.id""",
            sorted(keys),
        ):
            found[key].append(self._claim(digest, data))
        for claims in found.values():
            claims.sort(key=_digest)
        return dict(found)

    def keys(self, blocks: Collection[str]) -> dict[str, str]:
        """The documents that were founded in these blocks or corners, by key."""
        named = {mark(block): block for block in blocks}
        rows = self._rows(
            """SELECT d.key, d.block FROM json_each(?) w
               CROSS JOIN documents d ON d.block = w.value""",
            named,
        )
        return {key: named[block] for key, block in rows}

    def settle(
        self,
        founded: Mapping[str, str],
        renamed: Mapping[str, str],
        gone: Collection[str],
        meant: Mapping[Claim, str],
    ) -> None:
        """Found documents, rename some, drop `gone` ones, and set what claims mean."""
        self._drop({*gone, *renamed.values()})
        self._connection.executemany(
            "UPDATE documents SET key = ? WHERE key = ?",
            [(after, before) for before, after in renamed.items()],
        )
        self._connection.executemany(
            """INSERT INTO documents (key, block) VALUES (?, ?)
               ON CONFLICT (key) DO UPDATE SET block = excluded.block""",
            [(key, mark(block)) for key, block in sorted(founded.items())],
        )
        self._connection.executemany(
            """UPDATE claims SET document = (SELECT id FROM documents WHERE key = ?)
               WHERE digest = ?""",
            [(key, claim.digest) for claim, key in meant.items()],
        )
        self._links.moved({claim.digest for claim in meant} - self._new)

    def write(self, descriptions: Collection[Description]) -> None:
        """Store what founded documents are, each with the record that leads it."""
        self._outlines.write(descriptions)

    def finish(self) -> None:
        """Write what waited for all documents to be known: call it before committing."""
        self._links.write()

    def _drop(self, gone: Collection[str]) -> None:
        if not gone:
            return
        rows = self._rows(
            "SELECT d.id FROM json_each(?) w CROSS JOIN documents d ON d.key = w.value", gone
        )
        ids = [id_ for (id_,) in rows]
        self._run(
            """UPDATE claims SET document = NULL
               WHERE document IN (SELECT value FROM json_each(?))""",
            ids,
        )
        self._outlines.drop(ids)
        self._run("DELETE FROM documents WHERE id IN (SELECT value FROM json_each(?))", ids)

    def _add_claims(self, claims: Mapping[str, Filed]) -> set[str]:
        """Add the claims that nobody has made yet; gives their digests."""
        self._ids.update(
            self._rows(
                """SELECT c.digest, c.id FROM json_each(?) w
                   CROSS JOIN claims c ON c.digest = w.value""",
                claims,
            )
        )
        self._claims |= {digest: f.claim for digest, f in claims.items()}
        new = {digest for digest in claims if digest not in self._ids}
        ids = dict(enumerate(sorted(new), self._next_id("claims")))
        self._connection.executemany(
            ADD_CLAIM,
            [(id_, digest, *_claimed(claims[digest]), None) for id_, digest in ids.items()],
        )
        self._connection.executemany(
            ADD_DOOR,
            sorted(_door_rows((id_, claims[digest].claim) for id_, digest in ids.items())),
        )
        self._ids |= {digest: id_ for id_, digest in ids.items()}
        self._new |= new
        self._arrived.update(door for digest in new for door in doors_of(claims[digest].claim))
        return new

    def _add_records(self, numbered: Sequence[tuple[int, Entry]]) -> None:
        self._connection.executemany(
            ADD_RECORD,
            [
                (id_, *e.place, packed(e.sha256), e.digest, e.content, self._ids[e.head.digest],
                 e.reader)
                for id_, e in numbered
            ],
        )  # fmt: skip
        self._connection.executemany(ADD_TEXT, [(id_, e.data) for id_, e in numbered])
        self._connection.executemany(
            ADD_CITATION,
            [row for id_, e in numbered for row in _citation_rows(id_, e, self._ids)],
        )

    def _claim(self, digest: str, data: bytes) -> Claim:
        claim = self._claims.get(digest)
        if claim is None:
            claim = self._claims[digest] = decoded(data)
        return claim

    def _next_id(self, table: str) -> int:
        sql = {
            "claims": "SELECT coalesce(max(id), 0) + 1 FROM claims",
            "records": "SELECT coalesce(max(id), 0) + 1 FROM records",
        }[table]
        return int(self._connection.execute(sql).fetchone()[0])

    def _rows(self, sql: str, items: Iterable[object]) -> Rows:
        return self._connection.execute(sql, (listed(items),)).fetchall()

    def _run(self, sql: str, items: Iterable[object]) -> None:
        self._connection.execute(sql, (listed(items),))


def _digest(claim: Claim) -> str:
    return claim.digest


def _door_rows(claims: Iterable[tuple[int, Claim]]) -> list[tuple[int, int, int]]:
    return [(*door, id_) for id_, claim in claims for door in door_columns(doors_of(claim))]


def claim_columns(
    block: str, corner: str | None, alias: str, has_issuer: bool, data: bytes
) -> tuple[int, int | None, int, bool, bytes]:
    """The columns of `claims` between the digest and the document."""
    return mark(block), mark(corner) if corner else None, mark(alias), has_issuer, data


def _claimed(filed: Filed) -> tuple[int, int | None, int, bool, bytes]:
    claim = filed.claim
    has_issuer = claim.issuer is not None
    return claim_columns(
        block_of(claim), corner_of(claim), filed.alias, has_issuer, claim.encoded()
    )


def _citation_rows(id_: int, entry: Entry, ids: Mapping[str, int]) -> Iterable[tuple[Any, ...]]:
    for citation in entry.citations:
        said = citation.passage
        words = astuple(said) if said else (None,) * 4
        yield place(id_, citation.position), ids[citation.claim.digest], *words
