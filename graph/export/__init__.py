"""The graph for other programs: canonical JSON lines, and what those programs read best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.export import jsonl, jsonld
from graph.export.formats import FORMATS, Format, Options, format_of
from graph.export.gather import gathered
from graph.export.tables import Table
from graph.store.base import Store

__all__ = ["BASE", "FORMATS", "Format", "Table", "export", "export_jsonl"]

BASE = jsonld.BASE
_A_PIECE = 65_536
"""Characters that are handed on together."""


def export(
    store: Store,
    format: str,  # noqa: A002 - the name of the option
    root: str | None = None,
    *,
    table: Table = "edges",
    base: str = BASE,
) -> Iterator[str]:
    """The whole graph, or the cascade below the document `root` (a key), in pieces of text.

    `format` is one of `FORMATS`; all are made from the lines of `export_jsonl`, nodes first, and
    equal graphs give equal text. `table` says which table of CSV, `base` what the IRIs of JSON-LD
    begin with. All comes from one state of the store, which is let go before the first piece.

    Raises `UsageProblem` at once; `UnknownDocument`, `StoreError` and `NoRoom` (for sorting) with
    the first piece.
    """
    chosen = format_of(format)
    return _pieces(store, chosen, root, Options(table, jsonld.checked(base)))


def export_jsonl(store: Store, root: str | None = None) -> Iterator[str]:
    """The lines (without line ends) of the whole graph, or of the cascade below `root`.

    One node or relationship a line, nodes first, each group sorted. Neither the order nor the place
    from which documents were loaded shows. Raises `UnknownDocument`.
    """
    with gathered(store, root) as graph:
        yield from jsonl.lines(graph)


def _pieces(store: Store, chosen: Format, root: str | None, options: Options) -> Iterator[str]:
    with gathered(store, root) as graph:
        yield from _joined(chosen.write(graph, options))


def _joined(parts: Iterable[str]) -> Iterator[str]:
    """The same text in larger pieces, for each costs whoever sends it."""
    held: list[str] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= _A_PIECE:
            yield "".join(held)
            held, size = [], 0
    if held:
        yield "".join(held)
