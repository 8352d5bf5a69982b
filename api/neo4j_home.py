"""The first import into a Neo4j, by its own importer, which writes into the folder of a server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from api.archives import Told


def first_neo4j(
    out: str,
    home: Path,
    database: str,
    files: Path | None,
    told: Told,
    *,
    master: str | None,
    memory: str | None,
) -> None:
    """Import the archive `out` into the stopped server of the folder `home`.

    The importer reads files that Spark writes into the folder `files`, by default `out`/neo4j; they
    stay. Files that are whole are not written again.
    """
    from graph.archive.errors import ArchiveError
    from graph.archive.neo4j_files import written_files
    from graph.archive.neo4j_import import importer_of, run_import
    from graph.archive.parts import local

    importer = importer_of(home)
    folder = files or local(out) / "neo4j"
    try:
        written_files(folder)
    except ArchiveError:
        _write(out, folder, told, master, memory)
    run_import(
        folder, importer, database, watch=lambda stage, percent: told.part(stage, percent, 100)
    )


def _write(out: str, folder: Path, told: Told, master: str | None, memory: str | None) -> None:
    from graph.archive.finished import tables_of
    from graph.archive.neo4j_files import write_files
    from loaders.spark.session import session

    told.part("files of the importer", 0, 1)
    with session(master, memory=memory) as spark:
        write_files(tables_of(spark, out), folder)
    told.part("files of the importer", 1, 1)
