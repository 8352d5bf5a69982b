"""Fifty clients read and four write: nobody is told half of a change, and nothing fails.

Each writer has a source with two letters, and puts two others in their place, again and again: what
is read has the first two or the others, never one of each. With CASCADE_FUZZ set to a number of
seconds it goes on for so long.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any

import httpx2
import pytest

from api.cli import main
from graph import check, export_jsonl, open_store
from tests.api.rest.serving import KEY, ORDER, serving
from tests.api.running import ROOT, SAMPLE, letter
from tests.servers import empty

SECONDS = float(os.environ.get("CASCADE_FUZZ", "4"))
WRITERS = 4
ABOVE = "12-cd-ttg-2021-thu-tuong-chinh-phu"
PLACES = ("Nậm Pồ", "Mường Chà", "Tuần Giáo", "Tủa Chùa")
NDJSON = "application/x-ndjson"


def pair(writer: int, turn: int) -> tuple[str, frozenset[str]]:
    """The text of a writer's two letters in this turn, and their numbers."""
    numbers = [f"{writer + 7}{turn % 2}0{half}/UBND-VP" for half in (1, 2)]
    return "\n\n\n".join(letter(PLACES[writer], n) for n in numbers), frozenset(numbers)


WHOLE = [{pair(writer, turn)[1] for turn in (0, 1)} for writer in range(WRITERS)]
ALL = [frozenset().union(*pairs) for pairs in WHOLE]


def is_whole(numbers: set[str | None]) -> bool:
    """Whether each writer's letters are those of one turn."""
    return all(numbers & own in pairs for own, pairs in zip(ALL, WHOLE, strict=True))


@dataclass
class Seen:
    """What all clients saw together."""

    http: httpx2.AsyncClient
    lasting: frozenset[str]
    """The keys of the documents that nobody changes."""
    ends: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)
    bodies: dict[tuple[str, str, str], bytes] = field(default_factory=dict)
    turns: list[int] = field(default_factory=lambda: [0] * WRITERS)

    async def get(self, path: str, accept: str = "application/json") -> httpx2.Response:
        """The answer; one with the same tag as an earlier one has to have the same bytes."""
        while True:
            answer = await self.http.get(path, headers={"Accept": accept})
            if answer.status_code != 503:
                break
            assert answer.headers["retry-after"], answer.text
            self.counts["busy"] += 1
            await asyncio.sleep(0.2)
        assert answer.status_code == 200, answer.text
        self.counts[path.partition("?")[0]] += 1
        if tag := answer.headers.get("etag"):
            digest = hashlib.sha256(answer.content).digest()
            assert self.bodies.setdefault((path, accept, tag), digest) == digest, path
        return answer

    def goes_on(self) -> bool:
        return asyncio.get_running_loop().time() < self.ends


async def write(seen: Seen, writer: int) -> None:
    """Puts one pair in place of the other."""
    while seen.goes_on() or not seen.turns[writer]:
        text, _ = pair(writer, seen.turns[writer] + 1)
        body = {"text": text, "source": f"pair-{writer}.txt"}
        answer = await seen.http.post("/documents", json=body, headers={"X-API-Key": KEY})
        if answer.status_code in {429, 503}:
            assert answer.headers["retry-after"], answer.text
            seen.counts["writing again"] += 1
            await asyncio.sleep(0.2)
            continue
        assert answer.status_code in {200, 201}, answer.text
        assert len(answer.json()["keys"]) == 2
        seen.turns[writer] += 1
        seen.counts["writes"] += 1


async def cascade(seen: Seen) -> None:
    found = (await seen.get(f"/documents/{ABOVE}/down")).json()
    assert is_whole({item["number"] for item in found["documents"]})
    keys = {item["key"] for item in found["documents"]}
    assert {edge["source"] for edge in found["edges"]} | {ABOVE} == keys


async def cascade_in_lines(seen: Seen) -> None:
    answer = await seen.get(f"/documents/{ABOVE}/down", NDJSON)
    root, *lines, end = map(json.loads, answer.text.splitlines())
    assert root["root"] == ABOVE
    documents = [line["document"] for line in lines if "document" in line]
    assert end["end"] == {"documents": len(documents), "edges": len(lines) - len(documents)}
    assert is_whole({document["number"] for document in documents})


async def coverage(seen: Seen) -> None:
    found = (await seen.get(f"/documents/{ABOVE}/coverage")).json()
    states = Counter(body["state"] for body in found["bodies"] if body["addressed"])
    assert all(found["totals"][state] == states[state] for state in ("acted", "not_acted"))
    acts = {body["document"] for body in found["bodies"] if body["state"] == "acted"}
    assert len(acts) == WRITERS


