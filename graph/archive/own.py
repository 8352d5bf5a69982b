"""What a document's own text says: rows of `relationships`, and whom and what it names."""

from __future__ import annotations

from typing import NamedTuple

from graph.lines import Line, own_lines, stated
from graph.model import Evidence
from graph.node import Node
from graph.store.neo4j_properties import names
from graph.store.neo4j_tally import packed


class Stated(NamedTuple):
    """A relationship that begins at a document: its type, the label where it ends, its line."""

    type: str
    target_label: str
    line: Line


class Own(NamedTuple):
    """What a document's text says: `ISSUED_BY` to `MENTIONS` in its order, and whom it names.

    `names` is the property of the document's node.
    """

    relationships: list[Stated]
    names: bytes


def own(node: Node, mention: Evidence | None) -> Own:
    """What a document's own text says.

    `mention` is the first one in another text that names its issuer, as `own_lines` takes it.
    """
    lines = stated(own_lines(node, (), mention))
    return Own([Stated(*found) for found in lines], packed(names(node)))
