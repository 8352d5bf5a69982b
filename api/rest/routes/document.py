"""One document, its text, and the questions that begin with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query
from starlette.responses import Response

import graph
from api.placed import pages_of, told
from api.rest import models
from api.rest.answering import Asking
from api.rest.cascades import cascade_json, cascade_lines
from api.rest.documented import answers, moved
from api.rest.fields import fields_of, only, wanted
from api.rest.located import located
from api.rest.parameters import AsOf, Bounded, Bounds, Derived, DocumentKey, Level, Units
from loaders.passages import passages
from loaders.record import Record

router = APIRouter(prefix="/documents/{key}", tags=["documents"])
_PROBLEMS = ("unknown-document", "ambiguous")
Walk = Callable[..., graph.Cascade]


@router.get(
    "",
    summary="One document",
    response_model=models.DocumentDetail,
    responses=answers(*_PROBLEMS) | moved(),
)
def get_document(
    ask: Asking,
    key: DocumentKey,
    as_of: AsOf = None,
    fields: Annotated[str | None, fields_of(models.DocumentDetail)] = None,
) -> Response:
    """Everything that is known of a document: who issued and signed it, for whom, what it orders
    and until when, what it implements and what implements it, with the proving sentences."""
    names = wanted(fields, models.DocumentDetail)
    return ask(
        lambda store: graph.show(store, located(store, key, as_of), as_of=as_of),
        lambda detail: msgspec.json.encode(only(detail.to_dict(), names)),
    )


@router.get(
    "/text",
    summary="The text of a document, with what was found in it",
    response_model=models.DocumentTexts,
    responses=answers(*_PROBLEMS) | moved(),
)
def get_document_text(ask: Asking, key: DocumentKey) -> Response:
    """Each text that was read as this document, in normal form (NFC) and with personal numbers
    masked, and the passages that mean something, at half-open character offsets."""

    def texts(store: graph.Store) -> dict[str, Any]:
        found = located(store, key)
        return {"key": found, "texts": [_text(record) for record in store.texts(found)]}

    return ask(texts)


@router.get(
    "/down",
    summary="The cascade below a document",
    response_model=models.Cascade,
    responses=answers(*_PROBLEMS, lines=True) | moved(),
)
def get_cascade_below(ask: Asking, key: DocumentKey, bounds: Bounded) -> Response:
    """What carries the document out, what carries that out, and so on, each edge with the sentence
    that proves it. NDJSON begins at once: a line with what was asked, one for each `document` and
    `edge`, and at the `end` their counts; or a last one with the `problem` that broke it off."""
    return _cascade(ask, graph.down, key, bounds)


@router.get(
    "/up",
    summary="The authority above a document",
    response_model=models.Cascade,
    responses=answers(*_PROBLEMS, lines=True) | moved(),
)
def get_authority_above(ask: Asking, key: DocumentKey, bounds: Bounded) -> Response:
    """What the document carries out, what that carries out, and so on, in the same form as the
    cascade below it."""
    return _cascade(ask, graph.up, key, bounds)


@router.get(
    "/coverage",
    summary="Who carried an order out, and who has not",
    response_model=models.Coverage,
    responses=answers(*_PROBLEMS, lines=True) | moved(),
)
def get_coverage(
    ask: Asking,
    key: DocumentKey,
    level: Level = None,
    as_of: AsOf = None,
    units: Units = None,
) -> Response:
    """The bodies that an order tells to act and those that acted, with the days it took each.
    As NDJSON it is a line for each body."""
    return ask.lines(
        lambda store: graph.coverage(
            store, located(store, key, as_of), level=level, as_of=as_of, units=units
        ),
        lambda found: (body.to_dict() for body in found.bodies),
    )


@router.get(
    "/lag",
    summary="How long the answers to an order took",
    response_model=models.Lag,
    responses=answers(*_PROBLEMS) | moved(),
)
def get_lag(ask: Asking, key: DocumentKey, as_of: AsOf = None) -> Response:
    """Days from hop to hop and from end to end, with medians, and who was late for a deadline."""
    return ask(lambda store: graph.lag(store, located(store, key, as_of), as_of=as_of))


@router.get(
    "/measures",
    summary="What became of the measures of an order",
    response_model=models.Drift,
    responses=answers(*_PROBLEMS, "unknown-measure") | moved(),
)
def get_measures_below(
    ask: Asking,
    key: DocumentKey,
    measure: Annotated[
        str | None, Query(max_length=100, description="Only this measure, by its id.")
    ] = None,
    as_of: AsOf = None,
    derived: Derived = False,
) -> Response:
    """Which measures were kept, tightened, loosened, dropped or added along each edge below."""
    return ask(
        lambda store: graph.drift(
            store, located(store, key, as_of), measure=measure, as_of=as_of, derived=derived
        )
    )


@router.get(
    "/reuse",
    summary="Which words the answers took over",
    response_model=models.CascadeReuse,
    responses=answers(*_PROBLEMS) | moved(),
)
def get_reuse_below(ask: Asking, key: DocumentKey, as_of: AsOf = None) -> Response:
    """For every edge below, how much of the lower text stands in the upper one."""
    return ask(lambda store: graph.reuse(store, located(store, key, as_of), as_of=as_of))


@router.get(
    "/explanation",
    summary="Why the citations of a document mean what they mean",
    response_model=models.Explanation,
    responses=answers(*_PROBLEMS) | moved(),
)
def explain_document(
    ask: Asking,
    key: DocumentKey,
    citation: Annotated[
        str | None,
        Query(max_length=400, description="Only those of this number or name, however written."),
    ] = None,
    as_of: AsOf = None,
) -> Response:
    """The rule that resolved each citation, the candidates, and what spoke against each."""
    return ask(
        lambda store: graph.explain(store, located(store, key, as_of), citation, as_of=as_of)
    )


@router.get(
    "/members",
    summary="Whom a document means by classes of bodies",
    response_model=list[models.Members],  # type: ignore[valid-type]
    responses=answers(*_PROBLEMS) | moved(),
)
def get_members(ask: Asking, key: DocumentKey, as_of: AsOf = None) -> Response:
    """The bodies behind each class ("UBND các xã, phường") that the document addresses."""

    def members(store: graph.Store) -> list[dict[str, Any]]:
        found = graph.members(store, located(store, key, as_of), as_of=as_of)
        return [group.to_dict() for group in found]

    return ask(members)


def _cascade(ask: Asking, walk: Walk, key: str, bounds: Bounds) -> Response:
    def walked(store: graph.Store) -> graph.Cascade:
        return walk(store, located(store, key, bounds.as_of), **bounds.told())

    if not ask.wants_lines:
        return ask(walked, cascade_json)

    def begin(store: graph.Store) -> dict[str, str | None]:
        start = located(store, key, bounds.as_of)
        return {"root": start, "direction": walk.__name__, "as_of": bounds.as_of}

    return ask.stream(begin, walked, cascade_lines)


def _text(record: Record) -> dict[str, Any]:
    found = sorted(passages(record), key=lambda p: (p.start, -p.end, p.group, p.label))
    return {
        "source": record.source,
        "index": record.index,
        "sha256": record.sha256,
        "media_type": record.media_type,
        "text": record.text,
        "passages": [told(record, passage) for passage in found],
        **pages_of(record),
    }
