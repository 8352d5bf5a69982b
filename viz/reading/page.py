"""What was read in documents, marked in their texts: a page as `viz.frame.offline`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from loaders.record import Citation, Record
from viz.frame.files import asset
from viz.frame.labels import measure_names
from viz.frame.offline import inert, render
from viz.reading.marked import marked, told
from viz.reading.marks import SURE, Mark, marks_of
from viz.reading.sheets import extras, sheets

_SCRIPTS = ("reading.words.js", "reading.panel.js", "reading.fresh.js", "reading.js")

Identity = tuple[str | None, str | None, str | None]


def reading_page(records: Sequence[Record]) -> str:
    """One HTML page with the text of each of the `records` and every span in it marked.

    Each mark tells what it is, issuer, citation and deadline also their rule and confidence; a
    deadline tells until when, a proof its relations with cue, rule and confidence, and where they
    lead. Equal records give equal text. Write it as UTF-8.
    """
    marks = [marks_of(record) for record in records]
    used = {measure.id for record in records for measure in record.measures}
    known = _by_identity(records)
    more = extras(any(record.positions for record in records))
    return render(
        "reading",
        scripts=[asset(f"reading/{file}") for file in (*_SCRIPTS, *more.scripts)],
        styles=[asset(f"reading/{file}") for file in ("reading.css", *more.styles)],
        words=more.words,
        data={
            "documents": [_document(*pair, known) for pair in zip(records, marks, strict=True)],
            "measures": measure_names(used),
            "sure": SURE,
        },
        kicker="reading.title",
        stored=False,
        texts=[
            marked(record.text, own, record.positions)
            for record, own in zip(records, marks, strict=True)
        ],
        names=[inert(_name(record)) for record in records],
    )


def _document(
    record: Record, marks: Sequence[Mark], known: Mapping[Identity, list[int]]
) -> dict[str, Any]:
    found = replace(record, layout=UNSET).to_dict()  # the marks have the boxes
    for citation, item in zip(record.citations, found["citations"], strict=True):
        item["mentions"] = len(citation.mentions)
        item["here"] = known.get(_cited(citation), [])
    found["marks"] = told(record.text, marks, record.positions)
    if record.positions:
        found["sheets"] = sheets(record.positions)
    return found


def _by_identity(records: Sequence[Record]) -> dict[Identity, list[int]]:
    """The positions of the records that can be told by number, date and issuer together."""
    found: dict[Identity, list[int]] = {}
    for position, record in enumerate(records):
        own, issuer = record.document, record.document.issuer
        if own.number and own.date and issuer:
            found.setdefault((own.number, own.date, issuer.name), []).append(position)
    return found


def _cited(citation: Citation) -> Identity:
    return citation.number, citation.date, citation.issuer


def _name(record: Record) -> str:
    own = record.document
    issuer = own.issuer.name if own.issuer else None
    return " · ".join(filter(None, (own.number or own.type, issuer, own.date))) or record.source
