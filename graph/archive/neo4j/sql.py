"""The lines of an import's files that say just what stands in a table, made by Spark itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from graph.archive.neo4j.fields import Kind, Type
from graph.archive.neo4j.kinds import KINDS, RELATED
from graph.archive.tables import RELATIONSHIPS
from graph.store.neo4j_kinds import CITED, LABELS
from graph.store.neo4j_schema import REFUSED

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_WRITTEN: Final[Mapping[Type, str]] = {
    "string": """concat('"', replace({}, '"', '""'), '"')""",
    "long": "CAST({} AS string)",
    "double": "CAST({} AS string)",
}
"""How Spark writes what `fields` writes in Python."""
_QUOTE: Final = "trim(BOTH '[]' FROM to_json(array(link.quote)))"
_PAGE: Final = "coalesce(CAST(link.page AS string), 'null')"
_LINK: Final = f"""concat(
    '[', link.source, ',"', link.relation, '",', link.target, ',', {_QUOTE}, ',', link.start, ',',
    link.`end`, ',"', link.rule, '",', link.confidence, ',', {_PAGE}, ']')"""
"""A `LinkRow` (`graph.store.neo4j_properties`) as JSON: relations and rules are plain words."""


def texts(records: DataFrame) -> DataFrame:
    """`kind` and `line` of the table `records`."""
    columns = {name: f"`{name}`" for name in records.columns} | {
        # As text: what is compressed (`graph.store.neo4j_text`).
        **{name: f"base64({name})" for name in ("data", "said")},
        "links": "size(links)",
        "asserts": f"concat('[', array_join(transform(links, link -> {_LINK}), ','), ']')",
    }
    return records.selectExpr("'Record' AS kind", f"{_line(KINDS['Record'], columns)} AS line")


def cited(records: DataFrame) -> DataFrame:
    """`kind` and `line` of what texts cite."""
    every = records.selectExpr("id", "explode(citations) AS one")
    facts = {name: f"one.`{name}`" for name in CITED}
    line = _line(KINDS["CITES"], {**facts, "source": "id", "target": "one.claim"})
    return every.selectExpr("'CITES' AS kind", f"{line} AS line")


def headed(records: DataFrame) -> DataFrame:
    """`kind` and `line` of the headings of texts."""
    line = _line(KINDS["HEADED"], {"source": "id", "target": "head"})
    return records.selectExpr("'HEADED' AS kind", f"{line} AS line")


def shared(nodes: DataFrame) -> DataFrame:
    """`kind` and `line` of the table `nodes`."""
    columns = {name: f"`{name}`" for name in nodes.columns} | {"_told": "told"}
    lines = " ".join(f"WHEN '{label}' THEN {_line(KINDS[label], columns)}" for label in LABELS)
    return nodes.selectExpr("label AS kind", f"CASE label {lines} END AS line")


def related(relationships: DataFrame) -> DataFrame:
    """`kind` and `line` of the table `relationships`."""
    columns = {name: f"`{name}`" for name in RELATIONSHIPS.names}
    columns["type"] = f"if(refused, '{REFUSED}', type)"
    columns["relation"] = "if(refused, lower(type), NULL)"
    ends = "concat(source_label, '-', target_label) AS kind"
    return relationships.selectExpr(ends, f"{_line(RELATED, columns)} AS line")


def _line(kind: Kind, columns: Mapping[str, str]) -> str:
    """The expression of a line, from those of its fields."""
    written = (_WRITTEN[type_].format(columns[name]) for name, type_, _ in kind.fields)
    return f"concat_ws(',', {', '.join(f'''coalesce({field}, '')''' for field in written)})"
