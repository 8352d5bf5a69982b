"""Every lead of the vocabulary reads its own examples, and leaves its near-misses alone."""

from __future__ import annotations

import pytest

from loaders.deadlines.vocabulary import FILE, lead_of, leads_by_phrase
from loaders.vocabulary import toml
from tests.loaders.reading import read_deadlines

LEADS = toml(FILE)["lead"]
MATCHES = [(lead["id"], text) for lead in LEADS for text in lead["matches"]]
REFUSES = [(lead["id"], text) for lead in LEADS for text in lead["refuses"]]


@pytest.mark.parametrize(("lead", "text"), MATCHES)
def test_matches(lead: str, text: str) -> None:
    assert len(read_deadlines(f"{text}.")) == 1
    assert any(lead_of(p).id == lead for p in leads_by_phrase() if p in text.lower())


@pytest.mark.parametrize(("lead", "text"), REFUSES)
def test_refuses(lead: str, text: str) -> None:
    assert read_deadlines(f"{text}.") == ()
    assert any(lead_of(p).id == lead for p in leads_by_phrase() if p in text.lower())


def test_the_vocabulary_names_its_source() -> None:
    assert "Civil Code" in toml(FILE)["source"]
