"""Archives in pieces and in any order, half of them corrupt: the whole of the rest comes out."""

from __future__ import annotations

import io
import json
import random
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from benchmarks.archive import Plan, documents
from benchmarks.archive.__main__ import main as write
from graph import export_jsonl, load, open_store
from loaders import Record, read_all
from tests.api.running import Cascade

pytestmark = pytest.mark.usefixtures("spark")


def exported(tmp_path: Path, cascade: Cascade, *, built: Path) -> str:
    """The export of a store that got what was built."""
    store = f"sqlite:///{tmp_path}/{built.name}.db"
    assert cascade("archive", "import", built, "--store", store).code in (0, 1)
    return cascade("export", "--store", store).out


def test_of_half_corrupt_input_the_other_half_is_complete(tmp_path: Path, cascade: Cascade) -> None:
    letters, built, truth = (tmp_path / name for name in ("letters", "built", "truth.jsonl"))
    options = ("--documents", "300", "--corrupt", "0.5", "--out", letters, "--truth", truth)
    assert write([str(option) for option in options]) == 0
    told = [json.loads(line) for line in truth.read_text(encoding="utf-8").splitlines()]
    corrupt, clean = (
        sorted(str(letters / one["source"]) for one in told if one["corrupt"] is is_corrupt)
        for is_corrupt in (True, False)
    )
    assert 100 < len(corrupt) < 200
    assert cascade("archive", "build", letters, built).code == 1
    failures = pq.read_table(built / "failures").to_pylist()
    assert sorted(row["source"] for row in failures) == corrupt
    assert {row["kind"] for row in failures} == {"unreadable"}
    store = f"sqlite:///{tmp_path}/loaded.db"
    assert cascade("load", *clean, "--store", store).out.startswith(f"{len(clean)} new, 0 updated")
    assert exported(tmp_path, cascade, built=built) == cascade("export", "--store", store).out


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """Lines of JSON; most of their documents cite one order, in many ways."""
    made = documents(Plan(60, hot=120))
    return [json.dumps({"source": source, "text": text}) + "\n" for source, text, _ in made]


@pytest.fixture(scope="module")
def in_order(lines: list[str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The export of a store that was loaded in the order of the archive."""
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('loaded')}/store.db") as store:
        read = read_all(["-"], stdin=io.BytesIO("".join(lines).encode()))
        load(store, [item for item in read if isinstance(item, Record)])
        return "".join(f"{line}\n" for line in export_jsonl(store))


@pytest.mark.parametrize("partitions", [3, 300])
def test_order_and_pieces_change_nothing(
    lines: list[str], in_order: str, partitions: int, tmp_path: Path, cascade: Cascade
) -> None:
    shuffled = random.Random(partitions).sample(lines, len(lines))  # noqa: S311 - no secret
    (tmp_path / "lines.jsonl").write_text("".join(shuffled), encoding="utf-8")
    built = tmp_path / "built"
    options = ("--partitions", partitions)
    assert cascade("archive", "build", tmp_path / "lines.jsonl", built, *options).code == 0
    assert min(partitions, 100) <= len([*(built / "records").glob("*.parquet")]) <= partitions
    blocks = Counter(pq.read_table(built / "claims", columns=["block"])["block"].to_pylist())
    assert max(blocks.values()) > 50
    assert exported(tmp_path, cascade, built=built) == in_order
