"""Tools about single documents."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

import graph
from api import placed
from api.mcp import answers
from api.mcp.bounds import PROOFS, bounded
from api.mcp.parameters import AsOf, Document, Limit, Proofs
from api.mcp.question import Answer, Question
from graph import Store
from loaders.passages import passages


def find(
    store: Store,
    text: Annotated[
        str,
        Field(
            min_length=1,
            max_length=1000,
            description="A number, or words of number, subject or issuer; diacritics are optional "
            "and the last word may be unfinished.",
            examples=["570/CĐ-TTg", "dien bien phu siet chat"],
        ),
    ],
    limit: Limit = 20,
    as_of: AsOf = None,
) -> Answer:
    """Find documents by number, subject or issuer. Begin here when a key or number is not known:
    every word has to occur. The `key` of what is found names it in all other tools."""
    found = graph.find(store, text, limit + 1, as_of=as_of)
    documents = [document.to_dict() for document in found[:limit]]
    return {"documents": documents, "more": len(found) > limit}


def show(
    store: Store,
    document: Document,
    limit: Limit = 20,
    proofs: Proofs = PROOFS,
    as_of: AsOf = None,
) -> Answer:
    """Show everything that is known of one document: who issued and signed it, whom it addresses,
    which measures it orders and until when, what it implements, and what implements it. Each
    statement has the words (`quote`) that prove it and, in `asserted_by`, the document they
    stand in."""
    key = graph.resolve_key(store, document, as_of=as_of)
    return bounded(graph.show(store, key, as_of=as_of).to_dict(), limit, inside=proofs)


def text(
    store: Store,
    document: Document,
    start: Annotated[
        int,
        Field(
            ge=0,
            le=1_000_000_000,
            description="The character at which to begin, as `start` of a quote.",
        ),
    ] = 0,
    length: Annotated[
        int, Field(ge=1, le=20_000, description="Read at most so many characters.")
    ] = 4000,
    copy: Annotated[
        int, Field(ge=0, le=100_000, description="Which of several texts of the document.")
    ] = 0,
    limit: Limit = 100,
) -> Answer:
    """Read the text of a document, part by part, with the passages in it that mean something:
    citations, measures, organisations, deadlines. Offsets are those of the quotes that other
    tools give. Personal numbers are masked."""
    key = graph.resolve_key(store, document)
    facts, texts = graph.show(store, key).document, store.texts(key)
    if not texts:
        name = facts.number or key
        problem = f"{name} is known from citations only and has no text"
        raise graph.UsageProblem(problem, "ask `explain` for the texts that cite it")
    if copy >= len(texts):
        raise graph.UsageProblem(f"{key} has no copy {copy}", f"there are {len(texts)}, from 0 on")
    record = texts[copy]
    end = min(start + length, len(record.text))
    marked = sorted(
        (part for part in passages(record) if start <= part.start < end),
        key=lambda part: (part.start, -part.end, part.group, part.label),
    )
    told = [{**placed.told(record, p), "quote": record.text[p.start : p.end]} for p in marked]
    return bounded(
        {
            "key": key,
            "number": facts.number,
            "copies": len(texts),
            "copy": copy,
            "length": len(record.text),
            "start": start,
            "end": max(start, end),
            "text": record.text[start:end],
            "passages": told,
        },
        limit,
    )


def explain(
    store: Store,
    document: Document,
    citation: Annotated[
        str | None,
        Field(max_length=400, description="Only citations with this number, name or type."),
    ] = None,
    limit: Limit = 20,
    as_of: AsOf = None,
) -> Answer:
    """Explain why each citation in a document means the document that it means, or why that is
    left open: the rule, the candidates, and what spoke against each. For a document that is only
    cited: what others say of it."""
    key = graph.resolve_key(store, document, as_of=as_of)
    return bounded(graph.explain(store, key, citation, as_of=as_of).to_dict(), limit)


def members(store: Store, document: Document, limit: Limit = 100, as_of: AsOf = None) -> Answer:
    """List the bodies behind the classes that a document is sent to ("UBND các xã, phường"), as
    they were on its day. `complete` is false where no table lists all of a class."""
    key = graph.resolve_key(store, document, as_of=as_of)
    found = graph.members(store, key, as_of=as_of)
    return bounded({"classes": [group.to_dict() for group in found]}, limit, inside=limit)


def compare(
    store: Store, a: Document, b: Document, limit: Limit = 20, as_of: AsOf = None
) -> Answer:
    """Compare the texts of two documents: the passages that stand in both, word for word or
    nearly, with every difference, and how much of each text the other has."""
    keys = [graph.resolve_key(store, end, as_of=as_of) for end in (a, b)]
    return bounded(graph.compare(store, *keys, as_of=as_of).to_dict(), limit)


def resolve(
    store: Store,
    text: Annotated[
        str,
        Field(
            min_length=1,
            max_length=200_000,
            description="Any text that cites documents: a sentence, a list, a whole letter.",
            examples=["Thực hiện Công điện số 570/CĐ-TTg ngày 02/5/2021"],
        ),
    ],
    limit: Limit = 40,
    as_of: AsOf = None,
) -> Answer:
    """Find out which documents a text cites that you were given. Each mention comes with its place
    in the text, and is `found` with the document that is meant, `ambiguous` with all that it may
    be, or `unknown`. Nothing of the text is kept."""
    return bounded(graph.citations(store, text, as_of=as_of).to_dict(), limit)


QUESTIONS = (
    Question("Find documents", find, answers.Found),
    Question("Show a document", show, answers.DocumentDetail),
    Question("Read a document's text", text, answers.Text),
    Question("Explain citations", explain, answers.Explanation),
    Question("Members of addressed classes", members, answers.Classes),
    Question("Compare two texts", compare, answers.Comparison),
    Question("Resolve the citations of a text", resolve, answers.Citations),
)
