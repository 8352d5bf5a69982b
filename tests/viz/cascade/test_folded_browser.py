"""A national cascade in a real browser: provinces that open and close, and who did not answer."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect

from tests.viz.cascade.seeing import picture, place, positions
from tests.viz.cascades import nation
from tests.viz.conftest import OpenHtml
from viz import cascade_page
from viz.cascade.arrangement import Arrangement, arrange
from viz.cascade.shelves import inside, shelves

HA_NOI, TENTH = "#1", "#10"
"""The first province, which answers, and the tenth, which does not."""
LETTER = "100/UBND-VX"
"""The first province's."""


@pytest.fixture
def page(open_html: OpenHtml) -> Page:
    return open_html(cascade_page(*nation()))


@pytest.fixture(scope="module")
def arranged() -> Arrangement:
    return arrange(*nation())


def expected_positions(arranged: Arrangement, opened: set[int]) -> dict[str, tuple[float, float]]:
    sizes = [(panel.layout.width, panel.layout.height) for panel in arranged.panels]
    boxes = shelves(sizes, opened).boxes
    found = {}
    for i, (panel, box, size) in enumerate(zip(arranged.panels, boxes, sizes, strict=True)):
        if i == 0 or i in opened:
            x, y = (box.x, box.y) if i == 0 else inside(box, size)
            for id_, card in panel.layout.cards.items():
                found[id_] = (x + card.x, y + card.y)
        else:
            found[f"#{i}"] = (box.x + box.width / 2, box.y + box.height / 2)
    return found


def assert_stands(page: Page, arranged: Arrangement, opened: set[int]) -> None:
    seen, wanted = positions(page), expected_positions(arranged, opened)
    assert seen.keys() == wanted.keys()
    for id_, at in wanted.items():
        assert seen[id_] == pytest.approx(at, abs=0.11), id_


def opened_in(page: Page) -> list[str]:
    page.wait_for_timeout(400)
    fragment = page.evaluate("location.hash.slice(1)")
    return parse_qs(str(fragment)).get("open", [""])[0].split(".")


def test_the_page_places_panels_as_python_does(page: Page, arranged: Arrangement) -> None:
    assert_stands(page, arranged, set())
    page.mouse.click(*place(page, "tile", "#5"))
    assert_stands(page, arranged, {5})
    page.get_by_role("button", name="Open all").click()
    assert_stands(page, arranged, set(range(1, 64)))
    page.get_by_role("button", name="Close all").click()
    assert_stands(page, arranged, set())


def test_every_province_is_in_the_window_at_first(page: Page) -> None:
    box = page.locator("#network").bounding_box()
    assert box is not None
    for id_ in positions(page):
        x, y = place(page, "tile", id_)
        assert box["x"] < x < box["x"] + box["width"]
        assert box["y"] < y < box["y"] + box["height"]


@pytest.mark.parametrize(
    ("tile", "said"), [(HA_NOI, "8 of 9 answered · median 6.5 days"), (TENTH, "0 of 1 answered")]
)
def test_a_tile_tells_how_many_answered_and_when(page: Page, tile: str, said: str) -> None:
    page.mouse.move(*place(page, "tile", tile))
    expect(page.locator("#tooltip")).to_contain_text(said)


def test_a_tile_opens_on_click_and_closes_at_its_heading(page: Page) -> None:
    before = picture(page)
    page.mouse.click(*place(page, "tile", HA_NOI))
    assert HA_NOI not in positions(page)
    assert opened_in(page) == ["1"]
    page.mouse.click(*place(page, "document", LETTER))
    details = page.locator("#details")
    expect(details.get_by_role("heading", level=3)).to_have_text(LETTER)
    expect(details.locator("blockquote").first).to_contain_text("Thực hiện 570/CĐ-TTg")
    expect(details).to_contain_text("Told without an answer (1)")
    page.keyboard.press("Escape")
    box = page.evaluate(
        "(({x, y}) => network.canvasToDOM({x: x + 30, y: y + 20}))(placed.boxes[1])"
    )
    figure = page.locator("#network").bounding_box()
    assert figure is not None
    page.mouse.click(figure["x"] + box["x"], figure["y"] + box["y"])
    assert HA_NOI in positions(page)
    page.locator("#zoom-fit").click()
    page.mouse.move(0, 0)
    assert picture(page) == before


def test_a_body_without_an_answer_is_a_ghost_with_its_facts(page: Page) -> None:
    page.mouse.click(*place(page, "tile", TENTH))
    ghost = next(id_ for id_ in positions(page) if id_.startswith("~"))
    page.mouse.click(*place(page, "body", ghost))
    details = page.locator("#details")
    expect(details.get_by_role("heading", level=3)).to_contain_text("Ủy ban nhân dân tỉnh")
    expect(details).to_contain_text("Was told to act")
    details.get_by_role("button", name="570/CĐ-TTg").click()
    expect(details.get_by_role("heading", level=3)).to_have_text("570/CĐ-TTg")


def test_ghosts_can_be_left_out(page: Page) -> None:
    page.mouse.click(*place(page, "tile", TENTH))
    page.mouse.move(0, 0)
    before = picture(page)
    page.locator("#ghosts").uncheck()
    assert picture(page) != before
    page.locator("#ghosts").check()
    assert picture(page) == before


