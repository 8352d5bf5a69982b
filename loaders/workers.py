"""Processes that read for this one: each gets some items and gives back all of their records.

They are plain children with pipes, because those of `multiprocessing` run the caller's main module
again, answer Ctrl-C with tracebacks and cannot be stopped in the middle of a long text. They end
when this process ends, however that happens: their standard input closes. Records are pickled,
which keeps names that are no UTF-8: 45 µs a letter, MessagePack 20, reading 400 to 500.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue
from threading import Lock
from typing import IO, Any, Generic, TypeVar, cast

from msgspec import Struct

from loaders.archives import Member
from loaders.errors import UnreadableSource
from loaders.garbage import without_collecting
from loaders.lines import Line
from loaders.record import Record
from loaders.sources import Given, Item, read_items

T = TypeVar("T")
Use = Callable[[Record], T]
"""What is done with a record where it was read; `pickle` must be able to name it."""

_CHILD = "from loaders.workers import serve; serve()"
_PATIENCE = 5.0
"""Seconds that a process which has closed its pipe may take to end."""


class _Ended(Exception):  # noqa: N818 - never leaves this file
    """A process has ended before it answered; says how."""


class _Fault(Struct, frozen=True):
    """An error that nobody foresaw, from another process."""

    summary: str
    trace: str


class Workers(Generic[T]):
    """Up to `count` reading processes, running until the `with` block ends; then none is left."""

    def __init__(self, count: int, use: Use[T]) -> None:
        self._processes: list[subprocess.Popen[bytes]] = []
        self._lock = Lock()  # of the list of processes, and of whether there may be more
        self._is_over = False
        self._idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="reading")
        self._count = count
        self._use = use

    def __enter__(self) -> Workers[T]:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def submit(self, items: list[Item]) -> Future[bytes]:
        """What `parts` takes apart, once it is there."""
        if len(self._processes) < self._count:  # never more of them than there is to do
            self._idle.put(self._started())
        return self._threads.submit(self._ask, items)

    def _ask(self, items: list[Item]) -> bytes:
        """What a process answers; where one ends, each of the items has a new one for itself."""
        with suppress(_Ended):
            return self._asked(items)
        answers = [self._ask_anew(item) for item in items]
        return pickle.dumps([part for answer in answers for part in _unpickled(answer)])

    def _ask_anew(self, item: Item) -> bytes:
        try:
            return self._asked([item], anew=True)
        except _Ended as end:
            return pickle.dumps([_told(item, end)])

    def _asked(self, items: list[Item], *, anew: bool = False) -> bytes:
        process = self._idle.get()
        if anew:
            process = self._started(instead_of=process)
        try:
            to, back = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
            pickle.dump((self._use, items), to)
            to.flush()
            answer = cast("bytes", pickle.load(back))  # noqa: S301 - from our own child
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            how = _end(process)
            self._idle.put(self._started(instead_of=process))
            raise _Ended(how) from error
        self._idle.put(process)
        return answer

    def _started(
        self, instead_of: subprocess.Popen[bytes] | None = None
    ) -> subprocess.Popen[bytes]:
        """A new process; the old one where it is all over."""
        with self._lock:
            if instead_of and self._is_over:
                return instead_of
            if instead_of:
                self._processes.remove(instead_of)
                _close(instead_of)
            self._processes.append(_started())
            return self._processes[-1]

    def _stop(self) -> None:
        """End the processes at once; the threads that wait for them end by it."""
        with self._lock:
            self._is_over = True
        for process in self._processes:
            process.kill()
        self._threads.shutdown(cancel_futures=True)
        for process in self._processes:
            _close(process)


def parts(answer: bytes) -> Iterator[T | UnreadableSource]:
    """What a process answered, in order. Raises `RuntimeError` for a fault that it met."""
    for part in _unpickled(answer):
        if isinstance(part, _Fault):
            error = RuntimeError(part.summary)
            error.add_note(part.trace)
            raise error
        yield part


@without_collecting
def _unpickled(answer: bytes) -> list[Any]:
    return cast("list[Any]", pickle.loads(answer))  # noqa: S301 - from our own child


def used(items: Iterable[Item], use: Use[T]) -> Iterator[T | UnreadableSource]:
    """The records of `items` as `use` makes them, read in this process."""
    for part in read_items(items):
        yield part if isinstance(part, UnreadableSource) else use(part)


def serve() -> None:
    """Answer one chunk after the other until there are no more: the main program of a child."""
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    with suppress(EOFError, OSError, pickle.UnpicklingError):  # the one who asked has gone
        while True:
            use, items = pickle.load(incoming)  # noqa: S301 - from our own parent
            pickle.dump(pickle.dumps(_answer(use, items)), outgoing)
            outgoing.flush()
    os._exit(0)  # what is not sent is wanted by nobody


@without_collecting
def _answer(use: Use[Any], items: list[Item]) -> list[Any]:
    answer: list[Any] = []
    try:
        answer.extend(used(items, use))
    except Exception as error:
        summary = f"{type(error).__name__}: {error}"
        answer.append(_Fault(summary, traceback.format_exc()))
    return answer


def _started() -> subprocess.Popen[bytes]:
    """A new child that imports what this process imports, and that Ctrl-C does not reach."""
    return subprocess.Popen(  # noqa: S603 - this very Python
        [sys.executable, "-P", "-c", _CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        process_group=0,
    )


def _close(process: subprocess.Popen[bytes]) -> None:
    """Close the pipes, even with unsent work, and wait for the end, which is near."""
    process.kill()
    with suppress(OSError), process:
        pass


def _told(item: Item, end: _Ended) -> UnreadableSource:
    reason = f"ends the process that reads it ({end})"
    return UnreadableSource(_name(item), reason, "if memory was short, load it alone with --jobs 1")


def _name(item: Item) -> str:
    match item:
        case Line():
            return item.where
        case Member() | Given() | UnreadableSource():
            return item.source
        case _:
            return item


def _end(process: subprocess.Popen[bytes]) -> str:
    try:
        code = process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        return "it no longer answers"
    return f"signal {-code}" if code < 0 else f"exit status {code}"
