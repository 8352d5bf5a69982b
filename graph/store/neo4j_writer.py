"""Writing to the Neo4j store: the primitives of one transaction."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from graph.batch import Entry, Filed
from graph.claims import Claim, block_of, corner_of, decoded, doors_of, touched_by
from graph.node import Description, Node, Said
from graph.store.base import Held, Touched
from graph.store.neo4j_drawing import Drawing, LinkRow
from graph.store.neo4j_run import Run
from graph.store.neo4j_schema import DOORS

_SAID = msgspec.json.Decoder(Said)

_PUT = """
    UNWIND $rows AS row MATCH (head:Claim {digest: row.head}) USING INDEX SEEK head:Claim(digest)
    CREATE (r:Record)-[:HEADED]->(head) SET r = row.facts
    WITH r, row UNWIND row.cites AS cite MATCH (c:Claim {digest: cite.claim})
    USING INDEX SEEK c:Claim(digest)
    CREATE (r)-[n:CITES]->(c) SET n = cite.said"""


class Neo4jWriter:
    """The `Writer` of a transaction that holds off others; `finish` brings up what users see."""

    def __init__(self, run: Run) -> None:
        """Write through `run`."""
        self._run = run
        self._drawing = Drawing(run)
        self._claims: dict[str, Claim] = {}
        self._leads: dict[str, list[tuple[str, int, Said]]] = defaultdict(list)
        self._changed = False
        self._arrived: Counter[str] = Counter()

    def finish(self) -> bool:
        """Draw what changed; gives whether anything did."""
        self._drawing.finish()
        return self._changed

    def held(self, sources: Collection[str]) -> list[Held]:
        """The stored records of these sources."""
        rows = self._run.rows(
            """MATCH (r:Record) USING INDEX SEEK r:Record(source) WHERE r.source IN $sources
               RETURN r.id, r.source, r.index, r.sha256, r.digest, r.content""",
            sources=sorted(sources),
        )
        return sorted((Held(*row) for row in rows), key=lambda held: (held.source, held.index))

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
        meanings = self._add_claims(claims)
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
        claims = [self._claim(digest, data) for digest, data in unsaid]
        keys = frozenset(key for _, key, _ in rows if key is not None)
        headed = {key for _, key, own in rows if own and key is not None}
        self._drawing.removed(headed=headed, named=keys)
        blocks = frozenset(block for claim in claims for block in touched_by(claim))
        return Touched(blocks, keys)

    def residents(self, blocks: Collection[str]) -> dict[str, dict[Claim, str | None]]:
        """The claims in each of these blocks or corners, with the key of what each means now."""
        found: dict[str, dict[Claim, str | None]] = defaultdict(dict)
        for name in ("block", "corner"):
            for block, digest, data, key in self._run.rows(
                f"""MATCH (c:Claim) USING INDEX SEEK c:Claim({name}) WHERE c.{name} IN $blocks
                    RETURN c.{name}, c.digest, c.data, c.document""",
                blocks=sorted(blocks),
            ):
                found[block][self._claim(digest, data)] = key
        return dict(found)

    def common(self, doors: Collection[str], limit: int) -> dict[str, bool]:
        """Those of these doors which more than `limit` claims have, and whether they had before."""
        rows = self._run.rows(
            """UNWIND $doors AS door
               CALL (door) { MATCH (c:Claim {numberDoor: door})
               USING INDEX SEEK c:Claim(numberDoor) RETURN c LIMIT $enough }
               WITH door, count(c) AS many WHERE many > $limit RETURN door, many""",
            doors=sorted(doors),
            limit=limit,
            enough=limit + max((self._arrived[door] for door in doors), default=0) + 1,
        )
        return {door: many - self._arrived[door] > limit for door, many in rows}

    def visitors(self, doors: Collection[str]) -> dict[str, dict[str, list[Claim]]]:
        """The claims with each door, by the key of their document."""
        by_kind: dict[str, list[str]] = defaultdict(list)
        for door in sorted(doors):
            by_kind[DOORS.get(_kind(door), "")].append(door)
        found: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for kind in DOORS.values():
            for door, key, digest, data in self._run.rows(
                f"""MATCH (c:Claim) USING INDEX SEEK c:Claim({kind})
                    WHERE c.{kind} IN $doors AND c.document IS NOT NULL
                    RETURN c.{kind}, c.document, c.digest, c.data""",
                doors=by_kind[kind],
            ):
                found[door][key].append(self._claim(digest, data))
        for claims in (claims for by_key in found.values() for claims in by_key.values()):
            claims.sort(key=_digest)
        return {door: dict(by_key) for door, by_key in found.items()}

    def meaning(self, keys: Collection[str]) -> dict[str, list[Claim]]:
        """All claims that mean each of these documents."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for key, digest, data in self._run.rows(
            "MATCH (c:Claim) "
            "USING INDEX SEEK c:Claim(document) WHERE c.document IN $keys "
            "RETURN c.document, c.digest, c.data",
            keys=sorted(keys),
        ):
            found[key].append(self._claim(digest, data))
        for claims in found.values():
            claims.sort(key=_digest)
        return {key: found[key] for key in sorted(found)}

    def keys(self, blocks: Collection[str]) -> dict[str, str]:
        """The documents that were founded in these blocks or corners, by key."""
        rows = self._run.rows(
            "MATCH (d:Document) "
            "USING INDEX SEEK d:Document(_block) WHERE d._block IN $blocks RETURN d.key, d._block",
            blocks=sorted(blocks),
        )
        return {str(key): str(block) for key, block in rows}

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
            rows=sorted(founded.items()),
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

    def _add_claims(self, claims: Mapping[str, Filed]) -> dict[str, str | None]:
        """Add the claims that nobody has made yet; gives what the others mean, by digest."""
        known: dict[str, str | None] = dict(
            self._run.rows(
                "MATCH (c:Claim) "
                "USING INDEX SEEK c:Claim(digest) WHERE c.digest IN $digests "
                "RETURN c.digest, c.document",
                digests=sorted(claims),
            )
        )
        self._run(
            "UNWIND $rows AS row CREATE (c:Claim) SET c = row",
            rows=[_claim_row(claims[digest]) for digest in sorted(claims.keys() - known.keys())],
        )
        self._claims |= {digest: item.claim for digest, item in claims.items()}
        new = claims.keys() - known.keys()
        self._arrived.update(door for digest in new for door in doors_of(claims[digest].claim))
        return known

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
        said |= {id_: _SAID.decode(text) for id_, text in brought}
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

    def _claim(self, digest: str, data: bytes) -> Claim:
        claim = self._claims.get(digest)
        if claim is None:
            claim = self._claims[digest] = decoded(data)
        return claim


