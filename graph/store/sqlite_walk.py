"""Walking over the graph in a SQLite file: documents by their ids, steps, and what proves them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from graph.document import Outline
from graph.link import Link
from graph.model import Evidence
from graph.store import sqlite_survey
from graph.store.base import Assertion, Id, Issued, Step
from graph.store.rows import CODES, listed
from graph.store.sqlite_asking import Asking
from graph.store.sqlite_bodies import unpacked_body
from graph.store.surveyed import Surveyed
from loaders.record import RELATIONS, Issuer

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
           q.quote, q.start, q.stop, p.rule, p.confidence, q.page
    FROM proofs p CROSS JOIN passages q ON q.id = p.passage
    CROSS JOIN documents s ON s.id = p.source CROSS JOIN outlines so ON so.id = p.source
    CROSS JOIN documents t ON t.id = p.target CROSS JOIN outlines ot ON ot.id = p.target
    CROSS JOIN documents a ON a.id = p.asserted_by"""
_RELATION = dict(enumerate(RELATIONS))


class Walks(Asking):
    """The part of a store that knows documents by short ids, good inside one `read`."""

    def __init__(self, url: str, connection: sqlite3.Connection) -> None:
        """Ask through `connection`; errors name `url`."""
        super().__init__(url, connection)
        self._told: list[dict[Id, Outline]] = []
        self._bodies: dict[int, Issuer] = {}

    def ids(self, keys: Collection[str]) -> dict[str, Id]:
        """The ids of those keys that exist."""
        rows = self._rows(
            "SELECT d.key, d.id FROM json_each(?) w CROSS JOIN documents d ON d.key = w.value",
            listed(keys),
        )
        return dict(rows)

    def issued(self, ids: Collection[Id]) -> dict[Id, Issued]:
        """Who issued these documents; those that name nobody are left out."""
        rows = self._rows(
            """SELECT o.id, o.body, o.printed, o.status
               FROM json_each(?) w CROSS JOIN outlines o ON o.id = w.value
               WHERE o.body IS NOT NULL""",
            listed(ids),
        )
        self._bodies |= {
            id_: unpacked_body(data)
            for id_, data in self._rows(
                """SELECT b.id, b.issuer FROM json_each(?) w
                   CROSS JOIN bodies b ON b.id = w.value""",
                listed({row[1] for row in rows} - self._bodies.keys()),
            )
        }
        bodies = self._bodies
        return {id_: Issued(bodies[body], number, status) for id_, body, number, status in rows}

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
            (
                (source, relation, target),
                Evidence(keys[by], quote, start, end, rule, confidence, page),
            )
            for relation, found in rows.items()
            for source, target, by, passage, rule, confidence in found
            for quote, start, end, page in (passages[passage],)
        ]

    def _passages(self, ids: Collection[Id]) -> dict[Id, tuple[str, int, int, int | None]]:
        rows = self._rows(
            """SELECT q.id, q.quote, q.start, q.stop, q.page FROM json_each(?) w
               CROSS JOIN passages q ON q.id = w.value""",
            listed(ids),
        )
        return {id_: (quote, start, end, page) for id_, quote, start, end, page in rows}

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
        return map(link_of, self._streamed(_EVERY_LINK))

    def _forget(self) -> None:
        self._told.clear()


def link_of(row: tuple[Any, ...]) -> Link:
    """The link of a row with both ends, their dates, and what proves it."""
    source, code, target, source_date, target_date, *evidence = row
    return Link(source, _RELATION[code], target, source_date, target_date, Evidence(*evidence))
