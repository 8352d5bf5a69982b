"""The records of documents on pages of sites are those of their texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from loaders import extract
from loaders.assemble import extract_all
from loaders.formats.html import read
from loaders.text import SourceText
from tests.loaders.formats.html.sites import SITES, site
from tools.rendering.form import form
from tools.rendering.office_web import saved_page
from tools.rendering.old_fonts import tcvn3, vni
from tools.rendering.word import Hand

SAMPLES = sorted((Path(__file__).parents[4] / "examples/covid-2021").glob("*.txt"))
_PLACES = {"start", "end", "text", "sha256", "source", "media_type", "warnings"}


def facts(value: Any) -> Any:
    """A record without what only tells where and in which file a thing stands."""
    if isinstance(value, dict):
        return {key: facts(item) for key, item in value.items() if key not in _PLACES}
    if isinstance(value, (list, tuple)):
        return [facts(item) for item in value]
    return value


def records(page: bytes) -> list[Any]:
    script = read(page, "a.html")
    text = SourceText(script.text, "a.html", "", "text/html", is_plain=True)
    return [facts(record.to_dict()) for record in extract_all([text])[0]]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:2])
@pytest.mark.parametrize("kind", SITES)
def test_a_page_gives_the_records_of_its_document(kind: str, path: Path) -> None:
    text = path.read_text("utf-8")
    assert records(site(kind, text)) == [facts(r.to_dict()) for r in extract(text)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:2])
@pytest.mark.parametrize(
    "hand",
    [Hand(counted=True, capped=True), Hand(coded=tcvn3), Hand(coded=vni)],
    ids=["counted", "tcvn3", "vni"],
)
def test_a_page_of_a_word_processor_gives_the_records_of_its_text(hand: Hand, path: Path) -> None:
    text = path.read_text("utf-8")
    page = saved_page(form(text), hand)
    assert records(page) == [facts(r.to_dict()) for r in extract(text)]
