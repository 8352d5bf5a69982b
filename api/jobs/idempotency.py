"""Answers that are remembered by the key a client gave with its request, for a day.

A client that lost the answer asks again with the same key and gets it, and nothing is done twice.
"""

from __future__ import annotations

import secrets
import time
from pathlib import Path

from msgspec import Struct

from api.jobs.database import make, writing

KEPT_SECONDS = 24 * 3600.0
"""How long an answer is remembered."""
IN_FLIGHT_SECONDS = 600.0
"""After so long a request without an answer is taken for lost with the server that had it."""


class Started(Struct, frozen=True):
    """The request is the first one with its key; `token` names it to `finish` and `abandon`."""

    token: str


class InFlight(Struct, frozen=True):
    """The same request is being answered just now; it may be asked again in a moment."""


class Conflict(Struct, frozen=True):
    """The key came before with another request."""


class Replay(Struct, frozen=True):
    """The answer that the same request got; `location` is that of what it made, if it told any."""

    status: int
    body: bytes
    media_type: str
    location: str | None


class IdempotencyKeys:
    """The remembered answers in the folder of the jobs; any thread or process may use them.

    Raises `JobsError` where the folder cannot be used, as all of its methods do.
    """

    def __init__(self, folder: Path) -> None:
        make(folder)
        self._folder = folder

    def begin(
        self, owner: str, key: str, fingerprint: str
    ) -> Started | InFlight | Conflict | Replay:
        """What is to be done with a request: do it, wait, refuse it, or give the answer again.

        `owner` is the id of the API key, among whose requests `key` is meant; `fingerprint` is a
        digest of all that makes the request what it is.
        """
        now = time.time()
        with writing(self._folder) as connection:
            connection.execute(
                """DELETE FROM answers WHERE created < ? OR (status IS NULL AND created < ?)""",
                (now - KEPT_SECONDS, now - IN_FLIGHT_SECONDS),
            )
            row = connection.execute(
                "SELECT * FROM answers WHERE owner = ? AND key = ?", (owner, key)
            ).fetchone()
            if row is None:
                token = secrets.token_hex(16)
                connection.execute(
                    """INSERT INTO answers (owner, key, fingerprint, token, created)
                       VALUES (?, ?, ?, ?, ?)""",
                    (owner, key, fingerprint, token, now),
                )
                return Started(token)
        if row["fingerprint"] != fingerprint:
            return Conflict()
        if row["status"] is None:
            return InFlight()
        return Replay(row["status"], row["body"], row["media_type"], row["location"])

    def finish(
        self, token: str, status: int, body: bytes, media_type: str, location: str | None = None
    ) -> None:
        """Remember the answer of a started request; nothing if it was given up meanwhile."""
        with writing(self._folder) as connection:
            connection.execute(
                """UPDATE answers SET status = ?, body = ?, media_type = ?, location = ?
                   WHERE token = ? AND status IS NULL""",
                (status, body, media_type, location, token),
            )

    def abandon(self, token: str) -> None:
        """Forget a started request that came to nothing, so that it may be tried again."""
        with writing(self._folder) as connection:
            connection.execute("DELETE FROM answers WHERE token = ? AND status IS NULL", (token,))
