"""Tools about the whole store."""

from __future__ import annotations

import graph
from api.mcp import answers
from api.mcp.bounds import bounded, with_left_out
from api.mcp.parameters import AsOf, Limit, Relation
from api.mcp.question import Answer, Question
from graph import Store


def wanted(
    store: Store, relation: Relation = "any", limit: Limit = 20, as_of: AsOf = None
) -> Answer:
    """List the documents that others cite and that are not held, the most cited first, with the
    keys of those that cite them. With `implements` they are the missing links of chains."""
    found = graph.wanted(store, relation=relation, as_of=as_of, limit=limit)
    unnamed = found.total - len(found.documents)
    return with_left_out(bounded(found.to_dict(), limit), documents=unnamed)


def gaps(store: Store, limit: Limit = 10, as_of: AsOf = None) -> Answer:
    """List what the texts leave open and where they contradict each other, with their sentences;
    `limit` counts for each kind of gap, `totals` counts all."""
    found = graph.gaps(store, as_of=as_of, limit=limit)
    told = bounded(found.to_dict(), len(found.gaps))
    return with_left_out(told, gaps=sum(found.totals.values()) - len(found.gaps))


def statistics(store: Store) -> Answer:
    """Count what the store holds: texts, documents, those that are only cited, relations."""
    counts = store.counts()
    return {
        "texts": counts.records,
        "documents": counts.documents,
        "cited": counts.cited,
        "relations": counts.links,
    }


QUESTIONS = (
    Question("Documents that are missing", wanted, answers.Wanted),
    Question("Gaps and contradictions", gaps, answers.Gaps),
    Question("Statistics of the store", statistics, answers.Statistics),
)
