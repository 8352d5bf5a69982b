"""All measures counted over all documents, one after the other, as what names them streams by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

import numpy as np
import pyarrow as pa

from graph.archive.questions.filled import Filled, Told
from graph.archive.questions.gathered import Batches, Gathered
from graph.archive.questions.rows import rows_of_measure
from graph.archive.questions.spool import Spool
from graph.drift.counting import Asked, counted
from graph.drift.scope import Scope, Uses
from graph.drift.vocabulary import in_order
from loaders.garbage import without_collecting
from loaders.measures.vocabulary import kinds

BEGINNING, DOCUMENTS, EDGES, USES = "", "0", "1", "2"
"""The parts of the stream in their order; behind the last one stands a measure.

The first one is a row that says nothing: Spark would not even ask where there is no row.
"""


def counted_everywhere(batches: Batches, filled: Filled, asked: Asked) -> Iterator[pa.RecordBatch]:
    """The rows of answers about all measures of the vocabulary and of the stream (`ITEMS`).

    Memory has all documents and edges as numbers, and one measure at a time: some 100 MB for a
    million documents; what these are called lies on disk, 150 MB. A hundred million would be 10 GB,
    and the one task would sort and read 50 GB.
    """
    with Spool() as spool:
        for measure, scope in _scopes(batches, Gathered(spool), asked.as_of):
            for table, rows in _told(measure, scope, asked):
                yield from filled.add(table, rows)
        yield from filled.rest()


@without_collecting
def _told(measure: str, scope: Scope, asked: Asked) -> list[Told]:
    (kind,) = in_order([measure])
    return [*rows_of_measure(kind, counted(scope, kind, asked))]


def _scopes(batches: Batches, gathered: Gathered, as_of: str | None) -> Iterator[tuple[str, Scope]]:
    """Each measure with the scope that has what is said of it."""
    uses: dict[str, Uses] = {}
    scope = None
    unnamed = {*kinds()}
    for part, runs in groupby(_runs(batches), lambda run: run[0]):
        found = (batch for _, batch in runs)
        if part == DOCUMENTS:
            gathered.documents(found)
        elif part == EDGES:
            gathered.edges(found)
        elif part != BEGINNING:
            scope = scope or gathered.scope(as_of, uses)
            measure = part.removeprefix(USES)
            uses[measure] = gathered.uses(found)
            yield measure, scope
            del uses[measure]
            unnamed.discard(measure)
    scope = scope or gathered.scope(as_of, uses)
    for measure in sorted(unnamed):
        yield measure, scope


def _runs(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[str, pa.RecordBatch]]:
    """The rows of each part in each batch."""
    for batch in batches:
        parts = np.array(batch.column("part").to_pylist())
        bounds = [0, *(np.flatnonzero(parts[1:] != parts[:-1]) + 1).tolist(), len(parts)]
        for start, end in pairwise(bounds):
            if end > start:
                yield str(parts[start]), batch.slice(start, end - start)
