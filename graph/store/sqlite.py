"""The graph in one SQLite file, with the standard library alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from graph.batch import unpacked
from graph.claims import decoded
from graph.document import Document, MeasureSaid
from graph.facts import alias_of
from graph.link import Link
from graph.listing import Order, Position, Sought
from graph.model import Evidence, Source
from graph.node import Known, Node
from graph.store import sqlite_bodies, sqlite_listing, sqlite_wanted, sqlite_work
from graph.store.base import Claims, Counts, Held, Tally, Writer
from graph.store.rows import CODES, KNOWN, PLACE_BITS, listed, mark, mention, unpacked_digest
from graph.store.said import unpacked_said
from graph.store.sqlite_bounds import phrase
from graph.store.sqlite_file import BUSY, connected, name_state
from graph.store.sqlite_listing import RANKED, Cut
from graph.store.sqlite_walk import Walks, link_of
from graph.store.sqlite_writer import SqliteWriter, held_by
from graph.work import Tallies, Work
from loaders.record import Level, Record

T = TypeVar("T")


class _Whole(Struct, frozen=True, array_like=True):
    """An outline with the places of its measures."""

    document: Document
    measures: tuple[MeasureSaid, ...]


_WHOLE = msgspec.json.Decoder(_Whole)

_LONGEST_LOG = 64_000_000
"""Bytes at which the log of recent writes is emptied; readers may keep it from that before."""


class SqliteStore(Walks):
    """A store in a file, for one thread at a time.

    Raises `StoreError` on opening when the path cannot be a store of this version.
    """

    batch = 2000

    def __init__(self, url: str, path: str) -> None:
        """Open the file at `path`, or make it with its folders; `url` is what errors name."""
        self.file: Path | None = Path(path).expanduser()
        super().__init__(url, connected(url, self.file))
        self._log = self.file.with_name(f"{self.file.name}-wal")

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def write(self, change: Callable[[Writer], T]) -> T:
        """What `change` gives, in one transaction; writers of other processes wait for it."""
        with self._transaction("BEGIN IMMEDIATE"):
            before = self._connection.total_changes
            writer = SqliteWriter(self._connection)
            answer = change(writer)
            writer.finish()
            if self._connection.total_changes != before + writer.unseen:
                name_state(self._connection)
        self._bound_log()
        return answer

    def version(self) -> str:
        """A name for the state of the store that no other state has, of this store or another."""
        ((token,),) = self._rows("SELECT token FROM identity")
        ((state,),) = self._rows("PRAGMA user_version")
        return f"{token}-{state}"

    def nodes(self, keys: Collection[str]) -> dict[str, Node]:
        """The nodes of those keys that exist."""
        rows = self._rows(
            """SELECT o.outline, o.known, o.said FROM json_each(?) w
               CROSS JOIN documents d ON d.key = w.value CROSS JOIN outlines o ON o.id = d.id""",
            listed(sorted(keys)),
        )
        return {node.document.key: node for node in map(_node, rows)}

    def every_node(self) -> Iterator[Node]:
        """All nodes, by key."""
        rows = self._streamed(
            """SELECT o.outline, o.known, o.said FROM documents d
               CROSS JOIN outlines o ON o.id = d.id ORDER BY d.key"""
        )
        return map(_node, rows)

    def search(self, words: Sequence[str], limit: int) -> list[str]:
        """Keys of documents whose number, subject and issuer have all folded `words`, best first.

        Of very many only the first that were stored are compared.
        """
        asked = phrase(words)
        if not asked:
            return []
        rows = self._rows(
            """WITH found AS MATERIALIZED (
                   SELECT rowid AS id, rank AS score FROM words WHERE words MATCH ?1 LIMIT ?2),
               best AS (SELECT score FROM found ORDER BY score LIMIT ?3)
               SELECT d.key FROM found f CROSS JOIN documents d ON d.id = f.id
               WHERE f.score <= (SELECT max(score) FROM best) ORDER BY f.score, d.key LIMIT ?3""",
            asked,
            RANKED,
            limit,
        )
        return [key for (key,) in rows]

    def listed(
        self, sought: Sought, order: Order, after: Position | None, limit: int
    ) -> list[Document]:
        """The first `limit` documents that fit and come behind `after`, in that order."""
        return sqlite_listing.page(self._rows, sought, Cut(order, after, limit))

    def best(self, sought: Sought, limit: int) -> list[Document]:
        """The documents that fit whose words fit best, the best first."""
        return sqlite_listing.best(self._rows, sought, limit)

    def apart(self, theme: str, limit: int) -> list[Document]:
        """At most `limit` drafts and consolidations with this folded subject."""
        return sqlite_listing.apart(self._rows, theme, limit)

    def called(self, name: str) -> set[str]:
        """Keys of the organisations that issued documents and have this folded key or name."""
        return sqlite_bodies.called(self._rows, name)

    def governing(self, places: Collection[str]) -> set[str]:
        """Keys of the organisations that issued documents and govern these units (keys)."""
        return sqlite_bodies.governing(self._rows, places)

    def works(self, keys: Collection[str]) -> list[Work]:
        """What each of these organisations issued, by key; those without are left out."""
        return sqlite_work.works(self._rows, keys)

    def issuers(self, after: str, level: Level | None) -> list[str]:
        """Keys of the organisations behind a key that issued documents, sorted.

        Those of whom no document is of the `level` may be left out.
        """
        return sqlite_work.issuers(self._rows, after, level)

    def tallies(self) -> Tallies:
        """How much there is of everything."""
        return sqlite_work.tallies(self._rows)

    def numbered(self, number_key: str) -> list[str]:
        """Keys of the documents with this folded number, sorted."""
        rows = self._rows(
            """SELECT d.key FROM outlines o CROSS JOIN documents d ON d.id = o.id
               WHERE o.number = ? ORDER BY d.key""",
            number_key,
        )
        return [key for (key,) in rows]

    def meant_by(self, alias: str) -> list[str]:
        """Keys of the documents which a mention that gives `alias` means, sorted."""
        rows = self._rows(
            """SELECT d.key, c.data FROM claims c CROSS JOIN documents d ON d.id = c.document
               WHERE c.alias = ?""",
            mark(alias),
        )
        return sorted({key for key, data in rows if alias_of(decoded(data)) == alias})

    def numbers_from(self, prefix: str, limit: int) -> list[str]:
        """Printed numbers of documents whose folded number begins with `prefix`, sorted."""
        rows = self._rows(
            """SELECT DISTINCT printed FROM outlines
               WHERE number >= ? AND number < ? ORDER BY number, printed LIMIT ?""",
            prefix,
            prefix + "\U0010ffff",
            limit,
        )
        return [printed for (printed,) in rows]

    def aliases(self, keys: Collection[str]) -> dict[str, list[str]]:
        """For each document the keys that one mention of it alone would give, sorted."""
        found: dict[str, set[str]] = {}
        for key, data in self._rows(
            """SELECT d.key, c.data FROM json_each(?) w CROSS JOIN documents d ON d.key = w.value
               CROSS JOIN claims c ON c.document = d.id""",
            listed(keys),
        ):
            found.setdefault(key, set()).add(alias_of(decoded(data)))
        return {key: sorted(aliases - {key}) for key, aliases in found.items()}

    def held(self, sources: Collection[str]) -> list[Held]:
        """The stored records of these sources, by source and position."""
        return held_by(self._connection, sources)

    def sources(self, key: str) -> list[Source]:
        """Where copies of the document were read, sorted."""
        rows = self._rows(
            """SELECT r.source, r.position, r.sha256 FROM documents d
               CROSS JOIN claims c ON c.document = d.id CROSS JOIN records r ON r.head = c.id
               WHERE d.key = ? ORDER BY r.source, r.position""",
            key,
        )
        return [Source(source, index, unpacked_digest(sha256)) for source, index, sha256 in rows]

    def first_mentions(self, keys: Collection[str]) -> dict[str, Evidence]:
        """For each document its first mention in a text that names its issuer."""
        rows = self._rows(
            """SELECT d.key, a.key, n.quote, n.start, n.stop, n.page
               FROM json_each(?) w CROSS JOIN documents d ON d.key = w.value
               CROSS JOIN claims c ON c.document = d.id AND c.has_issuer
               CROSS JOIN citations n ON n.claim = c.id AND n.quote IS NOT NULL
               CROSS JOIN records r ON r.id = n.id >> ? CROSS JOIN claims h ON h.id = r.head
               CROSS JOIN documents a ON a.id = h.document
               ORDER BY a.key DESC, n.start DESC, n.stop DESC, n.quote DESC,
                        n.page IS NULL DESC, n.page DESC""",
            listed(keys),
            PLACE_BITS,
        )
        return {
            key: mention(by, quote, start, end, page)
            for key, by, quote, start, end, page in rows  # the first one comes last and stays
        }

    def cited_until(self, keys: Collection[str], as_of: str) -> set[str]:
        """Those of these documents that a text cites which is not dated later than `as_of`."""
        rows = self._rows(
            """SELECT d.key FROM json_each(?1) w CROSS JOIN documents d ON d.key = w.value
                WHERE EXISTS (
                    SELECT 1 FROM claims c CROSS JOIN citations n ON n.claim = c.id
                    CROSS JOIN records r ON r.id = n.id >> ?3 CROSS JOIN claims h ON h.id = r.head
                    CROSS JOIN outlines o ON o.id = h.document
                    WHERE c.document = d.id AND (o.date IS NULL OR
                     substr(o.date, 1, length(?2)) <= substr(?2, 1, length(o.date))))""",
            listed(keys),
            as_of,
            PLACE_BITS,
        )
        return {key for (key,) in rows}

    def cited_most(
        self, relations: Collection[str], as_of: str | None, *, limit: int, first: int
    ) -> tuple[int, list[Tally]]:
        """How many documents are only cited, and the `limit` of them that most documents cite."""
        return sqlite_wanted.cited_most(self._rows, relations, as_of, limit, first)

    def in_doubt(self) -> list[tuple[Document, Known]]:
        """The documents of which something is contradicted or left open."""
        return sqlite_wanted.in_doubt(self._rows)

    def refused(self) -> list[Link]:
        """The links that do not hold, in no order."""
        return [link_of(row) for row in self._rows(sqlite_wanted.REFUSED, CODES["implements"])]

    def mentions(
        self, digests: Collection[str], as_of: str | None, *, limit: int
    ) -> dict[str, list[Evidence]]:
        """For each claim the places where texts make it about another document, at most `limit`."""
        return sqlite_wanted.mentions(self._rows, digests, as_of, limit)

    def claims(self) -> Claims:
        """What is claimed."""
        return SqliteWriter(self._connection)

    def texts(self, key: str) -> list[Record]:
        """The records that were read as the document, by source and position."""
        rows = self._rows(
            """SELECT r.source, t.data FROM documents d
               CROSS JOIN claims c ON c.document = d.id CROSS JOIN records r ON r.head = c.id
               CROSS JOIN texts t ON t.id = r.id WHERE d.key = ? ORDER BY r.source, r.position""",
            key,
        )
        return [unpacked(data, source) for source, data in rows]

    def texts_of(self, keys: Collection[str]) -> dict[str, list[Record]]:
        """For each of these documents that has any its texts."""
        found: dict[str, list[Record]] = {}
        for key, source, data in self._rows(
            """SELECT d.key, r.source, t.data
               FROM json_each(?) w CROSS JOIN documents d ON d.key = w.value
               CROSS JOIN claims c ON c.document = d.id CROSS JOIN records r ON r.head = c.id
               CROSS JOIN texts t ON t.id = r.id ORDER BY r.source, r.position""",
            listed(sorted(set(keys))),
        ):
            found.setdefault(key, []).append(unpacked(data, source))
        return found

    def records(self) -> Iterator[Record]:
        """Every loaded record as it was read, by source and position."""
        rows = self._streamed(
            """SELECT r.source, t.data FROM records r CROSS JOIN texts t ON t.id = r.id
               ORDER BY r.source, r.position"""
        )
        return (unpacked(data, source) for source, data in rows)

    def counts(self) -> Counts:
        """How much the store holds."""
        rows = self._rows(
            """SELECT (SELECT count(*) FROM records), (SELECT count(*) FROM documents),
               (SELECT count(*) FROM outlines WHERE status = 'cited'),
               (SELECT count(*) FROM links)"""
        )
        return Counts(*rows[0])

    def faults(self) -> list[str]:
        """What is wrong with the stored data itself, one sentence each; none if all is well."""
        damaged = [text for (text,) in self._rows("PRAGMA integrity_check") if text != "ok"]
        faults = [f"the file is damaged: {text}" for text in damaged]
        for table, row, parent, _ in self._rows("PRAGMA foreign_key_check"):
            faults.append(f"row {row} of {table} points to nothing in {parent}")
        ((adrift,),) = self._rows("SELECT count(*) FROM claims WHERE document IS NULL")
        ((blank,),) = self._rows(
            "SELECT count(*) FROM documents WHERE id NOT IN (SELECT id FROM outlines)"
        )
        faults += [f"{adrift} claims mean no document"] if adrift else []
        faults += [f"{blank} documents have no facts"] if blank else []
        return faults

    def _bound_log(self) -> None:
        """Empty the log of recent writes where it has grown long; passing readers are waited for.

        With one that stays it is tried again after the next change. What is written is safe in the
        log already, so that a full disk is told by whoever writes next.
        """
        if not self._log.exists() or self._log.stat().st_size < _LONGEST_LOG:
            return
        with suppress(sqlite3.OperationalError):
            self._connection.execute("PRAGMA busy_timeout = 2000")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._connection.execute(BUSY)


def _node(row: tuple[bytes, bytes, bytes | None]) -> Node:
    outline, known, said = row
    told = _WHOLE.decode(outline)
    whole = replace(unpacked_said(said), measures=told.measures)
    return Node(told.document, KNOWN.decode(known), whole)
