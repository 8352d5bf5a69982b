"""How long an archive takes from its tables into a Neo4j that can be asked, and what answers take.

    cascade archive build archive.jsonl tables
    python -m benchmarks.scale tables --heap 2g --page-cache 2g

The server is a real one of its own (`tools/neo4j_server.py`), filled by its own importer.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.queries import table
from graph import open_store
from graph.archive.finished import tables_of
from graph.archive.neo4j.files import write_files
from graph.archive.neo4j.importer import Importer, run_import
from graph.store.neo4j_session import prepare
from loaders.spark.session import session
from tools.neo4j_server import Memory, Server, prepared

_ROUNDS = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Print seconds and sizes, a line each."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.scale", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("tables", type=Path, help="the folder of a finished build")
    parser.add_argument("--heap", default="2g", help="of the importer and of the server")
    parser.add_argument("--page-cache", default="2g", help="of the server")
    parser.add_argument("--scratch", type=Path, help="where the importer's files go")
    options = parser.parse_args(arguments)
    with TemporaryDirectory(dir=options.scratch) as name:
        files = Path(name) / "files"
        with _timed("files of the importer"), session() as spark:
            write_files(tables_of(spark, str(options.tables)), files)
        print(f"  {_size(files) / 1e9:.2f} GB")
        with prepared(memory=Memory(options.heap, options.page_cache)) as server:
            _imported(server, files)
    return 0


def _imported(server: Server, files: Path) -> None:
    command = [word.replace("-Xmx1g", "-Xmx2g") for word in server.admin(files)]
    with _timed("import"):
        run_import(files, Importer(tuple(command), server.home))
    print(f"  {_size(server.folder) / 1e9:.2f} GB")
    with _timed("start of the server"):
        server.start()
    os.environ.update(server.environment)
    with _timed("comparison, constraints, indexes"):
        prepare(server.url, lambda _, __: None)
    with open_store(server.url) as store:
        print(store.counts())
    table(server.url, "xét nghiệm", _ROUNDS)


@contextmanager
def _timed(what: str) -> Iterator[None]:
    began = perf_counter()
    yield
    print(f"{what}: {perf_counter() - began:.1f} s", flush=True)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    sys.exit(main())
