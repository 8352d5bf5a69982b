"""Resolving an archive: the function that the stores use, over all blocks at once.

First the blocks in which number, issuer and year identify, then the wide ones, whose claims look
for the documents of the first: the two rounds of `graph.update`. Equal claims are one before any
block is put together, so that an order which half a million texts cite in the same words is small.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from graph import update
from graph.archive.streams import Cells, over_groups, over_rows
from graph.archive.tables import CLAIMS
from graph.claims import Claim, decoded, doors_of, doors_to, whole_block
from graph.resolve import Settlement, resolve

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_SAID: Final = ("digest", "block", "corner", "doors", "alias", "has_issuer", "data")
"""The columns of a claim before anybody knows what it means."""
_DIGEST, _DATA = _SAID.index("digest"), _SAID.index("data")
_MEANT: Final = CLAIMS.schema
_NARROW: Final = "block LIKE 'document:%'"


def distinct_claims(records: DataFrame) -> DataFrame:
    """The claims of `records`, each once, with the columns that `claim_row` gives."""
    every = records.selectExpr("explode(claims) AS claim").select("claim.*")
    return every.select(*_SAID).distinct()  # equal in all: the digest tells all that they say


def narrow_round(claims: DataFrame) -> DataFrame:
    """Rows of `claims` for the blocks in which claims identify; from `distinct_claims`."""
    return over_groups(claims.where(_NARROW), "block", _narrow, _MEANT)


def residents(claims: DataFrame, narrow: DataFrame) -> DataFrame:
    """All other claims with the block or corner (`home`) in which each is resolved.

    `narrow` is what `narrow_round` gives.
    """
    return _at_home(claims.where(f"NOT {_NARROW}"), _common(narrow))


def guests(residents: DataFrame, narrow: DataFrame) -> DataFrame:
    """The documents (`visitor`) that the claims of each home may mean."""
    doors = over_rows(residents.select("home").distinct(), _doors, "home string, door string")
    known = narrow.selectExpr("document AS visitor", "explode(doors) AS door")
    return known.join(doors, "door").select("home", "visitor").distinct()


def wide_round(residents: DataFrame, guests: DataFrame, narrow: DataFrame) -> DataFrame:
    """Rows of `claims` for all other blocks; `residents` and `guests` are written before.

    They are mostly few, which Spark knows of tables: then it takes them to the claims of `narrow`,
    where it would sort these otherwise.
    """
    visitors = guests.join(narrow.selectExpr("document AS visitor", *_SAID), "visitor")
    blank = residents.selectExpr("home", "CAST(NULL AS string) AS visitor", *_SAID)
    every = blank.unionByName(visitors.select("home", "visitor", *_SAID))
    return over_groups(every, "home", _wide, _MEANT)


def _common(narrow: DataFrame) -> DataFrame:
    """The numbers that so many known claims have that they are resolved in their corners."""
    doors = narrow.selectExpr("explode(doors) AS common").where("common LIKE 'number:%'")
    return doors.groupBy("common").count().where(f"count > {update.COMMON}").select("common")


def _at_home(claims: DataFrame, common: DataFrame) -> DataFrame:
    """The claims with the block or corner (`home`) in which each is resolved."""
    joined = claims.join(common, claims["block"] == common["common"], "left")
    home = "CASE WHEN common IS NULL OR corner IS NULL THEN block ELSE corner END AS home"
    return joined.selectExpr(home, *_SAID)


def _doors(row: Cells) -> Iterator[Cells]:
    (home,) = row
    for door in doors_to(home):
        yield home, door


def _narrow(block: str, rows: list[Cells]) -> Iterator[Cells]:
    claims = {row[_DIGEST]: decoded(row[_DATA], row[_DIGEST]) for row in rows}
    return _told(block, resolve(block, claims.values()), {row[_DIGEST]: row for row in rows})


def _wide(home: str, rows: list[Cells]) -> Iterator[Cells]:
    """Resolve one home: its own claims, and those about documents of other blocks."""
    residents: dict[Claim, Cells] = {}
    visitors: dict[str, list[Claim]] = defaultdict(list)
    door = whole_block(home)
    for _, visitor, *said in rows:
        claim = decoded(said[_DATA], said[_DIGEST])
        if visitor is None:
            residents[claim] = tuple(said)
        elif door in doors_of(claim):
            visitors[visitor].append(claim)
    for claims in visitors.values():
        claims.sort(key=_digest)
    settled = resolve(home, residents, visitors)
    return _told(home, settled, {claim.digest: row for claim, row in residents.items()})


def _told(home: str, settled: Settlement, rows: dict[str, Cells]) -> Iterator[Cells]:
    """The rows of claims with what each means."""
    for document in settled.documents:
        for claim in document.claims:
            candidates = [*document.candidates]
            yield (*rows[claim.digest], document.key, home, True, candidates)
    for digest, key in settled.joined.items():
        yield (*rows[digest], key, home, False, [])


def _digest(claim: Claim) -> str:
    return claim.digest
