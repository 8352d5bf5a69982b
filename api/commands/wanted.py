"""`cascade wanted`: what others cite and the store does not hold, and what it leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.options import (
    AsOfOption,
    DebugOption,
    RelationChoice,
    StoreOption,
    TableFormat,
    TableFormatOption,
)
from api.tables import DOCUMENT, write_table
from api.write import plain, quoted, write_csv, write_json

if TYPE_CHECKING:
    from graph import Document, Gap, Gaps, Wanted, WantedDocument

_SHOWN = ("cited by", "implements", "document", "date", "issuer", "cited in")
_CSV = (*DOCUMENT, "cited_by", "relations", "citing")
_GAPS_CSV = ("kind", "key", "number", "date", "issuer", "says", "others", "asserted_by", "quote")
_NAMED = 2
"""How many of the documents that cite a wanted one are named in the table."""


def wanted(
    limit: Annotated[
        int, typer.Option("--limit", min=1, help="List at most this many (with --gaps: a kind).")
    ] = 20,
    gaps: Annotated[
        bool,
        typer.Option("--gaps", help="Instead list open citations and contradictions, with quotes."),
    ] = False,
    relation: Annotated[
        RelationChoice, typer.Option("--relation", help="Count what cites in this relation.")
    ] = RelationChoice.ANY,
    as_of: AsOfOption = None,
    format: TableFormatOption = TableFormat.TEXT,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """List the documents that are cited most and not held, or what the texts leave open."""
    if gaps and relation is not RelationChoice.ANY:
        raise typer.BadParameter("--relation does not go with --gaps")
    import graph

    with graph.open_store(store, must_exist=True) as opened:
        if gaps:
            _write_gaps(graph.gaps(opened, as_of=as_of, limit=limit), format)
        else:
            found = graph.wanted(opened, relation=relation.value, as_of=as_of, limit=limit)
            _write_wanted(found, relation, format)


def _write_wanted(found: Wanted, relation: RelationChoice, format: TableFormat) -> None:
    match format:
        case TableFormat.JSON:
            write_json(found.to_dict())
        case TableFormat.CSV:
            write_csv(_CSV, map(_csv_row, found.documents))
        case TableFormat.TEXT if found.documents:
            write_table(_SHOWN, map(_row, found.documents))
            print(f"\n{_counted(found.total, len(found.documents))}{_then(found.as_of)}")
        case TableFormat.TEXT:
            cited = "every cited document"
            if relation is not RelationChoice.ANY:
                cited = f"every document that is cited in the relation {relation.value}"
            print(f"nothing is wanted: {cited} is held{_then(found.as_of)}")


def _counted(total: int, listed: int) -> str:
    said = "1 document is" if total == 1 else f"{total} documents are"
    more = f"; --limit lists more than the first {listed}" if listed < total else ""
    return f"{said} cited and not held{more}"


def _then(as_of: str | None) -> str:
    return f" (as of {as_of})" if as_of else ""


def _row(wanted: WantedDocument) -> dict[str, Any]:
    document, left = wanted.document, wanted.cited_by - _NAMED
    return {
        "cited by": wanted.cited_by,
        "implements": wanted.relations.get("implements"),
        "document": _name(document),
        "date": document.date,
        "issuer": document.issuer,
        "cited in": ", ".join(wanted.citing[:_NAMED]) + (f" and {left} more" if left > 0 else ""),
    }


def _csv_row(wanted: WantedDocument) -> dict[str, Any]:
    relations = " ".join(f"{name}={count}" for name, count in wanted.relations.items())
    return {**wanted.to_dict(), "relations": relations, "citing": " ".join(wanted.citing)}


def _write_gaps(found: Gaps, format: TableFormat) -> None:
    match format:
        case TableFormat.JSON:
            write_json(found.to_dict())
        case TableFormat.CSV:
            write_csv(_GAPS_CSV, [gap.to_row() for gap in found.gaps])
        case TableFormat.TEXT if found.gaps:
            print("\n".join(_lines(found)))
        case TableFormat.TEXT:
            said = "no gaps: every citation is resolved and no texts contradict each other"
            print(f"{said}{_then(found.as_of)}")


def _lines(found: Gaps) -> Iterator[str]:
    from graph.questions.gaps import KINDS

    for place, (kind, group) in enumerate(groupby(found.gaps, key=lambda gap: gap.kind)):
        gaps, total = list(group), found.totals[kind]
        more = f", the first {len(gaps)} of them" if len(gaps) < total else ""
        if place:
            yield ""
        yield f"{KINDS[kind]}: {total}{more}{_then(found.as_of)}"
        for gap in gaps:
            yield from _of_gap(gap)


def _of_gap(gap: Gap) -> Iterator[str]:
    facts = [part for part in (_name(gap.document), gap.document.date, gap.document.issuer) if part]
    yield plain(f"- {gap.document.key} ({', '.join(facts)}): {gap.says}")
    if gap.kind == "unresolved":
        yield from (f"    {plain(line)}" for line in _candidates(gap.others))
    for proof in gap.evidence:
        yield "    " + plain(f"{quoted(proof.quote, proof.page)} in {proof.asserted_by}")


def _candidates(others: Sequence[Document]) -> Iterator[str]:
    for other in others:
        yield ", ".join(part for part in (other.key, other.date, other.issuer) if part)


def _name(document: Document) -> str:
    return document.number or document.subject or document.type or document.key
