"""The graph in a Neo4j, over its official driver: the questions of the store as Cypher."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Self, TypeVar

import msgspec

from graph.document import Document, Outline
from graph.link import Link
from graph.listing import Order, Position, Sought
from graph.model import Evidence, Source
from graph.node import Known, Node, issuing
from graph.store import neo4j_listing, neo4j_survey, neo4j_wanted, neo4j_work
from graph.store.base import Assertion, Claims, Counts, Held, Id, Issued, Step, Tally, Writer
from graph.store.neo4j_claims import Neo4jClaims
from graph.store.neo4j_run import Run
from graph.store.neo4j_schema import (
    ASSERTED,
    REFUSED,
    WORDS,
)
from graph.store.neo4j_session import PAGE, Sessions
from graph.store.neo4j_text import record_in, said_in
from graph.store.neo4j_walk import Walks
from graph.store.neo4j_words import as_query
from graph.store.neo4j_writer import HELD, Neo4jWriter
from graph.store.surveyed import Surveyed
from graph.work import Tallies, Work
from loaders.garbage import without_collecting
from loaders.record import Level, Record

T = TypeVar("T")

_KNOWN = msgspec.json.Decoder(Known)
_COMPARED = 1000
"""Matches of a search, the best first, among which equally good ones are told apart by key."""
_RELATION = "coalesce(r.relation, $named[type(r)])"
_ASSERTED = f"MATCH (s)-[r:{'|'.join(ASSERTED)}]->(t) WHERE {_RELATION} IN $relations"
_PROOF = "r.asserted_by, r.quote, r.start, r.end, r.rule, r.confidence, r.page"
_LINK = f"{_ASSERTED} RETURN s.key, {_RELATION}, t.key, s.date, t.date, {_PROOF}"
_WHOLE = """
    OPTIONAL MATCH (r:Record {id: d._record})
    USING INDEX SEEK r:Record(id) RETURN d.key, d._outline, d._known, r.said"""
_SEARCH = """
    CALL db.index.fulltext.queryNodes($index, $words, {limit: $compared}) YIELD node, score
    WITH collect([node, score]) AS best  // in this order
    WITH best, CASE WHEN size(best) > $limit THEN best[$limit - 1][1] ELSE 0.0 END AS least
    UNWIND best AS one WITH one[0] AS d, one[1] AS score, least WHERE score >= least
    WITH d, d.key AS key, score ORDER BY score DESC, key LIMIT $limit
    OPTIONAL MATCH (r:Record {id: d._record})
    USING INDEX SEEK r:Record(id) RETURN score, key, d._outline, d._known, r.said"""
_NAMED = {kind: kind.lower() for kind in ASSERTED if kind != REFUSED}


class Neo4jStore:
    """A store in a database of a Neo4j server, for one thread at a time.

    Raises `StoreError` on opening when the server does not answer or the database is not ours.
    """

    batch = 1000
    """A server with half a gigabyte, Docker's default, keeps so many in one transaction."""

    def __init__(self, url: str) -> None:
        """Reach the server at `url`; an empty database gets its constraints and indexes."""
        self.url = url
        self.file: Path | None = None
        self._sessions = Sessions(url)
        self._walks = Walks(self._sessions)
        self._found: dict[str, list[Any]] = {}

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the server."""
        self.close()

    def close(self) -> None:
        """Let go of the server."""
        self._sessions.close()

    def write(self, change: Callable[[Writer], T]) -> T:
        """What `change` gives, in one transaction; other writers wait for it.

        It is called again where the server was lost for less than half a minute.
        """

        @without_collecting
        def written(run: Run) -> tuple[T, bool]:
            writer = Neo4jWriter(run)
            return change(writer), writer.finish()

        return self._sessions.write(written)

    def read(self, question: Callable[[], T]) -> T:
        """What `question` gives about one state; inside another question it is just asked."""
        if self._sessions.transaction is not None:
            return question()

        def asked() -> T:
            try:
                return question()
            finally:
                # What they know is of one state.
                self._walks, self._found = Walks(self._sessions), {}

        return self._sessions.read(asked)

    def version(self) -> str:
        """A name for the state of the store that no other state has, of this store or another."""
        return self.read(self._version)

    def _version(self) -> str:
        ((token,),) = self._sessions.rows(
            "MATCH (s:CascadeStore {name: 'state'}) RETURN coalesce(s.token, '')"
        )
        return f"{token}-{self._sessions.state}"

    def nodes(self, keys: Collection[str]) -> dict[str, Node]:
        """The nodes of those keys that exist."""
        found = {key: self._found[key] for key in keys if key in self._found}
        rows = self._sessions.many(
            f"MATCH (d:Document) USING INDEX SEEK d:Document(key) WHERE d.key IN $keys {_WHOLE}",
            keys=sorted(set(keys) - found.keys()),
        )
        found |= {key: parts for key, *parts in rows}
        return {key: _node(parts) for key, parts in found.items()}

    def every_node(self) -> Iterator[Node]:
        """All nodes, by key."""
        for page in self._pages(_WHOLE):
            for _, *parts in page:
                yield _node(parts)

    def ids(self, keys: Collection[str]) -> dict[str, Id]:
        """The ids of those keys that exist."""
        return self.read(lambda: self._walks.ids(keys))

    def steps(
        self, ids: Collection[Id], relations: Collection[str], *, incoming: bool
    ) -> Collection[Step]:
        """The steps that lead to (`incoming`) or from these documents, refused ones too."""
        return self.read(lambda: self._walks.steps(ids, relations, incoming=incoming))

    def outlines(self, ids: Collection[Id]) -> dict[Id, Outline]:
        """What these documents are."""
        return self.read(lambda: self._walks.outlines(ids))

    def issued(self, ids: Collection[Id]) -> dict[Id, Issued]:
        """Who issued these documents; those that name nobody are left out."""
        rows = self._sessions.many(
            "MATCH (d:Document) WHERE id(d) IN $ids RETURN id(d), d._outline, d._known",
            ids=list(ids),
        )
        found: dict[Id, Issued] = {}
        for id_, outline, known in rows:
            document = Outline.stored(outline).document
            issuer = issuing(document, _KNOWN.decode(known))
            if issuer is not None:
                found[id_] = Issued(issuer, document.number, document.status)
        return found

    def first_dates(self, bodies: Collection[str]) -> dict[str, str]:
        """The first day of a held document of each organisation (keys); "" where one has none."""
        rows = self._sessions.many(
            """MATCH (o:Organisation) USING INDEX SEEK o:Organisation(key) WHERE o.key IN $keys
               MATCH (o)<-[:ISSUED_BY]-(d:Document) WHERE d.status <> 'cited'
               WITH o.key AS key, min(coalesce(d.date, '')) AS first RETURN key, first""",
            keys=sorted(bodies),
        )
        return dict(rows)

    def proofs(
        self, ids: Collection[Id], relations: Collection[str], *, incoming: bool
    ) -> Iterable[tuple[Step, Evidence]]:
        """The words that assert each of the `steps` to or from these documents."""
        if self._sessions.transaction is None:  # what comes as it is read comes no more later
            return self.read(lambda: [*self.proofs(ids, relations, incoming=incoming)])
        return self._walks.proofs(ids, relations, incoming=incoming)

    def neighbours(
        self, keys: Collection[str], relations: Collection[str], *, incoming: bool
    ) -> list[Link]:
        """The links that lead to (`incoming`) or from the documents `keys`, refused ones too."""
        near = "t" if incoming else "s"
        found = self._sessions.many(
            f"MATCH ({near}:Document) "
            f"USING INDEX SEEK {near}:Document(key) WHERE {near}.key IN $keys {_LINK}",
            keys=sorted(keys),
            relations=sorted(relations),
            named=_NAMED,
        )
        return [_link(row) for row in found]

    def surveyed(self) -> Iterator[Surveyed]:
        """All documents, by key, with what a survey takes from each."""
        return neo4j_survey.surveyed(self._pages)

    def every_assertion(self) -> Iterator[Assertion]:
        """All that texts assert, refused ones too."""
        return neo4j_survey.every_assertion(self._pages)

    def every_link(self) -> Iterator[Link]:
        """All links, refused ones too, in no particular order."""
        for page in self._pages("RETURN d.key"):
            found = self._sessions.many(
                f"MATCH (s:Document) USING INDEX SEEK s:Document(key) WHERE s.key IN $keys {_LINK}",
                keys=[key for (key,) in page],
                relations=sorted(_NAMED.values()),
                named=_NAMED,
            )
            yield from map(_link, found)

    def search(self, words: Sequence[str], limit: int) -> list[str]:
        """Keys of documents whose number, subject and issuer have all folded `words`."""
        query = as_query(words)
        if query is None:
            return []
        rows = self._sessions.many(
            _SEARCH, index=WORDS, words=query, compared=max(limit, _COMPARED), limit=limit
        )
        # Whoever searches asks next what is found: it need not be looked up again.
        if self._sessions.transaction is not None:
            self._found.update((key, parts) for _, key, *parts in rows)
        return [key for _, key, *_ in sorted(rows, key=lambda row: (-row[0], row[1]))]

    def listed(
        self, sought: Sought, order: Order, after: Position | None, limit: int
    ) -> list[Document]:
        """The first `limit` documents that fit and come behind `after`, in that order."""
        return neo4j_listing.page(self._sessions.rows, sought, order, after, limit)

    def best(self, sought: Sought, limit: int) -> list[Document]:
        """The documents that fit whose words fit best, the best first."""
        return neo4j_listing.best(self._sessions.rows, sought, limit)

    def apart(self, theme: str, limit: int) -> list[Document]:
        """At most `limit` drafts and consolidations with this folded subject."""
        return neo4j_listing.apart(self._sessions.rows, theme, limit)

    def called(self, name: str) -> set[str]:
        """Keys of the organisations that have this folded key or name."""
        return neo4j_listing.called(self._sessions.rows, name)

    def governing(self, places: Collection[str]) -> set[str]:
        """Keys of the organisations that govern these units (keys)."""
        return neo4j_listing.governing(self._sessions.rows, places)

    def works(self, keys: Collection[str]) -> list[Work]:
        """What each of these organisations issued, by key; those without are left out."""
        return neo4j_work.works(self._sessions.rows, keys)

    def issuers(self, after: str, level: Level | None) -> list[str]:
        """Keys of the organisations behind a key that issued documents, sorted.

        Those of whom no document is of the `level` may be left out.
        """
        return neo4j_work.issuers(self._sessions.rows, after, level)

    def tallies(self) -> Tallies:
        """How much there is of everything."""
        return neo4j_work.tallies(self._sessions.rows)

    def numbered(self, number_key: str) -> list[str]:
        """Keys of the documents with this folded number, sorted."""
        rows = self._sessions.rows(
            "MATCH (d:Document {_number: $number}) "
            "USING INDEX SEEK d:Document(_number) RETURN d.key ORDER BY d.key",
            number=number_key,
        )
        return [key for (key,) in rows]

    def meant_by(self, alias: str) -> list[str]:
        """Keys of the documents which a mention that gives `alias` means, sorted."""
        rows = self._sessions.rows(
            """MATCH (c:Claim {alias: $alias})
               USING INDEX SEEK c:Claim(alias) WHERE c.document IS NOT NULL
               RETURN DISTINCT c.document AS key ORDER BY key""",
            alias=alias,
        )
        return [key for (key,) in rows]

    def numbers_from(self, prefix: str, limit: int) -> list[str]:
        """Printed numbers of documents whose folded number begins with `prefix`, sorted."""
        rows = self._sessions.rows(
            """MATCH (d:Document)
               USING INDEX SEEK d:Document(_number) WHERE d._number STARTS WITH $prefix
               WITH DISTINCT d._number AS folded, d.number AS printed
               ORDER BY folded, printed LIMIT $limit RETURN printed""",
            prefix=prefix,
            limit=limit,
        )
        return list(dict.fromkeys(printed for (printed,) in rows))

    def aliases(self, keys: Collection[str]) -> dict[str, list[str]]:
        """For each document the keys that one mention of it alone would give, sorted."""
        rows = self._sessions.many(
            "MATCH (d:Document) "
            "USING INDEX SEEK d:Document(key) WHERE d.key IN $keys RETURN d.key, d.aliases",
            keys=sorted(keys),
        )
        return {key: sorted(aliases) for key, aliases in rows if aliases}

    def held(self, sources: Collection[str]) -> list[Held]:
        """The stored records of these sources, by source and position."""
        rows = self._sessions.rows(HELD, sources=sorted(sources))
        return sorted((Held(*row) for row in rows), key=lambda held: (held.source, held.index))

    def sources(self, key: str) -> list[Source]:
        """Where copies of the document were read, sorted."""
        rows = self._sessions.rows(
            """MATCH (c:Claim {document: $key})<-[:HEADED]-(r:Record)
               USING INDEX SEEK c:Claim(document)
               RETURN r.source AS source, r.index AS index, r.sha256 ORDER BY source, index""",
            key=key,
        )
        return [Source(*row) for row in rows]

    def first_mentions(self, keys: Collection[str]) -> dict[str, Evidence]:
        """For each cited document its first mention in a text that names its issuer."""
        rows = self._sessions.many(
            """MATCH (d:Document)-[r:ISSUED_BY]->()
               USING INDEX SEEK d:Document(key) WHERE d.key IN $keys
               AND d.status = 'cited' AND r.asserted_by <> d.key
               RETURN d.key, r.asserted_by, r.quote, r.start, r.end, r.rule, r.confidence,
                      r.page""",
            keys=sorted(keys),
        )
        return {key: Evidence(*said) for key, *said in rows}

    def cited_until(self, keys: Collection[str], as_of: str) -> set[str]:
        """Those of these documents that a text cites which is not dated later than `as_of`."""
        rows = self._sessions.many(
            f"""UNWIND $keys AS key
                WITH key WHERE EXISTS {{
                    MATCH (c:Claim {{document: key}})<-[:CITES]-(:Record)-[:HEADED]->(h:Claim)
                    MATCH (d:Document {{key: h.document}}) WHERE {neo4j_wanted.until("d")} }}
                RETURN key""",
            keys=sorted(keys),
            as_of=as_of,
        )
        return {key for (key,) in rows}

    def cited_most(
        self, relations: Collection[str], as_of: str | None, *, limit: int, first: int
    ) -> tuple[int, list[Tally]]:
        """How many documents are only cited, and the `limit` of them that most documents cite."""
        return neo4j_wanted.cited_most(self._sessions.many, relations, as_of, limit, first)

    def in_doubt(self) -> list[tuple[Document, Known]]:
        """The documents of which something is contradicted or left open."""
        return neo4j_wanted.in_doubt(self._sessions.many)

    def refused(self) -> list[Link]:
        """The links that do not hold, in no order."""
        found = self._sessions.many(
            f"MATCH (s)-[r:{REFUSED}]->(t) "
            f"RETURN s.key, r.relation, t.key, s.date, t.date, {_PROOF}"
        )
        return [_link(row) for row in found]

    def mentions(
        self, digests: Collection[str], as_of: str | None, *, limit: int
    ) -> dict[str, list[Evidence]]:
        """For each claim the places where texts make it about another document, at most `limit`."""
        return neo4j_wanted.mentions(self._sessions.many, digests, as_of, limit)

    def claims(self) -> Claims:
        """What is claimed."""
        assert self._sessions.transaction is not None, "asked outside a `read`"  # noqa: S101
        return Neo4jClaims(Run(self._sessions.transaction))

    def texts(self, key: str) -> list[Record]:
        """The records that were read as the document, by source and position."""
        rows = self._sessions.rows(
            """MATCH (c:Claim {document: $key})<-[:HEADED]-(r:Record)
               USING INDEX SEEK c:Claim(document)
               RETURN r.source AS source, r.index AS index, r.data ORDER BY source, index""",
            key=key,
        )
        return [record_in(data, source) for source, _, data in rows]

    def texts_of(self, keys: Collection[str]) -> dict[str, list[Record]]:
        """For each of these documents that has any its texts."""
        found: dict[str, list[Record]] = {}
        for key, source, _, data in self._sessions.rows(
            """UNWIND $keys AS key MATCH (c:Claim {document: key})<-[:HEADED]-(r:Record)
               USING INDEX SEEK c:Claim(document)
               RETURN key, r.source AS source, r.index AS index, r.data ORDER BY source, index""",
            keys=sorted(set(keys)),
        ):
            found.setdefault(key, []).append(record_in(data, source))
        return found

    def records(self) -> Iterator[Record]:
        """Every loaded record as it was read, by source and position."""
        source, index = "", -1
        while page := self._sessions.rows(
            """MATCH (r:Record) WHERE r.source >= $source
               AND (r.source > $source OR r.index > $index)
               WITH r ORDER BY r.source, r.index LIMIT $page RETURN r.source, r.index, r.data""",
            source=source,
            index=index,
            page=PAGE,
        ):
            for source, _, data in page:
                yield record_in(data, source)
            source, index, _ = page[-1]

    def counts(self) -> Counts:
        """How much the store holds."""
        ((records, documents, cited, links),) = self._sessions.rows(
            """RETURN COUNT { (:Record) }, COUNT { (:Document) },
               COUNT { (:Document {status: 'cited'}) },
               COLLECT { MATCH (r:Record) RETURN sum(r.links) }[0]"""
        )
        return Counts(records, documents, cited, links)

    def faults(self) -> list[str]:
        """What is wrong with the stored data itself, one sentence each; none if all is well."""
        ((adrift, blank, astray),) = self._sessions.rows(
            """RETURN COUNT { (c:Claim) WHERE c.document IS NULL },
               COUNT { (d:Document) WHERE d._outline IS NULL },
               COUNT { (c:Claim) WHERE c.document IS NOT NULL
                       AND NOT EXISTS { (:Document {key: c.document}) } }"""
        )
        faults = [f"{adrift} claims mean no document"] if adrift else []
        faults += [f"{blank} documents have no facts"] if blank else []
        faults += [f"{astray} claims mean documents that are not there"] if astray else []
        return faults

    def _pages(self, wanted: str) -> Iterator[list[list[Any]]]:
        """What is `wanted` of all documents, their key first, by key, some at a time."""
        after = ""
        while page := self._sessions.rows(
            f"""MATCH (d:Document) WHERE d.key > $after
                WITH d ORDER BY d.key LIMIT $page {wanted}""",
            after=after,
            page=PAGE,
        ):
            yield sorted(page)
            after = page[-1][0]


def _node(parts: list[Any]) -> Node:
    outline, known, said = parts
    document = Outline.stored(outline).document
    return Node(document, _KNOWN.decode(known), said_in(said))


def _link(row: list[Any]) -> Link:
    source, relation, target, source_date, target_date, *evidence = row
    return Link(source, relation, target, source_date, target_date, Evidence(*evidence))
