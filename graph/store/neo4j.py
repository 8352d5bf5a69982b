"""The graph in a Neo4j, over its official driver.

Neo4j shows a reader whatever is committed at the moment, even in the middle of a commit. So writers
announce a batch before they commit it and note it in the batch itself; a question whose two notes
differ, or differ at its end, is asked again, and at last with the writers held off.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec
import neo4j
from neo4j import ManagedTransaction, Session
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import StoreError
from graph.link import Link
from graph.model import Evidence, Source
from graph.node import Node
from graph.store.base import Counts, Writer
from graph.store.neo4j_link import connected, wrapped
from graph.store.neo4j_schema import (
    ASSERTED,
    REFUSED,
    VERSION,
    WORDS,
    ForeignDatabase,
    NewerSchema,
    migrate,
)
from graph.store.neo4j_words import as_query
from graph.store.neo4j_writer import Neo4jWriter

T = TypeVar("T")

_NODE = msgspec.json.Decoder(Node)
_PAGE = 1000
_TRIES = 4
_STATE = """
    MATCH (gate:CascadeStore {name: 'gate'}) MATCH (state:CascadeStore {name: 'state'})
    RETURN gate.started AS started, state.finished AS finished"""
_LOCK = """
    MATCH (state:CascadeStore {name: 'state'}) SET state.locked = true
    RETURN state.finished AS finished"""
_LINK = """
    {arrow} WHERE coalesce(r.relation, $named[type(r)]) IN $relations
    RETURN s.key, coalesce(r.relation, $named[type(r)]), t.key, s.date, t.date,
        r.asserted_by, r.quote, r.start, r.end, r.rule, r.confidence"""
_NAMED = {kind: kind.lower() for kind in ASSERTED if kind != REFUSED}


class Neo4jStore:
    """A store in a database of a Neo4j server; not to be shared between threads.

    Raises `StoreError` on opening when the server does not answer or the database is not ours.
    """

    def __init__(self, url: str) -> None:
        """Reach the server at `url`; an empty database gets its constraints and indexes."""
        self.url = url
        self._driver, self._database = connected(url)
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        self._transaction: ManagedTransaction | None = None
        try:
            with self._told():
                migrate(self._alone)
        except ForeignDatabase as error:
            self.close()
            problem = "is a database of another program"
            raise StoreError(url, problem, "name an empty one") from error
        except NewerSchema as error:
            self.close()
            problem = f"was written by a newer version (schema {error}, this one knows {VERSION})"
            raise StoreError(url, problem, "upgrade directive-cascade") from error
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the server."""
        self.close()

    def close(self) -> None:
        """Let go of the server."""
        self._driver.close()

    def write(self, change: Callable[[Writer], T]) -> T:
        """What `change` gives, in one transaction; other writers wait for it.

        It is called again where the server was lost for less than half a minute.
        """

        def attempt(transaction: ManagedTransaction) -> T:
            finished = transaction.run(_LOCK).single(strict=True)["finished"]
            writer = Neo4jWriter(transaction)
            answer = change(writer)
            if writer.finish():
                self._announce(transaction, finished)
            return answer

        with self._told(), self._session() as session:
            return session.execute_write(attempt)

    def read(self, question: Callable[[], T]) -> T:
        """What `question` gives about one state; inside another question it is just asked."""
        if self._transaction is not None:
            return question()
        with self._told(), self._session() as session:
            for attempt in range(_TRIES):
                answer = session.execute_read(self._unless_written, question)
                if answer:
                    return answer[0]
                time.sleep(0.05 * 2**attempt)
            return session.execute_write(self._held_off, question)

    def nodes(self, keys: Collection[str]) -> dict[str, Node]:
        """The nodes of those keys that exist."""
        rows = self._rows(
            "MATCH (d:Document) WHERE d.key IN $keys RETURN d.key, d._data", keys=sorted(keys)
        )
        return {key: _NODE.decode(data) for key, data in rows}

    def every_node(self) -> Iterator[Node]:
        """All nodes, by key."""
        for page in self._pages():
            for _, data in page:
                yield _NODE.decode(data)

    def neighbours(
        self, keys: Collection[str], relations: Collection[str], *, incoming: bool
    ) -> list[Link]:
        """The links that lead to (`incoming`) or from the documents `keys`, refused ones too."""
        types = "|".join(ASSERTED)
        near = "t" if incoming else "s"
        found = self._rows(
            f"MATCH ({near}:Document) WHERE {near}.key IN $keys "
            + _LINK.format(arrow=f"MATCH (s)-[r:{types}]->(t)"),
            keys=sorted(keys),
            relations=sorted(relations),
            named=_NAMED,
        )
        return [_link(row) for row in found]

    def every_link(self) -> Iterator[Link]:
        """All links, refused ones too, in no particular order."""
        types = "|".join(ASSERTED)
        for page in self._pages():
            found = self._rows(
                "MATCH (s:Document) WHERE s.key IN $keys "
                + _LINK.format(arrow=f"MATCH (s)-[r:{types}]->(t)"),
                keys=[key for key, _ in page],
                relations=sorted(_NAMED.values()),
                named=_NAMED,
            )
            yield from map(_link, found)

    def search(self, words: Sequence[str], limit: int) -> list[str]:
        """Keys of documents whose number, subject and issuer have all folded `words`."""
        query = as_query(words)
        if query is None:
            return []
        rows = self._rows(
            """CALL db.index.fulltext.queryNodes($index, $words) YIELD node, score
               RETURN node.key ORDER BY score DESC, node.key LIMIT $limit""",
            index=WORDS,
            words=query,
            limit=limit,
        )
        return [key for (key,) in rows]

    def numbered(self, number_key: str) -> list[str]:
        """Keys of the documents with this folded number, sorted."""
        rows = self._rows(
            "MATCH (d:Document {_number: $number}) RETURN d.key ORDER BY d.key", number=number_key
        )
        return [key for (key,) in rows]

    def meant_by(self, alias: str) -> list[str]:
        """Keys of the documents which a mention that gives `alias` means, sorted."""
        rows = self._rows(
            """MATCH (c:Claim {alias: $alias}) WHERE c.document IS NOT NULL
               RETURN DISTINCT c.document AS key ORDER BY key""",
            alias=alias,
        )
        return [key for (key,) in rows]

    def numbers_from(self, prefix: str, limit: int) -> list[str]:
        """Printed numbers of documents whose folded number begins with `prefix`, sorted."""
        rows = self._rows(
            """MATCH (d:Document) WHERE d._number STARTS WITH $prefix
               WITH DISTINCT d._number AS folded, d.number AS printed
               ORDER BY folded, printed LIMIT $limit RETURN printed""",
            prefix=prefix,
            limit=limit,
        )
        return list(dict.fromkeys(printed for (printed,) in rows))

    def aliases(self, keys: Collection[str]) -> dict[str, list[str]]:
        """For each document the keys that one mention of it alone would give, sorted."""
        rows = self._rows(
            "MATCH (d:Document) WHERE d.key IN $keys RETURN d.key, d.aliases", keys=sorted(keys)
        )
        return {key: sorted(aliases) for key, aliases in rows if aliases}

    def sources(self, key: str) -> list[Source]:
        """Where copies of the document were read, sorted."""
        rows = self._rows(
            """MATCH (:Claim {document: $key})<-[:HEADED]-(r:Record)
               RETURN r.source AS source, r.index AS index, r.sha256 ORDER BY source, index""",
            key=key,
        )
        return [Source(*row) for row in rows]

    def first_mentions(self, keys: Collection[str]) -> dict[str, Evidence]:
        """For each cited document its first mention in a text that names its issuer."""
        rows = self._rows(
            """MATCH (d:Document)-[r:ISSUED_BY]->() WHERE d.key IN $keys
               AND d.status = 'cited' AND r.asserted_by <> d.key
               RETURN d.key, r.asserted_by, r.quote, r.start, r.end, r.rule, r.confidence""",
            keys=sorted(keys),
        )
        return {key: Evidence(*said) for key, *said in rows}

    def counts(self) -> Counts:
        """How much the store holds."""
        ((records, documents, cited, links),) = self._rows(
            """RETURN COUNT { (:Record) }, COUNT { (:Document) },
               COUNT { (:Document {status: 'cited'}) },
               COLLECT { MATCH (r:Record) RETURN sum(r.links) }[0]"""
        )
        return Counts(records, documents, cited, links)

    def faults(self) -> list[str]:
        """What is wrong with the stored data itself, one sentence each; none if all is well."""
        ((adrift, blank, astray),) = self._rows(
            """RETURN COUNT { (c:Claim) WHERE c.document IS NULL },
               COUNT { (d:Document) WHERE d._data IS NULL },
               COUNT { (c:Claim) WHERE c.document IS NOT NULL
                       AND NOT EXISTS { (:Document {key: c.document}) } }"""
        )
        faults = [f"{adrift} claims mean no document"] if adrift else []
        faults += [f"{blank} documents have no facts"] if blank else []
        faults += [f"{astray} claims mean documents that are not there"] if astray else []
        return faults

    def _pages(self) -> Iterator[list[tuple[str, bytes]]]:
        """Keys and data of all documents, by key, some at a time."""
        after = ""
        while page := [
            (key, data)
            for key, data in self._rows(
                """MATCH (d:Document) WHERE d.key > $after
                   RETURN d.key, d._data ORDER BY d.key LIMIT $page""",
                after=after,
                page=_PAGE,
            )
        ]:
            yield page
            after = page[-1][0]

    def _rows(self, query: str, **parameters: object) -> list[list[Any]]:
        if self._transaction is None:
            return self.read(lambda: self._rows(query, **parameters))
        return self._transaction.run(query, parameters).values()

    def _unless_written(
        self, transaction: ManagedTransaction, question: Callable[[], T]
    ) -> tuple[T] | None:
        """The answer to `question`, None if the state changed while it was asked."""
        before = _state(transaction)
        if before is None:
            return None
        try:
            answer = self._asked(transaction, question)
        except (Neo4jError, DriverError):
            raise
        except Exception:
            if _state(transaction) != before:
                return None
            raise
        return (answer,) if _state(transaction) == before else None

    def _held_off(self, transaction: ManagedTransaction, question: Callable[[], T]) -> T:
        """The answer to `question` while no writer is inside a transaction."""
        finished = transaction.run(_LOCK).single(strict=True)["finished"]
        # A batch that was announced and not finished belongs to a writer that is no more.
        transaction.run(
            "MATCH (gate:CascadeStore {name: 'gate'}) SET gate.started = $finished",
            finished=finished,
        ).consume()
        return self._asked(transaction, question)

    def _asked(self, transaction: ManagedTransaction, question: Callable[[], T]) -> T:
        self._transaction = transaction
        try:
            return question()
        finally:
            self._transaction = None

    def _announce(self, transaction: ManagedTransaction, finished: int) -> None:
        """Note the batch in a transaction that is committed before, and in its own."""
        with self._session() as session:
            session.execute_write(
                lambda t: t.run(
                    "MATCH (gate:CascadeStore {name: 'gate'}) SET gate.started = $batch",
                    batch=finished + 1,
                ).consume()
            )
        transaction.run(
            "MATCH (state:CascadeStore {name: 'state'}) SET state.finished = $batch",
            batch=finished + 1,
        ).consume()

    def _alone(self, statement: str) -> list[neo4j.Record]:
        with self._session() as session:
            return list(session.run(statement))

    def _session(self) -> Session:
        return self._driver.session(
            database=self._database, bookmark_manager=self._bookmarks, fetch_size=_PAGE
        )

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the server or the driver complains of is told as errors of the store."""
        try:
            yield
        except (Neo4jError, DriverError, OSError) as error:
            raise wrapped(self.url, error) from error


def _state(transaction: ManagedTransaction) -> int | None:
    """The number of the last batch, None while one is being committed."""
    found = transaction.run(_STATE).single(strict=True)
    return found["finished"] if found["started"] == found["finished"] else None


def _link(row: list[Any]) -> Link:
    source, relation, target, source_date, target_date, *evidence = row
    return Link(source, relation, target, source_date, target_date, Evidence(*evidence))
