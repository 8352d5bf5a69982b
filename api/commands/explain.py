"""`cascade explain`: why a citation was resolved to what it is, or was not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from api.options import (
    AnswerFormat,
    AsOfOption,
    DebugOption,
    DocArgument,
    FormatOption,
    StoreOption,
)
from api.write import plain, quoted, write_json

if TYPE_CHECKING:
    from graph import Decision, Document, Explanation

CitationArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[CITATION]",
        show_default=False,
        help="Only the citations with this number, name or type.",
    ),
]


def explain(
    doc: DocArgument,
    citation: CitationArgument = None,
    as_of: AsOfOption = None,
    format: FormatOption = AnswerFormat.TEXT,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Explain which document each citation means: the rule, the candidates, what spoke against."""
    import graph

    with graph.open_store(store, must_exist=True) as opened:
        key = graph.resolve_key(opened, doc, as_of=as_of)
        explanation = graph.explain(opened, key, citation, as_of=as_of)
    if format is AnswerFormat.JSON:
        write_json(explanation.to_dict())
    else:
        for line in _lines(explanation):
            print(f"  {plain(line)}" if line.startswith("  ") else plain(line))


def _lines(explanation: Explanation) -> Iterator[str]:
    yield _named(explanation.document)
    if explanation.document.status == "cited":
        yield "known only because others cite it:"
    if not explanation.decisions:
        yield "cites nothing"
    for decision in explanation.decisions:
        yield from _of_decision(decision, by=explanation.document.status == "cited")
    if explanation.more:
        yield f"… and {explanation.more} further texts that cite it"
    for refusal in explanation.refused:
        yield ""
        yield f"refused: {refusal.source} {refusal.relation} {refusal.target} ({refusal.fault})"
        yield f"  “{refusal.quote}”"


def _of_decision(decision: Decision, *, by: bool) -> Iterator[str]:
    yield ""
    said = decision.quote or decision.name or decision.number or decision.type or "?"
    yield quoted(said, decision.page) + (f" in {decision.asserted_by}" if by else "")
    yield f"  means {_named(decision.means)}"
    yield f"  rule {decision.rule}: {decision.reason}"
    for weighed in decision.candidates:
        if weighed.document.key != decision.means.key:
            verdict = f"no, {weighed.reason}" if weighed.against else "it may mean this"
            yield f"  {_named(weighed.document)}: {verdict}"
    if decision.left_out:
        yield f"  … and {decision.left_out} further candidates"


def _named(document: Document) -> str:
    name = document.number or document.subject or document.type
    said = [part for part in (name, document.date, document.issuer) if part]
    return f"{document.key} ({', '.join(said)})" if said else document.key
