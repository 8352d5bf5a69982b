from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import (
    Store,
    UnknownDocument,
    UsageProblem,
    down,
    export,
    export_jsonl,
    load,
    open_store,
)
from graph.export import FORMATS, properties, spool
from graph.export.gather import gathered
from graph.export.terms import CLASSES, FOLDERS, PREDICATES
from tests.graph import awkward, story
from tests.graph.export import back, hostile
from tests.graph.export.test_graphml import sayable
from tests.graph.export.test_tables import guarded
from tests.graph.test_order import fresh

DOCS = Path(__file__).parents[3] / "docs" / "exports.md"
LETTERS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
ORDER = "570-cd-ttg-2021-thu-tuong-chinh-phu"
ALL = pytest.mark.parametrize("format", FORMATS)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_the_lines_with_their_ends_are_the_canonical_ones(sample: Store) -> None:
    lines = list(export_jsonl(sample))
    assert "".join(export(sample, "jsonl")) == "".join(f"{line}\n" for line in lines)
    nodes = [json.loads(line) for line in lines if line.startswith('{"node"')]
    names = [(node["node"], node["key"]) for node in nodes]
    assert names == sorted(set(names))
    relationships = lines[len(nodes) :]
    assert relationships == sorted(set(relationships))
    assert all('{"relationship"' in line for line in relationships)


def test_ends_have_the_labels_of_nodes_that_are_there(store: Store) -> None:
    load(store, [*story.five(), *(versions[-1] for versions in awkward.versions().values())])
    load(store, hostile.records())
    with gathered(store, None) as graph:
        ids = {node.id for node in graph.nodes()}
        edges = list(graph.relationships())
    assert len({edge.id for edge in edges}) == len(edges)
    for edge in edges:
        assert {edge.source.id, edge.target.id} <= ids
    labels = {(edge.kind, edge.target.label) for edge in edges}
    assert {("ADDRESSED_TO", "Group"), ("ADDRESSED_TO", "Organisation")} <= labels


@ALL
def test_one_cascade_in_every_format(format: str, sample: Store) -> None:  # noqa: A002
    whole, part = (back.text_of(sample, format, root) for root in (None, ORDER))
    assert 0 < len(part) < len(whole)
    key = down(sample, ORDER, relation="any").documents[-1].document.key
    assert key in part
    with pytest.raises(UnknownDocument):
        next(export(sample, format, "nothing"))


@ALL
def test_text_comes_in_pieces_of_a_size(format: str, nasty: Store) -> None:  # noqa: A002
    pieces = list(export(nasty, format))
    assert all(len(piece) >= 65_536 for piece in pieces[:-1])
    assert max(map(len, pieces)) < 1_000_000


def test_an_unknown_format_is_refused_at_once(sample: Store) -> None:
    with pytest.raises(UsageProblem, match="unknown format 'xml'; choose one of jsonl, graphml"):
        export(sample, "xml")


def test_known_properties_are_all_there_are(sample: Store, nasty: Store) -> None:
    for store in (sample, nasty):
        for line in map(json.loads, export_jsonl(store)):
            known = properties.NODE if "node" in line else properties.RELATIONSHIP
            assert line.keys() <= known.keys() | {"node", "key", "relationship", "source", "target"}


@FEW
@given(st.lists(LETTERS, min_size=1, max_size=3).map(tuple))
def test_any_text_comes_through(texts: tuple[str, ...]) -> None:
    with fresh() as store:
        load(store, hostile.records(texts))
        assert back.cytoscape(back.text_of(store, "cytoscape")) == back.canonical(store)
        read = back.graphml(back.text_of(store, "graphml"))
        assert read == back.canonical(store, said=sayable)
        nodes, edges = (back.text_of(store, "csv", table=table) for table in ("nodes", "edges"))
        assert back.tables(nodes, edges) == back.canonical(store, said=guarded)


def test_the_mapping_is_documented() -> None:
    page = DOCS.read_text(encoding="utf-8")
    for label, class_ in CLASSES.items():
        assert f"| `{label}` | `{class_}` | `{FOLDERS[label]}/…` |" in page
    for kind, predicate in PREDICATES.items():
        assert f"| `{kind}` | `{predicate}` |" in page
    for name, form in FORMATS.items():
        assert f"| `{name}` |" in page
        assert form.suffix.startswith(".")


@ALL
def test_a_store_may_ask_again(format: str, sample: Store, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: A002
    """Neo4j does, where others wrote meanwhile."""
    once = back.text_of(sample, format)
    monkeypatch.setattr(spool, "_A_RUN", 5000)
    monkeypatch.setattr(type(sample), "read", lambda _, question: [question(), question()][1])
    assert back.text_of(sample, format) == once


def test_the_store_is_let_go_before_anything_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "_A_RUN", 1000)
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        load(store, story.five())
        before = list(export_jsonl(store))
        lines = export_jsonl(store)
        told = [next(lines)]
        load(store, hostile.records())
        assert [*told, *lines] == before
        assert list(export_jsonl(store)) != before
