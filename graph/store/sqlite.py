"""The graph in one SQLite file, with the standard library alone."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec

from graph.link import Link
from graph.model import Evidence, Source
from graph.node import Node
from graph.store.base import Counts, Writer
from graph.store.sqlite_file import connected, wrapped
from graph.store.sqlite_writer import SqliteWriter

# The join order is spelled out: without statistics SQLite may begin at the wrong end.
_INCOMING = """
    SELECT s.key, l.relation, t.key, s.date, t.date, a.key,
           l.quote, l.start, l.stop, l.rule, l.confidence
    FROM json_each(?) wanted CROSS JOIN documents t ON t.key = wanted.value
    CROSS JOIN claims tc ON tc.document = t.id CROSS JOIN links l ON l.target = tc.id
    CROSS JOIN claims sc ON sc.id = l.source CROSS JOIN documents s ON s.id = sc.document
    CROSS JOIN claims ac ON ac.id = l.asserted_by CROSS JOIN documents a ON a.id = ac.document
    WHERE l.relation IN (SELECT value FROM json_each(?))"""
_OUTGOING = """
    SELECT s.key, l.relation, t.key, s.date, t.date, a.key,
           l.quote, l.start, l.stop, l.rule, l.confidence
    FROM json_each(?) wanted CROSS JOIN documents s ON s.key = wanted.value
    CROSS JOIN claims sc ON sc.document = s.id CROSS JOIN links l ON l.source = sc.id
    CROSS JOIN claims tc ON tc.id = l.target CROSS JOIN documents t ON t.id = tc.document
    CROSS JOIN claims ac ON ac.id = l.asserted_by CROSS JOIN documents a ON a.id = ac.document
    WHERE l.relation IN (SELECT value FROM json_each(?))"""
_EVERY_LINK = """
    SELECT s.key, l.relation, t.key, s.date, t.date, a.key,
           l.quote, l.start, l.stop, l.rule, l.confidence
    FROM links l CROSS JOIN claims sc ON sc.id = l.source
    CROSS JOIN documents s ON s.id = sc.document CROSS JOIN claims tc ON tc.id = l.target
    CROSS JOIN documents t ON t.id = tc.document CROSS JOIN claims ac ON ac.id = l.asserted_by
    CROSS JOIN documents a ON a.id = ac.document"""
T = TypeVar("T")

_UNQUOTABLE = str.maketrans("", "", '"\0')
_NODE = msgspec.json.Decoder(Node)


class SqliteStore:
    """A store in a file; not to be shared between threads (each opens its own).

    Raises `StoreError` on opening when the path cannot be a store of this version.
    """

    def __init__(self, url: str, path: str) -> None:
        """Open the file at `path`, or make it with its folders; `url` is what errors name."""
        self.url = url
        self._connection = connected(url, Path(path).expanduser())

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def write(self, change: Callable[[Writer], T]) -> T:
        """What `change` gives, in one transaction; writers of other processes wait for it."""
        with self._transaction("BEGIN IMMEDIATE"):
            return change(SqliteWriter(self._connection))

    def read(self, question: Callable[[], T]) -> T:
        """What `question` gives, in one read transaction; inside another one it adds none."""
        if self._connection.in_transaction:
            return question()
        with self._transaction("BEGIN"):
            return question()

    def nodes(self, keys: Collection[str]) -> dict[str, Node]:
        """The nodes of those keys that exist."""
        rows = self._rows(
            "SELECT d.key, d.data FROM json_each(?) w JOIN documents d ON d.key = w.value",
            json.dumps(sorted(keys)),
        )
        return {key: _NODE.decode(data) for key, data in rows}

    def every_node(self) -> Iterator[Node]:
        """All nodes, by key."""
        for (data,) in self._rows("SELECT data FROM documents ORDER BY key"):
            yield _NODE.decode(data)

    def neighbours(
        self, keys: Collection[str], relations: Collection[str], *, incoming: bool
    ) -> list[Link]:
        """The links that lead to (`incoming`) or from the documents `keys`, refused ones too."""
        wanted = json.dumps(sorted(keys)), json.dumps(sorted(relations))
        return [_link(row) for row in self._rows(_INCOMING if incoming else _OUTGOING, *wanted)]

    def every_link(self) -> Iterator[Link]:
        """All links, refused ones too, in no particular order."""
        return (_link(row) for row in self._rows(_EVERY_LINK))

    def search(self, words: Sequence[str], limit: int) -> list[str]:
        """Keys of documents whose number, subject and issuer have all folded `words`."""
        quoted = [f'"{plain}"' for word in words if (plain := word.translate(_UNQUOTABLE))]
        if not quoted:
            return []
        phrase = " ".join(quoted) + "*"
        rows = self._rows(
            """SELECT d.key FROM words JOIN documents d ON d.id = words.rowid
               WHERE words MATCH ? ORDER BY words.rank, d.key LIMIT ?""",
            phrase,
            limit,
        )
        return [key for (key,) in rows]

    def numbered(self, number_key: str) -> list[str]:
        """Keys of the documents with this folded number, sorted."""
        rows = self._rows("SELECT key FROM documents WHERE number = ? ORDER BY key", number_key)
        return [key for (key,) in rows]

    def meant_by(self, alias: str) -> list[str]:
        """Keys of the documents which a mention that gives `alias` means, sorted."""
        rows = self._rows(
            """SELECT DISTINCT d.key FROM claims c JOIN documents d ON d.id = c.document
               WHERE c.alias = ? ORDER BY d.key""",
            alias,
        )
        return [key for (key,) in rows]

    def numbers_from(self, prefix: str, limit: int) -> list[str]:
        """Printed numbers of documents whose folded number begins with `prefix`, sorted."""
        rows = self._rows(
            """SELECT DISTINCT printed FROM documents
               WHERE number >= ? AND number < ? ORDER BY number, printed LIMIT ?""",
            prefix,
            prefix + "\U0010ffff",
            limit,
        )
        return [printed for (printed,) in rows]

    def aliases(self, keys: Collection[str]) -> dict[str, list[str]]:
        """For each document the keys that one mention of it alone would give, sorted."""
        found: dict[str, list[str]] = {}
        for key, alias in self._rows(
            """SELECT DISTINCT d.key, c.alias
               FROM json_each(?) w JOIN documents d ON d.key = w.value
               JOIN claims c ON c.document = d.id
               WHERE c.alias <> d.key ORDER BY c.alias""",
            json.dumps(sorted(keys)),
        ):
            found.setdefault(key, []).append(alias)
        return found

    def sources(self, key: str) -> list[Source]:
        """Where copies of the document were read, sorted."""
        rows = self._rows(
            """SELECT r.source, r.position, r.sha256 FROM documents d
               JOIN claims c ON c.document = d.id JOIN records r ON r.head = c.id
               WHERE d.key = ? ORDER BY r.source, r.position""",
            key,
        )
        return [Source(*row) for row in rows]

    def first_mentions(self, keys: Collection[str]) -> dict[str, Evidence]:
        """For each document its first mention in another text that names its issuer."""
        rows = self._rows(
            """SELECT d.key, a.key, n.quote, n.start, n.stop
               FROM json_each(?) w JOIN documents d ON d.key = w.value
               JOIN claims c ON c.document = d.id AND c.has_issuer
               JOIN citations n ON n.claim = c.id AND n.quote IS NOT NULL
               JOIN records r ON r.id = n.record JOIN claims h ON h.id = r.head
               JOIN documents a ON a.id = h.document
               ORDER BY a.key DESC, n.start DESC, n.stop DESC, n.quote DESC""",
            json.dumps(sorted(keys)),
        )
        return {
            key: Evidence(by, quote, start, end, rule="citation", confidence=1.0)
            for key, by, quote, start, end in rows  # the first one comes last and stays
        }

    def counts(self) -> Counts:
        """How much the store holds."""
        rows = self._rows(
            """SELECT (SELECT count(*) FROM records), (SELECT count(*) FROM documents),
               (SELECT count(*) FROM documents WHERE status = 'cited'),
               (SELECT count(*) FROM links)"""
        )
        return Counts(*next(rows))

    def faults(self) -> list[str]:
        """What is wrong with the stored data itself, one sentence each; none if all is well."""
        damaged = [text for (text,) in self._rows("PRAGMA integrity_check") if text != "ok"]
        faults = [f"the file is damaged: {text}" for text in damaged]
        for table, row, parent, _ in self._rows("PRAGMA foreign_key_check"):
            faults.append(f"row {row} of {table} points to nothing in {parent}")
        (adrift,) = next(self._rows("SELECT count(*) FROM claims WHERE document IS NULL"))
        (blank,) = next(self._rows("SELECT count(*) FROM documents WHERE data IS NULL"))
        faults += [f"{adrift} claims mean no document"] if adrift else []
        faults += [f"{blank} documents have no facts"] if blank else []
        return faults

    def _rows(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connection.execute(sql, values)
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

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


def _link(row: tuple[Any, ...]) -> Link:
    source, relation, target, source_date, target_date, *evidence = row
    return Link(source, relation, target, source_date, target_date, Evidence(*evidence))
