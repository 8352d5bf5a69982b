"""The static picture of a cascade: every card and line, readable, the same each time."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pytest
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from graph.errors import UsageProblem
from graph.model import Cascade
from tests.viz.cascades import cascade, chain, country, document, edge, wide
from viz import cascade_figure


def _drawn(figure: Figure) -> bytes:
    written = BytesIO()
    figure.savefig(written, format="png")
    return written.getvalue()


def _words(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts]


def _cards(figure: Figure) -> list[FancyBboxPatch]:
    return [patch for patch in figure.axes[0].patches if isinstance(patch, FancyBboxPatch)]


@pytest.mark.parametrize("some", [chain(), country()])
def test_every_document_has_a_card_and_every_edge_a_line(some: Cascade) -> None:
    figure = cascade_figure(some)
    lines = [patch for patch in figure.axes[0].patches if isinstance(patch, FancyArrowPatch)]
    assert len(_cards(figure)) == len(some.documents)
    assert len(lines) == len(some.edges)
    numbers = {item.document.number for item in some.documents if item.document.number}
    assert numbers <= set(_words(figure))


def test_a_card_says_who_when_and_how_late() -> None:
    words = _words(cascade_figure(chain()))
    assert "UBND thành phố Bắc Kạn" in words
    assert "2021-05-04 · +2 days" in words
    assert "2021-05-03 · +1 day · cited" in words
    assert {"Central", "Trung ương", "Province", "Cấp tỉnh", "District", "Cấp huyện"} <= set(words)


def test_the_outline_tells_the_status_without_colour() -> None:
    some = cascade(
        [
            document("1/A", "central", depth=0),
            document("2/B", "province", status="draft"),
            document("3/C", "province", status="cited"),
        ],
        [edge("2/B", "1/A"), edge("3/C", "1/A")],
    )
    styles = [card.get_linestyle() for card in _cards(cascade_figure(some))]
    assert len(set(map(str, styles))) == 3


def test_the_marker_tells_the_level_without_colour() -> None:
    levels = ["central", "province", "district", "commune", None]
    some = cascade([document(f"{i}/A", level) for i, level in enumerate(levels)], [])
    markers = {line.get_marker() for line in cascade_figure(some).axes[0].lines}
    assert len(markers) == len(levels)


def test_no_words_leave_their_card() -> None:
    long = (
        "Ủy ban nhân dân thị trấn Nông trường Thống Nhất và Ban Chỉ đạo phòng, chống dịch COVID-19"
    )
    some = cascade([document("1234567/KH-UBND-BCĐPCDCOVID19", "commune", issuer=long)], [])
    figure = cascade_figure(some)
    _drawn(figure)
    outer = _cards(figure)[0].get_window_extent()
    inner = [text.get_window_extent() for text in figure.axes[0].texts[-3:]]
    assert all(outer.x0 < box.x0 and box.x1 < outer.x1 for box in inner)
    boxes = sorted(inner, key=lambda box: box.y0)
    assert all(low.y1 <= high.y0 for low, high in pairwise(boxes))
    assert any("…" in word for word in _words(figure))


def test_equal_cascades_give_equal_figures() -> None:
    assert _drawn(cascade_figure(country())) == _drawn(cascade_figure(country()))


def test_a_cascade_too_large_for_paper_is_refused() -> None:
    with pytest.raises(UsageProblem, match="201 documents are too many"):
        cascade_figure(wide(201))
