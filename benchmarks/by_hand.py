"""The questions of `queries.py` as somebody would write them by hand, without our store.

All that depends on how a store keeps the graph stands here: the SQL over the tables of the SQLite
store, and Cypher over the labels, relationships and the property `key` that users see in Neo4j.
Every answer holds the facts that ours does, not only keys: the whole document, every proof.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from graph.identity import number_key
from graph.questions.find import words_of
from graph.store.rows import CODES

_BELOW = """
    WITH RECURSIVE reached (id) AS (
        SELECT id FROM documents WHERE key = ?
        UNION
        SELECT l.source FROM reached CROSS JOIN links l
        ON l.target = reached.id AND l.relation = ?)"""
_ABOVE = """
    WITH RECURSIVE reached (id) AS (
        SELECT id FROM documents WHERE key = ?
        UNION
        SELECT l.target FROM reached CROSS JOIN links l
        ON l.source = reached.id AND l.relation = ?)"""
_DOCUMENTS = """
    SELECT d.key, o.outline FROM reached CROSS JOIN documents d ON d.id = reached.id
    CROSS JOIN outlines o ON o.id = d.id"""
_PROOFS = """
    SELECT p.source, p.target, p.asserted_by, q.quote, q.start, q.stop, p.rule, p.confidence
    FROM reached CROSS JOIN proofs p ON p.target = reached.id AND p.relation = ?
    CROSS JOIN passages q ON q.id = p.passage"""
_EDGES = """
    SELECT DISTINCT l.source, l.target FROM reached
    CROSS JOIN links l ON l.target = reached.id AND l.relation = ?"""
_NUMBERED = "SELECT d.key FROM outlines o JOIN documents d ON d.id = o.id WHERE o.number = ?"
_FOUND = """
    SELECT d.key, o.outline FROM words JOIN outlines o ON o.id = words.rowid
    JOIN documents d ON d.id = o.id WHERE words MATCH ? ORDER BY words.rank LIMIT ?"""
_IMPLEMENTS = CODES["implements"]


class ByHand(Protocol):
    """The questions; each gives the keys of the documents in its answer."""

    def below(self, key: str, *, proofs: bool) -> set[str]:
        """The cascade below a document: every document's facts, every edge, and its `proofs`."""
        ...

    def above(self, key: str) -> set[str]:
        """The chains above a document, likewise."""
        ...

    def numbered(self, number: str) -> set[str]:
        """The documents of a number."""
        ...

    def found(self, text: str, limit: int) -> set[str]:
        """The best documents in which all words of `text` occur."""
        ...


def opened(url: str) -> ByHand:
    """The questions by hand for the store at `url`."""
    if url.startswith("sqlite:///"):
        return _Sql(Path(url.removeprefix("sqlite:///")))
    return _Cypher(url)


class _Sql:
    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)

    def below(self, key: str, *, proofs: bool) -> set[str]:
        documents = self._rows(_BELOW + _DOCUMENTS, key, _IMPLEMENTS)
        self._rows(_BELOW + (_PROOFS if proofs else _EDGES), key, _IMPLEMENTS, _IMPLEMENTS)
        return {found for found, *_ in documents}

    def above(self, key: str) -> set[str]:
        documents = self._rows(_ABOVE + _DOCUMENTS, key, _IMPLEMENTS)
        self._rows(_ABOVE + _PROOFS, key, _IMPLEMENTS, _IMPLEMENTS)
        return {found for found, *_ in documents}

    def numbered(self, number: str) -> set[str]:
        return {key for (key,) in self._rows(_NUMBERED, number_key(number))}

    def found(self, text: str, limit: int) -> set[str]:
        phrase = " ".join(f'"{word}"' for word in words_of(text)) + "*"
        return {key for key, _ in self._rows(_FOUND, phrase, limit)}

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, values).fetchall()


_STEP_DOWN = """
    MATCH (target:Document)<-[r:IMPLEMENTS]-(source:Document) WHERE target.key IN $keys
    RETURN source.key AS far, properties(source) AS facts, properties(r) AS proof"""
_BARE_STEP_DOWN = """
    MATCH (target:Document)<-[:IMPLEMENTS]-(source:Document) WHERE target.key IN $keys
    RETURN DISTINCT source.key AS far, properties(source) AS facts, target.key"""
_STEP_UP = """
    MATCH (source:Document)-[r:IMPLEMENTS]->(target:Document) WHERE source.key IN $keys
    RETURN target.key AS far, properties(target) AS facts, properties(r) AS proof"""
_ROOT = "MATCH (d:Document {key: $key}) RETURN properties(d) AS facts"
_BY_NUMBER = "MATCH (d:Document {number: $number}) RETURN d.key AS key"
_WORDS_OF = """
    CALL db.index.fulltext.queryNodes('cascade_words', $words, {limit: $limit})
    YIELD node RETURN node.key AS key, properties(node) AS facts"""


class _Cypher:
    def __init__(self, url: str) -> None:
        import neo4j  # noqa: PLC0415 - only where the store is one

        parts = urlsplit(url)
        name, word = parts.username, parts.password
        user = unquote(name) if name else os.environ.get("CASCADE_NEO4J_USER", "neo4j")
        password = unquote(word) if word else os.environ.get("CASCADE_NEO4J_PASSWORD", "")
        address = parts._replace(netloc=parts.netloc.rpartition("@")[2], path="").geturl()
        self._database = parts.path.strip("/") or None
        self._driver = neo4j.GraphDatabase.driver(address, auth=(user, password))

    def below(self, key: str, *, proofs: bool) -> set[str]:
        return self._walked(_STEP_DOWN if proofs else _BARE_STEP_DOWN, key)

    def above(self, key: str) -> set[str]:
        return self._walked(_STEP_UP, key)

    def numbered(self, number: str) -> set[str]:
        return {key for (key,) in self._rows(_BY_NUMBER, number=number)}

    def found(self, text: str, limit: int) -> set[str]:
        words = " ".join(f"+{word}" for word in words_of(text)) + "*"
        return {key for key, _ in self._rows(_WORDS_OF, words=words, limit=limit)}

    def _walked(self, step: str, key: str) -> set[str]:
        """Breadth first, a question a depth: as variable-length paths, twins would multiply."""
        self._rows(_ROOT, key=key)
        reached, frontier = {key}, [key]
        while frontier:
            ends = {far for far, *_ in self._rows(step, keys=frontier)}
            frontier = sorted(ends - reached)
            reached |= ends
        return reached

    def _rows(self, cypher: str, **values: str | int | Collection[str]) -> list[Any]:
        records, _, _ = self._driver.execute_query(
            cypher, values, database_=self._database, routing_="r"
        )
        return records
