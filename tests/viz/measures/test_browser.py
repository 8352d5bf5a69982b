"""The pages of measures in a real browser, offline: what they count, draw and say."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import graph
from graph.model import Cascade
from tests.viz.cascades import SCRIPT, country, hostile
from tests.viz.conftest import OpenHtml
from tests.viz.measures.spreads import below, hostile_spread, load_sample, spread
from viz import measures_page, spread_page

Counts = dict[str, dict[str, int]]
_TABLE = """() => [...document.querySelectorAll("tbody tr")].map((row) =>
  [row.querySelector("th").textContent,
   [...row.querySelectorAll(".figures [data-number]")].map((one) => Number(one.dataset.number))])"""
_PANELS = """() => [...document.querySelectorAll(".panel")].map((panel) => [
  panel.querySelector("h3").textContent,
  Object.fromEntries([...panel.querySelectorAll(".chart .name")].map((name) => [
    name.querySelector("[data-label]").dataset.label.split(".")[1],
    Number(name.querySelector(".count").dataset.number),
  ])),
])"""


@pytest.fixture
def page(open_html: OpenHtml) -> Page:
    return open_html(measures_page(below()))


def _ordered(cascade: Cascade, *, dated: bool) -> Counts:
    """How many documents in force order each measure, by level, from the JSON of the cascade."""
    found: Counts = defaultdict(lambda: defaultdict(int))
    for item in cascade.to_dict()["documents"]:
        if item["status"] != "issued" or (dated and item["lag_days"] is None):
            continue
        for id_ in {use["id"] for use in item["measures"] if use["mode"] == "orders"}:
            found[id_][item["level"] or "unknown"] += 1
    return found


@pytest.mark.parametrize("some", [below(), country()], ids=["below", "country"])
def test_charts_and_table_tell_what_the_documents_order(open_html: OpenHtml, some: Cascade) -> None:
    page = open_html(measures_page(some))
    ordered, dated = _ordered(some, dated=False), _ordered(some, dated=True)
    rows = {name: numbers for name, numbers in page.evaluate(_TABLE) if numbers[0]}
    assert sorted(numbers[0] for numbers in rows.values()) == sorted(
        sum(levels.values()) for levels in ordered.values()
    )
    panels = page.evaluate(_PANELS)
    assert [name for name, _ in panels] == list(rows)
    assert sorted(sorted(levels.items()) for _, levels in panels) == sorted(
        sorted(levels.items()) for levels in dated.values()
    )
    assert all(numbers[0] == sum(numbers[1:-1]) for numbers in rows.values())


def test_counts_are_those_of_the_question_of_drift(open_html: OpenHtml, tmp_path: Path) -> None:
    with graph.open_store(f"sqlite:///{tmp_path}/store.db") as store:
        key = load_sample(store)
        drift, html = graph.drift(store, key), measures_page(graph.down(store, key))
    shown = dict(open_html(html).evaluate(_TABLE))
    asked = {m.en[:1].upper() + m.en[1:]: m for m in drift.measures}
    assert shown.keys() == asked.keys()
    for name, measure in asked.items():
        levels = [group.orders for group in measure.levels if group.orders]
        assert shown[name][0] == measure.orders, name
        assert [n for n in shown[name][1:-1] if n] == levels, name
        assert shown[name][-1] == measure.mentions, name


def test_a_panel_tells_its_measure_in_words(page: Page) -> None:
    panels = page.locator(".panel")
    assert panels.count() == 2
    masks, sanctions = panels.first, panels.last
    expect(masks).to_contain_text("5 documents order it · half of them within 2.5 days")
    expect(masks).to_contain_text("1 without a day")
    expect(masks).to_contain_text("ordered by the order itself")
    expect(sanctions).to_contain_text("not in the order itself")
    testing = page.locator("tbody tr").last
    expect(testing).to_contain_text("Testing")
    expect(testing).to_contain_text("no")


def test_all_panels_have_the_same_axes(open_html: OpenHtml) -> None:
    page = open_html(measures_page(country()))
    axes = page.evaluate("""() => [...document.querySelectorAll(".chart")].map((chart) =>
      [chart.getAttribute("viewBox"), ...[...chart.querySelectorAll(".value, .day")].map((tick) =>
        [tick.textContent, tick.getAttribute("x"), tick.getAttribute("y")].join())].join(" "))""")
    assert len(axes) > 3
    assert len(set(axes)) == 1


def test_lines_differ_by_more_than_colour(page: Page) -> None:
    looks = page.evaluate("""() => [...document.querySelector(".chart").querySelectorAll(".line")]
      .map((line) => getComputedStyle(line).strokeDasharray)""")
    assert len(looks) == len(set(looks)) == 4


def test_everything_is_said_in_vietnamese_too(page: Page) -> None:
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.locator(".panel h3").first).to_have_text("Đeo khẩu trang")
    expect(page.locator(".panel").first).to_contain_text("một nửa trong vòng 2,5 ngày")
    expect(page.locator(".chart .name").last).to_contain_text("Cấp huyện 1")
    expect(page.locator("thead")).to_contain_text("Biện pháp")
    page.get_by_role("button", name="English").click()
    expect(page.locator(".panel h3").first).to_have_text("Masks")


def test_the_page_of_one_measure_tells_its_spread(open_html: OpenHtml) -> None:
    page = open_html(spread_page(spread()))
    expect(page.locator("h1")).to_have_text("Masks")
    names = page.locator(".chart .name").evaluate_all("all => all.map((one) => one.textContent)")
    assert names == ["documents 4", "bodies 3", "only mention it 1"]
    expect(page.locator("#undated")).to_have_text("2 without a day")
    days = page.locator(".chart .day").evaluate_all("all => all.map((one) => one.textContent)")
    assert days == ["Jun 2021", "Jul 2021"]
    expect(page.locator("dl")).to_contain_text("1/TTg · Thủ tướng Chính phủ · 2 May 2021")
    tables = page.locator("table")
    assert tables.count() == 3
    expect(tables.nth(1)).to_contain_text("Tỉnh Sơn La")
    expect(tables.nth(1)).to_contain_text("No province")
    expect(tables.nth(2).locator("tbody tr").last).to_have_text("ProvinceLevel unknown00070")
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.locator("h1")).to_have_text("Đeo khẩu trang")
    expect(page.locator(".chart .day").first).to_have_text("06/2021")


@pytest.mark.parametrize("width", [1280, 400])
def test_pages_are_as_wide_as_the_window(open_html: OpenHtml, width: int) -> None:
    for html in (measures_page(country()), spread_page(spread())):
        page = open_html(html)
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        outside = page.evaluate("""() => [...document.querySelectorAll(".chart")].some((chart) =>
          [...chart.querySelectorAll("text")].some((text) =>
            text.getBoundingClientRect().right > chart.getBoundingClientRect().right + 1))""")
        assert not outside


def test_tables_are_reached_by_keyboard_and_printed(page: Page) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    reached = []
    for _ in range(6):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.role"))
    assert "print" in reached
    assert "region" in reached
    page.emulate_media(media="print")
    expect(page.locator("#print")).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")


def test_hostile_texts_are_shown_as_text(open_html: OpenHtml) -> None:
    for html in (measures_page(hostile()), spread_page(hostile_spread())):
        page = open_html(html)
        expect(page.locator("body")).to_contain_text(SCRIPT)
        page.get_by_role("button", name="Tiếng Việt").click()
        assert page.locator("img").count() == 0
        assert page.evaluate("window.hacked") is None
