"""`cascade view`: an order as a page in one file: its cascade, its coverage, its measures."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from api.options import (
    AsOfOption,
    DebugOption,
    DepthOption,
    DocArgument,
    LanguageChoice,
    LevelOption,
    RelationChoice,
    RelationOption,
    StoreOption,
    UnitsOption,
    ViewChoice,
)
from api.write import plain

_FORMS = (".svg", ".graphml")


def view(
    doc: DocArgument,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE.html",
            dir_okay=False,
            help="The file to write; FILE.svg and FILE.graphml hold the cascade in that form.",
        ),
    ],
    as_: Annotated[
        ViewChoice,
        typer.Option(
            "--as",
            help="Its cascade, the authority above it, who carried it out where, how its measures "
            "spread, the cascade over time, or the document with its marked text.",
        ),
    ] = ViewChoice.CASCADE,
    open_: Annotated[
        list[str] | None,
        typer.Option(
            "--open",
            metavar="PROVINCE",
            help='In FILE.svg show the documents of this province ("tỉnh Bắc Kạn"), or of all.',
        ),
    ] = None,
    language: Annotated[
        LanguageChoice | None, typer.Option(help="The language of FILE.svg.")
    ] = None,
    depth: DepthOption = None,
    relation: RelationOption = RelationChoice.IMPLEMENTS,
    level: LevelOption = None,
    units: UnitsOption = None,
    as_of: AsOfOption = None,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Draw an order as one HTML file that opens offline, or its cascade as SVG or GraphML.

    `--depth` and `--relation` are for cascade, up, measures and timeline, `--level` and `--units`
    for coverage.
    """
    if not output.absolute().parent.is_dir():
        raise typer.BadParameter(f"the folder of {output} does not exist; make it first")
    import graph
    from api.views import VIEWS, drawn_graphml, drawn_svg

    form = output.suffix.lower()
    if form in _FORMS and as_ not in (ViewChoice.CASCADE, ViewChoice.UP):
        raise typer.BadParameter(f"--as {as_} is a page; give -o a name that ends in .html")
    if form != ".svg" and (open_ or language):
        raise typer.BadParameter("--open and --language are for -o FILE.svg; pages have both")
    chosen = VIEWS[as_]
    asked = {"depth": depth, "relation": relation, "level": level, "units": units, "as_of": as_of}
    _check_fit(as_, chosen.takes, asked)
    with graph.open_store(store, must_exist=True) as opened:
        key = graph.resolve_key(opened, doc, as_of=as_of)
        found = chosen.ask(opened, key, **{name: asked[name] for name in chosen.takes})
    if form == ".svg":
        text = drawn_svg(found, open_ or (), language or LanguageChoice.ENGLISH)
    else:
        text = drawn_graphml(found) if form == ".graphml" else chosen.draw(found)
    write_whole(output, text)
    print(f"{chosen.count(found)} drawn in {plain(output)}")


def _check_fit(as_: ViewChoice, takes: Collection[str], asked: Mapping[str, object]) -> None:
    """Refuse an option that the chosen page would silently leave out."""
    for name, value in asked.items():
        if name not in takes and value not in (None, RelationChoice.IMPLEMENTS):
            raise typer.BadParameter(f"--{name.replace('_', '-')} is not for --as {as_}")


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
