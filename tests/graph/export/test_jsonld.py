from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from graph import Store, UsageProblem, export
from graph.export import BASE
from graph.export.terms import CLASSES, CONTEXT, FOLDERS, OWN, PREDICATES
from tests.graph.export import back

ELI = Namespace("http://data.europa.eu/eli/ontology#")
CASCADE = Namespace(OWN)
SERVER = "http://127.0.0.1:8000"
STORES = pytest.mark.parametrize("name", ["sample", "nasty"])


def parse(text: str) -> Graph:
    """The triples as rdflib reads them; its own parser uses a class that it calls deprecated."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "ConjunctiveGraph", DeprecationWarning)
        return Graph().parse(data=text, format="json-ld")


@pytest.fixture(scope="session")
def parsed(sample: Store, nasty: Store) -> dict[str, tuple[Graph, back.Read]]:
    return {
        name: (
            parse(back.text_of(store, "jsonld")),
            back.canonical(store),
        )
        for name, store in (("sample", sample), ("nasty", nasty))
    }


Parsed = dict[str, tuple[Graph, back.Read]]


def full(term: str) -> URIRef:
    prefix, _, name = term.partition(":")
    return URIRef(CONTEXT[prefix] + name)


def named(node: Node | None) -> tuple[str, str]:
    """Label and key in an IRI."""
    folder, _, key = str(node).removeprefix(BASE).partition("/")
    (label,) = (label for label, name in FOLDERS.items() if name == folder)
    return label, unquote(key)


def triples(graph: Graph, kind: str) -> Iterator[tuple[str, str]]:
    for source, target in graph.subject_objects(full(PREDICATES[kind])):
        yield named(source)[1], named(target)[1]


@STORES
def test_every_node_is_there_once_with_its_class(name: str, parsed: Parsed) -> None:
    graph, read = parsed[name]
    found = [
        named(node)
        for label, class_ in CLASSES.items()
        for node in graph.subjects(RDF.type, full(class_))
        if f"{BASE}{FOLDERS[label]}/" in str(node)
    ]
    assert sorted(found) == sorted(read.nodes)


@STORES
def test_every_relationship_is_a_triple(name: str, parsed: Parsed) -> None:
    graph, read = parsed[name]
    told = [json.loads(line) for line in read.relationships]
    for kind in PREDICATES:
        ends = {(t["source"], t["target"]) for t in told if t["relationship"] == kind}
        assert set(triples(graph, kind)) == ends
    assert {t["relationship"] for t in told} >= {"IMPLEMENTS", "ISSUED_BY", "ORDERS", "COPIED_TO"}


def test_eli_tells_who_carries_out_what(sample: Store, parsed: Parsed) -> None:
    graph, _ = parsed["sample"]
    rows = graph.query(
        """PREFIX eli: <http://data.europa.eu/eli/ontology#>
           SELECT ?a ?b WHERE { ?a eli:ensures_implementation_of ?b }"""
    )
    found = {(named(row[0])[1], named(row[1])[1]) for row in rows}  # type: ignore[index]
    lines = map(json.loads, back.text_of(sample, "jsonl").splitlines())
    implements = [line for line in lines if line.get("relationship") == "IMPLEMENTS"]
    assert found == {(line["source"], line["target"]) for line in implements}
    assert len(found) > 10


@STORES
def test_every_relationship_has_a_statement_with_its_proof(name: str, parsed: Parsed) -> None:
    graph, read = parsed[name]
    kinds = {full(term): kind for kind, term in PREDICATES.items()}
    found = []
    for statement in graph.subjects(RDF.type, RDF.Statement):
        predicate = graph.value(statement, RDF.predicate)
        assert isinstance(predicate, URIRef)
        facts: dict[str, Any] = {
            "relationship": kinds[predicate],
            "source": named(graph.value(statement, RDF.subject))[1],
            "target": named(graph.value(statement, RDF.object))[1],
        }
        for term, value in graph.predicate_objects(statement):
            if str(term).startswith(OWN):
                facts[str(term).removeprefix(OWN)] = plain(value)
        found.append(json.dumps(facts, sort_keys=True))
    assert sorted(found) == read.relationships


def plain(value: Node) -> Any:
    if isinstance(value, URIRef):
        return named(value)[1]
    assert isinstance(value, Literal)
    kind = str(value.datatype).rpartition("#")[2]
    return {"integer": int, "decimal": float}.get(kind, str)(str(value))


@STORES
def test_documents_have_the_facts_of_eli(name: str, parsed: Parsed) -> None:
    graph, read = parsed[name]
    for (label, key), facts in read.nodes.items():
        if label != "Document":
            continue
        (document,) = graph.subjects(ELI.id_local, Literal(key))
        assert named(document) == (label, key)
        said = {
            "number": graph.value(document, ELI.number),
            "date": graph.value(document, ELI.date_document),
            "subject": graph.value(graph.value(document, ELI.is_realized_by), ELI.title),
            "type": graph.value(graph.value(document, ELI.type_document), SKOS.prefLabel),
            "issuer": graph.value(document, CASCADE.issuer),
            "status": graph.value(document, CASCADE.status),
        }
        for fact, value in said.items():
            assert (None if value is None else str(value)) == facts.get(fact), fact
        assert str(graph.value(document, RDFS.label)) == facts.get("number", key)


def test_partial_dates_have_types_of_their_own(sample: Store) -> None:
    graph = parse(back.text_of(sample, "jsonld"))
    kinds = {
        (len(value), str(value.datatype).rpartition("#")[2])
        for value in graph.objects(None, ELI.date_document)
        if isinstance(value, Literal)
    }
    assert (10, "date") in kinds
    assert kinds <= {(10, "date"), (7, "gYearMonth"), (4, "gYear")}


def test_iris_are_those_of_a_server(sample: Store) -> None:
    graph = parse(back.text_of(sample, "jsonld", base=SERVER))
    documents = list(graph.subjects(RDF.type, ELI.LegalResource))
    assert documents
    assert all(str(document).startswith(f"{SERVER}/documents/") for document in documents)


@pytest.mark.parametrize(
    "base", ["", "here", "ftp://x/", "https://", "https://x/<a>", "https://x/ "]
)
def test_what_is_no_address_is_refused_at_once(base: str, sample: Store) -> None:
    with pytest.raises(UsageProblem, match="IRIs"):
        export(sample, "jsonld", base=base)


def test_nothing_is_a_graph_too(store: Store) -> None:
    assert len(parse(back.text_of(store, "jsonld"))) == 0