def _digest(claim: Claim) -> str:
    return claim.digest


def _kind(door: str) -> str:
    return door.partition(":")[0]


def _claim_row(item: Filed) -> dict[str, object]:
    return {
        "digest": item.claim.digest,
        "block": block_of(item.claim),
        "corner": corner_of(item.claim),
        "alias": item.alias,
        "hasIssuer": item.claim.issuer is not None,
        "data": item.claim.encoded(),
        **{DOORS[_kind(door)]: door for door in doors_of(item.claim)},
    }


def _record_row(id_: int, entry: Entry) -> dict[str, object]:
    source, index = entry.place
    facts = {
        "id": id_,
        "source": source,
        "index": index,
        "sha256": entry.sha256,
        "digest": entry.digest,
        "content": entry.content,
        "data": entry.data,
        "said": msgspec.json.encode(entry.said),
        "links": len(entry.links),
        "asserts": msgspec.json.encode(list(_link_rows(entry))),
    }
    return {"head": entry.head.digest, "facts": facts, "cites": list(_cites(entry))}


def _cites(entry: Entry) -> Iterable[dict[str, object]]:
    for citation in entry.citations:
        said = citation.passage
        words = {"quote": said.quote, "start": said.start, "end": said.end} if said else {}
        place = {"position": citation.position, **words}
        yield {"claim": citation.claim.digest, "said": place}


def _link_rows(entry: Entry) -> Iterable[LinkRow]:
    for link in entry.links:
        said = link.passage
        ends = link.source, link.relation, link.target
        yield LinkRow(*ends, said.quote, said.start, said.end, link.rule, link.confidence)
