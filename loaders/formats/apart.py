"""Untrusted bytes are read in processes of their own, which are replaced when one ends by them.

A file that makes a reader hang, crash or take too much memory costs that process and nothing else.
What a file gives does not depend on the files before it: where a process that has read others ends,
the file is read once more by a new one.
"""

from __future__ import annotations

import atexit
import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import IO, Any, Final, TypeVar, cast

import msgspec

from loaders.errors import ReaderFault, UnreadableSource
from loaders.formats import pulse

T = TypeVar("T")

MEMORY: Final = 2 << 30
"""Bytes of address space that such a process may take, native libraries included."""

_CHILD = "from loaders.formats.apart import serve; serve()"
_LENGTH = struct.Struct("<Q")
_GOOD, _REFUSED, _FAULT = b"+", b"-", b"!"
_SIGALRM = getattr(signal, "SIGALRM", 14)
_ANOTHER = "open it with the program that made it, save it anew, and load that"


class _Ended(Exception):  # noqa: N818 - never leaves this file
    """The process has ended before it answered; `code` is its exit status."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class _Process:
    """A process that reads files one by one."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - this very Python
            [sys.executable, "-P", "-c", _CHILD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "OMP_THREAD_LIMIT": "1"},
            process_group=0,
        )
        self.is_new = True

    def ask(self, function: str, data: bytes, source: str) -> tuple[bytes, bytes]:
        """The kind of answer and the answer; raises `_Ended`."""
        to, back = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)
        self.is_new = False
        try:
            pickle.dump((function, data, source), to)
            to.flush()
            head = back.read(1 + _LENGTH.size)
            (length,) = _LENGTH.unpack(head[1:])
            answer = back.read(length)
        except (OSError, struct.error):
            raise _Ended(self.end()) from None
        if len(answer) < length:
            raise _Ended(self.end())
        return head[:1], answer

    def end(self) -> int:
        """End it, and what it has started; gives its exit status."""
        with suppress(OSError):
            cast("IO[bytes]", self._process.stdin).close()  # by which an idle one ends
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1)  # one that is dying by itself has a status that tells why
        with suppress(OSError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        with suppress(OSError), self._process:
            pass
        return self._process.returncode


class _Pool:
    """The processes of this one: never more than there are cores, kept for the next file."""

    def __init__(self, most: int) -> None:
        self._idle: list[_Process] = []
        self._turns = threading.BoundedSemaphore(most)

    @contextmanager
    def process(self, *, new: bool) -> Iterator[_Process]:
        """One to ask, on request one that has read nothing; it is kept unless it ends."""
        with self._turns:
            process = self._idle.pop() if self._idle and not new else _Process()
            try:
                yield process
            except BaseException:
                process.end()
                raise
            self._idle.append(process)

    def close(self) -> None:
        """End them all."""
        while self._idle:
            self._idle.pop().end()


_pool = _Pool(max(2, os.cpu_count() or 1))
atexit.register(_pool.close)


def called(function: str, form: type[T], data: bytes, source: str) -> T:
    """What a function ("module:name") makes of the bytes of `source`, in another process.

    The function takes the bytes and the name; `form` is the type of what it gives, in which
    `msgspec` carries it back; an iterator comes back as a list. Raises `UnreadableSource` as the
    function does, and where it takes too long, too much memory, or ends its process; its child
    `ReaderFault` for an error that nobody foresaw.
    """
    kind, answer = _asked(function, data, source)
    if kind == _GOOD:
        return msgspec.msgpack.decode(answer, type=form)
    reason, remedy = msgspec.msgpack.decode(answer, type=tuple[str, str])
    if kind == _REFUSED:
        raise UnreadableSource(source, reason, remedy)
    fault = ReaderFault(source, reason)
    fault.add_note(remedy)
    raise fault


def _asked(function: str, data: bytes, source: str) -> tuple[bytes, bytes]:
    """The answer of a process; of a new one where one that has read other files ends."""
    for again in (False, True):
        try:
            with _pool.process(new=again) as process:
                is_new = process.is_new
                return process.ask(function, data, source)
        except _Ended as end:
            if is_new:
                raise _told(source, end.code) from None
    raise AssertionError("a new process was asked")


def _told(source: str, code: int) -> UnreadableSource:
    """What the end of a process that read nothing but `source` means to a user."""
    if code == -_SIGALRM:
        reason = f"keeps its reader busy for more than {pulse.PATIENCE} s without a page read"
        return UnreadableSource(source, reason, _ANOTHER)
    how = f"signal {-code}" if code < 0 else f"exit status {code}"
    return UnreadableSource(source, f"makes its reader crash ({how})", _ANOTHER)


def serve() -> None:
    """Answer one question after the other until there are no more: the main program of a child."""
    incoming = sys.stdin.buffer
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # native libraries print what they think of a file
    _limit_memory()
    with suppress(EOFError, OSError, pickle.UnpicklingError):  # the one who asked has gone
        while True:
            function, data, source = pickle.load(incoming)  # noqa: S301 - from our own parent
            pulse.start()
            kind, answer, is_last = _answer(function, data, source)
            pulse.stop()
            outgoing.write(kind + _LENGTH.pack(len(answer)) + answer)
            outgoing.flush()
            if is_last:
                break
    os._exit(0)  # native libraries need not clear up


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows, which has no such limit
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _answer(function: str, data: bytes, source: str) -> tuple[bytes, bytes, bool]:
    """The kind of answer, the answer, and whether this process had better not go on."""
    try:
        module, _, name = function.partition(":")
        result = getattr(import_module(module), name)(data, source)
        return _GOOD, msgspec.msgpack.encode(_whole(result)), False
    except UnreadableSource as error:
        return _REFUSED, msgspec.msgpack.encode((error.reason, error.remedy)), False
    except MemoryError:
        reason = f"needs more than the {MEMORY >> 20:,} MB of memory of one file"
        return _REFUSED, msgspec.msgpack.encode((reason, _ANOTHER)), True
    except RecursionError:
        return _REFUSED, msgspec.msgpack.encode(("is nested too deeply", _ANOTHER)), False
    except Exception as error:
        summary = f"meets an error of this program ({type(error).__name__}: {error})"
        return _FAULT, msgspec.msgpack.encode((summary, traceback.format_exc())), True


def _whole(result: Any) -> Any:
    return list(result) if isinstance(result, Iterator) else result
