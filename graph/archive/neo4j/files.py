"""The files of a first import into Neo4j: CSV of all nodes and relationships, written by Spark.

A folder of them is whole when `import.json` is in it, which says what they hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from graph.archive.errors import ArchiveError
from graph.archive.neo4j.kinds import KINDS
from graph.archive.neo4j.nodes import SOURCES
from graph.archive.neo4j.sql import cited, headed, related, shared, texts
from graph.archive.streams import arrow_schema, batched, cells
from graph.store.neo4j_imported import Expected
from graph.store.neo4j_schema import LACKS_INDEXES, REFUSED
from loaders.spark.settings import held

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

_WHOLE: Final = "import.json"
_TOGETHER: Final = 1 << 16
"""Characters that go to Spark at once, about."""
_LINES: Final = "lines string"
_SETTINGS: Final = {
    # Spark opens all files of a task at once, where it would sort the lines by file.
    "spark.sql.maxConcurrentOutputFileWriters": str(len(KINDS)),
    # Bytes as text are one line.
    "spark.sql.chunkBase64String.enabled": "false",
}
_STATE: Final = "state"


class Files(Struct, frozen=True):
    """What the files of an import hold.

    `parts` are the folders of data, each with the name of its kind (`kinds.KINDS`), `made_of`
    is the fingerprint of the input whose tables they were made from.
    """

    expected: Expected
    parts: dict[str, str]
    made_of: str = ""


def write_files(tables: Mapping[str, DataFrame], folder: Path, made_of: str = "") -> Files:
    """Write the files of an import of these tables (by name) into `folder`, which may exist.

    What an earlier attempt left there is replaced. `made_of` is noted. Raises `ArchiveError` for a
    folder that cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _WHOLE).unlink(missing_ok=True)
        (folder / "headers").mkdir(exist_ok=True)
        for kind in KINDS.values():
            _header(folder, kind.name).write_text(kind.header + "\n", encoding="utf-8")
        for name in SOURCES:
            _made(tables, name).write.mode("overwrite").text(str(folder / name))
        with held(tables["records"].sparkSession, _SETTINGS):
            rest = _told(tables).write.mode("overwrite").partitionBy("kind")
            rest.text(str(folder / "rest"))
        expected = _expected(tables)
        _write_state(tables, expected, folder)
        found = Files(expected, _parts(folder), made_of)
        (folder / _WHOLE).write_bytes(msgspec.json.format(msgspec.json.encode(found)))
    except OSError as error:
        problem = f"{folder} cannot be written: {error.strerror}"
        raise ArchiveError(problem, "choose another folder or free some room") from error
    return found


def written_files(folder: Path) -> Files:
    """What a folder holds into which `write_files` has written all.

    Raises `ArchiveError` where that is not so.
    """
    try:
        return msgspec.json.decode((folder / _WHOLE).read_bytes(), type=Files)
    except (OSError, msgspec.DecodeError) as error:
        problem = f"{folder} holds no complete files of an import"
        raise ArchiveError(problem, "write them again") from error


def arguments(files: Files) -> list[str]:
    """The files as options of the importer that is started in their folder."""
    by_kind = defaultdict(list)
    for part, name in sorted(files.parts.items()):
        by_kind[name].append(f"{part}/part-.*")
    options = []
    for kind in KINDS.values():
        if kind.name in by_kind:
            what = "nodes" if kind.is_node else "relationships"
            label = f"{kind.label}=" if kind.label else ""
            data = ",".join([f"headers/{kind.name}.csv", *by_kind[kind.name]])
            options.append(f"--{what}={label}{data}")
    return options


def _made(tables: Mapping[str, DataFrame], name: str) -> DataFrame:
    """The lines of a kind that Python makes."""
    table, columns, _ = SOURCES[name]
    rows = tables[table].select(*(f"`{column}`" for column in columns))
    return rows.mapInArrow(partial(_batches, name, arrow_schema(_LINES)), _LINES)


def _told(tables: Mapping[str, DataFrame]) -> DataFrame:
    """The lines of all other kinds."""
    records = tables["records"]
    rows = texts(records).unionByName(headed(records)).unionByName(cited(records))
    rows = rows.unionByName(shared(tables["nodes"]))
    return rows.unionByName(related(tables["relationships"]))


def _batches(
    name: str, schema: pa.Schema, batches: Iterable[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    for lines in _joined(name, batches):
        yield from batched([(lines,)], schema)


def _joined(name: str, batches: Iterable[pa.RecordBatch]) -> Iterator[str]:
    """The lines of some rows of a table, many at a time."""
    kind, (_, columns, facts) = KINDS[name], SOURCES[name]
    lines, size = [], 0
    for row in cells(batches):
        lines.append(kind.line(facts(dict(zip(columns, row, strict=True)))))
        size += len(lines[-1])
        if size >= _TOGETHER:
            yield "\n".join(lines)
            lines, size = [], 0
    if lines:
        yield "\n".join(lines)


def _write_state(tables: Mapping[str, DataFrame], expected: Expected, folder: Path) -> None:
    """The nodes by which a store knows its own state; opening it makes the indexes."""
    (last,) = tables["records"].selectExpr("max(id)").first() or (None,)
    kind = KINDS["CascadeStore"]
    nodes = (
        {"name": "gate", "started": 0},
        {
            "name": "state",
            "finished": 0,
            "records": last or 0,
            "version": LACKS_INDEXES,
            "imported": expected.told(),
        },
    )
    place = folder / _STATE
    place.mkdir(exist_ok=True)
    lines = "".join(f"{kind.line(node)}\n" for node in nodes)
    (place / "part-0.csv").write_text(lines, encoding="utf-8")


def _parts(folder: Path) -> dict[str, str]:
    parts = {_STATE: "CascadeStore", **{name: name for name in SOURCES}}
    for path in sorted(folder.glob("*/kind=*")):
        name = path.name.removeprefix("kind=")
        # An option of the importer ends the name of a type at the first sign of equality.
        part = path.rename(path.with_name(name)).relative_to(folder)
        parts[str(part)] = name
    return parts


def _expected(tables: Mapping[str, DataFrame]) -> Expected:
    records = tables["records"]
    headed = records.count()
    (cited,) = records.selectExpr("coalesce(sum(size(citations)), 0)").first() or (0,)
    refused = f"CASE WHEN refused THEN '{REFUSED}' ELSE type END AS type"
    return Expected(
        nodes={
            "CascadeStore": 2,
            "Record": headed,
            "Claim": tables["claims"].count(),
            "Document": tables["documents"].count(),
            **_counted(tables["nodes"], "label"),
        },
        relationships={
            "HEADED": headed,
            "CITES": int(cited),
            **_counted(tables["relationships"].selectExpr(refused), "type"),
        },
    )


def _counted(table: DataFrame, name: str) -> dict[str, int]:
    return {str(kind): int(many) for kind, many in sorted(table.groupBy(name).count().collect())}


def _header(folder: Path, kind: str) -> Path:
    return folder / "headers" / f"{kind}.csv"
