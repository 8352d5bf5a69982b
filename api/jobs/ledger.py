"""What the process that loads writes down of its job, batch by batch.

A batch is written down twice: with what will become of its items before the store commits it, and
as noted afterwards. Where the process dies between, the batch is loaded again; if the store then
stands already as the batch leaves it, it had been committed, and what was written down is true.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from api.jobs.book import CANCELLED, end
from api.jobs.database import changing
from api.jobs.job import ItemOutcome, Kind


class Row(Struct, frozen=True):
    """One item as it is written down; `item` is its line or file in the body, from 1."""

    position: int
    item: int
    source: str
    part: int
    outcome: ItemOutcome
    reason: str | None
    document: str | None

    @property
    def what(self) -> tuple[int, str, int]:
        """Which item it is."""
        return self.item, self.source, self.part


class Task(Struct, frozen=True):
    """A job as its process takes it up.

    Everything until the part `part` of the line or file `item`, which came `position`-th, is noted
    (0 each where nothing is); `intended` is the batch after it, if there was one.
    """

    number: int
    kind: Kind
    source_name: str
    keep_unknown: bool
    careful: bool
    position: int
    item: int
    part: int
    intended: tuple[Row, ...]


class Ledger:
    """The pages of one job, over a connection that `reading` has opened.

    Every method raises `JobsError` where the file cannot be used.
    """

    def __init__(self, connection: sqlite3.Connection, id_: str) -> None:
        self._connection = connection
        self._id = id_
        self.task = self._task()

    def _task(self) -> Task:
        connection = self._connection
        with changing(connection):
            job = connection.execute("SELECT * FROM jobs WHERE id = ?", (self._id,)).fetchone()
            last = connection.execute(
                """SELECT position, item, part FROM items WHERE job = ? AND noted
                   ORDER BY position DESC LIMIT 1""",
                (job["number"],),
            ).fetchone()
            intended = connection.execute(
                "SELECT * FROM items WHERE job = ? AND NOT noted ORDER BY position",
                (job["number"],),
            ).fetchall()
        return Task(
            number=job["number"],
            kind=job["kind"],
            source_name=job["source_name"],
            keep_unknown=bool(job["keep_unknown"]),
            careful=job["deaths"] > 0,
            position=last["position"] if last else 0,
            item=last["item"] if last else 0,
            part=last["part"] if last else 0,
            intended=tuple(_row(row) for row in intended),
        )

    def begin(self, total: int) -> None:
        """The reading begins, of about so many lines or files."""
        self._set("total_items", total)

    def tell(self, error: str) -> None:
        """What keeps the job from getting on."""
        self._set("error", error)

    def take_up(self, name: str) -> None:
        """The line or file that is read next, where each is read alone."""
        self._set("reading", name)

    def intend(self, rows: Sequence[Row]) -> None:
        """What a batch comes to once the store has committed it."""
        with changing(self._connection):
            self._write(rows, noted=False)

    def note(self, rows: Sequence[Row]) -> bool:
        """The batch is stored; gives whether the job goes on, for it may be cancelled."""
        number = self.task.number
        counts = Counter(row.outcome for row in rows)
        connection = self._connection
        with changing(connection):
            self._write(rows, noted=True)
            connection.execute(
                """UPDATE jobs SET new = new + ?, updated = updated + ?, unchanged = unchanged + ?,
                   failed = failed + ?, skipped = skipped + ?, finished_items = ?,
                   deaths = 0, error = NULL WHERE number = ?""",
                (
                    *(counts[o] for o in ("new", "updated", "unchanged", "failed", "skipped")),
                    rows[-1].item,
                    number,
                ),
            )
            row = connection.execute(
                "SELECT cancelled FROM jobs WHERE number = ?", (number,)
            ).fetchone()
            if row["cancelled"]:
                end(connection, number, "failed", CANCELLED)
        return not row["cancelled"]

    def finish(self) -> None:
        """Everything is through."""
        connection = self._connection
        with changing(connection):
            connection.execute(
                "UPDATE jobs SET total_items = finished_items WHERE number = ?",
                (self.task.number,),
            )
            end(connection, self.task.number, "done", None)

    def _write(self, rows: Sequence[Row], *, noted: bool) -> None:
        number, connection = self.task.number, self._connection
        connection.execute("DELETE FROM items WHERE job = ? AND NOT noted", (number,))
        connection.executemany(
            """INSERT INTO items
               (job, position, item, source, part, outcome, reason, document, noted)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            [
                (
                    number, row.position, row.item, row.source, row.part, row.outcome, row.reason,
                    row.document, noted,
                )
                for row in rows
            ],
        )  # fmt: skip

    def _set(self, column: str, value: object) -> None:
        with changing(self._connection):
            self._connection.execute(_SET[column], (value, self.task.number))


_SET = {
    "total_items": "UPDATE jobs SET begun = 1, error = NULL, total_items = ? WHERE number = ?",
    "error": "UPDATE jobs SET error = ? WHERE number = ?",
    "reading": "UPDATE jobs SET reading = ? WHERE number = ?",
}


def _row(row: sqlite3.Row) -> Row:
    return Row(
        position=row["position"],
        item=row["item"],
        source=row["source"],
        part=row["part"],
        outcome=row["outcome"],
        reason=row["reason"],
        document=row["document"],
    )
