"""`cascade export`: formats, files, and what does not go together."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import networkx
import pytest

from tests.api.running import Cascade

pytestmark = pytest.mark.usefixtures("sample")


def counted(cascade: Cascade, *arguments: str) -> tuple[int, int]:
    """How many nodes and relationships the canonical lines have."""
    lines = cascade("export", *arguments).out.splitlines()
    nodes = sum(line.startswith('{"node"') for line in lines)
    return nodes, len(lines) - nodes


@pytest.mark.parametrize("part", [[], ["--root", "3195-CV/TU"]])
def test_every_format_has_as_many_nodes_and_relationships(
    part: list[str], tmp_path: Path, cascade: Cascade
) -> None:
    nodes, relationships = counted(cascade, *part)
    assert nodes > 10
    assert relationships > 10
    file = tmp_path / "graph.graphml"
    assert cascade("export", "--format", "graphml", "-o", file, *part).out == ""
    graph = networkx.read_graphml(file, force_multigraph=True)
    assert (len(graph), graph.number_of_edges()) == (nodes, relationships)
    elements = cascade("export", "--format", "cytoscape", *part).json()["elements"]
    assert (len(elements["nodes"]), len(elements["edges"])) == (nodes, relationships)
    objects = cascade("export", "--format", "jsonld", *part).json()["@graph"]
    statements = [item for item in objects if item.get("@type") == "rdf:Statement"]
    assert (len(objects) - 2 * len(statements), len(statements)) == (nodes, relationships)
    tables = [rows(cascade, "--table", table, *part) for table in ("nodes", "edges")]
    assert (len(tables[0]), len(tables[1])) == (nodes, relationships)
    script = cascade("export", "--format", "cypher", *part).out
    assert script.count("\n[['") == nodes + relationships


def rows(cascade: Cascade, *arguments: str) -> list[dict[str, str]]:
    text = cascade("export", "--format", "csv", *arguments).out
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_file_has_what_is_printed(tmp_path: Path, cascade: Cascade) -> None:
    file = tmp_path / "graph.csv"
    printed = cascade("export", "--format", "csv").out
    done = cascade("export", "--format", "csv", "--output", file)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert file.read_bytes().decode() == printed
    assert [path.name for path in tmp_path.iterdir()] == ["graph.csv"]


def test_a_failure_leaves_the_file_that_was_there(tmp_path: Path, cascade: Cascade) -> None:
    file = tmp_path / "graph.jsonl"
    file.write_text("before", encoding="utf-8")
    assert cascade("export", "--root", "1/NONSENSE", "-o", file).code == 1
    assert file.read_text(encoding="utf-8") == "before"


def test_iris_begin_as_told(cascade: Cascade) -> None:
    base = "https://archive.example/api"
    found = cascade("export", "--format", "jsonld", "--base", base).json()["@graph"]
    assert found[0]["@id"].startswith(f"{base}/documents/")


def test_formulas_are_guarded(cascade: Cascade) -> None:
    for table in ("nodes", "edges"):
        for row in rows(cascade, "--table", table):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "xml"], ["graphml", "cypher"]),
        (["--table", "nodes"], ["--table", "--format csv"]),
        (["--format", "csv", "--table", "rows"], ["nodes", "edges"]),
        (["--format", "graphml", "--base", "https://x/"], ["--base", "--format jsonld"]),
        (["--format", "jsonld", "--base", "here"], ["'here'", "address"]),
        (["--format", "jsonld", "--base", ""], ["address"]),
        (["-o", "/nowhere/at/all.jsonl"], ["/nowhere/at/all.jsonl", "folder"]),
    ],
)
def test_wrong_use_is_told_in_a_line(
    arguments: list[str], words: list[str], cascade: Cascade
) -> None:
    done = cascade("export", *arguments)
    assert (done.code, done.out) == (2, "")
    assert all(word in done.complaint for word in words), done.complaint


def test_an_unknown_root_is_told_in_a_line(cascade: Cascade) -> None:
    done = cascade("export", "--root", "571/CĐ-TTg", "--format", "cypher")
    assert (done.code, done.out) == (1, "")
    assert "570/CĐ-TTg" in done.complaint
