"""The graph that users of Neo4j see, kept equal to what records and claims say.

It is derived: whatever a change touches is drawn anew in the same transaction, so that it shows
what the canonical export shows, as nodes and relationships.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from math import inf

import msgspec
from msgspec.structs import astuple

from graph.link import Link, each_once, fault_of
from graph.model import Evidence
from graph.node import Node
from graph.store.neo4j_facts import Facts
from graph.store.neo4j_kinds import EVIDENCE
from graph.store.neo4j_properties import LinkRow
from graph.store.neo4j_run import Run
from graph.store.neo4j_schema import ASSERTED, REFUSED
from graph.store.neo4j_shared import SharedNodes
from graph.store.neo4j_text import named_in

_ASSERTING = """
    MATCH (head:Claim)<-[:HEADED]-(r:Record)
    USING INDEX SEEK head:Claim(document) WHERE head.document IN $keys
    RETURN head.document, r.asserts,
        [(r)-[n:CITES]->(c) |
            [n.position, c.document, c.hasIssuer, n.quote, n.start, n.end, n.page]]"""
_ASSERTED_OF = f"""
    MATCH (d:Document)-[r:{"|".join(ASSERTED)}]-() USING INDEX SEEK d:Document(key)
    WHERE d.key IN $keys RETURN DISTINCT r.asserted_by"""
_CITED_BY = """
    MATCH (head:Claim)<-[:HEADED]-(r:Record)
    USING INDEX SEEK head:Claim({name}) WHERE head.{name} IN $those
    MATCH (r)-[:CITES]->(c:Claim) RETURN DISTINCT c.document"""
_FIRST_MENTION = """
    MATCH (d:Document)-[issued:ISSUED_BY]->()
    USING INDEX SEEK d:Document(key) WHERE d.key IN $keys AND d.status = 'cited'
    OPTIONAL MATCH (c:Claim {document: d.key})<-[n:CITES]-(:Record)-[:HEADED]->(head:Claim)
    USING INDEX SEEK c:Claim(document)
    WHERE c.hasIssuer AND n.quote IS NOT NULL
    WITH d.key AS key, head.document AS by, n.start AS start, n.end AS end, n.quote AS quote,
         n.page AS page
    ORDER BY by, start, end, quote, page
    WITH key, head(collect([by, start, end, quote, page])) AS first RETURN key, first"""
_PROVE = """
    UNWIND $rows AS row
    MATCH (:Document {key: row[0]})-[issued:ISSUED_BY]->() SET issued = row[1]"""

Mention = tuple[str, int, int, str, float]
"""The key of a document that mentions another, where, its words, and its page.

