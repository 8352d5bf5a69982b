"""What a reading and a truth say, in a form in which they can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from benchmarks.archive import Plan, documents
from graph.identity import number_key
from graph.organs import body, slug

Fact = tuple[object, ...]


@cache
def archive(count: int, seed: int) -> tuple[tuple[str, str, dict[str, Any]], ...]:
    """The documents of an archive: source, text and truth of each."""
    return tuple(documents(Plan(count, seed)))


def label(cited: Mapping[str, Any]) -> str:
    """What tells a document from others in one text: its number, or the name of a law."""
    return number_key(cited["number"]) if cited["number"] else slug(cited["name"] or cited["type"])


def edges(record: Mapping[str, Any]) -> set[Fact]:
    """The edges with labels as ends."""
    names: dict[int | str, str] = dict(enumerate(map(label, record["citations"])))
    names["self"] = "self"
    found = record["edges"]
    return {("edge", names[e["source"]], e["relation"], names[e["target"]]) for e in found}


def facts(record: Mapping[str, Any]) -> set[Fact]:
    """Everything that a truth knows: citations, edges, measures."""
    found: set[Fact] = edges(record)
    found |= {("measure", m["id"], m["mode"]) for m in record["measures"]}
    return found | set(_citations(record))


def _citations(record: Mapping[str, Any]) -> Iterator[Fact]:
    for cited in record["citations"]:
        issuer = cited["issuer"]
        yield "cites", label(cited), cited["type"], cited["date"], body(issuer) if issuer else None


def deadlines(record: Mapping[str, Any]) -> list[tuple[str | None, str]]:
    """Day and kind of the deadlines that end once, in the order of the text."""
    found = record["deadlines"]
    return [(one["date"], one["what"]) for one in found if not one.get("recurring")]


def heading(truth: Mapping[str, Any]) -> Fact:
    """What a truth says of its own document; capitals inside a name are lost in a letterhead."""
    issuer = truth["issuer"].lower(), truth["level"], truth["superior"]
    return truth["number"], truth["symbol"], truth["type"], truth["date"], issuer


def read_heading(record: Mapping[str, Any]) -> Fact:
    """The same from a record."""
    head = record["document"]
    found = head["issuer"] or {"name": "", "level": None, "superior": None}
    issuer = found["name"].lower(), found["level"], found["superior"]
    return head["number"], head["symbol"], head["type"], head["date"], issuer
