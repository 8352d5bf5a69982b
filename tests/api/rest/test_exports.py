"""The graph leaves the server as it leaves the command line, in every format."""

from __future__ import annotations

import pytest

from graph.export import FORMATS
from tests.api.rest.serving import ORDER, Served, is_problem
from tests.api.running import Cascade


@pytest.mark.parametrize("root", [None, ORDER])
@pytest.mark.parametrize("name", FORMATS)
def test_server_and_command_line_write_the_same(
    server: Served, sample_url: str, cascade: Cascade, name: str, root: str | None
) -> None:
    parameters = {"format": name} | ({"root": root} if root else {})
    answer = server.http.get("/export", params=parameters)
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == FORMATS[name].media_type
    arguments = [f"--root={root}"] if root else []
    said = cascade("export", "--format", name, "--store", sample_url, *arguments)
    assert answer.text == said.out


def test_the_table_and_the_base_can_be_chosen(server: Served) -> None:
    nodes = server.http.get("/export?format=csv&table=nodes").text
    assert "570/CĐ-TTg" in nodes
    linked = server.http.get("/export?format=jsonld&base=http://example.com/x").text
    assert f"http://example.com/x/documents/{ORDER}" in linked


def test_an_export_is_not_sent_again_while_nothing_changes(server: Served) -> None:
    tag = server.http.get("/export").headers["etag"]
    assert server.http.get("/export", headers={"If-None-Match": tag}).status_code == 304
    assert server.http.get("/export?format=csv").headers["etag"] != tag


def test_what_cannot_be_exported(server: Served) -> None:
    is_problem(server.http.get("/export?format=xls"), 422, "invalid")
    is_problem(server.http.get("/export?root=nothing-like-it"), 404, "unknown-document")
    is_problem(server.http.get("/export?format=jsonld&base=javascript:x"), 422, "invalid")