async def statistics(seen: Seen) -> None:
    counted = (await seen.get("/statistics")).json()
    assert counted["documents"] == len(seen.lasting) + 2 * WRITERS + 1


async def pages(seen: Seen) -> None:
    """Page by page, each document that lasts comes once."""
    keys: list[str] = []
    path = "/documents?limit=7&fields=key"
    cursor = ""
    while True:
        page = (await seen.get(path + cursor)).json()
        keys += [item["key"] for item in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert Counter(key for key in keys if key in seen.lasting) == Counter(seen.lasting)
    assert max(Counter(keys).values()) == 1


async def one(seen: Seen) -> None:
    found = (await seen.get(f"/documents/{ABOVE}")).json()
    numbers = {item["document"]["number"] for item in found["implemented_by"]}
    assert is_whole(numbers)
    assert (await seen.get(f"/documents/{ORDER}")).json()["key"] == ORDER


async def everything(seen: Seen) -> None:
    lines = [json.loads(line) for line in (await seen.get("/export")).text.splitlines()]
    nodes = {line["key"] for line in lines if "node" in line}
    ends = {line[end] for line in lines if "relationship" in line for end in ("source", "target")}
    assert ends
    assert ends <= nodes
    told = {line["number"] for line in lines if line.get("node") == "Document"}
    assert is_whole(told)


QUESTIONS: list[Callable[[Seen], Coroutine[Any, Any, None]]] = [
    *(cascade, cascade_in_lines, coverage, statistics, pages, one) * 3, everything,
]  # fmt: skip


async def read(seen: Seen, number: int) -> None:
    """Asks one question after the other, each reader from another one on."""
    for question in cycle(QUESTIONS[number % len(QUESTIONS) :] + QUESTIONS):
        if not seen.goes_on():
            return
        await question(seen)


async def meet(url: str, lasting: frozenset[str], readers: int) -> Seen:
    """Everybody at once, for so many seconds."""
    limits = httpx2.Limits(max_connections=readers + WRITERS)
    async with httpx2.AsyncClient(base_url=url, timeout=60, limits=limits) as http:
        seen = Seen(http, lasting)
        for writer in range(WRITERS):
            text, _ = pair(writer, 0)
            body = {"text": text, "source": f"pair-{writer}.txt"}
            answer = await http.post("/documents", json=body, headers={"X-API-Key": KEY})
            assert answer.status_code == 201, answer.text
        seen.ends = asyncio.get_running_loop().time() + SECONDS
        async with asyncio.TaskGroup() as group:
            for writer in range(WRITERS):
                group.create_task(write(seen, writer))
            for reader in range(readers):
                group.create_task(read(seen, reader))
    return seen


def loaded(url: str, *paths: Path) -> None:
    with pytest.raises(SystemExit) as end:
        main(["load", *map(str, paths), "--store", url])
    assert end.value.code == 0


@pytest.mark.parametrize(
    "among",
    [("sqlite", 1, 50), ("sqlite", 2, 50), ("neo4j", 1, 20)],
    ids=lambda a: f"{a[0]}-{a[1]}",
)
def test_many_read_while_some_write(
    among: tuple[str, int, int],
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    kind, workers, readers = among
    if kind == "neo4j":
        server = request.getfixturevalue("neo4j_server")
        empty(server)
        url = str(server.url)
    else:
        url = f"sqlite:///{tmp_path}/cascade.db"
    sample = SAMPLE.relative_to(ROOT)
    loaded(url, sample)
    settings = {"CASCADE_RATE_LIMIT": "9999/second", "CASCADE_JOBS": str(tmp_path / "jobs")}
    with serving(url, tmp_path, "--workers", str(workers), **settings) as served:
        held = served.json("/documents", limit=500)["items"]
        lasting = frozenset(item["key"] for item in held)
        # In a thread of its own: a browser that earlier tests opened keeps a loop in this one.
        with ThreadPoolExecutor(1) as apart:
            seen = apart.submit(asyncio.run, meet(served.url, lasting, readers)).result()
        assert '"fault"' not in served.log.read_text()
    assert min(seen.turns) > 0
    assert len([path for path in seen.counts if path.startswith("/")]) >= 7
    for writer, turn in enumerate(seen.turns):
        (tmp_path / f"pair-{writer}.txt").write_text(pair(writer, turn)[0], encoding="utf-8")
    other = f"sqlite:///{tmp_path}/other.db"
    loaded(other, sample)
    monkeypatch.chdir(tmp_path)
    loaded(other, *(Path(f"pair-{writer}.txt") for writer in range(WRITERS)))
    with open_store(url) as changed, open_store(other) as at_one_go:
        assert check(changed).ok
        assert list(export_jsonl(changed)) == list(export_jsonl(at_one_go))
