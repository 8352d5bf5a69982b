"""Relating the documents of an archive: what texts assert, with the words, and who mentions whom.

Which claims a text makes stands in `records`, what they mean in `claims`; both are only looked up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from graph.archive.streams import Cells, expr, over_groups
from graph.archive.tables import RELATIONSHIPS
from graph.batch import SELF
from graph.link import each_once, fault
from graph.model import Evidence

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_COLUMNS: Final = RELATIONSHIPS.names
_PASSAGE: Final = ("quote", "start", "end", "page")
_ENDS: Final = f"""
    explode(concat(
        array(named_struct('position', {SELF}, 'claim', head)),
        transform(citations, one -> named_struct('position', one.position, 'claim', one.claim))
    )) AS one"""
_MEANT: Final = "map_from_entries(collect_list(struct(position, struct(document, date)))) AS meant"


def meanings(claims: DataFrame, documents: DataFrame) -> DataFrame:
    """What each claim means: `claim`, `document`, and that document's `date` and `status`."""
    facts = documents.selectExpr("key AS document", "date", "status")
    return claims.selectExpr("digest AS claim", "has_issuer", "document").join(facts, "document")


def ends(records: DataFrame, meant: DataFrame) -> DataFrame:
    """For each record (`id`) a map from its positions to document and date."""
    every = records.selectExpr("id", _ENDS).selectExpr("id", "one.position", "one.claim")
    return every.join(meant, "claim").groupBy("id").agg(expr(_MEANT))


def mentions(records: DataFrame, meant: DataFrame) -> DataFrame:
    """For each document that is only cited (`key`) its first mention that names its issuer.

    It is the first by the key of the citing document and then by its place.
    """
    heads = meant.selectExpr("claim AS head", "document AS asserted_by")
    cited = meant.where("has_issuer AND status = 'cited'").selectExpr("claim", "document AS key")
    every = records.selectExpr("head", "explode(citations) AS one").where("one.quote IS NOT NULL")
    words = every.selectExpr("head", "one.claim", *(f"one.`{name}`" for name in _PASSAGE))
    said = words.join(cited, "claim").join(heads, "head")
    # A page that is not known comes last, as everywhere.
    order = "struct(asserted_by, start, `end`, quote, page IS NULL, page) AS said"
    first = said.selectExpr("key", order).groupBy("key").agg(expr("min(said) AS first"))
    parts = ", ".join(f"'{name}', first.`{name}`" for name in ("asserted_by", *_PASSAGE))
    return first.selectExpr("key", f"named_struct({parts}) AS mention")


def asserted(records: DataFrame, found: DataFrame) -> DataFrame:
    """Rows of `relationships` between documents; `found` is what `ends` gives."""
    every = records.selectExpr("id", "explode(links) AS link").join(found, "id")
    links = every.selectExpr(
        f"meant[{SELF}].document AS asserted_by",
        "meant[link.source] AS source",
        "meant[link.target] AS target",
        "link.relation",
        "link.rule",
        "link.confidence",
        *(f"link.`{name}`" for name in _PASSAGE),
    ).selectExpr(
        "asserted_by",
        *("source.document AS source", "source.date AS source_date"),
        *("target.document AS target", "target.date AS target_date"),
        *("relation", "rule", "confidence", *(f"`{name}`" for name in _PASSAGE)),
    )
    return over_groups(links, "asserted_by", _asserted, RELATIONSHIPS.schema)


def _asserted(by: str, rows: list[Cells]) -> Iterator[Cells]:
    """What one document asserts: copies of it prove the same thing once."""
    proofs: dict[Cells, list[Evidence]] = defaultdict(list)
    for _, source, since, target, until, relation, rule, confidence, *words in rows:
        quote, start, end, page = words
        proof = Evidence(by, quote, start, end, rule, confidence, page)
        proofs[source, since, target, until, relation].append(proof)
    for source, since, target, until, relation in sorted(proofs, key=repr):
        refused = fault(relation, source == target, since, until) is not None
        for proof in each_once(proofs[source, since, target, until, relation]):
            yield _row(source, relation, target, proof, refused=refused)


def _row(source: str, relation: str, target: str, proof: Evidence, *, refused: bool) -> Cells:
    made = {
        "type": relation.upper(),
        "source": source,
        "source_label": "Document",
        "target": target,
        "target_label": "Document",
        "refused": refused,
        "asserted_by": proof.asserted_by,
        "quote": proof.quote,
        "start": proof.start,
        "end": proof.end,
        "page": proof.page,
        "rule": proof.rule,
        "confidence": proof.confidence,
    }
    return tuple(map(made.get, _COLUMNS))
