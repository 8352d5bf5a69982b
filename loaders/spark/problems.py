"""What Spark raises, in one line that says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from loaders.errors import SparkProblem

_ROOM = (
    "make room there, or set spark.local.dir (and the output) to a larger disk, and run it again"
)
_MORE = "give it more memory, or have fewer tasks at once on a machine, and run it again"

_KNOWN: Final = (
    (r"No space left on device|Disk quota exceeded|File too large", "the disk is full", _ROOM),
    (
        r"AccessControlException|AccessDeniedException|Permission denied|Operation not permitted"
        r"|Mkdirs failed",
        "a file or folder may not be read or written",
        "change its permissions, or name another",
    ),
    (
        r"Read-only file system",
        "a folder is on a disk that may only be read",
        "name another output, or set spark.local.dir to a disk that can be written",
    ),
    (r"\nMemoryError|MemoryError$", "a Python worker has run out of memory", _MORE),
    (
        r"OutOfMemoryError|Container killed by YARN for exceeding",
        "Spark's Java process has run out of memory",
        _MORE,
    ),
    (
        r"Python worker exited unexpectedly|Python worker failed to connect back",
        "a Python worker has ended in the middle of its work, as it does when memory is short",
        f"{_MORE}; where it ends again while it reads, `cascade load` tells the file that ends it",
    ),
    (
        r"ExecutorLostFailure|executor lost|Executor heartbeat timed out",
        "executors were lost again and again",
        "look at their logs; when memory was short, give them more, and run it again",
    ),
    (
        r"All masters are unresponsive|Master removed our application",
        "the master no longer answers, or has removed this application",
        "look at its log, and run it again",
    ),
    (
        r"SparkContext was shut down|stopped SparkContext|cancelled because SparkContext",
        "Spark was stopped in the middle of its work",
        "run it again",
    ),
    (
        r"Py4JNetworkError|Connection refused|Answer from Java side is empty|Connection reset",
        "Spark's Java process on this machine has ended",
        "when memory was short, give it less (--memory) or close other programs; run it again",
    ),
    (
        r"No FileSystem for scheme|UnsupportedFileSystemException|Class \S+FileSystem not found",
        "Spark knows no such kind of address",
        "add the connector of that store (spark.jars.packages), or name a local path",
    ),
    (
        r"UnknownHostException",
        "a machine's name cannot be resolved",
        "check the address and the network",
    ),
)  # fmt: skip
_WHERE: Final = re.compile(
    r"(?:Mkdirs failed to create |writing rows to |Permission denied: '"
    r"|(?:FileNotFoundException|AccessDeniedException|FileSystemException): )"
    r"(?:file:)?(?P<place>[a-z0-9]*:?/.+?)(?:/_temporary|[ ':\n(]|\. |$)"
)
_OURS: Final = re.compile(r"^loaders\.errors\.\w+: (.+)$", re.MULTILINE)
_PYTHON: Final = re.compile(r"^(?:\w+\.)*(\w*(?:Error|Exception|Interrupt)\b.*)$", re.MULTILINE)
_JAVA: Final = re.compile(r"^(?:Caused by)?: (?:[\w$]+\.)*([\w$]+: .+)$", re.MULTILINE)
_LONGEST: Final = 300


@contextmanager
def in_words(during: str = "") -> Iterator[None]:
    """What Spark raises in the `with` block leaves it as `SparkProblem`.

    `during` is told in front: what was being done.
    """
    from py4j.protocol import Py4JError  # noqa: PLC0415 - only with the extra `spark`
    from pyspark.errors import PySparkException  # noqa: PLC0415

    try:
        yield
    except (PySparkException, Py4JError, ConnectionError) as error:
        problem = told(error)
        words = f"{during}: {problem.problem}" if during else problem.problem
        raise SparkProblem(words, problem.remedy) from error


def told(error: BaseException) -> SparkProblem:
    """The failure of a job or of starting Spark as one line; `error` is what PySpark raised."""
    if isinstance(error, SparkProblem):
        return error
    text = f"{type(error).__name__}: {error}"
    if ours := _OURS.search(text):
        return SparkProblem(ours[1])
    for pattern, problem, remedy in _KNOWN:
        if re.search(pattern, text):
            place = _WHERE.search(text)
            return SparkProblem(f"{problem} ({place['place']})" if place else problem, remedy)
    return SparkProblem(f"Spark has failed: {_essence(text)}")


def _essence(text: str) -> str:
    """The line of a long message that says most: what Python raised, else what Java did first."""
    raised = _PYTHON.findall(text) if "Traceback (most recent call last)" in text else []
    causes = raised or _JAVA.findall(text)
    line = causes[-1] if causes else text.strip().splitlines()[0]
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
