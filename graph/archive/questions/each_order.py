"""What became of one order after the other, as their documents stream by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, starmap
from operator import attrgetter
from typing import cast

import pyarrow as pa

from graph.archive.questions.filled import Filled, Told
from graph.archive.questions.held import Below, HeldOrder
from graph.archive.questions.rows import rows_of_order
from graph.archive.streams import cells
from graph.questions.coverage import coverage_of
from graph.questions.lag import lag_of
from graph.questions.responses import present, responses
from graph.store.base import Store
from loaders.garbage import without_collecting


def answered(
    batches: Iterable[pa.RecordBatch],
    filled: Filled,
    first: Mapping[str, str],
    as_of: str | None,
) -> Iterator[pa.RecordBatch]:
    """The rows of answers about the orders in `batches`, which have the columns of `Below`.

    Rows of one order follow one another; they are all that memory holds, with what is answered of
    them: some 3 KB for each document, 2 GB for an order with half a million below it. `first` is
    what `Store.first_dates` tells of all organisations.
    """
    rows = starmap(Below, cells(batches))
    for order, below in groupby(rows, attrgetter("order")):
        for table, told in _told(order, HeldOrder(below, first), as_of):
            yield from filled.add(table, told)
    yield from filled.rest()


@without_collecting
def _told(order: str, held: HeldOrder, as_of: str | None) -> list[Told]:
    store = cast("Store", held)  # as much of one as is asked here
    found = responses(store, order, as_of=as_of)
    there = present(store, found, as_of=as_of)
    coverage = coverage_of(found, there, as_of=as_of)
    lag = lag_of(found, there, coverage.bodies, as_of=as_of)
    return [*rows_of_order(found.order, len(found.reached.depths) - 1, coverage, lag)]
