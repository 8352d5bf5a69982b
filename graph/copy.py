"""A graph from one store into another."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from graph.errors import StoreError, UsageProblem
from graph.load import LoadReport, load
from graph.store.base import Store
from loaders.record import Record

Watch = Callable[[Iterable[Record], int], Iterable[Record]]
"""Passes records on while it shows how many of so many have gone by."""


def copy(
    source: Store, target: Store, *, merge: bool = False, watch: Watch | None = None
) -> LoadReport:
    """Load all records of `source` into `target`; the report is that of the load.

    The graph is not copied but made again from the records, so that both give the same export.
    Raises `StoreError` when `source` holds nothing, `UsageProblem` when `target` holds something
    already, unless it is to `merge`.
    """
    many = source.counts().records
    if not many:
        raise StoreError(source.url, "holds nothing to copy", "check its address")
    if not merge and target.counts().records:
        remedy = "name an empty one, or add --merge to keep what it holds (or go on with a copy)"
        raise UsageProblem(f"store {target.url} is not empty", remedy)
    records: Iterable[Record] = source.records()
    if watch is not None:
        records = watch(records, many)
    return load(target, records, keep_unknown=True)
