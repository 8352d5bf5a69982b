"""What few documents have, and what no sound store has: shown all the same."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

import graph
from graph import CheckReport, DeadlineSaid, DocumentDetail, RefusedLink, Store
from loaders.record import ReadingWarning
from loaders.warnings import WARNINGS
from tests.api.explorer.reading import seen
from tests.api.rest.serving import CITY, ORDER


def until(date: str | None, days: int | None, *, working: bool, recurring: bool) -> DeadlineSaid:
    return DeadlineSaid(date, days, working, recurring, "act", "cho đến khi", 0, 5, "day", 0.9)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_document_with_all_that_one_may_have(
    pages: TestClient, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    show = graph.show

    def full(store: Store, key: str, *, as_of: str | None = None) -> DocumentDetail:
        detail = show(store, key, as_of=as_of)
        return replace(
            detail,
            urgency="hỏa tốc",
            directed_by=("Thủ tướng Chính phủ",),
            aliases=("another-key",),
            candidates=(ORDER,),
            versions=(show(store, ORDER).document,),
            addressees=detail.addressees * 5,
            deadlines=(
                until(None, 1, working=True, recurring=False),
                until(None, 3, working=False, recurring=False),
                until(None, None, working=False, recurring=True),
                until(None, None, working=False, recurring=False),
            ),
            warnings=tuple(ReadingWarning(code, f"{code}: 12/UBND") for code in WARNINGS),
        )

    monkeypatch.setattr(graph, "show", full)
    answer = pages.get(f"/explorer/documents/{CITY}", headers={"Accept-Language": language})
    assert answer.status_code == 200
    words = seen(answer.text).words
    assert "Hỏa tốc" in words
    assert "another-key" in words
    assert words.count(": 12/UBND") == len(WARNINGS)
    told = {
        "en": ("1 working day", "3 days", "recurring", "Versions (1)", "Show all"),
        "vi": ("1 ngày làm việc", "3 ngày", "định kỳ", "Các bản khác (1)", "Xem tất cả"),
    }
    assert [phrase for phrase in told[language] if phrase not in words] == []


def test_a_document_of_which_nothing_is_known(
    pages: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = graph.show

    def bare(store: Store, key: str, *, as_of: str | None = None) -> DocumentDetail:
        detail = show(store, key, as_of=as_of)
        facts = dict.fromkeys(("number", "symbol", "type", "date", "subject", "level", "place"))
        document = replace(detail.document, issuer=None, status="cited", **facts)
        none = dict.fromkeys(("addressees", "recipients", "measures", "deadlines", "sources"), ())
        return replace(detail, document=document, issuer=None, signatory=None, **none)

    monkeypatch.setattr(graph, "show", bare)
    words = seen(pages.get(f"/explorer/documents/{CITY}").text).words
    assert "its text is not held" in words
    assert "Number not known Type not known Date not known Issuer not known" in words


def test_a_store_that_is_damaged(pages: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = RefusedLink("self-edge", ORDER, "implements", ORDER, ORDER, "thực hiện chính nó")
    report = CheckReport(
        {"issued": 2}, 3, ("a page is broken",), ((ORDER, CITY),), (refused,), 0, (CITY,)
    )
    monkeypatch.setattr(graph, "check", lambda _: report)
    words = seen(pages.get("/explorer/check").text).words
    assert "Something is wrong with the store." in words
    assert "a page is broken" in words
    assert f"{ORDER} → {CITY}" in words
    assert "documents that are said to act on themselves" in words


@pytest.mark.parametrize(
    ("url", "name", "words"),
    [
        ("/explorer/check", "api.explorer.routes.quality._AT_ONCE", "Checking reads everything"),
        (f"/explorer/documents/{ORDER}/reuse", "api.explorer.routes.studies._AT_ONCE",
         "Comparing all texts of this cascade takes some seconds"),
    ],
)  # fmt: skip
def test_what_takes_seconds_is_asked_for_twice(
    pages: TestClient, monkeypatch: pytest.MonkeyPatch, url: str, name: str, words: str
) -> None:
    assert words not in seen(pages.get(url).text).words
    monkeypatch.setattr(name, 3)
    asked = seen(pages.get(f"{url}?lang=en").text)
    assert words in asked.words
    (whole,) = [link for link in asked.links if "whole=true" in link and "lang=en" in link][-1:]
    assert words not in seen(pages.get(whole).text).words
