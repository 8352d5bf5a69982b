"""Lists of documents as a table for people, as JSON or as CSV."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.options import TableFormat
from api.write import plain, write_csv, write_json

DOCUMENT = ("key", "number", "symbol", "type", "date", "subject", "issuer", "level", "place")
_SHOWN = ("number", "type", "date", "issuer", "subject", "status", "key")
_ENDLESS = 100_000


def console() -> Console:
    """Standard output; lines are folded for a terminal only, so that `| grep` sees whole ones."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else _ENDLESS)


def write_documents(documents: Sequence[Mapping[str, Any]], format: TableFormat) -> None:
    """Write a list of documents (their JSON mappings) in `format`."""
    match format:
        case TableFormat.JSON:
            write_json(documents)
        case TableFormat.CSV:
            write_csv((*DOCUMENT, "status"), documents)
        case TableFormat.TEXT:
            write_table(_SHOWN, documents)


def write_table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write `rows` as a table; a document's characters are shown, never obeyed as markup."""
    table = Table(*columns, box=None, header_style="bold", pad_edge=False)
    for row in rows:
        table.add_row(*(Text(plain(row.get(column))) for column in columns))
    console().print(table)
