"""The graph in one SQLite file, with the standard library alone."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from graph.batch import unpacked
from graph.claims import decoded
from graph.document import Document, Outline
from graph.facts import alias_of
from graph.link import Link
from graph.model import Evidence, Source
from graph.node import Known, MeasureSaid, Node
from graph.store import sqlite_survey, sqlite_wanted
from graph.store.base import Assertion, Claims, Counts, Id, Step, Tally, Writer
from graph.store.rows import CODES, KNOWN, PLACE_BITS, listed, mark, unpacked_digest
from graph.store.said import unpacked_said
from graph.store.sqlite_bodies import unpacked_body
from graph.store.sqlite_file import BUSY, connected, wrapped
from graph.store.sqlite_writer import SqliteWriter
from graph.store.surveyed import Surveyed
from loaders.record import RELATIONS, Issuer, Record

# The join order is spelled out: without statistics SQLite may begin at the wrong end.
_STEPS_IN = """
    SELECT l.source, l.target FROM json_each(?) w CROSS JOIN links l INDEXED BY links_by_target
    ON l.target = w.value AND l.relation = ?"""
_STEPS_OUT = """
    SELECT l.source, l.target FROM json_each(?) w CROSS JOIN links l INDEXED BY links_by_source
    ON l.source = w.value AND l.relation = ?"""
_PROOFS_IN = """
    SELECT p.source, p.target, p.asserted_by, p.passage, p.rule, p.confidence
    FROM json_each(?) w CROSS JOIN proofs p ON p.target = w.value AND p.relation = ?"""
_PROOFS_OUT = """
    SELECT p.source, p.target, p.asserted_by, p.passage, p.rule, p.confidence
    FROM json_each(?) w CROSS JOIN proofs p ON p.source = w.value AND p.relation = ?"""
_EVERY_LINK = """
    SELECT s.key, p.relation, t.key, so.date, ot.date, a.key,
           q.quote, q.start, q.stop, p.rule, p.confidence
    FROM proofs p CROSS JOIN passages q ON q.id = p.passage
    CROSS JOIN documents s ON s.id = p.source CROSS JOIN outlines so ON so.id = p.source
    CROSS JOIN documents t ON t.id = p.target CROSS JOIN outlines ot ON ot.id = p.target
    CROSS JOIN documents a ON a.id = p.asserted_by"""
T = TypeVar("T")


class _Whole(Struct, frozen=True, array_like=True):
    """An outline with the places of its measures."""

    document: Document
    measures: tuple[MeasureSaid, ...]


_WHOLE = msgspec.json.Decoder(_Whole)

_RANKED = 20_000
"""Matches that a search compares: 1 µs each, and who finds more has to say more anyway."""
_LONGEST_LOG = 64_000_000
"""Bytes at which the log of recent writes is emptied; readers may keep it from that before."""
_STATES = 2**31
"""How many numbers `user_version` may have."""
_UNQUOTABLE = str.maketrans("", "", '"\0')
_RELATION = dict(enumerate(RELATIONS))


class SqliteStore:
    """A store in a file; not to be shared between threads (each opens its own).

    Raises `StoreError` on opening when the path cannot be a store of this version.
    """

    batch = 2000

    def __init__(self, url: str, path: str) -> None:
        """Open the file at `path`, or make it with its folders; `url` is what errors name."""
        self.url = url
        self._told: list[dict[Id, Outline]] = []
        self._bodies: dict[int, Issuer] = {}
        self.file: Path | None = Path(path).expanduser()
        self._connection = connected(url, self.file)
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
            if self._connection.total_changes != before:
                self._name_state()
        self._bound_log()
        return answer

    def read(self, question: Callable[[], T]) -> T:
        """What `question` gives, in one read transaction; inside another one it adds none."""
        if self._connection.in_transaction:
            return question()
        with self._transaction("BEGIN"):
            try:
                return question()
            finally:
                self._told.clear()

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

    def ids(self, keys: Collection[str]) -> dict[str, Id]:
        """The ids of those keys that exist."""
        rows = self._rows(
            "SELECT d.key, d.id FROM json_each(?) w CROSS JOIN documents d ON d.key = w.value",
            listed(keys),
        )
        return dict(rows)

    def issuers(self, ids: Collection[Id]) -> dict[Id, Issuer]:
        """Who issued these documents; those that name nobody are left out."""
        rows = self._rows(
            """SELECT o.id, o.body FROM json_each(?) w CROSS JOIN outlines o ON o.id = w.value
               WHERE o.body IS NOT NULL""",
            listed(ids),
        )
        self._bodies |= {
            id_: unpacked_body(data)
            for id_, data in self._rows(
                """SELECT b.id, b.issuer FROM json_each(?) w
                   CROSS JOIN bodies b ON b.id = w.value""",
                listed({body for _, body in rows} - self._bodies.keys()),
            )
        }
        return {id_: self._bodies[body] for id_, body in rows}

    def first_dates(self, bodies: Collection[str]) -> dict[str, str]:
        """The first day of a held document of each organisation (keys); "" where one has none.

        Organisations without any are left out.
        """
        rows = self._rows(
            """SELECT b.key, (SELECT coalesce(o.date, '') FROM outlines o
                   WHERE o.body = b.id AND o.status <> 'cited' ORDER BY o.date LIMIT 1) AS first
               FROM json_each(?) w CROSS JOIN bodies b ON b.key = w.value
               WHERE first IS NOT NULL ORDER BY first DESC""",
            listed(bodies),
        )
        return dict(rows)  # of several names of one organisation the first date comes last

    def steps(
        self, ids: Collection[Id], relations: Collection[str], *, incoming: bool
    ) -> Collection[Step]:
        """The steps that texts assert to (`incoming`) or from these documents, refused ones too."""
        sql, asked = _STEPS_IN if incoming else _STEPS_OUT, listed(ids)
        return [
            (source, relation, target)
            for relation in relations
            for source, target in set(self._rows(sql, asked, CODES[relation]))
        ]

    def outlines(self, ids: Collection[Id]) -> dict[Id, Outline]:
        """What these documents are."""
        rows = self._rows(
            "SELECT o.id, o.outline FROM json_each(?) w CROSS JOIN outlines o ON o.id = w.value",
            listed(ids),
        )
        outlines: dict[Id, Outline] = {id_: Outline.stored(data) for id_, data in rows}
        if self._connection.in_transaction:  # else another writer may change keys
            self._told.append(outlines)
        return outlines

    def proofs(
        self, ids: Collection[Id], relations: Collection[str], *, incoming: bool
    ) -> Iterable[tuple[Step, Evidence]]:
        """The words that assert each of the `steps` to or from these documents."""
        sql, asked = _PROOFS_IN if incoming else _PROOFS_OUT, listed(ids)
        rows = {relation: self._rows(sql, asked, CODES[relation]) for relation in relations}
        keys = self._keys({row[2] for found in rows.values() for row in found})
        passages = self._passages({row[3] for found in rows.values() for row in found})
        return [
            ((source, relation, target), Evidence(keys[by], *passages[passage], rule, confidence))
            for relation, found in rows.items()
            for source, target, by, passage, rule, confidence in found
        ]

    def _passages(self, ids: Collection[Id]) -> dict[Id, tuple[str, int, int]]:
        rows = self._rows(
            """SELECT q.id, q.quote, q.start, q.stop FROM json_each(?) w
               CROSS JOIN passages q ON q.id = w.value""",
            listed(ids),
        )
        return {id_: (quote, start, end) for id_, quote, start, end in rows}

    def _keys(self, ids: set[Id]) -> dict[Id, str]:
        """The keys of documents, those that were not told within this question asked for."""
        keys = {id_: told[id_].key for told in self._told for id_ in ids & told.keys()}
        if unknown := ids - keys.keys():
            keys |= self._rows(
                "SELECT d.id, d.key FROM json_each(?) w CROSS JOIN documents d ON d.id = w.value",
                listed(unknown),
            )
        return keys

    def neighbours(
        self, keys: Collection[str], relations: Collection[str], *, incoming: bool
    ) -> list[Link]:
        """The links that lead to (`incoming`) or from the documents `keys`, refused ones too."""
        found = self.proofs(self.ids(keys).values(), relations, incoming=incoming)
        ends = self.outlines({id_ for (source, _, target), _ in found for id_ in (source, target)})
        return [
            Link(
                ends[source].key, relation, ends[target].key,
                ends[source].date, ends[target].date, proof,
            )
            for (source, relation, target), proof in found
        ]  # fmt: skip

    def surveyed(self) -> Iterator[Surveyed]:
        """All documents with what a survey takes from each, as they are stored."""
        return sqlite_survey.surveyed(self._streamed)

    def every_assertion(self) -> Iterator[Assertion]:
        """All that texts assert, refused ones too."""
        return sqlite_survey.every_assertion(self._streamed)

    def every_link(self) -> Iterator[Link]:
        """All links, refused ones too, in no particular order."""
        return map(_link, self._streamed(_EVERY_LINK))

    def search(self, words: Sequence[str], limit: int) -> list[str]:
        """Keys of documents whose number, subject and issuer have all folded `words`, best first.

        Of very many only the first that were stored are compared.
        """
        quoted = [f'"{plain}"' for word in words if (plain := word.translate(_UNQUOTABLE))]
        if not quoted:
            return []
        phrase = " ".join(quoted) + "*"
        rows = self._rows(
            """WITH found AS MATERIALIZED (
                   SELECT rowid AS id, rank AS score FROM words WHERE words MATCH ?1 LIMIT ?2),
               best AS (SELECT score FROM found ORDER BY score LIMIT ?3)
               SELECT d.key FROM found f CROSS JOIN documents d ON d.id = f.id
               WHERE f.score <= (SELECT max(score) FROM best) ORDER BY f.score, d.key LIMIT ?3""",
            phrase,
            _RANKED,
            limit,
        )
        return [key for (key,) in rows]

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
            """SELECT d.key, a.key, n.quote, n.start, n.stop
               FROM json_each(?) w CROSS JOIN documents d ON d.key = w.value
               CROSS JOIN claims c ON c.document = d.id AND c.has_issuer
               CROSS JOIN citations n ON n.claim = c.id AND n.quote IS NOT NULL
               CROSS JOIN records r ON r.id = n.id >> ? CROSS JOIN claims h ON h.id = r.head
               CROSS JOIN documents a ON a.id = h.document
               ORDER BY a.key DESC, n.start DESC, n.stop DESC, n.quote DESC""",
            listed(keys),
            PLACE_BITS,
        )
        return {
            key: Evidence(by, quote, start, end, rule="citation", confidence=1.0)
            for key, by, quote, start, end in rows  # the first one comes last and stays
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
        return [_link(row) for row in self._rows(sqlite_wanted.REFUSED, CODES["implements"])]

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

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise wrapped(self.url, error) from error

    def _streamed(self, sql: str) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connection.execute(sql)
        except sqlite3.Error as error:
            raise wrapped(self.url, error) from error

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        try:
            self._connection.execute(begin)
            try:
                yield
            except BaseException:
                self._roll_back()
                raise
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            raise wrapped(self.url, error) from error

    def _name_state(self) -> None:
        """Give the state another number: by chance, for a copy of the file may change as often."""
        self._connection.execute(f"PRAGMA user_version = {secrets.randbelow(_STATES)}")

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

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


def _node(row: tuple[bytes, bytes, bytes | None]) -> Node:
    outline, known, said = row
    told = _WHOLE.decode(outline)
    whole = replace(unpacked_said(said), measures=told.measures)
    return Node(told.document, KNOWN.decode(known), whole)


def _link(row: tuple[Any, ...]) -> Link:
    source, code, target, source_date, target_date, *evidence = row
    return Link(source, _RELATION[code], target, source_date, target_date, Evidence(*evidence))
