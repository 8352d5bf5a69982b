"""No page keeps anybody out: axe-core finds nothing wrong, wide or narrow, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from graph import Comparison, compare, load, open_store
from tests.accessible import TALL, violations
from tests.viz.cascades import country, hostile, nation, wide
from tests.viz.conftest import OpenHtml
from tests.viz.document import stores
from tests.viz.letters import letter, province
from tests.viz.measures.spreads import below, spread
from tests.viz.provinces.coverages import ORDER, small
from viz import (
    cascade_page,
    coverage_page,
    diff_page,
    document_page,
    measures_page,
    reading_page,
    spread_page,
    timeline_page,
)


class Shown(NamedTuple):
    """A page, and the scripts that bring it from one look to the next."""

    html: Callable[[], str]
    looks: tuple[str, ...] = ()


def _compared() -> Comparison:
    body = "Mọi người phải đeo khẩu trang, sát khuẩn tay khi vào chợ và bến xe khách"
    with open_store("sqlite:///:memory:") as store:
        load(store, [letter("46/UBND-KT", body=body), letter("47/UBND-KT", body=body)])
        issued = [n.document.key for n in store.every_node() if n.document.status == "issued"]
        return compare(store, *sorted(issued))


_MARK = "document.querySelector('article:not([hidden]) mark').click()"
_PAGES = {
    "cascade": Shown(
        lambda: cascade_page(country()),
        ("select(ITEMS[3].key)", "state.lags = true; renderLegend()", "showView('list')"),
    ),
    "cascade, folded": Shown(
        lambda: cascade_page(*nation()),
        (
            "select('#1')",
            "toggle(PANELS[1], true); select(null, 1)",
            "select(ITEMS.at(-1).key)",
            "search.value = 'ha noi'; search.oninput()",
            "search.value = ''; search.oninput(); showView('list')",
        ),
    ),
    "cascade, hostile": Shown(lambda: cascade_page(hostile()), ("showView('list')",)),
    "coverage": Shown(
        lambda: coverage_page(small(), ORDER),
        ("for (const opener of document.querySelectorAll('.opener')) opener.click()",),
    ),
    "diff": Shown(lambda: diff_page(_compared()), (_MARK,)),
    "document": Shown(lambda: document_page(*stores.district()), (_MARK,)),
    "document, cited": Shown(lambda: document_page(*stores.telegram())),
    "measure": Shown(lambda: spread_page(spread())),
    "measures": Shown(lambda: measures_page(below())),
    "reading": Shown(lambda: reading_page([letter()]), (_MARK,)),
    "reading, several": Shown(lambda: reading_page([letter(), province()])),
    "timeline": Shown(lambda: timeline_page(country()), ("choose(3)", "showView('list')")),
    "timeline, columns": Shown(lambda: timeline_page(wide(400))),
}


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("shown", _PAGES.values(), ids=_PAGES.keys())
def test_nothing_keeps_anybody_out(open_html: OpenHtml, shown: Shown, width: int) -> None:
    page = open_html(shown.html())
    page.set_viewport_size({"width": width, "height": TALL})
    found = violations(page)
    for look in shown.looks:
        page.evaluate(look)
        found += violations(page)
    page.get_by_role("button", name="Tiếng Việt").click()
    assert found + violations(page) == []


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        ("document.getElementById('save').textContent = ''", "button-name"),
        ("document.getElementById('subject').style.color = '#bbbbbb'", "color-contrast"),
        ("document.documentElement.lang = ''", "html-has-lang"),
    ],
)
def test_what_would_keep_somebody_out_is_found(open_html: OpenHtml, damage: str, rule: str) -> None:
    page = open_html(cascade_page(country()))
    page.evaluate(damage)
    assert any(rule in line for line in violations(page))
