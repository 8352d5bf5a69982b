"""One document of a store with its marked text: a page as `viz.frame.offline`."""

from __future__ import annotations

from collections.abc import Sequence

from graph.document import Document
from graph.model import DocumentDetail
from loaders.positions import NOWHERE
from loaders.record import Record
from viz.frame.files import asset
from viz.frame.labels import measure_names
from viz.frame.offline import inert, render
from viz.reading.marked import marked, told
from viz.reading.marks import SURE
from viz.reading.sheets import extras, sheets
from viz.reading.stored import best_reading, facts, neighbourhood

_SCRIPTS = ("reading.words.js", "reading.panel.js", "reading.stored.js", "reading.js")


def document_page(detail: DocumentDetail, texts: Sequence[Record]) -> str:
    """One HTML page of a stored document: its text, what the graph takes from it, its neighbours.

    `texts` are what was read as the document (`Store.texts`); of several the one is shown in which
    most of the quoted passages stand. What the text does not have where the graph quotes it is
    told but not marked; a document without a text is shown by its facts alone. What other
    documents say of it is quoted beside it. Equal arguments give equal text. Write it as UTF-8.
    """
    around = neighbourhood(detail)
    reading = best_reading(detail, around, texts)
    item = facts(detail, around, reading)
    positions = reading.record.positions if reading else NOWHERE
    item["marks"] = told(reading.record.text, reading.marks, positions) if reading else []
    if positions:
        item["sheets"] = sheets(positions)
    more = extras(bool(positions) or any("page" in edge for edge in item["edges"]))
    return render(
        "reading",
        scripts=[asset(f"reading/{file}") for file in (*_SCRIPTS, *more.scripts)],
        styles=[asset(f"reading/{file}") for file in ("reading.css", *more.styles)],
        words=more.words,
        data={
            "documents": [item],
            "measures": measure_names({use.id for use in detail.measures}),
            "sure": SURE,
        },
        kicker="reading.stored",
        stored=True,
        texts=[marked(reading.record.text, reading.marks, positions) if reading else None],
        names=[inert(_name(detail.document))],
    )


def _name(document: Document) -> str:
    told = (document.number or document.type, document.issuer, document.date)
    return " · ".join(filter(None, told)) or document.key
