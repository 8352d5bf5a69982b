"""Outlines in the SQLite store: what documents are, each with what its leading text says."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, Final, NamedTuple

import msgspec
from msgspec.structs import replace

from graph.batch import Entry, unpacked
from graph.claims import Claim
from graph.document import Document, MeasureSaid, MeasureUse, Outline
from graph.identity import number_key
from graph.node import Description, Known, Said, measures_of, said_by
from graph.store.rows import listed, words_of
from graph.store.said import packed_said
from graph.store.sqlite_bodies import Bodies
from graph.store.sqlite_tags import Tags, Use, facts_of, tags_of

PUT_OUTLINE: Final = """
    INSERT OR REPLACE INTO outlines (id, outline, known, record, said, body, number, printed, date,
    status, type, place, level) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
ADD_WORDS: Final = "INSERT INTO words (rowid, folded) VALUES (?, ?)"


class _Stored(NamedTuple):
    """A document's row; all but its id is None while it has no outline."""

    id: int
    outline: bytes | None
    known: bytes | None
    record: int | None
    said: bytes | None
    body: int | None


class Outlines:
    """The outlines that one change writes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Write through `connection`, which has begun a transaction."""
        self._connection = connection
        self._bodies = Bodies(connection)
        self._tags = Tags(connection)
        self._fresh: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._said: dict[int, Said] = {}

    def arrived(self, record: int, entry: Entry, *, known: bool) -> None:
        """Note a new record; `known` tells whether stored ones have its heading too."""
        self._said[record] = entry.said  # its id may be that of one that was taken out
        if not known:
            self._fresh[entry.head.digest].append((entry.digest, record))

    def write(self, descriptions: Collection[Description]) -> None:
        """Store what documents are; rows that stay the same are left alone."""
        held = self._held([item.document.key for item in descriptions])
        leads = self._leading(item.lead for item in descriptions if item.lead is not None)
        bodies = self._bodies.ids(filter(None, [item.issuer for item in descriptions]))
        rows, words, old, tags = [], [], [], []
        for item in descriptions:
            before = held[item.document.key]
            outline, said, uses = self._told(item, before, leads)
            record = leads[item.lead.digest] if item.lead else None
            issuer = item.issuer
            body = bodies[issuer] if issuer else None
            known = packed_known(item.known)
            after = _Stored(before.id, outline, known, record, said, body)
            if before == after:
                continue
            rows.append((after, item))
            if before.outline != outline:
                words.append((before.id, words_of(item.document)))
                tags.append((before.id, tags_of(item.document, uses)))
                old += [(before.id, Outline.stored(before.outline))] if before.outline else []
        self._tags.change(_tags(old), tags)
        self._connection.executemany(
            PUT_OUTLINE,
            [
                (*after, *printed_columns(item.document), *self._facts(item.document))
                for after, item in rows
            ],
        )
        self._forget_words(old)
        self._connection.executemany(ADD_WORDS, words)

    def drop(self, ids: Collection[int]) -> None:
        """Take out the outlines of documents that are no more."""
        rows = self._rows(
            "SELECT o.id, o.outline FROM json_each(?) w CROSS JOIN outlines o ON o.id = w.value",
            ids,
        )
        gone = [(id_, Outline.stored(outline)) for id_, outline in rows]
        self._forget_words(gone)
        self._tags.change(_tags(gone), ())
        self._connection.execute(
            "DELETE FROM outlines WHERE id IN (SELECT value FROM json_each(?))", (listed(ids),)
        )

    def _held(self, keys: Collection[str]) -> dict[str, _Stored]:
        rows = self._rows(
            """SELECT d.key, d.id, o.outline, o.known, o.record, o.said, o.body FROM json_each(?) w
               CROSS JOIN documents d ON d.key = w.value LEFT JOIN outlines o ON o.id = d.id""",
            keys,
        )
        return {key: _Stored(*row) for key, *row in rows}

    def _told(
        self, item: Description, before: _Stored, leads: dict[str, int]
    ) -> tuple[bytes, bytes | None, list[Use]]:
        """The outline, what the leading text says, and what it orders and mentions.

        All follow that text while it leads.
        """
        if item.lead is None:
            return Outline.of(item.document).data, None, []
        record = leads[item.lead.digest]
        new = self._said.get(record)
        if new is None and before.outline is not None and before.record == record:
            retold = Outline.stored(before.outline).retold(item.document)
            return retold.data, before.said, _uses(retold.measures)
        said = new or self._read(record, item.lead)
        return told(item.document, said)

    def _facts(self, document: Document) -> list[int | None]:
        """The lists of a document's type, place and level."""
        names = facts_of(document)
        ids = self._tags.ids(filter(None, names))
        return [ids[name] if name else None for name in names]

    def _leading(self, heads: Iterable[Claim]) -> dict[str, int]:
        """For each heading the record that leads: the one with the smallest digest."""
        digests = {head.digest for head in heads}
        leads = {d: min(self._fresh[d])[1] for d in digests & self._fresh.keys()}
        rows = self._rows(
            """SELECT c.digest, r.id, min(r.digest) FROM json_each(?) w
               CROSS JOIN claims c ON c.digest = w.value CROSS JOIN records r ON r.head = c.id
               GROUP BY c.id""",
            digests - leads.keys(),
        )  # SQLite takes the other columns from the row that has the minimum
        return leads | {digest: record for digest, record, _ in rows}

    def _read(self, record: int, head: Claim) -> Said:
        """What a stored text says, read from the text itself: it leads where another one did."""
        row = self._connection.execute("SELECT data FROM texts WHERE id = ?", (record,)).fetchone()
        return said_by(unpacked(row[0], ""), head)

    def _forget_words(self, old: Collection[tuple[int, Outline]]) -> None:
        self._connection.executemany(
            "INSERT INTO words (words, rowid, folded) VALUES ('delete', ?, ?)",
            [(id_, words_of(outline.document)) for id_, outline in old],
        )

    def _rows(self, sql: str, items: Iterable[object]) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, (listed(items),)).fetchall()


def told(document: Document, said: Said) -> tuple[bytes, bytes, list[Use]]:
    """The outline of a document, the rest of what its leading text says, and its measures."""
    rest = packed_said(replace(said, measures=()))  # the outline has them
    return Outline.of(document, measures_of(said)).data, rest, _uses(said.measures)


def packed_known(known: Known) -> bytes:
    """What is known of a document as its column has it."""
    return msgspec.json.encode(known)


def printed_columns(document: Document) -> tuple[str | None, str | None, str | None, str]:
    """What documents are found and sorted by: number, folded and as printed, date, status."""
    folded = number_key(document.number) if document.number else None
    return folded, document.number, document.date, document.status


def _tags(old: Iterable[tuple[int, Outline]]) -> list[tuple[int, list[str]]]:
    return [(id_, tags_of(o.document, _uses(o.measures))) for id_, o in old]


def _uses(measures: Iterable[MeasureSaid | MeasureUse]) -> list[Use]:
    return [(measure.mode, measure.id) for measure in measures]
