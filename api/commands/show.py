"""`cascade show`: everything that is known of one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

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
    from graph.document import Document, MeasureUse
    from graph.model import Address, DeadlineSaid, DocumentDetail, RelatedDocument

_INDENT = 16


def show(
    doc: DocArgument,
    as_of: AsOfOption = None,
    format: FormatOption = AnswerFormat.TEXT,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Show one document: issuer, recipients, measures, what it implements, what implements it."""
    import graph

    with graph.open_store(store, must_exist=True) as opened:
        detail = graph.show(opened, graph.resolve_key(opened, doc, as_of=as_of), as_of=as_of)
    if format is AnswerFormat.JSON:
        write_json(detail.to_dict())
    else:
        for name, lines in _sections(detail):
            _write_section(name, lines)


def _write_section(name: str, lines: Sequence[str | None]) -> None:
    """Write the non-empty `lines` below each other, `name` beside the first; nothing for none."""
    label = name
    for line in filter(None, map(plain, lines)):
        print(f"{label:<{_INDENT}}{line}")
        label = ""


def _sections(detail: DocumentDetail) -> Iterator[tuple[str, Sequence[str | None]]]:
    document, issuer, signatory = detail.document, detail.issuer, detail.signatory
    yield "number", [document.number]
    yield "key", [document.key]
    yield "type", [_joined(", ", document.type, detail.urgency)]
    yield "status", [document.status]
    yield "date", [document.date]
    yield "place", [document.place]
    yield "subject", [document.subject]
    yield "issuer", [document.issuer and _joined(", ", document.issuer, document.level)]
    yield "superior", [issuer.superior if issuer else None]
    if signatory:
        post = (signatory.name, signatory.position, signatory.capacity)
        yield "signed by", [_joined(", ", *post)]
    yield "addressed to", [_address(address) for address in detail.addressees]
    yield "copied to", [_address(address) for address in detail.recipients]
    yield "orders", _measures(detail.measures, "orders")
    yield "mentions", _measures(detail.measures, "mentions")
    yield "deadlines", [_deadline(deadline) for deadline in detail.deadlines]
    yield "directed by", detail.directed_by
    yield "implements", [_related(other) for other in detail.implements]
    yield "implemented by", [_related(other) for other in detail.implemented_by]
    yield "acts on", [f"{other.relation} {_related(other)}" for other in detail.acts_on]
    yield "acted on by", [f"{_related(other)} {other.relation} it" for other in detail.acted_on_by]
    yield "may mean", detail.candidates
    yield "other texts", [_version(other) for other in detail.versions]
    yield "read from", [source.source for source in detail.sources]
    yield "warnings", [f"{warning.code}: {warning.message}" for warning in detail.warnings]


def _joined(separator: str, *parts: str | None) -> str:
    return separator.join(part for part in parts if part)


def _address(address: Address) -> str:
    return f"{address.name} ({address.role})" if address.role else address.name


def _measures(measures: Sequence[MeasureUse], mode: str) -> list[str]:
    return [
        f"{measure.id}: {quoted(measure.quote, measure.page)}"
        for measure in measures
        if measure.mode == mode
    ]


def _deadline(deadline: DeadlineSaid) -> str:
    return f"{deadline.what} {_when(deadline)}: {quoted(plain(deadline.quote), deadline.page)}"


def _when(deadline: DeadlineSaid) -> str:
    """Until when: "by 2021-05-13 (7 working days)", "within 1 day", "regularly"."""
    if deadline.recurring:
        return "regularly"
    days = deadline.days
    term = f"{days} {'working ' * deadline.working}day{'s' * (days != 1)}" if days else None
    if deadline.date is None:
        return f"within {term}" if term else "by a day without year"
    return f"by {deadline.date} ({term})" if term else f"by {deadline.date}"


def _related(other: RelatedDocument) -> str:
    proof = other.evidence[0]
    return f"{_named(other.document)} — {quoted(plain(proof.quote), proof.page)}"


def _version(other: Document) -> str:
    from loaders.certified import KINDS

    return f"{_named(other)} ({other.type if other.type in KINDS else other.status})"


def _named(document: Document) -> str:
    name = document.number or document.type or document.key
    return _joined(", ", name, document.date, document.issuer)
