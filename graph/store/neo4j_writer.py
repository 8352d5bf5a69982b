"""Writing to the Neo4j store: the primitives of one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from neo4j import ManagedTransaction

from graph.batch import Entry
from graph.claims import Claim, block_of, doors_of
from graph.facts import alias_of
from graph.node import Node
from graph.store.base import Held, Touched
from graph.store.neo4j_drawing import Drawing, LinkRow
from graph.store.neo4j_schema import DOORS
from loaders.record import Record

_CLAIM = msgspec.json.Decoder(Claim)

_PUT = """
    UNWIND $rows AS row MATCH (head:Claim {digest: row.head})
    CREATE (r:Record)-[:HEADED]->(head) SET r = row.facts
    WITH r, row UNWIND row.cites AS cite MATCH (c:Claim {digest: cite.claim})
    CREATE (r)-[n:CITES]->(c) SET n = cite.said"""


class Neo4jWriter:
    """The `Writer` of a transaction that holds off others; `finish` brings up what users see."""

    def __init__(self, transaction: ManagedTransaction) -> None:
        """Write through `transaction`."""
        self._transaction = transaction
        self._drawing = Drawing(transaction)
        self._put: dict[str, bytes] = {}
        self._changed = False

    def finish(self) -> bool:
        """Draw what changed; gives whether anything did."""
        self._drawing.finish()
        return self._changed

    def held(self, sources: Collection[str]) -> list[Held]:
        """The stored records of these sources."""
        rows = self._rows(
            """MATCH (r:Record) WHERE r.source IN $sources
               RETURN r.id, r.source, r.index, r.sha256, r.digest, r.content""",
            sources=sorted(sources),
        )
        return sorted((Held(*row) for row in rows), key=lambda held: (held.source, held.index))

    def copies(self, contents: Collection[str]) -> dict[str, int]:
        """How many stored records have each of these contents; those without any are left out."""
        rows = self._rows(
            "MATCH (r:Record) WHERE r.content IN $contents RETURN r.content, count(*)",
            contents=sorted(contents),
        )
        return {str(content): int(count) for content, count in rows}

    def put(self, entries: Sequence[Entry]) -> Touched:
        """Add records with their claims, citations and links."""
        self._changed = True
        claims = {claim.digest: claim for entry in entries for claim in entry.claims}
        self._run(
            "UNWIND $rows AS row MERGE (c:Claim {digest: row.digest}) ON CREATE SET c = row",
            rows=[_claim_row(claims[digest]) for digest in sorted(claims)],
        )
        ((last,),) = self._rows(
            """MATCH (state:CascadeStore {name: 'state'})
               SET state.records = state.records + $many RETURN state.records""",
            many=len(entries),
        )
        first = last - len(entries) + 1
        self._run(_PUT, rows=[_record_row(id_, e) for id_, e in enumerate(entries, first)])
        self._put.update({entry.digest: entry.data for entry in entries})
        self._drawing.put({entry.head.digest for entry in entries})
        return _touched(claims.values())

    def remove(self, ids: Collection[int]) -> Touched:
        """Take records out, and the claims that nobody makes any more."""
        if not ids:
            return Touched()
        self._changed = True
        rows = self._rows(
            """MATCH (r:Record) WHERE r.id IN $ids MATCH (r)-[says:HEADED|CITES]->(c:Claim)
               RETURN DISTINCT c.digest, c.data, c.document, type(says) = 'HEADED'""",
            ids=sorted(ids),
        )
        self._run("MATCH (r:Record) WHERE r.id IN $ids DETACH DELETE r", ids=sorted(ids))
        self._run(
            """MATCH (c:Claim) WHERE c.digest IN $digests
               AND NOT EXISTS { (c)<-[:HEADED|CITES]-() } DELETE c""",
            digests=sorted({digest for digest, *_ in rows}),
        )
        keys = frozenset(key for _, _, key, _ in rows if key is not None)
        self._drawing.removed(
            headed={key for _, _, key, own in rows if own and key is not None}, named=keys
        )
        return _touched(_CLAIM.decode(data) for _, data, _, _ in rows) | Touched(keys=keys)

    def residents(self, blocks: Collection[str]) -> dict[str, dict[Claim, str | None]]:
        """The claims resolved in each block, with the key of the document that each means now."""
        found: dict[str, dict[Claim, str | None]] = defaultdict(dict)
        for block, data, key in self._rows(
            "MATCH (c:Claim) WHERE c.block IN $blocks RETURN c.block, c.data, c.document",
            blocks=sorted(blocks),
        ):
            found[block][_CLAIM.decode(data)] = key
        return dict(found)

    def visitors(self, doors: Collection[str]) -> dict[str, dict[str, list[Claim]]]:
        """The claims with each door, by the key of their document."""
        by_kind: dict[str, list[str]] = defaultdict(list)
        for door in sorted(doors):
            by_kind[DOORS.get(door.partition(":")[0], "")].append(door)
        found: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for kind in DOORS.values():
            for door, key, data in self._rows(
                f"""MATCH (c:Claim) WHERE c.{kind} IN $doors AND c.document IS NOT NULL
                    RETURN c.{kind}, c.document, c.data ORDER BY c.digest""",
                doors=by_kind.get(kind, []),
            ):
                found[door][key].append(_CLAIM.decode(data))
        return {door: dict(claims) for door, claims in found.items()}

    def meaning(self, keys: Collection[str]) -> dict[str, list[Claim]]:
        """All claims that mean each of these documents."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for key, data in self._rows(
            """MATCH (c:Claim) WHERE c.document IN $keys
               RETURN c.document AS key, c.data ORDER BY key, c.digest""",
            keys=sorted(keys),
        ):
            found[key].append(_CLAIM.decode(data))
        return dict(found)

    def records(self, heads: Collection[Claim]) -> dict[Claim, Record]:
        """For each heading the record it was read from; of several copies the same one always."""
        by_digest = {head.digest: head for head in heads}
        chosen = {
            by_digest[digest]: record
            for digest, record in self._rows(
                """MATCH (c:Claim)<-[:HEADED]-(r:Record) WHERE c.digest IN $digests
                   RETURN c.digest, min(r.digest)""",
                digests=sorted(by_digest),
            )
        }
        # Most were put a moment ago: only the others are brought.
        elsewhere = sorted(set(chosen.values()) - self._put.keys())
        brought: dict[str, bytes] = dict(
            self._rows(
                """MATCH (c:Claim)<-[:HEADED]-(r:Record) WHERE c.digest IN $digests
                   AND r.digest IN $records RETURN r.digest, head(collect(r.data))""",
                digests=sorted(by_digest),
                records=elsewhere,
            )
            if elsewhere
            else ()
        )
        data = self._put | brought
        return {head: Record.from_json(data[record]) for head, record in chosen.items()}

    def keys(self, blocks: Collection[str]) -> set[str]:
        """The keys of the documents that were founded in these blocks."""
        rows = self._rows(
            "MATCH (d:Document) WHERE d._block IN $blocks RETURN d.key", blocks=sorted(blocks)
        )
        return {key for (key,) in rows}

    def settle(
        self, founded: Mapping[str, str], gone: Collection[str], meant: Mapping[Claim, str]
    ) -> None:
        """Found documents (key to block), drop `gone` ones, and set what claims mean (keys)."""
        self._drop(sorted(gone))
        self._run(
            "UNWIND $rows AS row MERGE (d:Document {key: row[0]}) SET d._block = row[1]",
            rows=sorted(founded.items()),
        )
        moved = self._rows(
            """UNWIND $rows AS row MATCH (c:Claim {digest: row[0]})
               WITH c, row, c.document AS before SET c.document = row[1]
               WITH c, row, before WHERE before IS NOT NULL RETURN c.digest, before, row[1]""",
            rows=sorted((claim.digest, key) for claim, key in meant.items()),
        )
        self._drawing.moved((digest, {before, after}) for digest, before, after in moved)

    def write(self, nodes: Collection[Node]) -> None:
        """Store the nodes of founded documents; equal ones stay untouched."""
        self._drawing.write(nodes)

    def _drop(self, gone: Sequence[str]) -> None:
        if not gone:
            return
        adrift = self._rows(
            """MATCH (c:Claim) WHERE c.document IN $keys WITH c, c.document AS before
               REMOVE c.document RETURN c.digest, before""",
            keys=gone,
        )
        self._drawing.moved((digest, {before}) for digest, before in adrift)
        self._drawing.drop(gone)

    def _rows(self, query: str, **lists: object) -> list[list[Any]]:
        """The answer's rows; none, without asking, where a list to look for is empty."""
        if any(isinstance(items, list) and not items for items in lists.values()):
            return []
        return self._transaction.run(query, lists).values()

    def _run(self, query: str, **lists: object) -> None:
        if all(lists.values()):
            self._transaction.run(query, lists).consume()


