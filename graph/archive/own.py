"""The relationships that a document's own text states, as rows of `relationships`."""

from __future__ import annotations

from collections.abc import Iterator

from graph.archive.rows import Row
from graph.archive.tables import RELATIONSHIPS
from graph.lines import Line, own_lines, stated
from graph.model import Evidence
from graph.node import Node

_BLANK: Row = dict.fromkeys(RELATIONSHIPS.names)
_ENDS = ("relationship", "source", "target")


def own_relationships(node: Node, mention: Evidence | None) -> Iterator[Row]:
    """`ISSUED_BY` to `MENTIONS` of a document, in the order of its text.

    `mention` is the first one in another text that names its issuer, as `own_lines` takes it.
    """
    for kind, label, line in stated(own_lines(node, (), mention)):
        yield relationship_row(kind, "Document", label, line)


def relationship_row(kind: str, source_label: str, target_label: str, line: Line) -> Row:
    """The row of `relationships` for a line about a relationship that holds."""
    facts = {name: value for name, value in line.items() if name not in _ENDS}
    ends = {
        "type": kind,
        "source": line["source"],
        "source_label": source_label,
        "target": line["target"],
        "target_label": target_label,
        "refused": False,
    }
    return {**_BLANK, **ends, **facts}
