"""What the folder's SQLite file says of its jobs: asking, and the changes that servers make."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

from api.jobs.job import Counts, Failure, Item, Job, Kind, as_text, now

_PAUSE = 1.0
"""Seconds before a job is tried again for the first time; each further time twice as many."""
TOLD_FAILURES = 100
"""Failures that a job tells itself; its items have all."""


def add(
    connection: sqlite3.Connection,
    id_: str,
    kind: Kind,
    source_name: str,
    digest: str,
    keep_unknown: bool,
) -> None:
    """Put a new job behind the others."""
    connection.execute(
        """INSERT INTO jobs (id, kind, source_name, digest, keep_unknown, status, created)
           VALUES (?, ?, ?, ?, ?, 'queued', ?)""",
        (id_, kind, source_name, digest, keep_unknown, now()),
    )


def same(
    connection: sqlite3.Connection, kind: Kind, source_name: str, digest: str, keep_unknown: bool
) -> Job | None:
    """The job that waits or runs with the same body, name and options."""
    row = connection.execute(
        """SELECT * FROM jobs WHERE status IN ('queued', 'running') AND digest = ? AND kind = ?
           AND source_name = ? AND keep_unknown = ? AND NOT cancelled LIMIT 1""",
        (digest, kind, source_name, keep_unknown),
    ).fetchone()
    return row and _job(connection, row)


def get(connection: sqlite3.Connection, id_: str) -> Job | None:
    """The job of this id."""
    row = connection.execute("SELECT * FROM jobs WHERE id = ?", (id_,)).fetchone()
    return row and _job(connection, row)


def listed(connection: sqlite3.Connection, after: str | None, limit: int) -> list[Job]:
    """At most `limit` jobs, the newest first, that are older than the job `after`."""
    rows = connection.execute(
        """SELECT * FROM jobs WHERE ?1 IS NULL OR number < (SELECT number FROM jobs WHERE id = ?1)
           ORDER BY number DESC LIMIT ?2""",
        (after, limit),
    ).fetchall()
    return [_job(connection, row) for row in rows]


def items(connection: sqlite3.Connection, id_: str, after: int, limit: int) -> list[Item]:
    """At most `limit` items of a job behind the position `after`."""
    rows = connection.execute(
        """SELECT i.* FROM jobs j CROSS JOIN items i ON i.job = j.number
           WHERE j.id = ? AND i.position > ? AND i.noted ORDER BY i.position LIMIT ?""",
        (id_, after, limit),
    )
    return [
        Item(
            position=row["position"],
            source=row["source"],
            index=row["part"],
            outcome=row["outcome"],
            reason=row["reason"],
            document=row["document"],
        )
        for row in rows
    ]


def has_work(connection: sqlite3.Connection) -> bool:
    """Whether a job waits, or runs or did when its process died."""
    row = connection.execute(
        "SELECT 1 FROM jobs WHERE status IN ('queued', 'running') LIMIT 1"
    ).fetchone()
    return row is not None


def claim(
    connection: sqlite3.Connection, tries: int, died: str | None = None
) -> tuple[str, float] | None:
    """The id of the job to run now, and for how many seconds it had better wait.

    Only for who has the lease: a job that runs is one whose process has died. The job fails when
    that has happened `tries` times at the same place, or twice as often where the process told
    what was in its way: a store that starts again needs half a minute. Where the server died too,
    which may have been restarted a few times at once, it counts only if the process had begun to
    read; that of the job `died`, which this server saw, counts always.
    """
    for row in connection.execute("SELECT * FROM jobs WHERE status = 'running'").fetchall():
        deaths = row["deaths"] + (row["id"] == died or row["begun"])
        connection.execute(
            "UPDATE jobs SET status = 'queued', deaths = ? WHERE number = ?",
            (deaths, row["number"]),
        )
        if deaths >= (2 * tries if row["error"] else tries):
            end(connection, row["number"], "failed", _why(row, deaths))
    for row in connection.execute(
        "SELECT number FROM jobs WHERE status = 'queued' AND cancelled"
    ).fetchall():
        end(connection, row["number"], "failed", CANCELLED)
    row = connection.execute(
        "SELECT * FROM jobs WHERE status = 'queued' ORDER BY number LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    connection.execute(
        """UPDATE jobs SET status = 'running', begun = 0, started = coalesce(started, ?)
           WHERE number = ?""",
        (now(), row["number"]),
    )
    first = _PAUSE if row["error"] else _PAUSE / 2
    return row["id"], first * 2.0 ** (row["deaths"] - 1) if row["deaths"] else 0.0


CANCELLED = "was cancelled; what was stored before stays stored"


def _why(row: sqlite3.Row, deaths: int) -> str:
    place = row["reading"] or f"item {row['finished_items'] + 1} of {row['source_name']}"
    if row["error"]:
        return f"{row['error']} (tried {deaths} times, at {place}); what was stored stays stored"
    return (
        f"the process that loads it has died {deaths} times at {place}; what was stored stays"
        " stored; leave that one out and send the rest again"
    )


def put_back(connection: sqlite3.Connection, id_: str) -> None:
    """Let a job that runs wait again, because its server ends."""
    connection.execute(
        "UPDATE jobs SET status = 'queued' WHERE id = ? AND status = 'running'", (id_,)
    )


def cancel(connection: sqlite3.Connection, id_: str) -> None:
    """End a job that waits; one that runs ends behind its batch."""
    connection.execute(
        "UPDATE jobs SET cancelled = 1 WHERE id = ? AND status IN ('queued', 'running')", (id_,)
    )
    row = connection.execute(
        "SELECT number FROM jobs WHERE id = ? AND status = 'queued'", (id_,)
    ).fetchone()
    if row is not None:
        end(connection, row["number"], "failed", CANCELLED)


def end(connection: sqlite3.Connection, number: int, status: str, error: str | None) -> None:
    """The job is done or has failed."""
    connection.execute("DELETE FROM items WHERE job = ? AND NOT noted", (number,))
    connection.execute(
        "UPDATE jobs SET status = ?, finished = ?, error = ?, reading = NULL WHERE number = ?",
        (status, now(), error, number),
    )


def delete(connection: sqlite3.Connection, id_: str) -> bool:
    """Forget a job that has ended; False where there is none."""
    cursor = connection.execute(
        "DELETE FROM jobs WHERE id = ? AND status IN ('done', 'failed')", (id_,)
    )
    return cursor.rowcount > 0


def forget_old(connection: sqlite3.Connection, *, days: float, most: int) -> None:
    """Forget the jobs that ended longer than `days` ago, and all but the `most` newest of them."""
    before = as_text(datetime.now(UTC) - timedelta(days=days))
    connection.execute(
        "DELETE FROM jobs WHERE status IN ('done', 'failed') AND finished < ?", (before,)
    )
    connection.execute(
        """DELETE FROM jobs WHERE number IN (SELECT number FROM jobs
           WHERE status IN ('done', 'failed') ORDER BY number DESC LIMIT -1 OFFSET ?)""",
        (most,),
    )


def waiting(connection: sqlite3.Connection) -> set[str]:
    """The ids of the jobs that have not ended."""
    rows = connection.execute("SELECT id FROM jobs WHERE status IN ('queued', 'running')")
    return {row["id"] for row in rows}


def _job(connection: sqlite3.Connection, row: sqlite3.Row) -> Job:
    failures = connection.execute(
        """SELECT source, reason FROM items WHERE job = ? AND outcome = 'failed' AND noted
           ORDER BY position LIMIT ?""",
        (row["number"], TOLD_FAILURES),
    )
    return Job(
        id=row["id"],
        kind=row["kind"],
        source_name=row["source_name"],
        status=row["status"],
        keep_unknown=bool(row["keep_unknown"]),
        created=row["created"],
        started=row["started"],
        finished=row["finished"],
        finished_items=row["finished_items"],
        total_items=row["total_items"],
        counts=Counts(**{name: row[name] for name in Counts.__struct_fields__}),
        failures=tuple(Failure(failure["source"], failure["reason"]) for failure in failures),
        error=row["error"],
    )
