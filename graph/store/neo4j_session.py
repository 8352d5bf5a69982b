"""Transactions on a Neo4j server in which everything that is asked belongs together.

Neo4j shows a reader whatever is committed at the moment, even in the middle of a commit. So writers
announce a batch before they commit it and note it in the batch itself; a question whose two notes
differ, or differ at its end, is asked again, and at last with the writers held off.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import neo4j
from neo4j import ManagedTransaction, Session
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import StoreError
from graph.store.neo4j_imported import HalfImport
from graph.store.neo4j_indexes import FailedIndex, Watch
from graph.store.neo4j_link import connected, wrapped
from graph.store.neo4j_opening import ForeignDatabase, OtherSchema, migrate
from graph.store.neo4j_run import Run
from graph.store.neo4j_schema import VERSION

T = TypeVar("T")

PAGE = 1000
"""Rows that are brought at once."""
_TRIES = 4
_STATE = """
    MATCH (gate:CascadeStore {name: 'gate'}) MATCH (state:CascadeStore {name: 'state'})
    RETURN gate.started AS started, state.finished AS finished"""
_LOCK = """
    MATCH (state:CascadeStore {name: 'state'}) SET state.locked = true
    RETURN state.finished AS finished"""


class Sessions:
    """A database of a Neo4j server, reached at `url`; an empty one gets its constraints.

    Raises `StoreError` when the server does not answer or the database is not ours.
    """

    def __init__(self, url: str, watch: Watch | None = None) -> None:
        """Reach the server at `url`; `watch` is told what takes long."""
        self._url = url
        self._driver, self._database = connected(url)
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        self._transaction: ManagedTransaction | None = None
        self._state = 0
        try:
            with self._told():
                migrate(self._alone, watch or _unwatched)
        except ForeignDatabase as error:
            self.close()
            problem = "is a database of another program"
            raise StoreError(url, problem, "name an empty one") from error
        except OtherSchema as error:
            self.close()
            raise _of_another_version(url, error.version) from error
        except HalfImport as error:
            self.close()
            problem = f"has {error.found:,} {error.what} of the {error.expected:,} of its import"
            raise StoreError(url, problem, "stop the server and import again") from error
        except FailedIndex as error:
            self.close()
            problem = f"could not fill the index {error.name}"
            raise StoreError(url, problem, "see why in the log of the server") from error
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the server."""
        self._driver.close()

    @property
    def transaction(self) -> ManagedTransaction | None:
        """The transaction of the question that is being asked, None outside of `read`."""
        return self._transaction

    @property
    def state(self) -> int:
        """The number of the last batch before the question that is being asked.

        Asked for in the middle of a commit, the database may tell the next one before its data.
        """
        return self._state

    def write(self, change: Callable[[Run], tuple[T, bool]]) -> T:
        """What `change` gives, in one transaction; other writers wait for it.

        `change` says also whether it changed anything. It is called again where the server was
        lost for less than half a minute.
        """

        def attempt(transaction: ManagedTransaction) -> T:
            finished = transaction.run(_LOCK).single(strict=True)["finished"]
            answer, changed = change(Run(transaction))
            if changed:
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

    def rows(self, query: str, **parameters: object) -> list[list[Any]]:
        """The rows of a query, in its order."""
        if self._transaction is None:
            return self.read(lambda: self.rows(query, **parameters))
        return self._transaction.run(query, parameters).values()

    def many(self, statement: str, **parameters: object) -> list[list[Any]]:
        """The rows of a statement that ends with `RETURN`, in no order; none for no keys."""
        if self._transaction is None:
            return self.read(lambda: self.many(statement, **parameters))
        return Run(self._transaction).rows(statement, **parameters)

    def columns(
        self, query: str, *, pages: Sequence[object], **parameters: object
    ) -> Iterator[list[list[Any]]]:
        """The columns that a query inside a question gives for each of its `pages`.

        It is asked at once and told while they are read.
        """
        assert self._transaction is not None, "asked outside a `read`"  # noqa: S101
        records = self._transaction.run(query, parameters, pages=pages) if pages else ()
        return (columns for (columns,) in records)

    def _unless_written(
        self, transaction: ManagedTransaction, question: Callable[[], T]
    ) -> tuple[T] | None:
        """The answer to `question`, None if the state changed while it was asked."""
        before = _state(transaction)
        if before is None:
            return None
        try:
            answer = self._asked(transaction, question, before)
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
        return self._asked(transaction, question, finished)

    def _asked(self, transaction: ManagedTransaction, question: Callable[[], T], state: int) -> T:
        self._transaction, self._state = transaction, state
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
            database=self._database, bookmark_manager=self._bookmarks, fetch_size=PAGE
        )

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the server or the driver complains of is told as errors of the store."""
        try:
            yield
        except (Neo4jError, DriverError, OSError) as error:
            raise wrapped(self._url, error) from error


def prepare(url: str, watch: Watch) -> None:
    """Make the database at `url` ready for questions, as opening it does, and tell how far it is.

    Of one that was imported the counts are compared and the indexes made, which takes minutes.
    Raises `StoreError`.
    """
    Sessions(url, watch).close()


def _unwatched(_: str, __: int) -> None:
    """Nobody looks."""


def _of_another_version(url: str, version: int) -> StoreError:
    if version > VERSION:
        problem = f"was written by a newer version (schema {version}, this one knows {VERSION})"
        return StoreError(url, problem, "upgrade directive-cascade")
    problem = f"was written by an older version (schema {version}, this one needs {VERSION})"
    return StoreError(url, problem, "empty the database and load the documents again")


def _state(transaction: ManagedTransaction) -> int | None:
    """The number of the last batch, None while one is being committed."""
    found = transaction.run(_STATE).single(strict=True)
    return found["finished"] if found["started"] == found["finished"] else None
