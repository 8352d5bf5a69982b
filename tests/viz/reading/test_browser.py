"""The page of what was read in a real browser, offline: marks answer mouse and keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from loaders import extract
from tests.viz.cascades import IMAGE, SCRIPT
from tests.viz.conftest import OpenHtml
from tests.viz.letters import PROVINCE, hostile, letter, province
from viz import reading_page


@pytest.fixture
def page(open_html: OpenHtml) -> Page:
    return open_html(reading_page([letter()]))


def mark(page: Page, kind: str, nth: int = 0) -> Locator:
    return page.locator(f"article:not([hidden]) mark.kind-{kind}").nth(nth)


def test_the_text_stands_as_it_was_read(page: Page) -> None:
    assert page.locator(".text").text_content() == letter().text


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("issuer", ["Letterhead", "Ủy ban nhân dân huyện Yên Châu", "District", "tỉnh Sơn La"]),
        ("number", ["Number", "45/UBND-KT", "Công văn"]),
        ("date", ["Place and date", "3 Sep 2021", "Yên Châu"]),
        ("subject", ["Subject", "Triển khai Công văn số 3310"]),
        ("signatory", ["Signature", "Đinh Văn Mẫu", "Chủ tịch", "TM"]),
        ("addressee", ["Addressee", "Class of bodies", "Ủy ban nhân dân các xã, thị trấn"]),
        ("recipient", ["Copy", "Ủy ban nhân dân tỉnh Sơn La", "b/c"]),
        ("citation", ["Citation", "3310/UBND-KT", "2 Sep 2021", PROVINCE]),
        ("authority", ["Authority", "Chủ tịch Ủy ban nhân dân tỉnh Sơn La", "chỉ đạo của"]),
        ("measure", ["Measure ordered", "Communication"]),
    ],
)
def test_a_click_tells_what_a_mark_is(page: Page, kind: str, facts: list[str]) -> None:
    # The centre of a long mark may be covered by a mark inside it, so its beginning is clicked.
    mark(page, kind).click(position={"x": 4, "y": 8})
    for fact in facts:
        expect(page.locator("#details .card")).to_contain_text(fact)


def test_a_proof_tells_rule_cue_confidence_and_leads_to_the_cited_document(page: Page) -> None:
    page.locator("#summary").get_by_role("button", name="This document implements").click()
    card = page.locator("#details .card")
    for fact in ("carry-out", "“triển khai”", "97 %", "nested-carry-out", "94 %"):
        expect(card).to_contain_text(fact)
    expect(card.locator(".cue").first).to_have_text("triển khai")
    card.get_by_role("button", name="812/CĐ-TTg").click()
    expect(page.locator("#details h3")).to_have_text("Citation")
    expect(page.locator("mark.chosen")).to_have_text("Công điện số 812/CĐ-TTg ngày 01/9/2021 của "
                                                     "Thủ tướng Chính phủ")  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "rule", "percent"),
    [("issuer", "letterhead-whole", "97 %"), ("citation", "number-date-issuer", "97 %")],
)
def test_issuer_and_citation_tell_how_they_were_read(
    page: Page, kind: str, rule: str, percent: str
) -> None:
    mark(page, kind).click(position={"x": 4, "y": 8})
    for fact in ("Rule", rule, "Confidence", percent):
        expect(page.locator("#details .card")).to_contain_text(fact)
    mark(page, kind).hover(position={"x": 4, "y": 8})
    expect(page.locator("#tooltip")).to_contain_text(f"({rule}, {percent.replace(' ', chr(160))})")


DUE = (
    "UBND huyện gửi danh sách về Sở Y tế trước ngày 10/9/2021; hoàn thành tiêm trong vòng 03 ngày "
    "làm việc kể từ khi có vắc xin; báo cáo Sở Y tế trước ngày 25 hằng tháng;"
)


@pytest.mark.parametrize(
    ("nth", "tag", "facts", "vietnamese"),
    [
        (0, "≤ 10 Sep 2021", ["Report due", "Until", "10 Sep 2021", "day", "95 %"],
         ["Hạn báo cáo", "Đến hết", "10/09/2021", "Nội dung", "báo cáo"]),
        (1, "≤ 3 working days", ["Deadline", "no day named", "Term", "3 working days", "carry out"],
         ["Hạn thực hiện", "không nêu ngày cụ thể", "3 ngày làm việc", "thực hiện"]),
        (2, "↻ again and again", ["Report due", "again and again", "recurring"], ["định kỳ"]),
    ],
)  # fmt: skip
def test_a_deadline_tells_until_when_and_what_for(
    open_html: OpenHtml, nth: int, tag: str, facts: list[str], vietnamese: list[str]
) -> None:
    page = open_html(reading_page([letter(body=DUE)]))
    expect(page.locator("#counts")).to_contain_text("3deadlines")
    page.evaluate("(nth) => go(markOf('deadline', nth))", nth)
    card = page.locator("#details .card")
    for fact in facts:
        expect(card).to_contain_text(fact)
    expect(page.locator("mark.kind-deadline.chosen.last")).to_have_attribute("data-tag", tag)
    page.get_by_role("button", name="Tiếng Việt").click()
    for fact in vietnamese:
        expect(card).to_contain_text(fact)
    expect(page.locator("#summary")).to_contain_text("Thời hạn 3")


def test_deadlines_are_a_layer_with_a_line_that_needs_no_colour(open_html: OpenHtml) -> None:
    page = open_html(reading_page([letter(body=DUE)]))
    line = "mark => getComputedStyle(mark).borderBottomStyle"
    assert mark(page, "deadline").evaluate(line) == "double"
    page.get_by_label("Deadlines").uncheck()
    shown = "mark => getComputedStyle(mark, '::after').display"
    assert page.locator("mark.kind-deadline.last").first.evaluate(shown) == "none"
    page.locator("#summary").get_by_role("button", name="10 Sep 2021").click()
    expect(page.get_by_label("Deadlines")).to_be_checked()


def test_an_unsure_citation_shows_in_text_and_list(open_html: OpenHtml) -> None:
    doubtful = open_html(reading_page([letter(body="nhắc lại Công văn số 77/UBND-XD,")]))
    unsure = doubtful.locator("mark.kind-citation.unsure")
    expect(unsure).to_have_text("Công văn số 77/UBND-XD")
    listed = doubtful.locator("#summary").get_by_role("button", name="77/UBND-XD number 20 %")
    expect(listed.locator(".confidence.unsure")).to_have_text("20 %")
    expect(doubtful.locator("#counts")).to_contain_text("3below 90 %")


def test_a_citation_walks_through_its_mentions(page: Page) -> None:
    page.locator("#summary").get_by_role("button", name="812/CĐ-TTg Thủ tướng").click()
    expect(page.get_by_role("button", name="Mention 1 of 2")).to_be_disabled()
    page.get_by_role("button", name="Mention 2 of 2").click()
    expect(page.locator("mark.chosen")).to_have_text("Công điện số 812/CĐ-TTg")
    expect(page.locator("mark.chosen")).to_be_in_viewport()


def test_hovering_names_every_mark_at_the_point(page: Page) -> None:
    mark(page, "citation").hover()
    tooltip = page.locator("#tooltip")
    expect(tooltip.locator("p")).to_have_count(3)
    for kind in ("Citation 3310/UBND-KT", "Subject", "Proof of a relation implements 3310/UBND-KT"):
        expect(tooltip).to_contain_text(kind)
    page.locator("h1").hover()
    expect(tooltip).to_be_hidden()


def test_the_keyboard_alone_visits_every_mark(page: Page) -> None:
    marks = page.evaluate("DATA.documents[0].marks.map((mark) => mark.quote)")
    page.locator("#layers input").last.focus()
    page.keyboard.press("Tab")
    visited = [page.locator("#details blockquote").text_content()]
    for _ in marks[1:]:
        page.keyboard.press("ArrowRight")
        visited.append(page.locator("#details blockquote").text_content())
    assert visited == marks
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#details blockquote")).to_have_text(marks[-2])
    page.keyboard.press("Enter")
    expect(page.locator("#details")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#details .card")).to_have_count(0)


def test_layers_switch_off_and_on(page: Page) -> None:
    page.get_by_label("Citations").uncheck()
    mark(page, "citation").hover()
    expect(page.locator("#tooltip p")).to_have_count(2)
    expect(page.locator("#tooltip")).not_to_contain_text("Citation")
    page.locator("#summary").get_by_role("button", name="812/CĐ-TTg Thủ tướng").click()
    expect(page.get_by_label("Citations")).to_be_checked()


def test_an_unsure_relation_shows(page: Page) -> None:
    expect(page.locator("#counts")).to_contain_text("below 90 %")
    expect(page.locator("mark.unsure.last")).to_have_attribute("data-tag", "refers to 55 %")


def test_the_language_switches_everything(page: Page) -> None:
    mark(page, "number").click()
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.locator("#details h3")).to_have_text("Số, ký hiệu")
    expect(page.locator("h1")).to_contain_text("03/09/2021")
    expect(page.locator("#summary")).to_contain_text("Văn bản được viện dẫn")
    expect(page.locator("#layers")).to_contain_text("Biện pháp")


def test_several_documents_and_the_way_from_one_to_the_other(open_html: OpenHtml) -> None:
    page = open_html(reading_page([letter(), province(), extract("Hôm nay trời đẹp.")[0]]))
    expect(page.locator("nav li")).to_have_count(3)
    expect(page.locator("article:visible")).to_have_count(1)
    mark(page, "citation").click()
    page.get_by_role("button", name="Open this document").click()
    expect(page.locator("h1")).to_contain_text("3310/UBND-KT")
    expect(page.locator("nav [aria-current]")).to_contain_text("3310/UBND-KT")
    page.locator("nav button").last.click()
    expect(page.locator("#subject")).to_have_text(re.compile("No administrative document"))
    expect(page.locator("#summary")).to_contain_text("not-a-document")
    page.emulate_media(media="print")
    expect(page.locator("article:visible")).to_have_count(3)


def test_hostile_documents_are_shown_as_text(open_html: OpenHtml) -> None:
    page = open_html(reading_page([hostile(), hostile()]))
    expect(page.locator("article").first).to_contain_text(SCRIPT)
    expect(page.locator("#subject")).to_contain_text(IMAGE)
    expect(page.locator("nav")).to_contain_text("45/UBND-KT")
    expect(page.locator("#summary")).to_contain_text("<script>x</script>.txt")
    for index in range(page.evaluate("DATA.documents[0].marks.length")):
        page.evaluate("(index) => go(index)", index)
        expect(page.locator("#details .card")).to_have_count(1)
    assert page.locator("img").count() == 0
    assert page.evaluate("window.hacked") is None


def test_a_page_without_documents_is_quiet(open_html: OpenHtml) -> None:
    expect(open_html(reading_page([])).locator("article")).to_have_count(0)


def test_it_fits_a_telephone(page: Page) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_controls_have_names(open_html: OpenHtml) -> None:
    page = open_html(reading_page([letter(), province()]))
    mark(page, "citation").click()
    for button in page.get_by_role("button").all():
        assert re.search(r"\S", button.get_attribute("aria-label") or button.inner_text())
    names = page.locator("input").evaluate_all("boxes => boxes.map((box) => box.labels.length)")
    assert min(names) == 1
