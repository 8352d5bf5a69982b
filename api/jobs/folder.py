"""The folder of jobs, as servers use it."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path
from typing import Self

from api.jobs import book
from api.jobs.database import make, reading, writing
from api.jobs.errors import JobsError
from api.jobs.job import Item, Job, Kind
from api.jobs.names import file_name
from api.jobs.order import bodies_of, incoming_of
from api.jobs.supervise import Supervisor
from api.jobs.tidy import drop_body

BATCH = 200
"""Documents that are stored together; other writers wait for so many at most."""
TRIES = 3
"""How often the process of a job may die at the same place."""


class Jobs:
    """The jobs of a folder, which any number of servers share; any thread may use it.

    Used as a context manager it runs jobs meanwhile, as from `start` to `close`. All servers of a
    folder must name the same store. Every method raises `JobsError` where the folder, which must
    be on a disk of the server itself, cannot be used; so does making one.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str],
        store_url: str,
        *,
        batch: int = BATCH,
        workers: int = 1,
        tries: int = TRIES,
    ) -> None:
        self.folder = Path(folder).expanduser().absolute()
        make(self.folder)
        try:
            for part in (bodies_of(self.folder), incoming_of(self.folder)):
                part.mkdir(exist_ok=True, mode=0o700)
        except OSError as error:
            raise _unwritable(error) from error
        self._supervisor = Supervisor(self.folder, store_url, batch, workers, tries)

    def __enter__(self) -> Self:
        """The jobs, which run now."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop running them."""
        self.close()

    def start(self) -> None:
        """Have waiting jobs run from now on, by this server or another one of the folder."""
        self._supervisor.start()

    def close(self) -> None:
        """Run no more jobs, within 3 s; one that runs here waits again, after its last batch."""
        self._supervisor.close()

    def incoming(self) -> Path:
        """A new name for an upload, from where `submit` takes it without copying."""
        return incoming_of(self.folder) / secrets.token_hex(12)

    def submit(
        self,
        kind: Kind,
        body: str | os.PathLike[str],
        name: str = "",
        *,
        digest: str = "",
        keep_unknown: bool = False,
    ) -> Job:
        """The job that will load the finished upload `body`, a file that it takes away.

        `name` is what the client calls it, and how errors name what is in it; of a path the last
        part counts. A job with the same name, kind, options and `digest` (unless that is "") that
        has not ended is given instead of a new one.
        """
        source_name = file_name(name, f"upload.{kind}")
        upload, id_ = Path(body), secrets.token_hex(12)
        place = bodies_of(self.folder) / id_
        try:
            _move(upload, place)
            with writing(self.folder) as connection:
                job = digest and book.same(connection, kind, source_name, digest, keep_unknown)
                if job:
                    place.unlink(missing_ok=True)
                    return job
                book.add(connection, id_, kind, source_name, digest, keep_unknown)
                job = book.get(connection, id_)
        except OSError as error:
            raise _unwritable(error) from error
        assert job is not None  # noqa: S101 - just written
        self._supervisor.wake()
        return job

    def get(self, id_: str) -> Job | None:
        """The job of this id, None where there is none, or it ended long ago."""
        with reading(self.folder) as connection:
            return book.get(connection, id_)

    def newest(self, after: str | None = None, limit: int = 50) -> list[Job]:
        """At most `limit` jobs, the newest first, behind the one with the id `after`."""
        with reading(self.folder) as connection:
            return book.listed(connection, after, limit)

    def items(self, id_: str, after: int = 0, limit: int = 100) -> list[Item]:
        """At most `limit` items of the job that are through, behind the position `after`.

        They come in the order of the body, which stays as it is while the job runs.
        """
        with reading(self.folder) as connection:
            return book.items(connection, id_, after, limit)

    def cancel(self, id_: str) -> Job | None:
        """The job, which fails now, or behind its batch if it runs; None where there is none."""
        with writing(self.folder) as connection:
            book.cancel(connection, id_)
            job = book.get(connection, id_)
        if job and job.has_ended:
            drop_body(self.folder, id_)
        return job

    def delete(self, id_: str) -> bool:
        """Forget a job that has ended, not what it stored; False where there is no such job."""
        with writing(self.folder) as connection:
            return book.delete(connection, id_)


def _move(upload: Path, place: Path) -> None:
    """Take the upload away to its place, at once and for good even if the power fails."""
    with upload.open("rb") as file:
        os.fsync(file.fileno())
    try:
        upload.replace(place)
    except OSError:  # from another disk
        beside = incoming_of(place.parent.parent) / place.name
        shutil.move(upload, beside)
        beside.replace(place)


def _unwritable(error: OSError) -> JobsError:
    problem = f"the folder of jobs cannot be written to ({error.strerror})"
    return JobsError(problem, "make room, or name a folder that the server may write to")