Of copies the first page counts; it is infinite where the document has none.
"""


_LINKS = msgspec.json.Decoder(list[LinkRow])


class Drawing:
    """What one transaction has to draw anew; `finish` draws it."""

    def __init__(self, run: Run) -> None:
        """Draw through `run`."""
        self._run = run
        self._shared = SharedNodes(run)
        self._facts = Facts(run, self._shared)
        self._nodes: dict[str, tuple[Node, int | None]] = {}
        self._renamed: set[str] = set()
        self._heads: set[str] = set()
        self._moved: set[str] = set()
        self._asserting: set[str] = set()
        self._mentioned: set[str] = set()
        self._fresh: frozenset[str] = frozenset()

    def put(self, heads: Collection[str]) -> None:
        """Records with these headings (digests) were added."""
        self._heads |= set(heads)

    def removed(self, headed: Collection[str], named: Collection[str]) -> None:
        """Texts of the documents `headed` were taken out, which named the documents `named`."""
        self._asserting |= set(headed)
        self._mentioned |= set(named)

    def moved(self, claims: Iterable[tuple[str, set[str]]]) -> None:
        """Claims (digests) mean other documents than before; the keys are of both."""
        for digest, keys in claims:
            self._moved.add(digest)
            self._mentioned |= keys
            self._asserting |= keys

    def renamed(self, keys: Iterable[tuple[str, str]]) -> None:
        """Documents have other keys than before (old, new); what leads to them stays."""
        for before, after in keys:
            self._asserting |= {before, after}
            self._renamed.add(after)

    def write(self, node: Node, record: int | None) -> None:
        """A node that may have changed, and the id of the record that leads it."""
        self._nodes[node.document.key] = node, record

    def drop(self, gone: Collection[str]) -> None:
        """Take documents away, with everything that leads to them or from them."""
        for (names,) in self._run.rows(
            "MATCH (d:Document) "
            "USING INDEX SEEK d:Document(key) WHERE d.key IN $keys RETURN d._names",
            keys=sorted(gone),
        ):
            self._shared.less(named_in(names))
        self._run(
            "MATCH (d:Document) "
            "USING INDEX SEEK d:Document(key) WHERE d.key IN $keys DETACH DELETE d",
            keys=sorted(gone),
        )
        self._asserting |= set(gone)
        for key in gone:
            self._nodes.pop(key, None)

    def finish(self) -> None:
        """Draw everything that was told."""
        self._describe()
        self._relate()
        self._prove_issuers()

    def _describe(self) -> None:
        """Draw the facts; what is asserted between documents depends on their dates."""
        described = self._facts.draw(self._nodes)
        self._fresh = described.fresh
        self._mentioned |= described.cited
        rows = self._run.rows(_ASSERTED_OF, keys=sorted(described.dated_anew))
        self._asserting |= {key for (key,) in rows}

    def _relate(self) -> None:
        """Draw anew all that is asserted by texts which came, went, or cite what moved."""
        moved = self._run.rows(
            """MATCH (c:Claim) USING INDEX SEEK c:Claim(digest) WHERE c.digest IN $digests
               MATCH (c)<-[:HEADED|CITES]-(r:Record) MATCH (r)-[:HEADED]->(head:Claim)
               RETURN DISTINCT head.document""",
            digests=sorted(self._moved),
        )
        cited = self._run.rows(_CITED_BY.format(name="digest"), those=sorted(self._moved))
        cited += self._run.rows(_CITED_BY.format(name="document"), those=sorted(self._renamed))
        self._mentioned |= {key for (key,) in cited}
        put = self._run.rows(
            "MATCH (c:Claim) "
            "USING INDEX SEEK c:Claim(digest) WHERE c.digest IN $digests "
            "RETURN DISTINCT c.document",
            digests=sorted(self._heads),
        )
        asserting = sorted(self._asserting | {key for (key,) in [*moved, *put]})
        drawn = sorted(set(asserting) - (self._fresh - self._asserting))
        for kind in ASSERTED:
            self._run(
                f"MATCH ()-[r:{kind}]->() "
                f"USING INDEX SEEK r:{kind}(asserted_by) WHERE r.asserted_by IN $keys DELETE r",
                keys=drawn,
            )
        links, mentions = self._read(asserting)
        self._draw(links)
        self._mention(mentions)

    def _read(
        self, asserting: list[str]
    ) -> tuple[set[tuple[str, str, str, Evidence]], dict[str, Mention]]:
        """The relations that texts assert, and the first mention of each document in them."""
        links: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
        mentions: dict[str, Mention] = {}
        for by, asserts, cited in self._run.rows(_ASSERTING, keys=asserting):
            means = {-1: by}
            for position, key, has_issuer, quote, start, end, page in cited:
                means[position] = key
                if has_issuer and quote is not None:
                    mention = _mention(by, start, end, quote, page)
                    mentions[key] = min(mentions.get(key, mention), mention)
            for link in _LINKS.decode(asserts):
                ends = means[link.source], link.relation, means[link.target]
                proof = link.quote, link.start, link.end, link.rule, link.confidence, link.page
                links[ends].append(Evidence(by, *proof))
        return {(*ends, proof) for ends in links for proof in each_once(links[ends])}, mentions

    def _draw(self, links: set[tuple[str, str, str, Evidence]]) -> None:
        ends = {key for source, _, target, _ in links for key in (source, target)}
        dates: dict[str, str | None] = dict(
            self._run.rows(
                "MATCH (d:Document) "
                "USING INDEX SEEK d:Document(key) WHERE d.key IN $keys RETURN d.key, d.date",
                keys=sorted(ends),
            )
        )
        by_kind: dict[str, list[list[object]]] = defaultdict(list)
        for source, relation, target, proof in sorted(links, key=_order):
            link = Link(source, relation, target, dates[source], dates[target], proof)
            row = [source, target, *astuple(proof)]
            if fault_of(link) is None:
                by_kind[relation.upper()].append(row)
            else:
                by_kind[REFUSED].append([*row, relation])
        for kind in ASSERTED:
            names = (*EVIDENCE, "relation") if kind == REFUSED else EVIDENCE
            facts = ", ".join(f"{name}: row[{place}]" for place, name in enumerate(names, 2))
            self._run(
                f"""UNWIND $rows AS row
                    MATCH (s:Document {{key: row[0]}}) USING INDEX SEEK s:Document(key)
                    MATCH (t:Document {{key: row[1]}}) USING INDEX SEEK t:Document(key)
                    CREATE (s)-[:{kind} {{{facts}}}]->(t)""",
                rows=by_kind[kind],
            )

    def _mention(self, mentions: dict[str, Mention]) -> None:
        """Where a text that came mentions a cited document before others do, it is the proof."""
        known = self._run.rows(
            """MATCH (d:Document)-[r:ISSUED_BY]->()
               USING INDEX SEEK d:Document(key) WHERE d.key IN $keys AND d.status = 'cited'
               RETURN d.key, r.asserted_by = d.key,
                      [r.asserted_by, r.start, r.end, r.quote, r.page]""",
            keys=sorted(mentions.keys() - self._mentioned),
        )
        rows = [
            [key, _citing(mentions[key])]
            for key, unproved, proof in known
            if unproved or mentions[key] < _mention(*proof)
        ]
        self._run(_PROVE, rows=rows)

    def _prove_issuers(self) -> None:
        """Look up anew which text proves who issued the documents that are only cited."""
        rows = [
            [key, _citing(_mention(*first)) if first[0] is not None else _unproved(key)]
            for key, first in self._run.rows(_FIRST_MENTION, keys=sorted(self._mentioned))
        ]
        self._run(_PROVE, rows=rows)


def _mention(by: str, start: int, end: int, quote: str, page: int | None) -> Mention:
    return by, start, end, quote, inf if page is None else page


def _citing(mention: Mention) -> dict[str, object]:
    by, start, end, quote, page = mention
    facts = {"asserted_by": by, "quote": quote, "start": start, "end": end}
    known = {} if page == inf else {"page": page}
    return {**facts, "rule": "citation", "confidence": 1.0, **known}


def _unproved(key: str) -> dict[str, object]:
    return {"asserted_by": key, "rule": "issued_by", "confidence": 1.0}


def _order(link: tuple[str, str, str, Evidence]) -> tuple[str, str, str, str, int, int, str]:
    source, relation, target, proof = link
    return source, relation, target, proof.asserted_by, proof.start, proof.end, proof.quote
