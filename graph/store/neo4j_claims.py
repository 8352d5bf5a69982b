"""Claims in the Neo4j store: what is claimed, by block and door, and what it means."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from graph.batch import Filed
from graph.claims import Claim, block_of, corner_of, decoded, doors_of, whole_block
from graph.store.neo4j_properties import Properties, claim_properties, kind_of
from graph.store.neo4j_run import Run
from graph.store.neo4j_schema import DOORS
from graph.store.rows import mark


class Neo4jClaims:
    """The `Claims` of a transaction; those that it adds are among them."""

    def __init__(self, run: Run) -> None:
        """Ask through `run`."""
        self._run = run
        self._claims: dict[str, Claim] = {}
        self._arrived: Counter[str] = Counter()

    def residents(self, blocks: Collection[str]) -> dict[str, dict[Claim, str | None]]:
        """The claims in each of these blocks or corners, with the key of what each means now."""
        named = {mark(block): block for block in blocks}
        whole = [number for number, block in named.items() if whole_block(block) == block]
        parts = sorted(named.keys() - set(whole))
        found: dict[str, dict[Claim, str | None]] = defaultdict(dict)
        for name, numbers in (("block", sorted(whole)), ("corner", parts)):
            for number, digest, data, key in self._run.rows(
                f"""MATCH (c:Claim) USING INDEX SEEK c:Claim({name}) WHERE c.{name} IN $numbers
                    RETURN c.{name}, c.digest, c.data, c.document""",
                numbers=numbers,
            ):
                claim, block = self.claim(digest, data), named[number]
                if block in (block_of(claim), corner_of(claim)):
                    found[block][claim] = key
        return dict(found)

    def common(self, doors: Collection[str], limit: int) -> dict[str, bool]:
        """Those of these doors which more than `limit` claims have, and whether they had before."""
        named = {mark(door): door for door in doors}
        rows = self._run.rows(
            """UNWIND $doors AS door
               CALL (door) { MATCH (c:Claim {numberDoor: door})
               USING INDEX SEEK c:Claim(numberDoor) RETURN c LIMIT $enough }
               WITH door, count(c) AS many WHERE many > $limit RETURN door, many""",
            doors=sorted(named),
            limit=limit,
            enough=limit + max((self._arrived[door] for door in doors), default=0) + 1,
        )
        many = {named[number]: count for number, count in rows}
        return {door: count - self._arrived[door] > limit for door, count in many.items()}

    def visitors(self, doors: Collection[str]) -> dict[str, dict[str, list[Claim]]]:
        """The claims with each door, by the key of their document."""
        by_kind: dict[str, dict[int, str]] = defaultdict(dict)
        for door in sorted(doors):
            by_kind[DOORS.get(kind_of(door), "")][mark(door)] = door
        found: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for kind in DOORS.values():
            named = by_kind[kind]
            for number, key, digest, data in self._run.rows(
                f"""MATCH (c:Claim) USING INDEX SEEK c:Claim({kind})
                    WHERE c.{kind} IN $doors AND c.document IS NOT NULL
                    RETURN c.{kind}, c.document, c.digest, c.data""",
                doors=sorted(named),
            ):
                claim, door = self.claim(digest, data), named[number]
                if door in doors_of(claim):
                    found[door][key].append(claim)
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
            found[key].append(self.claim(digest, data))
        for claims in found.values():
            claims.sort(key=_digest)
        return {key: found[key] for key in sorted(found)}

    def add_claims(self, claims: Mapping[str, Filed]) -> dict[str, str | None]:
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

    def claim(self, digest: str, data: bytes) -> Claim:
        """The claim with this digest, decoded from its data once."""
        claim = self._claims.get(digest)
        if claim is None:
            claim = self._claims[digest] = decoded(data)
        return claim


def _digest(claim: Claim) -> str:
    return claim.digest


def _claim_row(item: Filed) -> Properties:
    return claim_properties(
        digest=item.claim.digest,
        block=block_of(item.claim),
        corner=corner_of(item.claim),
        doors=doors_of(item.claim),
        alias=item.alias,
        has_issuer=item.claim.issuer is not None,
        data=item.claim.encoded(),
    )
