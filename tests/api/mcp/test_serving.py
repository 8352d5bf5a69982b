"""The process: what it needs, how it starts and ends, and what it writes."""

from __future__ import annotations

import json
import re
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from fastmcp.exceptions import ToolError
from structlog.testing import capture_logs

import graph
import loaders
from api.cli import main
from api.mcp.asking import asking
from api.mcp.tools.cascades import down
from api.rest.pool import Stores
from tests.api.mcp.asked import ALONE, ORDER, SAME
from tests.api.mcp.assistant import Assistant, assisting, environment
from tests.api.running import INTERRUPTIBLE, PROGRAM, ROOT, SAMPLE, Cascade, letter

_HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}
_READY = {"jsonrpc": "2.0", "method": "notifications/initialized"}


def _call(id_: int, tool: str, **arguments: object) -> dict[str, object]:
    params = {"name": tool, "arguments": arguments}
    return {"jsonrpc": "2.0", "id": id_, "method": "tools/call", "params": params}


def _worked() -> float:
    """Seconds of a processor that ended children of this process have taken."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def test_only_messages_are_written_and_the_end_of_input_ends_it(sample_store: str) -> None:
    lines = [
        json.dumps(_HELLO),
        json.dumps(_READY),
        "no JSON at all",
        "[" * 100_000,
        '{"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": 3}}',
        '{"jsonrpc": "2.0", "id": 8, "method": "store/delete", "params": {}}',
        '{"jsonrpc":"2.0","id":9,"method":"tools/call",'
        '"params":{"name":"find","arguments":{"text":"a\\ud800b"}}}',
        json.dumps(_call(10, "statistics")),
    ]
    before = _worked()
    with subprocess.Popen(
        [*PROGRAM, "mcp"],
        env=environment(sample_store),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write("\n".join(lines).encode() + b"\n")
        process.stdin.flush()
        told = {}
        while 10 not in told:
            message = json.loads(process.stdout.readline())
            assert message["jsonrpc"] == "2.0"
            told[message.get("id")] = message
        process.stdin.close()
        assert process.wait(timeout=30) == 0
        rest, errors = process.stdout.read().decode(), process.stderr.read().decode()
    assert _worked() - before < 10  # whole life; it takes two or three seconds to start
    assert told[1]["result"]["serverInfo"]["name"] == "directive-cascade"
    assert told[10]["result"]["structuredContent"]["texts"] == 18
    assert "error" in told[7]
    assert "error" in told[8]
    assert all(json.loads(line)["jsonrpc"] == "2.0" for line in rest.splitlines())
    assert "Traceback" not in errors
    assert "no JSON" not in errors


@pytest.mark.parametrize("end", ["interrupt", "deaf"])
def test_it_ends_quietly_when_it_is_interrupted_or_nobody_listens(
    end: str, sample_store: str
) -> None:
    with subprocess.Popen(
        [*INTERRUPTIBLE, "mcp"],
        env=environment(sample_store),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(f"{json.dumps(_HELLO)}\n{json.dumps(_READY)}\n".encode())
        process.stdin.flush()
        assert process.stdout.readline()
        if end == "interrupt":
            process.send_signal(signal.SIGINT)
        else:
            process.stdout.close()
            process.stdin.write(json.dumps(_call(2, "statistics")).encode() + b"\n")
            process.stdin.close()
        expected = -signal.SIGINT if end == "interrupt" else 0
        assert process.wait(timeout=30) == expected
        assert process.stderr.read() == b""


def test_it_starts_without_its_store_and_finds_it_later(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/later/cascade.db"
    with assisting(url, tmp_path) as assistant:
        for same in SAME:
            assert assistant.call(same.tool, **same.arguments).complaint == (
                "the store does not exist; whoever set this server up has to look at CASCADE_STORE"
            )
        assert not (tmp_path / "later").exists()
        with pytest.raises(SystemExit):
            main(["load", str(SAMPLE), "--store", url])
        assert assistant.call("statistics").answer["texts"] == 18


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("bolt://127.0.0.1:1", "the store "),
        ("mysql://secret-host/db", "the store no such kind of store"),
        ("sqlite:////dev/null/x/secret.db", "the store does not exist"),
    ],
)
def test_a_store_that_cannot_be_reached_is_told(url: str, said: str) -> None:
    with pytest.raises(ToolError) as refused:
        asking(down, Stores(url, 1, 1.0))(document=ORDER)
    complaint = str(refused.value)
    assert complaint.startswith(said)
    assert complaint.endswith("has to look at CASCADE_STORE")
    assert not re.search(r"secret|127\.0\.0\.1|bolt|\n", complaint)


def test_a_number_of_several_documents_lists_their_keys(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/cascade.db"
    with graph.open_store(url) as store:
        texts = [letter(place, "77/UBND-VP") for place in ("Chợ Mới", "Mộc Châu")]
        graph.load(store, [record for text in texts for record in loaders.extract(text)])
        keys = [document.key for document in graph.find(store, "77/UBND-VP")]
    stores = Stores(url, 1, 1.0)
    with pytest.raises(ToolError) as refused:
        asking(down, stores)(document="77/UBND-VP")
    stores.close()
    assert len(keys) == 2
    assert all(key in str(refused.value) for key in keys)


def test_a_fault_tells_the_log_where_and_nobody_what(sample_store: str) -> None:
    def broken(store: graph.Store, document: str) -> dict[str, object]:
        raise LookupError(f"words of {document}")

    stores = Stores(sample_store, 1, 1.0)
    with capture_logs() as logged, pytest.raises(ToolError) as refused:
        asking(broken, stores)(document="a secret")
    stores.close()
    assert str(refused.value) == "the server met a fault; its log tells more"
    assert [line["kind"] for line in logged] == ["LookupError"]
    assert "secret" not in str(logged)


def test_neo4j_gives_the_same_answers(neo4j_url: str, assistant: Assistant, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit):
        patch.chdir(ROOT)
        main(["load", str(SAMPLE.relative_to(ROOT)), "--store", neo4j_url])
    with assisting(neo4j_url, tmp_path) as other:
        for tool in ("find", "show", "text", "down", "statistics"):
            arguments = next(same.arguments for same in (*SAME, *ALONE) if same.tool == tool)
            told = [one.call(tool, **arguments).answer for one in (assistant, other)]
            assert told[0] == told[1]


def test_without_the_library_one_line_says_what_to_do(
    cascade: Cascade, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "api.mcp.server", raising=False)
    monkeypatch.setitem(sys.modules, "fastmcp", None)
    monkeypatch.setenv("FASTMCP_ENV_FILE", "")  # so that it is set back
    done = cascade("mcp")
    assert (done.code, done.out) == (2, "")
    assert "pip install 'directive-cascade[mcp]'" in done.complaint
