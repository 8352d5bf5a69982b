"""Nodes that several documents name, and how they stand to each other, for a whole archive.

Each naming is counted once for all documents; from there on rows are as few as there are bodies,
people, groups and measures. In the end stands what the Neo4j store draws when it is told of one
document after the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from graph.archive.streams import Cells, arrow_schema, batched, cells, expr, over_groups, over_rows
from graph.archive.tables import NODES, RELATIONSHIPS
from graph.lines import rank
from graph.store.neo4j_kinds import ENDS, LABELS, TALLIED
from graph.store.neo4j_tally import (
    BODY,
    Naming,
    Tally,
    Told,
    led_to,
    lines_told,
    name_of,
    packed_tally,
    unpacked,
)

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

_AT_ONCE: Final = 50_000
"""Different namings that a task counts before it tells them."""
_NAMING: Final = "label string, key string, text string"
_COUNTED: Final = f"{_NAMING}, many bigint"
_LEADING: Final = f"{_NAMING}, named bigint, linked bigint, alone bigint"
_NODE: Final = "concat(label, ':', key) AS node"
_LINES: Final = (
    "kind string, source string, target string, label string, open int, line string, told string"
)
"""A line by what it is about: for a node its key is the `source` and `target` is empty.

`label` is that of the source, `open` how much the line leaves open; `told` is the node's tally.
"""
_APART: Final = ("label", "key", "told")
"""Columns of `nodes` that no line tells."""
_KNOWN: Final = {kind for kind, *_ in ENDS}


def bodies(documents: DataFrame) -> DataFrame:
    """Of each shared node and relationship the line that leaves least open.

    `nodes` and `relationships` are made from it: it is small beside the `documents`.
    """
    return _lines(_named(documents))


def _named(documents: DataFrame) -> DataFrame:
    """What documents name, and how many of them (`many`)."""
    schema = arrow_schema(_COUNTED)
    made = documents.select("names").mapInArrow(partial(_batches, schema), _COUNTED)
    return made.groupBy("label", "key", "text").agg(expr("sum(many) AS many"))


def _lines(counted: DataFrame) -> DataFrame:
    """The best lines; of people, groups and measures, which are most, each has one of its own."""
    counted = counted.select("label", "key", "text", "many")
    others = counted.where(f"label <> '{BODY}'").selectExpr(
        _NODE, "text", "many AS named", "0L AS linked", "0L AS alone"
    )
    alone = over_groups(others, "node", _told, _LINES)
    every = over_groups(_led(counted.where(f"label = '{BODY}'")), "node", _told, _LINES)
    best = expr("min(struct(open, line)) AS best"), expr("max(told) AS told")
    several = every.groupBy("kind", "source", "target", "label").agg(*best)
    kept = "named_struct('open', open, 'line', line) AS best"
    return several.unionByName(alone.selectExpr("kind", "source", "target", "label", kept, "told"))


def _led(counted: DataFrame) -> DataFrame:
    """Named bodies and those to which they lead, with the sums of their tallies."""
    parts = over_rows(counted, _leading, _LEADING)
    sums = [expr(f"sum({name}) AS {name}") for name in ("named", "linked", "alone")]
    told = parts.groupBy("label", "key", "text").agg(*sums)
    return told.selectExpr(_NODE, "text", "named", "linked", "alone")


def nodes(lines: DataFrame) -> DataFrame:
    """The table `nodes`, from `bodies`."""
    facts = ", ".join(f"{name} string" for name in NODES.names if name not in _APART)
    named = ", ".join(f"'{label}'" for label in LABELS)
    found = lines.where(f"kind IN ({named})").selectExpr(
        "kind AS label", "source AS key", "told", f"from_json(best.line, '{facts}') AS facts"
    )
    return found.selectExpr(
        *(name if name in _APART else f"facts.{name} AS {name}" for name in NODES.names)
    )


def relationships(lines: DataFrame) -> DataFrame:
    """The rows of `relationships` that tables know, from `bodies`."""
    wanted = ("rule", "since", "valid_from", "valid_to")
    facts = ", ".join(f"{name} string" for name in wanted)
    known = ", ".join(f"'{kind}'" for kind in sorted(_KNOWN))
    far = " ".join(
        f"WHEN kind = '{kind}' AND label = '{near}' THEN '{end}'" for kind, near, end in ENDS
    )
    found = lines.where(f"kind IN ({known})").selectExpr(
        "kind AS type", "source", "label AS source_label", "target",
        f"CASE {far} END AS target_label", "false AS refused",
        f"from_json(best.line, '{facts}') AS facts",
    )  # fmt: skip
    there = {"type", "source", "source_label", "target", "target_label", "refused"}
    return found.selectExpr(
        *(
            f"`{column.name}`"
            if column.name in there
            else f"facts.{column.name} AS {column.name}"
            if column.name in wanted
            else f"CAST(NULL AS {column.type}) AS `{column.name}`"
            for column in RELATIONSHIPS.columns
        )
    )


def _batches(schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    return batched(_counted(batches), schema)


def _counted(batches: Iterable[pa.RecordBatch]) -> Iterator[Cells]:
    """The namings in rows of `documents`; the same one comes again when others were too many."""
    counted: Counter[Naming] = Counter()
    for row in cells(batches):
        counted.update(unpacked(*row))
        if len(counted) >= _AT_ONCE:
            yield from ((*naming, many) for naming, many in counted.items())
            counted.clear()
    yield from ((*naming, many) for naming, many in counted.items())


def _leading(row: Cells) -> Iterator[Cells]:
    """A naming of a body, and the bodies to which it leads."""
    label, key, text, many = row
    yield label, key, text, many, 0, 0
    for naming, is_linked in led_to(text):
        yield (*naming, 0, int(is_linked), int(not is_linked))


def _told(node: str, rows: list[Cells]) -> Iterator[Cells]:
    """The lines that the tally of a node tells."""
    label, _, key = node.partition(":")
    tally: Tally = {text: Told(text, *counts) for _, text, *counts in rows}
    found = defaultdict(list)
    for line in lines_told(label, key, tally):
        found[name_of(line)].append(line)
    for (kind, *ends), told in found.items():
        source, target = (*ends, "")[:2]
        own = packed_tally(tally) if (kind, source) == (label, key) else None
        near = kind if kind in LABELS else BODY if source == key else "Place"
        best = min(map(rank, told))  # that of the line which is `preferred`
        yield (kind, source, target, near, *best, own if kind in TALLIED else None)
