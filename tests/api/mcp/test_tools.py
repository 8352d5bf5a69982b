"""What an assistant sees: the tools, their answers, and that these are those of the commands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

import graph
from api.options import LevelChoice, RelationChoice
from tests.api.mcp.asked import ALONE, CITY, ORDER, SAME, WARD, Same
from tests.api.mcp.assistant import Assistant
from tests.api.running import ROOT, Cascade

EVERY = (*SAME, *ALONE)


def _named(same: Same) -> str:
    return f"{same.tool}-{'-'.join(map(str, same.arguments.values()))}"


def _inside(value: Any) -> Iterator[dict[str, Any]]:
    """All mappings in an answer."""
    if isinstance(value, dict):
        yield value
        value = [*value.values()]
    if isinstance(value, list):
        for part in value:
            yield from _inside(part)


def test_every_tool_tells_what_it_is_for_and_only_reads(assistant: Assistant) -> None:
    assert assistant.server.server_info.name == "directive-cascade"
    assert "quote" in (assistant.server.instructions or "")
    assert {same.tool for same in EVERY} == set(assistant.tools)
    for tool in assistant.tools.values():
        hints = tool.annotations
        assert hints is not None
        assert (hints.read_only_hint, hints.destructive_hint) == (True, False)
        assert (hints.idempotent_hint, hints.open_world_hint) == (True, False)
        assert tool.title and len(tool.description or "") > 60
        assert "\n" not in (tool.description or "")
        for name, parameter in tool.input_schema.get("properties", {}).items():
            assert len(parameter["description"]) > 20, (tool.name, name)
        assert "store" not in tool.input_schema.get("properties", {})
        assert "$ref" not in json.dumps(tool.input_schema)  # not every client follows them
        assert tool.output_schema is not None
        assert tool.output_schema["properties"]


def test_choices_are_those_of_the_command_line(assistant: Assistant) -> None:
    relation = assistant.tools["down"].input_schema["properties"]["relation"]
    level = assistant.tools["coverage"].input_schema["properties"]["level"]
    assert relation["enum"] == [*RelationChoice]
    assert level["anyOf"][0]["enum"] == [*LevelChoice]


def test_every_tool_is_in_its_page(assistant: Assistant) -> None:
    page = (ROOT / "docs" / "mcp.md").read_text(encoding="utf-8")
    listed = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]
    assert listed == [*assistant.tools]


@pytest.mark.parametrize("same", SAME, ids=_named)
@pytest.mark.usefixtures("sample")
def test_answers_are_those_of_the_command(
    same: Same, assistant: Assistant, cascade: Cascade
) -> None:
    answer = assistant.call(same.tool, **same.arguments).answer
    told = cascade(*same.command, "--format", "json").json()
    assert answer.pop("left_out", {}) == {}
    if isinstance(told, list):
        assert answer.pop("more", False) is False
        (answer_list,) = answer.values()
        assert answer_list == told
    else:  # the command tells one measure by itself
        assert (answer["measures"][0] if same.tool == "drift" else answer) == told


@pytest.mark.parametrize("same", EVERY, ids=_named)
def test_quotes_stand_where_the_answer_says(
    same: Same, assistant: Assistant, sample_store: str
) -> None:
    answer = assistant.call(same.tool, **same.arguments).answer
    with graph.open_store(sample_store) as store:
        for part in _inside(answer):
            if part.get("quote") and part.get("asserted_by"):
                texts = [record.text for record in store.texts(part["asserted_by"])]
                assert part["quote"] in {text[part["start"] : part["end"]] for text in texts}
            if "key" in part:
                assert store.nodes([part["key"]])


@pytest.mark.parametrize(
    ("tool", "least"), [("down", 8), ("up", 2), ("path", 3), ("show", 1), ("explain", 1)]
)
def test_answers_can_be_cited(tool: str, least: int, assistant: Assistant) -> None:
    same = next(same for same in SAME if same.tool == tool)
    answer = assistant.call(tool, **same.arguments).answer
    quoted = [p for p in _inside(answer) if p.get("quote") and p.get("asserted_by")]
    assert len(quoted) >= least


def test_text_is_read_part_by_part(assistant: Assistant, sample_store: str) -> None:
    with graph.open_store(sample_store) as store:
        (record,) = store.texts(graph.resolve_key(store, WARD))
    parts, start = [], 0
    while start < len(record.text):
        part = assistant.call("text", document=WARD, start=start, length=300).answer
        assert (part["start"], part["length"]) == (start, len(record.text))
        for passage in part["passages"]:
            assert part["start"] <= passage["start"] < part["end"]
            assert passage["quote"] == record.text[passage["start"] : passage["end"]]
        parts.append(part["text"])
        start = part["end"]
    assert "".join(parts) == record.text
    assert len(parts) == 3
    past = assistant.call("text", document=WARD, start=10**9).answer
    assert (past["text"], past["passages"], past["start"]) == ("", [], past["end"])
    none = assistant.call("text", document=WARD, copy=1).complaint
    assert none.endswith("has no copy 1; there are 1, from 0 on")
    cited = assistant.call("text", document="447/QĐ-TTg").complaint
    assert "known from citations only" in cited


def test_large_answers_are_cut_nearest_first(assistant: Assistant) -> None:
    whole = assistant.call("down", document=ORDER).answer
    part = assistant.call("down", document=ORDER, limit=4).answer
    assert part["documents"] == whole["documents"][:4]
    assert [item["depth"] for item in part["documents"]] == [0, 1, 1, 1]
    kept = {item["key"] for item in part["documents"]}
    assert part["edges"] == [e for e in whole["edges"] if {e["source"], e["target"]} <= kept]
    assert part["left_out"] == {
        "documents": len(whole["documents"]) - 4,
        "edges": len(whole["edges"]) - 3,
    }


@pytest.mark.parametrize(
    ("tool", "arguments", "list_"),
    [
        ("show", {"document": ORDER}, "implemented_by"),
        ("explain", {"document": CITY}, "decisions"),
        ("coverage", {"document": ORDER, "level": "commune"}, "bodies"),
        ("coverage", {"document": ORDER, "state": "not_acted"}, "bodies"),
        ("lag", {"document": ORDER}, "dues"),
        ("reuse", {"document": ORDER}, "edges"),
        ("spread", {"measure": "quarantine"}, "steps"),
        ("drift", {"document": ORDER}, "measures"),
        ("wanted", {}, "documents"),
    ],
)
def test_what_is_left_out_is_counted(
    tool: str, arguments: dict[str, object], list_: str, assistant: Assistant
) -> None:
    whole = assistant.call(tool, **arguments, limit=1000).answer
    part = assistant.call(tool, **arguments, limit=1).answer
    assert len(whole[list_]) > 1
    assert len(part[list_]) == 1
    assert part["left_out"][list_] == len(whole[list_]) - 1
    assert list_ not in whole["left_out"]


def test_other_lists_are_bounded_too(assistant: Assistant) -> None:
    found = assistant.call("find", text="ubnd", limit=2).answer
    assert (len(found["documents"]), found["more"]) == (2, True)
    shared = assistant.call("compare", a="2479/UBND-VXNV", b="35/KH-UBND", limit=1).answer
    assert (len(shared["passages"]), len(shared["reused_of_a"]["own"])) == (1, 1)
    assert shared["left_out"]["reused_of_a.own"] == 7
    classes = assistant.call("members", document=CITY, limit=2).answer
    assert classes["left_out"]["classes.bodies"] > 0
    assert all(len(group["bodies"]) <= 2 for group in classes["classes"])
    gaps = assistant.call("gaps", limit=1).answer
    every = assistant.call("gaps", limit=100).answer
    assert gaps["totals"] == every["totals"]
    assert gaps["left_out"].get("gaps", 0) == len(every["gaps"]) - len(gaps["gaps"])
    short = assistant.call("drift", document=ORDER).answer
    assert all(not measure["steps"] for measure in short["measures"])
    assert short["left_out"]["measures.steps"] > 0


@pytest.mark.parametrize(("tool", "list_"), [("down", "edges"), ("show", "implemented_by")])
def test_each_relation_has_the_first_of_its_sentences(
    tool: str, list_: str, assistant: Assistant
) -> None:
    whole = assistant.call(tool, document=ORDER, proofs=100).answer
    part = assistant.call(tool, document=ORDER, proofs=1).answer
    for one, other in zip(part[list_], whole[list_], strict=True):
        assert one["evidence"] == other["evidence"][:1]
    more = sum(len(relation["evidence"]) - 1 for relation in whole[list_])
    assert more == 2
    assert part["left_out"] == {f"{list_}.evidence": more}


def test_coverage_lists_the_bodies_of_one_state(assistant: Assistant) -> None:
    whole = assistant.call("coverage", document=ORDER, limit=1000).answer
    acted = assistant.call("coverage", document=ORDER, state="acted", limit=1000).answer
    assert acted["bodies"] == [body for body in whole["bodies"] if body["state"] == "acted"]
    assert acted["totals"] == whole["totals"]
    assert 0 < len(acted["bodies"]) < len(whole["bodies"])


def test_statistics_are_those_of_the_store(assistant: Assistant, sample_store: str) -> None:
    with graph.open_store(sample_store) as store:
        counts = store.counts()
    assert assistant.call("statistics").answer == {
        "texts": 18,
        "documents": counts.documents,
        "cited": counts.cited,
        "relations": counts.links,
    }


@pytest.mark.usefixtures("untouched")
def test_calls_at_the_same_time_do_not_mix_and_change_nothing(assistant: Assistant) -> None:
    calls = [(same.tool, same.arguments) for same in EVERY]
    alone = [assistant.call(tool, **arguments).answer for tool, arguments in calls]
    together = assistant.call_together([*calls, *reversed(calls)])
    assert [said.answer for said in together] == [*alone, *reversed(alone)]
