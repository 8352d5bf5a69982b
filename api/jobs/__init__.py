"""Jobs: uploads that are loaded later, by a process of their own, and survive a crash of any.

with Jobs(folder, "sqlite:///cascade.db") as jobs:
    job = jobs.submit("ndjson", upload, "letters.ndjson")
    jobs.get(job.id)
"""

from __future__ import annotations

from api.jobs.errors import JobsError
from api.jobs.folder import Jobs
from api.jobs.idempotency import Conflict, IdempotencyKeys, InFlight, Replay, Started
from api.jobs.job import Item, Job, Kind, Status

__all__ = [
    "Conflict",
    "IdempotencyKeys",
    "InFlight",
    "Item",
    "Job",
    "Jobs",
    "JobsError",
    "Kind",
    "Replay",
    "Started",
    "Status",
]
