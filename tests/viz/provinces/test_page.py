"""The file of a coverage: safe, small, quickly made, and the right provinces in it."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from graph.coverage import Coverage
from tests.timed import quickest
from tests.viz.provinces.coverages import ORDER, body, country, coverage, hostile, small
from tests.viz.written import is_self_contained, is_text_only, same_bytes_in_every_process
from viz import coverage_page


@pytest.mark.parametrize("some", [small(), hostile(), coverage([])])
def test_the_page_asks_for_nothing_from_outside(some: Coverage) -> None:
    is_self_contained(coverage_page(some, ORDER))


def test_hostile_names_are_text() -> None:
    is_text_only(coverage_page(hostile(), replace(ORDER, number="<script>window.hacked</script>")))


def test_equal_coverages_give_equal_bytes_in_every_process() -> None:
    same_bytes_in_every_process(
        "coverage_page(small(), ORDER)",
        "from viz import coverage_page; from tests.viz.provinces.coverages import ORDER, small",
        coverage_page(small(), ORDER),
    )


def test_ten_thousand_bodies_are_a_small_file_that_is_made_at_once() -> None:
    found = country()
    assert len(found.bodies) > 10_000
    assert quickest(lambda: coverage_page(found, ORDER)) < 1
    assert len(coverage_page(found, ORDER).encode()) < 3_000_000


def _squares(some: Coverage, **more: str) -> set[int]:
    html = coverage_page(some, replace(ORDER, **more) if more else None)
    maps = re.findall(r'<svg class="tiles.*?</svg>', html, re.DOTALL)
    return {one.count('class="tile ') for one in maps}


def test_the_map_has_the_provinces_of_the_order_s_day() -> None:
    assert _squares(small(), date="2021-05-02") == {63}
    assert _squares(small(), date="2025-07-01") == {34}
    assert _squares(replace(small(), units="2025"), date="2021-05-02") == {34}


def test_without_the_order_its_day_is_told_by_the_answers() -> None:
    assert _squares(small()) == {63}
    late = replace(
        body("UBND xã", "commune", "tỉnh Sơn La", "acted"), date="2025-08-02", lag_days=2
    )
    assert _squares(coverage([late])) == {34}


def test_a_province_without_a_square_has_its_row() -> None:
    far = body("UBND", "commune", "tỉnh Xa Lạ", "not_acted")
    assert "Tỉnh Xa Lạ" in coverage_page(coverage([far]), ORDER)


def test_an_order_is_named_as_well_as_it_can_be() -> None:
    assert f"<title>{ORDER.key} · Who carried it out</title>" in coverage_page(small())
    nameless = coverage_page(small(), replace(ORDER, number=None))
    assert "<title>Công điện · Thủ tướng Chính phủ · Who carried it out</title>" in nameless


def test_an_order_that_is_only_cited_says_so() -> None:
    said = "The text of this order is not held"
    assert said in re.sub(r"<script.*", "", coverage_page(small(), replace(ORDER, status="cited")))
    assert f">{said}" not in coverage_page(small(), ORDER)
