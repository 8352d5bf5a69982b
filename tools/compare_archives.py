"""Brings the same documents into stores in every way there is, and compares what they export.

    python tools/compare_archives.py [--documents 2000] [--hot 1000] [--neo4j] [--scratch DIR]

The promise: whatever the order of the input, the number of pieces in which it is read and the store
it ends in, the canonical export is byte for byte that of `cascade load`; `--hot` documents all cite
one letter. Where every other text cannot be read, the rest comes out as if it were alone, and the
table of failures names each of the others. `--neo4j` adds a Neo4j that its importer fills and one
that is loaded. Prints a line for each way with its seconds; exit status 1 where any differs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pyarrow.parquet as pq

from graph import open_store
from graph.archive.finished import tables_of
from graph.archive.neo4j.files import write_files
from graph.archive.neo4j.importer import Importer, run_import
from graph.export import export_jsonl
from loaders.spark.session import session

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # for the Neo4j beside this file
_PROGRAM = (sys.executable, "-c", "from api.cli import main; main()")
_ARCHIVE = (sys.executable, "-m", "benchmarks.archive")
_SHUFFLED = "7"
_CORRUPT = 0.5


class Size(NamedTuple):
    """How many documents, and how many more that cite one letter."""

    documents: int
    hot: int

    @property
    def options(self) -> list[str]:
        """For `benchmarks.archive`."""
        return ["--documents", str(self.documents), "--hot", str(self.hot)]


class Compared(NamedTuple):
    """A way into a store, the digest of the export, and the seconds until the store was filled."""

    way: str
    digest: str
    seconds: float


def compared(size: Size, scratch: Path, *, neo4j: bool) -> Iterator[Compared]:
    """Each way, that of `cascade load` first; all digests should be equal."""
    plain, shuffled = scratch / "plain.jsonl", scratch / "shuffled.jsonl"
    _lines(size, plain)
    _lines(size, shuffled, "--shuffle", _SHUFFLED)
    yield _loaded("load", plain, scratch / "loaded.db")
    yield _built("archive, 3 pieces", plain, scratch / "three", 3)
    yield _built("archive, shuffled, 300 pieces", shuffled, scratch / "many", 300)
    if neo4j:
        yield from _neo4j(shuffled, scratch / "many", scratch / "files")


def half_corrupt(size: Size, scratch: Path) -> Iterator[Compared]:
    """A folder of which half cannot be read, and then its readable half: both should be equal.

    Raises `RuntimeError` where the table of failures does not name exactly the other half.
    """
    folder, truth = scratch / "files", scratch / "truth.jsonl"
    options = ["--corrupt", str(_CORRUPT), "--truth", str(truth), "--out", str(folder)]
    subprocess.run([*_ARCHIVE, *size.options, *options], cwd=ROOT, check=True)  # noqa: S603
    with truth.open(encoding="utf-8") as lines:
        said = [json.loads(line) for line in lines]
    corrupt = sorted(str(folder / one["source"]) for one in said if one["corrupt"])
    yield _built("archive, half of it corrupt", folder, scratch / "half", None, status=1)
    failed = sorted(pq.read_table(scratch / "half" / "failures")["source"].to_pylist())
    if failed != corrupt:
        raise RuntimeError(f"{len(failed)} failures are told of {len(corrupt)} corrupt documents")
    for name in corrupt:
        Path(name).unlink()
    url = f"sqlite:///{scratch / 'readable.db'}"
    yield _filled("load of the readable half", url, ["load", str(folder)])


def _lines(size: Size, file: Path, *options: str) -> None:
    with file.open("wb") as out:
        command = [*_ARCHIVE, "--jsonl", *size.options, *options]
        subprocess.run(command, cwd=ROOT, stdout=out, check=True)  # noqa: S603


def _loaded(way: str, lines: Path, file: Path) -> Compared:
    return _filled(way, f"sqlite:///{file}", ["load", "-"], given=lines)


def _built(way: str, lines: Path, out: Path, pieces: int | None, status: int = 0) -> Compared:
    began = time.monotonic()
    cut = ["--partitions", str(pieces)] if pieces else []
    _cascade("archive", "build", str(lines), str(out), *cut, status=status)
    built = time.monotonic() - began
    url = f"sqlite:///{out.with_suffix('.db')}"
    made = _filled(way, url, ["archive", "import", str(out)])
    return made._replace(seconds=made.seconds + built)


def _filled(way: str, url: str, command: Sequence[str], given: Path | None = None) -> Compared:
    began = time.monotonic()
    _cascade(*command, "--store", url, given=given)
    return Compared(way, _digest(url), time.monotonic() - began)


def _neo4j(lines: Path, tables: Path, files: Path) -> Iterator[Compared]:
    from tools.neo4j_server import Memory, prepared  # noqa: PLC0415 - only where it is wanted

    memory = Memory("2g", "1g")
    began = time.monotonic()
    with session() as spark:
        write_files(tables_of(spark, str(tables)), files)
    with prepared(memory=memory) as server:
        run_import(files, Importer(tuple(server.admin(files)), server.home))
        server.start()
        with _environment(server.environment):
            _cascade("archive", "import", str(tables), "--store", server.url)
            seconds = time.monotonic() - began
            yield Compared("archive, Neo4j's importer", _digest(server.url), seconds)
    with prepared(memory=memory) as server:
        server.start()
        with _environment(server.environment):
            yield _filled("load into Neo4j", server.url, ["load", "-"], given=lines)


def _cascade(*words: str, given: Path | None = None, status: int = 0) -> None:
    with (given or Path(os.devnull)).open("rb") as lines:
        ended = subprocess.run(  # noqa: S603
            [*_PROGRAM, *words], cwd=ROOT, stdin=lines, stdout=subprocess.DEVNULL, check=False
        )
    if ended.returncode != status:
        raise RuntimeError(f"cascade {' '.join(words)} ended with status {ended.returncode}")


def _digest(url: str) -> str:
    """The digest of what a store exports."""
    digest = hashlib.sha256()
    with open_store(url) as store:
        for line in export_jsonl(store):
            digest.update(line.encode() + b"\n")
    return digest.hexdigest()


@contextmanager
def _environment(more: dict[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(more)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def main() -> int:
    """Print how each way ended."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--hot", type=int, default=1000)
    parser.add_argument("--neo4j", action="store_true", help="a real one, started for it")
    parser.add_argument("--scratch", type=Path, help="where files go while it runs")
    options = parser.parse_args()
    size = Size(options.documents, options.hot)
    is_equal = True
    with TemporaryDirectory(dir=options.scratch) as name:
        scratch = Path(name)
        for ways in (compared(size, scratch, neo4j=options.neo4j), half_corrupt(size, scratch)):
            first = None
            for way, digest, seconds in ways:
                first = first or digest
                is_equal &= digest == first
                verdict = "equal" if digest == first else "DIFFERS"
                print(f"{way}: {digest[:16]} {verdict}, {seconds:.0f} s", flush=True)
    return 0 if is_equal else 1


if __name__ == "__main__":
    sys.exit(main())
