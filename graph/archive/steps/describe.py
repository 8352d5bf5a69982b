"""Describing the documents of an archive: facts from all claims, words from the leading text."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from graph.archive.rows import document_row
from graph.archive.streams import Cells, expr, over_groups
from graph.archive.tables import DOCUMENTS
from graph.claims import decoded, is_narrow
from graph.facts import facts_of
from graph.node import description_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_CLAIM: Final = ("document", "digest", "alias", "home", "founded", "candidates", "data")
_LATER: Final = ("record", "said", "mention", "names")
"""Columns of `documents` that are not told by claims."""
_TOLD: Final = tuple(column for column in DOCUMENTS.columns if column.name not in _LATER)
_columns = itemgetter(*(column.name for column in _TOLD), "lead")
_SCHEMA: Final = ", ".join(f"`{column.name}` {column.type}" for column in _TOLD) + ", lead string"


def described(claims: DataFrame) -> DataFrame:
    """The documents that `claims` mean, without what their texts say.

    The columns are those of `documents` but for what comes from texts; `lead` is the digest of the
    heading that is followed, null where there is none.
    """
    return over_groups(claims.select(*_CLAIM), "document", _described, _SCHEMA)


def leading(records: DataFrame) -> DataFrame:
    """For each heading (`lead`) the record that leads: of copies that with the smallest digest."""
    first = "min(struct(digest, id, said)) AS first"
    leads = records.groupBy("head").agg(expr(first))
    return leads.selectExpr("head AS lead", "first.id AS record", "first.said AS said")


def told(documents: DataFrame, leads: DataFrame, mentions: DataFrame) -> DataFrame:
    """The documents as their texts tell them: `documents` without the column `names`.

    They are put together from what `described`, `leading` and `relate.mentions` give.
    """
    whole = documents.join(leads, "lead", "left").join(mentions, "key", "left")
    return whole.select(*(name for name in DOCUMENTS.names if name != "names"))


def _described(key: str, rows: list[Cells]) -> Iterator[Cells]:
    claims = [decoded(data, digest) for digest, data in sorted((row[1], row[-1]) for row in rows)]
    # Where blocks found documents of one key, the last one counts that a store would resolve.
    founded = [(not is_narrow(home), home, found) for _, _, _, home, own, found, _ in rows if own]
    _, home, candidates = max(founded)
    description = description_of(key, facts_of(claims), claims, tuple(candidates))
    facts = document_row(description.document, description.known)
    aliases = sorted({alias for _, _, alias, *_ in rows} - {key})
    lead = description.lead.digest if description.lead else None
    made = {**facts, "block": home, "aliases": aliases, "lead": lead}
    yield _columns(made)
