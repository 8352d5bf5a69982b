"""The arguments and options that several commands share, and what one invocation was told."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.defaults import default_store


@dataclass(slots=True)
class Invocation:
    """What `--store` and `--debug` said; both may stand before or after the command's name."""

    store: str | None = None
    debug: bool = False


class AnswerFormat(StrEnum):
    """How an answer is written: for people, or as the JSON that every interface shares."""

    TEXT = "text"
    JSON = "json"


class TableFormat(StrEnum):
    """The same for answers that are a table."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class RecordFormat(StrEnum):
    """One JSON array, or one JSON object a line."""

    JSON = "json"
    JSONL = "jsonl"


class ExportFormat(StrEnum):
    """The formats in which a graph leaves the store."""

    JSONL = "jsonl"
    GRAPHML = "graphml"
    CYTOSCAPE = "cytoscape"
    JSONLD = "jsonld"
    CSV = "csv"
    CYPHER = "cypher"


class TableChoice(StrEnum):
    """The two tables in which a graph leaves as CSV."""

    NODES = "nodes"
    EDGES = "edges"


class LevelChoice(StrEnum):
    """A level of the administration, from the top down."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class RelationChoice(StrEnum):
    """A relation to follow; `any` stands for all of them."""

    IMPLEMENTS = "implements"
    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"
    REFERENCES = "references"
    ANY = "any"


class UnitsChoice(StrEnum):
    """The administrative units by which provinces are summed up."""

    OF_2021 = "2021"
    OF_2025 = "2025"


class ViewChoice(StrEnum):
    """The pages that a document can be seen as."""

    CASCADE = "cascade"
    UP = "up"
    COVERAGE = "coverage"
    MEASURES = "measures"
    TIMELINE = "timeline"
    TEXT = "text"


class LanguageChoice(StrEnum):
    """The languages that pages and pictures speak."""

    ENGLISH = "en"
    VIETNAMESE = "vi"


def store_url(ctx: typer.Context, value: str | None) -> str:
    """The address of the store: `--store`, else `CASCADE_STORE`, else one in the user's folder."""
    invocation: Invocation = ctx.obj
    invocation.store = value or invocation.store
    return invocation.store or os.environ.get("CASCADE_STORE") or default_store()


def _remember_debug(ctx: typer.Context, value: bool) -> bool:
    invocation: Invocation = ctx.obj
    invocation.debug = invocation.debug or value
    return value


def _iso_date(value: str | None) -> str | None:
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no date; write it like 2021-05-31") from error


def _in_a_folder(value: Path | None) -> Path | None:
    """`value`, whose folder must be there and open to new files before anything is read."""
    if value is None:
        return None
    folder = value.absolute().parent
    if not folder.is_dir():
        raise typer.BadParameter(f"the folder of {value} does not exist; make it first")
    if not os.access(folder, os.W_OK):
        raise typer.BadParameter(f"nothing can be written into the folder of {value}")
    return value


PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders, archives, or - for JSON lines of source and text on stdin.",
    ),
]
DocArgument = Annotated[
    str,
    typer.Argument(metavar="DOC", help="A number (570/CĐ-TTg, also 570/cd-ttg) or a document key."),
]
StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="URL",
        callback=store_url,
        show_default=False,
        help="sqlite:///folder/file.db or neo4j://host:7687 (or set CASCADE_STORE).",
    ),
]
DebugOption = Annotated[
    bool,
    typer.Option("--debug", callback=_remember_debug, help="Show the traceback of an error."),
]
DepthOption = Annotated[
    int | None, typer.Option("--depth", min=0, help="Follow at most this many steps.")
]
RelationOption = Annotated[
    RelationChoice, typer.Option("--relation", help="The relation to follow.")
]
LevelOption = Annotated[
    LevelChoice | None, typer.Option("--level", help="Only bodies of this level.")
]
UnitsOption = Annotated[
    UnitsChoice | None,
    typer.Option(
        "--units",
        help="Sum up by the provinces of 1 July 2025 (2025); else by those of the time.",
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        callback=_iso_date,
        help="Leave out documents later than this day (2021-05-31).",
    ),
]
FormatOption = Annotated[AnswerFormat, typer.Option("--format", help="How to write the answer.")]
TableFormatOption = Annotated[
    TableFormat, typer.Option("--format", help="How to write the answer.")
]
KeepUnknownOption = Annotated[
    bool,
    typer.Option("--keep-unknown", help="Also keep texts that are no administrative document."),
]
HtmlOption = Annotated[
    Path | None,
    typer.Option(
        "--html",
        metavar="FILE",
        dir_okay=False,
        callback=_in_a_folder,
        help="Instead of printing, write one offline page that marks in the texts what was read.",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        dir_okay=False,
        callback=_in_a_folder,
        help="Write it there instead of to standard output.",
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        "--workers",
        metavar="N",
        min=1,
        max=512,
        show_default="all processor cores",
        help="So many processes read; 1 reads in this one. The result is the same.",
    ),
]
WebOption = Annotated[
    bool,
    typer.Option("--web", help="Fetch paths that are addresses (http:// or https://)."),
]
FailuresOption = Annotated[
    Path | None,
    typer.Option(
        "--failures",
        metavar="FILE",
        dir_okay=False,
        callback=_in_a_folder,
        help="Write what could not be read, and why, as CSV.",
    ),
]
