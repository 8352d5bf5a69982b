"""The error of the folder of jobs; what goes wrong inside a job stands in the job."""

from __future__ import annotations

from graph.errors import StoreError
from loaders.errors import CascadeError


class JobsError(CascadeError):
    """A folder of jobs that cannot be made, read or written."""


def told(error: CascadeError) -> str:
    """The error in one line for clients, who learn nothing of where the server keeps its store."""
    line = " ".join(str(error).split())
    if isinstance(error, StoreError):
        line = line.replace(f"store {error.url}", "the store").replace(error.url, "the store")
    return line
