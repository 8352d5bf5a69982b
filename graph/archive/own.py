"""What a document's own text says: rows of `relationships`, and whom and what it names."""

from __future__ import annotations

from typing import NamedTuple

from graph.archive.rows import Row
from graph.archive.tables import RELATIONSHIPS
from graph.lines import Line, own_lines, stated
from graph.model import Evidence
from graph.node import Node
from graph.store.neo4j_properties import names
from graph.store.neo4j_tally import packed

_BLANK: Row = dict.fromkeys(RELATIONSHIPS.names)
_ENDS = ("relationship", "source", "target")


class Own(NamedTuple):
    """What a document's text says: `ISSUED_BY` to `MENTIONS` in its order, and whom it names.

    The rows are those of `relationships`, `names` is the property of the document's node.
    """

    relationships: list[Row]
    names: bytes


def own(node: Node, mention: Evidence | None) -> Own:
    """What a document's own text says.

    `mention` is the first one in another text that names its issuer, as `own_lines` takes it.
    """
    lines = [*own_lines(node, (), mention)]
    related = [
        relationship_row(kind, "Document", label, line) for kind, label, line in stated(lines)
    ]
    return Own(related, packed(names(node)))


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
