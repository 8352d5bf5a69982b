"""The first import into a Neo4j, by its own importer, which writes into the folder of a server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from api.archives import Told


class Home(Struct, frozen=True):
    """A stopped server by its folder, and how its importer is run.

    `files` is the folder of the importer's files, None for the one beside the tables.
    """

    folder: Path
    database: str
    files: Path | None
    heap: str
    overwrite: bool


def first_neo4j(
    out: str, home: Home, told: Told, *, master: str | None, memory: str | None
) -> None:
    """Import the archive `out` into a stopped server.

    The importer reads files that Spark writes; they stay. Files that are whole and of this build
    are not written again. Raises `ArchiveError`, and what a session of Spark does.
    """
    from graph.archive.neo4j.importer import importer_of, run_import
    from graph.archive.parts import local

    importer = importer_of(home.folder, home.heap)
    files = home.files or local(out) / "neo4j"
    _write(out, files, told, master, memory)
    run_import(
        files,
        importer,
        home.database,
        overwrite=home.overwrite,
        watch=lambda stage, percent: told.part(stage, percent, 100),
    )


def _write(out: str, folder: Path, told: Told, master: str | None, memory: str | None) -> None:
    from graph.archive.finished import finished, tables_of
    from graph.archive.folder import Folder
    from graph.archive.neo4j.files import write_files
    from loaders.spark.session import session

    told.part("files of the importer", 0, 1)
    with session(master, memory=memory) as spark:
        made_of = finished(Folder(spark, out)).input.fingerprint
        if not _is_written(folder, made_of):
            write_files(tables_of(spark, out), folder, made_of)
    told.part("files of the importer", 1, 1)


def _is_written(folder: Path, made_of: str) -> bool:
    from graph.archive.errors import ArchiveError
    from graph.archive.neo4j.files import written_files

    try:
        return written_files(folder).made_of == made_of
    except ArchiveError:
        return False
