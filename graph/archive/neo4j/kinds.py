"""Which files an import takes, and what stands in each: the nodes and relationships of a store."""

from __future__ import annotations

from typing import Final

from graph.archive.neo4j.fields import Field, Kind, Type, fields
from graph.document import Document
from graph.store.neo4j_imported import LISTS
from graph.store.neo4j_kinds import CITED, ENDS, FACTS, LABELS, RECORD, TALLIED
from graph.store.neo4j_schema import DOORS

_TYPES: Final[dict[str, Type]] = {
    **dict.fromkeys(LISTS, "string[]"),
    **dict.fromkeys(("index", "links", "block", "corner", "_block", "_record"), "long"),
    **dict.fromkeys(DOORS.values(), "long"),
    **dict.fromkeys(("start", "end", "page"), "long"),
    **dict.fromkeys(("started", "finished", "records", "version"), "long"),
    "hasIssuer": "boolean",
    "confidence": "double",
}
_SHOWN: Final = (*Document.__struct_fields__[1:], "urgency", *LISTS)
_HIDDEN: Final = (
    *("_number", "_words", "_outline", "_known", "_record", "_digest", "_names"),
    "_block",
)
_TALLY: Final = dict.fromkeys(TALLIED, ("_told",))
_CLAIM: Final = ("block", "corner", "alias", "hasIssuer", "data", *DOORS.values(), "document")
_SAID: Final = ("asserted_by", "quote", "start", "end", "page", "rule", "confidence")
_MORE: Final = ("position", "capacity", "role", "since", "valid_from", "valid_to", "relation")


def _node(label: str, id_: Field, *names: str) -> Kind:
    more = "{id-type:long}" if id_.type == "long" else ""
    named = id_._replace(more=f"{id_.name}:ID({label}){more}")
    return Kind(label, label, (named, *fields(names, _TYPES)))


def _between(source: str, target: str, label: str, *facts: Field) -> Kind:
    ends = (
        Field("source", "long" if source == "Record" else "string", f":START_ID({source})"),
        Field("target", "string", f":END_ID({target})"),
    )
    kind = () if label else (Field("type", "string", ":TYPE"),)
    name = label or related(source, target)
    return Kind(name, label, (*ends, *kind, *facts), is_node=False)


def related(source: str, target: str) -> str:
    """The name of the files of relationships between nodes of these labels."""
    return f"{source}-{target}"


_STATE: Final = ("started", "finished", "records", "token", "version", "imported")
_PROVEN: Final = fields((*_SAID, *_MORE), _TYPES)
_CITED: Final = fields(CITED, {**_TYPES, "position": "long"})
_KEY: Final = Field("key")
_NAMED: Final = tuple(label for label in LABELS if label != "Place")
"""The labels of what documents name."""

KINDS: Final[dict[str, Kind]] = {
    kind.name: kind
    for kind in (
        _node("CascadeStore", Field("name"), *_STATE),
        _node("Document", _KEY, *_SHOWN, *_HIDDEN),
        *(_node(label, _KEY, *FACTS[label], *_TALLY.get(label, ())) for label in LABELS),
        _node("Claim", Field("digest"), *_CLAIM),
        _node("Record", Field("id", "long"), *RECORD[1:]),
        *(_between("Document", label, "", *_PROVEN) for label in ("Document", *_NAMED)),
        *(_between(*ends, "", *_PROVEN) for ends in sorted({(near, far) for _, near, far in ENDS})),
        _between("Record", "Claim", "HEADED"),
        _between("Record", "Claim", "CITES", *_CITED),
    )
}
"""All kinds of files by name."""

RELATED: Final = KINDS[related("Document", "Document")]
"""The kind with the fields of all relationships between nodes that users see."""
