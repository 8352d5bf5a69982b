"""What the picture and the timeline quote tells its page where that is known, and nothing else."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from playwright.sync_api import expect

from graph.document import Outline
from graph.model import Cascade
from tests.viz.cascades import chain
from tests.viz.conftest import OpenHtml
from viz import cascade_graphml, cascade_page, timeline_page

_CITY = "756/UBND-VXNV"
PAGES = {"picture": cascade_page, "timeline": timeline_page}


def paged() -> Cascade:
    """The cascade with all proofs on page 2 and all measures on page 3."""
    plain = chain()
    edges = tuple(
        replace(edge, evidence=tuple(replace(proof, page=2) for proof in edge.evidence))
        for edge in plain.edges
    )
    documents = tuple(
        replace(
            item,
            outline=Outline.of(
                item.document,
                msgspec.json.encode([(u.id, u.mode, u.quote, 0, 0, 3) for u in item.measures]),
            ),
        )
        for item in plain.documents
    )
    return replace(plain, edges=edges, documents=documents)


def proofs(html: str) -> Any:
    found = re.search(r'id="proofs"[^>]*>(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize("kind", PAGES)
def test_the_panel_tells_the_page(kind: str, open_html: OpenHtml) -> None:
    page = open_html(PAGES[kind](paged()))
    if kind == "picture":
        page.evaluate("(key) => select(key)", _CITY)
    else:
        at = page.evaluate("(key) => FACTS.key.indexOf(key)", _CITY)
        page.locator(f"[data-document='{at}']").click()
    details = page.locator("#details")
    expect(details.locator("figcaption").first).to_contain_text("· page 2 ·")
    expect(details.locator(".uses li").first).to_contain_text("(page 3)")
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(details.locator("figcaption").first).to_contain_text("· trang 2 ·")


@pytest.mark.parametrize("kind", PAGES)
def test_without_pages_nothing_is_told(kind: str, open_html: OpenHtml) -> None:
    known, plain = proofs(PAGES[kind](paged())), proofs(PAGES[kind](chain()))
    assert known.pop("pages")
    known["edges"] = [[proof[:-1] for proof in edge] for edge in known["edges"]]
    assert known == plain
    page = open_html(PAGES[kind](chain()))
    if kind == "picture":
        page.evaluate("(key) => select(key)", _CITY)
    else:
        at = page.evaluate("(key) => FACTS.key.indexOf(key)", _CITY)
        page.locator(f"[data-document='{at}']").click()
    expect(page.locator("#details figcaption").first).to_contain_text("rule cue")
    for told in ("page", "undefined"):
        expect(page.locator("#details")).not_to_contain_text(told)


def test_graphml_tells_the_page_of_the_strongest_proof() -> None:
    assert re.findall(r'<data key="page">(\d)</data>', cascade_graphml(paged())) == ["2"] * 3
    assert "page" not in cascade_graphml(chain())