def _touched(claims: Iterable[Claim]) -> Touched:
    return Touched(frozenset(b for claim in claims for b in (block_of(claim), *doors_of(claim))))


def _claim_row(claim: Claim) -> dict[str, object]:
    doors = {DOORS[door.partition(":")[0]]: door for door in doors_of(claim)}
    return {
        "digest": claim.digest,
        "block": block_of(claim),
        "alias": alias_of(claim),
        "hasIssuer": claim.issuer is not None,
        "data": msgspec.json.encode(claim).decode(),
        **doors,
    }


def _record_row(id_: int, entry: Entry) -> dict[str, object]:
    source, index = entry.place
    claims = {-1: entry.head, **{c.position: c.claim for c in entry.citations}}
    position = {claim: number for number, claim in reversed(claims.items())}
    links = [
        LinkRow(
            position[link.source],
            link.relation,
            position[link.target],
            link.passage.quote,
            link.passage.start,
            link.passage.end,
            link.rule,
            link.confidence,
        )
        for link in entry.links
    ]
    facts = {
        "id": id_,
        "source": source,
        "index": index,
        "sha256": entry.sha256,
        "digest": entry.digest,
        "content": entry.content,
        "data": entry.data,
        "links": len(links),
        "asserts": msgspec.json.encode(links).decode(),
    }
    cites = []
    for citation in entry.citations:
        said = citation.passage
        words = {"quote": said.quote, "start": said.start, "end": said.end} if said else {}
        cites.append(
            {
                "claim": citation.claim.digest,
                "said": {"position": citation.position, **words},
            }
        )
    return {"head": entry.head.digest, "facts": facts, "cites": cites}
