"""Reading with several processes: the same records in the same order, in flat memory."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeVar

from loaders.archives import Member
from loaders.errors import UnreadableSource
from loaders.files import MAX_FILE
from loaders.formats.table import Format, format_by_name
from loaders.lines import Line
from loaders.record import Record
from loaders.sources import Given, Item, items
from loaders.workers import Use, Workers, parts, used

T = TypeVar("T")

SMALL = 2_000_000
"""Weight below which no process is started: each needs 0.3 s to begin, this much takes as long."""
CHUNK = 512_000
"""Weight that is read together, and goes to a process at once: about 50 ms of reading."""
WINDOW = 2_000_000
"""Weight in flight for each process, so that it reads on while a store takes 500 records."""
_ITEM = 1_000
"""Weight of an item beside its bytes: opening a file and a record without any text cost too."""


class Chunk(NamedTuple):
    """Items to be read together; `waiting` tells that the next ones are not there yet."""

    items: list[Item]
    weight: int
    waiting: bool


def usable_cores() -> int:
    """How many processor cores this process may use."""
    count: Callable[[], int | None] | None = getattr(os, "process_cpu_count", None)  # Python 3.13
    if count:
        return count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_all(
    paths: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    workers: int = 1,
    web: bool = False,
) -> Generator[Record | UnreadableSource, None, None]:
    """Every record of files, folders, archives and `-` (JSON lines from `stdin`), in order.

    Folders are walked in sorted order, and the members of an archive come in that of their names.
    With `web`, addresses (http, https) are fetched.
    What cannot be read comes as the error itself, in its place, and the rest follows. With more
    than one of `workers`, so many processes read where there is more than a little; what comes out
    is the same. Closing the iterator ends them.
    A process that ends at a file is replaced, and the file told as one that cannot be read.
    Raises `ValueError` for fewer than one worker.
    """
    return map_records(paths, _unchanged, stdin=stdin, workers=workers, web=web)


def map_records(
    paths: Iterable[str],
    use: Use[T],
    *,
    stdin: BinaryIO | None = None,
    workers: int = 1,
    web: bool = False,
) -> Generator[T | UnreadableSource, None, None]:
    """The same as `read_all` with each record as `use` makes it, in the process that read it.

    `use` must be a function at the top of a module, or a `functools.partial` of one.
    """
    return map_items(items(paths, stdin, web=web), use, workers=workers)


def map_items(
    found: Iterator[Item | None], use: Use[T], *, workers: int = 1
) -> Generator[T | UnreadableSource, None, None]:
    """The same as `map_records` of what `loaders.sources.items` gives, or of a part of it.

    Each item gives at least one record or one error, and its records count from 0.
    """
    if workers < 1:
        raise ValueError(f"workers is {workers}; at least one has to read")
    return _map(found, use, workers)


def _map(
    found: Iterator[Item | None], use: Use[T], count: int
) -> Generator[T | UnreadableSource, None, None]:
    chunks = chunks_of(found)
    if count == 1:
        yield from _here(chunks, use)
        return
    first: list[Chunk] = []
    weight = 0
    for chunk in chunks:
        first.append(chunk)
        weight += chunk.weight
        if weight >= SMALL:
            break
        if chunk.waiting:
            yield from _here(first, use)
            first.clear()
    if weight < SMALL:
        yield from _here(first, use)
        return
    with Workers(count, use) as workers:
        yield from _in_order(workers, count, chain(first, chunks))


def _unchanged(record: Record) -> Record:
    return record


def _here(chunks: Iterable[Chunk], use: Use[T]) -> Iterator[T | UnreadableSource]:
    for chunk in chunks:
        yield from used(chunk.items, use)


def _in_order(
    workers: Workers[T], count: int, chunks: Iterable[Chunk]
) -> Iterator[T | UnreadableSource]:
    """Hands out chunks and gives their answers in turn; what is in flight never passes a limit."""
    flying: deque[tuple[Future[bytes], int]] = deque()
    weight = 0
    for chunk in chunks:
        if chunk.items:
            flying.append((workers.submit(chunk.items), chunk.weight))
            weight += chunk.weight
        # One chunk a process may always fly: a single file can weigh more than the window.
        while flying and (flying[0][0].done() or (weight > count * WINDOW and len(flying) > count)):
            answer, landed = flying.popleft()
            weight -= landed
            yield from parts(answer.result())
    while flying:
        yield from parts(flying.popleft()[0].result())


def chunks_of(found: Iterator[Item | None]) -> Iterator[Chunk]:
    """The items together; where the sender pauses (None), at once what there is, even nothing."""
    batch: list[Item] = []
    weight = 0
    for item in found:
        if item is not None:
            batch.append(item)
            weight += _weight(item)
        if item is None or weight >= CHUNK:
            yield Chunk(batch, weight, item is None)
            batch, weight = [], 0
    yield Chunk(batch, weight, False)


def _weight(item: Item) -> int:
    """About the bytes that an item keeps busy; no file weighs more than may be read."""
    match item:
        case Line():
            return _ITEM + len(item.data)
        case Given():
            return _ITEM + len(item.text)
        case Member():
            return weight_of(item.source, len(item.data))
        case UnreadableSource():
            return _ITEM
    try:
        return weight_of(item, min(Path(item).stat().st_size, MAX_FILE))
    except (OSError, ValueError):  # told when it is read
        return _ITEM


def weight_of(name: str, size: int) -> int:
    """The weight of a file of `size` bytes: one that is no text goes to a process alone, its size
    says little."""
    kind = format_by_name(name)
    is_text = not isinstance(kind, Format) or not kind.module
    return _ITEM + (size if is_text else max(size, CHUNK))
