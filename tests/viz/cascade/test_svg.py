"""The SVG: the picture of the page at the same coordinates with the same words, and safe."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Page, Request

from graph.coverage import Coverage
from graph.errors import UsageProblem
from graph.model import Cascade
from tests.viz.cascade.national import PROVINCES, SILENT, national, told
from tests.viz.cascades import END, IMAGE, SCRIPT, cascade, chain, country, document, edge, hostile
from tests.viz.conftest import OpenHtml
from tests.viz.remote import REMOTE
from tests.viz.written import same_bytes_in_every_process
from viz import cascade_page, cascade_svg
from viz.cascade.drawing import ink
from viz.frame.labels import measure_names
from viz.frame.levels import LEVEL_COLOURS

SVG = "{http://www.w3.org/2000/svg}"
Places = dict[str, tuple[float, float]]
OpenSvg = Callable[[str], Page]


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own


def groups(svg: str) -> dict[str, ET.Element]:
    """The groups of the cards and tiles by their id on the page."""
    return {key: g for g in parsed(svg).iter(f"{SVG}g") if (key := g.get("data-key")) is not None}


def places(svg: str) -> Places:
    found = {}
    for key, group in groups(svg).items():
        moved = re.fullmatch(r"translate\((\S+) (\S+)\)", group.get("transform", ""))
        assert moved is not None
        found[key] = (float(moved[1]), float(moved[2]))
    return found


def on_page(page: Page) -> Places:
    """Where the page has its cards and tiles, to the tenth of a unit that it knows."""
    positions: list[Any] = page.evaluate("cascadeView.positions()")
    return {key: (round(at["x"], 3), round(at["y"], 3)) for key, at in positions}


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in parsed(svg).iter(f"{SVG}text")]


@pytest.fixture
def open_svg(chromium: Browser, tmp_path: Path) -> Iterator[OpenSvg]:
    """Opens the document by itself, offline; fails on any message, error or request."""
    complaints: list[str] = []
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    context.set_offline(True)
    file = tmp_path / "picture.svg"

    def asked(request: Request) -> None:
        if request.url != file.as_uri():
            complaints.append(f"request for {request.url}")

    def open_(svg: str) -> Page:
        file.write_text(svg, encoding="utf-8")
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", asked)
        page.goto(file.as_uri())
        return page

    yield open_
    context.close()
    assert complaints == []


@pytest.mark.parametrize(
    ("build", "opened", "step"),
    [
        (told, (), ""),
        (lambda: (country(), None), "all", "cascadeView.toggleAll(true)"),
        (national, (), ""),
        (national, [PROVINCES[1]], f"toggle(PANELS.find((p) => p.name === '{PROVINCES[1]}'))"),
        (national, "all", "cascadeView.toggleAll(true)"),
    ],
    ids=["ghosts", "country", "folded", "one open", "all open"],
)
def test_everything_stands_where_the_page_has_it(
    open_html: OpenHtml,
    build: Callable[[], tuple[Cascade, Coverage | None]],
    opened: Collection[str],
    step: str,
) -> None:
    some, coverage = build()
    page = open_html(cascade_page(some, coverage))
    if step:
        page.evaluate(step)
    drawn = places(cascade_svg(some, coverage, opened=opened))
    assert drawn == on_page(page)
    assert list(drawn) == list(on_page(page))


def test_every_line_runs_as_on_the_page(open_html: OpenHtml) -> None:
    some, coverage = national()
    page = open_html(cascade_page(some, coverage))
    page.evaluate("cascadeView.toggleAll(true)")
    ends = page.evaluate(
        """openInSight({ left: -1e6, right: 1e6, top: -1e6, bottom: 1e6, scale: 1 })
          .flatMap((panel) => linesOf(panel).map(({ points }) => {
            const at = originOf(panel);
            return [points[0], points.at(-1)].flatMap(([x, y]) => [x + at.x, y + at.y]);
          }))"""
    )
    svg = cascade_svg(some, coverage, opened="all")
    drawn = [
        path.get("d", "")
        for group in parsed(svg).iter(f"{SVG}g")
        if group.get("stroke") in {stroke.colour for stroke in ink.RELATIONS.values()}
        for path in group.iter(f"{SVG}path")
    ]
    numbers = [[float(n) for n in re.findall(r"-?[\d.]+", d)] for d in drawn]
    assert len(drawn) > 400
    assert sorted([*n[:2], *n[-2:]] for n in numbers) == sorted(
        [round(length, 3) for length in own] for own in ends
    )


def test_colours_dashes_and_signs_are_those_of_the_page(open_html: OpenHtml) -> None:
    page = open_html(cascade_page(chain()))
    assert page.evaluate("LEVEL_COLOUR") == LEVEL_COLOURS
    assert page.evaluate("MARK_COLOURS") == list(ink.MARK_COLOURS)
    assert page.evaluate("BAND_COLOURS") == list(ink.GROUNDS)
    assert page.evaluate("DASHES") == {name: list(dash) for name, dash in ink.DASHES.items()}
    assert page.evaluate("[INK, QUIET]") == [ink.INK, ink.QUIET]
    assert page.evaluate("RELATION_LINE") == {
        name: {**stroke._asdict(), "dash": list(stroke.dash)}
        for name, stroke in ink.RELATIONS.items()
    }


@pytest.mark.parametrize("language", ["en", "vi"])
def test_cards_and_tiles_say_what_the_page_says(open_html: OpenHtml, language: Any) -> None:
    some, coverage = national()
    page = open_html(cascade_page(some, coverage))
    if language == "vi":
        page.get_by_role("button", name="Tiếng Việt").click()
    tiles = page.evaluate("PANELS.slice(1).map((panel) => [panel.id, tileLine(panel)])")
    items = page.evaluate("ITEMS.map((item) => [item.key, hoverLine(item)])")
    closed = groups(cascade_svg(some, coverage, language=language))
    for key, line in tiles:
        assert line.startswith(closed[key].findtext(f"{SVG}title"))
    drawn = groups(cascade_svg(some, coverage, opened="all", language=language))
    compared = [
        (drawn[key].findtext(f"{SVG}title") or "", line) for key, line in items if key in drawn
    ]
    assert len(compared) > 400
    assert all(title.startswith(line) for title, line in compared)


def test_the_order_and_the_counts_stand_above() -> None:
    some, coverage = told()
    svg = cascade_svg(some, coverage)
    assert "570/CĐ-TTg · Thủ tướng Chính phủ · 2 May 2021" in texts(svg)
    assert (
        "Carried out below · 3 documents · 0 / 9 answered of told · 2 cited only"
        " · 2 days to the last one" in texts(svg)
    )
    assert parsed(svg).findtext(f"{SVG}title") == "570/CĐ-TTg · Thủ tướng Chính phủ · 2 May 2021"


def test_the_legend_explains_what_is_drawn_and_nothing_else() -> None:
    some, coverage = told()
    words = texts(cascade_svg(some, coverage, language="vi"))
    measures = [name["vi"] for name in measure_names({"inspection", "communication", "5k"})]
    for text in (
        "Chú giải", "chỉ được viện dẫn", "được giao, chưa triển khai", "Cấp huyện", "thực hiện",
        "Biện pháp: yêu cầu", *measures, "Mũi tên chỉ vào văn bản được tác động.",
    ):  # fmt: skip
        assert text in words
    for text in ("dự thảo", "thay thế", "Chưa rõ cấp", "địa phương: đã triển khai/được giao"):
        assert text not in words


def test_a_body_without_an_answer_is_a_dashed_card_and_many_are_a_heap() -> None:
    found = groups(cascade_svg(*told()))
    assert sorted(key for key in found if key.startswith("~")) == ["~8", "~~0"]
    assert [t.text for t in found["~~0"].iter(f"{SVG}text")] == ["∅", "8 bodies without an answer"]
    assert [t.text for t in found["~8"].iter(f"{SVG}text")] == ["?", "Bộ Y tế"]
    assert all(
        found[key].find(f"{SVG}rect[@stroke-dasharray]") is not None for key in ("~8", "~~0")
    )


def test_a_tile_has_a_bar_for_its_share_and_a_dashed_edge_without_documents() -> None:
    some, coverage = national()
    found = groups(cascade_svg(some, coverage))
    named = {g.findtext(f"{SVG}title", "").split(" · ")[0]: g for g in found.values()}
    edge_, rest, share = named[PROVINCES[0]].iter(f"{SVG}rect")
    assert edge_.get("stroke-dasharray") is None
    assert float(share.get("width", "")) == pytest.approx(
        float(rest.get("width", "")) / 10, abs=0.01
    )
    assert next(named[SILENT].iter(f"{SVG}rect")).get("stroke-dasharray") == "6 4"
    assert [t.text for t in named[SILENT].iter(f"{SVG}text")] == [SILENT, "0 of 1 answered"]


def test_the_shape_tells_the_status_and_the_dash_the_relation() -> None:
    some = cascade(
        [
            document("1/A", "central", depth=0),
            document("2/B", "province", status="draft"),
            document("3/C", "province", status="cited"),
            document("4/D", "province"),
        ],
        [edge("2/B", "1/A"), edge("3/C", "1/A", "repeals"), edge("4/D", "1/A", "references")],
    )
    svg = cascade_svg(some)
    found = groups(svg)
    assert found["2/B"].find(f"{SVG}path[@stroke-dasharray='2 4']") is not None
    assert found["3/C"].find(f"{SVG}rect[@rx='20']") is not None
    assert found["4/D"].find(f"{SVG}rect[@rx='5']") is not None
    said = {key: [t.text for t in found[key].iter(f"{SVG}text")][-1] for key in ("2/B", "3/C")}
    assert said == {"2/B": "draft", "3/C": "cited only"}
    dashed = {g.get("stroke"): g.get("stroke-dasharray") for g in parsed(svg).iter(f"{SVG}g")}
    assert dashed["#2b4a7f"] is None
    assert (dashed["#a3002b"], dashed["#6b7488"]) == ("3 4", "6 5")
    assert "×" in texts(svg)


def test_a_name_that_no_tile_has_is_refused_in_one_line() -> None:
    some, coverage = national()
    with pytest.raises(UsageProblem, match="no tile 'Bắc Kạn'") as caught:
        cascade_svg(some, coverage, opened=["Bắc Kạn"])
    assert "\n" not in str(caught.value)
    assert cascade_svg(some, coverage, opened=PROVINCES[0]) == cascade_svg(
        some, coverage, opened=[PROVINCES[0]]
    )
    assert cascade_svg(chain(), opened=[PROVINCES[0]]) == cascade_svg(chain())


def test_hostile_documents_are_shown_as_text(open_svg: OpenSvg) -> None:
    svg = cascade_svg(hostile())
    for raw in ("<script", "<img", "https:/" + "/evil"):
        assert raw not in svg.lower()
    assert not REMOTE.findall(svg)
    drawn = parsed(svg)
    assert {e.tag for e in drawn.iter()} == {e.tag for e in parsed(cascade_svg(chain())).iter()}
    plain = {name for e in parsed(cascade_svg(country())).iter() for name in e.attrib}
    assert {name for e in drawn.iter() for name in e.attrib} <= plain
    assert not any(name.startswith(("on", "href", "style", "src")) for name in plain)
    said = "\n".join(e.text or "" for e in drawn.iter())
    assert all(attack in said for attack in (SCRIPT, IMAGE, END))
    page = open_svg(svg)
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.querySelectorAll('script, img').length") == 0


def test_characters_that_xml_forbids_are_left_out() -> None:
    bad = "a\x00\x1b\uffff𠮷b"
    some = cascade([document(bad, "central", issuer=bad, subject=bad, place=bad)], [])
    svg = cascade_svg(some)
    svg.encode("utf-8")
    assert "a𠮷b" in texts(svg)
    assert list(groups(svg)) == ["a𠮷b"]


@pytest.mark.parametrize(
    "build", [told, lambda: (hostile(), None), lambda: (country(), None), national]
)
def test_no_text_leaves_its_card(
    open_svg: OpenSvg, build: Callable[[], tuple[Cascade, Coverage | None]]
) -> None:
    page = open_svg(cascade_svg(*build(), opened="all"))
    out = page.evaluate(
        """[...document.querySelectorAll("g[data-key]")].flatMap((card) => {
          const [edge] = card.querySelectorAll("rect, path");
          const { x, width } = edge.getBBox();
          return [...card.querySelectorAll("text")].filter((text) => {
            const box = text.getBBox();
            return box.x < x || box.x + box.width > x + width;
          }).map((text) => text.textContent);
        })"""
    )
    assert out == []


def test_it_shows_as_one_image_in_the_window(open_svg: OpenSvg) -> None:
    page = open_svg(cascade_svg(*national()))
    box = page.evaluate(
        "JSON.parse(JSON.stringify(document.documentElement.getBoundingClientRect()))"
    )
    assert (box["width"], box["height"]) == (1280, 800)
    assert page.evaluate("document.documentElement.getAttribute('role')") == "img"
    inside = page.evaluate(
        """[...document.querySelectorAll("text, g[data-key]")].every((element) => {
          const { left, right, top, bottom } = element.getBoundingClientRect();
          return left >= 0 && right <= 1280 && top >= 0 && bottom <= 800;
        })"""
    )
    assert inside


def test_equal_cascades_give_equal_bytes_in_every_process() -> None:
    imports = "from viz import cascade_svg; from tests.viz.cascade.national import national"
    drawn = cascade_svg(*national(), opened="all")
    same_bytes_in_every_process("cascade_svg(*national(), opened='all')", imports, drawn)
