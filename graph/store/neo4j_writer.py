"""Writing to the Neo4j store: the primitives of one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec.structs import astuple

from graph.batch import Entry
from graph.claims import Claim, touched_by
from graph.node import Description, Node, Said
from graph.store.base import Held, Touched
from graph.store.neo4j_claims import Neo4jClaims
from graph.store.neo4j_drawing import Drawing
from graph.store.neo4j_kinds import CITED, RECORD
from graph.store.neo4j_properties import LinkRow, record_properties
from graph.store.neo4j_run import Run
from graph.store.neo4j_text import said_in
from graph.store.rows import mark
from graph.store.said import packed_said

_CITING = ", ".join(f"{name}: cite[{i}]" for i, name in enumerate(CITED, 1))
_PUT = f"""
    UNWIND $rows AS row MATCH (head:Claim {{digest: row[0]}}) USING INDEX SEEK head:Claim(digest)
    CREATE (r:Record {{{", ".join(f"{name}: row[1][{i}]" for i, name in enumerate(RECORD))}}})
    CREATE (r)-[:HEADED]->(head)
    WITH r, row UNWIND row[2] AS cite MATCH (c:Claim {{digest: cite[0]}})
    USING INDEX SEEK c:Claim(digest)
    CREATE (r)-[:CITES {{{_CITING}}}]->(c)"""


HELD = """MATCH (r:Record) USING INDEX SEEK r:Record(source) WHERE r.source IN $sources
          RETURN r.id, r.source, r.index, r.sha256, r.digest, r.content, r.reader"""
"""The stored records of some sources, as the fields of `Held`."""


class Neo4jWriter(Neo4jClaims):
    """The `Writer` of a transaction that holds off others; `finish` brings up what users see."""

    def __init__(self, run: Run) -> None:
        """Write through `run`."""
        super().__init__(run)
        self._drawing = Drawing(run)
        self._leads: dict[str, list[tuple[str, int, Said]]] = defaultdict(list)
        self._changed = False

    def finish(self) -> bool:
        """Draw what changed; gives whether anything did."""
        self._drawing.finish()
        return self._changed

    def held(self, sources: Collection[str]) -> list[Held]:
        """The stored records of these sources."""
        rows = self._run.rows(HELD, sources=sorted(sources))
        return sorted((Held(*row) for row in rows), key=lambda held: (held.source, held.index))

    def sign(self, ids: Collection[int], reader: str) -> None:
        """Note that these records were read again by `reader`, as they stand."""
        self._run(
            "MATCH (r:Record) USING INDEX SEEK r:Record(id) WHERE r.id IN $ids "
            "SET r.reader = $reader",
            ids=sorted(ids),
            reader=reader,
        )

    def copies(self, contents: Collection[str]) -> dict[str, int]:
        """How many stored records have each of these contents; those without any are left out."""
        rows = self._run.rows(
            """MATCH (r:Record) USING INDEX SEEK r:Record(content) WHERE r.content IN $contents
               WITH r.content AS content, count(*) AS many RETURN content, many""",
            contents=sorted(contents),
        )
        return {str(content): int(count) for content, count in rows}

    def put(self, entries: Sequence[Entry]) -> Touched:
        """Add records with their claims, citations and links."""
        if not entries:
            return Touched()
        self._changed = True
        claims = {f.claim.digest: f for entry in entries for f in entry.filed}
        meanings = self.add_claims(claims)
        first = self._first_id(len(entries))
        numbered = list(enumerate(entries, first))
        self._run(_PUT, rows=[_record_row(id_, entry) for id_, entry in numbered])
        for id_, entry in numbered:
            if entry.head.digest not in meanings:
                self._leads[entry.head.digest].append((entry.digest, id_, entry.said))
        heads = {entry.head.digest for entry in entries}
        self._drawing.put(heads)
        blocks = {b for d, f in claims.items() if d not in meanings for b in touched_by(f.claim)}
        keys = {key for digest in heads & meanings.keys() if (key := meanings[digest]) is not None}
        return Touched(frozenset(blocks), frozenset(keys))

    def remove(self, ids: Collection[int]) -> Touched:
        """Take records out, and the claims that nobody makes any more."""
        if not ids:
            return Touched()
        self._changed = True
        rows = self._run.rows(
            """MATCH (r:Record)
               USING INDEX SEEK r:Record(id)
               WHERE r.id IN $ids MATCH (r)-[says:HEADED|CITES]->(c:Claim)
               RETURN DISTINCT c.digest, c.document, type(says) = 'HEADED'""",
            ids=sorted(ids),
        )
        self._run(
            "MATCH (r:Record) USING INDEX SEEK r:Record(id) WHERE r.id IN $ids DETACH DELETE r",
            ids=sorted(ids),
        )
        unsaid = self._run.rows(
            """MATCH (c:Claim) USING INDEX SEEK c:Claim(digest) WHERE c.digest IN $digests
               AND NOT EXISTS { (c)<-[:HEADED|CITES]-() }
               WITH c, c.digest AS digest, c.data AS data DELETE c RETURN digest, data""",
            digests=sorted({digest for digest, *_ in rows}),
        )
        claims = [self.claim(digest, data) for digest, data in unsaid]
        keys = frozenset(key for _, key, _ in rows if key is not None)
        headed = {key for _, key, own in rows if own and key is not None}
        self._drawing.removed(headed=headed, named=keys)
        blocks = frozenset(block for claim in claims for block in touched_by(claim))
        return Touched(blocks, keys)

    def keys(self, blocks: Collection[str]) -> dict[str, str]:
        """The documents that were founded in these blocks or corners, by key."""
        named = {mark(block): block for block in blocks}
        rows = self._run.rows(
            "MATCH (d:Document) "
            "USING INDEX SEEK d:Document(_block) WHERE d._block IN $blocks RETURN d.key, d._block",
            blocks=sorted(named),
        )
        return {key: named[block] for key, block in rows}

    def settle(
        self,
        founded: Mapping[str, str],
        renamed: Mapping[str, str],
        gone: Collection[str],
        meant: Mapping[Claim, str],
    ) -> None:
        """Found documents, rename some, drop `gone` ones, and set what claims mean."""
        self._drop(sorted({*gone, *renamed.values()}))
        self._rename(sorted(renamed.items()))
        self._run(
            "UNWIND $rows AS row MERGE (d:Document {key: row[0]}) SET d._block = row[1]",
            rows=[[key, mark(block)] for key, block in sorted(founded.items())],
        )
        moved = self._run.rows(
            """UNWIND $rows AS row MATCH (c:Claim {digest: row[0]}) USING INDEX SEEK c:Claim(digest)
               WITH c, row, c.document AS before SET c.document = row[1]
               WITH c, row, before WHERE before IS NOT NULL RETURN c.digest, before, row[1]""",
            rows=sorted((claim.digest, key) for claim, key in meant.items()),
        )
        self._drawing.moved((digest, {before, after}) for digest, before, after in moved)

    def write(self, descriptions: Collection[Description]) -> None:
        """Store what founded documents are, each with what its leading text says."""
        leads = self._leading({item.lead.digest for item in descriptions if item.lead is not None})
        for item in descriptions:
            record, said = leads[item.lead.digest] if item.lead else (None, Said())
            self._drawing.write(Node(item.document, item.known, said), record)

    def _first_id(self, many: int) -> int:
        """The first of so many ids that no record has had."""
        ((last,),) = self._run.rows(
            """MATCH (state:CascadeStore {name: 'state'})
               SET state.records = state.records + $many RETURN state.records""",
            many=many,
        )
        return int(last) - many + 1

    def _leading(self, heads: set[str]) -> dict[str, tuple[int, Said]]:
        """For each heading the record that leads, and what its text says: the smallest digest."""
        leads = {
            head: min((digest, id_) for digest, id_, _ in self._leads[head])[1]
            for head in heads & self._leads.keys()
        }
        leads |= dict(
            self._run.rows(
                """MATCH (c:Claim)<-[:HEADED]-(r:Record)
                   USING INDEX SEEK c:Claim(digest) WHERE c.digest IN $heads
                   WITH c, r ORDER BY r.digest, r.id
                   WITH c, head(collect(r.id)) AS first RETURN c.digest, first""",
                heads=sorted(heads - leads.keys()),
            )
        )
        said = {id_: text for many in self._leads.values() for _, id_, text in many}
        brought = self._run.rows(
            "MATCH (r:Record) USING INDEX SEEK r:Record(id) WHERE r.id IN $ids RETURN r.id, r.said",
            ids=sorted(set(leads.values()) - said.keys()),
        )
        said |= {id_: said_in(data) for id_, data in brought}
        return {head: (id_, said[id_]) for head, id_ in leads.items()}

    def _rename(self, renamed: Sequence[tuple[str, str]]) -> None:
        self._run(
            "UNWIND $rows AS row MATCH (d:Document {key: row[0]}) "
            "USING INDEX SEEK d:Document(key) SET d.key = row[1]",
            rows=renamed,
        )
        self._run(
            "UNWIND $rows AS row MATCH (c:Claim {document: row[0]}) "
            "USING INDEX SEEK c:Claim(document) SET c.document = row[1]",
            rows=renamed,
        )
        self._drawing.renamed(renamed)

    def _drop(self, gone: Sequence[str]) -> None:
        adrift = self._run.rows(
            """MATCH (c:Claim)
               USING INDEX SEEK c:Claim(document)
               WHERE c.document IN $keys WITH c, c.document AS before
               REMOVE c.document RETURN c.digest, before""",
            keys=gone,
        )
        self._drawing.moved((digest, {before}) for digest, before in adrift)
        self._drawing.drop(gone)


def _record_row(id_: int, entry: Entry) -> list[object]:
    source, index = entry.place
    facts = {
        "id": id_,
        "source": source,
        "index": index,
        "sha256": entry.sha256,
        "digest": entry.digest,
        "content": entry.content,
        "reader": entry.reader,
    }
    said = packed_said(entry.said)
    row = record_properties(facts, entry.data, said, _link_rows(entry))
    return [entry.head.digest, [*row.values()], [*_cites(entry)]]


def _cites(entry: Entry) -> Iterable[list[object]]:
    for citation in entry.citations:
        said = citation.passage
        words = astuple(said) if said else (None,) * 4
        yield [citation.claim.digest, citation.position, *words]


def _link_rows(entry: Entry) -> Iterable[LinkRow]:
    for link in entry.links:
        said = link.passage
        yield LinkRow(
            source=link.source,
            relation=link.relation,
            target=link.target,
            quote=said.quote,
            start=said.start,
            end=said.end,
            rule=link.rule,
            confidence=link.confidence,
            page=said.page,
        )
