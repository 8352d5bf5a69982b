"""Pages whose picture tells more than their text layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loaders.errors import UnreadableSource
from loaders.formats.arrange import Piece
from loaders.formats.pdf import read, sheet
from loaders.formats.recognise.page import Recognised
from tests.loaders.formats.pdf.paper import LOST, Page, Paper

if TYPE_CHECKING:
    from PIL.Image import Image

TEXT = """\
Thực hiện Công văn số 12/UBND-VX ngày 05 tháng 5 năm 2021 của Ủy ban nhân dân
huyện Tam Nông về việc phòng, chống dịch, Ủy ban nhân dân xã yêu cầu các thôn
thực hiện khai báo y tế, đeo khẩu trang và giữ khoảng cách tại nơi công cộng."""
POOR = """\
Thgc hi€n Cong vdn s6 12/UBND-VX ngay 05 th6ng 5 ndm 2021 cria Uy ban nhan ddn
huy€n Tam N6ng v€ viec phong, ch6ng dich, Uy ban nhan ddn xa y6u cAu cdc th6n
thgc hi€n khai b6o y t6, deo khAu trang vd git khoang cdch t4i noi cong cQng."""
SEEN = "Quyết định này có hiệu lực kể từ ngày ký"


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int, float]]:
    """Sizes and dots an inch of the pictures that were to be recognised."""
    asked: list[tuple[int, int, float]] = []

    def recognised_page(image: Image, dpi: float) -> Recognised:
        asked.append((image.width, image.height, dpi))
        pieces = [
            Piece(word, 72.0 + 45 * i, 80, 112.0 + 45 * i, 92, 91)
            for i, word in enumerate(SEEN.split())
        ]
        return Recognised(image.width * 72 / dpi, image.height * 72 / dpi, pieces)

    monkeypatch.setattr(sheet, "recognised_page", recognised_page)
    return asked


def text_of(page: Page) -> str:
    return read(Paper([page]).data(), "a.pdf").text


def test_a_scan_is_recognised(seen: list[tuple[int, int, float]]) -> None:
    page = Page()
    page.picture()
    script = read(Paper([page]).data(), "a.pdf")
    assert script.text == f"{SEEN}\n"
    assert script.positions.sureness(0, 5) == 91
    assert seen == [(2480, 3509, 300)]
    (warning,) = script.warnings
    assert warning.code == "recognised"
    assert "all pages" in warning.message


def test_a_huge_page_is_rendered_with_fewer_dots(seen: list[tuple[int, int, float]]) -> None:
    page = Page(width=2384, height=3370)
    page.picture()
    read(Paper([page]).data(), "a.pdf")
    ((width, height, dpi),) = seen
    assert width * height < 25_100_000
    assert 100 < dpi < 200
    too_large = Page(width=14_000, height=14_000)
    too_large.picture()
    with pytest.raises(UnreadableSource, match="page 1 is a picture, which cannot be recognised"):
        read(Paper([too_large]).data(), "a.pdf")


@pytest.mark.usefixtures("seen")
def test_pages_are_judged_one_by_one() -> None:
    paper = Paper()
    paper.page().lines(TEXT)
    paper.page().picture()
    script = read(paper.data(), "a.pdf")
    assert script.text == f"{TEXT}\n{SEEN}\n"
    told = [warning.message.rpartition(": ")[2].partition(",")[0] for warning in script.warnings]
    assert told == ["page 2"]


@pytest.mark.usefixtures("seen")
def test_letters_that_the_file_does_not_explain_are_recognised() -> None:
    page = Page()
    for number, line in enumerate(TEXT.splitlines()):
        page.put(line, 30, 90 + 18 * number, font=LOST, size=10)
    assert text_of(page) == f"{SEEN}\n"


@pytest.mark.usefixtures("seen")
def test_tones_that_stand_apart_are_recognised() -> None:
    page = Page()
    page.lines("thự c hiệ n khai bá o y tế đố i vớ i cá c trườ ng hợ p")
    assert text_of(page) == f"{SEEN}\n"


@pytest.mark.usefixtures("seen")
@pytest.mark.parametrize(("layer", "read_as"), [(TEXT, TEXT), (POOR, SEEN)])
def test_a_hidden_layer_counts_where_it_reads_as_vietnamese(layer: str, read_as: str) -> None:
    page = Page()
    page.picture()
    for number, line in enumerate(layer.splitlines()):
        page.put(line, 30, 90 + 18 * number, size=10, hidden=True)
    assert text_of(page) == f"{read_as}\n"


@pytest.mark.usefixtures("seen")
def test_a_picture_in_the_text_leaves_the_text() -> None:
    page = Page()
    page.lines(TEXT)
    page.picture(0.6)
    assert text_of(page) == f"{TEXT}\n"


@pytest.mark.usefixtures("seen")
@pytest.mark.parametrize(
    ("layer", "read_as"),
    [("Bản sao", SEEN), ("Nơi nhận: Như Điều 2; Sở Y tế; Lưu: VT.", "Nơi nhận: Như Điều 2")],
)
def test_few_words_over_a_picture_stay_where_it_shows_no_more(layer: str, read_as: str) -> None:
    page = Page()
    page.picture()
    page.put(layer, 72, 200)
    assert text_of(page).startswith(read_as)


def test_a_page_that_nothing_stands_on_is_not_looked_at(seen: list[object]) -> None:
    paper = Paper([Page()])
    paper.page().lines(TEXT)
    assert read(paper.data(), "a.pdf").text == f"{TEXT}\n"
    assert not seen


def test_a_page_in_another_language_keeps_its_text(seen: list[object]) -> None:
    page = Page()
    page.lines("This page is the English version of the decision of the province\nand its annex.")
    assert text_of(page).startswith("This page is the English version")
    assert not seen


@pytest.mark.usefixtures("seen")
def test_words_that_annotations_draw_on_a_scan_are_taken_from_them() -> None:
    page = Page()
    page.picture()
    page.stamp(["Số: 12/QĐ-UBND"], left=72, bottom=680)
    page.stamp(["Ký bởi: Lý Thị Mai", "Ngày ký: 06-05-2021 10:34:22 +07:00"], bottom=780)
    assert [line for line in text_of(page).splitlines() if line] == [
        "Ký bởi: Lý Thị Mai",
        "Ngày ký: 06-05-2021 10:34:22 +07:00",
        SEEN,
        "Số: 12/QĐ-UBND",
    ]
