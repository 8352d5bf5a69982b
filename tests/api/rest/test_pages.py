"""The pages of the server in a real browser, which is refused everything but the server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route

from tests.api.rest.serving import ORDER, Served, is_problem


@pytest.fixture
def page(chromium: Browser, server: Served) -> Iterator[Page]:
    """A page that fails the test for any message, error, or request to elsewhere."""
    complaints: list[str] = []
    context = chromium.new_context(locale="en-GB", viewport={"width": 1280, "height": 800})

    def guard(route: Route, request: Request) -> None:
        if request.url.startswith((server.url, "data:")):
            route.continue_()
        else:
            complaints.append(f"request for {request.url}")
            route.abort()

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(f"console {message.type}: {message.text}")

    context.route("**/*", guard)
    page = context.new_page()
    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def test_the_documentation_lists_every_route_without_a_network(page: Page, server: Served) -> None:
    page.goto(server.url + "/docs")
    page.wait_for_selector(".opblock-summary-path")
    shown = page.locator(".opblock").count()
    paths = server.json("/openapi.json")["paths"]
    assert shown == sum(len(methods) for methods in paths.values())


def test_a_view_is_the_picture_of_the_cascade(page: Page, server: Served) -> None:
    page.goto(f"{server.url}/views/{ORDER}")
    assert "570/CĐ-TTg" in page.title()
    assert page.locator("#network canvas").count() >= 1


@pytest.mark.parametrize("path", ["/", "/docs", f"/views/{ORDER}"])
def test_pages_say_what_may_run_in_them(server: Served, path: str) -> None:
    headers = server.http.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "script-src 'unsafe-inline'" not in policy
    assert headers["x-content-type-options"] == "nosniff"


def test_no_view_of_an_unknown_document(server: Served) -> None:
    is_problem(server.http.get("/views/no-such"), 404, "unknown-document")
