"""Running statements in a transaction of Neo4j."""

from __future__ import annotations

from typing import Any

from neo4j import ManagedTransaction


class Run:
    """Runs statements; one whose list of rows or keys is empty has nothing to do."""

    def __init__(self, transaction: ManagedTransaction) -> None:
        """Run in `transaction`."""
        self._transaction = transaction

    def __call__(self, statement: str, **parameters: object) -> None:
        """Run a statement that gives nothing."""
        if not _is_idle(parameters):
            self._transaction.run(statement, _quiet(parameters)).consume()

    def rows(self, statement: str, **parameters: object) -> list[list[Any]]:
        """The rows that a statement gives, whose end is `RETURN` and the expressions of a row.

        They are brought as one list, because each row of its own costs more than what it holds.
        """
        if _is_idle(parameters):
            return []
        found, _, row = statement.rpartition("RETURN ")
        distinct, row = ("DISTINCT ", row[9:]) if row.startswith("DISTINCT ") else ("", row)
        collected = f"{found}RETURN collect({distinct}[{row}])"
        rows: list[list[Any]] = self._transaction.run(collected, _quiet(parameters)).single(
            strict=True
        )[0]
        return rows


class _Items(list[object]):
    """A list that is not spelled out: the driver words every statement for its log, even unread."""

    def __repr__(self) -> str:
        return f"<{len(self)} items>"


def _quiet(parameters: dict[str, object]) -> dict[str, object]:
    return {
        name: _Items(value) if isinstance(value, list) else value
        for name, value in parameters.items()
    }


def _is_idle(parameters: dict[str, object]) -> bool:
    return any(isinstance(items, list | tuple) and not items for items in parameters.values())
