"""Ask a server over the sample corpus and keep its answers as the examples of its documentation.

    python tools/examples.py

Long lists are cut to their first entries, and what differs from run to run (ids of batches, times)
stands fixed. A test compares the kept examples with what this gives.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.testclient import TestClient

from api.rest import Settings, create_app
from graph import load, open_store
from loaders import read_all

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "api" / "rest" / "examples.json"
KEY = "an-example-of-a-key"
ORDER = "570-cd-ttg-2021-thu-tuong-chinh-phu"
CITY = "756-ubnd-vxnv-2021-uy-ban-nhan-dan-thanh-pho-bac-kan"
SAID = (
    "Thực hiện Công điện số 570/CĐ-TTg ngày 02/5/2021 của Thủ tướng Chính phủ "
    "và Công văn số 1/UBND-XX"
)
_ENTRIES = 2
_CHARACTERS = 400
_TIME = "2021-05-10T08:00:00.000Z"
_BATCH = "5f0c2d9a7b1e4c3d8a6f0e12"
_STATE = "1f0c52d9a7b3e4c8-1763250627"
_BELOW = f"/documents/{ORDER}"
_ASKED = {
    "list_documents": "/documents?q=bac%20kan&limit=2",
    "get_document": _BELOW,
    "get_document_text": f"/documents/{CITY}/text",
    "get_cascade_below": f"{_BELOW}/down?depth=1",
    "get_authority_above": f"/documents/{CITY}/up",
    "get_coverage": f"{_BELOW}/coverage?level=province",
    "get_lag": f"{_BELOW}/lag",
    "get_measures_below": f"{_BELOW}/measures?measure=5k",
    "get_reuse_below": f"{_BELOW}/reuse",
    "explain_document": f"/documents/{CITY}/explanation",
    "get_members": f"/documents/{CITY}/members",
    "get_path": f"/paths?source={quote('570/CĐ-TTg', safe='')}&target={CITY}",
    "compare_documents": f"/comparisons?a={ORDER}&b={CITY}",
    "list_orders": "/coverage",
    "list_wanted": "/wanted?limit=2",
    "list_gaps": "/gaps",
    "check_store": "/check",
    "list_measures": "/measures",
    "get_measure": "/measures/5k",
    "list_organisations": "/organisations?limit=2",
    "get_organisation": "/organisations/uy-ban-nhan-dan-tinh-bac-kan",
    "list_places": "/places?level=province&limit=2",
    "get_place": "/places/tinh-bac-kan",
    "get_statistics": "/statistics",
}


def examples() -> dict[str, Any]:
    """The answer of each operation about the sample corpus, by operation (and status)."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/cascade.db"
        before = Path.cwd()
        os.chdir(ROOT)  # so that documents are remembered by the names that the README shows
        try:
            with open_store(url) as store:
                read = read_all(["examples/covid-2021"])
                load(store, (item for item in read if not isinstance(item, Exception)))
        finally:
            os.chdir(before)
        settings = Settings(store=url, api_keys=(KEY,), log_level="error")
        with TestClient(create_app(settings)) as client:
            return dict(sorted(_answers(client)))


def _answers(client: TestClient) -> Iterator[tuple[str, Any]]:
    for operation, path in _ASKED.items():
        answer = client.get(path)
        answer.raise_for_status()
        told = answer.json()
        yield operation, cut(told | {"version": _STATE} if "version" in told else told)
    yield "resolve_text", cut(client.post("/resolve", json={"text": SAID}).json())
    letter = next((ROOT / "examples/covid-2021").glob("01-*")).read_text(encoding="utf-8")
    headers = {"X-API-Key": KEY}
    text = {"source": "570.txt", "text": letter.replace("570/", "571/", 1)}
    added = client.post("/documents", json=text, headers=headers).json()
    yield "add_document", added
    yield "add_document 200", client.post("/documents", json=text, headers=headers).json()
    yield "remove_document", client.delete(f"/documents/{added['keys'][0]}", headers=headers).json()
    batch = {
        "id": _BATCH,
        "status": "queued",
        "kind": "ndjson",
        "source_name": "letters.ndjson",
        "keep_unknown": False,
        "created": _TIME,
        "started": None,
        "finished": None,
        "progress": {"done": 0, "total": None},
        "counts": {"new": 0, "updated": 0, "unchanged": 0, "failed": 0, "skipped": 0},
        "failures": [],
        "error": None,
    }
    yield from _of_batches(client, headers, json.dumps(text).encode(), batch)


def _of_batches(
    client: TestClient, headers: dict[str, str], body: bytes, told: dict[str, Any]
) -> Iterator[tuple[str, Any]]:
    media = {"Content-Type": "application/x-ndjson"}
    sent = client.post("/batches?name=letters.ndjson", content=body, headers=headers | media)
    yield "add_batch", {**sent.json(), **told}
    path = sent.headers["location"]
    while (job := client.get(path).json())["status"] not in {"done", "failed"}:
        pass
    fixed = {"id": _BATCH, "created": _TIME, "started": _TIME, "finished": _TIME}
    yield "get_batch", job | fixed
    yield "stop_batch", job | fixed
    yield "list_batches", {"items": [job | fixed], "next": None}
    yield "list_batch_items", client.get(f"{path}/items").json()


def cut(value: Any) -> Any:
    """`value` with the first entries of long lists and the beginning of long texts."""
    if isinstance(value, dict):
        return {name: cut(part) for name, part in value.items()}
    if isinstance(value, list):
        return [cut(part) for part in value[:_ENTRIES]]
    if isinstance(value, str) and len(value) > _CHARACTERS:
        return value[:_CHARACTERS]
    return value


def main() -> None:
    """Keep the examples."""
    text = json.dumps(examples(), ensure_ascii=False, indent=1)
    KEPT.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
