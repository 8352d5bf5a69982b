"""The timeline in a real browser, offline: it draws, answers, filters and can be walked by keys."""

from __future__ import annotations

import re
from statistics import median

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.viz.cascades import END, IMAGE, SCRIPT, chain, country, hostile, wide
from tests.viz.conftest import OpenHtml
from viz import timeline_page

_CITY = "756/UBND-VXNV"


@pytest.fixture
def page(open_html: OpenHtml) -> Page:
    return open_html(timeline_page(country()))


def dot(page: Page, key: str) -> Locator:
    at = page.evaluate("(key) => FACTS.key.indexOf(key)", key)
    return page.locator(f"[data-document='{at}']")


def test_a_click_on_a_mark_shows_facts_quote_and_chain(open_html: OpenHtml) -> None:
    page = open_html(timeline_page(chain()))
    assert page.evaluate("proofs") is None
    dot(page, _CITY).click()
    details = page.locator("#details")
    expect(details.get_by_role("heading", level=3)).to_have_text(_CITY)
    expect(details).to_contain_text("Ủy ban nhân dân thành phố Bắc Kạn")
    expect(details).to_contain_text("+2 days")
    expect(details.locator("blockquote").first).to_contain_text("Thực hiện 2479/UBND-VXNV")
    expect(details.locator("figcaption").first).to_contain_text("rule cue · confidence 98 %")
    expect(details.locator("ol.steps li")).to_have_text(
        [re.compile("implements 2479/UBND-VXNV"), re.compile("implements 570/CĐ-TTg")]
    )
    expect(page.locator("#lines .chain")).to_have_count(2)
    expect(page.locator("#lines .other")).to_have_count(1)
    expect(page.locator("#chart .dot.on-chain")).to_have_count(3)
    details.locator("ol.steps button").last.click()
    expect(details.get_by_role("heading", level=3)).to_have_text("570/CĐ-TTg")
    page.keyboard.press("Escape")
    expect(details.locator("h3")).to_have_count(0)
    expect(page.locator("#lines *")).to_have_count(0)


_MIDDLE = "(dot) => { const b = dot.getBBox(); return [b.x + b.width / 2, b.y + b.height / 2]; }"
_END = """(line, share) => {
  const { x, y } = line.getPointAtLength(share * line.getTotalLength());
  return [x, y];
}"""


def test_the_chain_ends_on_the_marks(open_html: OpenHtml) -> None:
    page = open_html(timeline_page(chain()))
    dot(page, _CITY).click()
    line = page.locator("#lines .chain").first
    for key, share in ((_CITY, 0), ("2479/UBND-VXNV", 1)):
        middle = dot(page, key).evaluate(_MIDDLE)
        assert line.evaluate(_END, share) == pytest.approx(middle, abs=0.6)


def test_search_needs_no_diacritics(page: Page) -> None:
    page.get_by_label("Search").fill("muong ang")
    found = page.locator("#found")
    expect(found).to_contain_text(re.compile(r"\d found"))
    count = page.evaluate("[...FACTS.key.keys()].filter(stands).length")
    expected = [item for item in country().documents if "Mường Ảng" in (item.document.issuer or "")]
    assert count == len(expected) > 0
    expect(page.locator("#chart .dot:not(.back)")).to_have_count(count)
    found.get_by_role("button").first.click()
    expect(page.locator("#details h3")).to_have_text(expected[0].document.number or "")
    page.get_by_label("Search").fill("")
    expect(page.locator("#chart .dot.back")).to_have_count(0)


def test_level_and_measure_filter_together(page: Page) -> None:
    page.get_by_label("District").check()
    districts = [i for i in country().documents if i.document.level == "district"]
    expect(page.locator("#chart .dot:not(.back)")).to_have_count(len(districts))
    page.locator("[data-measure=inspection]").check()
    both = [i for i in districts if any(use.id == "inspection" for use in i.measures)]
    assert 0 < len(both) < len(districts)
    expect(page.locator("#chart .dot:not(.back)")).to_have_count(len(both))
    page.get_by_role("button", name="List").click()
    expect(page.locator("#list tbody tr")).to_have_count(len(both))
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(page.locator("#list tbody tr")).to_have_count(len(districts))


