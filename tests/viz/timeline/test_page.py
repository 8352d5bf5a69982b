"""The file: marks stand at their dates, the facts are whole, and documents are never markup."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest

from graph.model import Cascade
from tests.viz.cascades import cascade as built
from tests.viz.cascades import chain, country, document, edge, hostile, wide
from tests.viz.remote import REMOTE
from tests.viz.written import same_bytes_in_every_process
from viz import timeline_page


class Page(HTMLParser):
    """The elements of a page, and its data."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: dict[str, Any] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        tag, attributes = self.tags[-1] if self.tags else ("", {})
        if tag == "script" and attributes.get("id") and data.strip():
            self.blocks[attributes["id"] or ""] = json.loads(data)

    def places(self) -> dict[int, tuple[float, float]]:
        """Where each mark begins: the first point of its outline."""
        found = {}
        for _, attributes in self.tags:
            if "data-document" in attributes:
                x, y = re.findall(r"-?[\d.]+", attributes["d"] or "")[:2]
                found[int(attributes["data-document"] or "")] = (float(x), float(y))
        return found


def everything() -> Cascade:
    """Documents without a date, with half of one, and long before the others."""
    documents = [
        document("root", "central", "2021-05-02", depth=0, lag=0),
        *(document(f"{i}/UBND", "district", f"2021-05-{i:02d}", lag=i - 2) for i in range(3, 29)),
        document("half", "province", "2021-05"),
        document("none", None, None, status="cited"),
    ]
    return built(documents, [edge(item.key, "root") for item in documents[1:]])


def test_marks_stand_in_proportion_to_their_dates() -> None:
    some = everything()
    page = Page(timeline_page(some))
    dated = [
        (date.fromisoformat(item.date or ""), page.places()[n][0])
        for n, item in enumerate(some.documents)
        if item.document.level == "district"
    ]
    (first, left), (last, right) = dated[0], dated[-1]
    for day, x in dated:
        expected = left + (right - left) * (day - first).days / (last - first).days
        assert x == pytest.approx(expected, abs=0.11)


def test_documents_without_a_complete_date_stand_to_the_right_of_all() -> None:
    some = everything()
    places = Page(timeline_page(some)).places()
    undated = [places.pop(n)[0] for n in (27, 28)]
    assert min(undated) > max(x for x, _ in places.values())


@pytest.mark.parametrize(
    "some", [chain(), country(), everything()], ids=["chain", "country", "all"]
)
def test_each_document_is_drawn_once_and_its_facts_are_there(some: Cascade) -> None:
    page = Page(timeline_page(some))
    assert sorted(page.places()) == list(range(len(some.documents)))
    data = page.blocks["data"]
    facts, texts = data["facts"], data["facts"]["texts"]
    for n, item in enumerate(some.documents):
        own = item.document
        assert facts["key"][n] == own.key
        for name in ("number", "type", "date", "subject", "issuer", "place"):
            place = facts[name][n]
            assert (None if place is None else texts[place]) == getattr(own, name)
        assert data["levels"][facts["level"][n]] == (own.level or "unknown")
        assert data["statuses"][facts["status"][n]] == own.status
        assert facts["lag"][n] == item.lag_days
        uses = [(data["measures"][use >> 1]["id"], use & 1) for use in facts["uses"][n]]
        assert uses == [(use.id, int(use.mode != "orders")) for use in item.measures]
    cells = [index for *_, documents in data["cells"] for index in documents]
    assert sorted(cells) == list(range(len(some.documents)))


def test_each_edge_has_its_proofs() -> None:
    some = country()
    page = Page(timeline_page(some))
    facts, proofs = page.blocks["data"]["facts"], page.blocks["proofs"]
    for n, known in enumerate(some.edges):
        ends = facts["key"][facts["source"][n]], facts["key"][facts["target"][n]]
        assert (*ends, facts["texts"][facts["relation"][n]]) == (
            known.source, known.target, known.relation,
        )  # fmt: skip
        assert [proofs["texts"][quote] for _, quote, *_ in proofs["edges"][n]] == [
            proof.quote for proof in known.evidence
        ]


@pytest.mark.parametrize(
    "some", [chain(), country(), hostile()], ids=["chain", "country", "hostile"]
)
def test_the_page_asks_for_nothing_from_outside(some: Cascade) -> None:
    html = timeline_page(some)
    page = Page(html)
    assert not REMOTE.findall(html)
    assert not {"link", "img", "iframe", "base", "object", "use", "image"} & {
        t for t, _ in page.tags
    }
    names = {name for _, attributes in page.tags for name in attributes}
    assert not {"src", "href", "style", "onclick", "onerror", "onload"} & names
    assert "//" not in re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL).replace(
        "<!DOCTYPE html>", ""
    )


def test_hostile_documents_are_text_only() -> None:
    html = timeline_page(hostile())
    for raw in ("<script>window.hacked", "<img", "</script><script>window"):
        assert raw not in html


def test_the_policy_has_a_hash_for_each_script_and_style() -> None:
    html = timeline_page(chain())
    (written,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
    assert "unsafe" not in unescape(written)
    assert len(re.findall(r"sha256-", written)) == len(re.findall(r"<script>|<style>", html))


def test_equal_cascades_give_equal_bytes_in_every_process() -> None:
    imports = "from viz import timeline_page; from tests.viz.cascades import country"
    html = timeline_page(country())
    same_bytes_in_every_process("timeline_page(country())", imports, html)


def test_thousands_of_documents_stay_a_small_picture() -> None:
    html = timeline_page(wide(12_000))
    drawn = len(re.findall(r"data-(?:document|cell)=", html))
    assert drawn < 500
    assert len(html.encode()) < 6_000_000


def test_a_cascade_without_any_date_has_no_axis() -> None:
    some = built([document("root", "central", None, depth=0), document("a", None, "2021")], [])
    page = Page(timeline_page(some))
    assert not [a for _, a in page.tags if "data-date" in a or "median" in (a.get("class") or "")]
    assert len(page.places()) == 2
