"""What a document's own text says: rows of `relationships`, and whom and what it names."""

from __future__ import annotations

from typing import NamedTuple

from graph.model import Evidence
from graph.node import Node
from graph.statements import Statement, statements
from graph.store.neo4j_properties import namings
from graph.store.neo4j_tally import packed


class Own(NamedTuple):
    """What a document's text says: `ISSUED_BY` to `MENTIONS` in its order, and whom it names.

    `names` is the property of the document's node.
    """

    relationships: list[Statement]
    names: bytes


def own(node: Node, mention: Evidence | None) -> Own:
    """What a document's own text says.

    `mention` is the first one in another text that names its issuer, as `statements` takes it.
    """
    stated = [*statements(node, mention)]
    return Own(stated, packed(namings(node, stated)))
