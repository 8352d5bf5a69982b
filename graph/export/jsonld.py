"""JSON-LD with the terms of ELI, the European Legislation Identifier, where they mean the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from urllib.parse import quote, urlsplit

from graph.errors import UsageProblem
from graph.export.elements import Element, End, Relationship
from graph.export.gathered import Gathered
from graph.export.properties import as_text
from graph.export.terms import (
    CLASSES,
    CONTEXT,
    FOLDERS,
    LITERALS,
    NAMES,
    PREDICATES,
    VIETNAMESE,
    own,
)

BASE = "https://directive-cascade.example/"
"""What IRIs begin with where nobody says otherwise; the host is reserved for examples."""

_MONTH, _YEAR = len("2021-05"), len("2021")
_Object = dict[str, Any]


def write(graph: Gathered, base: str) -> Iterator[str]:
    """One JSON object, one node of the RDF graph a line; `docs/exports.md` tells how it maps.

    Every relationship is a triple, and an `rdf:Statement` about it with its proof. IRIs are `base`
    with the paths of the server's resources. Raises `UsageProblem` for a `base` that is no IRI.
    """
    iris = _Iris(base)
    yield f'{{"@context":{_dumped(CONTEXT)},\n"@graph":['
    yield from _listed(_objects(graph, iris))
    yield "\n]}\n"


def checked(base: str) -> str:
    """`base` with a slash at its end. Raises `UsageProblem` where it is no address of the web."""
    if not _is_address(base):
        problem = f"{base!r} is nothing that IRIs can begin with"
        raise UsageProblem(problem, f"give an address like {BASE}")
    return base if base.endswith(("/", "#")) else f"{base}/"


def _is_address(base: str) -> bool:
    try:
        parts = urlsplit(base)
        plain = quote(base, safe=":/?#[]@!$&'()*+,;=%-._~") == base
    except ValueError:  # a bracket without its other, signs that are no text
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and plain


class _Iris:
    """The IRIs of everything in an export."""

    def __init__(self, base: str) -> None:
        self._base = checked(base)

    def of(self, label: str, key: str) -> str:
        """The IRI of the node with this label and key."""
        return f"{self._base}{FOLDERS[label]}/{quote(key, safe='')}"

    def end(self, end: End) -> _Object:
        """A reference to a node."""
        return {"@id": self.of(end.label, end.key)}

    def type(self, name: str) -> str:
        """The IRI of a type of documents, such as that of "công văn"."""
        return f"{self._base}types/{quote(name, safe='')}"

    def statement(self, id_: str) -> str:
        """The IRI of a relationship with its proof."""
        return f"{self._base}statements/{id_}"


def _objects(graph: Gathered, iris: _Iris) -> Iterator[_Object]:
    for node in graph.nodes():
        yield _node(node, iris)
    for edge in graph.relationships():
        yield {"@id": iris.end(edge.source)["@id"], PREDICATES[edge.kind]: iris.end(edge.target)}
        yield _statement(edge, iris)


def _node(node: Element, iris: _Iris) -> _Object:
    iri = iris.of(node.label, node.key)
    found: _Object = {"@id": iri, "@type": CLASSES[node.label], "rdfs:label": node.caption}
    found["eli:id_local" if node.label == "Document" else "dcterms:identifier"] = node.key
    for name, value in node.facts.items():
        if value is None or value == []:
            continue
        if node.label == "Document" and name == "subject":
            found["eli:is_realized_by"] = _expression(iri, value)
        elif node.label == "Document" and name == "type":
            label = {"@value": value, "@language": "vi"}
            concept = {"@id": iris.type(value), "@type": "skos:Concept", "skos:prefLabel": label}
            found["eli:type_document"] = concept
        elif name == "name":
            found[NAMES[node.label]] = {"@value": value, "@language": "vi"}
        elif name == "candidates":
            found[own(name)] = [{"@id": iris.of("Document", key)} for key in value]
        else:
            found[LITERALS.get(name) or own(name)] = _literal(name, value)
    return found


def _expression(document: str, subject: str) -> _Object:
    """The text of a document, for a work itself has no title in ELI."""
    return {
        "@id": f"{document}#vi",
        "@type": "eli:LegalExpression",
        "eli:language": {"@id": VIETNAMESE},
        "eli:title": {"@value": subject, "@language": "vi"},
    }


def _statement(edge: Relationship, iris: _Iris) -> _Object:
    found: _Object = {
        "@id": iris.statement(edge.id),
        "@type": "rdf:Statement",
        "rdf:subject": iris.end(edge.source),
        "rdf:predicate": {"@id": PREDICATES[edge.kind]},
        "rdf:object": iris.end(edge.target),
    }
    for name, value in edge.facts.items():
        if value is None:
            continue
        if name == "asserted_by":
            found[own(name)] = {"@id": iris.of("Document", value)}
        else:
            found[own(name)] = _literal(name, value)
    return found


def _literal(name: str, value: Any) -> Any:
    if name in ("date", "valid_from", "valid_to", "since"):
        return _date(value)
    if name == "confidence":
        return {"@value": as_text(value), "@type": "xsd:decimal"}
    if name == "warnings":
        return [f"{warning['code']}: {warning['message']}" for warning in value]
    return value


def _date(text: str) -> Any:
    """A day, a month or a year; anything else stays plain text."""
    kinds = {_YEAR: ("xsd:gYear", "-01-01"), _MONTH: ("xsd:gYearMonth", "-01")}
    kind, rest = kinds.get(len(text), ("xsd:date", ""))
    try:
        date.fromisoformat(text + rest)
    except ValueError:
        return text
    return {"@value": text, "@type": kind}


def _listed(objects: Iterable[_Object]) -> Iterator[str]:
    comma = "\n"
    for found in objects:
        yield comma + _dumped(found)
        comma = ",\n"


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
