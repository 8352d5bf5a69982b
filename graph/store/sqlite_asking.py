"""Asking a SQLite file: statements, and transactions in which all answers belong together."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from graph.store.sqlite_file import wrapped

T = TypeVar("T")


class Asking:
    """An open file; errors name its `url`."""

    def __init__(self, url: str, connection: sqlite3.Connection) -> None:
        """Ask through `connection`."""
        self.url = url
        self._connection = connection

    def read(self, question: Callable[[], T]) -> T:
        """What `question` gives, in one read transaction; inside another one it adds none."""
        if self._connection.in_transaction:
            return question()
        with self._transaction("BEGIN"):
            try:
                return question()
            finally:
                self._forget()

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

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _forget(self) -> None:
        """Let go of what is good inside one question only."""
