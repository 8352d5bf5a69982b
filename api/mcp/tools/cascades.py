"""Tools about what follows from an order, and what a document rests on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

import graph
from api.mcp import answers
from api.mcp.bounds import PROOFS, bounded, bounded_cascade, with_left_out
from api.mcp.parameters import AsOf, Depth, Document, Level, Limit, Proofs, Relation, Units
from api.mcp.question import Answer, Question
from graph import Store


def down(
    store: Store,
    document: Document,
    depth: Depth = None,
    relation: Relation = "implements",
    limit: Limit = 30,
    proofs: Proofs = PROOFS,
    as_of: AsOf = None,
) -> Answer:
    """Follow an order down: which documents carry it out, which carry those out, and so on, with
    the days each took (`lag_days`) and the sentence that proves each edge. An edge leads from the
    document that carries out (`source`) to what it carries out (`target`). The nearest come
    first."""
    key = graph.resolve_key(store, document, as_of=as_of)
    found = graph.down(store, key, depth=depth, relation=relation, as_of=as_of)
    return bounded_cascade(found, limit, proofs)


def up(
    store: Store,
    document: Document,
    depth: Depth = None,
    relation: Relation = "implements",
    limit: Limit = 30,
    proofs: Proofs = PROOFS,
    as_of: AsOf = None,
) -> Answer:
    """Follow a document up to the authority that it stands on: what it carries out, what that
    carries out, up to the first order, with the sentence that proves each edge."""
    key = graph.resolve_key(store, document, as_of=as_of)
    found = graph.up(store, key, depth=depth, relation=relation, as_of=as_of)
    return bounded_cascade(found, limit, proofs)


def path(
    store: Store,
    source: Annotated[Document, Field(description="The upper document, by number or key.")],
    target: Annotated[Document, Field(description="The lower one, which derives from it.")],
    relation: Relation = "implements",
    limit: Limit = 30,
    proofs: Proofs = PROOFS,
    as_of: AsOf = None,
) -> Answer:
    """Show how one document derives from another: every document on any chain between the two,
    with the sentences that prove each step."""
    ends = [graph.resolve_key(store, end, as_of=as_of) for end in (source, target)]
    found = graph.path(store, *ends, relation=relation, as_of=as_of)
    return bounded_cascade(found, limit, proofs)


def coverage(
    store: Store,
    document: Document,
    level: Level = None,
    state: Annotated[
        Literal["acted", "not_acted", "not_in_corpus"] | None,
        Field(description="List only bodies in this state; the totals stay those of all."),
    ] = None,
    units: Units = None,
    limit: Limit = 60,
    as_of: AsOf = None,
) -> Answer:
    """Tell who carried out an order, when, and who has not: the bodies that the order and its
    answers tell to act. `not_acted`: documents of the body are held, none of them below the order;
    `not_in_corpus`: none is held, so that nothing is known of it. `document` of a body is the key
    of its first answer."""
    key = graph.resolve_key(store, document, as_of=as_of)
    found = graph.coverage(store, key, level=level, as_of=as_of, units=units).to_dict()
    if state is not None:
        found["bodies"] = [body for body in found["bodies"] if body["state"] == state]
    return bounded(found, limit)


def lag(store: Store, document: Document, limit: Limit = 40, as_of: AsOf = None) -> Answer:
    """Tell how long the answers to an order took, from level to level and from end to end in days
    (median, nine of ten), which deadlines were set, with their sentences, and who was late."""
    key = graph.resolve_key(store, document, as_of=as_of)
    return bounded(graph.lag(store, key, as_of=as_of).to_dict(), limit)


def reuse(store: Store, document: Document, limit: Limit = 20, as_of: AsOf = None) -> Answer:
    """Tell how much of its superior's words each document below an order took over, with the
    longest passage of each. Of large cascades it takes seconds."""
    key = graph.resolve_key(store, document, as_of=as_of)
    return bounded(graph.reuse(store, key, as_of=as_of).to_dict(), limit)


def orders(
    store: Store,
    level: Level = None,
    of: Annotated[Level, Field(description="Only orders whose issuer is of this level.")] = None,
    limit: Limit = 40,
    as_of: AsOf = None,
) -> Answer:
    """List every order, by date, with how many bodies it addresses and how many of these acted. An
    order is a document that others carry out and that carries out none itself."""
    found = graph.overview(store, level=level, of=of, as_of=as_of)
    told = [order.to_dict() for order in found.orders[:limit]]
    answer = {"level": found.level, "as_of": found.as_of, "orders": told}
    return with_left_out(answer, orders=len(found.orders) - len(told))


QUESTIONS = (
    Question("What carries it out", down, answers.Cascade),
    Question("What it rests on", up, answers.Cascade),
    Question("How one derives from another", path, answers.Cascade),
    Question("Who carried it out", coverage, answers.Coverage),
    Question("How long answers took", lag, answers.Lag),
    Question("Words taken over", reuse, answers.Reuse),
    Question("All orders", orders, answers.Orders),
)
