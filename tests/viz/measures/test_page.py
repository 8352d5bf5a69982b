"""The files of the two pages of measures: safe, equal for equals, small and quickly made."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from graph.model import Cascade
from tests.timed import quickest
from tests.viz.cascades import cascade as built
from tests.viz.cascades import chain, country, document, edge, hostile, wide
from tests.viz.measures.spreads import below, hostile_spread, spread, unnamed
from tests.viz.written import is_self_contained, is_text_only, same_bytes_in_every_process
from viz import measures_page, spread_page


@pytest.mark.parametrize("some", [below(), chain(), country(), hostile()])
def test_the_page_of_an_order_asks_for_nothing_from_outside(some: Cascade) -> None:
    is_self_contained(measures_page(some))


def test_the_page_of_a_measure_asks_for_nothing_from_outside() -> None:
    for some in (spread(), hostile_spread(), unnamed()):
        is_self_contained(spread_page(some))


def test_hostile_documents_are_text() -> None:
    is_text_only(measures_page(hostile()))
    is_text_only(spread_page(hostile_spread()))


def test_equal_answers_give_equal_bytes_in_every_process() -> None:
    imports = (
        "from viz import measures_page, spread_page; "
        "from tests.viz.measures.spreads import below, spread"
    )
    same_bytes_in_every_process(
        "(measures_page(below()) + spread_page(spread()))",
        imports,
        measures_page(below()) + spread_page(spread()),
    )


def test_ten_thousand_documents_are_a_small_file_that_is_made_at_once() -> None:
    some = wide(10_663)
    assert quickest(lambda: measures_page(some)) < 1
    assert len(measures_page(some).encode()) < 500_000


def test_titles_tell_what_it_is_about() -> None:
    title = "<title>1/TTg · Ủy ban nhân dân · How its measures spread</title>"
    assert title in measures_page(below())
    assert "<title>Masks · How a measure spread</title>" in spread_page(spread())


def test_a_page_without_measures_says_so() -> None:
    alone = built([document("a", "central", lag=0)], [edge("a", "a")])
    assert ">No document here orders a measure.<" in measures_page(alone)
    assert ">No document here orders a measure.<" in spread_page(unnamed())


def test_an_order_that_is_only_cited_says_so() -> None:
    assert ">The text of this order is not held" in measures_page(chain())
    assert ">The text of this order is not held" not in measures_page(below())


def test_what_was_asked_as_of_a_day_says_so() -> None:
    html = measures_page(replace(below(), as_of="2021-05-31"))
    assert '<time data-date="2021-05-31">' in html
    assert '<time data-date="2021-08-31">' in spread_page(spread())
