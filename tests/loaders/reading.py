"""Reads one passage as the body of a document, for the tests of what is found in it."""

from __future__ import annotations

from loaders.bodies.home import Home
from loaders.citations.backward import point_back
from loaders.citations.find import find_mentions
from loaders.citations.gathering import Gathering, edges_of
from loaders.citations.mentions import Page
from loaders.citations.relations import find_relations
from loaders.citations.ties import Frame
from loaders.citations.triggers import find_triggers
from loaders.deadlines.reading import Reading
from loaders.deadlines.search import find_deadlines
from loaders.fold import flatten, lower
from loaders.phrases import Flat
from loaders.record import Citation, Deadline, Edge, Heading

BAC_KAN = Home(
    province="tỉnh Bắc Kạn",
    district="thành phố Bắc Kạn",
    level="district",
    date="2021-05-04",
    body="Ủy ban nhân dân thành phố Bắc Kạn",
)


def read_passage(
    text: str, *, kind: str = "công văn", number: str | None = None, draft: bool = False
) -> tuple[tuple[Citation, ...], tuple[Edge, ...]]:
    """The citations and edges of `text`, read in a document of Bắc Kạn city of 4 May 2021."""
    page = Page.of(text, flatten(lower(text)), BAC_KAN, "2021-05-04")
    mentions = point_back(page, find_mentions(page, find_triggers(Flat(text, lower(text)))[0]))
    gathering = Gathering(Heading(number=number, type=kind, date="2021-05-04"))
    gathering.add(mentions)
    assertions = find_relations(page, mentions, Frame(kind, draft, ()))
    citations = gathering.citations(text)
    return citations, edges_of(assertions, gathering, citations)


def edges_in_words(text: str, **options: str | bool | None) -> set[tuple[str, str, str]]:
    """The edges of a passage as (source, relation, target) with numbers, or names, as ends."""
    citations, edges = read_passage(text, **options)  # type: ignore[arg-type]
    names = [c.number or c.name or f"{c.type} {c.date}" for c in citations]

    def end(value: int | str) -> str:
        return value if isinstance(value, str) else names[value]

    return {(end(e.source), e.relation, end(e.target)) for e in edges}


def read_deadlines(text: str, date: str | None = "2021-05-04") -> tuple[Deadline, ...]:
    """The deadlines of `text`, read as the body of a document of that date."""
    flat = Flat(text, lower(text))
    heads, _, leads = find_triggers(flat)
    mentions = find_mentions(Page.of(text, flat.text, BAC_KAN, date), heads)
    reading = Reading(text, lower(text), flat.text, date, mentions, leads)
    return find_deadlines(reading, 0, len(text))
