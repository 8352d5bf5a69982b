"""What a SQLite store lacks and what it leaves open, in a few passes over its indexes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Any

from graph.document import Document, Outline
from graph.model import Evidence
from graph.node import Known
from graph.store.base import Tally
from graph.store.rows import CODES, KNOWN, PLACE_BITS, listed, mention

Rows = Callable[..., list[tuple[Any, ...]]]
"""Runs a statement with its values."""

# ?1 are relations, ?2 the day or NULL. What is cited at all is a quarter of the documents, so that
# their states are looked up, not all of them read.
_SAID = """
    WITH ends AS MATERIALIZED (SELECT DISTINCT target AS id FROM links),
    said AS (
        SELECT p.target, p.relation, p.asserted_by
        FROM ends e CROSS JOIN outlines o ON o.id = e.id
        CROSS JOIN proofs p ON p.target = e.id CROSS JOIN outlines a ON a.id = p.asserted_by
        WHERE o.status = 'cited' AND p.relation IN (SELECT value FROM json_each(?1))
        AND (?2 IS NULL OR o.date IS NULL OR
             substr(o.date, 1, length(?2)) <= substr(?2, 1, length(o.date)))
        AND (?2 IS NULL OR a.date IS NULL OR
             substr(a.date, 1, length(?2)) <= substr(?2, 1, length(a.date))))"""
_MOST = f"""{_SAID},
    counted AS MATERIALIZED (
        SELECT target, count(DISTINCT asserted_by) AS many FROM said GROUP BY target)
    SELECT c.target, d.key, c.many, (SELECT count(*) FROM counted)
    FROM counted c CROSS JOIN documents d ON d.id = c.target
    ORDER BY c.many DESC, d.key LIMIT ?3"""  # noqa: S608 - one constant in another
# ?3 are the documents that are asked for.
_TALLIES = """
    SELECT p.target, p.relation, count(DISTINCT p.asserted_by)
    FROM json_each(?3) w CROSS JOIN proofs p ON p.target = w.value
    CROSS JOIN outlines a ON a.id = p.asserted_by
    WHERE p.relation IN (SELECT value FROM json_each(?1))
    AND (?2 IS NULL OR a.date IS NULL OR
         substr(a.date, 1, length(?2)) <= substr(?2, 1, length(a.date)))
    GROUP BY p.target, p.relation"""
_FIRST = """
    WITH by AS (
        SELECT DISTINCT p.target, p.asserted_by
        FROM json_each(?3) w CROSS JOIN proofs p ON p.target = w.value
        CROSS JOIN outlines a ON a.id = p.asserted_by
        WHERE p.relation IN (SELECT value FROM json_each(?1))
        AND (?2 IS NULL OR a.date IS NULL OR
             substr(a.date, 1, length(?2)) <= substr(?2, 1, length(a.date))))
    SELECT target, key FROM (
        SELECT b.target, d.key, row_number() OVER (PARTITION BY b.target ORDER BY d.key) AS place
        FROM by b CROSS JOIN documents d ON d.id = b.asserted_by)
    WHERE place <= ?4 ORDER BY target, key"""
# Conflicts, candidates and contents are the third to fifth value of `Known`.
_IN_DOUBT = """
    SELECT outline, known FROM outlines
    WHERE json_array_length(CAST(known AS TEXT), '$[2]') > 0
    OR json_array_length(CAST(known AS TEXT), '$[3]') > 0
    OR json_array_length(CAST(known AS TEXT), '$[4]') > 1
    OR (status = 'cited' AND (number IS NULL OR number NOT GLOB '*-[a-z]*'))"""
REFUSED = """
    WITH bad AS MATERIALIZED (
        SELECT l.id FROM links l WHERE l.source = l.target
        UNION ALL
        SELECT l.id FROM links l CROSS JOIN outlines s ON s.id = l.source
        CROSS JOIN outlines t ON t.id = l.target
        WHERE l.relation = ? AND l.source <> l.target
        AND substr(t.date, 1, length(s.date)) > substr(s.date, 1, length(t.date)))
    SELECT s.key, p.relation, t.key, so.date, ot.date, a.key,
           q.quote, q.start, q.stop, p.rule, p.confidence, q.page
    FROM bad b CROSS JOIN proofs p ON p.id = b.id CROSS JOIN passages q ON q.id = p.passage
    CROSS JOIN documents s ON s.id = p.source CROSS JOIN outlines so ON so.id = p.source
    CROSS JOIN documents t ON t.id = p.target CROSS JOIN outlines ot ON ot.id = p.target
    CROSS JOIN documents a ON a.id = p.asserted_by"""
_MENTIONS = """
    SELECT digest, key, quote, start, stop, page FROM (
        SELECT c.digest, a.key, n.quote, n.start, n.stop, n.page, row_number() OVER (
            PARTITION BY c.id
            ORDER BY a.key, n.start, n.stop, n.quote, coalesce(n.page, 0)) AS place
        FROM json_each(?1) w CROSS JOIN claims c ON c.digest = w.value
        CROSS JOIN citations n ON n.claim = c.id AND n.quote IS NOT NULL
        CROSS JOIN records r ON r.id = n.id >> ?4 CROSS JOIN claims h ON h.id = r.head
        CROSS JOIN documents a ON a.id = h.document CROSS JOIN outlines o ON o.id = h.document
        WHERE ?2 IS NULL OR o.date IS NULL OR
              substr(o.date, 1, length(?2)) <= substr(?2, 1, length(o.date)))
    WHERE place <= ?3 ORDER BY digest, place"""


def cited_most(
    rows: Rows, relations: Collection[str], as_of: str | None, limit: int, first: int
) -> tuple[int, list[Tally]]:
    """How many documents are only cited, and those of them that most documents cite."""
    codes = listed(CODES[relation] for relation in relations)
    best = rows(_MOST, codes, as_of, limit)
    asked = codes, as_of, listed(id_ for id_, *_ in best)
    tallies: dict[int, dict[str, int]] = defaultdict(dict)
    names = {code: relation for relation, code in CODES.items()}
    for id_, code, many in rows(_TALLIES, *asked):
        tallies[id_][names[code]] = many
    citing: dict[int, list[str]] = defaultdict(list)
    for id_, key in rows(_FIRST, *asked, first):
        citing[id_].append(key)
    total = best[0][3] if best else 0
    return total, [Tally(key, many, tallies[id_], tuple(citing[id_])) for id_, key, many, _ in best]


def in_doubt(rows: Rows) -> list[tuple[Document, Known]]:
    """The documents of which something is contradicted or left open."""
    return [
        (Outline.stored(outline).document, KNOWN.decode(known))
        for outline, known in rows(_IN_DOUBT)
    ]


def mentions(
    rows: Rows, digests: Collection[str], as_of: str | None, limit: int
) -> dict[str, list[Evidence]]:
    """For each claim the first places where texts make it about another document."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    for digest, key, quote, start, end, page in rows(
        _MENTIONS, listed(digests), as_of, limit, PLACE_BITS
    ):
        found[digest].append(mention(key, quote, start, end, page))
    return dict(found)
