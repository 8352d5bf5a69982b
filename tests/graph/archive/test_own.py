"""What documents state themselves, as rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.archive.steps.own import own
from graph.export import export_jsonl
from graph.lines import TARGETS, dumped
from graph.load import load
from graph.store import open_store
from tests.graph import awkward, story


@pytest.mark.parametrize("pool", ["story", "awkward"])
def test_all_that_the_export_tells_of_a_documents_own_text(pool: str, tmp_path: Path) -> None:
    records = story.five() if pool == "story" else [r[0] for r in awkward.versions().values()]
    with open_store(f"sqlite:///{tmp_path}/one.db") as store:
        load(store, records)
        nodes = {node.document.key: node for node in store.every_node()}
        mentions = store.first_mentions(nodes)
        rows = [
            {"source": key, **stated._asdict()}
            for key, node in nodes.items()
            for stated in own(node, mentions.get(key)).relationships
        ]
        lines = [line for line in export_jsonl(store) if _kind(line) in TARGETS]
    assert sorted(_line(row) for row in rows) == sorted(lines)
    assert {row["target_label"] for row in rows} == (
        {"Organisation", "Group", "Person", "Measure"} if pool == "story" else {"Organisation"}
    )


def _kind(line: str) -> str:
    return line.partition('"relationship":"')[2].partition('"')[0]


def _line(row: dict[str, object]) -> str:
    ends = {"relationship": row["type"], "source": row["source"], "target": row["target"]}
    proof = {name: row[name] for name in ("asserted_by", "quote", "start", "end")}
    sure = {"rule": row["rule"], "confidence": row["confidence"]}
    post = ("position", "capacity") if row["type"] == "SIGNED_BY" else ()
    more = {name: row[name] for name in (*post, *(("role",) if row["type"] == "COPIED_TO" else ()))}
    page = {"page": row["page"]} if row["page"] is not None else {}
    return dumped({**ends, **proof, **sure, **more, **page})
