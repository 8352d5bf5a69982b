"""What the generator knows of its texts is what the reader finds in them."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.archive import Plan, documents
from benchmarks.archive.damage import Degree, damaged
from benchmarks.archive.wording import dues
from loaders import extract
from tests.benchmarks.truths import archive, deadlines, edges, facts, heading, read_heading

Read = list[tuple[dict[str, Any], dict[str, Any], str]]
"""Record, truth and text of every document."""


@pytest.fixture(scope="module")
def read() -> Read:
    made = archive(500, 7)
    return [(extract(text, source=s)[0].to_dict(), truth, text) for s, text, truth in made]


def test_the_archive_is_worth_reading(read: Read) -> None:
    truths = [truth for _, truth, _ in read]
    relations = {edge["relation"] for truth in truths for edge in truth["edges"]}
    assert len(truths) > 400
    assert {truth["level"] for truth in truths} == {"central", "province", "district", "commune"}
    assert {truth["issuer"].split()[0] for truth in truths} >= {"Ủy", "Tỉnh", "Huyện", "Đảng", "Sở"}
    assert relations == {"implements", "references", "replaces"}
    assert any(edge["source"] != "self" for truth in truths for edge in truth["edges"])
    assert any("các Công văn số" in text for *_, text in read)


def test_headings_are_read_exactly(read: Read) -> None:
    pairs = [(truth["source"], heading(truth), read_heading(record)) for record, truth, _ in read]
    assert [pair for pair in pairs if pair[1] != pair[2]] == []


def test_citations_edges_and_measures_are_read_exactly(read: Read) -> None:
    wrong = [(t["source"], facts(t) ^ facts(r)) for r, t, _ in read if facts(t) != facts(r)]
    assert wrong == []


def test_deadlines_are_read_exactly(read: Read) -> None:
    pairs = [(truth["source"], deadlines(truth), deadlines(record)) for record, truth, _ in read]
    assert [pair for pair in pairs if pair[1] != pair[2]] == []


def test_every_form_of_a_deadline_occurs(read: Read) -> None:
    forms = {due.words.partition("{")[0] for what in ("report", "act") for due in dues(what)}
    assert {form for form in forms if not any(form in text for *_, text in read)} == set()
    assert {what for _, truth, _ in read for _, what in deadlines(truth)} == {"report", "act"}


@pytest.mark.parametrize(("degree", "least"), [("light", 0.99), ("heavy", 0.88)])
def test_edges_of_damaged_texts_are_read_to_a_score(degree: Degree, least: float) -> None:
    true = found = hits = 0
    for source, text, truth in documents(Plan(300, seed=3)):
        record = extract(damaged(text, degree, source))[0].to_dict()
        wanted, got = edges(truth), edges(record)
        true, found, hits = true + len(wanted), found + len(got), hits + len(wanted & got)
    assert 2 * hits / (true + found) >= least
