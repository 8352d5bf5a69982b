"""Pages about documents and measures: what they are of, what they allow themselves, what is not."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.api.rest.serving import CITY, ORDER, Served, is_problem
from tests.viz.written import is_self_contained, is_text_only

PAGES = (
    f"/views/{ORDER}/coverage",
    f"/views/{ORDER}/measures",
    f"/views/{ORDER}/timeline",
    f"/views/{ORDER}/text",
    "/measures/5k/view",
    f"/comparisons/view?a={ORDER}&b={CITY}",
)


def _html(server: Served, path: str, **parameters: Any) -> str:
    answer = server.http.get(path, params=parameters or None)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.text


@pytest.mark.parametrize("path", PAGES)
def test_a_page_needs_nothing_and_says_what_may_run_in_it(server: Served, path: str) -> None:
    html = _html(server, path)
    is_self_contained(html)
    headers = server.http.get(path).headers
    own = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert own
    policy = own[1].replace("&#39;", "'")
    assert headers["content-security-policy"] == f"{policy}; frame-ancestors 'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", [f"/views/{ORDER}", *PAGES])
def test_a_page_is_asked_for_again_only_when_something_changed(server: Served, path: str) -> None:
    first = server.http.get(path)
    again = server.http.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.text) == (304, "")


@pytest.mark.parametrize(
    "asked", [{}, {"level": "district"}, {"units": "2025"}, {"as_of": "2021-05-06"}]
)
def test_the_page_of_coverage_has_the_bodies_of_the_question(
    server: Served, asked: dict[str, str]
) -> None:
    html = _html(server, f"/views/{ORDER}/coverage", **asked)
    told = server.json(f"/documents/{ORDER}/coverage", **asked)["bodies"]
    block = re.search(r'id="bodies">(.*?)</script>', html)
    assert block
    rows = json.loads(block[1])["rows"]
    assert sorted(body[0] for row in rows.values() for body in row) == sorted(
        body["name"] for body in told
    )


def test_the_page_of_measures_counts_as_the_question_does(server: Served) -> None:
    html = _html(server, f"/views/{ORDER}/measures")
    told = server.json(f"/documents/{ORDER}/measures")["measures"]
    panels = re.findall(r'<p><b><span data-number="(\d+)">', html)
    assert list(map(int, panels)) == sorted(
        (measure["orders"] for measure in told if measure["orders"]), reverse=True
    )
    near = _html(server, f"/views/{ORDER}/measures", depth=1)
    assert near.count('class="panel"') < html.count('class="panel"')


def test_the_page_of_a_measure_counts_as_the_question_does(server: Served) -> None:
    told = server.json("/measures/mask")
    html = _html(server, "/measures/mask/view")
    assert re.findall(r'<li><b><span data-number="(\d+)">', html) == [
        str(told[name]) for name in ("documents", "orders", "mentions", "bodies", "introduced")
    ]
    more = _html(server, "/measures/mask/view", derived=True)
    assert server.json("/measures/mask", derived=True)["orders"] > told["orders"]
    assert more != html


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/views/no-such/coverage", 404, "unknown-document"),
        ("/views/no-such/measures", 404, "unknown-document"),
        ("/views/no-such/timeline", 404, "unknown-document"),
        ("/views/no-such/text", 404, "unknown-document"),
        (f"/comparisons/view?a={ORDER}&b=no-such", 404, "unknown-document"),
        (f"/comparisons/view?a={ORDER}", 422, "invalid"),
        ("/measures/no-such/view", 404, "unknown-measure"),
        (f"/views/{ORDER}/coverage?level=state", 422, "invalid"),
        (f"/views/{ORDER}/coverage?units=1975", 422, "invalid"),
        (f"/views/{ORDER}/measures?depth=-1", 422, "invalid"),
        ("/measures/5k/view?as_of=soon", 422, "invalid"),
        (f"/views/{ORDER}/nonsense", 404, "not-found"),
    ],
)
def test_what_cannot_be_drawn_is_told_as_a_problem(
    server: Served, path: str, status: int, kind: str
) -> None:
    is_problem(server.http.get(path), status, kind)


def test_an_alias_leads_to_the_page_under_the_key(server: Served) -> None:
    for page in ("coverage", "measures", "timeline", "text", "up"):
        answer = server.http.get(f"/views/{ORDER.upper()}/{page}", follow_redirects=False)
        assert answer.status_code == 308
        assert answer.headers["location"].endswith(f"/views/{ORDER}/{page}")


def test_a_document_that_orders_nobody_has_its_pages_too(server: Served) -> None:
    for page in ("coverage", "measures", "timeline", "text"):
        is_text_only(_html(server, f"/views/{CITY}/{page}"))


@pytest.mark.parametrize(
    ("form", "media", "begin"),
    [
        ("svg", "image/svg+xml", "<svg"),
        ("graphml", "application/graphml+xml", "<graphml"),
    ],
)
def test_the_picture_comes_in_forms_for_other_programs(
    server: Served, form: str, media: str, begin: str
) -> None:
    answer = server.http.get(f"/views/{ORDER}/{form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media
    assert begin in answer.text
    assert "570/CĐ-TTg" in answer.text
    again = server.http.get(
        f"/views/{ORDER}/{form}", headers={"If-None-Match": answer.headers["etag"]}
    )
    assert again.status_code == 304


def test_an_svg_may_do_nothing(server: Served) -> None:
    answer = server.http.get(f"/views/{ORDER}/svg", params={"language": "vi"})
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "Trung ương" in answer.text


def test_the_picture_above_ends_at_the_order(server: Served) -> None:
    html = _html(server, f"/views/{CITY}/up")
    block = re.search(r'id="data">(.*?)</script>', html)
    assert block
    data = json.loads(block[1])
    assert data["direction"] == "up"
    above = server.json(f"/documents/{CITY}/up")["documents"]
    assert [row[0] for row in data["documents"]] == [item["key"] for item in above]
