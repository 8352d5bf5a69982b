"""`cascade view`: a cascade as an interactive picture in one file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from api.options import (
    AsOfOption,
    DebugOption,
    DepthOption,
    DocArgument,
    RelationChoice,
    RelationOption,
    StoreOption,
)
from api.write import plain


def view(
    doc: DocArgument,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE.html", dir_okay=False, help="The file to write."
        ),
    ],
    depth: DepthOption = None,
    relation: RelationOption = RelationChoice.IMPLEMENTS,
    as_of: AsOfOption = None,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Draw the cascade below an order as one HTML file that opens offline."""
    if not output.absolute().parent.is_dir():
        raise typer.BadParameter(f"the folder of {output} does not exist; make it first")
    import graph
    from viz import cascade_page

    with graph.open_store(store, must_exist=True) as opened:
        key = graph.resolve_key(opened, doc, as_of=as_of)
        walked = graph.down(opened, key, depth=depth, relation=relation.value, as_of=as_of)
        cascade = graph.interlinked(opened, walked)
    write_whole(output, cascade_page(cascade))
    print(f"{len(cascade.documents)} documents drawn in {plain(output)}")


def write_whole(target: Path, text: str | Iterable[str]) -> None:
    """Write `text` (or its pieces) to `target` in one step: a failure leaves what was there."""
    pieces = [text] if isinstance(text, str) else text
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
