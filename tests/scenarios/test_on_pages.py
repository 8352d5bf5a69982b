"""Words from files with pages say on which one they stand, the same in both stores."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from graph import (
    Store,
    down,
    explain,
    export,
    export_jsonl,
    gaps,
    lag,
    load,
    open_store,
    show,
)
from graph.export import FORMATS
from graph.load import prepared
from loaders.record import Record
from tests.graph import awkward, story
from tests.graph.builders import on_pages
from tests.graph.test_order import fresh
from tests.seen import seen, shown

LINES = 5
"""Of a page: heads stand on the first one, what cites others behind it."""


def paged() -> list[Record]:
    return [on_pages(record, LINES) for record in story.five()]


def everything(store: Store) -> list[Any]:
    """What several questions answer, and the export."""
    keys = [node.document.key for node in store.every_node()]
    details = [show(store, key).to_dict() for key in keys]
    told = [explain(store, key).to_dict() for key in keys]
    cascade = down(store, story.ORDER_KEY, relation="any").to_dict()
    times = lag(store, story.ORDER_KEY).to_dict()
    return [details, told, cascade, times, gaps(store).to_dict(), *export_jsonl(store)]


def spans(value: Any) -> list[dict[str, Any]]:
    """All mappings with words of a text at their offsets, however deep."""
    if isinstance(value, dict):
        own = [value] if value.get("quote") and value.get("start") is not None else []
        return own + spans([*value.values()])
    return [found for part in value for found in spans(part)] if isinstance(value, list) else []


def test_all_that_is_quoted_has_its_page(store: Store) -> None:
    records = paged()
    load(store, records)
    at = {record.text: record.positions for record in records}
    found = spans(everything(store))
    found += spans([json.loads(line) for line in export_jsonl(store)])
    assert len(found) > 40
    for said in found:
        pages = {
            positions.page(said["start"], said["end"])
            for text, positions in at.items()
            if text[said["start"] : said["end"]] == said["quote"]
        }
        assert said["page"] in pages
    assert {said["page"] for said in found} > {1, 2}
    uses = [use for item in down(store, story.ORDER_KEY).documents for use in item.measures]
    assert uses
    assert all(use.page for use in uses)


def test_a_text_without_pages_answers_as_ever(store: Store) -> None:
    load(store, story.five())
    assert not [said for said in spans(everything(store)) if "page" in said]
    assert not any("page" in text for name in FORMATS for text in export(store, name))


@pytest.mark.parametrize("format", FORMATS)
def test_both_stores_export_the_same_pages(format: str, store: Store) -> None:  # noqa: A002
    with fresh() as other:
        for one in (store, other):
            load(one, [*paged(), *(versions[0] for versions in awkward.versions().values())])
        text = "".join(export(store, format, table="edges"))
        assert text == "".join(export(other, format, table="edges"))
    assert "page" in text


def test_neo4j_shows_the_pages(neo4j_url: str) -> None:
    with open_store(neo4j_url) as store:
        load(store, paged())
        assert seen(neo4j_url) == shown(export_jsonl(store))


def copies() -> list[Record]:
    """One letter as text, as a file with short pages, and as one with long pages."""
    plain = story.city()
    return [
        plain,
        replace(on_pages(plain, LINES), source="short.pdf"),
        replace(on_pages(plain, 7), source="long.pdf"),
    ]


@pytest.mark.parametrize("order", [*itertools.permutations(range(3))])
def test_copies_prove_once_on_the_first_page_that_any_has(
    order: Sequence[int], store: Store
) -> None:
    texts = copies()
    for n in order:
        load(store, [texts[n]])
    with fresh() as other:
        load(other, texts)
        assert list(export_jsonl(store)) == list(export_jsonl(other))
        assert show(store, story.CITY_KEY) == show(other, story.CITY_KEY)
    proofs = [proof for one in show(store, story.CITY_KEY).implements for proof in one.evidence]
    (long,) = (text for text in texts if text.source == "long.pdf")
    pages = {long.positions.page(proof.start, proof.end) for proof in proofs}
    assert {proof.page for proof in proofs} == pages
    assert len(proofs) == len({(p.start, p.rule) for p in proofs})


def test_a_reading_again_tells_the_reader_and_nothing_else(store: Store) -> None:
    records = story.five()
    sources = [record.source for record in records]
    load(store, [prepared(record, reader="old") for record in records])
    version, before = store.version(), [*export_jsonl(store)]
    assert {held.reader for held in store.held(sources)} == {"old"}
    assert load(store, records).unchanged == len(records)  # by nobody known
    assert {held.reader for held in store.held(sources)} == {"old"}
    report = load(store, [prepared(record, reader="new") for record in records[:2]])
    assert (report.unchanged, report.updated) == (2, 0)
    assert [held.reader for held in store.held(sources[:2])] == ["new", "new"]
    assert {held.reader for held in store.held(sources[2:])} == {"old"}
    assert (store.version(), [*export_jsonl(store)]) == (version, before)
