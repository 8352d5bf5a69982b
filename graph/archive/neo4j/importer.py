"""Running the importer of Neo4j over files, and what its complaints mean to a user."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct

from graph.archive.errors import ArchiveError
from graph.archive.neo4j.files import Files, arguments, written_files

Watch = Callable[[str, int], None]
"""Takes what the importer does, and how far it is with that (0 to 100)."""

_HEAP: Final = "2g"
_BETWEEN: Final = "U+0000"
_OPENED: Final = (
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
)
_REPORT: Final = "report.txt"
_STAGE: Final = re.compile(r"\(\d/\d\) (.+?) \d{4}-\d\d-\d\d")
_PERCENT: Final = re.compile(r"\s(\d{1,3})% ")
_INTO: Final = re.compile(r"Importing the contents of these files into (.+):$")
_TRACE: Final = re.compile(r"exception details written to: (.+)$")
_THERE: Final = "Database already exist"
_ROOM: Final = "free some and import again"
_OTHERWISE: Final = "name another with --database, or give --overwrite to replace it"
_LITTLE: Final = 32 << 20
"""Bytes free on a disk that took no more: files grow in steps."""
_COMPLAINTS: Final = (
    ("database is in use", "is running", "stop the server and import again"),
    ("UnsupportedClassVersion", "needs another Java", "set JAVA_HOME to one that it supports"),
    ("Unable to find any JVM", "finds no Java", "install Java or set JAVA_HOME"),
    ("OutOfMemory", "has too little memory", "give it more with --heap"),
    ("insufficient memory", "has too little memory", "give it more with --heap"),
    ("Could not reserve enough space", "has too little memory", "give it less with --heap"),
    ("No space left on device", "has no room on its disk", _ROOM),
    (_THERE, "holds this database already", _OTHERWISE),
)
"""What the importer says, what that means, and what to do."""


class Importer(Struct, frozen=True):
    """How the administration tool of a Neo4j is started."""

    command: tuple[str, ...]
    environment: dict[str, str] = {}


def importer_of(home: Path, heap: str = _HEAP) -> Importer:
    """The importer of the Neo4j whose home is this folder.

    It is `bin/neo4j-admin` there, the jars in `lib`, or the `neo4j-admin` on the path. Raises
    `ArchiveError` where there is none.
    """
    environment = {"NEO4J_HOME": str(home), "HEAP_SIZE": heap}
    tool = home / "bin" / "neo4j-admin"
    if tool.is_file():
        return Importer((str(tool),), environment)
    if any((home / "lib").glob("neo4j-import*.jar")):
        java = _java()
        if java is None:
            raise ArchiveError(f"{home}: there is no Java", "install Java or set JAVA_HOME")
        classes = (*_OPENED, "-cp", str(home / "lib" / "*"), "org.neo4j.cli.AdminTool")
        return Importer((java, f"-Xmx{heap}", *classes), environment)
    found = shutil.which("neo4j-admin")
    if found is None:
        problem = f"{home} is no home of a Neo4j, and there is no neo4j-admin on the path"
        raise ArchiveError(problem, "name the folder that has bin/neo4j-admin in it")
    return Importer((found,), environment)


def run_import(
    folder: Path,
    importer: Importer,
    database: str = "neo4j",
    *,
    overwrite: bool = False,
    off_heap: str | None = None,
    watch: Watch | None = None,
) -> Files:
    """Import the files of `folder` into a database of a server that is stopped.

    The database must be new or have no nodes, unless `overwrite`; `off_heap` is the most memory
    beside the heap ("4g"). When the server is started again, opening the store checks what came
    and makes the indexes (`graph.store.neo4j_schema`). Raises `ArchiveError`; what a failed import
    leaves is taken away.
    """
    files = written_files(folder)
    if not overwrite:
        overwrite = _is_unused(importer, database)
    options = [
        *("--bad-tolerance=0", f"--array-delimiter={_BETWEEN}"),
        f"--report-file={folder.resolve() / _REPORT}",
        *([f"--max-off-heap-memory={off_heap}"] if off_heap else ()),
        *(["--overwrite-destination"] if overwrite else ()),
        *_multiline(importer),
        *arguments(files),
    ]
    command = [*importer.command, "database", "import", "full", database, *options]
    run = _Run(watch or _unwatched)
    try:
        if run.of(command, folder, importer.environment):
            raise run.told(database, folder)
    except BaseException:
        run.clear(database)
        raise
    return files


def _unwatched(_: str, __: int) -> None:
    """Nobody looks."""


class _Run:
    """The importer at work, and what it says."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._said: list[str] = []
        self._place: Path | None = None
        self._stage = ""

    def of(self, command: list[str], folder: Path, environment: Mapping[str, str]) -> int:
        """The status with which it ends."""
        for line in _lines(command, folder, environment):
            if isinstance(line, int):
                return line
            self._hear(line)
        return 0

    def clear(self, database: str) -> None:
        """Take away what a failed import has begun; what was there before it leaves alone."""
        if self._place is None or not self._stage or self._has(_THERE):
            return
        shutil.rmtree(self._place, ignore_errors=True)
        logs = self._place.parent.parent / "transactions" / database
        shutil.rmtree(logs, ignore_errors=True)

    def told(self, database: str, folder: Path) -> ArchiveError:
        """What went wrong, in one line."""
        name = f"Neo4j with the database {database}"
        for words, problem, remedy in _COMPLAINTS:
            if self._has(words):
                return ArchiveError(f"{name} {problem}", remedy)
        if self._is_full():
            return ArchiveError(f"{name} has no room on its disk", _ROOM)
        report = _read(folder / _REPORT)
        said = [line for line in self._said if "WARNING" not in line and not _is_trace(line)]
        errors = [line for line in said if "rror" in line or "xception" in line]
        reason = (self._causes() or report or errors or said or ["it said nothing"])[-1]
        problem = f"the import into the database {database} failed: {reason.strip()[:300]}"
        return ArchiveError(problem, "write the files again, or try another version of Neo4j")

    def _is_full(self) -> bool:
        """Whether there is no room where the database is; older versions do not say so."""
        if self._place is None or not self._place.is_dir():
            return False
        return shutil.disk_usage(self._place).free < _LITTLE

    def _causes(self) -> list[str]:
        """What newer versions write into a file of its own."""
        traces = [found[1] for line in self._said if (found := _TRACE.search(line))]
        return [line for trace in traces for line in _read(Path(trace)) if "Caused by" in line]

    def _hear(self, line: str) -> None:
        stage, percent, into = _STAGE.search(line), _PERCENT.search(line), _INTO.search(line)
        if into:
            self._place = Path(into[1])
        if stage:
            self._stage = stage[1]
            self._watch(self._stage, 0)
        elif percent and line.lstrip(" -.").startswith(percent[1]):
            self._watch(self._stage, int(percent[1]))
        elif line.strip():
            self._said.append(line)

    def _has(self, words: str) -> bool:
        return any(words.lower() in line.lower() for line in self._said)


