"""`cascade archive`: archives that outgrow one machine, built by Apache Spark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.archives import Told, counted, write_report
from api.options import (
    AnswerFormat,
    AsOfOption,
    DebugOption,
    FormatOption,
    KeepUnknownOption,
    StoreOption,
)
from api.write import write_json

if TYPE_CHECKING:
    from graph.load import LoadReport

InputsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="Files, folders, archives, .jsonl and .parquet files, here or on an object store.",
    ),
]
OutArgument = Annotated[
    str, typer.Argument(metavar="OUT", help="The folder of the tables, here or elsewhere.")
]
MasterOption = Annotated[
    str | None,
    typer.Option(
        "--master",
        metavar="URL",
        show_default="all cores of this machine",
        help="Where Spark runs: local[4], spark://host:7077, k8s://https://host:6443.",
    ),
]
MemoryOption = Annotated[
    str | None,
    typer.Option("--memory", metavar="SIZE", help="What Spark's driver may take, like 4g."),
]
PartitionsOption = Annotated[
    int | None,
    typer.Option("--partitions", metavar="N", min=1, help="Read the input in so many pieces."),
]


def build(
    inputs: InputsArgument,
    out: OutArgument,
    master: MasterOption = None,
    memory: MemoryOption = None,
    partitions: PartitionsOption = None,
    keep_unknown: KeepUnknownOption = False,
    format: FormatOption = AnswerFormat.TEXT,
    debug: DebugOption = False,
) -> None:
    """Read an archive of any size and resolve it: tables of documents and relations.

    A build that was broken off goes on where it was when the same command is given again.
    """
    from graph.archive.build import build as built
    from loaders.spark.inputs import inputs_of
    from loaders.spark.session import session

    with session(master, memory=memory) as spark, Told() as told, told.tasks(spark):
        made = built(
            spark,
            inputs,
            inputs_of(spark, inputs),
            out,
            keep_unknown=keep_unknown,
            partitions=partitions,
            watch=told.step,
        )
    if format is AnswerFormat.JSON:
        write_json(made.to_dict())
    else:
        print(counted(made.rows))
    raise typer.Exit(1 if made.rows["failures"] else 0)


def import_(
    out: OutArgument,
    store: StoreOption = "",
    home: Annotated[
        Path | None,
        typer.Option(
            "--home",
            metavar="FOLDER",
            help="Import into the stopped Neo4j of this folder (NEO4J_HOME) by its own importer.",
        ),
    ] = None,
    database: Annotated[
        str, typer.Option("--database", metavar="NAME", help="With --home: the database to fill.")
    ] = "neo4j",
    files: Annotated[
        Path | None,
        typer.Option(
            "--files",
            metavar="FOLDER",
            show_default="OUT/neo4j",
            help="With --home: where the importer's files are written.",
        ),
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="With --home: replace what the database holds.")
    ] = False,
    heap: Annotated[
        str, typer.Option("--heap", metavar="SIZE", help="With --home: the importer's memory.")
    ] = "2g",
    master: MasterOption = None,
    memory: MemoryOption = None,
    format: FormatOption = AnswerFormat.TEXT,
    debug: DebugOption = False,
) -> None:
    """Bring a built archive into a store: a new one at once, or one that holds something already.

    Importing again completes what was broken off.
    """
    with Told() as told:
        if home is None:
            write_report(_imported(out, store, told), format)
            return
        from api.neo4j_home import Home, first_neo4j

        server = Home(home, database, files, heap, overwrite)
        first_neo4j(out, server, told, master=master, memory=memory)
    print(
        f"imported; start the server, then: cascade archive import {out} --store neo4j://HOST:7687"
    )


def answer(
    out: OutArgument,
    answers: Annotated[
        str | None,
        typer.Argument(metavar="ANSWERS", show_default="OUT/answers", help="Where they go."),
    ] = None,
    as_of: AsOfOption = None,
    master: MasterOption = None,
    memory: MemoryOption = None,
    partitions: Annotated[
        int | None,
        typer.Option(
            "--partitions", metavar="N", min=1, help="Answer the orders in so many pieces."
        ),
    ] = None,
    format: FormatOption = AnswerFormat.TEXT,
    debug: DebugOption = False,
) -> None:
    """Answer for all orders and all measures at once: coverage, lag and spread as tables."""
    from graph.archive.questions.answer import answer_all
    from loaders.spark.session import session

    with session(master, memory=memory) as spark:
        target = answers or f"{out.rstrip('/')}/answers"
        rows = answer_all(spark, out, target, as_of=as_of, partitions=partitions).rows
    if format is AnswerFormat.JSON:
        write_json(rows)
    else:
        print(counted(rows))


def _imported(out: str, url: str, told: Told) -> LoadReport:
    import graph
    from graph.archive.increment import increment
    from graph.archive.sqlite.filling import fill
    from graph.store import file_of

    file = file_of(url)
    if file is None:
        from graph.store.neo4j_session import prepare

        prepare(url, lambda what, percent: told.part(what, percent, 100))
    elif not Path(file).expanduser().exists():
        return fill(out, url, watch=told.part)
    with graph.open_store(url) as opened:
        if file is None or opened.counts().records:
            return increment(out, opened, watch=told.part)
    return fill(out, url, watch=told.part)