def test_a_search_needs_no_marks_and_opens_the_province_it_finds(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("uy ban nhan dan tinh cao bang")
    expect(page.locator("#hits")).to_have_text("9 found")
    page.locator("#search").fill("101/ubnd VX")
    expect(page.locator("#hits")).to_have_text("1 found")
    page.keyboard.press("Enter")
    expect(page.locator("#details h3")).to_have_text("101/UBND-VX")
    assert "101/UBND-VX" in positions(page)
    page.locator("#search").fill("no such thing")
    expect(page.locator("#hits")).to_have_text("0 found")
    expect(page.locator("#results")).to_be_hidden()


def test_levels_and_relations_can_be_left_out(page: Page) -> None:
    page.get_by_role("button", name="List").click()
    expect(page.locator("caption")).to_have_text("1 to 200 of 520 shown, 520 in all")
    page.locator("[data-levels=district]").uncheck()
    expect(page.locator("caption")).to_contain_text("1 to 64 of 64 shown")
    page.locator("[data-levels=district]").check()
    page.locator("[data-relations=implements]").uncheck()
    expect(page.locator("caption")).to_contain_text("of 63 shown")


def test_days_grow_the_cascade(page: Page) -> None:
    slider = page.locator("#day")
    text = page.locator("#day-text")
    expect(text).to_have_text("12 May 2021 · 457 of 457")
    slider.focus()
    page.keyboard.press("Home")
    expect(text).to_have_text("2 May 2021 · 1 of 457")
    page.mouse.move(*place(page, "tile", HA_NOI))
    expect(page.locator("#tooltip")).to_contain_text("0 of 9 answered")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(text).to_have_text("4 May 2021 · 58 of 457")
    page.mouse.move(0, 0)
    page.mouse.move(*place(page, "tile", HA_NOI))
    expect(page.locator("#tooltip")).to_contain_text("1 of 9 answered · median 2 days")
    page.get_by_role("button", name="Play day by day").click()
    expect(text).to_have_text("12 May 2021 · 457 of 457", timeout=10_000)
    expect(page.get_by_role("button", name="Play day by day")).to_be_visible()


def test_lags_colour_the_picture_and_the_legend_tells_them(page: Page) -> None:
    before = picture(page)
    page.locator("#lags").check()
    assert picture(page) != before
    expect(page.locator("#legend")).to_contain_text("4 to 7 days")


def test_the_address_keeps_the_view(page: Page) -> None:
    page.mouse.click(*place(page, "tile", HA_NOI))
    page.mouse.click(*place(page, "document", LETTER))
    page.locator("#lags").check()
    page.get_by_role("button", name="Tiếng Việt").click()
    page.locator("#search").fill("ha noi")
    page.wait_for_timeout(400)
    before, address = place(page, "document", LETTER), page.url
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.locator("#details h3")).to_have_text(LETTER)
    expect(page.locator("#search")).to_have_value("ha noi")
    assert page.locator("#lags").is_checked()
    assert place(page, "document", LETTER) == pytest.approx(before, abs=1)


@pytest.mark.parametrize(
    "fragment", ["doc=nothing&open=999.x.-1&day=never&edge=12345", "at=a.b.c", "%", "q=<b>&lang=xx"]
)
def test_an_address_that_names_nothing_here_opens_all_the_same(
    open_html: OpenHtml, fragment: str
) -> None:
    page = open_html(cascade_page(*nation()))
    address = page.url
    page.goto("about:blank")
    page.goto(f"{address}#{fragment}")
    expect(page.locator("h1")).to_contain_text("570/CĐ-TTg")
    assert len(positions(page)) == 64


def test_the_keyboard_walks_tiles_opens_one_and_closes_it(page: Page) -> None:
    page.locator("#network").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#details h3")).to_have_text("570/CĐ-TTg")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    opened = opened_in(page)
    assert opened != [""]
    expect(page.locator("#details h3")).to_contain_text("/UBND-VX")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#details h3")).to_contain_text("/UBND-1")
    page.keyboard.press("Backspace")
    assert opened_in(page) == [""]


def test_the_list_sorts_and_turns_its_pages(page: Page) -> None:
    page.get_by_role("button", name="List").click()
    page.get_by_role("button", name="Document").click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Document")
    expect(page.locator("#list tbody th").first).to_contain_text("0/UBND-100")
    page.get_by_role("button", name="Document").click()
    expect(page.locator("#list tbody th").first).to_contain_text("570/CĐ-TTg")
    page.get_by_role("button", name="Further").click()
    expect(page.locator("caption")).to_have_text("201 to 400 of 520 shown, 520 in all")
    page.get_by_role("button", name="Further").click()
    expect(page.locator("#list tbody tr")).to_have_count(120)
    expect(page.locator("[data-turn='list.on']")).to_be_disabled()


def test_the_picture_is_saved_as_a_png(page: Page) -> None:
    with page.expect_download() as saving:
        page.get_by_role("button", name="PNG").click()
    saved = saving.value
    assert saved.suggested_filename == "570/CĐ-TTg.png".replace("/", "_")
    data = saved.path().read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = (int.from_bytes(data[at : at + 4]) for at in (16, 20))
    assert width > 1500
    assert height > 800
    assert len(data) > 50_000


def test_everything_open_on_paper_has_every_row(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#list tbody tr")).to_have_count(457)
    expect(page.locator("#list .silent li")).to_have_count(63)
    expect(page.locator("#printed")).to_be_visible()
