"""The page of a coverage in a real browser, offline: numbers, rows, filters, map, languages."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import graph
from graph.coverage import Coverage
from loaders import Record, read_all
from tests.viz.cascades import SCRIPT
from tests.viz.conftest import OpenHtml
from tests.viz.provinces.coverages import ORDER, country, coverage, hostile, small
from viz import coverage_page

SAMPLE = Path(__file__).parents[3] / "examples" / "covid-2021"
_CELLS = """() => Object.fromEntries([...document.querySelectorAll("tr[data-row]")].map((row) => [
  row.querySelector("th").textContent.trim().toLowerCase(),
  Object.fromEntries([...row.querySelectorAll("td[data-cell]")].map((cell) => [
    cell.dataset.cell,
    [...cell.querySelectorAll("[data-number], [data-days]")]
      .map((part) => Number(part.dataset.number ?? part.dataset.days)),
  ])),
]))"""
Bodies = list[dict[str, Any]]


@pytest.fixture
def page(open_html: OpenHtml) -> Page:
    return open_html(coverage_page(small(), ORDER))


def _sample(folder: Path, units: str | None) -> Coverage:
    with graph.open_store(f"sqlite:///{folder}/store.db") as store:
        graph.load(store, [one for one in read_all([str(SAMPLE)]) if isinstance(one, Record)])
        return graph.coverage(store, graph.resolve_key(store, "570/CĐ-TTg"), units=units)


def _row_of(body: dict[str, Any]) -> str:
    if body["province"]:
        return str(body["province"]).lower()
    return "central bodies" if body["level"] == "central" else "province not known"


def _counted(bodies: Bodies, *, lag: bool) -> list[float]:
    """The numbers of a cell: acted, told, acted untold, median lag; those that there are."""
    told = [body for body in bodies if body["addressed"]]
    numbers: list[float] = [sum(b["state"] == "acted" for b in told), len(told)] if told else []
    if len(bodies) > len(told):
        numbers.append(len(bodies) - len(told))
    days = [b["lag_days"] for b in told if b["lag_days"] is not None]
    return [*numbers, median(days)] if lag and days else numbers


@pytest.mark.parametrize("units", [None, "2025", "by hand"])
def test_every_cell_is_what_the_bodies_count(
    open_html: OpenHtml, tmp_path: Path, units: str | None
) -> None:
    found = small() if units == "by hand" else _sample(tmp_path, units)
    rows: dict[str, Bodies] = defaultdict(list)
    for body in found.to_dict()["bodies"]:
        rows[_row_of(body)].append(body)
    shown = open_html(coverage_page(found, ORDER)).evaluate(_CELLS)
    assert rows.keys() <= shown.keys()
    for name, cells in shown.items():
        assert cells.pop("all") == _counted(rows[name], lag=False), name
        for level, numbers in cells.items():
            of_level = [body for body in rows[name] if body["level"] == level]
            assert numbers == _counted(of_level, lag=True), (name, level)


def test_the_head_has_the_totals(page: Page) -> None:
    said = page.locator(".counts li").all_inner_texts()
    assert [text.split("\n")[0] for text in said] == ["11", "5", "3", "3", "2", "2 days"]
    expect(page.locator("h1")).to_have_text("570/CĐ-TTg · Thủ tướng Chính phủ · 2 May 2021")
    expect(page.locator(".reach")).to_contain_text("63 units · 4 told to act · 2 acted")
    expect(page.locator(".unlisted")).to_contain_text("các cơ quan, đơn vị")


def test_squares_tell_what_is_known(page: Page) -> None:
    tiles = page.locator("svg[data-map=all] .tile")
    assert tiles.count() == 63
    looks = {code: _look(page, code) for code in ("06", "14", "11", "02", "20", "01")}
    assert looks["06"] == ("share", "Bắc Kạn 3/5")
    assert looks["14"] == ("share", "Sơn La 1/1")
    assert looks["11"] == ("share", "Điện Biên 0/1")
    assert looks["02"] == ("unknown", "Hà Giang 0/1")
    assert looks["20"] == ("unasked", "Lạng Sơn –")
    assert looks["01"] == ("unasked", "Hà Nội –")
    fills = {c: page.locator(_tile(c) + " rect").get_attribute("fill") for c in looks}
    assert len({fills["06"], fills["14"], fills["11"], fills["02"], fills["20"]}) == 5


def _tile(code: str) -> str:
    return f"svg[data-map=all] .tile[data-row='{code}']"


def _look(page: Page, code: str) -> tuple[str, str | None]:
    tile = page.locator(_tile(code))
    looks = set((tile.get_attribute("class") or "").split()) - {"tile", "dark"}
    return looks.pop(), tile.get_attribute("aria-label")


def test_a_row_opens_to_its_bodies_and_closes(page: Page) -> None:
    assert page.locator(".bodies").count() == 0
    opener = page.get_by_role("button", name="Tỉnh Bắc Kạn")
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    lines = page.locator(".bodies tbody tr")
    assert lines.count() == 5
    told = [cell.strip() for cell in lines.last.locator("td").all_inner_texts()]
    assert told[0].split("\n") == ["UBND phường Đức Xuân", "UBND thành phố Bắc Kạn"]
    assert told[1:] == [
        "Commune", "●acted", "1/UBND phường Đức Xuân", "13 May 2021", "11 days",
        "1/UBND thành phố Bắc Kạn",
    ]  # fmt: skip
    expect(lines.nth(2)).to_contain_text("▲not acted")
    expect(lines.nth(3)).to_contain_text("○not in the corpus")
    opener.click()
    assert page.locator(".bodies").count() == 0


def test_a_square_leads_by_keyboard_to_its_row(page: Page) -> None:
    page.locator(_tile("14")).focus()
    page.keyboard.press("Enter")
    opener = page.get_by_role("button", name="Tỉnh Sơn La")
    expect(opener).to_be_focused()
    expect(opener).to_be_in_viewport()
    expect(page.locator(".bodies")).to_contain_text("◆acted untold")
    page.keyboard.press("Enter")
    assert page.locator(".bodies").count() == 0
    expect(page.locator("#row-14")).to_have_class("chosen")


def _shown(page: Page) -> list[str]:
    return [row.strip() for row in page.locator("tr[data-row]:visible > th").all_inner_texts()]


def test_provinces_are_found_without_accents(page: Page) -> None:
    page.get_by_label("Province", exact=True).fill("dien BIEN")
    assert _shown(page) == ["Tỉnh Điện Biên"]
    expect(page.locator("#shown")).to_have_text("1 of 65 rows")
    expect(page.locator(_tile("14"))).to_have_class("tile share dark back")
    page.get_by_role("button", name="Clear").click()
    assert len(_shown(page)) == 65


def test_a_square_of_a_row_that_is_filtered_away_brings_it_back(page: Page) -> None:
    page.get_by_label("Province", exact=True).fill("dien bien")
    page.locator(_tile("06")).click()
    expect(page.get_by_role("button", name="Tỉnh Bắc Kạn")).to_be_focused()
    expect(page.locator("#search")).to_have_value("")


def test_states_and_levels_filter_rows_bodies_and_map(page: Page) -> None:
    page.get_by_role("button", name="Tỉnh Bắc Kạn").click()
    page.get_by_role("combobox", name="State").select_option(label="not acted")
    assert _shown(page) == ["Tỉnh Bắc Kạn", "Tỉnh Điện Biên", "Province not known"]
    assert page.locator(".bodies tbody tr").count() == 1
    page.get_by_role("combobox", name="Level").select_option(label="District")
    assert _shown(page) == ["Tỉnh Bắc Kạn"]
    heads = page.locator("#matrix > thead th:visible").all_inner_texts()
    assert [head.strip() for head in heads] == [
        "Province", "All levels", "Median lag", "District level"
    ]  # fmt: skip
    page.get_by_role("combobox", name="State").select_option(label="all")
    assert page.locator(".bodies tbody tr").count() == 3
    assert page.locator("svg.tiles:visible").get_attribute("data-map") == "district"
    tile = page.locator("svg[data-map=district] .tile[data-row='06']")
    assert tile.get_attribute("aria-label") == "Bắc Kạn 1/3"
    page.get_by_role("combobox", name="State").select_option(label="acted untold")
    assert _shown(page) == []


def test_rows_are_sorted_by_name_share_and_lag(page: Page) -> None:
    named = page.locator("#matrix > thead th")
    first = _shown(page)[:3]
    assert first == ["Central bodies", "Thành phố Hà Nội", "Tỉnh Hà Giang"]
    page.get_by_role("button", name="Province", exact=True).click()
    assert _shown(page)[0] == "Tỉnh An Giang"
    expect(named.first).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("button", name="All levels").click()
    assert _shown(page)[:3] == ["Tỉnh Sơn La", "Tỉnh Bắc Kạn", "Central bodies"]
    page.get_by_role("button", name="All levels").click()
    assert _shown(page)[5] == "Tỉnh Sơn La"  # the last of those that were told
    page.get_by_role("button", name="Median lag").click()
    assert _shown(page)[:3] == ["Tỉnh Sơn La", "Tỉnh Bắc Kạn", "Central bodies"]
    page.get_by_role("button", name="Tỉnh Bắc Kạn").click()
    page.get_by_role("button", name="Commune level").click()
    below = page.locator("tr.bodies").evaluate("row => row.previousElementSibling.id")
    assert below == "row-06"


def test_everything_is_said_in_vietnamese_too(page: Page) -> None:
    page.get_by_role("button", name="Tỉnh Bắc Kạn").click()
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.locator(".kicker")).to_have_text("Tình hình thực hiện")
    expect(page.locator("h1")).to_contain_text("02/05/2021")
    expect(page.locator(".bodies tbody tr").last).to_contain_text("đã thực hiện")
    expect(page.locator(".bodies tbody tr").last).to_contain_text("11 ngày")
    expect(page.locator("svg.tiles:visible .key")).to_contain_text("không có văn bản")
    assert page.get_by_role("combobox", name="Tình trạng").inner_text().startswith("tất cả")
    assert page.locator("#search").get_attribute("placeholder") == "tên, có thể không dấu"


@pytest.mark.parametrize("width", [1280, 900, 400])
def test_the_page_is_as_wide_as_the_window(open_html: OpenHtml, width: int) -> None:
    page = open_html(coverage_page(country(20), ORDER))
    page.set_viewport_size({"width": width, "height": 800})
    page.locator(".opener").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width > 900:  # the columns scroll, the head stays
        assert page.evaluate("document.documentElement.scrollHeight") == 800


def test_print_leaves_out_what_is_for_the_screen(page: Page) -> None:
    page.get_by_role("button", name="Tỉnh Bắc Kạn").click()
    page.emulate_media(media="print")
    for unseen in ("#filters", "#print", "#languages"):
        expect(page.locator(unseen)).to_be_hidden()
    expect(page.locator(".bodies")).to_be_visible()
    assert page.pdf().startswith(b"%PDF")


def test_ten_thousand_bodies_are_filtered_and_opened_without_waiting(open_html: OpenHtml) -> None:
    page = open_html(coverage_page(country(), ORDER))
    expect(page.locator(".counts li").nth(1)).to_contain_text("acted")
    page.get_by_role("combobox", name="State").select_option(label="not acted")
    page.locator(".opener:visible").first.click()
    took = page.evaluate("""() => {
      const began = performance.now();
      document.querySelectorAll(".opener")[5].click();
      document.body.offsetHeight;
      return performance.now() - began;
    }""")
    assert took < 500
    assert page.locator(".bodies tbody tr").count() > 60


def test_hostile_names_are_shown_as_text(open_html: OpenHtml) -> None:
    page = open_html(coverage_page(hostile(), ORDER))
    for opener in page.locator(".opener").all():
        opener.click()
    assert page.locator(".bodies tbody tr").count() == 2
    expect(page.locator(".bodies").first).to_contain_text(SCRIPT)
    expect(page.locator(".unlisted")).to_contain_text(SCRIPT)
    assert page.locator("img").count() == 0
    assert page.evaluate("window.hacked") is None


def test_nobody_told_is_said_in_words(open_html: OpenHtml) -> None:
    page = open_html(coverage_page(coverage([]), ORDER))
    expect(page.locator(".notice")).to_have_text("The order tells no body to act, and none did.")
