"""`cascade resolve`: which documents a free text cites."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from api.options import AnswerFormat, AsOfOption, DebugOption, FormatOption, StoreOption
from api.write import plain, write_json

if TYPE_CHECKING:
    from graph import Citations

TextArgument = Annotated[
    str,
    typer.Argument(metavar="[TEXT|-]", show_default=False, help="The text; - reads it from stdin."),
]


def resolve(
    text: TextArgument = "-",
    as_of: AsOfOption = None,
    format: FormatOption = AnswerFormat.TEXT,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Tell which documents a text cites, where, and whether they are known."""
    import graph
    from graph.questions.citing import LONGEST
    from loaders.text import decode

    if text == "-":
        text = decode(sys.stdin.buffer.read(4 * LONGEST), "standard input")
    with graph.open_store(store, must_exist=True) as opened:
        found = graph.citations(opened, text, as_of=as_of)
    if format is AnswerFormat.JSON:
        write_json(found.to_dict())
    else:
        for line in _lines(found):
            print(line)


def _lines(found: Citations) -> Iterator[str]:
    if not found.citations:
        yield "cites nothing"
    for place in found.citations:
        yield plain(f"{place.start}-{place.end} “{place.quote}”: {place.status}")
        for document in place.documents:
            yield f"  {plain(document.key)} ({document.status})"
