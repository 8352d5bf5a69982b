"""The terms with which linked data says what nodes and relationships are.

A term of another vocabulary stands where it means the same: ELI 1.5 for legislation, SKOS, Dublin
Core and RDF Schema; for everything else there are terms of our own, named like in the graph.
"""

from __future__ import annotations

OWN = "https://directive-cascade.example/ns#"
"""The namespace of our own terms."""
VIETNAMESE = "http://publications.europa.eu/resource/authority/language/VIE"

CONTEXT = {
    "cascade": OWN,
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes, as the context of JSON-LD takes them."""

CLASSES = {
    "Document": "eli:LegalResource",
    "Organisation": "eli:Organization",
    "Group": "cascade:Group",
    "Person": "eli:Person",
    "Place": "eli:AdministrativeArea",
    "Measure": "skos:Concept",
}
"""What a node of each label is."""

FOLDERS = {
    "Document": "documents",
    "Organisation": "organisations",
    "Group": "groups",
    "Person": "people",
    "Place": "places",
    "Measure": "measures",
}
"""The path below which the resources of each label stand."""

PREDICATES = {
    "ISSUED_BY": "eli:passed_by",
    "SIGNED_BY": "cascade:signed_by",
    "ADDRESSED_TO": "cascade:addressed_to",
    "COPIED_TO": "cascade:copied_to",
    "IMPLEMENTS": "eli:ensures_implementation_of",
    "AMENDS": "eli:amends",
    "REPLACES": "dcterms:replaces",
    "REPEALS": "eli:repeals",
    "REFERENCES": "eli:cites",
    "DIRECTED_BY": "cascade:directed_by",
    "ORDERS": "cascade:orders",
    "MENTIONS": "cascade:mentions",
    "SUBORDINATE_TO": "cascade:subordinate_to",
    "GOVERNS": "cascade:governs",
    "PART_OF": "dcterms:isPartOf",
    "SUCCEEDED_BY": "cascade:succeeded_by",
}
"""The property that a relationship of each type is."""

LITERALS = {"number": "eli:number", "date": "eli:date_document"}
"""The facts that ELI has a property for; subject, type and name are told apart from these."""

NAMES = {
    "Organisation": "skos:prefLabel",
    "Group": "skos:prefLabel",
    "Person": "skos:prefLabel",
    "Place": "skos:prefLabel",
}


def own(name: str) -> str:
    """The term of our own for a property of the graph."""
    return f"cascade:{name}"