def test_a_column_opens_the_list_of_its_documents(open_html: OpenHtml) -> None:
    some = wide(3000)
    page = open_html(timeline_page(some))
    column = page.locator(".level-commune .column").nth(4)
    column.locator(".part").click()
    day = page.evaluate("CELLS[state.cell].first")
    same = [
        item for item in some.documents if item.document.level == "commune" and item.date == day
    ]
    expect(page.locator("#details .about")).to_have_text(f"{len(same)} documents")
    page.get_by_role("button", name=re.compile("^Show 50 more of")).click()
    expect(page.locator("#details .documents li")).to_have_count(100)
    page.locator("#details .documents button").nth(3).click()
    expect(page.locator("#details h3")).to_have_text(same[3].key)
    expect(column).to_have_class(re.compile("chosen"))
    expect(page.locator("#details .beside")).to_contain_text(f"4 of {len(same)}")
    page.get_by_role("button", name="Next document of the day").click()
    expect(page.locator("#details h3")).to_have_text(same[4].key)


_SHARES = """() => [...COLUMNS].map(([cell, column]) => {
  const height = (part) => column.querySelector(part).height.baseVal.value;
  return [CELLS[cell].documents.map((at) => FACTS.key[at]), height(".part") / height(".all")];
})"""


def test_a_filter_fills_the_columns_as_far_as_it_holds(open_html: OpenHtml) -> None:
    some = wide(3000)
    page = open_html(timeline_page(some))
    page.locator("[data-measure=inspection]").check()
    having = {i.key for i in some.documents if any(use.id == "inspection" for use in i.measures)}
    columns = page.evaluate(_SHARES)
    assert len(columns) > 10
    for keys, drawn in columns:
        assert drawn == pytest.approx(len(having.intersection(keys)) / len(keys), abs=0.05)
    assert {0} < {round(drawn, 1) for _, drawn in columns}


def test_the_keyboard_walks_days_levels_and_documents_of_a_day(page: Page) -> None:
    heading = page.locator("#details h3")
    page.locator("#search").focus()
    page.locator("#figure").focus()
    page.keyboard.press("ArrowRight")
    expect(heading).to_have_text("570/CĐ-TTg")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("documentAt(state.document).level") == "province"
    dates = []
    for _ in range(3):
        dates.append(page.evaluate("documentAt(state.document).date"))
        page.keyboard.press("ArrowRight")
    assert dates == sorted(set(dates))
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("documentAt(state.document).date") == dates[-1]
    page.keyboard.press("Home")
    first = heading.inner_text()
    page.keyboard.press("PageDown")
    assert heading.inner_text() != first
    assert page.evaluate("documentAt(state.document).date") == dates[0]
    page.keyboard.press("PageUp")
    expect(heading).to_have_text(first)
    page.keyboard.press("ArrowUp")
    assert page.evaluate("documentAt(state.document).level") == "central"
    page.keyboard.press("Enter")
    expect(page.locator("#details")).to_be_focused()


def test_the_table_of_levels_has_counts_and_medians(page: Page) -> None:
    documents = country().documents[1:]
    for level, name in (("province", "Province"), ("district", "District")):
        own = [item for item in documents if item.document.level == level]
        lags = sorted(item.lag_days for item in own if item.lag_days is not None)
        cells = page.get_by_role("row", name=name).locator("td")
        expect(cells.nth(0)).to_have_text(str(len(own)))
        expect(cells.nth(1)).to_have_text(str(lags[0]))
        expect(cells.nth(2)).to_have_text(f"{median(lags):g}")
        expect(cells.nth(4)).to_have_text(str(lags[-1]))


def test_the_list_has_every_document(page: Page) -> None:
    page.get_by_role("button", name="List").click()
    expect(page.locator("#list tbody tr")).to_have_count(len(country().documents))
    expect(page.locator("#chart")).to_be_hidden()
    page.locator("#list tbody button").nth(3).click()
    expect(page.locator("#details h3")).to_have_text(country().documents[3].document.number or "")
    expect(page.locator("#list tr.chosen")).to_have_count(1)


