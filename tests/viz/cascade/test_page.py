"""The file: the same bytes each time, nothing from outside, and documents never as markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from graph.model import Cascade
from tests.viz.cascades import cascade as built
from tests.viz.cascades import chain, country, document, edge, hostile, nation, wide
from tests.viz.remote import REMOTE
from tests.viz.written import same_bytes_in_every_process
from viz import cascade_page


class Page(HTMLParser):
    """The elements of a page, and the text of its blocks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags:
            self.blocks.append((self.tags[-1][0], data))

    def data(self) -> dict[str, object]:
        html = "".join(text for tag, text in self.blocks if tag == "script")
        found: dict[str, object] = json.JSONDecoder().raw_decode(html)[0]
        return found


@pytest.mark.parametrize(
    "some", [chain(), country(), hostile()], ids=["chain", "country", "hostile"]
)
def test_the_page_asks_for_nothing_from_outside(some: Cascade) -> None:
    html = cascade_page(some)
    assert not REMOTE.findall(html)
    assert not [t for t, a in Page(html).tags if t in ("link", "iframe", "base", "object")]
    assert not [a for _, a in Page(html).tags if a.keys() & {"src", "href", "style", "onclick"}]


def test_documents_are_in_the_file_literally() -> None:
    html = cascade_page(chain())
    for text in ("570/CĐ-TTg", "2479/UBND-VXNV", "Ủy ban nhân dân thành phố Bắc Kạn"):
        assert text in html


def test_hostile_documents_are_data_only() -> None:
    html = cascade_page(hostile())
    for raw in ("<script>window.hacked", "<img src=x", "</script><script>window", "<SCRIPT"):
        assert raw not in html
    assert "9999/UBND-VXNV" in html
    plain = Page(cascade_page(chain()))
    assert [tag for tag, _ in Page(html).tags] == [tag for tag, _ in plain.tags]


def test_the_data_survive_their_escaping() -> None:
    text = "</script><!-- \u2028\u2029 & // \\/ \U0001f600 \x00 ///"
    some = built([document("a/b", "central", subject=text)], [edge("a/b", "a/b", quote=text)])
    page = Page(cascade_page(some))
    documents: Any = page.data()["documents"]
    assert documents[0][0] == "a/b"
    assert documents[0][4] == text
    proofs: Any = json.loads(re.findall(r'id="proofs">(.*?)</script>', cascade_page(some))[0])
    assert proofs["quotes"] == [text]
    assert proofs["edges"][0][0][:4] == [0, 0, 0, len(text)]


def test_a_lone_surrogate_does_not_stop_the_page() -> None:
    ends = [document("a", "central"), document("b", "province")]
    cascade_page(built(ends, [edge("b", "a", quote="1/\ud800 \udfff")])).encode("utf-8")


def test_the_policy_allows_exactly_the_scripts_and_the_style_of_the_page() -> None:
    page = Page(cascade_page(chain()))
    policy = next(a["content"] or "" for t, a in page.tags if "http-equiv" in a)
    html = cascade_page(chain())
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert re.findall(r"'sha256-[^']+'", policy) == [_hash(text) for text in (*scripts, *styles)]


def test_equal_cascades_give_equal_bytes_in_every_process() -> None:
    imports = "from viz import cascade_page; from tests.viz.cascades import country, nation"
    html = cascade_page(country())
    same_bytes_in_every_process("cascade_page(country())", imports, html)
    html = cascade_page(*nation())
    same_bytes_in_every_process("cascade_page(*nation())", imports, html)


def test_four_hundred_documents_stay_below_one_and_a_half_megabytes() -> None:
    assert len(cascade_page(wide(400)).encode()) < 1_500_000


def test_the_title_names_the_root() -> None:
    assert "<title>570/CĐ-TTg · Thủ tướng Chính phủ · 2021-05-02</title>" in cascade_page(chain())


def test_vis_network_keeps_its_licence() -> None:
    html = cascade_page(chain())
    assert "visjs contributors" in html
    assert "sourceMappingURL" not in html


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