def _lines(command: list[str], folder: Path, environment: Mapping[str, str]) -> Iterator[str | int]:
    """What a program says, line by line, and at last the status with which it ends.

    It ends with us: a half import that nobody waits for is of no use.
    """
    try:
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=folder,
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # the tool starts another process, which must end with it
            text=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        problem = f"{command[0]} cannot be started: {error.strerror}"
        raise ArchiveError(problem, "check that this user may run it") from error
    with process:
        try:
            assert process.stdout is not None  # noqa: S101
            yield from process.stdout
            yield process.wait()
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _is_unused(importer: Importer, database: str) -> bool:
    """Whether a database was made (by a first start) and never had a node.

    Only the formats of the Community edition show that; any other database counts as used.
    """
    home = Path(importer.environment.get("NEO4J_HOME", ""))
    nodes = home / "data" / "databases" / database / "neostore.nodestore.db"
    try:
        with nodes.open("rb") as opened:
            return not any(any(part) for part in iter(lambda: opened.read(1 << 20), b""))
    except OSError:
        return False


def _multiline(importer: Importer) -> list[str]:
    """How the importer is told that fields have line breaks.

    Where it can be told in which files (its format v2), it fails on files longer than its buffer of
    4 MB: it takes a line break between quotes for the end of a line (seen with 5.26.31).
    """
    options = [*importer.command, "database", "import", "full", "--help"]
    help_ = "".join(str(line) for line in _lines(options, Path.cwd(), importer.environment))
    old = ["--multiline-fields-format=v1"] if "--multiline-fields-format" in help_ else []
    return [*old, "--multiline-fields=true"]


def _read(file: Path) -> list[str]:
    """The lines of a file that may be missing."""
    try:
        return file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []


def _is_trace(line: str) -> bool:
    return line.lstrip().startswith(("at ", "...")) or "--verbose" in line


def _java() -> str | None:
    home = os.environ.get("JAVA_HOME")
    own = Path(home) / "bin" / "java" if home else None
    return str(own) if own and own.is_file() else shutil.which("java")
