"""What is told about a job, and about each item of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Literal

from msgspec import Struct

Kind = Literal["ndjson", "zip"]
"""What a body is: lines of `{"source", "text"}`, or an archive of files."""
Status = Literal["queued", "running", "done", "failed"]
"""`done` is a job whose items were all tried, though some may have failed."""
ItemOutcome = Literal["new", "updated", "unchanged", "failed", "skipped"]
"""What became of an item; texts that are no administrative documents are skipped."""

ENDED = ("done", "failed")


class Item(Struct, frozen=True):
    """What became of one document of a body, or of a line or file that gave none.

    `position` counts from 1 in the whole body, `index` from 0 in its source. `reason` says why it
    failed or was skipped. `document` is a key or an alias of the document, None without one.
    """

    position: int
    source: str
    index: int
    outcome: ItemOutcome
    reason: str | None
    document: str | None

    def to_dict(self) -> dict[str, Any]:
        """The same as JSON; a `reason` or `document` only where there is one."""
        said = {"source": self.source, "index": self.index, "outcome": self.outcome}
        further = {"reason": self.reason, "document": self.document}
        return said | {name: value for name, value in further.items() if value is not None}


class Counts(Struct, frozen=True):
    """How many documents of a body came to what."""

    new: int
    updated: int
    unchanged: int
    failed: int
    skipped: int


class Failure(Struct, frozen=True):
    """An item that could not be read, and why."""

    source: str
    reason: str


class Job(Struct, frozen=True):
    """A body that is, was or will be loaded; times are UTC in ISO 8601.

    `finished_items` of `total_items` lines or files are through; the total is about so many, and
    None before somebody counted. `failures` are the first ones, `counts` has their number. `error`
    says why a job failed, or what made it start again.
    """

    id: str
    kind: Kind
    source_name: str
    status: Status
    keep_unknown: bool
    created: str
    started: str | None
    finished: str | None
    finished_items: int
    total_items: int | None
    counts: Counts
    failures: tuple[Failure, ...]
    error: str | None

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will become of it."""
        return self.status in ENDED

    def to_dict(self) -> dict[str, Any]:
        """The same as JSON, with the items that are through in `progress`."""
        return {
            "id": self.id,
            "status": self.status,
            "kind": self.kind,
            "source_name": self.source_name,
            "keep_unknown": self.keep_unknown,
            "created": self.created,
            "started": self.started,
            "finished": self.finished,
            "progress": {"done": self.finished_items, "total": self.total_items},
            "counts": _plain(self.counts),
            "failures": [_plain(failure) for failure in self.failures],
            "error": self.error,
        }


def now() -> str:
    """The time in UTC, in the form of a job's times, which sorts as the times do."""
    return as_text(datetime.now(UTC))


def as_text(time: datetime) -> str:
    """A time in UTC in that form."""
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _plain(item: Struct) -> dict[str, Any]:
    return {name: getattr(item, name) for name in item.__struct_fields__}
