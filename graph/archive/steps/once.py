"""Each text once: what came twice under one name, as the same or as another text.

A load keeps what it is given last under a name. Here nothing comes last, so that of several
versions of a source the one stays whose digest is the greatest, and the others are told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from graph.archive.streams import Cells, expr, over_groups
from graph.archive.tables import RECORDS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_REASON: Final = "came as several texts of one name, of which one was kept; give each its own name"
_REPEATED: Final = "id bigint, source string, replaced boolean"
_PLACE: Final = ("source", "index", "sha256", "digest", "id")


def repeated(records: DataFrame) -> DataFrame:
    """The records that are not kept: `id`, `source`, and whether another text was `replaced`."""
    places = records.select(*_PLACE)
    several = (
        places.groupBy("source")
        .agg(
            expr("count(*) AS many"),
            expr("count(DISTINCT index) AS places"),
            expr("count(DISTINCT sha256) AS versions"),
        )
        .where("many > places OR versions > 1")
        .select("source")
    )
    return over_groups(places.join(several, "source"), "source", _left_out, _REPEATED)


def kept(records: DataFrame, repeated: DataFrame) -> DataFrame:
    """The other records."""
    return records.join(repeated.select("id"), "id", "left_anti").select(*RECORDS.names)


def told(failures: DataFrame, repeated: DataFrame) -> DataFrame:
    """The table `failures` with those that were replaced."""
    replaced = repeated.where("replaced").select("source").distinct()
    rows = replaced.selectExpr("source", "'replaced' AS kind", f"'{_REASON}' AS reason")
    return failures.unionByName(rows)


def _left_out(source: str, rows: list[Cells]) -> Iterator[Cells]:
    """The records of one source but for the one version of each of its texts that stays."""
    version = max(sha256 for _, _, sha256, _, _ in rows)
    stays: dict[int, tuple[str, int]] = {}
    for _, index, sha256, digest, id_ in sorted(rows, key=lambda row: row[3:]):
        if sha256 == version:
            stays.setdefault(index, (digest, id_))
    for _, index, _, digest, id_ in rows:
        kept = stays.get(index)
        if kept is None or kept[1] != id_:
            yield id_, source, kept is None or kept[0] != digest
