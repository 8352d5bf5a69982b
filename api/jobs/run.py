"""The process that loads the body of one job: `python -m api.jobs.run`, started by a server.

Its standard input tells what to do in one line of JSON, and then that the server lives: at its end
the process ends behind the batch it is at, or without it after `GRACE` seconds.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from threading import Event, Thread

import msgspec
from msgspec.structs import replace

from api.jobs.book import put_back
from api.jobs.contents import contents, how_many
from api.jobs.database import reading, writing
from api.jobs.errors import told
from api.jobs.ledger import Ledger, Row
from api.jobs.order import STOPPED, TRY_AGAIN, Order, bodies_of
from api.jobs.pieces import Piece, broken_off, pieces, pieces_alone
from graph.load import Outcome, load
from graph.store import Store, open_store
from loaders.errors import CascadeError

GRACE = 2.0
"""Seconds that a batch may take to end when the server does."""
NICENESS = 5
"""How far the process steps back behind those that answer."""


def main() -> int:
    """Load the job that standard input names; 0 if it has ended."""
    order = msgspec.json.decode(sys.stdin.buffer.readline(), type=Order)
    stop = Event()
    with suppress(OSError, AttributeError):  # Windows has no niceness
        os.nice(NICENESS)
    folder = Path(order.folder)
    Thread(target=_watch, args=(sys.stdin.fileno(), stop, order), daemon=True).start()
    with reading(folder) as connection:
        return _told(order, Ledger(connection, order.job), stop)


def _told(order: Order, ledger: Ledger, stop: Event) -> int:
    """What `_run` gives; what it raises stands in the job, and in the server's log."""
    try:
        return _run(order, ledger, stop)
    except CascadeError as error:
        print(f"job {order.job}: {error}", file=sys.stderr)
        ledger.tell(told(error))
    except Exception as error:
        print(f"job {order.job}: {type(error).__name__} {_where(error)}", file=sys.stderr)
        ledger.tell(broken_off(error))
    return TRY_AGAIN


def _run(order: Order, ledger: Ledger, stop: Event) -> int:
    task = ledger.task
    body = bodies_of(Path(order.folder)) / order.job
    with open_store(order.store) as store:
        ledger.begin(how_many(task.kind, body))
        loading = Loading(store, ledger)
        for batch in _batches(order, ledger, body):
            if not loading.take(batch):
                return 0
            if stop.is_set():
                _put_back(order)
                return STOPPED
    ledger.finish()
    return 0


def _batches(order: Order, ledger: Ledger, body: Path) -> Iterator[list[Piece]]:
    """The pieces that are not noted; first, all in one, those whose batch was written down.

    After a death the next ones come alone, so that the one at fault is known.
    """
    task = ledger.task
    behind = (task.item, task.part) if task.position else (0, -1)
    found = contents(task.kind, body, task.source_name)
    alone = order.batch if task.careful else 0
    if alone:
        read = pieces_alone(found, task.keep_unknown, behind=behind, take_up=ledger.take_up)
    else:
        read = pieces(found, task.keep_unknown, behind=behind, workers=order.workers)
    if first := list(islice(read, len(task.intended))):
        yield first
    while batch := list(islice(read, 1 if alone > 0 else order.batch)):
        alone -= 1
        yield batch


class Loading:
    """Puts batches into the store and writes them down."""

    def __init__(self, store: Store, ledger: Ledger) -> None:
        self._store = store
        self._ledger = ledger
        self._intended: Sequence[Row] = ledger.task.intended
        self._position = ledger.task.position

    def take(self, batch: Sequence[Piece]) -> bool:
        """Load the batch; gives whether the job goes on."""
        rows = self._rows(batch, ())
        entries = [piece.entry for piece in batch if piece.entry]

        def intend(outcomes: Sequence[Outcome], stands: bool) -> None:
            nonlocal rows
            rows = self._rows(batch, outcomes)
            if stands and [row.what for row in rows] == [row.what for row in self._intended]:
                rows = list(self._intended)
            else:
                self._ledger.intend(rows)
                self._intended = rows

        try:
            load(self._store, entries, observer=intend)
        except CascadeError:
            raise
        except Exception as error:
            if len(batch) > 1:
                raise
            rows = self._rows([replace(batch[0], entry=None, failure=broken_off(error))], ())
        self._position += len(rows)
        self._intended = ()
        return self._ledger.note(rows)

    def _rows(self, batch: Sequence[Piece], outcomes: Sequence[Outcome]) -> list[Row]:
        rest = iter(outcomes)
        return [
            Row(
                position=position,
                item=piece.item,
                source=piece.source,
                part=piece.part,
                outcome=next(rest, "new") if piece.entry else piece.outcome,
                reason=piece.reason,
                document=piece.entry.filed[0].alias if piece.entry else None,
            )
            for position, piece in enumerate(batch, self._position + 1)
        ]


def _watch(stdin: int, stop: Event, order: Order) -> None:
    """Wait for the server to end; without Python's buffer, whose lock would outlive the end."""
    with suppress(OSError):
        while os.read(stdin, 1):
            pass
    stop.set()
    Event().wait(GRACE)
    with suppress(CascadeError):
        _put_back(order)
    os._exit(STOPPED)


def _put_back(order: Order) -> None:
    with writing(Path(order.folder)) as connection:
        put_back(connection, order.job)


def _where(error: Exception) -> str:
    """Where the program broke off, without what it was reading."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames[-5:]))


if __name__ == "__main__":
    sys.exit(main())
