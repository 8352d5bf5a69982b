"""`cascade diff`: the passages that two documents share, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from api.commands.reuse import percent
from api.commands.view import write_whole
from api.options import (
    AsOfOption,
    DebugOption,
    DocArgument,
    StoreOption,
    TableFormat,
    TableFormatOption,
)
from api.write import plain, write_csv, write_json

if TYPE_CHECKING:
    from rich.text import Text

    from graph import Comparison
    from graph.reuse import Passage, Portion

_WIDE = 100
"""Columns of a terminal from which two texts have room side by side."""


def diff(
    a: Annotated[str, typer.Argument(metavar="A", help="The document that may have been used.")],
    b: DocArgument,
    format: TableFormatOption = TableFormat.TEXT,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE.html",
            dir_okay=False,
            help="Instead of printing, write both texts as one offline page.",
        ),
    ] = None,
    as_of: AsOfOption = None,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Show which passages document B took over from A, with every word that differs."""
    if output and not output.absolute().parent.is_dir():
        raise typer.BadParameter(f"the folder of {output} does not exist; make it first")
    import graph

    with graph.open_store(store, must_exist=True) as opened:
        keys = graph.resolve_key(opened, a), graph.resolve_key(opened, b)
        found = graph.compare(opened, *keys, as_of=as_of)
    if output:
        from viz import diff_page

        write_whole(output, diff_page(found))
        count = len(found.reuse.passages)
        print(f"{count} passage{'' if count == 1 else 's'} shown in {plain(output)}")
    elif format is TableFormat.JSON:
        write_json(found.to_dict())
    elif format is TableFormat.CSV:
        from graph.reuse.answer import PASSAGE_COLUMNS

        write_csv(PASSAGE_COLUMNS, found.rows())
    else:
        _write(found)


def _write(found: Comparison) -> None:
    from rich.table import Table

    from api.tables import console

    print(f"A  {_named(found.a.number or found.a.key, found.reuse.a, 'stand in B')}")
    print(f"B  {_named(found.b.number or found.b.key, found.reuse.b, 'are taken over')}")
    screen = console()
    if not found.reuse.passages:
        print("\nno passage is shared beyond heads, names of documents and set phrases")
    for count, passage in enumerate(found.reuse.passages, 1):
        print(f"\n{count}. {_about(passage)}")
        one, other = _marked(passage, "a"), _marked(passage, "b")
        if screen.is_terminal and screen.width >= _WIDE:
            table = Table.grid(padding=(0, 2), expand=True)
            table.add_column(ratio=1)
            table.add_column(ratio=1)
            table.add_row(one, other)
            screen.print(table)
        else:
            screen.print("A ", one, sep="", soft_wrap=not screen.is_terminal)
            screen.print("B ", other, sep="", soft_wrap=not screen.is_terminal)
    print(f"\nB's own: {len(found.reuse.b.own)} sentences or parts of them")
    for span in found.reuse.b.own:
        print(f"  {plain(span.quote)}")


def _named(name: str, portion: Portion, what: str) -> str:
    told = f"{portion.reused} of {portion.words} words {what}"
    return f"{plain(name)}: {told}, {percent(portion.share)}"


def _about(passage: Passage) -> str:
    how = "verbatim" if passage.verbatim else f"nearly, similarity {percent(passage.similarity)}"
    return f"{passage.words} words, {how}{', moved' * passage.moved}"


def _marked(passage: Passage, side: Literal["a", "b"]) -> Text:
    """The passage as `side` has it; what differs stands in brackets: [-left out-], {+new+}."""
    from rich.text import Text

    whole = passage.a if side == "a" else passage.b
    style, opening, closing = ("red", "[-", "-]") if side == "a" else ("green", "{+", "+}")
    marked, at = Text(), whole.start
    for difference in passage.differences:
        part = difference.a if side == "a" else difference.b
        if part.quote:
            marked.append(_lines(whole.quote[at - whole.start : part.start - whole.start]))
            marked.append(f"{opening}{_lines(part.quote)}{closing}", style=style)
            at = part.end
    marked.append(_lines(whole.quote[at - whole.start :]))
    return marked


def _lines(text: str) -> str:
    """`text` in one line in which no character steers the terminal, blanks at its ends kept."""
    front, end = text[:1].isspace() * " ", text[-1:].isspace() * " "
    return f"{front}{plain(text)}{end}" if text.strip() else " " * bool(text)