def test_the_language_switches_everything(page: Page) -> None:
    dot(page, "834/UBND-VP").click()
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    for place, words in (
        ("h1", "02/05/2021"), ("#chart", "Cấp huyện"), ("#chart .axis >> nth=0", "01/05/2021"),
        ("#details", "thực hiện"), (".figures", "Trung vị"), ("#legend", "văn bản xuất phát"),
        ("#measures", "Kiểm tra"), ("#levels", "Cấp xã"),
    ):  # fmt: skip
        expect(page.locator(place)).to_contain_text(words)


def test_the_address_brings_the_view_back(page: Page) -> None:
    page.get_by_label("District").check()
    page.locator("[data-measure=inspection]").check()
    page.get_by_label("Search").fill("mường")
    dot(page, "834/UBND-VP").click()
    page.get_by_role("button", name="List").click()
    shown = page.locator("#list tbody tr").all_inner_texts()
    expect(page).to_have_url(re.compile("view=list"))
    address = page.evaluate("location.href")
    page.get_by_role("button", name="Timeline").click()
    page.keyboard.press("Escape")
    page.goto(address)
    page.reload()
    expect(page.locator("#details h3")).to_have_text("834/UBND-VP")
    assert page.locator("#list tbody tr").all_inner_texts() == shown
    expect(page.get_by_label("District")).to_be_checked()
    expect(page.locator("[data-measure=inspection]")).to_be_checked()
    expect(page.get_by_label("Search")).to_have_value("mường")


@pytest.mark.parametrize("address", ["#document=nobody&levels=x&measures=,&day=99999", "#%E0%A4%A"])
def test_an_address_that_names_nothing_is_harmless(page: Page, address: str) -> None:
    page.evaluate("(address) => { location.hash = address; }", address)
    page.reload()
    expect(page.locator("#details h3")).to_have_count(0)
    expect(page.locator("#chart .dot.back")).to_have_count(0)


def test_pointing_names_what_is_there(page: Page) -> None:
    dot(page, "834/UBND-VP").hover()
    expect(page.locator("#tooltip")).to_contain_text("834/UBND-VP")
    page.locator("h1").hover()
    expect(page.locator("#tooltip")).to_be_hidden()


def test_hostile_documents_are_shown_as_text(open_html: OpenHtml) -> None:
    page = open_html(timeline_page(hostile()))
    dot(page, "9999/UBND-VXNV").click()
    for attack in (SCRIPT, IMAGE, END):
        expect(page.locator("#details .about")).to_contain_text(attack)
        expect(page.locator("#details blockquote").first).to_contain_text(attack)
    expect(page.locator("h1")).to_contain_text(f"1/UBND-A{SCRIPT}")
    expect(page.locator("#measures")).to_contain_text(SCRIPT)
    page.get_by_label("Search").fill("<img")
    page.get_by_role("button", name="List").click()
    expect(page.locator("#list")).to_contain_text(IMAGE)
    assert page.locator("img").count() == 0
    assert page.evaluate("window.hacked") is None


def test_it_fits_a_telephone(page: Page) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    for view in ("Timeline", "List"):
        page.get_by_role("button", name=view, exact=True).click()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_print_shows_picture_figures_and_list(page: Page) -> None:
    page.emulate_media(media="print")
    for shown in ("#chart", ".figures", "#list", "#legend"):
        expect(page.locator(shown)).to_be_visible()
    for hidden in ("#search", "#measures", ".switches"):
        expect(page.locator(hidden)).to_be_hidden()


def test_controls_have_names(page: Page) -> None:
    dot(page, "834/UBND-VP").click()
    for button in page.get_by_role("button").all():
        assert re.search(r"\S", button.get_attribute("aria-label") or button.inner_text())
    names = page.locator("input").evaluate_all("boxes => boxes.map((box) => box.labels.length)")
    assert min(names) == 1
